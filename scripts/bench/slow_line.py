"""The page of the self-assessment over a slow line: a proxy that lets bytes through late and one after the other.

In the browser's own throttling the worker would go unthrottled. Each connection waits a round trip before it
stands and another half each way, and all share the line.
"""

import asyncio
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Playwright, sync_playwright

from scripts.bench import chromium, contest, site_server
from scripts.bench.contest import Samples
from scripts.site import serve

ROUNDS = 2
PAGE = "/zh/selfcheck/"
CHUNK = 4096
READY = 180_000  # ms

LINES = {"phone": (1.6, 0.150), "dsl": (10.0, 0.060)}
"""Line → megabits a second, and seconds for a round trip."""

# When the form could be read, and when the verdict stood there.
WATCH = """addEventListener("DOMContentLoaded", () => {
  const result = document.getElementById("selfcheck-result");
  new MutationObserver(() => {
    if (result.dataset.state === "ready") window.readyAt ??= performance.now();
  }).observe(result, { attributes: true });
});"""
TIMES = """() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, window.readyAt]"""


class Line:
    """A line of so many bytes a second that everybody shares, and what a round trip takes."""

    def __init__(self, megabits: float, round_trip: float) -> None:
        self.pace = megabits * 1e6 / 8
        self.round_trip = round_trip
        self._free = 0.0

    async def carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, paced: bool) -> None:
        """Everything from one end to the other, later."""
        arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, content = await arriving.get()
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                sink.write(content)
                await sink.drain()
                if not content:
                    sink.close()
                    return

        delivering = asyncio.ensure_future(deliver())
        # A browser that leaves in the middle is no failure, and nobody waits for the rest.
        delivering.add_done_callback(lambda done: done.cancelled() or done.exception())
        while True:
            content = await source.read(CHUNK)
            now = time.monotonic()
            if paced:
                self._free = max(self._free, now) + len(content) / self.pace
                await asyncio.sleep(max(0.0, self._free - now))
            arriving.put_nowait((time.monotonic() + self.round_trip / 2, content))
            if not content:
                await delivering
                return

    async def connect(self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection to the server at `port`."""
        await asyncio.sleep(self.round_trip)
        far_reader, far_writer = await asyncio.open_connection(serve.ADDRESS, port)
        both = (self.carry(reader, far_writer, False), self.carry(far_reader, writer, True))
        with suppress(asyncio.CancelledError):  # the line is taken away; asyncio would complain that nobody heard
            await asyncio.gather(*both, return_exceptions=True)


@contextmanager
def slowed(address: str, megabits: float, round_trip: float) -> Iterator[str]:
    """The address at which the server at `address` is reached over a slow line."""
    port = urlsplit(address).port
    assert port is not None
    loop = asyncio.new_event_loop()
    line = Line(megabits, round_trip)

    async def listen() -> int:
        listening = await asyncio.start_server(
            lambda reader, writer: line.connect(port, reader, writer), serve.ADDRESS, 0
        )
        near: int = listening.sockets[0].getsockname()[1]
        return near

    async def hang_up() -> None:
        running = asyncio.all_tasks() - {asyncio.current_task()}
        for one in running:
            one.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    # In a thread of its own: Playwright's loop runs in this one.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    near = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        yield f"http://{serve.ADDRESS}:{near}"
    finally:
        asyncio.run_coroutine_threadsafe(hang_up(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@dataclass(frozen=True, slots=True)
class Reader:
    """A contestant who visits the page for the first time."""

    line: str
    playwright: Playwright
    address: str

    def round(self) -> Samples:
        """When the form could be read, and when the verdict stood there."""
        with (
            tempfile.TemporaryDirectory(prefix="bench-profile-") as profile,
            chromium.with_profile(self.playwright, profile) as context,
        ):
            page = context.new_page()
            page.add_init_script(WATCH)
            page.goto(self.address + PAGE, wait_until="commit")
            page.wait_for_function("() => window.readyAt", timeout=READY)
            painted, ready = page.evaluate(TIMES)
        return {f"line.{self.line}.form": [painted], f"line.{self.line}.verdict": [ready]}


def measure() -> contest.Rounds:
    """Each line, first visits only."""
    found: contest.Rounds = {}
    with (
        tempfile.TemporaryDirectory(prefix="bench-line-") as folder,
        site_server.serving(serve.SITE, Path(folder)) as (address, _),
        sync_playwright() as playwright,
    ):
        for name, (megabits, round_trip) in LINES.items():
            with slowed(address, megabits, round_trip) as near:
                found |= contest.take_turns((Reader(name, playwright, near),), ROUNDS, warm_up=False)
    return found
