"""What each extra archive is for, done once on import, inside Pyodide."""
