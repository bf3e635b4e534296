"""The part of the benchmark that a person feels: from an answer to the result in the page, through a whole form.

In the page as it is, step by step and question by question, on this processor and on one that is four times
slower. The page tells the times itself: an event carries when it happened, and the result when it is changed.
"""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, Playwright, ViewportSize, sync_playwright

from scripts import browser
from scripts.bench import contest, sample, site_server, slow_processor
from scripts.bench.chromium import PAGE, typed
from scripts.bench.contest import Samples
from scripts.bench.measurement import BenchError, Measurement
from scripts.bench.slow_line import WATCH
from scripts.forms.journey import steps
from scripts.site import serve
from selfcheck.core.requirement import Answers, Kind
from selfcheck.rules import LAB

ROUNDS = 3
PACES = {"usual": 1, "slow": slow_processor.TIMES}
WIDE = ViewportSize(width=1280, height=800)
BETWEEN_KEYS = 80  # ms: quick fingers, and less than the page waits for another key
QUIET = 400  # ms without a change, after which nothing more is to come
READY = 120_000  # ms

# What was answered when, and when the result was changed after it.
LISTEN = """
window.bench = { answer: [], key: [], typed: [], long: [], since: undefined, changed: 0 };
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) bench.long.push(duration);
}).observe({ type: "longtask" });
addEventListener("input", ({ target, timeStamp }) => {
  bench.since = timeStamp;
  bench.changed = 0;
  if (target.type === "radio") return;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel(); // its task comes after the frame is drawn
    port1.onmessage = () => bench.key.push(performance.now() - timeStamp);
    port2.postMessage("");
  });
}, { capture: true });
new MutationObserver(() => {
  bench.changed = performance.now();
}).observe(document.querySelector(".selfcheck-output"), { childList: true, subtree: true });
"""
# A change that is the first after an answer, or for a number the last one: it may come key by key.
SETTLED = "(quiet) => bench.changed && performance.now() - bench.changed > quiet"
TAKE = "(kind) => { bench[kind].push(bench.changed - bench.since); }"


@dataclass(frozen=True, slots=True)
class Applicant:
    """A contestant who opens the page for the first time and answers every question once."""

    pace: str
    playwright: Playwright
    address: str
    answers: Answers

    def round(self) -> Samples:
        """Every answer, every key, the tasks that kept the page from reacting, and the first verdict."""
        with ExitStack() as opened:
            running = opened.enter_context(closing(browser.launch(self.playwright)))
            page = running.new_page(viewport=WIDE)
            # The copy for reading offline is made in the background, and is not what is measured.
            page.add_init_script("delete Navigator.prototype.serviceWorker")
            page.add_init_script(WATCH)
            page.goto(f"{self.address}/robots.txt")  # so that the process of this site is there to be slowed down
            if (times := PACES[self.pace]) > 1:
                opened.enter_context(slow_processor.slowed(slow_processor.renderers(running), times))
            page.goto(self.address + PAGE, wait_until="commit")
            page.wait_for_function("() => window.readyAt", timeout=READY)
            page.evaluate(LISTEN)
            for step in steps(LAB):
                page.evaluate("(id) => { location.hash = id; }", step.id)
                for fact in step.facts:
                    answer(page, fact.id, fact.kind, typed(self.answers[fact.id]))
            found: dict[str, list[float]] = page.evaluate("() => bench")
            verdict: float = page.evaluate("() => window.readyAt")
        return {
            f"verdict.{self.pace}": [verdict],
            **{f"{kind}.{self.pace}": found[kind] for kind in ("answer", "key", "typed")},
            f"long.{self.pace}": [len(found["long"])],
            f"longest.{self.pace}": [max(found["long"], default=0)],
        }


def answer(page: Page, fact: str, kind: Kind, text: str) -> None:
    """Answers one question as a person does, and waits for the result; one that is not asked is passed over."""
    if not page.locator(f'[data-fact="{fact}"]').is_visible():
        return
    field = page.locator(f'input[name="{fact}"]')
    if kind in (Kind.BOOLEAN, Kind.CHOICE):
        page.locator(f'input[name="{fact}"][value="{text}"]').check()
        page.wait_for_function(SETTLED, arg=0)
        page.evaluate(TAKE, "answer")
    else:
        field.click()
        page.keyboard.type(text, delay=BETWEEN_KEYS)
        page.wait_for_function(SETTLED, arg=QUIET)
        page.evaluate(TAKE, "typed")


def measure() -> dict[str, Any]:
    """Everything about answering, ready for JSON."""
    (answers, *_) = sample.draw().complete
    with (
        tempfile.TemporaryDirectory(prefix="bench-answering-") as folder,
        site_server.serving(serve.SITE, Path(folder)) as (address, by),
        sync_playwright() as playwright,
    ):
        applicants = [Applicant(pace, playwright, address, answers) for pace in PACES]
        try:
            found = contest.take_turns(applicants, ROUNDS, warm_up=False)
        except Error as error:
            raise BenchError(f"Chromium: {error.message}") from error
    contest.show("")
    return {
        "versions": {},
        "sample": {
            "rounds": ROUNDS,
            "answered": len(found["answer.usual"][0]),
            "numbers": len(found["typed.usual"][0]),
            "times": slow_processor.TIMES,
            "server": by,
        },
        "agreement": {},
        "measurements": [_measurement(id, samples).told() for id, samples in found.items()],
        "ratios": [],
    }


def _measurement(id: str, rounds: Sequence[Sequence[float]]) -> Measurement:
    return Measurement(id, rounds, "tasks" if id.startswith("long.") else "ms")
