"""Serves a folder of files as a web server would: right types, compressed twins, what browsers may keep.

Python's standard library alone, from 3.8 on, and no other file of the project: the archive for intranets carries
this very file as serve.py.

    python3 serve.py [--address ADDRESS] [--port PORT]
"""

from __future__ import annotations

import argparse
import os
import sys
from email.utils import formatdate, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit, urlunsplit

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8000
TYPES = {
    ".atom": "application/atom+xml",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
RUNTIME = "/assets/rt/"
KEPT = (RUNTIME, "/assets/search/", "/assets/ui/")
"""Folders whose name is the hash of what they hold."""
RUNTIME_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""Of the worker, which does not inherit the page's: Python's wasm may be compiled, text never."""
PAGE_POLICY = "frame-ancestors 'self'"
"""Of the pages, which carry the rest of it themselves; this part counts in a header alone."""
TWINS = {"br": ".br", "gzip": ".gz"}
"""Encodings by preference, with what the name of a file compressed that way ends in."""


class Handler(SimpleHTTPRequestHandler):
    """One request for a file of the built site."""

    protocol_version = "HTTP/1.1"
    timeout = 60  # of an idle connection that the browser keeps open

    def send_head(self) -> BinaryIO | None:
        """Sends the status and headers; returns what is to follow them."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            address = urlsplit(self.path)
            if not address.path.endswith("/"):
                self._redirect(urlunsplit(("", "", address.path + "/", address.query, "")))
                return None
            path /= "index.html"
        elif self.path.endswith("/"):
            return self._not_found()
        if not path.is_file():
            return self._not_found()
        return self._file(path, HTTPStatus.OK)

    def _file(self, path: Path, status: HTTPStatus) -> BinaryIO | None:
        twins = {name: path.with_name(path.name + end) for name, end in TWINS.items()}
        twins = {name: twin for name, twin in twins.items() if twin.is_file()}
        compressed = bool(twins)
        accepted = _accepted(self.headers.get("Accept-Encoding", ""))
        encoding = next((name for name in twins if name in accepted), "")
        sent = twins.get(encoding, path)
        content = sent.open("rb")
        about = os.fstat(content.fileno())
        if status == HTTPStatus.OK and self._has_it(about.st_mtime):
            content.close()
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._cache_headers(compressed)
            self.end_headers()
            return None
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(about.st_size))
        self.send_header("Last-Modified", formatdate(about.st_mtime, usegmt=True))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")
        is_runtime = RUNTIME in urlsplit(self.path).path
        self.send_header("Content-Security-Policy", RUNTIME_POLICY if is_runtime else PAGE_POLICY)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self._cache_headers(compressed)
        self.end_headers()
        return content

    def _cache_headers(self, compressed: bool) -> None:
        path = urlsplit(self.path).path
        kept = any(folder in path for folder in KEPT)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        if compressed:
            self.send_header("Vary", "Accept-Encoding")

    def _has_it(self, modified: float) -> bool:
        try:
            return int(modified) <= parsedate_to_datetime(self.headers["If-Modified-Since"]).timestamp()
        except (TypeError, ValueError):
            return False

    def _redirect(self, address: str) -> None:
        # A path that begins with two slashes would be read as another host.
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", "/" + address.lstrip("/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _not_found(self) -> BinaryIO | None:
        site = Path(self.directory)
        lang = self.path.strip("/").partition("/")[0]
        own = site / lang / "404.html" if lang in ("zh", "en") else site / "404.html"
        if own.is_file():
            return self._file(own, HTTPStatus.NOT_FOUND)
        content = b"not found\n"
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Quiet, but for what is missing or broken."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
        """Says what was asked for in vain."""
        if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST:
            print(f"{int(code)} {self.path}", file=sys.stderr)


class Server(ThreadingHTTPServer):
    """Answers each connection in a thread of its own."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who has left the page is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _accepted(header: str) -> set[str]:
    """The encodings that a browser takes."""
    pairs = (one.replace(" ", "").partition(";q=") for one in header.split(","))
    return {name for name, _, weight in pairs if weight not in ("0", "0.0", "0.00", "0.000")}


def main() -> int:
    """Serves the folder ``site`` beside this file until interrupted; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default=ADDRESS, help="0.0.0.0 lets other machines in (default: %(default)s)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="default: %(default)s")
    options = parser.parse_args()
    site = Path(__file__).resolve().parent / "site"
    try:
        serving = Server((options.address, options.port), partial(Handler, directory=str(site)))
    except (OSError, OverflowError) as error:
        print(f"{options.address}:{options.port}: {error}", file=sys.stderr)
        return 1
    with serving:
        print(f"http://{options.address}:{serving.server_port}/  (Ctrl-C)", flush=True)
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
