"""Fetches the wheels that run inside Pyodide on the host (compiler, pytest) and unpacks them side by side.

They are for another interpreter than the host's, so pip downloads them, checked against the lock's hashes,
and installs nothing. None of them reaches the browser.
"""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from scripts.runtime.places import BUILD, ROOT, RuntimeBuildError

LOCK = ROOT / "requirements" / "pyodide.txt"
PYTHON_VERSION = "3.14"
PLATFORMS = ("any", "pyemscripten_2026_0_wasm32")


def installed() -> Path:
    """The folder to put on Python's path inside Pyodide; downloads only when the lock has changed."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    site = BUILD / "wheels" / digest
    if site.is_dir():
        return site
    print("· runtime: fetching the wheels that run inside Pyodide …", flush=True)
    shutil.rmtree(site.parent, ignore_errors=True)
    downloads = site.parent / "downloads"
    platforms = [argument for name in PLATFORMS for argument in ("--platform", name)]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    pip += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--python-version", PYTHON_VERSION]
    pip += [*platforms, "--dest", str(downloads), "--requirement", str(LOCK)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeBuildError(f"the wheels of {LOCK.name} could not be fetched:\n{done.stderr.rstrip()}")
    unpacked = site.parent / "unpacked"
    for wheel in sorted(downloads.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
    unpacked.rename(site)
    return site
