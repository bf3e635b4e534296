"""The score as markup: one reviewer's sheet, several reviewers, their drawings."""
