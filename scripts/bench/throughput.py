"""How many requests a second the site answers under nginx, asked by wrk on the same machine."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts import debian
from scripts.bench import contest, site_server
from scripts.bench.contest import Samples
from scripts.bench.measurement import BenchError
from scripts.site import serve

PACKAGES = ("nginx", "libnginx-mod-http-brotli-static", "wrk")
ROUNDS = 3
SECONDS = 4
CONNECTIONS = 16


def install() -> None:
    """Makes sure that nginx and wrk are there, where that is ours to do."""
    if not available() and debian.offered():
        debian.install(PACKAGES)


def available() -> bool:
    """Whether both programs are there."""
    return bool(shutil.which("nginx") and shutil.which("wrk") and site_server.BROTLI.exists())


@dataclass(frozen=True, slots=True)
class Load:
    """A contestant who asks for each file as often as it is answered."""

    address: str
    paths: Mapping[str, str]

    def round(self) -> Samples:
        """Requests a second, by measurement."""
        return {f"throughput.{name}": [asked(self.address + path)] for name, path in self.paths.items()}


def asked(url: str) -> float:
    """Requests answered in a second."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", url]
    return rate(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def rate(told: str) -> float:
    r"""What wrk has found.

    >>> rate("  12 requests in 1.00s, 3.45MB read\nRequests/sec:  11.90\n")
    11.9
    >>> rate("  Non-2xx or 3xx responses: 12\nRequests/sec:  11.90\n")
    Traceback (most recent call last):
    scripts.bench.measurement.BenchError: wrk: Non-2xx or 3xx responses: 12
    """
    if wrong := re.search(r"(Non-2xx|Socket errors).*", told):
        raise BenchError(f"wrk: {wrong[0]}")
    found = re.search(r"^Requests/sec:\s*([\d.]+)", told, re.MULTILINE)
    if not found:
        raise BenchError("wrk tells no rate: see it with wrk --version")
    return float(found[1])


def measure(paths: Mapping[str, str]) -> contest.Rounds:
    """The files of the built site, by name; nothing where one of the programs is missing."""
    if not available():
        return {}
    with (
        tempfile.TemporaryDirectory(prefix="bench-load-") as folder,
        site_server.serving(serve.SITE, Path(folder)) as (address, _),
    ):
        return contest.take_turns((Load(address, paths),), ROUNDS, warm_up=False)
