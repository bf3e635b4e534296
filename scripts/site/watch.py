"""Builds the site again whenever something it is made from is saved, while it is being served.

A build of its own process, so that changed code counts too. When it fails, the page stays as it was and the
problems stand in the terminal.
"""

import subprocess
import sys
import time
from pathlib import Path

from scripts.site.build import ROOT, SOURCES

PAUSE = 0.2  # seconds between two looks


def forever() -> None:
    """Looks and builds until the program ends."""
    seen = _look()
    while True:
        time.sleep(PAUSE)
        now = _look()
        if now != seen:
            seen = now
            subprocess.run([sys.executable, "-m", "scripts.site.build"], cwd=ROOT, check=False)


def _look() -> dict[Path, int]:
    """Every source file and when it was last written."""
    files = (one for name in SOURCES for one in [ROOT / name, *(ROOT / name).rglob("*")])
    return {one: one.stat().st_mtime_ns for one in files if one.is_file() and "__pycache__" not in one.parts}
