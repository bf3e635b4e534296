"""Chromium as a contestant: the built site's own page of the self-assessment, and the worker that it has started.

The worker is asked like the page asks it. Two times are taken of each answer: by the page, from its message to
the reply, and within the worker, from the message's arrival to the reply's departure; what lies between is the
price of a worker. The clock of a page goes in steps of 0.1 ms.
"""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from scripts import browser
from scripts.bench.contest import Samples
from scripts.bench.measurement import BenchError
from scripts.site import serve
from selfcheck.core.requirement import Answers

PAGE = "/zh/selfcheck/"
RESULT = "#selfcheck-result"
STARTED = f"{RESULT}:not([data-state=loading])"
READY = 60_000  # ms, on a slow machine

# Keeps hold of the worker that the page starts.
KEEP_WORKER = """
window.Worker = class extends Worker {
  constructor(...given) { super(...given); window.benchWorker = this; }
};
"""
# Within the worker: from a message's arrival to the departure of what it brought about.
CLOCK_WORKER = """() => {
  const listen = self.onmessage;
  const post = self.postMessage;
  let arrived;
  self.benchTimes = [];
  self.onmessage = (event) => { arrived = performance.now(); return listen(event); };
  self.postMessage = (told) => {
    self.benchTimes.push(performance.now() - arrived);
    return post.call(self, told);
  };
}"""
# The page's own calls count up from 1: these have other numbers.
ASK = """async (requests) => {
  const times = [];
  for (const [place, request] of requests.entries()) {
    const id = -1 - place;
    times.push(await new Promise((resolve) => {
      const started = performance.now();
      benchWorker.addEventListener("message", function hear({ data }) {
        if (data.id !== id) return;
        benchWorker.removeEventListener("message", hear);
        resolve(performance.now() - started);
      });
      benchWorker.postMessage({ type: "call", id, request });
    }));
  }
  return times;
}"""


class Chromium:
    """The page as a contestant."""

    def __init__(self, page: Page, version: str, requests: Sequence[str]) -> None:
        self.page = page
        self.version = version
        self.requests = requests
        (self.worker,) = page.workers
        self.worker.evaluate(CLOCK_WORKER)

    def round(self) -> Samples:
        """One round of all requests."""
        around: list[float] = self.page.evaluate(ASK, self.requests)
        within: list[float] = self.worker.evaluate("() => self.benchTimes.splice(0)")
        if len(within) != len(around):
            raise BenchError("Chromium: somebody else has asked the worker during a round")
        return {"page.chromium": around, "worker.chromium": within}


def requests(files: Sequence[Answers], as_of: str) -> list[str]:
    """What the page would send for each file."""
    return [
        json.dumps(
            {
                "call": "assess",
                "scheme": "lab",
                "lang": "zh",
                "as_of": as_of,
                "typed": {id: typed(value) for id, value in answers.items()},
            }
        )
        for answers in files
    ]


def typed(value: object) -> str:
    """An answer as the form sends it.

    >>> [typed(value) for value in (True, 2600.5, "university")]
    ['true', '2600.5', 'university']
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


@contextmanager
def opened(asked: Sequence[str]) -> Iterator[Chromium]:
    """The page of the built site, its worker ready."""
    executable()
    with serve.server(serve.SITE, 0) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        try:
            with sync_playwright() as playwright:
                running = browser.launch(playwright)
                page = running.new_page()
                page.add_init_script(KEEP_WORKER)
                # The copy for reading offline is made in the background, and is not what is measured.
                page.add_init_script("delete Navigator.prototype.serviceWorker")
                page.goto(f"http://{serve.ADDRESS}:{serving.server_port}{PAGE}")
                page.wait_for_selector(STARTED, state="attached", timeout=READY)
                if page.get_attribute(RESULT, "data-state") != "ready":
                    raise BenchError(f"Chromium: {PAGE} of the built site does not start, see it with make serve")
                yield Chromium(page, running.version, asked)
                running.close()
        except Error as error:
            raise BenchError(f"Chromium: {error.message}") from error
        finally:
            serving.shutdown()


def executable() -> str:
    """Where the browser is."""
    found = browser.find()
    if found is None:
        raise BenchError("There is no Chromium or Chrome on this machine: install one, then run make bench again")
    return found


@contextmanager
def with_profile(playwright: Playwright, profile: str) -> Iterator[BrowserContext]:
    """Chromium with a profile on disk."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=executable(), args=list(browser.FLAGS)
    )
    try:
        yield context
    finally:
        context.close()
