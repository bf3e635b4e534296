"""Installs programs of the distribution, where it is Debian and root asks; elsewhere a person has to."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def offered() -> bool:
    """Whether there is a distribution to install from."""
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def install(packages: Sequence[str]) -> None:
    """Installs packages; what goes wrong is told on standard error."""
    print(f"· installing {', '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print((done.stdout + done.stderr)[-2000:], file=sys.stderr)
            return
