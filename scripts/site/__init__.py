"""The site: two MkDocs builds of one mkdocs.yml, the door in front of them, and a server to look at it."""
