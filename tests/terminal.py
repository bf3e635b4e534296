"""Commands started as a person starts them, who ends them with Ctrl-C."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def at_a_terminal(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """The running command, its output to be read; ended by force if it has not ended by itself.

    A check that runs in the background ignores Ctrl-C and would hand this down.
    """
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,
    ) as running:
        try:
            yield running
        finally:
            running.kill()
