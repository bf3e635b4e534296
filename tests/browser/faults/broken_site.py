"""A server of the built site that breaks the files it is told to, and mends them when asked.

A real one: where Playwright fulfils a request in its place, Chromium's HTTP cache is switched off, and what the
cache keeps of a broken file is what matters here.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from scripts.site import static_server as serve

LOGIN = b"<!doctype html><title>Log in to the network</title>"
MISTYPED = "application/octet-stream"


class Broken(serve.Handler):
    """Serves a broken file once it is named in ``faults``; only of what lies below the hash of its content.

    ``missing``, ``login``, ``mistyped``, ``forbidden`` (no wasm may be compiled), ``truncated``, ``silent``
    (nothing comes), ``stalled`` (half of it comes), ``late`` (comes when it is mended).
    """

    faults: ClassVar[dict[str, str]] = {}
    """Name of the file → what is wrong with it."""
    asked: ClassVar[list[str]] = []
    """Names of the files asked for, in their order."""
    mended = threading.Event()
    fault = ""

    def do_GET(self) -> None:  # noqa: N802  # named by http.server
        place = urlsplit(self.path).path
        name = place.rpartition("/")[2]
        hashed = any(folder in place for folder in serve.KEPT)
        if hashed:
            self.asked.append(name)
        self.fault = self.faults.get(name, "") if hashed else ""
        if self.fault in ("silent", "late"):
            self.mended.wait()
        if self.fault in ("login", "truncated", "stalled"):
            self._instead(Path(self.translate_path(self.path)))
        elif self.fault != "silent":
            super().do_GET()
        self.close_connection |= self.fault in ("silent", "stalled")

    def translate_path(self, path: str) -> str:
        return super().translate_path(f"{path}-gone" if self.fault == "missing" else path)

    def send_header(self, keyword: str, value: str) -> None:
        if self.fault == "mistyped" and keyword == "Content-Type":
            value = MISTYPED
        if self.fault == "forbidden" and keyword == "Content-Security-Policy":
            value = value.replace(" 'wasm-unsafe-eval'", "")
        super().send_header(keyword, value)

    def _instead(self, path: Path) -> None:
        content = path.read_bytes()
        half = content[: len(content) // 2]
        length = len({"login": LOGIN, "truncated": half}.get(self.fault, content))
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if self.fault == "login" else serve.TYPES[path.suffix])
        self.send_header("Content-Length", str(length))
        if self.fault != "login":
            self._cache_headers(compressed=False)
        self.end_headers()
        self.wfile.write(LOGIN if self.fault == "login" else half)
        self.wfile.flush()
        if self.fault == "stalled":
            self.mended.wait()


class BrokenSite:
    """The address of such a server, and the way to break and mend it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def breaks(self, name: str, fault: str) -> None:
        Broken.mended.clear()
        Broken.faults[name] = fault

    def mend(self) -> None:
        """From now on everything is served whole; what is asked for is noted from here."""
        Broken.faults.clear()
        Broken.asked.clear()
        Broken.mended.set()

    @property
    def asked(self) -> set[str]:
        return set(Broken.asked)


@contextmanager
def broken_site(site: Path) -> Iterator[BrokenSite]:
    """Serves the built site until the end of the block."""
    with serve.Server((serve.ADDRESS, 0), partial(Broken, directory=str(site))) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        made = BrokenSite(f"http://{serve.ADDRESS}:{serving.server_port}")
        made.mend()
        yield made
        made.mend()
        serving.shutdown()
        thread.join()
