"""Finds the browser for the tests, or installs one; says so and fails when there is none to be had.

    python -m scripts.browser        # prints where it is

Order: the Chromium or Chrome that is there; on Debian as root the distribution's ``chromium``; elsewhere
Playwright's own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")
FLAGS = (
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The address of a Chromium or Chrome on this machine."""
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def launch(playwright: "Playwright") -> "Browser":
    """Starts it, without anything that it would ask for by itself."""
    return playwright.chromium.launch(executable_path=find(), args=FLAGS)


def install() -> str | None:
    """Installs one and returns its address."""
    commands: list[list[str]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"· installing {' and '.join(PACKAGES)} …", flush=True)
        commands = [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
        ]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    else:
        print("· installing Playwright's Chromium …", flush=True)
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
        environment = dict(os.environ)
    for command in commands:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print((done.stdout + done.stderr)[-2000:], file=sys.stderr)
            return None
    return find()


def main() -> int:
    """Makes sure that there is a browser; returns the exit status."""
    if find() or install():
        return 0
    print("✗ no browser for the tests: install Chromium or Chrome, then run make test again", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
