"""Blocks → provisions: the one place where ids are derived, from the printed marks.

What stands before the first heading is the preface, what stands below the line ``---`` the closing. Which
provision a paragraph without a mark belongs to is told by its indentation: two spaces go on with the item
above, none belongs to the enclosing article or section. A table belongs to the item above it, if one is open.
"""

from collections import Counter
from pathlib import Path

from scripts.corpus.blocks import Block, blocks
from scripts.corpus.marks import Mark, read_mark
from scripts.corpus.problems import Problem
from scripts.corpus.provision import Provision


class _Builder:
    """Walks the blocks once and keeps what is open: heading, 款, item and sub-item."""

    def __init__(self, path: Path, lang: str, title: str | None, problems: list[Problem]) -> None:
        self.path, self.lang, self.title, self.problems = path, lang, title, problems
        self.provisions: dict[str, Provision] = {}
        self.chapter: Provision | None = None
        self.home: Provision | None = None
        """The open heading: preface, article or section; below ``---`` the closing."""
        self.items: list[Provision] = []
        """The open marked provisions below it, outermost first."""
        self.paragraph: Provision | None = None
        """The open 款 of an article."""
        self.noted: Provision | None = None
        """What a note would speak of: the provision above, the whole table below a table."""
        self.counts: Counter[tuple[str, str]] = Counter()
        self.last: dict[tuple[str | None, str], str] = {}

    def problem(self, block: Block, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, block.line, what, mend))

    def take(self, block: Block) -> None:
        """Makes the block a provision, or a note of the one above it."""
        if block.kind == "note":
            if self.noted:
                self.noted.notes.append(block.text)
            else:
                self.problem(block, "a note above every provision", "put it below the provision it speaks of")
            return
        if block.kind == "closing":
            self._closing(block)
            return
        mark = read_mark(block.text, self.lang)
        if block.heading == 1:
            if self.title is not None and block.text != self.title:
                self.problem(
                    block, "the heading is not the title of the front matter", f"write {self.title!r} in both"
                )
            return
        if block.heading:
            self._heading(block, mark)
            return
        if not self.provisions:
            self.home = self._add(block, None, None, "preface", "preface")
        if self.home is None:
            self.problem(block, "no article or section holds this", "put it below the heading that it belongs to")
        elif block.kind == "table":
            self._table(block, self.home)
        elif self.home.level == "conclusions":
            self._concluding(block, mark, self.home)
        elif mark and mark.kind in ("bracketed", "arabic") and self.home.level != "preface":
            self._item(block, mark, self.home)
        else:
            self._unmarked(block, self.home, mark)

    def finish(self) -> None:
        """What can be seen at the end only."""
        closing = self.provisions.get("conclusions")
        if closing and not any(one.parent == closing.id for one in self.provisions.values()):
            self.problems.append(
                Problem(self.path, closing.line, "nothing stands below ---", "write the closing, or remove ---")
            )

    def _heading(self, block: Block, mark: Mark | None) -> None:
        if self.home and self.home.level == "conclusions":
            self.problem(block, f"the heading {block.text!r} stands below ---", "move --- to the closing")
            self.home = None
        self.items, self.paragraph = [], None
        if mark and mark.kind == "chapter":
            self.chapter = self._add(block, mark, None, f"chp_{mark.number}", "chp")
            self.home = None
        elif mark and mark.kind == "article":
            self.home = self._add(block, mark, self.chapter, f"art_{mark.number}", "art")
        elif mark and mark.kind == "section":
            self.home = self._add(block, mark, None, f"sec_{mark.number}", "sec")
        elif mark and mark.kind == "bracketed" and self.home and self.home.level in ("sec", "subsec"):
            section = self.provisions[self.home.parent] if self.home.parent else self.home
            self.home = self._add(block, mark, section, f"{section.id}__subsec_{mark.number}", "subsec")
        elif mark is None and not self.provisions:
            self.home = self._add(block, None, None, "preface", "preface")
        else:
            self.problem(
                block,
                f"the heading {block.text!r} has no mark known here",
                "begin it with 第…章, 第…条 or 一、",
            )

    def _closing(self, block: Block) -> None:
        if "conclusions" in self.provisions:
            self.problem(block, "--- twice", "keep the one above the closing (signature, date, annex list)")
        elif not self.provisions:
            self.problem(block, "--- above every provision", "put it above the closing")
        else:
            self.items, self.paragraph = [], None
            self.home = self._add(block, None, None, "conclusions", "conclusions")

    def _concluding(self, block: Block, mark: Mark | None, closing: Provision) -> None:
        listed = any(one.level == "att" for one in self.provisions.values())
        if mark and (mark.kind == "annex" or (mark.kind == "arabic" and listed)):
            self.items = [self._add(block, mark, closing, f"att_{mark.number}", "att")]
        else:
            self._unmarked(block, closing, mark)

    def _item(self, block: Block, mark: Mark, home: Provision) -> None:
        in_article = home.level == "art"
        if mark.kind == "bracketed":
            parent = self.paragraph if in_article else home
            level, self.items = ("point" if in_article else "subsec"), []
        else:
            # Below a （一）, if one is open; an earlier 1. is a neighbour.
            self.items = [one for one in self.items[:1] if one.mark[0] in "（("]
            parent = self.items[0] if self.items else self.paragraph if in_article else home
            level = "point" if in_article else "para"
        if parent is None:
            self.problem(
                block,
                f"{mark.printed} before any paragraph of the article",
                "write the words that lead to it",
            )
            return
        self.items.append(self._add(block, mark, parent, f"{parent.id}__{level}_{mark.number}", level))

    def _unmarked(self, block: Block, home: Provision, mark: Mark | None) -> None:
        if mark and mark.kind == "section" and home.level != "preface":
            self.problem(block, f"{mark.printed} opens a paragraph", f"make it a heading: ## {mark.printed}…")
        if mark and mark.kind == "annex" and home.level != "conclusions":
            self.problem(block, "an annex list above the closing", "write a line --- above the closing")
        if block.indented and self.items:
            owner = self.items[-1]
            # The item's own words are its first paragraph.
            number = self._count(owner.id, "p", start=2)
            self._add(block, None, owner, f"{owner.id}__p_{number}", "p")
            return
        self.items = []
        if home.level == "art":
            number = self._count(home.id, "para")
            self.paragraph = self._add(block, None, home, f"{home.id}__para_{number}", "para")
        else:
            number = self._count(home.id, "p")
            self._add(block, None, home, f"{home.id}__p_{number}", "p")

    def _table(self, block: Block, home: Provision) -> None:
        owner = self.items[-1] if self.items else self.paragraph or home
        id = f"{owner.id}__table_{self._count(owner.id, 'table')}"
        header, *rows = block.rows
        table = self._put(block, Provision(id, owner.id, "table", "", _joined(header.cells), block.line))
        table.cells = header.cells
        for number, row in enumerate(rows, 1):
            line = Provision(f"{id}__tr_{number}", id, "tr", "", _joined(row.cells), row.line)
            self._put(block, line).cells = row.cells
        self.noted = table

    def _add(self, block: Block, mark: Mark | None, parent: Provision | None, id: str, level: str) -> Provision:
        # The preface without a heading and the closing hold their paragraphs and have no words themselves.
        holds_only = level == "conclusions" or (level == "preface" and not block.heading)
        printed, text = (mark.printed, mark.rest) if mark else ("", "" if holds_only else block.text)
        provision = Provision(id, parent.id if parent else None, level, printed, text, block.line, block.heading)
        if mark:
            self._check_order(block, mark, provision)
        return self._put(block, provision)

    def _put(self, block: Block, provision: Provision) -> Provision:
        if provision.id in self.provisions:
            self.problem(
                block, f"the id {provision.id} is taken by an earlier provision", "correct the printed mark"
            )
        self.provisions[provision.id] = self.noted = provision
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


def _joined(cells: tuple[str, ...]) -> str:
    return " | ".join(cell for cell in cells if cell)


def provisions(
    body: str, first_line: int, path: Path, lang: str, title: str | None, problems: list[Problem]
) -> tuple[Provision, ...]:
    """The provisions of a text in document order; what is wrong with it is added to ``problems``.

    ``title`` is ``None`` when the front matter could not be read; the heading is then not compared with it.
    """
    builder = _Builder(path, lang, title, problems)
    for block in blocks(body, first_line, path, problems):
        builder.take(block)
    builder.finish()
    return tuple(builder.provisions.values())
