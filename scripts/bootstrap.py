"""Sets the repository up on a fresh machine: virtual environment, locked Python packages, locked npm packages.

Runs under the system's Python with the standard library alone. What is there already and unchanged is left
alone; what is missing or in the way is said in one line, with its mend.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON_WANTED = (3, 11)
NODE_WANTED = 20


class SetupError(Exception):
    """Something the machine lacks; the message says how to mend it."""


def main() -> int:
    """Sets up what is missing; returns the exit status."""
    try:
        _check_python()
        npm = _check_node()
        _python_packages()
        _npm_packages(npm)
    except SetupError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    return 0


def _check_python() -> None:
    if sys.version_info < PYTHON_WANTED:
        raise SetupError(
            f"Python {'.'.join(map(str, PYTHON_WANTED))} or newer is needed, this is {sys.version.split()[0]}: "
            "install it, or name another one: make PYTHON=python3.12 …"
        )


def _check_node() -> str:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise SetupError(
            f"{'node' if not node else 'npm'} is missing: install Node {NODE_WANTED} or newer with npm"
        )
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = re.match(r"v(\d+)", version)
    if not major or int(major[1]) < NODE_WANTED:
        raise SetupError(
            f"Node {NODE_WANTED} or newer is needed, this is {version or 'unknown'}: install a newer one"
        )
    return npm


def _python_packages() -> None:
    lock = ROOT / "requirements" / "dev.txt"
    python = VENV / "bin" / "python"
    stamp = VENV / "locked"
    wanted = _digest(lock, sys.version)
    if python.exists() and _read(stamp) == wanted:
        return
    print("· setting up Python packages (.venv) …", flush=True)
    if not python.exists():
        _run(
            [sys.executable, "-m", "venv", str(VENV)],
            "the virtual environment could not be made: on Debian, apt-get install python3-venv",
        )
    _run(
        [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            # The lock is whole. Older pips look at newer releases of what somebody asks for with an extra
            # (pytest-cov: coverage[toml]), and then complain that these are not pinned.
            "--no-deps",
            "--require-hashes",
            "-r",
            str(lock),
        ],
        "the Python packages could not be installed: check the network and run the command again",
    )
    stamp.write_text(wanted)


def _npm_packages(npm: str) -> None:
    lock = ROOT / "package-lock.json"
    stamp = ROOT / "node_modules" / ".locked"
    wanted = _digest(lock, "")
    if _read(stamp) == wanted:
        return
    print("· setting up npm packages (node_modules) …", flush=True)
    _run(
        [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        "the npm packages could not be installed: check the network and run the command again",
    )
    stamp.write_text(wanted)


def _run(command: list[str], mend: str) -> None:
    """Runs a step quietly; its output is shown only when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    if done.returncode:
        print((done.stdout + done.stderr)[-4000:], file=sys.stderr)
        raise SetupError(mend)


def _digest(lock: Path, salt: str) -> str:
    return hashlib.sha256(lock.read_bytes() + salt.encode()).hexdigest()


def _read(stamp: Path) -> str:
    return stamp.read_text() if stamp.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
