"""Python that runs inside Pyodide under Node, never on the host: node.mjs reads each file and calls its main."""
