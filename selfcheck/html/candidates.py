"""Several candidates side by side as markup: a row for each requirement, a column for each answer file."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from selfcheck import __version__
from selfcheck.core.answers import Problem
from selfcheck.core.assess import Assessment
from selfcheck.core.requirement import Group, Leaf, Requirement
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import Child, element, printable, serialize
from selfcheck.html.writer import Writer
from selfcheck.report import phrases
from selfcheck.report.report import counts, readings, report
from selfcheck.rules.readings import LENIENT
from selfcheck.words import amount


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer file, and what the rules make of it."""

    place: int
    """Among the files as they were opened, from 0."""
    file: str
    name: str
    readings: tuple[str, ...]
    """Those that the file says were taken strictly: here all are read alike."""
    problems: tuple[Problem, ...]
    assessment: Assessment | None
    """``None`` for a file with any problem, as in ``batch``."""


class CandidatesTable(Writer):
    """The candidates of one scheme in one language."""

    def __init__(self, scheme: Scheme, lang: str, rules: str, as_of: str, found: list[Candidate]) -> None:
        super().__init__(scheme, lang, rules)
        self.as_of = as_of
        self.candidates = [(one, one.assessment) for one in found if one.assessment]
        self.bad = [one for one in found if one.problems]

    def html(self) -> str:
        """The inner markup of the comparison."""
        title = f"{self.say('compare.result')} · {self.say(f'scheme.{self.scheme.id}.title')}"
        margins = phrases.margins(title, self.as_of)
        return serialize(printable(margins, self.not_taken(), self.table(), self.particulars()))

    def said(self) -> str:
        """In one sentence, empty as long as there is nothing."""
        parts = [self.caption()] if self.candidates else []
        if self.bad:
            parts.append(self.say("compare.bad", n=len(self.bad)))
        return self.say("result.and").join(parts)

    def not_taken(self) -> Element | None:
        """The files that have no column, each with everything that is wrong with it."""
        if not self.bad:
            return None
        return element(
            "section",
            {"class": "compare-bad", "aria-labelledby": "compare-bad"},
            element("h3", {"id": "compare-bad"}, self.say("compare.bad", n=len(self.bad))),
            *(
                element(
                    "div",
                    {},
                    element("p", {}, *self.named(one), " ", self.remove(one)),
                    element(
                        "ul", {}, *(element("li", {}, self.problem(problem)) for problem in one.problems[:100])
                    ),
                )
                for one in self.bad
            ),
        )

    def problem(self, problem: Problem) -> str:
        """What is wrong with a file, after the question that it concerns."""
        asked = self.scheme.facts.get(problem.fact)
        named = f"{phrases.question(asked, self.scheme, self.lang)} · " if asked else ""
        return named + phrases.problem_words(problem, self.lang)

    def named(self, one: Candidate) -> list[Child]:
        """Applicant and file; neither may turn the writing around it."""
        file = element("span", {"class": "file"}, element("bdi", {}, one.file))
        return [element("bdi", {"class": "name"}, one.name or one.file), file if one.name else None]

    def remove(self, one: Candidate) -> Element:
        """As text, so that no name stands in an attribute."""
        return element(
            "button",
            {"type": "button", "class": "compare-remove", "data-remove": str(one.place)},
            element(
                "span",
                {"class": "unseen"},
                self.say("compare.remove"),
                " ",
                element("bdi", {}, one.name or one.file),
            ),
            element("span", {"aria-hidden": "true"}, "×"),
        )

    def table(self) -> Element | None:
        """The candidates side by side; nothing while there is none."""
        if not self.candidates:
            return None
        return element(
            "div",
            {"class": "compare-scroll", "tabindex": "0", "role": "region", "aria-labelledby": "compare-caption"},
            element(
                "table",
                {"class": "compare-table"},
                element("caption", {"id": "compare-caption"}, self.caption()),
                element("thead", {}, self.head()),
                element("tbody", {}, self.counted(), *self.rows(self.scheme.root, 0)),
                *(element("tbody", {}, *self.rows(part, 1)) for part in self.scheme.preferences),
                element("tfoot", {}, self.receipts()),
            ),
        )

    def caption(self) -> str:
        """How many candidates, and in how many rows they differ."""
        shown = (*self.scheme.parts, *self.scheme.preferences)
        return self.say("compare.caption", n=len(self.candidates), differing=sum(map(self.differs, shown)))

    def head(self) -> Element:
        """The candidates' names, each with a way to take it out."""
        columns = (
            element("th", {"scope": "col"}, *self.named(one), self.remove(one)) for one, _ in self.candidates
        )
        return element("tr", {}, element("th", {"scope": "col"}, self.say("compare.requirement")), *columns)

    def counted(self) -> Element:
        """What the headline of each counts, above its outcome."""
        cells = []
        for _, assessment in self.candidates:
            found = counts(assessment)
            shown = [kind for kind in ("met", "arguable", "unmet", "open") if found[kind]]
            tally = (
                element("span", {"class": f"count count-{kind}"}, self.say(f"result.tally_{kind}", n=found[kind]))
                for kind in shown
            )
            cells.append(element("td", {"class": "counts"}, *tally))
        return element("tr", {}, element("th", {"scope": "row"}, self.say("compare.counts")), *cells)

    def rows(self, part: Requirement, depth: int) -> list[Element]:
        """A requirement and what it is made of, in document order."""
        differs = self.differs(part)
        attributes = {"data-requirement": part.id, "class": f"depth-{depth}"}
        heading = element(
            "th",
            {"scope": "row"},
            element("span", {"class": "differing"}, self.say("compare.differs")) if differs else None,
            element("span", {"class": "label"}, self.label(part)),
            " ",
            self.citation(part.provision),
        )
        row = element(
            "tr",
            attributes | ({"data-differs": ""} if differs else {}),
            heading,
            *(self.cell(part, assessment) for _, assessment in self.candidates),
        )
        below = part.children if isinstance(part, Group) else ()
        return [row, *(made for child in below for made in self.rows(child, depth + 1))]

    def cell(self, part: Requirement, assessment: Assessment) -> Element:
        """The outcome in words, with the figure that was given and what it lacks."""
        interval = assessment.intervals[part.id]
        look = f"state state-{phrases.interval_id(interval)}"
        lacks = phrases.gap(assessment, part, self.lang)
        return element(
            "td",
            {"data-worst": interval.worst.word, "data-best": interval.best.word},
            element("span", {"class": look}, phrases.outcome(part, interval, self.lang)),
            self.figure(part, assessment),
            element("span", {"class": "gap"}, *self.held(lacks)) if lacks else None,
        )

    def figure(self, part: Requirement, assessment: Assessment) -> Element | None:
        """The figure that was given, where one is asked for."""
        if not isinstance(part, Leaf) or not part.figure:
            return None
        value = assessment.answers.get(part.fact.id)
        if value is None or isinstance(value, str):
            return None
        return element("span", {"class": "figure"}, *self.held(amount(self.lang, value, part.figure.unit)))

    def differs(self, part: Requirement) -> bool:
        """Whether the candidates come out differently."""
        return len({assessment.intervals[part.id] for _, assessment in self.candidates}) > 1

    def receipts(self) -> Element:
        """The receipt of each."""
        cells = (
            element("td", {"class": "receipt"}, element("code", {}, report(assessment, self.as_of)["receipt"]))
            for _, assessment in self.candidates
        )
        return element("tr", {}, element("th", {"scope": "row"}, self.say("result.receipt")), *cells)

    def particulars(self) -> Element | None:
        """What all were judged by: the same day, the same rules, the same readings."""
        if not self.candidates:
            return None
        draft = self.say(f"scheme.{self.scheme.id}.draft") if self.scheme.draft else None
        chosen = [phrases.reading(one.id, LENIENT, self.lang) for one in readings(self.scheme) if one.decides]
        aside = sum(bool(one.readings) for one, _ in self.candidates)
        said = [
            self.say("compare.same", as_of=self.as_of, version=__version__),
            self.say("compare.readings", readings=self.say("result.and").join(chosen)) if chosen else None,
            self.say("compare.set_aside", n=aside) if aside else None,
            draft,
            self.say("result.draft_notice"),
        ]
        return element(
            "div", {"class": "compare-particulars"}, *(element("p", {}, *self.held(one)) for one in said if one)
        )
