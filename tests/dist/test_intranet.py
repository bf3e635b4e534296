"""The archive for an intranet: unpacked, served by its own command or by a plain nginx, it is the whole site."""

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.dist import intranet
from tests.browser.form import Form
from tests.dist.conftest import AS_OF, VERSION
from tests.terminal import at_a_terminal

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder / archive.stem


@contextmanager
def served(unpacked: Path, *options: str) -> Iterator[str]:
    """By the archive's own command: nothing of this project or of other packages can be imported."""
    command = [sys.executable, "-I", "-S", "serve.py", "--port", "0", *options]
    with at_a_terminal(command, cwd=unpacked) as serving:
        assert serving.stdout
        try:
            yield serving.stdout.readline().split()[0]
        finally:
            serving.send_signal(signal.SIGINT)
            assert serving.wait(30) == 0


@contextmanager
def nginx(unpacked: Path, folder: Path) -> Iterator[str]:
    """By nginx with the configuration of the archive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = (unpacked / "nginx.conf").read_text(encoding="utf-8")
    server = server.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/var/www/selfcheck", str(unpacked))
    paths = "".join(f"{name}_temp_path {folder};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if Path("/root").owner() == "root" else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {paths} {server} }}"
    )
    with subprocess.Popen(["nginx", "-e", "stderr", "-c", folder / "nginx.conf"]) as serving:
        for _ in range(100):
            if socket.socket().connect_ex(("127.0.0.1", port)) == 0:
                break
            time.sleep(0.1)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            serving.terminate()


def ask(address: str, path: str, accepted: str = "gzip, deflate") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"))
    connection.request("GET", path, headers={"Accept-Encoding": accepted})
    return connection.getresponse()


def held(address: str, unpacked: Path, page: Page) -> None:
    """What any server of the site has to do, and that an applicant is then told a verdict."""
    (runtime,) = (unpacked / "site/assets/rt").iterdir()
    wasm = ask(address, f"/assets/rt/{runtime.name}/pyodide.asm.wasm")
    assert wasm.headers["Content-Type"] == "application/wasm"
    assert wasm.headers["Content-Encoding"] == "gzip"
    assert "immutable" in wasm.headers["Cache-Control"]
    worker = ask(address, f"/assets/rt/{runtime.name}/worker.mjs")
    assert worker.headers["Content-Type"].replace(" ", "").lower() == "text/javascript;charset=utf-8"
    assert worker.headers["Content-Security-Policy"].startswith("default-src 'none'")
    plain = ask(address, "/zh/", "identity")
    assert plain.headers["Content-Type"].replace(" ", "").lower() == "text/html;charset=utf-8"
    assert plain.headers["Cache-Control"] == "no-cache"
    missing = ask(address, "/en/nowhere/", "identity")
    assert (missing.status, missing.read()[:60]) == (404, (unpacked / "site/en/404.html").read_bytes()[:60])
    moved = ask(address, "/zh")
    assert (moved.status, moved.headers["Location"]) == (301, "/zh/")
    page.goto(f"{address}zh/selfcheck/")
    form = Form(page, "zh").wait().answer({"facilities.floor_area_m2": "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


def test_unpacked_and_started_it_works(unpacked: Path, page: Page) -> None:
    with served(unpacked) as address:
        assert address.startswith("http://127.0.0.1:")
        held(address, unpacked, page)


def test_a_plain_nginx_serves_it_with_the_configuration_that_comes_along(
    unpacked: Path, page: Page, tmp_path: Path
) -> None:
    if not shutil.which("nginx"):
        pytest.skip("not installed: nginx")
    with nginx(unpacked, tmp_path) as address:
        held(address, unpacked, page)


def test_the_archive_says_how_to_use_it_and_on_which_terms(unpacked: Path) -> None:
    readme = (unpacked / "README.txt").read_text(encoding="utf-8-sig")
    assert VERSION in readme
    assert "python3 serve.py" in readme
    terms = (unpacked / "site/licences.txt").read_text(encoding="utf-8")
    for name in ("Pyodide", "Mozilla Public License", "CPython", "mkdocs-material", "minisearch", "openpyxl"):
        assert name.lower() in terms.lower()


def test_the_same_site_gives_the_same_archive(archive: Path, site: Path, tmp_path: Path) -> None:
    again = tmp_path / archive.name
    intranet.write(site, again, VERSION, AS_OF)
    assert again.read_bytes() == archive.read_bytes()
