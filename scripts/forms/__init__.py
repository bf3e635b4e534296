"""The empty forms of the pages, made when the site is built: the browser is given them as markup."""
