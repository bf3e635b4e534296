"""Article ↔ indicator ↔ template part, in all three directions, each cell with the link and the words.

What belongs together is told by ``selfcheck.rules.indicators``; mapping.toml adds the parts no indicator weighs.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from scripts.pages.quoting import Quoter
from scripts.pages.words import Words
from selfcheck.html.element import HTML_LANG, element, serialize
from selfcheck.rules.indicators import INDICATORS, Indicator

DATA = Path(__file__).with_suffix(".toml")
CONDITIONS = "lab-measures#art_12"
"""Every provision of this article is listed, whether or not anything answers to it."""
_SLUGS = ("lab-measures", "lab-opinions", "guide-2024", "call-2024", "template-2024")
_OPENING = {"zh": 22, "en": 56}
_PAUSE = re.compile(r"[。；，、.;,:：](?=\s|$|[^\x00-\x7f])")


@cache
def unweighed() -> dict[str, tuple[str, ...]]:
    """Parts of the template that no indicator weighs → provisions that ask for them."""
    parts = tomllib.loads(DATA.read_text(encoding="utf-8"))["parts"]
    return {part: tuple(behind) for part, behind in parts.items()}


def markdown(quoter: Quoter, words: Words, view: str) -> str:
    """One of the three tables: ``provisions``, ``indicators`` or ``parts``."""
    return _VIEWS[view](quoter, words)


def provisions(quoter: Quoter) -> list[str]:
    """Full names of what the table by provision lists, in the order of the texts."""
    asked = {name for one in INDICATORS.values() for name in one.behind}
    asked |= {name for behind in unweighed().values() for name in behind}
    article = quoter.corpus.text(quoter.lang, "lab-measures").provisions
    asked |= {f"lab-measures#{one.id}" for one in article if one.id.startswith("art_12__para_1__")}
    return _ordered(quoter, asked)


def parts(quoter: Quoter) -> list[str]:
    """Full names of the template's parts that are filled in, in their order."""
    named = {name for one in INDICATORS.values() for name in one.evidence} | set(unweighed())
    return _ordered(quoter, named)


def weighing(name: str) -> list[Indicator]:
    """The indicators behind which a provision stands, or whose evidence is written in a part."""
    return [one for one in INDICATORS.values() if name in one.behind or name in one.evidence]


def written(provision: str) -> set[str]:
    """The parts of the template that answer to a provision, directly or through an indicator."""
    through = {part for one in weighing(provision) for part in one.evidence}
    return through | {part for part, behind in unweighed().items() if provision in behind}


def asking(part: str) -> set[str]:
    """The provisions that ask for what is written in a part, directly or through an indicator."""
    return {name for one in weighing(part) for name in one.behind} | set(unweighed().get(part, ()))


def opening(words: str, lang: str, most: int) -> str:
    """The first words of a provision: all if there are at most so many characters, else up to a pause.

    >>> opening("Facility conditions.", "en", 40)
    'Facility conditions.'
    >>> opening("设施条件。具备良好的科研实验条件，拥有完善的配套设施和安全保障能力。", "zh", 20)
    '设施条件。具备良好的科研实验条件……'
    >>> opening("To study and formulate policies and measures in support of laboratories", "en", 40)
    'To study and formulate policies and …'
    """
    if len(words) <= most:
        return words
    pauses = [found.start() for found in _PAUSE.finditer(words[: most + 1])]
    cut = words[:most] if lang == "zh" else words[: most + 1].rpartition(" ")[0]
    kept = words[: pauses[-1]] if pauses and pauses[-1] > most // 3 else cut
    return kept + ("……" if lang == "zh" else " …")


def _ordered(quoter: Quoter, names: set[str]) -> list[str]:
    every = (f"{slug}#{one.id}" for slug in _SLUGS for one in quoter.corpus.text(quoter.lang, slug).provisions)
    return [name for name in every if name in names]


def _by_provision(quoter: Quoter, words: Words) -> str:
    rows = (
        (
            [_quoted(quoter, name, head=True)],
            [_indicator(quoter, words, one) for one in weighing(name)],
            [_part(quoter, part) for part in _ordered(quoter, written(name))],
        )
        for name in provisions(quoter)
    )
    return _table(words, ("article", "indicator", "evidence"), rows, ("none_indicator", "none_part"))


def _by_indicator(quoter: Quoter, words: Words) -> str:
    rows = (
        (
            [_indicator(quoter, words, one)],
            [_quoted(quoter, name) for name in one.behind],
            [_part(quoter, part) for part in one.evidence],
        )
        for one in INDICATORS.values()
    )
    return _table(words, ("indicator", "behind", "evidence"), rows, ("none_provision", "none_part"))


def _by_part(quoter: Quoter, words: Words) -> str:
    rows = (
        (
            [_part(quoter, part)],
            [_indicator(quoter, words, one) for one in weighing(part)],
            [_quoted(quoter, name) for name in _ordered(quoter, asking(part))],
        )
        for part in parts(quoter)
    )
    return _table(words, ("part", "indicator", "behind"), rows, ("none_indicator", "none_provision"))


_VIEWS: dict[str, Callable[[Quoter, Words], str]] = {
    "provisions": _by_provision,
    "indicators": _by_indicator,
    "parts": _by_part,
}


def _quoted(quoter: Quoter, name: str, *, head: bool = False) -> Element:
    """A provision with its first words; with more of them where it stands at the head of its row."""
    most = _OPENING[quoter.lang] * (2 if head else 1)
    return _line(quoter, quoter.link(name), opening(quoter.provision(name).text, quoter.lang, most))


def _part(quoter: Quoter, name: str) -> Element:
    """A part of the template, by its place alone: its column holds nothing else."""
    provision = quoter.provision(name)
    if provision.level == "sec":
        return _line(quoter, quoter.link(name, provision.printed))
    said = provision.cells[0] if provision.level == "tr" else provision.text
    link = quoter.link(name, quoter.place(name))
    return _line(quoter, link, opening(said.rstrip("；;：:＿ "), quoter.lang, _OPENING[quoter.lang]))


def _indicator(quoter: Quoter, words: Words, one: Indicator) -> Element:
    first, second, description = quoter.provision(one.provision).cells
    number = one.id.removeprefix("tr_")
    link = quoter.link(one.provision, f"{first} · {words.say('mapping.row', number=number)}")
    return _line(quoter, link, second, description, kind="veto" if one.veto else "")


def _line(quoter: Quoter, link: Element, *quoted: str, kind: str = "") -> Element:
    line = element("div", {"class": kind} if kind else {}, link)
    for said in filter(None, quoted):
        link.tail = " " if line[-1] is link else link.tail
        line.append(element("q", {"lang": HTML_LANG[quoter.lang]}, said))
    return line


def _table(
    words: Words,
    heads: Sequence[str],
    rows: Iterator[tuple[list[Element], ...]],
    missing: Sequence[str],
) -> str:
    titles = [words.say(f"mapping.{head}") for head in heads]
    body = []
    for first, *others in rows:
        cells = [element("th", {"scope": "row", "role": "rowheader"}, *first)]
        for title, lack, items in zip(titles[1:], missing, others, strict=True):
            said = items or [element("p", {}, words.say(f"mapping.{lack}"))]
            cells.append(element("td", {"role": "cell", "data-head": title}, *said))
        body.append(element("tr", {"role": "row"}, *cells))
    head = (element("th", {"scope": "col", "role": "columnheader"}, title) for title in titles)
    table = element(
        "table",
        {"class": "pages-mapping", "role": "table"},
        element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *head)),
        element("tbody", {"role": "rowgroup"}, *body),
    )
    return serialize(table)
