"""Pages made from the corpus: differences, procedure, timeline, mapping, and the counts of what the site holds."""
