"""The part of the benchmark that concerns the engine: to assess, to unlock, to score, to start, and many files."""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from scripts.bench import chromium, contest, processes, rule_engine, sample
from scripts.bench.contest import Process
from scripts.bench.measurement import BenchError, Measurement, ratio
from scripts.runtime import build, node, package
from scripts.runtime.places import PYODIDE, ROOT
from selfcheck.core.outcome import Outcome
from selfcheck.core.requirement import decide
from selfcheck.rules import LAB

AS_OF = "2026-11-20"
"""The day in the reports; nothing depends on it."""
ROUNDS = 8
STARTS = 40
BATCHES = 5
INSIDE = ROOT / "scripts/bench/inside"
ENGINE = ROOT / "node_modules/json-rules-engine"

TARGETS = {
    "assess.cpython": 5,
    "unlock.cpython": 50,
    "page.chromium": 16,
    "start.version": 120,
    f"batch.speed.{processes.MANY}": 500,
}
"""What 95 of 100 samples shall keep, in the unit of the measurement."""

ORDER = (
    "assess.cpython",
    "assess.pyodide",
    "page.chromium",
    "worker.chromium",
    "unlock.cpython",
    "score.cpython",
    "start.version",
    "start.assess",
    "start.python",
    f"batch.speed.{processes.FEW}",
    f"batch.speed.{processes.MANY}",
    f"batch.memory.{processes.FEW}",
    f"batch.memory.{processes.MANY}",
    "decide.rule_engine",
    "decide.cpython",
    "decide.pyodide",
    "complete.cpython",
    "complete.pyodide",
)
"""The measurements as they are shown; ``complete`` are the assessments that the rule engine can decide as well."""

RATIOS = {
    "decide.cpython": "decide.rule_engine",
    "decide.pyodide": "decide.rule_engine",
    "complete.cpython": "decide.rule_engine",
    "complete.pyodide": "decide.rule_engine",
    "assess.pyodide": "assess.cpython",
    "worker.chromium": "assess.cpython",
    "start.version": "start.python",
    f"batch.memory.{processes.MANY}": f"batch.memory.{processes.FEW}",
}
"""What is divided by what."""


def measure() -> dict[str, Any]:
    """Everything about the engine, ready for JSON; the versions are of what it was measured with."""
    drawn = sample.draw()
    found: dict[str, list[Sequence[float]]] = {}
    with ExitStack() as opened:
        here = opened.enter_context(cpython(drawn))
        inside = opened.enter_context(pyodide(drawn))
        other = opened.enter_context(rival(drawn))
        verdicts = agreed(drawn, other)
        browser = opened.enter_context(chromium.opened(chromium.requests(drawn.files, AS_OF)))
        found |= contest.take_turns((here, other, inside, browser), ROUNDS)
        versions = {
            "python": here.version,
            "node": other.version,
            "chromium": browser.version,
            "pyodide": _npm_version(PYODIDE),
            "pyodide_python": inside.version,
            "json_rules_engine": _npm_version(ENGINE),
        }
    for name in ("cpython", "pyodide"):
        found[f"complete.{name}"] = [
            [samples[place] for place in drawn.decided] for samples in found[f"assess.{name}"]
        ]
    with processes.folder(drawn.files) as folder:
        found |= contest.take_turns((processes.Starts(folder),), STARTS)
        batches = [processes.Batch(folder, files) for files in (processes.FEW, processes.MANY)]
        found |= contest.take_turns(batches, BATCHES)
    contest.show("")
    measured = {id: _measurement(id, found[id]) for id in ORDER}
    return {
        "versions": versions,
        "sample": {
            "seed": sample.SEED,
            "files": len(drawn.files),
            "cases": len(drawn.cases),
            "complete": len(drawn.complete),
            "partial": len(drawn.partial),
            "decided": len(drawn.decided),
            "sheets": len(drawn.sheets),
        },
        "agreement": {"compared": len(verdicts), **{one.word: verdicts.count(one.word) for one in Outcome}},
        "measurements": [one.told() for one in measured.values()],
        "ratios": [
            {"of": one, "to": other, **ratio(measured[one], measured[other])} for one, other in RATIOS.items()
        ],
    }


def _measurement(id: str, rounds: Sequence[Sequence[float]]) -> Measurement:
    faster = id.startswith("batch.speed.")
    unit = "files_per_second" if faster else "mib" if id.startswith("batch.memory.") else "ms"
    return Measurement(id, rounds, unit, TARGETS.get(id), faster)


def given(drawn: sample.Sample) -> dict[str, Any]:
    """What inside/timed.py measures with."""
    return {
        "files": drawn.files,
        "decided": drawn.decided,
        "hardest": drawn.hardest_to_unlock,
        "sheets": drawn.sheets,
        "as_of": AS_OF,
    }


def cpython(drawn: sample.Sample) -> Process:
    """The interpreter that runs this, in a process of its own."""
    command = [sys.executable, "-m", "scripts.bench.inside.timed"]
    return Process("cpython", command, given(drawn), ("assess", "decide", "unlock", "score"))


def pyodide(drawn: sample.Sample) -> Process:
    """The very files that the browser is given, under Node."""
    runtime = build.build()
    command = node.command(
        INSIDE / "timed.py",
        runtime=runtime,
        library=runtime / build.LIBRARY,
        env={"PYTHONPATH": f"/app/{package.ARCHIVE}"},
        mounts={"/app": runtime},
        imports=["selfcheck.bridge"],
    )
    return Process("pyodide", command, given(drawn), ("assess", "decide"))


def rival(drawn: sample.Sample) -> Process:
    """json-rules-engine under Node."""
    if not ENGINE.is_dir():
        raise BenchError("json-rules-engine is missing: run `npm ci`")
    command = ["node", str(INSIDE / "rule_engine.mjs")]
    given = {"rules": rule_engine.rules(LAB), "files": [drawn.files[place] for place in drawn.decided]}
    return Process("rule_engine", command, given, ("decide",))


def agreed(drawn: sample.Sample, other: Process) -> list[str]:
    """The verdicts of the rule engine; it is not measured unless every one of them is ours."""
    theirs: list[str] = other.ask("verdicts")
    ours = [decide(LAB.root, drawn.files[place])[LAB.root.id].worst.word for place in drawn.decided]
    if theirs != ours:
        compared = zip(drawn.decided, ours, theirs, strict=True)
        differing = [place for place, our, their in compared if our != their]
        raise BenchError(f"json-rules-engine decides otherwise than selfcheck: files {differing} of the sample")
    return theirs


def _npm_version(folder: Path) -> str:
    version: str = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return version
