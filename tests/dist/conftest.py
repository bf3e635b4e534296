"""What make dist makes, as it lies on the disk of somebody without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.dist import intranet, single_file

VERSION = "0.0"
AS_OF = "2026-11-20"


@pytest.fixture(scope="session")
def file(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The single file, in a folder whose name a person could have given."""
    made = tmp_path_factory.mktemp("dist") / "我的 文件夹" / "自评 #1.html"
    made.parent.mkdir()
    made.write_text(single_file.html(site, AS_OF), encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def archive(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dist") / f"selfcheck-site-{VERSION}.zip"
    intranet.write(site, made, VERSION, AS_OF)
    return made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, which may neither complain nor ask anybody for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    # The copy for reading offline has tests of its own (tests/offline).
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    own = ("file:", "blob:", "data:", "http://127.0.0.1:")
    context.on("request", lambda one: None if one.url.startswith(own) else complaints.append(one.url))
    yield context.new_page()
    context.close()
    assert complaints == []
