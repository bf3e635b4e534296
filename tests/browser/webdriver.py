"""Firefox and WebKit, driven by the W3C's WebDriver: as much of it as a short journey needs.

Firefox speaks it over a socket of its own (Marionette, which geckodriver translates to); WebKitGTK brings a driver
that speaks it over HTTP. The commands and what they return are the same.
"""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from scripts.browser import DISPLAY, FIREFOX, WEBKIT, find

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls a reference to one
PATIENCE = 60  # s; the first start on a slow machine


class Wire(Protocol):
    """How commands reach a browser."""

    def send(self, command: str, **given: Any) -> Any:
        """One command of WebDriver, by Marionette's name; what it returns."""


class Window:
    """A page in one of the two browsers."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def open(self, address: str) -> None:
        self._wire.send("Navigate", url=address)

    def reload(self) -> None:
        self._wire.send("Refresh")

    def run(self, script: str, *given: Any) -> Any:
        """What a function body returns; ``arguments`` are what is given."""
        return self._wire.send("ExecuteScript", script=script, args=list(given))

    def click(self, selector: str) -> None:
        id = self._find(selector)
        # Drivers scroll to the edge of the window, where the bar lies over the page.
        self.run("arguments[0].scrollIntoView({ block: 'center' })", {ELEMENT: id})
        self._wire.send("ElementClick", id=id)

    def type(self, selector: str, text: str) -> None:
        self._wire.send("ElementSendKeys", id=self._find(selector), text=text)

    def _find(self, selector: str) -> str:
        found: dict[str, str] = self._wire.send("FindElement", using="css selector", value=selector)
        return found[ELEMENT]

    def wait(self, script: str, *given: Any, expected: Any) -> None:
        """Until a function body returns what is expected."""
        end = time.monotonic() + PATIENCE
        while (found := self.run(script, *given)) != expected:
            assert time.monotonic() < end, f"{script} {given}: {found!r} instead of {expected!r}"
            time.sleep(0.1)


class Marionette:
    """Messages of JSON, each preceded by its length and a colon."""

    def __init__(self, port: int) -> None:
        self._stream = socket.create_connection(("127.0.0.1", port), PATIENCE).makefile("rwb")
        self._count = 0
        self._receive()  # the greeting

    def send(self, command: str, **given: Any) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, f"WebDriver:{command}", given]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._receive()
        assert error is None, error
        return result.get("value") if set(result) == {"value"} else result

    def _receive(self) -> Any:
        length = b""
        while (one := self._stream.read(1)) != b":":
            assert one, "Firefox has gone"
            length += one
        return json.loads(self._stream.read(int(length)))


class Http:
    """The addresses that the W3C gives the commands."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self._base = f"http://127.0.0.1:{port}/session"
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        self._base += f"/{self._ask('', asked)['sessionId']}"

    def send(self, command: str, **given: Any) -> Any:
        paths = {
            "Navigate": "/url",
            "Refresh": "/refresh",
            "ExecuteScript": "/execute/sync",
            "FindElement": "/element",
            "ElementClick": f"/element/{given.get('id')}/click",
            "ElementSendKeys": f"/element/{given.get('id')}/value",
        }
        return self._ask(paths[command], given)

    def _ask(self, path: str, given: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            self._base + path, json.dumps(given).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as refused:
            raise AssertionError(refused.read().decode()) from None


@contextmanager
def firefox(folder: Path) -> Iterator[Window]:
    """A window of Firefox whose profile is in an empty folder."""
    (folder / "user.js").write_text('user_pref("marionette.port", 0);\n')
    command = [str(find(FIREFOX)), "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    with _running(command, {}):
        wire = Marionette(int(_appearing(folder / "MarionetteActivePort")))
        wire.send("NewSession", capabilities={})
        yield Window(wire)


@contextmanager
def webkit(folder: Path) -> Iterator[Window]:
    """A window of WebKitGTK's own small browser, with nothing kept from before."""
    reading, writing = os.pipe()
    display = [str(find(DISPLAY)), "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with _running(display, {}, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        environment = {
            "DISPLAY": f":{number}",
            "HOME": str(folder),
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # root has none
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",  # there is no graphics card
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with _running([str(find(WEBKIT)), f"--port={port}"], environment):
            _listening(port)
            yield Window(Http(port, {}))


@contextmanager
def _running(command: list[str], environment: dict[str, str], **options: Any) -> Iterator[None]:
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _appearing(file: Path) -> str:
    end = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < end, f"{file.name} does not appear"
        time.sleep(0.1)
    return file.read_text()


def _listening(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert time.monotonic() < end, "the driver does not start"
            time.sleep(0.1)
        else:
            return
