"""In place of Pyodide's own: no event loop, since the worker's calls are answered at once.

The original brings asyncio and with it some forty modules: sockets, TLS, threads, subprocesses, logging.
"""


def _initialize_event_loop() -> None:
    """Called when the package is imported."""
