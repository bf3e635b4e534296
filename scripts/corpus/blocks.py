"""Markdown → blocks: what may stand in a text, with its place in the file.

markdown-it-py cuts the file, and nothing but headings, paragraphs, tables, one line ``---`` and block quotes
(our collation notes) may stand in it. Lists and indented code are switched off, so that ``1.`` stays the
words it is in print; words are taken as they are written, with no emphasis, links or entities in them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.corpus.problems import Problem

_PARSER = (
    MarkdownIt("commonmark")
    .disable(["list", "code", "lheading", "reference", "html_block", "fence"])
    .enable("table")
)
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_CLOSING = "---"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text."""

    kind: str
    """``heading``, ``paragraph``, ``note``, ``table`` or ``closing`` (the line ``---``)."""
    text: str
    line: int
    """Line of the file, counted from 1."""
    heading: int = 0
    """Level of a heading."""
    indented: bool = False
    """A paragraph that goes on with the item above it."""
    rows: tuple[Row, ...] = ()
    """Of a table; the first is its header."""


class _Cutter:
    def __init__(self, body: str, first_line: int, path: Path, problems: list[Problem]) -> None:
        self.lines, self.tokens = body.splitlines(), _PARSER.parse(body)
        self.first_line, self.path, self.problems = first_line, path, problems

    def problem(self, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, line, what, mend))

    def blocks(self) -> Iterator[Block]:
        quoted, place = 0, 0
        while place < len(self.tokens):
            token = self.tokens[place]
            quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
            start = token.map[0] if token.map else 0
            if token.type in ("heading_open", "paragraph_open"):
                text = " ".join(part.strip() for part in self.tokens[place + 1].content.splitlines())
                yield self._words(token, text, start, bool(quoted))
            elif token.type == "table_open":
                end = next(n for n, one in enumerate(self.tokens) if n > place and one.type == "table_close")
                if quoted:
                    self._stray(token, start)
                else:
                    yield Block("table", "", self.first_line + start, rows=self._rows(self.tokens[place:end]))
                place = end
            elif token.type == "hr" and not quoted and self.lines[start].strip() == _CLOSING:
                yield Block("closing", "", self.first_line + start)
            elif token.type == "hr" or (token.nesting == 1 and token.type != "blockquote_open"):
                self._stray(token, start)
            place += 1

    def _stray(self, token: Token, start: int) -> None:
        self.problem(
            self.first_line + start,
            f"{token.type.removesuffix('_open')} where none may stand",
            f"use headings, paragraphs, tables, notes of one paragraph (> …) and one line {_CLOSING}",
        )

    def _words(self, token: Token, text: str, start: int, quoted: bool) -> Block:
        line = self.first_line + start
        if quoted:
            return Block("note", text, line)
        if token.type == "heading_open":
            return Block("heading", text, line, heading=int(token.tag[1]))
        if text.startswith("|"):
            self.problem(
                line,
                "this looks like a table and is none",
                "put |---| below its first row, with as many columns",
            )
        return Block("paragraph", text, line, indented=self.lines[start].startswith("  "))

    def _rows(self, tokens: Sequence[Token]) -> tuple[Row, ...]:
        rows: list[Row] = []
        for place, token in enumerate(tokens):
            if token.type != "tr_open":
                continue
            assert token.map is not None
            end = next(n for n, one in enumerate(tokens) if n > place and one.type == "tr_close")
            cells = tuple(one.content.strip() for one in tokens[place:end] if one.type == "inline")
            row = Row(cells, self.first_line + token.map[0])
            # The parser fills a short row up and cuts a long one off without a word.
            written = self.lines[token.map[0]].strip()
            found = len(_BETWEEN_CELLS.findall(written)) - 1 if written.startswith("|") else 0
            wanted = len(rows[0].cells) if rows else len(cells)
            if found != wanted or not written.endswith("|"):
                self.problem(
                    row.line,
                    f"a row of {max(found, 0)} cells in a table of {wanted} columns",
                    "write every cell between two |, an empty one too",
                )
            elif rows and not any(cells):
                self.problem(row.line, "a row with nothing in it", "remove it")
            rows.append(row)
        if len(rows) == 1:
            self.problem(rows[0].line, "a table without rows", "write its rows, or remove it")
        return tuple(rows)


def blocks(body: str, first_line: int, path: Path, problems: list[Problem]) -> Iterator[Block]:
    """The blocks of a text; whatever else stands in it becomes a problem. ``first_line`` counts from 1."""
    return _Cutter(body, first_line, path, problems).blocks()
