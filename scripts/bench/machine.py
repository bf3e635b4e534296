"""What the figures were taken on: times mean nothing without it."""

import os
import platform
import re
from pathlib import Path

CPU = Path("/proc/cpuinfo")


def describe() -> dict[str, object]:
    """The machine, and how busy it was: the mean number of running processes in the minute before."""
    return {
        "cpu": model(CPU.read_text(encoding="utf-8")) if CPU.exists() else platform.processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[0], 1),
    }


def model(cpuinfo: str) -> str:
    r"""The processor's name.

    >>> model("processor: 0\nmodel name\t: Example 9000  8-Core\n")
    'Example 9000 8-Core'
    >>> model("Hardware: none of these") == platform.machine()
    True
    """
    found = re.search(r"^model name\s*:(.*)$", cpuinfo, re.MULTILINE)
    return " ".join(found[1].split()) if found else platform.machine()
