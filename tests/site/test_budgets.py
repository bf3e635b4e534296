"""No page grows unnoticed: what a first visit downloads stays within the budget of its kind of page."""

import tomllib
from collections.abc import Mapping, Sequence

import pytest

from scripts.bench import visits
from scripts.runtime.places import LIMITS
from scripts.site.static_server import RUNTIME

Budgets = Mapping[str, Mapping[str, float]]


@pytest.fixture(scope="module")
def visited(origin: str) -> dict[str, list[str]]:
    return visits.visited(origin)


@pytest.fixture
def budgets() -> Budgets:
    """Kind of page → kilobytes and requests."""
    return tomllib.loads(LIMITS.read_text(encoding="utf-8"))["first_visit"]


def over(budgets: Budgets, visited: Mapping[str, Sequence[str]]) -> list[str]:
    """What is too much, the runtime aside, which has a budget of its own (tests/runtime)."""
    said = []
    for kind, limits in budgets.items():
        found = visits.row(kind, [url for url in visited[kind] if RUNTIME not in url])
        taken = {"kilobytes": found["br"] / 1000, "requests": found["requests"]}
        said += [f"{kind}: {taken[what]} {what} of {limits[what]}" for what in taken if taken[what] > limits[what]]
    return said


@pytest.mark.slow
def test_a_first_visit_stays_within_the_budget_of_its_kind_of_page(
    visited: dict[str, list[str]], budgets: Budgets
) -> None:
    assert budgets.keys() == visited.keys()
    assert over(budgets, visited) == []


def test_the_runtime_is_downloaded_where_somebody_is_assessed_and_nowhere_else(
    visited: dict[str, list[str]],
) -> None:
    assert {kind for kind, urls in visited.items() if any(RUNTIME in url for url in urls)} == {
        *("selfcheck", "score", "compare")
    }


def test_one_kilobyte_or_request_too_many_is_named(visited: dict[str, list[str]], budgets: Budgets) -> None:
    home = visits.row("home", visited["home"])
    tight = {"kilobytes": home["br"] / 1000 - 1, "requests": home["requests"] - 1}
    assert [one.partition(" of ")[0] for one in over({**budgets, "home": tight}, visited)] == [
        f"home: {home['br'] / 1000} kilobytes",
        f"home: {home['requests']} requests",
    ]
