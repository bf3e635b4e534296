import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from scripts.site import serve
from tests.terminal import at_a_terminal

ROOT = Path(__file__).parents[2]
LONG = b"\0asm" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    runtime = tmp_path / "assets/rt/abc"
    runtime.mkdir(parents=True)
    (tmp_path / "zh/rules").mkdir(parents=True)
    for name in ("index.html", "404.html", "zh/index.html", "zh/404.html", "robots.txt"):
        (tmp_path / name).write_text(f"<p>{name}", encoding="utf-8")
    for name in ("worker.mjs", "pyodide.asm.wasm", "stdlib.zip"):
        (runtime / name).write_bytes(LONG)
    (runtime / "pyodide.asm.wasm.br").write_bytes(brotli.compress(LONG))
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[tuple[str, int]]:
    with serve.server(folder, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield serve.ADDRESS, serving.server_port
        serving.shutdown()
        thread.join()


def get(address: tuple[str, int], path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(*address)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/assets/rt/abc/worker.mjs", "text/javascript; charset=utf-8"),
        ("/assets/rt/abc/pyodide.asm.wasm", "application/wasm"),
        ("/assets/rt/abc/stdlib.zip", "application/zip"),
    ],
)
def test_files_have_their_type(address: tuple[str, int], path: str, kind: str) -> None:
    response = get(address, path)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)


def test_brotli_is_sent_to_whoever_takes_it(address: tuple[str, int]) -> None:
    response = get(address, "/assets/rt/abc/pyodide.asm.wasm", Accept_Encoding="gzip, br;q=1.0")
    assert response.headers["Content-Encoding"] == "br"
    assert response.headers["Content-Type"] == "application/wasm"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert brotli.decompress(response.read()) == LONG


@pytest.mark.parametrize("accepted", ["", "gzip", "gzip, br;q=0"])
def test_brotli_is_not_sent_to_others(address: tuple[str, int], accepted: str) -> None:
    response = get(address, "/assets/rt/abc/pyodide.asm.wasm", Accept_Encoding=accepted)
    assert "Content-Encoding" not in response.headers
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.read() == LONG


def test_the_runtime_is_kept_for_good_and_pages_are_asked_for_anew(address: tuple[str, int]) -> None:
    assert "immutable" in get(address, "/assets/rt/abc/worker.mjs").headers["Cache-Control"]
    page = get(address, "/zh/")
    assert page.headers["Cache-Control"] == "no-cache"
    again = get(address, "/zh/", If_Modified_Since=page.headers["Last-Modified"])
    assert (again.status, again.read()) == (304, b"")


def test_a_folder_without_its_slash_is_redirected(address: tuple[str, int]) -> None:
    response = get(address, "/zh?a=1")
    assert (response.status, response.headers["Location"]) == (301, "/zh/?a=1")


@pytest.mark.parametrize(
    ("path", "body"),
    [("/zh/nowhere/", b"<p>zh/404.html"), ("/nowhere", b"<p>404.html"), ("/zh/rules/", b"<p>zh/404.html")],
)
def test_what_is_missing_gets_the_page_for_it(address: tuple[str, int], path: str, body: bytes) -> None:
    response = get(address, path)
    assert (response.status, response.read()) == (404, body)


def test_nothing_outside_the_site_is_served(address: tuple[str, int], folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    for path in ("/../secret.txt", "/zh/../../secret.txt", "/%2e%2e/secret.txt", "//../secret.txt"):
        assert get(address, path).status == 404


def test_head_sends_no_body(address: tuple[str, int]) -> None:
    response = get(address, "/", method="HEAD")
    assert (response.status, response.headers["Content-Length"], response.read()) == (200, "13", b"")


def test_a_reader_who_leaves_is_no_error(address: tuple[str, int], capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(address) as leaving:
        leaving.sendall(b"GET /assets/rt/abc/stdlib.zip HTTP/1.1\r\nHost: x\r\n\r\n")
        # Reset instead of an orderly end, while the answer is under way.
        leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert get(address, "/").status == 200
    time.sleep(0.1)
    assert capfd.readouterr().err == ""


def run(port: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.site.serve"]
    environment = {**os.environ, "PORT": port}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30)


def test_a_port_in_use_is_one_clear_line(site: Path) -> None:
    with socket.create_server((serve.ADDRESS, 0)) as taken:
        port = taken.getsockname()[1]
        done = run(str(port))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Port {port} is in use: choose another one, for example PORT={port + 1}\n"


@pytest.mark.parametrize("port", ["http", "-1", "65536", "80.5", "８０００"])
def test_a_port_that_is_none_is_one_clear_line(port: str) -> None:
    done = run(port)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"PORT={port} is not a port: give a number up to 65535, for example PORT=8000\n"


def test_without_a_site_it_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(serve.ServeError, match="make site"):
        serve.server(tmp_path, 0)


def test_ctrl_c_ends_it_quietly(site: Path) -> None:
    command = [sys.executable, "-m", "scripts.site.serve"]
    environment = {**os.environ, "PORT": "0"}
    with at_a_terminal(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as serving:
        assert serving.stdout is not None
        assert serving.stdout.readline().startswith("Serving on http://127.0.0.1:")
        serving.send_signal(signal.SIGINT)
        _, errors = serving.communicate(timeout=30)
    assert (serving.returncode, errors) == (0, "")
