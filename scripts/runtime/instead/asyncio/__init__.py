"""In place of the standard library's: the name that Pyodide's core looks up when it starts, and no event loop.

The worker's calls are answered at once, so nothing is ever awaited in Python. The original brings some sixty
modules with it, for sockets, TLS, threads, subprocesses and logs.
"""


def get_event_loop() -> None:
    """Never called: there is nothing to await."""
    raise RuntimeError("this runtime has no event loop")
