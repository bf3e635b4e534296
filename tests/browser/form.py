"""The self-assessment as a person uses it, and the applicant of the tests."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from selfcheck.core.requirement import Kind
from selfcheck.rules import LAB
from selfcheck.words import say

# Once window.broken is set, the worker gets what it cannot read, and dies of it.
BREAKABLE = """window.Worker = class extends Worker {
  postMessage(message) { super.postMessage(window.broken ? { ...message, request: "{" } : message); }
};"""
PUT = """(answers) => {
  for (const [fact, text] of Object.entries(answers)) {
    const fields = [...document.getElementsByName(fact)];
    const chosen = fields.find(({ type, value }) => type === "radio" && value === text);
    if (chosen) chosen.click();
    else {
      fields[0].value = text;
      fields[0].dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }
}"""
READY = 60_000  # ms; the first start on a slow machine

NUMBERS = {
    "facilities.floor_area_m2": "2600",
    "facilities.equipment_value_wan_yuan": "5200",
    "research.national_projects_5y": "16",
    "outcomes.standards_led_3y": "0",
    "outcomes.conversions_3y": "16",
    "outcomes.service_income_wan_yuan": "0",
    "joint.units": "1",
    "preference.ministerial_lab_years": "0",
}
CHOICES = {"host.type": "research_institute", "host.level": "local"}
NO = ("outcomes.innovation", "outcomes.leading_technology", "integrity.misconduct")
YES = tuple(id for id, fact in LAB.facts.items() if fact.kind is Kind.BOOLEAN and id not in NO)

APPLICANT = {**dict.fromkeys(YES, "true"), **dict.fromkeys(NO, "false"), **NUMBERS, **CHOICES}
"""2,600 m², 52 million yuan, 16 projects, the first, fourth (16 conversions) and fifth outcome, the rest yes."""

OUTCOMES = tuple(id for id in LAB.facts if id.startswith("outcomes."))


class Form:
    """The page of the self-assessment in one language."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page = page
        self.lang = lang
        self.result = page.locator("#selfcheck-result")
        self.alert = page.locator(".selfcheck-alert")

    def open(self, state: str = "ready") -> "Form":
        """Goes to the page and waits for a state of its result."""
        self.page.goto(f"/{self.lang}/selfcheck/")
        return self.wait(state)

    def wait(self, state: str = "ready") -> "Form":
        expect(self.result).to_have_attribute("data-state", state, timeout=READY)
        return self

    def store(self, raw: str) -> "Form":
        """What an earlier visit left behind; before ``open``."""
        script = f"localStorage.getItem('met') || localStorage.setItem('selfcheck:lab', {json.dumps(raw)});"
        self.page.add_init_script(f"{script} localStorage.setItem('met', '1');")
        return self

    def stored(self) -> Any:
        """What is kept of the current applicant now."""
        kept = json.loads(self.page.evaluate("localStorage.getItem('selfcheck:lab')"))
        return kept["applicants"][kept["current"]]

    def answer(self, answers: dict[str, str]) -> "Form":
        for fact, text in answers.items():
            if LAB.facts[fact].kind in (Kind.BOOLEAN, Kind.CHOICE):
                self.choice(fact, text).check()
            else:
                self.field(fact).fill(text)
        return self

    def put(self, answers: dict[str, str]) -> "Form":
        """All at once, without a click or a key: for tests that begin where somebody has answered a great deal."""
        self.page.evaluate(PUT, answers)
        return self

    def field(self, fact: str) -> Locator:
        return self.page.locator(f'input[name="{fact}"]')

    def choice(self, fact: str, text: str) -> Locator:
        return self.page.locator(f'input[name="{fact}"][value="{text}"]')

    def problem(self, fact: str) -> Locator:
        return self.page.locator(f'[id="problem-{fact}"]')

    def row(self, requirement: str) -> Locator:
        return self.page.locator(f'[data-requirement="{requirement}"]')

    def expect_verdict(self, worst: str, best: str, requirement: str = "") -> None:
        shown = self.row(requirement) if requirement else self.result
        expect(shown).to_have_attribute("data-worst", worst)
        expect(shown).to_have_attribute("data-best", best)

    def expect_answers(self, answers: dict[str, str]) -> None:
        for fact, text in answers.items():
            if LAB.facts[fact].kind in (Kind.BOOLEAN, Kind.CHOICE):
                expect(self.choice(fact, text)).to_be_checked()
            else:
                expect(self.field(fact)).to_have_value(text)

    def says(self, id: str, **values: object) -> str:
        return say(self.lang, id, **values)


def entry(answers: dict[str, Any]) -> str:
    """The stored entry that holds these answers, as the first version wrote it."""
    return json.dumps({"format": 1, "answers": answers}, ensure_ascii=False)
