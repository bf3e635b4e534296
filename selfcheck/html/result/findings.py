"""What every part of the result writes alike: states, links to the questions, sections of one assessment."""

from collections.abc import Collection
from xml.etree.ElementTree import Element

from selfcheck.core.assess import Assessment
from selfcheck.core.requirement import Leaf, Requirement
from selfcheck.html.element import Child, element
from selfcheck.html.writer import Writer
from selfcheck.report import phrases
from selfcheck.report.report import report


class Findings(Writer):
    """One assessment in one language, as the parts of the result see it."""

    def __init__(
        self, assessment: Assessment, lang: str, as_of: str, rules: str, refused: Collection[str] = ()
    ) -> None:
        super().__init__(assessment.scheme, lang, rules)
        self.assessment, self.as_of = assessment, as_of
        self.refused = refused
        """Fact ids whose answers could not be taken."""
        self.report = report(assessment, as_of)
        self.leaves = {leaf.id: leaf for leaf in (*self.scheme.leaves, *self.scheme.preferences)}

    @property
    def interactive(self) -> bool:
        """Whether it stands in the page, beside the form; a document that stands alone has nothing to press."""
        return bool(self.rules)

    def section(self, kind: str, title: str, *children: Child) -> Element:
        """A part of the result under a heading."""
        return element("section", {"class": kind, "data-part": kind}, element("h3", {}, title), *children)

    def to_fact(self, fact: str) -> Element:
        """A link to where the form asks for it."""
        return self.link(f"ask-{fact}", phrases.question(self.scheme.facts[fact], self.scheme, self.lang))

    def to_question(self, part: Requirement) -> Element:
        """A link to where the form asks for a requirement, or for its parts."""
        return self.to_fact(part.fact.id) if isinstance(part, Leaf) else self.link(part.id, self.label(part))

    def link(self, id: str, label: str) -> Element:
        """A link within the page; a document that stands alone has no form to go to."""
        return element("a", {"href": f"#{id}"}, label) if self.interactive else element("span", {}, label)

    def state(self, part: Requirement) -> Element:
        """The outcome in words, with the look of its sign."""
        interval = self.assessment.intervals[part.id]
        look = f"state state-{phrases.interval_id(interval)}"
        return element("span", {"class": look}, phrases.outcome(part, interval, self.lang))
