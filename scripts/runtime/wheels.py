"""Fetches the wheels that run inside Pyodide and unpacks them side by side.

They are for another interpreter than the host's, so pip downloads them, checked against the lock's hashes,
and installs nothing.
"""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from scripts.runtime.places import BUILD, ROOT, RuntimeBuildError

HOST = ROOT / "requirements" / "pyodide.txt"
"""For Pyodide under Node: the compiler and pytest. None of them reaches the browser."""
BROWSER = ROOT / "requirements" / "browser.txt"
"""For the archives that pages load when they need them."""

PYTHON_VERSION = "3.14"
PLATFORMS = ("any", "pyemscripten_2026_0_wasm32")


def installed(lock: Path) -> Path:
    """The folder to put on Python's path inside Pyodide; downloads only when the lock has changed."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    site = BUILD / "wheels" / lock.stem / digest
    if site.is_dir():
        return site
    print(f"· runtime: fetching the wheels of {lock.name} …", flush=True)
    shutil.rmtree(site.parent, ignore_errors=True)
    downloads = site.parent / "downloads"
    platforms = [argument for name in PLATFORMS for argument in ("--platform", name)]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    pip += ["--require-hashes", "--no-deps", "--only-binary=:all:", "--python-version", PYTHON_VERSION]
    pip += [*platforms, "--dest", str(downloads), "--requirement", str(lock)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeBuildError(f"the wheels of {lock.name} could not be fetched:\n{done.stderr.rstrip()}")
    unpacked = site.parent / "unpacked"
    for wheel in sorted(downloads.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
    unpacked.rename(site)
    return site
