"""The start of the self-assessment as markup: what it is, what to have at hand, which of the two fits."""

import math
from xml.etree.ElementTree import Element

from scripts.forms.journey import JourneyWriter, always, steps
from scripts.forms.positioning import ASPECTS, POSITIONING
from selfcheck.core.requirement import Force, Leaf
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import Child, element
from selfcheck.law import sources
from selfcheck.report.report import conditions
from selfcheck.rules import SCHEMES

SECONDS_A_QUESTION = 15
"""For whoever has the figures at hand; an estimate of ours, and the page says so."""


class StartWriter(JourneyWriter):
    """Writes the start of one scheme in one language."""

    def start(self) -> Element:
        """The section that stands before the questions."""
        return element(
            "section",
            {"class": "selfcheck-start", "data-shows": "start", "aria-labelledby": "start"},
            element("h2", {"id": "start", "data-heading": ""}, self.say("start.title")),
            self._draft(),
            element("p", {"class": "lead"}, self.say(self._lead(), n=always(steps(self.scheme)))),
            self._begin(),
            element("dl", {"class": "before"}, *(self._before(*row) for row in self._rows())),
            self._which(),
        )

    @property
    def _figured(self) -> list[Leaf]:
        """What is asked for as a figure."""
        return [leaf for leaf in (*self.scheme.leaves, *self.scheme.preferences) if leaf.figure]

    def _lead(self) -> str:
        """The id of what the start promises: by how much something is missing only figures can tell."""
        return "start.lead" if self._figured else "start.lead_no_figures"

    def _draft(self) -> Element | None:
        if not self.scheme.draft:
            return None
        return element("p", {"class": "draft"}, self.say(f"scheme.{self.scheme.id}.draft"))

    def _rows(self) -> list[tuple[str, tuple[Child, ...]]]:
        """What one has to know before, each with the id of its words."""
        way = steps(self.scheme)
        minutes = math.ceil(always(way) * SECONDS_A_QUESTION / 60)
        judged = sum(one.binding() is Force.JUDGED for one in conditions(self.scheme.root))
        decides = POSITIONING[self.scheme.id][-1]
        return [
            ("what", (self.say("start.what_is", questions=self.questions(way)), self._texts())),
            (
                "not",
                (
                    self.say("start.what_is_not"),
                    self.quotation(decides.id, decides.provision),
                    element("p", {}, self.say("start.judged", n=judged)) if judged else None,
                ),
            ),
            ("hand", self._figures()),
            ("time", (self.say("start.minutes", n=minutes, seconds=SECONDS_A_QUESTION),)),
            ("kept", (self.say("start.kept_here"), element("strong", {}, self.say("start.public_machine")))),
        ]

    def _before(self, id: str, said: tuple[Child, ...]) -> Element:
        return element(
            "div", {}, element("dt", {}, self.say(f"start.{id}")), element("dd", {"class": f"before-{id}"}, *said)
        )

    def _texts(self) -> Element:
        """The texts that the questions rest on, the scheme's own first."""
        parts = (*self.scheme.parts, *self.scheme.preferences)
        slugs = dict.fromkeys(part.provision.partition("#")[0] for part in parts)
        return element("ul", {"class": "texts"}, *(element("li", {}, *self._text(slug)) for slug in slugs))

    def _text(self, slug: str) -> tuple[Child, ...]:
        """A text with its number and its status."""
        number = sources.number(slug, self.lang)
        return (
            element("a", {"href": f"{self.rules}{slug}/"}, sources.title(slug, self.lang)),
            self.say("start.number", number=number) if number else None,
            " ",
            element("span", {"class": "text-status"}, self.say(f"start.status.{sources.status(slug)}")),
        )

    def _figures(self) -> tuple[Child, ...]:
        """The figures asked, each with its unit and the words that say what counts and within which years."""
        asked = self._figured
        if not asked:
            return (self.say("start.no_figures"),)
        items = [
            element(
                "li",
                {},
                element("a", {"href": f"#ask-{leaf.fact.id}"}, self.label(leaf)),
                self.say("start.in_unit", unit=self.say(f"unit.{leaf.fact.unit}")),
                self._quoted(leaf),
            )
            for leaf in asked
        ]
        return (self.say("start.figures", n=len(asked)), element("ul", {"class": "figures"}, *items))

    def _quoted(self, leaf: Leaf) -> Element | None:
        return self.quote(sources.quotation(leaf.id, self.lang) or "")

    def _begin(self) -> Element:
        """The way in; the script leads whoever has begun to where they left off."""
        return element(
            "p",
            {"class": "step-nav"},
            element(
                "a",
                {"href": f"#{steps(self.scheme)[0].id}", "class": "selfcheck-button selfcheck-main-button begin"},
                self.say("start.begin"),
            ),
            element(
                "button",
                {"type": "button", "class": "selfcheck-button", "data-action": "print-blank"},
                self.say("start.print"),
            ),
        )

    def _which(self) -> Element:
        """Which of the two fits: what each text says of its own, side by side."""
        head = element(
            "tr",
            {"role": "row"},
            element("td", {"role": "cell"}),
            *(
                element("th", {"scope": "col", "role": "columnheader"}, self.say(f"start.scheme.{id}"))
                for id in SCHEMES
            ),
        )
        rows = [self._aspect(aspect) for aspect in ASPECTS]
        return element(
            "details",
            {"class": "which"},
            element("summary", {}, self.say("start.which")),
            element("p", {}, self.say("start.which_lead")),
            element(
                "table",
                {"class": "which-table", "role": "table"},
                element("thead", {"role": "rowgroup"}, head),
                element("tbody", {"role": "rowgroup"}, self._statuses(), *rows, self._ways_in()),
            ),
        )

    def _aspect(self, aspect: str) -> Element:
        cells = [
            self._cell(id, self.quotation(said.id, said.provision))
            for id in SCHEMES
            for said in POSITIONING[id]
            if said.aspect == aspect
        ]
        return self._row(f"start.aspect.{aspect}", cells)

    def _statuses(self) -> Element:
        slugs = {scheme.id: scheme.root.provision.partition("#")[0] for scheme in SCHEMES.values()}
        return self._row("start.aspect.text", [self._cell(id, *self._text(slug)) for id, slug in slugs.items()])

    def _ways_in(self) -> Element:
        return self._row(
            "start.aspect.selfcheck", [self._cell(one.id, self._way_in(one)) for one in SCHEMES.values()]
        )

    def _way_in(self, scheme: Scheme) -> Child:
        said = self.questions(steps(scheme))
        if scheme is self.scheme:
            return self.say("start.this_page", questions=said)
        page = f"{self.rules}../selfcheck/" + ("" if scheme.id == "lab" else f"{scheme.id}/")
        return element("a", {"href": page}, self.say("start.other_page", questions=said))

    def _row(self, words: str, cells: list[Element]) -> Element:
        # The roles outlive the style sheet of small screens, which makes blocks of rows and cells.
        head = element("th", {"scope": "row", "role": "rowheader"}, self.say(words))
        return element("tr", {"role": "row"}, head, *cells)

    def _cell(self, scheme: str, *said: Child) -> Element:
        return element("td", {"role": "cell", "data-head": self.say(f"start.scheme.{scheme}")}, *said)
