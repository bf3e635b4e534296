"""What the corpus consists of: texts and their provisions."""

from dataclasses import dataclass, field
from pathlib import Path

from scripts.corpus.front_matter import FrontMatter


@dataclass(slots=True)
class Provision:
    """One citable piece of a text."""

    id: str
    """AKN-style eId, the same in both languages and used as the HTML id: ``art_12__para_1__point_3``."""
    parent: str | None
    """Id of the provision it belongs to; articles belong to their chapter although their id does not say so."""
    level: str
    """``preface``, ``chp``, ``art``, ``para``, ``point``, ``sec``, ``subsec``, ``p``, ``table``, ``tr``,
    ``conclusions`` or ``att``."""
    mark: str
    """As printed: ``第十二条``, ``（三）``, ``1.``, ``附件：1.``; empty for what has none."""
    text: str
    """The words after the mark; of an article, its heading if it has one; of a table or row, its filled cells.

    Empty for what only holds others: a preface without heading, the closing, a table without header."""
    line: int
    """Line of the file, counted from 1."""
    heading: int = 0
    """Level of the Markdown heading; 0 for anything else."""
    notes: list[str] = field(default_factory=list)
    """Our collation notes at this provision; no part of the text."""
    cells: tuple[str, ...] = ()
    """Of a row, its cells; of a table, those of its header, all empty when the document prints none."""

    @property
    def printed(self) -> str:
        """Mark and words together, as the document prints them."""
        spaced = self.mark and self.text and self.mark[-1] not in "、）"
        return f"{self.mark}{' ' if spaced else ''}{self.text}"


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

    def provision(self, id: str) -> Provision:
        """The provision with that id; raises ``KeyError`` when there is none."""
        for provision in self.provisions:
            if provision.id == id:
                return provision
        raise KeyError(f"{self.slug}#{id}")
