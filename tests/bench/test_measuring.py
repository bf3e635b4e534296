"""The measuring: who is measured answers, files are the same each time, failures are told. No time is judged."""

import doctest
import importlib
import json
import pkgutil
import sys
import urllib.request
from dataclasses import replace

import pytest
from playwright.sync_api import sync_playwright

import scripts.bench
from scripts import browser
from scripts.bench import __main__ as command
from scripts.bench import (
    answering,
    chromium,
    contest,
    engine,
    machine,
    page,
    processes,
    sample,
    site,
    site_server,
    slow_line,
    slow_processor,
    start,
    visits,
)
from scripts.bench.contest import Process
from scripts.bench.measurement import BenchError, Measurement
from scripts.runtime import trace
from scripts.runtime.places import CURRENT
from scripts.site import build, serve
from selfcheck.bridge import handle
from selfcheck.core.answers import check, check_typed
from selfcheck.core.requirement import decide
from selfcheck.core.unlock import unlock
from selfcheck.rules import LAB
from selfcheck.scoring.score import check as check_ratings
from tests.bench.started import answered, shown, started

MODULES = [one.name for one in pkgutil.iter_modules(scripts.bench.__path__, "scripts.bench.") if not one.ispkg]

REPLY = """([url, request]) => new Promise((resolve) => {
  const worker = new Worker(url, { type: "module" });
  worker.onmessage = ({ data }) => data.type === "reply" && resolve(data.response);
  worker.postMessage({ type: "call", id: 1, request });
})"""


@pytest.fixture(scope="module")
def drawn():
    return sample.draw()


@pytest.fixture(scope="module")
def few(drawn):
    """Two answer files, and the rest of a sample."""
    return replace(drawn, cases=drawn.cases[:1], complete=[], partial=[], sheets=drawn.sheets[:2])


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_modules_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_sample_is_the_same_each_time(drawn):
    assert drawn == sample.draw()


def test_every_file_of_the_sample_can_be_taken(drawn):
    assert [problem for answers in drawn.files for problem in check(LAB, answers).problems] == []
    assert [problem for sheet in drawn.sheets for problem in check_ratings(sheet).problems] == []


def test_the_sample_has_every_kind_of_file(drawn):
    assert drawn.files[0] == {}
    assert len(drawn.decided) >= len(drawn.complete) > 0
    assert all(len(answers) == len(LAB.facts) for answers in drawn.complete)
    sets = [len(unlock(LAB, decide(LAB.root, answers)).sets) for answers in ({}, drawn.hardest_to_unlock)]
    assert sets[1] >= sets[0] > 1


def test_the_browser_is_asked_what_the_form_would_ask(drawn):
    for request, answers in zip(chromium.requests(drawn.files, engine.AS_OF), drawn.files, strict=True):
        taken = check_typed(LAB, json.loads(request)["typed"])
        assert (dict(taken), taken.problems) == (answers, ())


def test_both_interpreters_answer_every_measurement(few):
    decided = len(few.decided)
    for process, samples in ((engine.cpython, (2, decided, 50, 2)), (engine.pyodide, (2, decided))):
        with process(few) as running:
            assert tuple(len(found) for found in running.round().values()) == samples
            assert running.version.startswith("3.")


@pytest.mark.slow
def test_the_page_is_asked_and_both_clocks_run(few):
    assert build.main([]) == 0
    with chromium.opened(chromium.requests(few.files, engine.AS_OF)) as browser:
        found = browser.round()
    assert [len(found["page.chromium"]), len(found["worker.chromium"])] == [2, 2]
    pairs = zip(found["worker.chromium"], found["page.chromium"], strict=True)
    assert all(0 < within <= around for within, around in pairs)


def test_commands_and_batches_are_run(few, monkeypatch):
    monkeypatch.setattr(processes, "MANY", 3)
    with processes.folder(few.files) as folder:
        assert processes.Starts(folder).round().keys() == processes.STARTS.keys()
        found = processes.Batch(folder, 3).round()
    assert found["batch.memory.3"][0] > 1


@pytest.mark.slow
def test_both_runtimes_reach_the_same_verdict(tmp_path):
    root, server = tmp_path / "site", tmp_path / "server"
    root.mkdir()
    server.mkdir()
    workers = start.stage(root)
    ours, stock = (start.weights(root / worker.strip("/").partition("#")[0]) for worker in workers)
    assert (len(ours) - 1, ours[-1]["br"]) == (6, json.loads(CURRENT.read_text())["bytes"])
    assert stock[-1]["br"] > ours[-1]["br"]
    with site_server.serving(root, server) as (address, _), sync_playwright() as playwright:
        running = browser.launch(playwright)
        replies = []
        for worker in workers:
            opened = running.new_page()
            opened.goto(address)
            replies.append(opened.evaluate(REPLY, [address + worker, trace.requests()[1]]))
        running.close()
    assert replies == [handle(trace.requests()[1])] * 2


def test_a_slow_line_loses_nothing(tmp_path):
    content = bytes(range(256)) * 400
    (tmp_path / "index.html").write_bytes(content)
    with site_server.serving(tmp_path, tmp_path) as (address, _), slow_line.slowed(address, 10, 0.01) as near:
        assert urllib.request.urlopen(near).read() == content


@pytest.mark.slow
def test_a_whole_form_is_answered_in_the_page(drawn, tmp_path):
    assert build.main([]) == 0
    with site_server.serving(serve.SITE, tmp_path) as (address, _), sync_playwright() as playwright:
        found = answering.Applicant("usual", playwright, address, drawn.complete[0]).round()
    assert len(found["answer.usual"]) + len(found["typed.usual"]) <= len(LAB.facts)
    assert all(found[f"{kind}.usual"] and min(found[f"{kind}.usual"]) > 0 for kind in ("answer", "typed", "key"))
    assert set(found) == {one["id"] for one in answered()["measurements"] if one["id"].endswith(".usual")}


@pytest.mark.slow
def test_a_first_visit_is_weighed_with_its_worker_and_its_search(monkeypatch, tmp_path):
    assert build.main([]) == 0
    monkeypatch.setattr(visits, "PAGES", {kind: visits.PAGES[kind] for kind in ("text", "selfcheck")})
    with site_server.serving(serve.SITE, tmp_path) as (address, _):
        text, selfcheck, search = visits.measure(address)
    runtime = json.loads(CURRENT.read_text())["bytes"]
    assert [text["name"], selfcheck["name"], search["name"]] == ["text", "selfcheck", "search"]
    assert text["br"] < runtime < selfcheck["br"] < selfcheck["gzip"] < selfcheck["identity"]
    assert search["requests"] > 0


def test_what_was_slowed_down_runs_on_afterwards():
    with sync_playwright() as playwright:
        running = browser.launch(playwright)
        opened = running.new_page()
        with slow_processor.slowed(slow_processor.renderers(running)):
            assert opened.evaluate("1 + 1") == 2
        assert opened.evaluate("2 + 2") == 4
        running.close()


def test_turns_alternate_and_the_warm_up_does_not_count():
    order = []

    class Taker:
        def __init__(self, name):
            self.name = name

        def round(self):
            order.append(self.name)
            return {self.name: [len(order)]}

    found = contest.take_turns([Taker("a"), Taker("b")], 2)
    assert "".join(order) == "baabba"
    assert found == {"a": [[3], [6]], "b": [[4], [5]]}


def test_a_command_that_fails_is_told(few):
    with processes.folder(few.files[:1]) as folder, pytest.raises(BenchError, match="no-such-scheme"):
        processes.run(("-m", "selfcheck", "assess", "no-such-scheme", "0.json"), folder)
    with pytest.raises(BenchError, match="loser has ended with status 3"):
        Process("loser", [sys.executable, "-c", "raise SystemExit(3)"], {}, ())


def test_the_command_writes_what_it_found(monkeypatch, tmp_path, capsys):
    measured = json.loads(page.DATA.read_text(encoding="utf-8"))["parts"]["engine"]
    monkeypatch.setattr(engine, "measure", lambda: measured)
    monkeypatch.setattr(site_server, "install", lambda: None)
    for part, measured_by in ((start, started), (answering, answered), (site, shown)):
        monkeypatch.setattr(part, "measure", measured_by)
    monkeypatch.setattr(page, "DATA", tmp_path / "data/benchmarks.json")
    monkeypatch.setattr(page, "path", lambda lang: tmp_path / f"{lang}.md")
    assert command.main() == 0
    found = json.loads(page.DATA.read_text(encoding="utf-8"))
    assert (found["parts"]["engine"], found["machine"].keys()) == (measured, machine.describe().keys())
    assert found["date"] in (tmp_path / "zh.md").read_text(encoding="utf-8")
    assert "Median" in capsys.readouterr().out


def test_the_command_that_cannot_measure_writes_nothing(monkeypatch, tmp_path, capsys):
    def fails():
        raise BenchError("json-rules-engine is missing: run `npm ci`")

    monkeypatch.setattr(site_server, "install", lambda: None)
    monkeypatch.setattr(engine, "measure", fails)
    monkeypatch.setattr(page, "DATA", tmp_path / "data/benchmarks.json")
    assert command.main() == 1
    assert list(tmp_path.iterdir()) == []
    assert "✗ bench: json-rules-engine is missing" in capsys.readouterr().err


def test_a_target_is_held_against_what_was_disturbed_too():
    fast = [1.0] * 19
    assert Measurement("x", [[*fast, 9], [*fast, 9]], target=1).kept is True
    assert Measurement("x", [[*fast[1:], 9, 9], [*fast, 1]], target=1).kept is True
    assert Measurement("x", [[9, 9, 9, 9], [1, 1, 1, 1]], target=1).kept is False
    assert Measurement("x", [[9, 9, 9, 9], [1, 1, 1, 1]], target=1).undisturbed == 1
    assert Measurement("x", [[400, 600]], target=500, more_is_better=True).kept is False
