"""What a file with a list holds once it is opened, whatever it was, and the error of one that cannot be."""

from dataclasses import dataclass


class UnreadableFileError(ValueError):
    """A file that is not read; the argument is the id of the reason."""


@dataclass(frozen=True, slots=True)
class Trait:
    """Something about a sheet that a person should know."""

    id: str
    """``hidden`` rows, rows whose cells are ``merged`` with those above, ``formula`` without a stored result."""
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds."""

    text: str
    """Rows as pasted: cells apart by tabs or as the CSV has them."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
