"""Times ``selfcheck`` inside one interpreter: CPython by ``-m``, Pyodide by scripts/runtime/node.mjs.

Reads lines from standard input and answers each with one line, so that whoever compares can let several processes
take turns. The first line is what to measure with: ``{"files", "decided", "hardest", "sheets", "as_of"}``; each
other one names a measurement and is answered by its samples in milliseconds.
"""

import json
import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from selfcheck.core.assess import assess
from selfcheck.core.requirement import Answers, decide
from selfcheck.core.unlock import unlock
from selfcheck.report.report import report
from selfcheck.rules import LAB
from selfcheck.scoring.score import check, score

LINE = 70
"""The line above which a total is enough, in the scoring that is timed."""
AGAIN = 50
"""How often a round repeats what is done with one file alone."""


def measurements(given: dict[str, Any]) -> dict[str, tuple[Callable[[Any], object], Sequence[Any]]]:
    """What can be measured: what is done, and with what."""
    files: Sequence[Answers] = given["files"]
    hardest = decide(LAB.root, given["hardest"])
    return {
        "assess": (lambda answers: report(assess(LAB, answers), given["as_of"]), files),
        "decide": (lambda answers: decide(LAB.root, answers), [files[place] for place in given["decided"]]),
        "unlock": (lambda intervals: unlock(LAB, intervals), [hardest] * AGAIN),
        "score": (lambda ratings: score(check(ratings, line=LINE)), given["sheets"]),
    }


def milliseconds(run: Callable[[Any], object], with_each: Sequence[Any]) -> list[float]:
    """How long each took."""
    samples = []
    for one in with_each:
        started = perf_counter()
        run(one)
        samples.append((perf_counter() - started) * 1000)
    return samples


def main(argv: Sequence[str]) -> int:
    """Answers until there is nothing more to read; returns the exit status."""
    del argv
    known = measurements(json.loads(sys.stdin.readline()))
    print(json.dumps(".".join(map(str, sys.version_info[:3]))), flush=True)
    for line in iter(sys.stdin.readline, ""):
        print(json.dumps(milliseconds(*known[line.strip()])), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
