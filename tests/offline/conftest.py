"""The built site below a folder of some server, where another build can take its place, and a browser."""

import io
import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.site import offline, serve

STATE = """() => new Promise((resolve) => {
  const worker = navigator.serviceWorker;
  worker.addEventListener("message", ({ data }) => resolve(data));
  worker.ready.then(({ active }) => active.postMessage({ type: "status" }));
})"""


class Line(serve.Handler):
    """The way to the server, which can be cut, fall silent or damage what it carries."""

    state = "up"
    damaging: ClassVar[dict[str, int]] = {}
    """A file's name → how many more times a byte of it changes on the way."""

    def send_head(self) -> BinaryIO | None:
        if Line.state == "down":
            self.connection.shutdown(socket.SHUT_RDWR)
            raise ConnectionAbortedError
        while Line.state == "silent":
            time.sleep(0.1)
        name = self.path.rpartition("/")[2]
        if not Line.damaging.get(name):
            return super().send_head()
        Line.damaging[name] -= 1
        del self.headers["Accept-Encoding"]  # a browser notices by itself when it cannot unpack
        sent = super().send_head()
        return sent and io.BytesIO(with_a_byte_changed(sent))


def with_a_byte_changed(sent: BinaryIO) -> bytes:
    """In the middle, where the browser does not notice."""
    with sent:
        content = bytearray(sent.read())
    content[len(content) // 2] ^= 1
    return bytes(content)


class Server:
    """The site at /lab/; ``show`` puts another build there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.serving = serve.Server((serve.ADDRESS, 0), partial(Line, directory=str(root)))
        self.address = f"http://{serve.ADDRESS}:{self.serving.server_port}/lab/"

    def show(self, site: Path) -> None:
        link = self.root / "lab"
        link.unlink(missing_ok=True)
        link.symlink_to(site)

    @contextmanager
    def line(self, state: str) -> Iterator[None]:
        """While the line is ``down`` or ``silent``."""
        Line.state = state
        yield
        Line.state = "up"

    def damage(self, name: str, times: int) -> None:
        """Changes a byte of the file the next ``times`` that somebody asks for it."""
        Line.damaging[name] = times


def until(page: Page, promised: str) -> None:
    """Asks again and again until the promise is one of something true."""
    for _ in range(200):
        if page.evaluate(promised):
            return
        page.wait_for_timeout(100)
    raise AssertionError(promised)


@pytest.fixture(scope="session")
def next_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as built a day later: other words in Article 12 and another style sheet."""
    folder = tmp_path_factory.mktemp("next") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    (ui,) = (folder / "assets/ui").iterdir()
    number = re.search(r'"number": "(\w+)"', (folder / offline.SERVICE_WORKER).read_text())[1]
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8").replace(number, offline.MARK).replace(ui.name, "0" * 16)
        path.write_text(html.replace("第十二条", "第十二条（改）"), encoding="utf-8")
    ui = ui.rename(ui.with_name("0" * 16))
    (ui / "styles/every.css").write_text((ui / "styles/every.css").read_text() + ":root { --build: next }")
    (folder / offline.SERVICE_WORKER).unlink()
    offline.write(folder)
    return folder


@pytest.fixture(scope="session")
def ended_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as built with OFFLINE_COPY=off."""
    folder = tmp_path_factory.mktemp("ended") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.br", "*.gz", "rt"))
    (folder / offline.SERVICE_WORKER).unlink()
    offline.write(folder, switched_off=True)
    return folder


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    made.show(site)
    Line.state = "up"
    Line.damaging = {}
    thread = threading.Thread(target=made.serving.serve_forever)
    thread.start()
    yield made
    Line.state = "up"
    made.serving.shutdown()
    made.serving.server_close()
    thread.join()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def wait_for() -> Callable[[Page, str], dict[str, object]]:
    """Waits until the copy is ``complete``, ``full`` or ``partial`` and returns what the worker says of it."""

    def wait(page: Page, state: str) -> dict[str, object]:
        for _ in range(300):
            told = page.evaluate(STATE)
            if told["state"] == state:
                return told
            page.wait_for_timeout(100)
        raise AssertionError(json.dumps(told))

    return wait
