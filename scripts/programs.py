"""Makes sure of the programs that the tests run, where that is ours to do: on Debian as root.

    python -m scripts.programs

Without a Chromium there is nothing to test in, so that fails. The tests of whatever else can neither be found nor
installed are skipped and say so.
"""

import subprocess
import sys
from collections.abc import Iterable

from scripts import debian
from scripts.browser import CHROMIUM, DISPLAY, FIREFOX, WEBKIT, find

NGINX = ("nginx",)
CALC = ("soffice",)
PACKAGES = {
    CHROMIUM: ("chromium", "fonts-noto-cjk"),
    FIREFOX: ("firefox-esr",),
    WEBKIT: ("webkit2gtk-driver",),
    DISPLAY: ("xvfb",),
    NGINX: ("nginx",),
    CALC: ("libreoffice-calc-nogui",),
}
OPTIONAL = {"Firefox": (FIREFOX,), "WebKit": (WEBKIT, DISPLAY), "nginx": (NGINX,), "LibreOffice": (CALC,)}


def install(missing: Iterable[tuple[str, ...]]) -> None:
    """Installs what is missing; without a distribution to take it from, Chromium alone."""
    if debian.offered():
        debian.install([package for names in missing for package in PACKAGES[names]])
    elif CHROMIUM in missing:
        print("· installing Playwright's Chromium …", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print((done.stdout + done.stderr)[-2000:], file=sys.stderr)


def main() -> int:
    """Makes sure that they are there; returns the exit status."""
    if missing := [names for names in PACKAGES if not find(names)]:
        install(missing)
    if not find():
        print("✗ no browser for the tests: install Chromium or Chrome, then run make test again", file=sys.stderr)
        return 1
    for name, parts in OPTIONAL.items():
        if not all(map(find, parts)):
            print(f"· no {name} here: its tests will be skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
