"""The empty form as markup, made from the same definitions that decide: one control for each fact.

It is complete without any script: a checklist with the words of the provisions, to be printed.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from scripts.forms import evidence as evidence_form
from scripts.forms import keep as keep_form
from scripts.forms import what_if as what_if_form
from scripts.forms.inclusive import inclusive_word
from scripts.forms.journey import Step, steps
from scripts.forms.start import StartWriter
from selfcheck.core.requirement import Fact, Force, Kind, Leaf, Requirement
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import HTML_LANG, Child, element, serialize
from selfcheck.report import phrases
from selfcheck.report.report import readings
from selfcheck.rules.information import INFORMATION
from selfcheck.rules.readings import Reading
from selfcheck.words import in_field, typed_as


def render(scheme: Scheme, lang: str, runtime: str, runtime_bytes: int, rules: str = "../rules/") -> str:
    """The form and the empty result of a scheme's page.

    ``runtime`` is the address of the runtime's folder and ``rules`` that of the texts, both relative to the page;
    ``runtime_bytes`` is what the runtime weighs once unpacked, for the progress line.
    """
    writer = _Form(scheme, lang, rules)
    form = element(
        "form",
        {
            "id": "selfcheck-form",
            "class": "selfcheck-form",
            "data-scheme": scheme.id,
            "data-rules": rules,
            "data-runtime": runtime,
            "data-runtime-bytes": str(runtime_bytes),
            "novalidate": "",
            "autocomplete": "off",
        },
        *(writer.section(step) for step in steps(scheme)),
    )
    main = element(
        "div",
        {"class": "selfcheck-main"},
        writer.ways(),
        what_if_form.offer(writer),
        element("p", {"class": "selfcheck-alert", "role": "alert", "hidden": ""}),
        *keep_form.above(writer),
        writer.problems(),
        writer.start(),
        writer.tasks(),
        form,
        writer.check(),
        writer.bar("#selfcheck-result"),
    )
    result = element(
        "section",
        {
            "id": "selfcheck-result",
            "class": "selfcheck-result",
            "data-shows": "result",
            "data-state": "loading",
            "aria-label": writer.say("result.title"),
        },
        # Stays where it is while what follows from the answers is put in anew below it.
        element("h2", {"id": "result", "data-heading": ""}, writer.say("result.title")),
        element("p", {"class": "selfcheck-status", "role": "status"}),
        writer.wait(element("h2", {}, writer.say("result.title"))),
        element("div", {"class": "selfcheck-output"}),
    )
    no_script = element("p", {"class": "selfcheck-notice"}, writer.say("form.no_script"))
    whole = (
        element("noscript", {}, no_script),
        element(
            "div",
            {"class": "selfcheck"},
            main,
            result,
            keep_form.panel(writer),
            *keep_form.dialogs(writer),
            what_if_form.sheet(writer),
        ),
        writer.script_words("script"),
        keep_form.script_words(writer),
    )
    return "".join(map(serialize, whole))


class _Form(StartWriter):
    """The form of one scheme in one language."""

    def section(self, step: Step) -> Element:
        """A group of the form, which is also a view of its own."""
        part = step.part
        inner: Sequence[Element] = (
            (self.question(part),)
            if isinstance(part, Leaf)
            else (
                self.provision(part),
                *(self.part(child) for child in part.children),
                *(self.informing(fact) for fact in part.informing),
            )
        )
        return element(
            "section",
            {"class": "selfcheck-group", "data-shows": "step", "data-step": part.id, "aria-labelledby": step.id},
            self.progress(step),
            element(
                "h2",
                {"id": step.id, "data-heading": "", "aria-describedby": f"progress-{step.id}"},
                self.say(step.words),
            ),
            element(
                "p",
                {"class": "group-particulars"},
                self.questions((step,)),
                " · ",
                self.citation(part.provision),
                " ",
                self.not_in_force(part),
            ),
            *inner,
            self.onward(step),
        )

    def part(self, part: Requirement) -> Element:
        if isinstance(part, Leaf):
            return self.question(part)
        return element(
            "div",
            {"class": "selfcheck-choice", "role": "group", "aria-labelledby": part.id},
            element("h3", {"id": part.id}, self.label(part)),
            element("p", {"class": "way"}, phrases.binding(part, self.lang)),
            *(self.part(child) for child in part.children),
        )

    def question(self, leaf: Leaf) -> Element:
        title = (self.label(leaf), " ", self.binding(leaf))
        quoted = self.quotation(leaf.id, leaf.provision)
        after = (*self.doubts(leaf.fact), *self.beside(leaf.fact), self.provision(leaf))
        if leaf.fact.kind in (Kind.BOOLEAN, Kind.CHOICE):
            declares = leaf.force is Force.JUDGED
            asked = self.choice(leaf.fact, title, quoted, after, declares)
        else:
            asked = self.number(leaf.fact, title, (quoted, self.inclusive(leaf)), after)
        if leaf.only_above:
            gate, above = leaf.only_above
            asked.attrib |= {"data-only-above": gate.id, "data-above": str(above)}
        return asked

    def inclusive(self, leaf: Leaf) -> Element | None:
        """That the figure itself counts, with the word that says so."""
        word = inclusive_word(leaf.id)
        if leaf.figure is None or word is None:
            return None
        figure = in_field(self.lang, leaf.figure.amount, leaf.figure.unit)
        kept = "at_most" if leaf.figure.at_most else "at_least"
        before, _, after = self.say(f"form.inclusive_{kept}", figure=figure, word="|").partition("|")
        return element("p", {"class": "help"}, before, element("span", {"lang": HTML_LANG["zh"]}, word), after)

    def informing(self, fact: Fact) -> Element:
        """A question that decides nothing; the report tells something by it."""
        return self.choice(fact, (self.say(f"fact.{fact.id}"),), None, self.beside(fact), declares=False)

    def choice(
        self,
        fact: Fact,
        title: Sequence[Child],
        quoted: Element | None,
        after: Sequence[Element],
        declares: bool,
    ) -> Element:
        values = fact.choices or ("true", "false")
        ids = {value: phrases.choice_id(fact, value, self.lang) for value in values}
        answers = [
            element(
                "label",
                {"class": "answer"},
                element("input", {"type": "radio", "name": fact.id, "value": value}),
                element("span", {}, self.say(id)),
            )
            for value, id in {**ids, "unknown": "answer.unknown"}.items()
        ]
        return element(
            "fieldset",
            {
                "class": "question",
                "id": f"ask-{fact.id}",
                "data-fact": fact.id,
                "role": "radiogroup",  # a plain fieldset cannot be invalid
                "aria-describedby": " ".join([*self.helped(fact), f"problem-{fact.id}"]),
            },
            element("legend", {}, *title),
            quoted,
            self.help(fact),
            element("p", {"class": "declare"}, self.say("form.declare")) if declares else None,
            self.problem(fact.id),
            element("div", {"class": "answers"}, *answers),
            *after,
        )

    def number(
        self,
        fact: Fact,
        title: Sequence[Child],
        quoted: Sequence[Element | None],
        after: Sequence[Element],
    ) -> Element:
        return element(
            "div",
            {"class": "question", "id": f"ask-{fact.id}", "data-fact": fact.id},
            element("label", {"for": fact.id, "class": "title"}, *title),
            *quoted,
            self.help(fact),
            self.problem(fact.id),
            element(
                "div",
                {"class": "field"},
                element(
                    "input",
                    {
                        "type": "text",
                        "inputmode": "numeric" if fact.kind is Kind.INTEGER else "decimal",
                        "id": fact.id,
                        "name": fact.id,
                        "aria-describedby": " ".join(
                            [f"unit-{fact.id}", *self.helped(fact), f"problem-{fact.id}"]
                        ),
                    },
                ),
                element(
                    "span",
                    {"class": "unit", "id": f"unit-{fact.id}", "data-amount": typed_as(self.lang, fact.unit)},
                    self.say(f"unit.{fact.unit}"),
                ),
            ),
            # Without a name: there is one answer to a question, and this is another way to give it.
            element(
                "label",
                {"class": "answer"},
                element("input", {"type": "checkbox", "data-unknown": fact.id}),
                element("span", {}, self.say("answer.unknown")),
            ),
            evidence_form.panel(self, fact),
            *after,
        )

    def help(self, fact: Fact) -> Element | None:
        said = phrases.help_with(fact, self.lang)
        return element("p", {"class": "help", "id": f"help-{fact.id}"}, said) if said else None

    def helped(self, fact: Fact) -> list[str]:
        """The id of what helps with a question, if anything does, for whoever hears the question."""
        return [f"help-{fact.id}"] if phrases.help_with(fact, self.lang) else []

    def doubts(self, fact: Fact) -> list[Element]:
        """The readings of the words that the question rests on."""
        return [self.reading(one) for one in readings(self.scheme) if fact.id in one.facts]

    def reading(self, reading: Reading) -> Element:
        def words(id: str) -> str:
            return self.say(f"reading.{reading.id}.{id}")

        ways = [
            element(
                "li", {}, element("strong", {}, words(way)), self.say("result.colon"), words(f"{way}_argument")
            )
            for way in ("lenient", "strict")
        ]
        return element(
            "details",
            {"class": "reading"},
            element("summary", {}, self.say("form.doubt", title=words("title"))),
            self.quotation(f"reading.{reading.id}", reading.provision),
            element("ul", {}, *ways),
            element("p", {}, words("why")),
        )

    def beside(self, fact: Fact) -> list[Element]:
        """Provisions to be read beside a question."""
        return [
            element(
                "div",
                {"class": "information"},
                element("p", {}, self.say(f"information.{one.id}")),
                element("ul", {}, *(element("li", {}, self.citation(name)) for name in one.provisions)),
            )
            for one in INFORMATION
            if fact.id in one.facts
        ]
