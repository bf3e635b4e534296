"""Marks the Chinese on English pages as Chinese, so that a screen reader does not spell it out (WCAG 3.1.2).

What is quoted as a whole says so already; this is for the words between: a term in the glossary, a note that names
two wordings, a level of provisions. The page is passed through as it is, with nothing but marks put in.
"""

import re
from html.parser import HTMLParser

HAN = re.compile(r"[㐀-䶿一-鿿〇](?:[，。、；：《》〈〉〔〕（）\d]*[㐀-䶿一-鿿〇])*")
MARK = r'<span lang="zh-Hans">\g<0></span>'
# No elements may stand in these, or nobody reads them out.
VERBATIM = {"title", "script", "style", "template", "textarea", "option", "code", "kbd", "pre", "svg"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def mark_chinese(html: str) -> str:
    """A page in English with its Chinese marked.

    >>> mark_chinese('<p title="款">the Measures (管理办法) <b lang="zh-Hans">第五条</b> <code>款</code>&amp;</p>')
    '<p title="款">the Measures (<span lang="zh-Hans">管理办法</span>) <b lang="zh-Hans">第五条</b> <code>款</code>&amp;</p>'
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
        # Open elements, and whether words in them are to be marked.
        self._open: list[tuple[str, bool]] = [("", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")
        if tag in VOID:
            return
        lang = dict(attrs).get("lang")
        marks = self._open[-1][1] if lang is None else lang.startswith("en")
        self._open.append((tag, marks and tag not in VERBATIM))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        # An element whose end is left out (li, p, td …) ends with what it stands in.
        places = [place for place, (name, _) in enumerate(self._open) if name == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self.parts.append(HAN.sub(MARK, data) if self._open[-1][1] else data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")
