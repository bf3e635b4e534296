"""The result of a scoring as markup: the veto first, intervals as bars and a table, the radar only beside them."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from selfcheck import __version__
from selfcheck.html.element import element, printable, serialize
from selfcheck.html.scoring.chart import Bar, bars, radar
from selfcheck.html.scoring.writer import ScoreWriter
from selfcheck.law import sources
from selfcheck.report import phrases
from selfcheck.report.scoring import between, ends, number, over_weightings, percent
from selfcheck.rules.indicators import DIMENSIONS, INDICATORS, TABLE, Indicator
from selfcheck.scoring.score import FULL, MOST

VETO_STATES = {True: "violated", False: "clear", None: "open"}
"""By whether such conduct is reported."""


def html(
    report: Mapping[str, Any],
    lang: str,
    as_of: str,
    rules: str,
    problems: Sequence[tuple[str, str]] = (),
    reviewer: str = "",
) -> str:
    """The inner markup of the result: a summary to keep in view and the tables below it.

    ``report`` is that of ``score.score``, ``as_of`` the day, for the margins of a printed page, ``problems`` what
    could not be taken: name of the field, and message; ``reviewer`` the name that was given, if any. What can
    change by itself is marked ``data-part``, so that the page need not put in again what is the same.
    """
    return serialize(_Result(report, lang, rules).whole(problems, as_of, reviewer))


def _parts(tag: str, attributes: dict[str, str], **parts: Element | None) -> Element:
    """An element whose children can be put in one by one, each under its name."""
    for name, part in parts.items():
        if part is not None:
            part.set("data-part", name.replace("_", "-"))
    return element(tag, attributes | {"data-parts": ""}, *parts.values())


class _Result(ScoreWriter):
    """One scoring in one language."""

    def __init__(self, report: Mapping[str, Any], lang: str, rules: str) -> None:
        super().__init__(lang, rules)
        self.report = report

    def whole(self, problems: Sequence[tuple[str, str]], as_of: str, reviewer: str) -> Element:
        title = self.say("score.title", guide=sources.title(TABLE.partition("#")[0], self.lang))
        title = f"{reviewer} · {title}" if reviewer else title
        margins = phrases.margins(title, phrases.verifiable(as_of, self.report["receipt"], self.lang))
        tables = _parts("div", {}, figures=self.figures(), levers=self.levers())
        about = _parts("div", {}, particulars=self.particulars())
        return printable(
            margins,
            element("div", {"class": "beside"}, self.summary(problems, reviewer)),
            element(
                "section",
                {"class": "ledger", "aria-labelledby": "score-tables"},
                element("h3", {"id": "score-tables"}, self.say("score_page.dimensions", most=FULL)),
                tables,
                element("h3", {}, self.say("score_page.indicators")),
                self.indicators(),
                element("p", {"class": "notice"}, self.say("score.notice", most=MOST)),
                about,
            ),
        )

    def summary(self, problems: Sequence[tuple[str, str]], reviewer: str) -> Element:
        report = self.report
        state = VETO_STATES[report["veto"]["conduct"]]
        look = {"class": f"veto-state veto-{state}", "data-veto": report["veto"]["worst"]}
        return _parts(
            "div",
            {"class": "summary"},
            reviewer=self.named_reviewer(reviewer),
            not_taken=self.not_taken(problems),
            veto=element("p", look, self.say(f"score.veto_{state}")),
            headline=element("p", {"class": "headline"}, self.say("score.total", total=ends(report["total"]))),
            tally=self.tally(state),
            bars=bars("bars", self.say("score_page.bars"), [*self.rows(), self.total_bar()], report["line"]),
            legend=element("p", {"class": "legend"}, self.legend()),
            **{f"over_{place}": element("p", {}, words) for place, words in enumerate(self.over_weightings())},
        )

    def named_reviewer(self, name: str) -> Element | None:
        if not name:
            return None
        title = self.say("score_page.column_reviewer") + self.say("score.colon")
        return element("p", {"class": "reviewer-name"}, title, element("bdi", {}, name))

    def not_taken(self, problems: Sequence[tuple[str, str]]) -> Element | None:
        """The way to each; what is wrong stands at its field, and here where nothing is asked by that name."""
        if not problems:
            return None
        items = []
        for name, message in problems:
            if name in INDICATORS:
                items.append(element("li", {}, self.to_question(INDICATORS[name])))
            elif name in DIMENSIONS or name == "line":
                label = self.say("score_page.line") if name == "line" else self.dimension(name)
                items.append(element("li", {}, element("a", {"href": f"#ask-{name}"}, label)))
            else:
                items.append(element("li", {}, element("bdi", {}, name), self.say("score.colon"), message))
        title = element("h3", {}, self.say("result.not_taken", n=len(problems)))
        return element("section", {"class": "not-taken"}, title, element("ul", {}, *items))

    def tally(self, state: str) -> Element:
        """Veto, count and total, short enough for one line of a telephone."""
        rated = sum(row["rated"] for row in self.report["dimensions"])
        of = sum(row["of"] for row in self.report["dimensions"])
        return element(
            "p",
            {"class": "tally"},
            element("span", {"class": f"veto-{state}"}, self.say(f"score_page.tally_{state}")),
            element("span", {"class": "rated"}, self.say("score.rated", rated=rated, n=of)),
            element("span", {}, self.say("score_page.tally_total", total=ends(self.report["total"]))),
        )

    def rows(self) -> list[Bar]:
        return [Bar(self.dimension(row["id"]), row, ends(row)) for row in self.report["dimensions"]]

    def total_bar(self) -> Bar:
        return Bar(self.say("score_page.total"), self.report["total"], ends(self.report["total"]))

    def legend(self) -> str:
        """How to read the bars, as far as there is anything of the kind to be seen."""
        row = [self.say("score_page.legend_certain")]
        if self.report["total"]["worst"] < self.report["total"]["best"]:
            row.append(self.say("score_page.legend_possible", most=MOST))
        if self.report["line"] is not None:
            row.append(self.say("score_page.legend_line", line=number(self.report["line"])))
        return self.say("score_page.legend", parts=self.say("score.semicolon").join(row))

    def over_weightings(self) -> list[str]:
        report = self.report
        found = [over_weightings(report, self.lang)]
        if report["share"]:
            found.append(self.say("score.share", line=number(report["line"]), share=self.share()))
        if report["weighted"]:
            found.append(self.say("score_page.own_total", total=ends(report["weighted"])))
        return found

    def share(self) -> str:
        return between(*(percent(self.report["share"][end]) for end in ("worst", "best")))

    def figures(self) -> Element:
        return element("div", {"class": "score-figures"}, self.dimensions(), self.web())

    def dimensions(self) -> Element:
        """The table that the pictures repeat: every dimension, then what all of them make together."""
        own = self.report["weights"]
        columns = ["dimension", "interval", "rated", *(["weight"] if own else [])]
        rows = [
            self.line(
                {"data-dimension": row["id"]},
                self.dimension(row["id"]),
                row,
                ends(row),
                self.say("score_page.of", n=row["rated"], of=row["of"]),
                *([percent(own[row["id"]])] if own else []),
            )
            for row in self.report["dimensions"]
        ]
        totals = [("total", self.report["total"]), ("min", self.report["all_weightings"]["min"])]
        totals.append(("max", self.report["all_weightings"]["max"]))
        if self.report["weighted"]:
            totals.append(("own", self.report["weighted"]))
        below = [
            self.line({"data-total": id}, self.say(f"score_page.total_{id}"), pair, ends(pair))
            for id, pair in totals
        ]
        if self.report["share"]:
            label = self.say("score_page.total_share", line=number(self.report["line"]))
            below.append(self.line({"data-total": "share"}, label, self.report["share"], self.share()))
        return element(
            "table",
            {"class": "score-table"},
            element("caption", {}, self.say("score_page.conventions")),
            self.head("score_page.column", columns),
            element("tbody", {}, *rows),
            element("tbody", {"class": "totals"}, *below),
        )

    def head(self, prefix: str, columns: Sequence[str]) -> Element:
        cells = (element("th", {"scope": "col"}, self.say(f"{prefix}_{id}", most=MOST)) for id in columns)
        return element("thead", {}, element("tr", {}, *cells))

    def line(self, about: dict[str, str], label: str, pair: Mapping[str, float], *cells: str) -> Element:
        attributes = {**about, "data-worst": str(pair["worst"]), "data-best": str(pair["best"])}
        return element(
            "tr",
            attributes,
            element("th", {"scope": "row"}, label),
            *(element("td", {}, cell) for cell in cells),
        )

    def web(self) -> Element:
        return element(
            "figure",
            {"class": "radar"},
            radar("radar", self.say("score_page.radar"), self.rows()),
            element("figcaption", {}, self.say("score_page.radar_caution")),
        )

    def levers(self) -> Element | None:
        """Which single indicator moves a total most."""
        totals = [("equal", self.report["lever"])]
        if self.report["weighted"]:
            totals.append(("own", self.report["weighted"]["lever"]))
        items = [
            element(
                "li",
                {},
                self.say(
                    f"score_page.lever_{kind}",
                    total=self.say(f"score.lever_total.{total}"),
                    most=MOST,
                    points=number(found["points"]),
                ),
                element(
                    "ul", {}, *(element("li", {}, self.to_question(INDICATORS[id])) for id in found["indicators"])
                ),
            )
            for total, lever in totals
            for kind, found in lever.items()
            if found
        ]
        if not items:
            return None
        title = element("h3", {}, self.say("score_page.levers"))
        return element("section", {"class": "levers"}, title, element("ul", {}, *items))

    def indicators(self) -> Element:
        rows = {row["id"]: self.indicator(INDICATORS[row["id"]], row) for row in self.report["indicators"]}
        return element(
            "table",
            {"class": "score-table score-indicators"},
            self.head("score_page.column", ["indicator", "rating", "adds"]),
            _parts("tbody", {}, **rows),
        )

    def indicator(self, one: Indicator, row: Mapping[str, Any]) -> Element:
        rating = row["rating"]
        if one.veto:
            shown = self.say(f"score_page.veto_{VETO_STATES[rating]}")
        else:
            shown = self.say("reviewers.unrated") if rating is None else number(rating)
        return element(
            "tr",
            {"data-indicator": one.id},
            element("th", {"scope": "row"}, self.to_question(one)),
            element("td", {"class": "" if rating is not None else "unrated"}, shown),
            element("td", {}, "" if one.veto else number(row["adds"])),
        )

    def particulars(self) -> Element:
        rows = [
            (self.say("result.ruleset"), __version__),
            (self.say("result.receipt"), self.report["receipt"]),
        ]
        return element(
            "dl",
            {"class": "particulars"},
            *(element("div", {}, element("dt", {}, name), element("dd", {}, value)) for name, value in rows),
        )
