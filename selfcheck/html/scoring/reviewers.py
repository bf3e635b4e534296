"""The comparison of several reviewers as markup: the veto, means with every reviewer's figure, disagreements."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from selfcheck.html.element import element, serialize
from selfcheck.html.scoring.chart import Bar, bars, strip
from selfcheck.html.scoring.result import VETO_STATES
from selfcheck.html.scoring.writer import ScoreWriter
from selfcheck.report.phrases import problem_words
from selfcheck.report.scoring import between, ends, number, percent, veto
from selfcheck.rules.indicators import INDICATORS
from selfcheck.scoring.reviewers import FEWEST, Reviewer
from selfcheck.scoring.score import FULL, MOST


def html(files: Sequence[Reviewer], report: Mapping[str, Any] | None, lang: str, rules: str) -> str:
    """The inner markup; ``report`` is that of ``reviewers.compare``, ``None`` when no file could be taken."""
    writer = _Comparison(lang, rules)
    refused = [one for one in files if one.problems]
    parts = (writer.refused(refused), *(writer.compared(report) if report else ()))
    return "".join(serialize(part) for part in parts if part is not None)


class _Comparison(ScoreWriter):
    """One comparison in one language."""

    def refused(self, refused: Sequence[Reviewer]) -> Element | None:
        """Files that could not be taken, each with everything that is wrong with it."""
        if not refused:
            return None
        items = [
            element(
                "li",
                {},
                element("bdi", {}, one.name),
                element("ul", {}, *(element("li", {}, problem_words(wrong, self.lang)) for wrong in one.problems)),
            )
            for one in refused
        ]
        title = element("h3", {}, self.say("score_page.refused", n=len(refused)))
        return element("section", {"class": "not-taken"}, title, element("ul", {}, *items))

    def compared(self, report: Mapping[str, Any]) -> list[Element]:
        said = next(said for said in ("present", "open", "absent") if report["veto"][said] or said == "absent")
        look = {"present": "violated", "open": "open", "absent": "clear"}[said]
        return [
            element("p", {"class": f"veto-state veto-{look}"}, veto(report, self.lang)),
            element(
                "div",
                {"class": "score-figures"},
                element(
                    "div",
                    {},
                    element("h3", {}, self.say("score_page.each_reviewer")),
                    self.region("score_page.each_reviewer", self.panel(report)),
                ),
                element(
                    "figure",
                    {},
                    bars("panel", self.say("score_page.panel_bars"), self.bars(report)),
                    element("figcaption", {}, self.say("score_page.panel_legend")),
                ),
            ),
            element("h3", {}, self.say("reviewers.figures", most=FULL)),
            self.region("reviewers.figures", self.figures(report)),
            element("h3", {}, self.say("score_page.apart")),
            element("p", {"class": "help"}, self.say("score_page.apart_help")),
            self.region("score_page.apart", self.indicators(report)),
            element("p", {"class": "notice"}, self.say("reviewers.notice")),
            element("p", {"class": "notice receipt"}, self.say("score.receipt", receipt=report["receipt"])),
        ]

    def region(self, words: str, table: Element) -> Element:
        """A table that is moved sideways where it does not fit, by keyboard too."""
        label = self.say(words, most=FULL)
        return element(
            "div", {"class": "score-wide", "role": "region", "tabindex": "0", "aria-label": label}, table
        )

    def bars(self, report: Mapping[str, Any]) -> list[Bar]:
        """The mean of each dimension and of the total, with every certain figure of a reviewer."""
        rows = [
            (self.dimension(row["id"]), row, [one["dimensions"][place] for one in report["reviewers"]])
            for place, row in enumerate(report["dimensions"])
        ]
        rows.append((self.say("score_page.total"), report["total"], [one["total"] for one in report["reviewers"]]))
        return [
            Bar(
                name, row["mean"], ends(row["mean"]), [one["worst"] for one in each if one["worst"] == one["best"]]
            )
            for name, row, each in rows
        ]

    def panel(self, report: Mapping[str, Any]) -> Element:
        """Who is who: every reviewer's number, file, total and answer to the veto row."""
        own, line = report["weights"], report["line"]
        columns = [
            "reviewer",
            "total",
            *(["own"] if own else []),
            *(["share"] if line is not None else []),
            "veto",
        ]
        rows = [
            self.row(
                {},
                [str(place), ". ", *self.named_reviewer(one)],
                ends(one["total"]),
                *([ends(one["weighted"])] if own else []),
                *([self.share(one["share"])] if line is not None else []),
                self.say(f"score_page.veto_{VETO_STATES[one['conduct']]}"),
            )
            for place, one in enumerate(report["reviewers"], 1)
        ]
        return self.table("score-panel", columns, rows)

    def named_reviewer(self, one: Mapping[str, Any]) -> list[Element | str]:
        """Name and file; neither may turn the writing around it."""
        name, file = (element("bdi", {}, one[part]) for part in ("name", "file"))
        return [name, " ", element("span", {"class": "file"}, file)] if one["file"] else [name]

    def figures(self, report: Mapping[str, Any]) -> Element:
        """Means and spread of dimensions and totals."""
        found = [({"data-dimension": row["id"]}, self.dimension(row["id"]), row) for row in report["dimensions"]]
        found.append(({"data-total": "total"}, self.say("reviewers.total"), report["total"]))
        if report["weighted"]:
            found.append(({"data-total": "own"}, self.say("reviewers.weighted"), report["weighted"]))
        rows = [
            self.row(
                about,
                [name],
                ends(row["mean"]),
                *self.spread(row, row["certain"]),
                self.say("score_page.of", n=row["certain"], of=len(report["reviewers"])),
            )
            for about, name, row in found
        ]
        return self.table("", ["dimension", "mean", "extremes", "range", "deviation", "certain"], rows)

    def indicators(self, report: Mapping[str, Any]) -> Element:
        """Every indicator, the widest disagreement first, with each rating under the reviewer's number."""
        found = {row["id"]: row for row in report["indicators"]}
        order = [*report["disagreements"], *(id for id in found if id not in report["disagreements"])]
        head = [self.column(id) for id in ("indicator", "strip", "mean", "range", "deviation")]
        head += [
            element("th", {"scope": "col", "class": "one"}, element("span", {"title": one["name"]}, str(place)))
            for place, one in enumerate(report["reviewers"], 1)
        ]
        rows = [self.indicator(found[id]) for id in order]
        return element(
            "table",
            {"class": "score-table score-apart"},
            element("thead", {}, element("tr", {}, *head)),
            element("tbody", {}, *rows),
        )

    def indicator(self, row: Mapping[str, Any]) -> Element:
        one = INDICATORS[row["id"]]
        several = row["rated"] >= FEWEST
        each = ("–" if rating is None else number(rating) for rating in row["ratings"])
        return self.row(
            {"data-indicator": one.id},
            [self.to_question(one)],
            strip(row["ratings"], row["mean"]) if row["rated"] else "",
            number(row["mean"]) if row["rated"] else "–",
            *([number(row["range"]), number(row["deviation"])] if several else ["–", "–"]),
            *each,
        )

    def spread(self, row: Mapping[str, Any], figures: int) -> list[str]:
        """From lowest to highest, range, standard deviation; strokes where there are too few for it."""
        extremes = between(number(row["lowest"]), number(row["highest"])) if figures else "–"
        if figures < FEWEST:
            return [extremes, "–", "–"]
        return [extremes, number(row["range"]), number(row["deviation"])]

    def table(self, look: str, columns: Sequence[str], rows: Sequence[Element]) -> Element:
        return element(
            "table",
            {"class": f"score-table {look}".rstrip()},
            element("thead", {}, element("tr", {}, *(self.column(id) for id in columns))),
            element("tbody", {}, *rows),
        )

    def column(self, id: str) -> Element:
        return element("th", {"scope": "col"}, self.say(f"score_page.column_{id}", most=MOST))

    def row(self, about: dict[str, str], name: Sequence[Element | str], *cells: Element | str) -> Element:
        made = (element("td", {}, cell) for cell in cells)
        return element("tr", about, element("th", {"scope": "row"}, *name), *made)

    def share(self, pair: Mapping[str, float]) -> str:
        return between(*(percent(pair[end]) for end in ("worst", "best")))
