"""Styles and scripts of the site: imports go one way, type comes from one scale, widths from one set.

What fails here names the files: both ends of an import, or the line of a style sheet.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs/assets"
MODULES = sorted(ASSETS.rglob("*.mjs"))
STYLES = sorted(ASSETS.rglob("*.css"))
PAGES = tomllib.loads((ASSETS / "pages/pages.toml").read_text(encoding="utf-8"))

COMPONENTS = {"law", "search", "assess", "rate", "compare", "print"}
BELOW = {"base": 0, "runtime": 1} | dict.fromkeys(COMPONENTS, 2) | {"pages": 3}
"""Room → its height. A module imports from its own room and those below; components know nothing of each other."""

IMPORT = re.compile(r"""(?:^(?:import|export)\b[^;"'`]*?["']|\bimport\(\s*["'`])(\.[^"'`$]+\.mjs)""", re.MULTILINE)

SIZES = {f"var(--type-{step})" for step in range(1, 9)} | {f"var(--drawn-{step})" for step in range(1, 5)}
NO_SIZE = {"inherit"}
TOKENS = "base/tokens.css"
ROOT_SIZES = {"calc(var(--root) * var(--text, 1))", "var(--root)"}
"""What the root itself is as large as; only the tokens say that."""
WIDTHS = (30, 45, 60, 76.25, 100, 125)
AT_LEAST = {f"{width:g}em" for width in WIDTHS}
AT_MOST = {f"{round(width - 0.016, 3):g}em" for width in WIDTHS}


def name(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


def without_comments(text: str) -> str:
    """The same lines, without what is said about them."""
    return re.sub(r"/\*.*?\*/", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)


def imports(module: str, source: str) -> set[str]:
    """The modules that this one asks for; types named in comments are no imports."""
    found = IMPORT.findall(without_comments(source))
    return {normpath(join(dirname(module), one)) for one in found}


def crossings(graph: dict[str, set[str]]) -> Iterator[str]:
    """Imports that go up, or from one component into another."""
    for module, asked in graph.items():
        room = module.partition("/")[0]
        for one in sorted(asked):
            other = one.partition("/")[0]
            if room != other and BELOW[other] >= BELOW[room]:
                yield f"{module} imports {one}: {room} may not know {other}"


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a ring, the first once more at the end; empty if there are none."""
    done: set[str] = set()

    def walk(way: list[str]) -> list[str]:
        for one in sorted(graph.get(way[-1], ())):
            if one in way:
                return [*way[way.index(one) :], one]
            if one not in done and (found := walk([*way, one])):
                return found
        done.add(way[-1])
        return []

    return next((found for module in sorted(graph) if (found := walk([module]))), [])


def wrong_sizes(sheet: str, text: str) -> Iterator[str]:
    """Declarations of a size that is none of the scale."""
    allowed = SIZES | NO_SIZE | (ROOT_SIZES if sheet == TOKENS else set())
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        for kind, value in re.findall(r"(?<![\w-])(font-size|font)\s*:\s*([^;}]+)", line):
            size = value.removesuffix("!important").strip()
            if kind == "font" and size not in NO_SIZE:
                size = size.split("/")[0].split()[-1]
            if size not in allowed:
                yield f"{sheet}:{number}: {kind}: {value} is not of the scale in {TOKENS}"


def wrong_widths(file: str, text: str) -> Iterator[str]:
    """Media queries for a width at which nothing else changes."""
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        if not re.search(r"@media|matchMedia|\bmedia=", line):
            continue
        for bound, width in re.findall(r"\b(min|max)-width:\s*([\w.]+)", line):
            if width not in (AT_LEAST if bound == "min" else AT_MOST):
                yield f"{file}:{number}: {bound}-width: {width} is none of the widths in {TOKENS}"
        if re.search(r"\(\s*[\w.]*\s*[<>]?=?\s*width\s*[<>]|device-width|\(\s*width\s*:", line):
            yield f"{file}:{number}: a width is asked for with min-width or max-width"


GRAPH = {name(path): imports(name(path), path.read_text(encoding="utf-8")) for path in MODULES}


def test_a_page_imports_components_and_these_only_what_is_common_to_all() -> None:
    assert list(crossings(GRAPH)) == []
    assert sum(map(len, GRAPH.values())) > 50  # they were read


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert " imports ".join(circle(GRAPH)) == ""


def test_every_import_leads_to_a_module() -> None:
    missing = [(module, one) for module, asked in GRAPH.items() for one in asked if one not in GRAPH]
    assert missing == []


@pytest.mark.parametrize(
    ("module", "source", "asked"),
    [
        ("base/form/fields.mjs", 'import { App } from "../../runtime/app.mjs";', "runtime/app.mjs"),
        ("rate/form/fields.mjs", 'import {\n  A,\n} from "../../assess/keep/keep.mjs";', "assess/keep/keep.mjs"),
        ("search/box/box.mjs", "await import(`../../pages/score.mjs${again}`)", "pages/score.mjs"),
    ],
)
def test_an_import_the_other_way_is_found_with_both_files(module: str, source: str, asked: str) -> None:
    (found,) = crossings({module: imports(module, source)})
    assert module in found
    assert asked in found


def test_a_circle_is_found_with_its_files_and_a_type_in_a_comment_is_no_import() -> None:
    graph = {
        "law/a.mjs": imports("law/a.mjs", 'import { b } from "./b.mjs";'),
        "law/b.mjs": imports("law/b.mjs", 'export { a } from "./a.mjs";'),
    }
    assert circle(graph) == ["law/a.mjs", "law/b.mjs", "law/a.mjs"]
    assert imports("law/c.mjs", '/** @param {import("./a.mjs").A} a */') == set()


def test_every_size_of_type_is_one_of_eight() -> None:
    assert [one for path in STYLES for one in wrong_sizes(name(path), path.read_text(encoding="utf-8"))] == []
    tokens = (ASSETS / TOKENS).read_text(encoding="utf-8")
    assert {f"var(--type-{step})" for step in re.findall(r"--type-(\d+):", tokens)} <= SIZES


@pytest.mark.parametrize("wrong", ["font-size: 0.7rem;", "font: 700 13px/1.5 serif;", "font-size: var(--type-9);"])
def test_a_size_beside_the_scale_is_found_with_its_line(wrong: str) -> None:
    (found,) = wrong_sizes(
        "law/a.css", f"/* a\n   comment */\n.a {{ {wrong} font-family: serif; }}\n.b {{ font: inherit; }}"
    )
    assert found.startswith("law/a.css:3:")


def test_pages_change_at_six_widths_and_no_other() -> None:
    templates = sorted((ROOT / "scripts/site").rglob("*.html"))
    files = {name(path): path for path in [*STYLES, *MODULES]} | {path.name: path for path in templates}
    assert [one for file, path in files.items() for one in wrong_widths(file, path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "@media screen and (max-width: 45em) {",
        "@media (min-width: 46rem) {",
        'matchMedia("(min-width: 44.984em)")',
        "@media (width < 45em) {",
        "@media (30em <= width < 45em) {",
    ],
)
def test_a_width_of_its_own_is_found_with_its_line(wrong: str) -> None:
    (found,) = wrong_widths("law/a.css", f"\n\n{wrong}\n")
    assert found.startswith("law/a.css:3:")


def test_every_page_is_composed_of_what_there_is_and_nothing_is_left_over() -> None:
    outside = [
        "mkdocs.yml",
        "scripts/site/pages/door.html",
        "scripts/site/theme/main.html",
        "scripts/runtime/places.py",
    ]
    said = "\n".join((ROOT / one).read_text(encoding="utf-8") for one in outside).replace('" / "', "/")
    named = {one for page in PAGES.values() for key in ("styles", "scripts") for one in page.get(key, [])}
    named |= {page["program"] for page in PAGES.values() if "program" in page}
    there = {name(path) for path in [*STYLES, *MODULES]}
    assert named - there == set()
    started = named | {one for one in there if one in said}
    reached = started | {one for asked in GRAPH.values() for one in asked}
    assert there - reached == set()


def test_two_steps_of_the_scale_are_never_the_same() -> None:
    tokens = (ASSETS / TOKENS).read_text(encoding="utf-8")
    on_screen = re.findall(r"--type-\d+: ([\d.]+)rem", tokens.partition("@media print")[0])
    assert len(on_screen) == 8
    assert all(float(one) < float(next_one) for one, next_one in pairwise(on_screen))
