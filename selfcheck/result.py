"""The result as markup: a headline of counts, what stands in the way, then every requirement with its words."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from . import __version__, phrases, sources
from .assess import Assessment
from .markup import Writer, element, serialize
from .outcome import Outcome
from .report import conditions, counts, in_the_way, report
from .requirement import Group, Leaf, Requirement
from .words import say

MOST_SETS = 6
"""Of many ways to the same end the shortest are shown; the JSON report has them all."""


def html(
    assessment: Assessment, lang: str, as_of: str, rules: str, problems: Sequence[tuple[str, str]] = ()
) -> str:
    """The inner markup of the result: a summary to keep in view and the ledger of all requirements.

    ``rules`` is where the texts stand, seen from the page; ``problems`` are the answers that could not be taken,
    fact id and message.
    """
    return serialize(_Result(assessment, lang, as_of, rules).whole(problems))


def tree(assessment: Assessment, lang: str, as_of: str) -> Element:
    """The same for a document that stands alone, where there is no site to link to."""
    return _Result(assessment, lang, as_of, "").whole(())


class _Result(Writer):
    """One assessment in one language."""

    def __init__(self, assessment: Assessment, lang: str, as_of: str, rules: str) -> None:
        super().__init__(assessment.scheme, lang, rules)
        self.assessment, self.as_of = assessment, as_of
        self.report = report(assessment, as_of)
        self.leaves = {leaf.id: leaf for leaf in (*self.scheme.leaves, *self.scheme.preferences)}

    def whole(self, problems: Sequence[tuple[str, str]]) -> Element:
        rows = (*self.scheme.root.children, *self.scheme.preferences)
        return element(
            "div",
            {"class": "selfcheck-report"},
            element("div", {"class": "beside"}, self.summary(problems)),
            element(
                "section",
                {"class": "ledger", "aria-labelledby": "ledger"},
                element("h2", {"id": "ledger"}, self.say("result.table")),
                element("ul", {"class": "requirements"}, *(self.row(child) for child in rows)),
                self.particulars(),
            ),
        )

    def summary(self, problems: Sequence[tuple[str, str]]) -> Element:
        judged = counts(self.assessment)["judged"]
        draft = self.say(f"scheme.{self.scheme.id}.draft") if self.scheme.draft else None
        return element(
            "div",
            {"class": "summary"},
            element("h2", {}, self.say("result.title")),
            element(
                "p",
                {"class": "as-of"},
                self.say("result.as_of"),
                " ",
                element("time", {"datetime": self.as_of}, self.as_of),
            ),
            element("p", {"class": "draft"}, draft) if draft else None,
            self.not_taken(problems),
            element("p", {"class": "headline"}, phrases.headline(self.assessment, self.lang)),
            self.scale(),
            self.tally(),
            element("p", {"class": "judged"}, self.say("result.judged", n=judged)) if judged else None,
            self.obstacles(),
            self.enough(),
            self.open_questions(),
            self.readings(),
            self.groups(),
            self.route(),
            element("p", {"class": "notice"}, self.say("result.draft_notice")),
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
        return self.section("not-taken", self.say("result.not_taken", n=len(problems)), element("ul", {}, *items))

    def section(self, kind: str, title: str, *children: Element | None) -> Element:
        return element("section", {"class": kind}, element("h3", {}, title), *children)

    def to_fact(self, fact: str) -> Element:
        """A link to where the form asks for it."""
        return self.link(f"ask-{fact}", phrases.question(self.scheme.facts[fact], self.scheme, self.lang))

    def link(self, id: str, label: str) -> Element:
        """A link within the page; a document that stands alone has no form to go to."""
        return element("a", {"href": f"#{id}"}, label) if self.rules else element("span", {}, label)

    def to_question(self, part: Requirement) -> Element:
        """A link to where the form asks for a requirement, or for its parts."""
        if isinstance(part, Leaf):
            return self.to_fact(part.fact.id)
        return self.link(part.id, self.label(part))

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

    def groups(self) -> Element:
        """The groups with their outcomes, each a way to its questions."""
        items = [
            element("li", {}, self.to_question(group), " ", self.state(group))
            for group in self.scheme.root.children
        ]
        return element(
            "nav",
            {"class": "by-group", "aria-label": self.say("result.by_group")},
            element("ul", {}, *items),
            element("p", {}, self.link("ledger", self.say("result.to_table"))),
        )

    def state(self, part: Requirement) -> Element:
        id = phrases.interval_id(self.assessment.intervals[part.id])
        return element("span", {"class": f"state state-{id}"}, self.say(f"interval.{id}"))

    def obstacles(self) -> Element | None:
        obstacles = in_the_way(self.assessment)
        if not obstacles:
            return None
        items = [
            element(
                "li",
                {},
                self.to_question(condition),
                "".join(f" · {phrase}" for phrase in phrases.gaps(self.assessment, condition, self.lang)) + " ",
                self.citation(condition.provision),
            )
            for condition in obstacles
        ]
        return self.section("in-the-way", self.say("result.in_the_way"), element("ul", {}, *items))

    def enough(self) -> Element | None:
        """The smallest sets of changes that would do, once the answers that are there leave something to mend."""
        violated = [id for id in self.report["irreparable"] if self.assessment.intervals[id].best < Outcome.MET]
        if violated:
            names = self.say("result.comma").join(self.label(self.leaves[id]) for id in violated)
            return element("p", {"class": "irreparable"}, self.say("result.irreparable", names=names))
        if not in_the_way(self.assessment):
            return None
        common, ways = phrases.ways(self.report["unlock"])
        either = element(
            "li",
            {},
            self.say("result.one_of", n=len(ways)),
            element("ul", {}, *(element("li", {}, self.steps(ids)) for ids in ways[:MOST_SETS])),
            self.say("result.more_sets", n=len(ways) - MOST_SETS) if len(ways) > MOST_SETS else None,
        )
        return self.section(
            "enough",
            self.say("result.unlock"),
            element("ul", {}, *(element("li", {}, self.steps([id])) for id in common), either if ways else None),
        )

    def steps(self, ids: Sequence[str]) -> str:
        return self.say("result.and").join(phrases.step(self.assessment, self.leaves[id], self.lang) for id in ids)

    def open_questions(self) -> Element | None:
        still, settled = self.assessment.unknown_facts, len(self.assessment.settled_facts)
        if not still and not settled:
            return None
        return element(
            "div",
            {"class": "open-questions"},
            element(
                "details",
                {"class": "still-open"},
                element("summary", {}, self.say("result.still_open", n=len(still))),
                element("ul", {}, *(element("li", {}, self.to_fact(fact)) for fact in still)),
            )
            if still
            else None,
            element("p", {}, self.say("result.settled", n=settled)) if settled else None,
        )

    def readings(self) -> Element | None:
        """The readings that another choice of would change the result."""
        mattering = [row["id"] for row in self.report["readings"] if row["matters"]]
        if not mattering:
            return None
        items = [element("li", {}, self.say(f"reading.{id}.title")) for id in mattering]
        return self.section("readings", self.say("result.reading_matters"), element("ul", {}, *items))

    def route(self) -> Element | None:
        """Who recommends, as each text says it: information, not a verdict."""
        told = [row for row in self.report["information"] if row["id"] == "route"]
        if not told:
            return None
        items = [element("li", {}, self.citation(name)) for name in told[0]["provisions"]]
        return self.section("route", self.say("information.route"), element("ul", {}, *items))

    def row(self, part: Requirement) -> Element:
        interval = self.assessment.intervals[part.id]
        lacks = phrases.gap(self.assessment, part, self.lang)
        below = part.children if isinstance(part, Group) else ()
        quoted = self.quotation(part.id, part.provision)
        force = part.binding(self.assessment.strict).value
        return element(
            "li",
            {
                "class": "requirement",
                "data-requirement": part.id,
                "data-worst": interval.worst.word,
                "data-best": interval.best.word,
            },
            self.state(part),
            element(
                "div",
                {"class": "what"},
                element("strong", {"class": "label"}, self.label(part)),
                " ",
                element(
                    "span",
                    {"class": f"force force-{force}"},
                    phrases.binding(part, self.lang, self.assessment.strict),
                ),
                element("p", {"class": "gap"}, lacks) if lacks else None,
            ),
            self.citation(part.provision) if quoted is None else quoted,
            element("ul", {}, *(self.row(child) for child in below)) if below else None,
        )

    def particulars(self) -> Element:
        rows = [
            (say(self.lang, "result.ruleset"), __version__),
            *(
                (say(self.lang, "result.text_sha"), f"{sources.title(slug, self.lang)} · sha256 {sha256[:16]}…")
                for slug, sha256 in self.report["ruleset"]["texts"].items()
            ),
            (say(self.lang, "result.receipt"), self.report["receipt"]),
        ]
        return element(
            "dl",
            {"class": "particulars"},
            *(element("div", {}, element("dt", {}, name), element("dd", {}, value)) for name, value in rows),
        )
