"""What makes the site: texts, runtime, pages, and the setting up of a machine to do it."""
