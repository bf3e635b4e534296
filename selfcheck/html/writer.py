"""What every surface made of markup writes alike: citations, quotations, provisions, how something binds."""

import re
from functools import cache
from xml.etree.ElementTree import Element

from selfcheck.core.requirement import LENIENT, Requirement
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import HTML_LANG, Child, element
from selfcheck.law import sources
from selfcheck.report import phrases
from selfcheck.words import LANGS, say, table

_DATE = r"\d{4}-\d{2}-\d{2}"
_NUMBER = r"\d[\d,.]{0,20}"


@cache
def _whole(lang: str) -> re.Pattern[str]:
    """Dates, and numbers with what stands right before and after them in the words for amounts."""
    written = {form for words in table(lang, "amount").values() for form in words.split("|")}
    kept = {found[0] for form in written if (found := re.match(r"(?:\S+ )?\{n\}(?: ?\S+)?", form))}
    amounts = (_NUMBER.join(map(re.escape, one.split("{n}"))) for one in sorted(kept, key=len, reverse=True))
    # Neither long nor begun anew at each digit: a cell of somebody's list may be a million of them.
    return re.compile(rf"({_DATE}|(?<![\d,.])(?:{'|'.join(amounts)}))")


def _held(words: str) -> Element:
    is_date = re.fullmatch(_DATE, words)
    return element("time", {}, words) if is_date else element("span", {"class": "amount"}, words)


class Writer:
    """What every surface writes alike: citations, quotations and provisions of one scheme in one language."""

    def __init__(self, scheme: Scheme, lang: str, rules: str) -> None:
        self.scheme, self.lang, self.rules = scheme, lang, rules
        """``rules`` is where the texts stand, seen from the page; empty where there is no site to link to."""

    def say(self, id: str, **values: object) -> str:
        """The words for an id."""
        return say(self.lang, id, **values)

    def label(self, part: Requirement) -> str:
        """What a requirement is called."""
        return self.say(f"requirement.{part.id}")

    def citation(self, provision: str) -> Element:
        """A link to a provision; the text is named unless it is the scheme's own."""
        cited = phrases.citation(provision, self.lang, self.scheme)
        if not self.rules:
            return element("span", {"class": "citation"}, cited)
        return element("a", {"href": self.rules + sources.address(provision), "class": "citation"}, cited)

    def quotation(self, id: str, provision: str) -> Element | None:
        """The words of the provision that a requirement or reading rests on; ``None`` where it quotes none."""
        words = sources.quotation(id, self.lang)
        if words is None:
            return None
        return element(
            "blockquote",
            {"class": "quotation"},
            self.quote(words),
            " ",
            self.citation(provision),
        )

    def quote(self, words: str) -> Element:
        """Words of a text in the page's language."""
        return element("q", {"lang": HTML_LANG[self.lang]}, words)

    def binding(self, part: Requirement, strict: frozenset[str] = LENIENT) -> Element | None:
        """How a requirement binds, if that is to be said."""
        said = phrases.badge(part, self.scheme, self.lang, strict)
        return element("span", {"class": f"force force-{part.binding(strict).value}"}, said) if said else None

    def not_in_force(self, part: Requirement) -> Element | None:
        """That the text which a group rests on is not in force; said once for all that stands in the group."""
        said = phrases.not_in_force(part, self.lang)
        return element("span", {"class": "text-status"}, said) if said else None

    def held(self, words: str) -> list[Child]:
        """Words in which neither a date nor a figure with its unit is parted at the end of a line.

        >>> from selfcheck.html.element import serialize
        >>> from selfcheck.rules import LAB
        >>> held = Writer(LAB, "zh", "").held("2026-11-20核对，还差1,500.5万元")
        >>> [one if isinstance(one, str) else serialize(one) for one in held if one != ""]
        ['<time>2026-11-20</time>', '核对，还差', '<span class="amount">1,500.5万元</span>']
        """
        parts = _whole(self.lang).split(words)
        return [_held(part) if place % 2 else part for place, part in enumerate(parts)]

    def provision(self, part: Requirement) -> Element:
        """The whole provision in both languages, closed until asked for, with the words it rests on marked."""
        langs = (self.lang, *(lang for lang in LANGS if lang != self.lang))
        return element(
            "details",
            {"class": "provision-text"},
            element("summary", {}, self.say("form.provision")),
            *(self.marked(part, lang) for lang in langs),
        )

    def marked(self, part: Requirement, lang: str) -> Element:
        """The whole provision in one language."""
        whole = sources.provision(part.provision, lang)
        words = sources.quotation(part.id, lang) or ""
        before, found, after = whole.partition(words) if words else (whole, "", "")
        mark = element("mark", {}, found) if found else None
        return element("p", {"lang": HTML_LANG[lang]}, before, mark, after)
