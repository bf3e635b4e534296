"""From what there is to say to text: paragraphs a blank line apart, what belongs to a line set in below it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

INDENT = "  "


class Item(NamedTuple):
    """A line, and what belongs to it."""

    line: str
    below: Sequence["Said"] = ()


Said: TypeAlias = str | Item
"""A line that nothing belongs to may be the words alone."""


def written(*paragraphs: Sequence[Said]) -> str:
    """The paragraphs as text; one without lines is left out.

    >>> print(written(["a"], [], [Item("b", ["c", Item("d", ["e"])]), "f"]))
    a
    <BLANKLINE>
    b
      c
      d
        e
    f
    """
    return "\n\n".join("\n".join(_lines(said, "")) for said in paragraphs if said)


def bullets(lines: Iterable[Said], mark: str = "·") -> list[Said]:
    """Points, each with its mark.

    >>> bullets(["a", Item("b", ["c"])])
    ['· a', Item(line='· b', below=['c'])]
    """
    return [f"{mark} {one}" if isinstance(one, str) else one._replace(line=f"{mark} {one.line}") for one in lines]


def _lines(said: Iterable[Said], pad: str) -> Iterator[str]:
    for one in said:
        line, below = (one, ()) if isinstance(one, str) else one
        yield pad + line
        yield from _lines(below, pad + INDENT)
