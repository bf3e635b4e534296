"""What the texts themselves say on what each of the two is: for whoever asks which of them fits.

The words are quoted side by side and nothing is concluded from them; neither text speaks of the other.

>>> [said.aspect for said in POSITIONING["lab"]] == [said.aspect for said in POSITIONING["base"]] == list(ASPECTS)
True
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Positioned:
    """Words of a provision on one aspect."""

    id: str
    """Of the words, in ``quotations.toml``."""
    provision: str
    aspect: str


ASPECTS = ("what", "host", "conditions", "approval")
"""What it is, on whom it is built, how its conditions bind, who approves it."""


def _positioned(scheme: str, *provisions: str) -> tuple[Positioned, ...]:
    pairs = zip(ASPECTS, provisions, strict=True)
    return tuple(Positioned(f"positioning.{scheme}.{aspect}", provision, aspect) for aspect, provision in pairs)


POSITIONING: dict[str, tuple[Positioned, ...]] = {
    "lab": _positioned(
        "lab",
        "lab-measures#art_2__para_1",
        "lab-measures#art_5__para_1",
        "lab-measures#art_12__para_1",
        "lab-measures#art_13__para_1",
    ),
    "base": _positioned(
        "base",
        "base-measures#art_2__para_1",
        "base-measures#art_4__para_1",
        "base-measures#art_10",
        "base-measures#art_16__para_1",
    ),
}
"""By scheme, in the order of the aspects."""
