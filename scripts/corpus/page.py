"""Provisions → the body of a page, for MkDocs' renderer (Python-Markdown with ``attr_list``).

Made from the provisions alone, so the ids of a page cannot differ from those of the corpus. Words are escaped:
what Python-Markdown would read as emphasis, a link, a list or HTML reaches the page as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from scripts.corpus.provision import Provision

TITLE = "title"
"""The id of the heading of the page, which is none of a provision."""

_INLINE = re.compile(r"[\\`*_{}\[\]>]")
# Python-Markdown would make a list of "1. …" and take the printed mark out of the words.
_AT_HEAD = re.compile(r"^(\d*)([-+#!.)])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def markdown(title: str, provisions: Sequence[Provision]) -> str:
    """The page of a text.

    A provision has the classes ``provision`` and its level; a 目 (a point within a point) has ``sub`` too, an
    article with a heading of its own ``titled``. What only holds others (a preface without heading, the closing)
    is an empty ``div``; a table is HTML, see ``table``.
    """
    # 本办法 leads to the title, whose id the renderer would make from Chinese words.
    blocks = [f"# {literal(title)} {{: #{TITLE} }}"]
    whole = (group for _, group in groupby(provisions, lambda one: one.parent if one.level == "tr" else one.id))
    groups = [list(group) for group in whole]
    for provision, *rows in groups:
        blocks += [
            *_block(provision, rows),
            *(f"> {literal(note)}\n> {{: .collation-note }}" for note in provision.notes),
        ]
    return "\n\n".join(blocks) + "\n"


def literal(words: str) -> str:
    r"""The words, escaped for Python-Markdown.

    >>> literal("1. <p>*甲_乙*</p> & &lt; [1]")
    '1\\. &lt;p\\>\\*甲\\_乙\\*&lt;/p\\> & &amp;lt; \\[1\\]'
    """
    escaped = _ENTITY.sub("&amp;", _INLINE.sub(r"\\\g<0>", words)).replace("<", "&lt;")
    return _AT_HEAD.sub(r"\1\\\2", escaped)


def table(provision: Provision, rows: Sequence[Provision]) -> Element:
    """The table as HTML.

    A table without header is a form: its odd cells are labels, and blanks that follow one another are one.
    Elsewhere a name that the row above has too is marked: a table prints it once, ours in every row.
    """
    element = Element("table", {"id": provision.id, "class": "provision table"})
    form = not any(provision.cells)
    if form:
        element.set("class", "provision table form")
    else:
        line = SubElement(SubElement(element, "thead"), "tr")
        for cell in provision.cells:
            SubElement(line, "th", {"scope": "col"}).text = cell
    body = SubElement(element, "tbody")
    above: tuple[str, ...] = ()
    for row in rows:
        line = SubElement(body, "tr", {"id": row.id, "class": "provision tr"})
        for place, (cell, width) in enumerate(
            _blanks_joined(row.cells) if form else ((one, 1) for one in row.cells)
        ):
            label = form and cell and place % 2 == 0
            piece = SubElement(line, "th", {"scope": "row"}) if label else SubElement(line, "td")
            piece.text = cell
            if width > 1:
                piece.set("colspan", str(width))
            if not form and row.cells[: place + 1] == above[: place + 1]:
                piece.set("class", "same")
        above = row.cells
    return element


def _block(provision: Provision, rows: Sequence[Provision]) -> Iterator[str]:
    if provision.level == "table":
        yield _html(table(provision, rows))
        return
    if not provision.printed:
        yield _html(Element("div", {"id": provision.id, "class": f"provision {provision.level}"}))
        return
    sub = " .sub" if provision.level == "point" and provision.id.count("__point_") == 2 else ""
    titled = " .titled" if provision.level == "art" and provision.text else ""
    attributes = f"{{: #{provision.id} .provision .{provision.level}{sub}{titled} }}"
    if provision.heading:
        yield f"{'#' * provision.heading} {literal(provision.printed)} {attributes}"
    else:
        yield f"{literal(provision.printed)}\n{attributes}"


def _html(element: Element) -> str:
    # HTML reads <div/> as an open tag.
    return tostring(element, encoding="unicode", short_empty_elements=False)


def _blanks_joined(cells: Sequence[str]) -> Iterator[tuple[str, int]]:
    for blank, group in groupby(cells, lambda cell: not cell):
        run = list(group)
        if blank:
            yield "", len(run)
        else:
            yield from ((cell, 1) for cell in run)
