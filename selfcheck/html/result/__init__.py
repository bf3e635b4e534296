"""The result of an assessment as markup, a module a part."""
