"""The Python that runs in the reader's browser: Pyodide, trimmed, pre-compiled and served by the site itself."""
