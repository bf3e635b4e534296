"""The result as markup, in the order in which it is needed.

A headline of counts, what stands in the way, what would be enough, the questions that still matter, readings, whom
to apply to and by when; then every requirement with its words, what has priority, and the receipt.
"""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from selfcheck.core.assess import Assessment
from selfcheck.core.requirement import Requirement
from selfcheck.html.element import Child, element, printable, serialize
from selfcheck.html.result import readings, table, ways
from selfcheck.html.result.findings import Findings
from selfcheck.report import phrases
from selfcheck.report.report import applying, conditions, counts, in_the_way


def report_and_html(
    assessment: Assessment,
    lang: str,
    as_of: str,
    rules: str,
    problems: Sequence[tuple[str, str]] = (),
    applicant: str = "",
) -> tuple[dict[str, Any], str]:
    """The report, and the markup of the result: a summary to keep in view and the ledger of all requirements.

    ``rules`` is where the texts stand, seen from the page; ``problems`` are the answers that could not be taken,
    fact id and message; ``applicant`` is the name that was given, if any.

    What can change by itself is marked ``data-part``, so that a page need not put in again what is the same.
    """
    result = _Result(assessment, lang, as_of, rules, [fact for fact, _ in problems])
    return result.report, serialize(result.whole(problems, applicant))


def tree(assessment: Assessment, lang: str, as_of: str, applicant: str = "") -> Element:
    """The same for a document that stands alone, where there is no site to link to."""
    return _Result(assessment, lang, as_of, "").whole((), applicant)


class _Result(Findings):
    """The parts that are short."""

    def whole(self, problems: Sequence[tuple[str, str]], applicant: str) -> Element:
        margins = phrases.in_print(self.assessment, self.as_of, self.report["receipt"], self.lang, applicant)
        return printable(
            margins,
            element("div", {"class": "beside"}, self.summary(problems, applicant)),
            element(
                "div",
                {"class": "ledger"},
                table.table(self),
                table.preference(self),
                element("div", {"data-parts": ""}, table.receipt(self)),
            ),
        )

    def summary(self, problems: Sequence[tuple[str, str]], applicant: str) -> Element:
        return element(
            "div",
            {"class": "summary", "data-parts": ""},
            self.head(problems, applicant),
            self.obstacles(),
            ways.enough(self),
            self.open_questions(),
            readings.readings(self),
            self.groups(),
            self.route(),
            self.dates(),
            element("p", {"class": "notice", "data-part": "notice"}, self.say("result.draft_notice")),
        )

    def head(self, problems: Sequence[tuple[str, str]], applicant: str) -> Element:
        draft = self.say(f"scheme.{self.scheme.id}.draft") if self.scheme.draft else None
        name = (self.say("result.applicant", name=applicant), " · ") if applicant else ()
        return element(
            "div",
            {"class": "head", "data-part": "head"},
            element("h2", {}, self.say("result.title")),
            element(
                "p",
                {"class": "as-of"},
                *name,
                self.say("result.as_of"),
                self.say("result.colon"),
                element("time", {"datetime": self.as_of}, self.as_of),
            ),
            element("p", {"class": "draft"}, draft) if draft else None,
            element("p", {"class": "headline"}, *self.held(phrases.headline(self.assessment, self.lang))),
            self.not_taken(problems),
            self.scale(),
            self.tally(),
            element("p", {"class": "judged"}, phrases.whose_view(self.assessment, self.lang)),
        )

    def not_taken(self, problems: Sequence[tuple[str, str]]) -> Element | None:
        """The way to each; what is wrong stands at its field, and here where nobody asks for the fact."""
        if not problems:
            return None
        items = [
            element("li", {}, self.to_fact(fact))
            if fact in self.scheme.facts
            else element("li", {}, element("code", {}, fact), self.say("result.colon"), message)
            for fact, message in problems
        ]
        title = element("h3", {}, self.say("result.not_taken", n=len(problems)))
        return element("section", {"class": "not-taken"}, title, element("ul", {}, *items))

    def scale(self) -> Element:
        """One cell for each condition that the headline counts, in document order: a picture of the tally."""
        found = (self.assessment.intervals[one.id] for one in conditions(self.scheme.root))
        return element(
            "div",
            {"class": "scale", "aria-hidden": "true"},
            *(element("span", {"class": f"cell cell-{phrases.interval_id(interval)}"}) for interval in found),
        )

    def tally(self) -> Element:
        """The counts once more, each with the look of its cells, short enough for one line of a telephone."""
        found = counts(self.assessment)
        shown = [kind for kind in ("met", "arguable", "unmet", "open") if found[kind]]
        return element(
            "p",
            {"class": "tally"},
            *(
                element("span", {"class": f"count count-{kind}"}, self.say(f"result.tally_{kind}", n=found[kind]))
                for kind in shown
            ),
        )

    def groups(self) -> Element | None:
        """The groups with their outcomes, each a way to its questions; only where there are questions to go to."""
        if not self.interactive:
            return None
        items = [
            element("li", {}, self.to_question(group), " ", self.state(group))
            for group in self.scheme.root.children
        ]
        return element(
            "nav",
            {"class": "by-group", "data-part": "by-group", "aria-label": self.say("result.by_group")},
            element("ul", {}, *items),
            element("p", {}, self.link("ledger", self.say("result.to_table"))),
        )

    def obstacles(self) -> Element | None:
        obstacles = in_the_way(self.assessment)
        if not obstacles:
            return None
        items = [
            element(
                "li",
                {},
                self.to_question(condition),
                " ",
                self.state(condition),
                *self.lacking(condition),
                " ",
                self.citation(condition.provision),
            )
            for condition in obstacles
        ]
        return self.section("in-the-way", self.say("result.in_the_way"), element("ul", {}, *items))

    def lacking(self, condition: Requirement) -> list[Child]:
        """What a condition lacks, after a sign that never begins a line."""
        lacks = phrases.lacking(self.assessment, condition, self.lang)
        return self.held(f"\u00a0· {lacks}") if lacks else []

    def open_questions(self) -> Element | None:
        """The open questions: what can still change the result, that which weighs most first; what cannot."""
        still, pending, idle = phrases.unanswered(self.assessment)
        if not (still or pending or idle):
            return None
        listed = [
            element(
                "details",
                {"class": "still-open"},
                element("summary", {}, self.say(f"result.{id}", n=len(facts))),
                element("ul", {}, *(element("li", {}, self.to_fact(fact)) for fact in facts)),
            )
            for id, facts in (("still_open", still), ("pending", pending))
            if facts
        ]
        return element(
            "div",
            {"class": "open-questions", "data-part": "open-questions"},
            *listed,
            element("p", {}, self.say("result.settled", n=len(idle))) if idle else None,
        )

    def route(self) -> Element:
        """Who recommends, as each text says it: quoted, no choice made between them."""
        return self.section("route", self.say("information.route"), self.told("route"))

    def dates(self) -> Element:
        """By when, as far as a text says it: the only date has passed, and none is made up."""
        timeline = None
        if self.interactive:
            link = element("a", {"href": f"{self.rules}../reference/timeline/"}, self.say("result.timeline"))
            timeline = element("p", {}, link)
        notes = [element("p", {}, *self.held(words)) for words in phrases.dates(self.assessment, self.lang)]
        return self.section("dates", self.say("result.dates"), *notes, self.told("dates"), timeline)

    def told(self, kind: str) -> Element:
        """The words of the texts of one kind, each with its place."""
        items = [
            element("li", {}, self.quotation(said.id, said.provision))
            for said in applying(self.assessment)
            if said.kind == kind
        ]
        return element("ul", {}, *items)
