"""Slows a page and its workers down, as on a weak machine: their process rests three quarters of the time.

Chromium's own throttling concerns the page alone; asked to slow a worker down, it says that it cannot.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from playwright.sync_api import Browser

TIMES = 4
RUN = 0.003
"""Seconds at a time, well below a frame even with the rest that follows."""


def renderers(running: Browser) -> list[int]:
    """The processes in which pages and their workers run."""
    session = running.new_browser_cdp_session()
    try:
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    finally:
        session.detach()
    return [one["id"] for one in processes if one["type"] == "renderer"]


@contextmanager
def slowed(processes: Sequence[int], times: int = TIMES) -> Iterator[None]:
    """These processes run so many times slower until the end; one that is gone meanwhile does not matter."""
    over = threading.Event()

    def pulse() -> None:
        woken = time.perf_counter()
        while not over.wait(RUN):
            _send(processes, signal.SIGSTOP)
            ran = time.perf_counter() - woken  # more than asked for where the machine is busy
            over.wait(ran * (times - 1))
            woken = time.perf_counter()
            _send(processes, signal.SIGCONT)

    pulsing = threading.Thread(target=pulse, daemon=True)
    pulsing.start()
    try:
        yield
    finally:
        over.set()
        pulsing.join()
        _send(processes, signal.SIGCONT)


def _send(processes: Sequence[int], what: signal.Signals) -> None:
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one, what)
