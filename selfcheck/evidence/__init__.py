"""Lists of projects, standards and services: read as spreadsheets and people write them, and counted."""
