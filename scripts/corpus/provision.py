"""What the corpus consists of: texts and their provisions."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from .front_matter import FrontMatter

_ORDERED = re.compile(r"^(\d+)([.)])(?=\s)")


@dataclass(slots=True)
class Provision:
    """One citable piece of a text."""

    id: str
    """AKN-style eId, the same in both languages and used as the HTML id: ``art_12__para_1__point_3``."""
    parent: str | None
    """Id of the provision it belongs to; articles belong to their chapter although their id does not say so."""
    level: str
    """``preface``, ``chp``, ``art``, ``para``, ``point``, ``sec``, ``subsec`` or ``p``."""
    mark: str
    """As printed: ``第十二条``, ``（三）``, ``1.``; empty for paragraphs without one."""
    text: str
    """The words after the mark; of an article, its heading if it has one."""
    line: int
    """Line of the file, counted from 1."""
    heading: int = 0
    """Level of the Markdown heading; 0 for a paragraph."""
    notes: list[str] = field(default_factory=list)
    """Our collation notes at this provision; no part of the text."""

    @property
    def printed(self) -> str:
        """Mark and words together, as the document prints them."""
        between = " " if self.mark and self.text and (self.heading or self.mark.isascii()) else ""
        return f"{self.mark}{between}{self.text}"


@dataclass(frozen=True, slots=True)
class Text:
    """One document in one language."""

    slug: str
    lang: str
    path: Path
    front: FrontMatter
    provisions: tuple[Provision, ...]
    sha256: str
    """Of the Markdown file."""
    stale: bool = False
    """English only: the Chinese has changed since it was translated."""

    def markdown(self) -> str:
        """The body of the page for MkDocs' renderer (Python-Markdown with ``attr_list``).

        Made from the provisions alone, so the ids of a page cannot differ from those of the corpus. A
        provision has the classes ``provision`` and its level; a 目 (a point within a point) has ``sub`` too.
        """
        blocks = [f"# {self.front.title}"]
        for provision in self.provisions:
            sub = " .sub" if provision.level == "point" and provision.id.count("__point_") == 2 else ""
            attributes = f"{{: #{provision.id} .provision .{provision.level}{sub} }}"
            if provision.heading:
                blocks.append(f"{'#' * provision.heading} {provision.printed} {attributes}")
            else:
                # Python-Markdown would make a list of "1. …" and take the printed mark out of the words.
                words = _ORDERED.sub(r"\1\\\2", provision.printed)
                blocks.append(f"{words}\n{attributes}")
            blocks += [f"> {note}\n> {{: .collation-note }}" for note in provision.notes]
        return "\n\n".join(blocks) + "\n"

    def provision(self, id: str) -> Provision:
        """The provision with that id; raises ``KeyError`` when there is none."""
        for provision in self.provisions:
            if provision.id == id:
                return provision
        raise KeyError(f"{self.slug}#{id}")
