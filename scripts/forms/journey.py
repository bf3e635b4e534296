"""The way through the form as markup: its groups as steps, the task list, and what leads from one to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from selfcheck.core.requirement import Fact, Leaf, Requirement, walk
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import element
from selfcheck.html.page import PageWriter
from selfcheck.report import phrases

VIEWS = ("start", "tasks", "check", "result")
"""What can be shown beside the steps, in the order of the way; each is also the id that leads there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One group of the form, on a page of its own."""

    part: Requirement
    """A requirement that stands alone in its scheme is a step of one question."""
    number: int
    """Its place on the way, from 1."""

    @property
    def id(self) -> str:
        """The id of its heading, to which its address leads."""
        return f"group-{self.part.id}" if isinstance(self.part, Leaf) else self.part.id

    @property
    def words(self) -> str:
        """The id of the words for its title; a group of one question is not called like the question."""
        return f"step.{self.part.id}" if isinstance(self.part, Leaf) else f"requirement.{self.part.id}"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it asks, in the order of the form."""
        own = tuple(leaf.fact for leaf in walk(self.part) if isinstance(leaf, Leaf))
        return own if isinstance(self.part, Leaf) else (*own, *self.part.informing)

    @property
    def sometimes(self) -> int:
        """How many of them are asked only when the answer to another opens them."""
        return sum(isinstance(leaf, Leaf) and leaf.only_above is not None for leaf in walk(self.part))


def steps(scheme: Scheme) -> tuple[Step, ...]:
    """The steps of a scheme in document order.

    >>> from selfcheck.rules import LAB
    >>> [step.id for step in steps(LAB)][-2:]
    ['group-lab.integrity', 'group-lab.preference']
    >>> sum(len(step.facts) for step in steps(LAB)) == len(LAB.facts)
    True
    """
    parts = (*scheme.root.children, *scheme.preferences)
    return tuple(Step(part, place) for place, part in enumerate(parts, 1))


def always(steps: Iterable[Step]) -> int:
    """How many questions are asked of everybody.

    >>> from selfcheck.rules import LAB
    >>> len(LAB.facts) - always(steps(LAB))
    2
    """
    return sum(len(step.facts) - step.sometimes for step in steps)


class JourneyWriter(PageWriter):
    """Writes the way through the form of one scheme in one language."""

    def questions(self, asking: Sequence[Step]) -> str:
        """How many questions some steps ask, and how many more of some applicants only."""
        more = sum(step.sometimes for step in asking)
        return self.say("journey.questions_joint" if more else "journey.questions", n=always(asking), more=more)

    def ways(self) -> Element:
        """Where one can go from anywhere."""
        items = [
            element("li", {}, element("a", {"href": f"#{view}", "data-leads": view}, self.say(f"journey.{view}")))
            for view in VIEWS
        ]
        return element(
            "nav", {"class": "journey", "aria-label": self.say("journey.ways")}, element("ol", {}, *items)
        )

    def tasks(self) -> Element:
        """The task list; the script says how far each task is."""
        items = [
            element(
                "li",
                {"class": "task"},
                element(
                    "a", {"href": f"#{step.id}", "aria-describedby": f"state-{step.id}"}, self.say(step.words)
                ),
                element("span", {"class": "task-state", "id": f"state-{step.id}", "data-state-of": step.part.id}),
            )
            for step in steps(self.scheme)
        ]
        return element(
            "section",
            {"class": "selfcheck-tasks", "data-shows": "tasks", "aria-labelledby": "tasks"},
            element("h2", {"id": "tasks", "data-heading": ""}, self.say("journey.tasks")),
            element("p", {"class": "so-far"}),
            element("p", {}, self.say("journey.free_order")),
            element("ol", {"class": "task-list"}, *items),
            element("p", {"class": "step-nav"}, self.button("check", "journey.to_check")),
        )

    def check(self) -> Element:
        """Every question, for the answers that the script puts beside it."""
        return element(
            "section",
            {"class": "selfcheck-check", "data-shows": "check", "aria-labelledby": "check"},
            element("h2", {"id": "check", "data-heading": ""}, self.say("journey.check")),
            element("p", {"class": "so-far"}),
            *(self.answers(step) for step in steps(self.scheme)),
            element("p", {"class": "step-nav"}, self.button("result", "journey.to_result")),
        )

    def answers(self, step: Step) -> Element:
        """The questions of one step, as a summary list."""
        rows = (self.answer(fact) for fact in step.facts)
        return element(
            "section", {}, element("h3", {}, self.say(step.words)), element("dl", {"class": "check-list"}, *rows)
        )

    def answer(self, fact: Fact) -> Element:
        """One question with room for its answer, and the way to it."""
        name = phrases.question(fact, self.scheme, self.lang)
        return element(
            "div",
            {"class": "check-row", "data-check": fact.id},
            element("dt", {}, name),
            element("dd", {"class": "check-answer"}),
            element(
                "dd",
                {"data-search": "skip"},
                element("a", {"href": f"#ask-{fact.id}"}, self.say("script.answer_it")),
            ),
        )

    def problems(self) -> Element:
        """The error summary, filled by the script: what cannot be taken, and the way to each."""
        return element(
            "section",
            {"class": "error-summary", "tabindex": "-1", "aria-labelledby": "error-summary", "hidden": ""},
            element("h2", {"id": "error-summary"}),
            element("ul", {}),
        )

    def progress(self, step: Step) -> Element:
        """Where on the way a step is; its heading is described by it, so that it is read out on arrival."""
        said = self.say("journey.progress", n=step.number, of=len(steps(self.scheme)))
        return element("p", {"class": "step-progress", "id": f"progress-{step.id}"}, said)

    def onward(self, step: Step) -> Element:
        """From a step to the one before and the one after."""
        way = steps(self.scheme)
        before = way[step.number - 2] if step.number > 1 else None
        after = way[step.number] if step.number < len(way) else None
        return element(
            "nav",
            {"class": "step-nav", "aria-label": self.say("journey.onward")},
            self.button(after.id, "journey.next", name=self.say(after.words))
            if after
            else self.button("check", "journey.to_check"),
            self.quiet(before.id, "journey.previous", name=self.say(before.words))
            if before
            else self.quiet("tasks", "journey.to_tasks"),
        )

    def button(self, id: str, words: str, **values: object) -> Element:
        """The way that one would go."""
        return element(
            "a", {"href": f"#{id}", "class": "selfcheck-button selfcheck-main-button"}, self.say(words, **values)
        )

    def quiet(self, id: str, words: str, **values: object) -> Element:
        """Another way."""
        return element("a", {"href": f"#{id}", "class": "selfcheck-button"}, self.say(words, **values))
