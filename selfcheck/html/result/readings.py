"""The readings that change something, as markup: what each choice makes of the result, and the choice itself."""

from typing import Any
from xml.etree.ElementTree import Element

from selfcheck.core.assess import assess
from selfcheck.html.element import element
from selfcheck.html.result.findings import Findings
from selfcheck.report import phrases
from selfcheck.rules.readings import LENIENT, READINGS, STRICT


def readings(one: Findings) -> Element | None:
    """Each doubtful wording that another reading of changes an outcome, or that is taken strictly."""
    shown = [row for row in one.report["readings"] if row["changes"] or row["chosen"] == STRICT]
    if not shown:
        return None
    matter = any(row["matters"] for row in shown)
    title = one.say("result.reading_matters" if matter else "result.reading_changes")
    return one.section("readings", title, *(_reading(one, row) for row in shown), _reset(one))


def _reading(one: Findings, row: dict[str, Any]) -> Element:
    """A group of two choices, each with what it leads to."""
    id = row["id"]
    other = assess(one.scheme, one.assessment.answers, one.assessment.strict ^ {id})
    as_chosen, otherwise = phrases.leads_to(one.assessment, other, one.lang)
    ways = [_way(one, id, way, as_chosen if way == row["chosen"] else otherwise, row) for way in (LENIENT, STRICT)]
    return element(
        "fieldset",
        {"class": "reading-choice"},
        element("legend", {}, one.say(f"reading.{id}.title")),
        one.quotation(f"reading.{id}", READINGS[id].provision),
        *ways,
        element("p", {"class": "why"}, one.say(f"reading.{id}.why")),
    )


def _way(one: Findings, id: str, way: str, leads_to: str, row: dict[str, Any]) -> Element:
    chosen = row["chosen"] == way
    control = None
    if one.interactive:
        checked = {"checked": ""} if chosen else {}
        attributes = {"type": "radio", "name": f"reading.{id}", "id": f"reading.{id}.{way}", "value": way}
        control = element("input", attributes | {"data-reading": id} | checked)
    return element(
        "label",
        {"class": "way chosen" if chosen else "way"},
        control,
        element(
            "span",
            {},
            element("strong", {}, one.say(f"reading.{id}.{way}")),
            element("em", {}, one.say("result.reading_chosen")) if chosen else None,
            element("span", {"class": "leads-to"}, *one.held(leads_to)),
        ),
    )


def _reset(one: Findings) -> Element | None:
    if not one.assessment.strict or not one.interactive:
        return None
    attributes = {"type": "button", "class": "selfcheck-button", "data-readings": "default"}
    return element("button", attributes, one.say("result.reading_reset"))
