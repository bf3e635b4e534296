"""In place of Pyodide's own: nothing, where the original brings the event loop and a record of its state."""
