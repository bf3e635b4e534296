"""What lies in the runtime's folder: nothing more, nothing too large, and the same each time."""

import gzip
import json
import re
import zipfile

import brotli
import pytest

from scripts.runtime import build, library, trace
from scripts.runtime.extras import EXTRAS
from scripts.runtime.places import CURRENT, MODULES, RuntimeBuildError
from selfcheck.bridge import CALLS

FIRST = {"worker.mjs", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.zip", "selfcheck.zip"}
"""What the first verdict needs."""
FILES = FIRST | {extra.archive for extra in EXTRAS}


def test_exactly_these_files_and_their_twins(runtime):
    twins = {name + suffix for name in FILES for suffix in (".br", ".gz")}
    assert {path.name for path in runtime.iterdir()} == FILES | twins
    assert len(FIRST) <= build.REQUESTS == 6


def test_twins_hold_the_same_bytes(runtime):
    for name in FILES:
        content = (runtime / name).read_bytes()
        assert brotli.decompress((runtime / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((runtime / f"{name}.gz").read_bytes()) == content


def test_what_the_first_verdict_needs_stays_within_the_budget(runtime):
    described = json.loads(CURRENT.read_text())
    brotli, gzipped = (
        sum((runtime / f"{name}{suffix}").stat().st_size for name in FIRST) for suffix in (".br", ".gz")
    )
    assert described["bytes"] == brotli <= build.BUDGETS["brotli"] == 3_700_000
    assert described["gzip"] == gzipped <= build.BUDGETS["gzip"] == 4_800_000
    assert described["path"] == f"rt/{runtime.name}"


@pytest.mark.parametrize(("encoding", "suffix"), [("brotli", ".br"), ("gzip", ".gz")])
def test_over_budget_fails_and_names_the_files(runtime, monkeypatch, encoding, suffix):
    sizes = {name: {twin: (runtime / (name + twin)).stat().st_size for twin in (".br", ".gz")} for name in FILES}
    monkeypatch.setitem(build.BUDGETS, encoding, 3_000_000)
    with pytest.raises(
        RuntimeBuildError, match=rf"{encoding}, over the budget of 3,000,000:(?s:.*)pyodide\.asm\.wasm"
    ):
        build._describe(runtime, sizes)


def test_too_many_files_fail(runtime):
    sizes = {name: {".br": 1, ".gz": 1} for name in (*FIRST, "one-more.mjs")}
    with pytest.raises(RuntimeBuildError, match="7 files for the first verdict, over the budget of 6"):
        build._describe(runtime, sizes)


def test_the_browser_is_not_given_what_only_the_command_line_reads(runtime):
    with zipfile.ZipFile(runtime / "selfcheck.zip") as archive:
        shipped = set(archive.namelist())
    assert not shipped & {"selfcheck/cli.pyc", "selfcheck/law/ledger.pyc", "selfcheck/law/ledger.toml.json"}
    assert {"selfcheck/bridge.pyc", *(f"selfcheck/calls/{name}.pyc" for name in CALLS)} <= shipped


@pytest.mark.slow
def test_same_inputs_give_the_same_hash(runtime, tmp_path):
    build.stage(tmp_path, cached=False)
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(again) == FILES
    assert build.digest(again)[:16] == runtime.name


def test_a_second_run_does_nothing(runtime, monkeypatch):
    monkeypatch.setattr(build, "stage", None)
    assert build.build() == runtime


@pytest.mark.parametrize("name", ["stdlib.zip", "selfcheck.zip", *(extra.archive for extra in EXTRAS)])
def test_archives_are_stored_sorted_undated_and_compiled(runtime, name):
    with zipfile.ZipFile(runtime / name) as archive:
        entries = archive.infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert not [entry.filename for entry in entries if entry.filename.endswith(".py")]


def test_the_package_ships_its_data(runtime):
    shipped = set(zipfile.ZipFile(runtime / "selfcheck.zip").namelist())
    assert {
        "selfcheck/py.typed",
        "selfcheck/words/zh/rules.toml.json",
        "selfcheck/words/en/rules.toml.json",
    } <= shipped
    assert any(name.startswith("selfcheck/law/") for name in shipped)


@pytest.mark.slow
def test_the_list_of_modules_is_fresh():
    assert MODULES.read_text(encoding="utf-8") == trace.traced()
    for extra in EXTRAS:
        assert extra.modules.read_text(encoding="utf-8") == trace.traced_extra(extra, library.listed())


def test_the_library_holds_the_listed_modules_alone(runtime):
    with zipfile.ZipFile(runtime / "stdlib.zip") as archive:
        assert set(archive.namelist()) == {f"{name}c" for name in library.sources(library.listed())}


def test_addresses_named_in_the_scripts_are_known(runtime):
    # A new Pyodide that names another host has to be looked at. jsDelivr: for packages, under Node only;
    # the rest stands in messages and comments.
    named = {
        host
        for script in runtime.glob("*.mjs")
        for host in re.findall(r"(?:https?|wss?)://([\w.-]+\.\w+)", script.read_text(encoding="utf-8"))
    }
    assert named == {"cdn.jsdelivr.net"}
