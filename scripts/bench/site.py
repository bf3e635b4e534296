"""The part of the benchmark that concerns the site: building it, what its pages weigh, Lighthouse, and nginx."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from scripts.bench import contest, lighthouse, site_server, throughput, visits
from scripts.bench.contest import Samples
from scripts.bench.measurement import BenchError, Measurement
from scripts.runtime import build as runtime
from scripts.runtime.places import ROOT
from scripts.site import build, serve

ROUNDS = 3


class Builder:
    """A contestant who builds the site, then again with nothing changed; the runtime is there already."""

    def round(self) -> Samples:
        """One build of each kind."""
        build.STAMP.unlink(missing_ok=True)
        return {"build.whole": [built()], "build.unchanged": [built()]}


def built() -> float:
    """How many milliseconds a build took."""
    started = perf_counter()
    done = subprocess.run([sys.executable, "-m", "scripts.site.build"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise BenchError(f"the site cannot be built:\n{done.stderr}")
    return (perf_counter() - started) * 1000


def measure() -> dict[str, Any]:
    """Everything about the site, ready for JSON; what needs a program that is not to be had is left out."""
    found = contest.take_turns((Builder(),), ROUNDS, warm_up=False)
    wasm = f"/assets/rt/{runtime.build().name}/pyodide.asm.wasm"
    found |= throughput.measure({"page": visits.PAGES["text"], "wasm": wasm})
    with (
        tempfile.TemporaryDirectory(prefix="bench-site-") as folder,
        site_server.serving(serve.SITE, Path(folder)) as (address, by),
    ):
        contest.show("first visits")
        tables = {"visits": visits.measure(address)}
        if lighthouse.install():
            tables["lighthouse"] = lighthouse.measure(address, visits.PAGES)
    contest.show("")
    return {
        "versions": {},
        "sample": {
            "rounds": ROUNDS,
            "pages": sum(1 for _ in serve.SITE.rglob("*.html")),
            "server": by,
            "seconds": throughput.SECONDS,
            "connections": throughput.CONNECTIONS,
            "lighthouse": lighthouse.version(),
        },
        "agreement": {},
        "measurements": [_measurement(id, samples).told() for id, samples in found.items()],
        "ratios": [],
        "tables": tables,
    }


def _measurement(id: str, rounds: Sequence[Sequence[float]]) -> Measurement:
    load = id.startswith("throughput.")
    return Measurement(id, rounds, "per_second" if load else "ms", more_is_better=load)
