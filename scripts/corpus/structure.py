"""Markdown → provisions: the one place where ids are derived, from the printed marks.

markdown-it-py cuts the file into blocks, and nothing but headings, paragraphs and block quotes (our
collation notes) may stand in a text. Lists and indented code are switched off, so that ``1.`` stays the
words it is in print. Which provision a paragraph without a mark belongs to is told by its indentation:
two spaces go on with the item above, none belongs to the enclosing article or section.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from .marks import Mark, read_mark
from .problems import Problem
from .provision import Provision

_PARSER = MarkdownIt("commonmark").disable(["list", "code", "lheading", "reference", "html_block", "fence", "hr"])


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a note, with its place in the file."""

    kind: str
    text: str
    line: int
    heading: int = 0
    indented: bool = False


def blocks(body: str, first_line: int, path: Path, problems: list[Problem]) -> Iterator[Block]:
    """The blocks of a text; whatever else stands in it becomes a problem. ``first_line`` counts from 1."""
    lines = body.splitlines()
    tokens = _PARSER.parse(body)
    quoted = 0
    for token, inline in zip(tokens, [*tokens[1:], None], strict=True):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type not in ("heading_open", "paragraph_open"):
            if token.nesting == 1 and token.type != "blockquote_open":
                line = first_line + (token.map or [0])[0]
                problems.append(Problem(path, line, f"{token.type} in a text", "use headings and paragraphs only"))
            continue
        assert inline is not None and token.map is not None
        start = token.map[0]
        text = " ".join(part.strip() for part in inline.content.splitlines())
        if quoted:
            yield Block("note", text, first_line + start)
        elif token.type == "heading_open":
            yield Block("heading", text, first_line + start, heading=int(token.tag[1]))
        else:
            yield Block("paragraph", text, first_line + start, indented=lines[start].startswith("  "))


class _Builder:
    """Walks the blocks once and keeps what is open: heading, 款, item and sub-item."""

    def __init__(self, path: Path, lang: str, title: str, problems: list[Problem]) -> None:
        self.path, self.lang, self.title, self.problems = path, lang, title, problems
        self.provisions: list[Provision] = []
        self.chapter: Provision | None = None
        self.home: Provision | None = None
        """The open heading: preface, article or section."""
        self.items: list[Provision] = []
        """The open marked provisions below it, outermost first."""
        self.paragraph: Provision | None = None
        """The open 款 of an article."""
        self.counts: Counter[tuple[str, str]] = Counter()
        self.last: dict[tuple[str | None, str], str] = {}

    def problem(self, block: Block, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, block.line, what, mend))

    def take(self, block: Block) -> None:
        """Makes the block a provision, or a note of the one above it."""
        if block.kind == "note":
            if self.provisions:
                self.provisions[-1].notes.append(block.text)
            else:
                self.problem(block, "a note above every provision", "put it below the provision it speaks of")
            return
        mark = read_mark(block.text, self.lang)
        if block.heading == 1:
            if block.text != self.title:
                self.problem(
                    block, "the heading is not the title of the front matter", f"write {self.title!r} in both"
                )
        elif block.heading:
            self._heading(block, mark)
        elif self.home is None:
            self.problem(block, "a paragraph above every heading", "put it below the heading it belongs to")
        elif mark and mark.kind in ("bracketed", "arabic") and self.home.level != "preface":
            self._item(block, mark)
        else:
            self._unmarked(block)

    def _heading(self, block: Block, mark: Mark | None) -> None:
        self.items, self.paragraph = [], None
        if mark and mark.kind == "chapter":
            self.chapter = self._add(block, mark, None, f"chp_{mark.number}", "chp")
            self.home = None
        elif mark and mark.kind == "article":
            self.home = self._add(block, mark, self.chapter, f"art_{mark.number}", "art")
        elif mark and mark.kind == "section":
            self.home = self._add(block, mark, None, f"sec_{mark.number}", "sec")
        elif mark and mark.kind == "bracketed" and self.home and self.home.level in ("sec", "subsec"):
            section = self.home if self.home.level == "sec" else self._find(self.home.parent)
            self.home = self._add(block, mark, section, f"{section.id}__subsec_{mark.number}", "subsec")
        elif mark is None and not self.provisions:
            self.home = self._add(block, None, None, "preface", "preface")
        else:
            self.problem(
                block,
                f"the heading {block.text!r} has no mark known here",
                "begin it with 第…章, 第…条 or 一、",
            )

    def _item(self, block: Block, mark: Mark) -> None:
        assert self.home is not None
        in_article = self.home.level == "art"
        if mark.kind == "bracketed":
            parent = self.paragraph if in_article else self.home
            level, self.items = ("point" if in_article else "subsec"), []
        else:
            self.items = self.items[:1]
            parent = self.items[0] if self.items else self.paragraph if in_article else self.home
            level = "point" if in_article else "para"
        if parent is None:
            self.problem(
                block,
                f"{mark.printed} before any paragraph of the article",
                "write the words that lead to it",
            )
            return
        self.items.append(self._add(block, mark, parent, f"{parent.id}__{level}_{mark.number}", level))

    def _unmarked(self, block: Block) -> None:
        assert self.home is not None
        if block.indented and self.items:
            owner = self.items[-1]
            # The item's own words are its first paragraph.
            number = self._count(owner.id, "p", start=2)
            self._add(block, None, owner, f"{owner.id}__p_{number}", "p")
            return
        self.items = []
        if self.home.level == "art":
            number = self._count(self.home.id, "para")
            self.paragraph = self._add(block, None, self.home, f"{self.home.id}__para_{number}", "para")
        else:
            number = self._count(self.home.id, "p")
            self._add(block, None, self.home, f"{self.home.id}__p_{number}", "p")

    def _add(self, block: Block, mark: Mark | None, parent: Provision | None, id: str, level: str) -> Provision:
        printed, text = (mark.printed, mark.rest) if mark else ("", block.text)
        provision = Provision(id, parent.id if parent else None, level, printed, text, block.line, block.heading)
        if any(other.id == id for other in self.provisions):
            self.problem(block, f"the id {id} is taken by an earlier provision", "correct the printed mark")
        if mark:
            self._check_order(block, mark, provision)
        self.provisions.append(provision)
        return provision

    def _check_order(self, block: Block, mark: Mark, provision: Provision) -> None:
        """Numbers follow one another; articles run through the chapters, everything else starts again."""
        series = (None if provision.level == "art" else provision.parent, provision.level)
        last = self.last.get(series, "0")
        self.last[series] = mark.number
        main, _, sub = last.partition("-")
        allowed = {str(int(main) + 1), f"{main}-{int(sub or 0) + 1}"}
        if mark.number not in allowed:
            self.problem(
                block,
                f"{mark.printed} does not follow number {last}",
                "restore what is missing between them, or correct the mark",
            )

    def _count(self, owner: str, level: str, start: int = 1) -> int:
        self.counts[owner, level] += 1
        return self.counts[owner, level] + start - 1

    def _find(self, id: str | None) -> Provision:
        return next(provision for provision in self.provisions if provision.id == id)


def provisions(
    body: str, first_line: int, path: Path, lang: str, title: str, problems: list[Problem]
) -> tuple[Provision, ...]:
    """The provisions of a text in document order; what is wrong with it is added to ``problems``."""
    builder = _Builder(path, lang, title, problems)
    for block in blocks(body, first_line, path, problems):
        builder.take(block)
    return tuple(builder.provisions)
