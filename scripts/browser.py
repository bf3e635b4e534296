"""Finds the browsers for the tests, or installs them; says so and fails when there is no Chromium to be had.

    python -m scripts.browser        # makes sure that they are there

Chromium runs every test: the Chromium or Chrome that is there; on Debian as root the distribution's ``chromium``;
elsewhere Playwright's own. Firefox and WebKit run a shorter journey; where they can neither be found nor installed
from the distribution, its tests are skipped and say so.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import debian

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOX = ("firefox", "firefox-esr")
# WebKit draws on a display, and Xvfb is one that needs no screen.
WEBKIT = ("WebKitWebDriver",)
DISPLAY = ("Xvfb",)
PACKAGES = {CHROMIUM: "chromium", FIREFOX: "firefox-esr", WEBKIT: "webkit2gtk-driver", DISPLAY: "xvfb"}
FONTS = "fonts-noto-cjk"
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


def install(missing: list[tuple[str, ...]]) -> None:
    """Installs what is missing; without a distribution to take it from, Chromium alone."""
    if debian.offered():
        packages = [PACKAGES[names] for names in missing]
        debian.install([*packages, FONTS] if CHROMIUM in missing else packages)
    elif CHROMIUM in missing:
        print("· installing Playwright's Chromium …", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print((done.stdout + done.stderr)[-2000:], file=sys.stderr)


def main() -> int:
    """Makes sure that the browsers are there; returns the exit status."""
    if missing := [names for names in PACKAGES if not find(names)]:
        install(missing)
    if not find():
        print("✗ no browser for the tests: install Chromium or Chrome, then run make test again", file=sys.stderr)
        return 1
    for name, parts in (("Firefox", (FIREFOX,)), ("WebKit", (WEBKIT, DISPLAY))):
        if not all(map(find, parts)):
            print(f"· no {name} here: its tests will be skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
