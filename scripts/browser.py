"""Finds the browsers on this machine.

Chromium runs every test: the Chromium or Chrome that is there; on Debian as root the distribution's ``chromium``;
elsewhere Playwright's own. Firefox and WebKit run a shorter journey.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOX = ("firefox", "firefox-esr")
# WebKit draws on a display, and Xvfb is one that needs no screen.
WEBKIT = ("WebKitWebDriver",)
DISPLAY = ("Xvfb",)
FLAGS = (
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find(names: tuple[str, ...] = CHROMIUM) -> str | None:
    """The address of a program on this machine: a Chromium or Chrome unless something else is asked for."""
    on_path = next((found for name in names if (found := shutil.which(name))), None)
    return on_path or (_playwrights() if names is CHROMIUM else None)


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def launch(playwright: "Playwright") -> "Browser":
    """Starts Chromium, without anything that it would ask for by itself."""
    return playwright.chromium.launch(executable_path=find(), args=FLAGS)
