"""What is measured as a whole process: how fast a command starts, and a batch of many answer files."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from scripts.bench.contest import Samples
from scripts.bench.measurement import BenchError
from scripts.runtime.places import ROOT
from selfcheck.core.requirement import Answers

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
STARTS = {
    "start.python": ("-c", "pass"),
    "start.version": ("-m", "selfcheck", "--version"),
    "start.assess": ("-m", "selfcheck", "assess", "lab", "0.json", "--format", "json"),
}
FEW, MANY = 500, 5000
"""How many files a batch has; constant memory shows in both alike."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Each command from nothing to its end, as a contestant."""

    folder: Path

    def round(self) -> Samples:
        """One start of each."""
        return {id: [run(arguments, self.folder)[0]] for id, arguments in STARTS.items()}


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of so many files, as a contestant."""

    folder: Path
    files: int

    def round(self) -> Samples:
        """One batch: files a second, the start included, and the most memory in MiB."""
        names = [f"{number}.json" for number in range(self.files)]
        took, said = run(("-m", "scripts.bench.inside.batch", "lab", *names), self.folder)
        return {
            f"batch.speed.{self.files}": [self.files / took * 1000],
            f"batch.memory.{self.files}": [int(said) / 1024],
        }


@contextmanager
def folder(files: Sequence[Answers]) -> Iterator[Path]:
    """A folder of as many answer files as the largest batch has."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        for number in range(MANY):
            Path(name, f"{number}.json").write_text(json.dumps(files[number % len(files)]), encoding="utf-8")
        yield Path(name)


def run(arguments: Sequence[str], folder: Path) -> tuple[float, str]:
    """How many milliseconds Python took, and what it said on standard error."""
    started = perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    took = (perf_counter() - started) * 1000
    if done.returncode:
        raise BenchError(f"python {' '.join(arguments[:4])} … failed:\n{done.stderr}")
    return took, done.stderr
