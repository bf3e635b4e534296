"""Names in each cell of a plain table the head of its column, so that a telephone can stack the cells of a row.

Plain tables are those without a class, to which the theme gives its look. One whose heads hold links is a matrix
and keeps its columns: its heads could not be reached out of sight. The page is passed through with nothing but
attributes put in; the roles outlive the style sheet, which makes blocks of rows and cells (tables.css).
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}


@dataclass(slots=True)
class _Table:
    """A table being read."""

    starts: list[tuple[int, str]] = field(default_factory=list)
    """The start tags up to the end of the head: place among the parts, attributes to add."""
    heads: list[str] = field(default_factory=list)
    matrix: bool = False
    inside: str = "table"
    column: int = -1
    small: bool = False
    """In the small print of a head, which is not its name."""


def named(html: str) -> str:
    """A page whose plain tables can be stacked.

    >>> head, row = "<tr><th>条</th><th>译文</th></tr>", "<tr><td>一</td><td>I</td></tr>"
    >>> named(f"<table><thead>{head}</thead><tbody>{row}</tbody></table>")  # doctest: +NORMALIZE_WHITESPACE
    '<table data-stack role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader">条</th><th
    role="columnheader">译文</th></tr></thead><tbody role="rowgroup"><tr role="row"><td role="cell">一</td><td
    role="cell" data-head="译文">I</td></tr></tbody></table>'
    >>> named("<table><thead><tr><th><a>条</a></th></tr></thead><tbody><tr><td>一</td></tr></tbody></table>")
    '<table><thead><tr><th><a>条</a></th></tr></thead><tbody><tr><td>一</td></tr></tbody></table>'
    """
    page = _Page()
    page.feed(html)
    page.close()
    return "".join(page.parts)


class _Page(HTMLParser):
    """Writes down what it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._table: _Table | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")
        if tag == "table" and "class" not in dict(attrs):
            self._table = _Table()
        if self._table:
            self._start(self._table, tag)

    def _start(self, table: _Table, tag: str) -> None:
        if tag in ("thead", "tbody"):
            table.inside = tag
        if tag == "tr":
            table.column = -1
        if table.inside != "tbody":
            self._start_in_head(table, tag)
        elif not table.matrix:
            if tag in ROLES:
                self._add(-1, f'role="{ROLES[tag]}"')
            elif tag in ("th", "td"):
                table.column += 1
                name = table.heads[table.column] if 0 < table.column < len(table.heads) else ""
                role = "rowheader" if tag == "th" else "cell"
                self._add(-1, f'role="{role}"' + (f' data-head="{name}"' if name else ""))

    def _start_in_head(self, table: _Table, tag: str) -> None:
        if tag in ROLES:
            mark = "data-stack " if tag == "table" else ""
            table.starts.append((len(self.parts) - 1, f'{mark}role="{ROLES[tag]}"'))
        elif tag == "th":
            table.heads.append("")
            table.starts.append((len(self.parts) - 1, 'role="columnheader"'))
        elif tag == "a":
            table.matrix = True
        elif tag == "small":
            table.small = True

    def _add(self, place: int, attributes: str) -> None:
        self.parts[place] = f"{self.parts[place].removesuffix('>')} {attributes}>"

    def handle_startendtag(self, *_: object) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        table = self._table
        if not table:
            return
        if tag == "small":
            table.small = False
        elif tag == "thead" and not table.matrix:
            for place, attributes in table.starts:
                self._add(place, attributes)
        elif tag == "table":
            self._table = None

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        table = self._table
        if table and table.inside == "thead" and table.heads and not table.small:
            table.heads[-1] += " ".join(data.split()).replace('"', "&quot;")

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")
