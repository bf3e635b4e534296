"""The empty form of the scoring as markup: the guide's 27 rows, the veto first, then weights, line and reviewers.

It is complete without any script: a rating sheet with the words of the guide, to be printed and filled in by hand.
"""

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from selfcheck.core.answers import MOST_BYTES, UNKNOWN
from selfcheck.files.answer_file import MOST_NAME
from selfcheck.html.element import HTML_LANG, element, serialize
from selfcheck.html.scoring.writer import ScoreWriter
from selfcheck.report.scoring import ANCHORED, indicator_words, scale
from selfcheck.rules.indicators import DIMENSIONS, RATED, VETO, Indicator
from selfcheck.scoring.score import FULL, MOST
from selfcheck.words import LANGS, has

START = FULL // len(DIMENSIONS)
"""What every weight stands at until somebody moves it: all alike."""


def render(lang: str, runtime: str, runtime_bytes: int, rules: str = "../rules/") -> str:
    """The form, the empty result and the place for reviewers' files; arguments as of ``form.render``."""
    writer = _Form(lang, rules)
    form = element(
        "form",
        {
            "id": "score-form",
            "class": "selfcheck-form",
            "data-scheme": "score",
            "data-rules": rules,
            "data-runtime": runtime,
            "data-runtime-bytes": str(runtime_bytes),
            "novalidate": "",
            "autocomplete": "off",
        },
        writer.reviewer(),
        writer.scale(),
        writer.veto(),
        *(writer.dimension_group(id) for id in DIMENSIONS),
        writer.weights(),
    )
    main = element(
        "div",
        {"class": "selfcheck-main"},
        element("p", {"class": "selfcheck-alert", "role": "alert", "hidden": ""}),
        form,
        writer.bar("#score"),
    )
    result = element(
        "section",
        {
            "id": "score-result",
            "class": "selfcheck-result",
            "data-state": "loading",
            "aria-labelledby": "score",
        },
        element("h2", {"id": "score"}, writer.say("score_page.result")),
        element("p", {"class": "selfcheck-status", "role": "status"}),
        writer.wait(),
        element("div", {"class": "selfcheck-output"}),
    )
    whole = (
        element("noscript", {}, element("p", {"class": "selfcheck-notice"}, writer.say("score_page.no_script"))),
        element("div", {"class": "selfcheck score"}, main, result, writer.actions(), writer.reviewers()),
        writer.script_words("script", "score_script"),
    )
    return "".join(map(serialize, whole))


class _Form(ScoreWriter):
    """The form in one language."""

    def reviewer(self) -> Element:
        """Whose ratings these are, if they like to say; no indicator, so the field has no name."""
        field = {
            "type": "text",
            "id": "reviewer",
            "maxlength": str(MOST_NAME),
            "autocomplete": "off",
            "dir": "auto",
        }
        return element(
            "div",
            {"class": "question score-reviewer"},
            element("label", {"for": "reviewer", "class": "title"}, self.say("score_page.reviewer")),
            element("p", {"class": "help", "id": "help-reviewer"}, self.say("score_page.reviewer_help")),
            element("div", {"class": "field"}, element("input", field | {"aria-describedby": "help-reviewer"})),
        )

    def scale(self) -> Element:
        """Our general anchors, said to be ours."""
        rows = [
            element("div", {}, element("dt", {}, str(rating)), element("dd", {}, words))
            for rating, words in scale(self.lang).items()
        ]
        return element(
            "section",
            {"class": "selfcheck-group", "aria-labelledby": "scale"},
            element("h2", {"id": "scale"}, self.say("score_page.scale")),
            element("p", {"class": "group-particulars"}, self.say("anchor.notice", most=MOST)),
            element("dl", {"class": "anchors"}, *rows),
        )

    def veto(self) -> Element:
        """The row that no rating makes up for, before everything that is rated."""
        words = {"true": "score_page.present", "false": "score_page.absent", UNKNOWN: "answer.unknown"}
        return element(
            "section",
            {"class": "selfcheck-group score-veto", "aria-labelledby": "veto"},
            element("h2", {"id": "veto"}, self.say("score_page.veto")),
            element("p", {"class": "group-particulars"}, self.say("score_page.veto_help")),
            self.question(VETO, {value: self.say(id) for value, id in words.items()}),
        )

    def dimension_group(self, id: str) -> Element:
        """A dimension with its rated indicators, under the second-level indicators of the table."""
        rated = [one for one in RATED if one.dimension == id]
        parts: list[Element] = []
        for second, same in groupby(rated, lambda one: indicator_words(one, self.lang)[0]):
            ones = list(same)
            if indicator_words(ones[0], self.lang)[1]:
                parts.append(element("h3", {}, second))
            parts += [self.question(one, self.ratings()) for one in ones]
        return element(
            "section",
            {"class": "selfcheck-group", "aria-labelledby": f"dimension-{id}"},
            element("h2", {"id": f"dimension-{id}"}, self.dimension(id)),
            element("p", {"class": "group-particulars"}, self.say("score_page.rated_count", n=len(rated))),
            *parts,
        )

    def ratings(self) -> dict[str, str]:
        """What a rating can be, value → words."""
        return {str(rating): str(rating) for rating in range(MOST + 1)} | {UNKNOWN: self.say("answer.unknown")}

    def question(self, one: Indicator, values: dict[str, str]) -> Element:
        answers = [
            element(
                "label",
                {"class": "answer"},
                element("input", {"type": "radio", "name": one.id, "value": value}),
                element("span", {}, words),
            )
            for value, words in values.items()
        ]
        described = [f"anchors-{one.id}"] if not one.veto else []
        return element(
            "fieldset",
            {
                "class": "question",
                "id": f"ask-{one.id}",
                "data-fact": one.id,
                "role": "radiogroup",  # a plain fieldset cannot be invalid
                "aria-describedby": " ".join([*described, f"problem-{one.id}"]),
            },
            element("legend", {}, self.named(one)),
            element("p", {"class": "group-particulars"}, self.citation(one.provision)),
            self.anchors(one),
            element("div", {"class": "answers"}, *answers),
            self.problem(one.id),
            self.sources(one),
        )

    def anchors(self, one: Indicator) -> Element | None:
        """Ours for this indicator, at the ratings for which there are any."""
        if one.veto:
            return None
        rows = [
            element("div", {}, element("dt", {}, str(rating)), element("dd", {}, words))
            for rating in ANCHORED
            for words in [self.say(f"anchor.{one.id}.{rating}")]
        ]
        return element("dl", {"class": "anchors", "id": f"anchors-{one.id}"}, *rows)

    def sources(self, one: Indicator) -> Element:
        """Closed until asked for: the row in the other language, where it is written, what it rests on."""
        (other,) = (lang for lang in LANGS if lang != self.lang)
        second, explained = indicator_words(one, other)
        note = f"score.note.{one.id}"
        rows: Sequence[tuple[str, Sequence[Element | str]]] = (
            (
                "other_language",
                [element("span", {"lang": HTML_LANG[other]}, " · ".join(filter(None, (second, explained))))],
            ),
            ("evidence", self.cited(one.evidence)),
            ("behind", self.cited(one.behind)),
            ("note", [self.say(note)] if has(self.lang, note) else []),
        )
        return element(
            "details",
            {"class": "score-sources"},
            element("summary", {}, self.say("score_page.sources")),
            element(
                "dl",
                {},
                *(
                    element("div", {}, element("dt", {}, self.say(f"score_page.{id}")), element("dd", {}, *words))
                    for id, words in rows
                    if words
                ),
            ),
        )

    def cited(self, names: Sequence[str]) -> list[Element | str]:
        return [
            part
            for place, name in enumerate(names)
            for part in ([self.say("score.semicolon")] if place else []) + [self.citation(name)]
        ]

    def weights(self) -> Element:
        """Weights of the reader's own, by slider or number, and the line that is to be reached."""
        rows = [self.weight(id) for id in DIMENSIONS]
        return element(
            "section",
            {"class": "selfcheck-group", "aria-labelledby": "weights"},
            element("h2", {"id": "weights"}, self.say("score_page.weights")),
            element("p", {"class": "group-particulars"}, self.say("score_page.weights_help")),
            element("div", {"class": "weights", "role": "group", "aria-labelledby": "weights"}, *rows),
            self.action("equal", "score_page.equal"),
            element(
                "div",
                {"class": "question", "id": "ask-line", "data-fact": "line"},
                element("label", {"for": "line", "class": "title"}, self.say("score_page.line")),
                element("p", {"class": "help", "id": "help-line"}, self.say("score_page.line_help")),
                element("div", {"class": "field"}, self.field("line", "help-line"), self.unit("points", "line")),
                self.problem("line"),
            ),
        )

    def weight(self, id: str) -> Element:
        slider = {
            "type": "range",
            "min": "0",
            "max": str(FULL),
            "step": "1",
            "value": str(START),
            "data-slides": id,
            "aria-label": self.say("score_page.slider", dimension=self.dimension(id)),
        }
        return element(
            "div",
            {"class": "weight", "id": f"ask-{id}", "data-fact": id},
            element("label", {"for": id, "class": "title"}, self.dimension(id)),
            element("input", slider),
            element(
                "div",
                {"class": "field"},
                self.field(id, f"share-{id}", str(START)),
                element("output", {"class": "unit share", "id": f"share-{id}", "for": id}),
            ),
            self.problem(id),
        )

    def field(self, name: str, described: str, value: str = "") -> Element:
        attributes = {
            "type": "text",
            "inputmode": "decimal",
            "id": name,
            "name": name,
            "aria-describedby": f"{described} problem-{name}",
        }
        return element("input", attributes | ({"value": value} if value else {}))

    def unit(self, unit: str, name: str) -> Element:
        return element("span", {"class": "unit", "id": f"unit-{name}"}, self.say(f"score_page.{unit}"))

    def actions(self) -> Element:
        """What can be done with the ratings."""
        return element(
            "div",
            {"class": "score-actions"},
            element("p", {"class": "selfcheck-saved", "role": "status"}),
            self.action("print", "keep.print"),
            self.action("export", "score_page.export"),
            self.chooser("open", "score_page.open", several=False),
            self.action("clear", "score_page.clear"),
            element("div", {"class": "file-problems", "id": "open-problems", "role": "alert"}),
        )

    def reviewers(self) -> Element:
        """The place for the files of several reviewers and what comes of them."""
        return element(
            "section",
            {"class": "reviewers", "aria-labelledby": "reviewers"},
            element("h2", {"id": "reviewers"}, self.say("score_page.reviewers")),
            element("p", {"class": "help"}, self.say("score_page.reviewers_help")),
            element(
                "div",
                {"class": "score-actions"},
                self.chooser("compare", "score_page.add_files", several=True),
                element(
                    "button",
                    {"type": "button", "class": "selfcheck-button", "data-action": "forget", "hidden": ""},
                    self.say("score_page.forget"),
                ),
            ),
            element("p", {"class": "reviewers-status", "role": "status"}),
            element("div", {"id": "reviewers-result", "data-state": "empty"}),
        )

    def chooser(self, id: str, words: str, several: bool) -> Element:
        """A file field that looks like a button; the browser's own would speak the browser's language."""
        attributes = {
            "type": "file",
            "id": f"files-{id}",
            "data-files": id,
            "data-most-bytes": str(MOST_BYTES),
            "accept": ".json,application/json",
        }
        return element(
            "label",
            {"class": "selfcheck-button file-button"},
            element("input", attributes | ({"multiple": ""} if several else {})),
            element("span", {}, self.say(words)),
        )
