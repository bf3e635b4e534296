"""The part of the benchmark that concerns the start: from a worker that is made to its first verdict.

Ours against the runtime as Pyodide ships it, of the same version, started as its documentation shows: a module
worker that calls ``loadPyodide()``, then ``loadPackage()`` with the package's wheel. Cold is the first visit with
a fresh profile of the browser; warm is the second visit, the browser started anew with the same profile, after a
first on which as many answers were given as there are questions: what the browser keeps compiled is what has run
often. Before each visit the browser stays on an empty page for a while: one that has just been started is still
starting its own services, on every core there is, and every visit would pay for them.
"""

import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flit_core import buildapi  # type: ignore[import-untyped]
from playwright.sync_api import Playwright, sync_playwright

from scripts.bench import chromium, contest, site_server, slow_line
from scripts.bench.contest import Samples
from scripts.bench.measurement import Measurement, ratio
from scripts.runtime import build, compress, extras, trace
from scripts.runtime.places import PYODIDE, ROOT, WORKER
from selfcheck.rules import LAB

INSIDE = ROOT / "scripts/bench/inside"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
ROUNDS = 7
VISITS = ("cold", "warm")
STAGES = {"fetch": "compile", "compile": "start", "interpreter": "import", "import": "ready", "verdict": "reply"}
"""Part of our start → what our worker tells when it is over."""
TARGETS = {"first.beyond": 1200}
"""What the first verdict may take beyond the compilation of the wasm alone, in milliseconds."""
RATIO_TARGETS = {"first.cold.ours": 0.38, "first.warm.ours": 0.28}
"""How much of the stock runtime's time ours may take."""
SETTLE = 3.0
"""Seconds on an empty page before a visit. On two quiet cores, without and with it, the second visit took ours 879
and 719 ms, and stock 1,913 and 1,640 ms."""
ANSWERS = len(LAB.facts)
"""Given on the first visit, once its first verdict is there."""
PAUSE = 60
"""Milliseconds from a reply to the next answer."""
LINGER = 5.0
"""Seconds that a person then stays, at least: V8 hands over the code that it has optimised once it has had nothing
to optimise for two seconds, or as soon as it is a megabyte, and the browser then writes it."""

# From the making of the worker to its first reply; our worker tells of its stages.
START = """([url, request]) => new Promise((resolve, reject) => {
  const started = performance.now();
  const reached = {};
  const worker = (self.worker = new Worker(url, { type: "module" }));
  worker.onerror = (error) => reject(new Error(error.message));
  worker.onmessage = ({ data }) => {
    const at = performance.now() - started;
    if (data.type === "failed") reject(new Error(data.message));
    if (data.type === "progress") reached[data.stage] ??= at;
    if (data.type === "ready") reached.ready = at;
    if (data.type === "reply") resolve({ ...reached, reply: at });
  };
  worker.postMessage({ type: "call", id: 1, request });
})"""
# The rest of a visit: an answer, its reply, the next answer.
ANSWERING = """([request, answers, pause]) => new Promise((resolve, reject) => {
  const { worker } = self;
  const ask = (id) => worker.postMessage({ type: "call", id, request });
  worker.onmessage = ({ data }) => {
    if (data.type === "failed") reject(new Error(data.message));
    else if (data.id === answers) resolve();
    else setTimeout(ask, pause, data.id + 1);
  };
  ask(1);
})"""
# The wasm alone, its bytes at hand: what no way of starting can avoid.
COMPILE = """async ([url]) => {
  const bytes = await (await fetch(url)).arrayBuffer();
  const started = performance.now();
  await WebAssembly.compile(bytes);
  return { reply: performance.now() - started };
}"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A contestant who visits twice with a fresh profile."""

    name: str
    playwright: Playwright
    page: str
    script: str
    given: tuple[str, ...]

    def round(self) -> Samples:
        """Both visits; each sample is one time."""
        found: dict[str, list[float]] = {}
        with tempfile.TemporaryDirectory(prefix="bench-profile-") as profile:
            for visit in VISITS:
                with chromium.with_profile(self.playwright, profile) as context:
                    page = context.new_page()
                    page.goto(self.page)
                    time.sleep(SETTLE)
                    reached: dict[str, float] = page.evaluate(self.script, list(self.given))
                    if visit == "cold":
                        if self.script is START:  # there is a worker that answers
                            page.evaluate(ANSWERING, [self.given[1], ANSWERS, PAUSE])
                        time.sleep(LINGER)
                found[f"first.{visit}.{self.name}"] = [reached["reply"]]
                if "ready" in reached:
                    found |= parts(visit, reached)
        return found


def parts(visit: str, reached: Mapping[str, float]) -> dict[str, list[float]]:
    """How long each part of our start took.

    >>> parts("cold", {"compile": 5, "start": 7, "import": 17, "ready": 20, "reply": 21})["first.cold.interpreter"]
    [10]
    """
    before = 0.0
    found = {}
    for part, over in STAGES.items():
        found[f"first.{visit}.{part}"] = [reached[over] - before]
        before = reached[over]
    return found


def stage(root: Path) -> tuple[str, str]:
    """Lays out a site of both runtimes and an empty page; the addresses of both workers on it, ours first."""
    ours = build.build()
    runtimes = root / "assets/rt"
    shutil.copytree(ours, runtimes / ours.name)
    stock = runtimes / "stock"
    stock.mkdir()
    for name in STOCK:
        shutil.copyfile(PYODIDE / name, stock / name)
    shutil.copyfile(INSIDE / "stock_worker.mjs", stock / WORKER.name)
    wheel = buildapi.build_wheel(str(stock))
    for path in sorted(stock.iterdir()):
        compress.twins(path)
    (root / "index.html").write_text("<!doctype html><title>Benchmark</title>", encoding="utf-8")
    return f"/assets/rt/{ours.name}/{WORKER.name}", f"/assets/rt/stock/{WORKER.name}#{wheel}"


def measure(rounds: int = ROUNDS) -> dict[str, Any]:
    """Everything about the start, ready for JSON."""
    with tempfile.TemporaryDirectory(prefix="bench-start-") as name:
        folder = Path(name)
        root, server = folder / "site", folder / "server"
        root.mkdir()
        server.mkdir()
        ours, stock = stage(root)
        request = trace.requests()[1]
        with site_server.serving(root, server) as (address, by), sync_playwright() as playwright:
            wasm = f"{address}{ours.rpartition('/')[0]}/pyodide.asm.wasm"
            visitors = (
                Visitor("ours", playwright, address, START, (address + ours, request)),
                Visitor("stock", playwright, address, START, (address + stock, request)),
                Visitor("wasm", playwright, address, COMPILE, (wasm,)),
            )
            found = contest.take_turns(visitors, rounds)
        tables = {
            who: weights(root / path.strip("/").partition("#")[0])
            for who, path in (("ours", ours), ("stock", stock))
        }
    pairs = zip(found["first.cold.ours"], found["first.cold.wasm"], strict=True)
    found["first.beyond"] = [[mine[0] - compiled[0]] for mine, compiled in pairs]
    found |= slow_line.measure()
    contest.show("")
    measured = {id: Measurement(id, samples, target=TARGETS.get(id)) for id, samples in found.items()}
    return {
        "versions": {},
        "sample": {
            "rounds": rounds,
            "line_rounds": slow_line.ROUNDS,
            "server": by,
            "files": len(tables["ours"]) - 1,
            "stock_files": len(tables["stock"]) - 1,
        },
        "agreement": {},
        "measurements": [one.told() for one in measured.values()],
        "ratios": [_against_stock(measured, visit) for visit in VISITS],
        "tables": tables,
    }


def _against_stock(measured: Mapping[str, Measurement], visit: str) -> dict[str, Any]:
    of, to = (f"first.{visit}.{who}" for who in ("ours", "stock"))
    found, target = ratio(measured[of], measured[to]), RATIO_TARGETS[of]
    return {"of": of, "to": to, **found, "target": target, "kept": found["value"] <= target}


def weights(worker: Path) -> list[dict[str, Any]]:
    """The files that a first verdict fetches, in bytes by encoding, heaviest first, and what they are together."""
    later = {extra.archive for extra in extras.EXTRAS}
    paths = [
        path for path in worker.parent.iterdir() if path.suffix not in compress.METHODS and path.name not in later
    ]
    rows: list[dict[str, Any]] = [
        {
            "name": path.name,
            "identity": path.stat().st_size,
            "gzip": path.with_name(path.name + ".gz").stat().st_size,
            "br": path.with_name(path.name + ".br").stat().st_size,
        }
        for path in paths
    ]
    rows.sort(key=lambda row: row["br"], reverse=True)
    total = {encoding: sum(row[encoding] for row in rows) for encoding in ("identity", "gzip", "br")}
    return [*rows, {"name": "", **total}]
