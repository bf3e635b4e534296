"""The worker in a real browser: it answers, asks for its own files alone, and says so when one is broken."""

import json
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import sync_playwright

from scripts import browser
from scripts.runtime import build, trace
from scripts.runtime.extras import EXTRAS
from scripts.runtime.places import PYODIDE, WORKER
from selfcheck.bridge import handle

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".zip": "application/zip"}
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
ANSWER = trace.requests()[1]
DEEP = "[" * 200_000

# Case → the file that is broken, how, the request, and the reason that the worker must give.
FAILURES = {
    "wasm is missing": ("pyodide.asm.wasm", "missing", ANSWER, "missing"),
    "wasm is a login page": ("pyodide.asm.wasm", "mistyped", ANSWER, "foreign"),
    "wasm is corrupted": ("pyodide.asm.wasm", "corrupted", ANSWER, "damaged"),
    "wasm is cut off": ("pyodide.asm.wasm", "cut", ANSWER, "network"),
    "wasm is forbidden": ("worker.mjs", "forbidden", ANSWER, "wasm"),
    "library is missing": ("stdlib.zip", "missing", ANSWER, "missing"),
    "library is corrupted": ("stdlib.zip", "corrupted", ANSWER, "damaged"),
    "library fails at the server": ("stdlib.zip", "failing", ANSWER, "network"),
    "package is missing": ("selfcheck.zip", "missing", ANSWER, "missing"),
    "package is corrupted": ("selfcheck.zip", "corrupted", ANSWER, "damaged"),
    "package is a login page": ("selfcheck.zip", "mistyped", ANSWER, "foreign"),
    "package falls silent": ("selfcheck.zip", "stalled", ANSWER, "timeout"),
    "script is missing": ("pyodide.asm.mjs", "missing", ANSWER, "missing"),
    "script is a login page": ("pyodide.mjs", "mistyped", ANSWER, "foreign"),
    "script has a type of its own": ("pyodide.asm.mjs", "untyped", ANSWER, "mistyped"),
    "script is damaged": ("pyodide.mjs", "truncated", ANSWER, "damaged"),
    "script does not come": ("pyodide.mjs", "failing", ANSWER, "network"),
    "request is not JSON": ("", "", "not JSON", "fatal"),
    "request exhausts the stack": ("", "", DEEP, "fatal"),
}

# Case → the file that is broken at first, and how; the worker mends it by itself.
MENDED = {
    "a connection that is cut": ("pyodide.asm.wasm", "cut once"),
    "a damaged copy in the browser's cache": ("selfcheck.zip", "corrupted once"),
    "a connection that falls silent": ("pyodide.asm.wasm", "stalled once"),
    "a script that does not come": ("pyodide.mjs", "failing once"),
    "a damaged script in the browser's cache": ("pyodide.asm.mjs", "truncated once"),
    "a type unknown to the server": ("pyodide.asm.wasm", "untyped"),
}

# Calls come before the worker is ready on purpose: they have to wait for it.
PAGE = """async ([url, requests]) => {
  const worker = new Worker(url, { type: "module" });
  const messages = [];
  requests.forEach((request, id) => worker.postMessage({ type: "call", id, request }));
  return new Promise((resolve) => {
    const end = (why) => { worker.terminate(); resolve({ messages, why }); };
    setTimeout(() => end("hangs"), 30000);
    worker.onerror = () => end("error");
    worker.onmessage = ({ data }) => {
      messages.push(data);
      if (data.type === "failed" || data.id === requests.length - 1) end(data.type);
    };
  });
}"""

# An extra archive is asked for while its file is missing, then again; between the two a call.
LOAD = """async ([url, archive, request]) => {
  const worker = new Worker(url, { type: "module" });
  const ask = (message) => new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => data.id === message.id && resolve(data));
    worker.postMessage(message);
  });
  const answers = [await ask({ type: "load", id: 0, archive }), await ask({ type: "call", id: 1, request })];
  await fetch("mend");
  answers.push(
    await ask({ type: "load", id: 2, archive }),
    await ask({ type: "load", id: 3, archive }),
    await ask({ type: "call", id: 4, request }),
  );
  worker.terminate();
  return answers;
}"""


class Server(BaseHTTPRequestHandler):
    """Serves the runtime's folder and one empty page; breaks the file it is told to."""

    protocol_version = "HTTP/1.1"
    folder: ClassVar[Path]
    broken: ClassVar[tuple[str, str]] = ("", "")
    asked: ClassVar[list[str]] = []
    over = threading.Event()

    def do_GET(self):
        name = self.path.removeprefix("/rt/").partition("?")[0]
        if name == "/mend":
            type(self).broken = ("", "")
        self.asked.append(self.path)
        path = self.folder / name
        how = self.broken[1] if name == self.broken[0] else ""
        if how.endswith(" once"):
            how = how.removesuffix(" once")
            type(self).broken = ("", "")
        content = path.read_bytes() if path.is_file() else b"<!doctype html><title>Test</title>"
        if how == "corrupted":  # one bit, in the middle
            middle = len(content) // 2
            content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        if how == "truncated":
            content = content[: len(content) // 2]
        types = {"mistyped": "text/html", "untyped": "application/octet-stream"}
        self.send_response({"missing": 404, "failing": 503}.get(how, 200))
        self.send_header("Content-Type", types.get(how, TYPES.get(path.suffix, "text/html")))
        self.send_header("Content-Security-Policy", POLICY.replace(" 'wasm-unsafe-eval'", "", how == "forbidden"))
        if path.suffix in TYPES and how not in ("missing", "failing"):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if how in ("cut", "stalled") else content)
        if how == "stalled":
            self.over.wait()
        self.close_connection = how in ("cut", "stalled")

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(runtime):
    Server.folder = runtime
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    Server.over.set()
    server.shutdown()


@pytest.fixture(scope="module")
def whole(address):
    """What the worker said when nothing was wrong."""
    return apart(run_all, address, {"whole": ("", "", None, "reply")})["whole"]


@pytest.fixture(scope="module")
def results(address):
    """What the worker said in each case in which something was."""
    mended = {case: (*broken, ANSWER, "reply") for case, broken in MENDED.items()}
    return apart(run_all, address, FAILURES | mended, run_extras)


def apart(call, *arguments):
    """In a thread of its own: Playwright allows one loop in each."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(call, *arguments).result()


def run_all(address, cases, then=None):
    results = {}
    with sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        for case, (name, how, request, _) in cases.items():
            Server.broken = (name, how)
            Server.asked.clear()
            page = chromium.new_page()
            said: list[str] = []
            page.on("console", lambda message, said=said: said.append(message.text))
            page.goto(address)
            requests = trace.requests() if request is None else [request]
            results[case] = page.evaluate(PAGE, [f"{address}/rt/{WORKER.name}", requests])
            results[case] |= {
                "asked": sorted(path for path in Server.asked if path.startswith("/rt/")),
                "said": said,
            }
            page.close()
        if then:
            results["extras"] = then(chromium, address)
        chromium.close()
    return results


def run_extras(chromium, address):
    results = {}
    for how in ("missing", "corrupted", "cut", "stalled"):
        Server.broken = ("spreadsheet.zip", how)
        Server.asked.clear()
        page = chromium.new_page()
        page.goto(address)
        answers = page.evaluate(LOAD, [f"{address}/rt/{WORKER.name}", "spreadsheet", ANSWER])
        results[how] = {"answers": answers, "asked": Server.asked.count("/rt/spreadsheet.zip")}
        page.close()
    return results


def test_answers_come_in_order_and_are_those_of_this_python(whole):
    replies = [message for message in whole["messages"] if message["type"] == "reply"]
    assert [reply["response"] for reply in replies] == [handle(request) for request in trace.requests()]
    assert whole["said"] == []


def test_progress_reaches_the_total_and_the_stages_come_in_order(whole, runtime):
    progress = [message for message in whole["messages"] if message["type"] == "progress"]
    # This server sends the files as they are.
    assert progress[-1]["loaded"] == progress[-1]["total"]
    assert progress[-1]["total"] == sum((runtime / name).stat().st_size for name in build.COUNTED)
    assert list(dict.fromkeys(message["stage"] for message in progress)) == ["fetch", "compile", "start", "import"]


def test_each_file_is_asked_for_once_and_nothing_else(whole, runtime):
    extras = {extra.archive for extra in EXTRAS}
    assert whole["asked"] == sorted(
        f"/rt/{path.name}" for path in runtime.iterdir() if path.suffix in TYPES and path.name not in extras
    )


@pytest.mark.slow
@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_is_said_with_its_reason(results, case):
    last = results[case]["messages"][-1]
    assert (last["type"], last.get("reason")) == ("failed", FAILURES[case][3]), results[case]
    assert last["message"]


@pytest.mark.slow
@pytest.mark.parametrize("case", MENDED)
def test_what_can_be_mended_by_fetching_again_is_not_told(results, case):
    last = results[case]["messages"][-1]
    assert (last["type"], last.get("response")) == ("reply", handle(ANSWER)), results[case]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["missing", "corrupted", "cut", "stalled"])
def test_an_extra_that_cannot_be_had_is_refused_and_can_be_asked_for_again(results, how):
    refused, answered, *loaded, again = results["extras"][how]["answers"]
    reasons = {"missing": "missing", "corrupted": "damaged", "cut": "network", "stalled": "timeout"}
    assert (refused["type"], refused["reason"]) == ("refused", reasons[how])
    assert refused["message"]
    assert [(one["type"], one["response"]) for one in loaded] == [("reply", "")] * 2
    assert answered["response"] == again["response"] == handle(ANSWER)
    assert results["extras"][how]["asked"] == {"missing": 1, "corrupted": 2, "cut": 3, "stalled": 2}[how] + 1


@pytest.mark.slow
def test_of_a_script_of_another_type_it_is_told_which(results):
    assert results["script has a type of its own"]["messages"][-1]["sent"] == "application/octet-stream"


def test_the_worker_is_a_module_that_node_can_read():
    assert subprocess.run(["node", "--check", WORKER], check=False).returncode == 0


def test_the_worker_names_the_abi_of_this_pyodide():
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text())["info"]
    assert all(f'{key}: "{value}"' in WORKER.read_text(encoding="utf-8") for key, value in info.items())
