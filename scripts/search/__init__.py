"""What the search box reads: one file a language with every provision and page, made by the build."""
