"""Results as markup: a tree of elements, for the page, for print and for a document that stands alone."""
