"""`python -m scripts.site.serve`: shows site/ on this machine, as a real server would.

Right types for .mjs and .wasm, the .br file where there is one and the browser takes it, the runtime below
its hash kept for good and everything else asked for anew. What is saved is built again at once. PORT chooses the
port, 8000 by default.
"""

import os
import sys
import threading
from email.utils import formatdate, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit, urlunsplit

from scripts.site import watch

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
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


class ServeError(Exception):
    """The site cannot be served; says how to mend it."""


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
        twin = path.with_name(path.name + ".br")
        compressed = twin.is_file()
        sent = twin if compressed and _takes_brotli(self.headers.get("Accept-Encoding", "")) else path
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
        if sent is twin:
            self.send_header("Content-Encoding", "br")
        self._cache_headers(compressed)
        self.end_headers()
        return content

    def _cache_headers(self, compressed: bool) -> None:
        kept = urlsplit(self.path).path.startswith(("/assets/rt/", "/assets/search/", "/assets/ui/"))
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
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _takes_brotli(accepted: str) -> bool:
    for one in accepted.split(","):
        name, _, weight = one.replace(" ", "").partition(";q=")
        if name == "br":
            return weight not in ("0", "0.0", "0.00", "0.000")
    return False


def port() -> int:
    """The port that PORT asks for; 0 leaves the choice to the system."""
    asked = os.environ.get("PORT", "") or str(DEFAULT_PORT)
    if not (asked.isascii() and asked.isdigit() and int(asked) <= 65535):
        raise ServeError(f"PORT={asked} is not a port: give a number up to 65535, for example PORT={DEFAULT_PORT}")
    return int(asked)


def server(site: Path, number: int) -> Server:
    """A server for the site, listening on this machine alone."""
    if not (site / "index.html").is_file():
        raise ServeError(f"There is no site in {site.name}/ yet: build it with `make site`")
    try:
        return Server((ADDRESS, number), partial(Handler, directory=str(site)))
    except PermissionError:
        raise ServeError(f"Port {number} needs privileges: choose another one, for example PORT=8080") from None
    except OSError:
        other = number + 1 if number < 65535 else DEFAULT_PORT
        raise ServeError(f"Port {number} is in use: choose another one, for example PORT={other}") from None


def main() -> int:
    """Serves until interrupted; returns the exit status."""
    try:
        serving = server(SITE, port())
    except ServeError as error:
        print(error, file=sys.stderr)
        return 1
    with serving:
        try:  # from the first word on: who reads the address may stop it at once
            threading.Thread(target=watch.forever, daemon=True).start()
            print(f"Serving on http://{ADDRESS}:{serving.server_port}/ — stop with Ctrl-C", flush=True)
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
