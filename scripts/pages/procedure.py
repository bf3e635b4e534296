"""The procedure of a scheme and its steps as a list; they are in procedure.toml, and ``diagram`` draws them."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from scripts.pages.quoting import Quotation, Quoter, quotations
from scripts.pages.words import Words
from selfcheck.html.element import element

DATA = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Branch:
    """What may come of a step besides the next one."""

    kind: str
    """``end``, ``back`` or ``aside``."""
    says: Quotation
    to: str = ""
    """Of ``back``: the id of the step it goes back to."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure."""

    id: str
    scheme: str
    phase: str
    zh: str
    en: str
    says: tuple[Quotation, ...]
    deadlines: tuple[Quotation, ...]
    branches: tuple[Branch, ...]

    def title(self, lang: str) -> str:
        """What the step is called."""
        return self.zh if lang == "zh" else self.en

    @property
    def provision(self) -> str:
        """Full name of the provision that it mainly rests on."""
        return (self.says + self.deadlines)[0].provision

    @property
    def quoted(self) -> tuple[Quotation, ...]:
        """Everything that it quotes."""
        return (*self.says, *self.deadlines, *(branch.says for branch in self.branches))


def steps(scheme: str | None = None) -> tuple[Step, ...]:
    """The steps of a scheme in their order; of all schemes when none is named."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))["step"]
    return tuple(_step(one) for one in data if scheme in (None, one["scheme"]))


def _step(data: dict[str, Any]) -> Step:
    branches = (Branch(one["kind"], Quotation(*one["says"]), one.get("to", "")) for one in data.get("branch", []))
    return Step(
        id=data["id"],
        scheme=data["scheme"],
        phase=data["phase"],
        zh=data["zh"],
        en=data["en"],
        says=quotations(data["says"]),
        deadlines=quotations(data.get("deadlines", [])),
        branches=tuple(branches),
    )


def listed(found: Sequence[Step], quoter: Quoter, words: Words) -> Element:
    """The steps as a list, which says what ``diagram`` draws."""
    titles = {step.id: step.title(quoter.lang) for step in found}
    return element("ol", {"class": "procedure-steps"}, *(_item(step, titles, quoter, words) for step in found))


def _item(step: Step, titles: dict[str, str], quoter: Quoter, words: Words) -> Element:
    lines = [_line(quoter, one) for one in step.says]
    lines += [_line(quoter, one, words.say("procedure.deadlines"), "deadline") for one in step.deadlines]
    for branch in step.branches:
        lines.append(_line(quoter, branch.says, label(branch, titles, words), branch.kind))
    return element(
        "li",
        {"id": f"step-{step.id}"},
        element("strong", {}, step.title(quoter.lang)),
        element("small", {}, words.say(f"procedure.{step.phase}")),
        element("ul", {}, *lines),
    )


def _line(quoter: Quoter, one: Quotation, label: str = "", kind: str = "says") -> Element:
    return element(
        "li",
        {"class": kind},
        element("b", {}, label) if label else None,
        " " if label else None,
        quoter.quote(one),
        " ",
        quoter.link(one.provision),
    )


def label(branch: Branch, titles: dict[str, str], words: Words) -> str:
    """What kind of branch it is: ``Ends here``, ``Back to “Construction”``."""
    return words.say(f"procedure.{branch.kind}", step=titles.get(branch.to, ""))
