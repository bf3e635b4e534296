"""In place of Pyodide's own: nothing, since the package uses no JavaScript."""
