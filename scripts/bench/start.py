"""The part of the benchmark that concerns the start: from a worker that is made to its first verdict.

Ours against the runtime as Pyodide ships it, of the same version, started as its documentation shows: a module
worker that calls ``loadPyodide()``, then ``loadPackage()`` with the package's wheel. Cold is the first visit with a
fresh profile of the browser; warm is the second visit, the browser started anew with the same profile.
"""

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flit_core import buildapi  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from scripts import browser
from scripts.bench import chromium, site_server
from scripts.bench.contest import Samples
from scripts.bench.measurement import BenchError
from scripts.runtime import build, compress, trace
from scripts.runtime.places import PYODIDE, ROOT, WORKER

INSIDE = ROOT / "scripts/bench/inside"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
ROUNDS = 7
LINGER = 2.0
"""Seconds that a person stays, at least: within them the browser stores the code that it has compiled."""

# From the making of the worker to its first reply; our worker tells of its stages.
START = """([url, request]) => new Promise((resolve, reject) => {
  const started = performance.now();
  const reached = {};
  const worker = new Worker(url, { type: "module" });
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
        """Both visits."""
        with tempfile.TemporaryDirectory(prefix="bench-profile-") as profile:
            found = {}
            for visit in ("cold", "warm"):
                with opened(self.playwright, profile) as context:
                    page = context.new_page()
                    page.goto(self.page)
                    times: dict[str, float] = page.evaluate(self.script, list(self.given))
                    time.sleep(LINGER)
                found |= {f"start.{self.name}.{visit}.{stage}": [at] for stage, at in times.items()}
        return found


@contextmanager
def opened(playwright: Playwright, profile: str) -> Iterator[BrowserContext]:
    """Chromium with a profile on disk."""
    executable = browser.find()
    if executable is None:
        raise BenchError("There is no Chromium or Chrome on this machine: install one, then run make bench again")
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=executable, args=list(chromium.FLAGS)
    )
    try:
        yield context
    finally:
        context.close()


def stage(root: Path) -> str:
    """Lays out a site of both runtimes and an empty page; returns the name of the folder of ours."""
    ours = build.build()
    runtimes = root / "assets/rt"
    shutil.copytree(ours, runtimes / ours.name)
    stock = runtimes / "stock"
    stock.mkdir()
    for name in STOCK:
        shutil.copyfile(PYODIDE / name, stock / name)
    shutil.copyfile(INSIDE / "stock_worker.mjs", stock / WORKER.name)
    buildapi.build_wheel(str(stock))
    for path in sorted(stock.iterdir()):
        compress.twins(path)
    (root / "index.html").write_text("<!doctype html><title>Benchmark</title>", encoding="utf-8")
    return ours.name


