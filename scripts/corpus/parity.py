"""Holds the two languages of a text together, provision by provision."""

from scripts.corpus.problems import Problem
from scripts.corpus.provision import Provision, Text


def compare(chinese: Text, english: Text, problems: list[Problem]) -> None:
    """Adds a problem for each provision that one language has and the other lacks or orders differently."""
    zh, en = _by_id(chinese), _by_id(english)
    for id, provision in zh.items():
        if id not in en:
            after = _line_before(id, zh, en)
            problems.append(
                Problem(
                    english.path,
                    after,
                    f"{chinese.slug}#{id} ({provision.printed[:12]}…) has no English",
                    f"translate {chinese.path}:{provision.line} here",
                )
            )
    for id, provision in en.items():
        if id not in zh:
            problems.append(
                Problem(
                    english.path,
                    provision.line,
                    f"{id} is not in the Chinese",
                    "remove it, or correct its mark",
                )
            )
        elif provision.level != zh[id].level or bool(provision.heading) != bool(zh[id].heading):
            problems.append(
                Problem(
                    english.path,
                    provision.line,
                    f"{id} is of another level in Chinese",
                    "write it the same way",
                )
            )
    common = [id for id in zh if id in en]
    if common != [id for id in en if id in zh]:
        problems.append(Problem(english.path, 1, "the provisions stand in another order", "follow the Chinese"))
    for id in common:
        if [not cell for cell in zh[id].cells] != [not cell for cell in en[id].cells]:
            problems.append(
                Problem(
                    english.path,
                    en[id].line,
                    f"{id} has other cells than in Chinese",
                    f"fill the same ones as {chinese.path}:{zh[id].line}",
                )
            )
        if len(zh[id].notes) != len(en[id].notes):
            problems.append(
                Problem(english.path, en[id].line, f"the notes at {id} differ in number", "translate every note")
            )


def _by_id(text: Text) -> dict[str, Provision]:
    return {provision.id: provision for provision in text.provisions}


def _line_before(id: str, zh: dict[str, Provision], en: dict[str, Provision]) -> int:
    """The English line after which the missing provision belongs."""
    line = 1
    for other in zh:
        if other == id:
            break
        if other in en:
            line = en[other].line
    return line
