"""data/<slug>.<lang>.akn.xml: each text as Akoma Ntoso 3.0, the standard XML for laws (OASIS LegalDocML).

Texts cut into articles are ``act``, all others ``doc``. The eIds of the body are the ids of the corpus, all of
them and no others; what the schema wraps around (content, intro, wrapUp) has none. Collation notes stand in
``meta`` and are pointed to from their provision, so that the text without them stays the text.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.corpus import LANGS, Corpus, Provision, Text
from scripts.corpus.references import Reference, resolve
from scripts.publish import akn_meta, xml
from scripts.publish.xml import Element, sub

_HIERARCHY = {
    "chp": "chapter",
    "art": "article",
    "sec": "section",
    "subsec": "subsection",
    "para": "paragraph",
    "point": "point",
}
_FLOW = ("p", "table")


def write(corpus: Corpus, out: Path) -> None:
    """Writes a file for each text and language into the folder."""
    for lang in LANGS:
        references = resolve(corpus, lang)
        for slug in corpus.slugs:
            xml.write(document(corpus, slug, lang, references), out / f"{slug}.{lang}.akn.xml")


def document(corpus: Corpus, slug: str, lang: str, references: Mapping[str, Sequence[Reference]]) -> Element:
    """The text as ``akomaNtoso``."""
    return _Writer(corpus, corpus.text(lang, slug), references).document()


class _Writer:
    def __init__(self, corpus: Corpus, text: Text, references: Mapping[str, Sequence[Reference]]) -> None:
        self.corpus, self.text, self.references = corpus, text, references
        self.children: dict[str | None, list[Provision]] = {}
        for one in text.provisions:
            self.children.setdefault(one.parent, []).append(one)
        self.notes: list[str] = []

    def document(self) -> Element:
        root = xml.root(akn_meta.NAMESPACE, "akomaNtoso", prefixes={"dcterms": akn_meta.DUBLIN_CORE})
        kind = akn_meta.document_type(self.text)
        whole = sub(root, kind, name=akn_meta.subtype(self.text), contains="originalVersion")
        meta = sub(whole, "meta")
        self.preface(sub(whole, "preface"))
        body = sub(whole, "body" if kind == "act" else "mainBody")
        for one in self.children[None]:
            if one.level in _HIERARCHY:
                self.hierarchy(body, one)
            elif one.level == "conclusions":
                self.closing(sub(whole, "conclusions", eId=one.id), one)
        akn_meta.fill(meta, self.corpus, self.text, self.notes)
        return root

    def preface(self, preface: Element) -> None:
        """The title, and what stands before the first heading."""
        sub(sub(preface, "p"), "docTitle").text = self.text.front.title
        for one in self.children[None]:
            if one.level == "preface":
                preface.set("eId", one.id)
                if one.text:
                    # The heading of the notice by which the text was issued.
                    self.words(sub(preface, "p", {"class": "heading"}), one)
                self.flow(preface, self.children.get(one.id, []))

    def closing(self, conclusions: Element, closing: Provision) -> None:
        self.note_block(conclusions, closing)
        self.flow(conclusions, self.children.get(closing.id, []))

    def hierarchy(self, parent: Element, provision: Provision) -> None:
        element = sub(parent, _HIERARCHY[provision.level], eId=provision.id)
        if provision.mark:
            sub(element, "num").text = provision.mark
        own = bool(provision.text) and not provision.heading
        if provision.heading and provision.text:
            self.words(sub(element, "heading"), provision)
        children = self.children.get(provision.id, [])
        marked = [place for place, one in enumerate(children) if one.level in _HIERARCHY]
        if not marked:
            content = sub(element, "content")
            self.own(content, provision, own)
            self.flow(content, children)
            return
        first, last = marked[0], marked[-1]
        if own or first:
            intro = sub(element, "intro")
            self.own(intro, provision, own)
            self.flow(intro, children[:first])
        for one in children[first : last + 1]:
            if one.level in _HIERARCHY:
                self.hierarchy(element, one)
            else:
                # The schema has no plain paragraph between two marked ones.
                self.flow(sub(sub(element, "hcontainer", name=one.level), "content"), [one])
        if children[last + 1 :]:
            self.flow(sub(element, "wrapUp"), children[last + 1 :])

    def own(self, parent: Element, provision: Provision, own: bool) -> None:
        if own:
            self.words(sub(parent, "p"), provision)

    def flow(self, parent: Element, provisions: Iterable[Provision]) -> None:
        """Paragraphs and tables, one below the other."""
        for one in provisions:
            if one.level == "table":
                self.table(parent, one)
            else:
                self.words(sub(parent, "p", eId=one.id), one, mark=True)

    def table(self, parent: Element, table: Provision) -> None:
        element = sub(parent, "table", eId=table.id)
        if any(table.cells):
            self.cells(sub(element, "tr"), "th", table)
        for row in self.children[table.id]:
            self.cells(sub(element, "tr", eId=row.id), "td", row)
        self.note_block(parent, table)
        for row in self.children[table.id]:
            self.note_block(parent, row)

    def cells(self, row: Element, tag: str, provision: Provision) -> None:
        place = 0
        for cell in provision.cells:
            # The filled cells, joined, are the words that references count in.
            place = provision.printed.index(cell, place) if cell else place
            self.linked(sub(sub(row, tag), "p"), provision, place, place + len(cell))
            place += len(cell)

    def words(self, element: Element, provision: Provision, *, mark: bool = False) -> None:
        """The words, then the marks of the notes; ``mark``: the printed mark stands before them."""
        end = len(provision.printed)
        self.linked(element, provision, 0 if mark else end - len(provision.text), end)
        self.note_marks(element, provision)

    def linked(self, element: Element, provision: Provision, start: int, end: int) -> None:
        """A stretch of what is printed, its references as links."""
        last: Element | None = None
        for one in self.references.get(f"{self.text.slug}#{provision.id}", []):
            if start <= one.start and one.end <= end:
                _append(element, last, provision.printed[start : one.start])
                address = akn_meta.address(self.corpus, one.target_full_name, self.text.slug)
                last = sub(element, "ref", href=address)
                last.text = one.words
                start = one.end
        _append(element, last, provision.printed[start:end])

    def note_block(self, parent: Element, provision: Provision) -> None:
        """Marks of the notes on what has no words of its own to put them behind."""
        if provision.notes:
            self.note_marks(sub(parent, "p", {"class": "collation"}), provision)

    def note_marks(self, element: Element, provision: Provision) -> None:
        for note in provision.notes:
            self.notes.append(note)
            number = str(len(self.notes))
            sub(element, "noteRef", href=f"#{akn_meta.note_id(number)}", marker=number)


def _append(element: Element, last: Element | None, words: str) -> None:
    if last is None:
        element.text = words or None
    else:
        last.tail = words or None
