"""Those who are measured side by side, and how they take turns."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from scripts.bench.measurement import BenchError
from scripts.runtime.places import ROOT

Samples = Mapping[str, Sequence[float]]
"""Measurement → its samples in one round."""


Rounds = dict[str, list[Sequence[float]]]
"""Measurement → its rounds, each with its samples."""


class Contestant(Protocol):
    """Somebody who measures a round when asked to, and rests meanwhile."""

    def round(self) -> Samples:
        """One round of everything that it measures."""


class Process:
    """A contestant in a process of its own that answers a line with a line; see inside/timed.py."""

    def __init__(self, name: str, command: Sequence[str], given: object, asked: Sequence[str]) -> None:
        self.name = name
        self.asked = asked
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
        )
        self.version: str = self.ask(json.dumps(given))

    def ask(self, line: str) -> Any:
        """The answer to a line."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # what it had to say stands on standard error
        answer = self._process.stdout.readline()
        if not answer:
            raise BenchError(f"{self.name} has ended with status {self._process.wait()}, see above")
        return json.loads(answer)

    def round(self) -> Samples:
        """One round."""
        return {f"{one}.{self.name}": self.ask(one) for one in self.asked}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


def take_turns(contestants: Sequence[Contestant], rounds: int, *, warm_up: bool = True) -> Rounds:
    """Measurement → its rounds; a first one that warms up is left out, where there is something to warm.

    Every other round goes backwards, so that nobody always follows the same one.
    """
    found: Rounds = defaultdict(list)
    for number in range(-1 if warm_up else 0, rounds):
        show(f"round {number + 1} of {rounds}" if number >= 0 else "warming up")
        for contestant in contestants if number % 2 == 0 else list(reversed(contestants)):
            for id, samples in contestant.round().items():
                if number >= 0:
                    found[id].append(samples)
    return found


def show(doing: str) -> None:
    """Progress, on a terminal alone."""
    if sys.stderr.isatty():
        print(f"\r\033[K· bench: {doing}", end="", file=sys.stderr, flush=True)
