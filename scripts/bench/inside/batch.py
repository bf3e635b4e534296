"""``python -m selfcheck batch …``, and then, on standard error, the most memory that the process held, in KiB."""

import resource
import sys
from pathlib import Path

from selfcheck.cli import main

STATUS = Path("/proc/self/status")


def peak() -> int:
    """From the kernel where it says so: what ``getrusage`` tells includes the process that started this one."""
    if STATUS.exists():
        return int(STATUS.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // 1024 if sys.platform == "darwin" else used


if __name__ == "__main__":
    exit_status = main(["batch", *sys.argv[1:]])
    print(peak(), file=sys.stderr)
    sys.exit(exit_status)
