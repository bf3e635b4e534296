"""Marks words of the other language, so that a screen reader does not spell them out (WCAG 3.1.2).

What is quoted as a whole says so already; this is for the words between: a term in the glossary, a note that names
two wordings, a level of provisions. The page is passed through as it is, with nothing but marks put in.
"""

import re
from html.parser import HTMLParser

HAN = re.compile(r"[㐀-䶿一-鿿〇](?:[，。、；：《》〈〉〔〕（）\d]*[㐀-䶿一-鿿〇])*")
# Four words of English and more on a Chinese page; fewer are names, which Chinese takes as they are.
LATIN = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z’-]*(?:,? [A-Za-z][A-Za-z’-]*){3,}")
# Language of the page → words of the other one, and how they are marked.
FOREIGN = {
    "en": (HAN, r'<span lang="zh-Hans">\g<0></span>'),
    "zh": (LATIN, r'<span lang="en">\g<0></span>'),
}
# No elements may stand in these, or nobody reads them out.
VERBATIM = {"title", "script", "style", "template", "textarea", "option", "code", "kbd", "pre", "svg"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def mark_foreign(html: str, lang: str) -> str:
    """A page in one language with the words of the other marked.

    >>> mark_foreign('<p title="款">Measures (办法) <b lang="zh-Hans">条</b> <code>款</code>&amp;</p>', "en")
    '<p title="款">Measures (<span lang="zh-Hans">办法</span>) <b lang="zh-Hans">条</b> <code>款</code>&amp;</p>'
    >>> mark_foreign("<td>质量标准</td><td>the conversion of outcomes</td><td>Akoma Ntoso</td>", "zh")
    '<td>质量标准</td><td><span lang="en">the conversion of outcomes</span></td><td>Akoma Ntoso</td>'
    """
    page = _Page(lang)
    page.feed(html)
    page.close()
    return "".join(page.parts)


class _Page(HTMLParser):
    """Writes down what it reads."""

    def __init__(self, lang: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lang = lang
        self._words, self._mark = FOREIGN[lang]
        self.parts: list[str] = []
        # Open elements, and whether words in them are to be marked.
        self._open: list[tuple[str, bool]] = [("", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")
        if tag in VOID:
            return
        lang = dict(attrs).get("lang")
        marks = self._open[-1][1] if lang is None else lang.startswith(self._lang)
        self._open.append((tag, marks and tag not in VERBATIM))

    def handle_startendtag(self, *_: object) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        # An element whose end is left out (li, p, td …) ends with what it stands in.
        places = [place for place, (name, _) in enumerate(self._open) if name == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self.parts.append(self._words.sub(self._mark, data) if self._open[-1][1] else data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")
