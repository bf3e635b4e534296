"""One started runtime for many tests: the worker of a page kept open, which answers for the workers of the others.

To start Python takes a browser some two seconds, and that it starts is not what most tests are about. They get a
page in which everything is real but the start: the worker's place is taken by a messenger to one that is already
running, in Chromium, from the files of the built site. Tests of the start and of the network have workers of their
own (``starting_page`` and ``rough_page`` in ``conftest.py``).
"""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

READY = 60_000  # ms; the first start on a slow machine

KEPT = """window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.runtime = this;
  }
};
let last = 0;
window.ask = (message) => new Promise((resolve) => {
  const id = `asked ${(last += 1)}`;
  const hear = ({ data }) => {
    if (data.id !== id && data.type !== "failed") return;
    runtime.removeEventListener("message", hear);
    resolve({ ...data, id: message.id });
  };
  runtime.addEventListener("message", hear);
  runtime.postMessage({ ...message, id });
});"""

MESSENGER = """(() => {
  const Real = Worker;
  window.Worker = class {
    #ended = false;
    constructor(url, options) {
      if (!String(url).endsWith("/worker.mjs")) return new Real(url, options);
      queueMicrotask(() => this.#tell({ type: "ready" }));
    }
    async postMessage(message) {
      this.#tell(await askRuntime(message));
    }
    terminate() {
      this.#ended = true;
    }
    #tell(data) {
      if (!this.#ended) this.onmessage?.({ data });
    }
  };
})();"""


class Runtime:
    """A runtime that has started, and answers whoever is given it."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self._context = browser.new_context(base_url=origin, service_workers="block")
        self._page = self._start()

    def _start(self) -> Page:
        page = self._context.new_page()
        page.add_init_script(KEPT)
        page.goto("/en/selfcheck/")
        expect(page.locator("#selfcheck-result")).to_have_attribute("data-state", "ready", timeout=READY)
        return page

    def answer_for(self, context: BrowserContext) -> None:
        """From now on every page that opens in this profile finds its worker started."""
        context.expose_binding("askRuntime", lambda _, message: self._ask(message))
        context.add_init_script(MESSENGER)

    def _ask(self, message: dict[str, Any]) -> Any:
        reply = self._page.evaluate("message => ask(message)", message)
        if reply["type"] == "failed":  # its end: what this test broke the next one does not inherit
            self._page.close()
            self._page = self._start()
        return reply

    def close(self) -> None:
        self._context.close()
