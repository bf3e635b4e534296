"""Everything that a scheme asks, as text for a terminal."""

from selfcheck.core.requirement import Fact, Group, Requirement
from selfcheck.core.scheme import Scheme
from selfcheck.law import sources
from selfcheck.report import phrases
from selfcheck.terminal.walker import Item, Said, written
from selfcheck.words import say


def text(scheme: Scheme, lang: str) -> str:
    """Everything that a scheme asks, by group, with fact ids, units and the words of the provisions."""
    parts = (*scheme.root.children, *scheme.preferences)
    return written([say(lang, f"scheme.{scheme.id}.title")], *([_asked(part, scheme, lang)] for part in parts))


def cited(part: Requirement, scheme: Scheme, lang: str, *, below: bool = False) -> str:
    """Where a requirement stands; of a group at the top also that its text is not in force, once for all in it."""
    status = None if below else phrases.not_in_force(part, lang)
    place = phrases.citation(part.provision, lang, scheme)
    return f"{place} · {status}" if status else place


def _asked(part: Requirement, scheme: Scheme, lang: str, *, below: bool = False) -> Item:
    badge = phrases.badge(part, scheme, lang)
    place = cited(part, scheme, lang, below=below)
    heading = f"{say(lang, f'requirement.{part.id}')} {f'[{badge}] ' if badge else ''}{place}"
    if isinstance(part, Group):
        children = [_asked(child, scheme, lang, below=True) for child in part.children]
        informing = [_question(fact, say(lang, f"fact.{fact.id}"), None, lang) for fact in part.informing]
        return Item(heading, [*children, *informing])
    return _question(part.fact, heading, sources.quotation(part.id, lang), lang)


def _question(fact: Fact, heading: str, quoted: str | None, lang: str) -> Item:
    takes = say(lang, f"unit.{fact.unit}") if fact.unit else " / ".join(fact.choices or ("true", "false"))
    help = phrases.help_with(fact, lang)
    told: list[Said] = [heading, *([f"“{quoted}”"] if quoted else []), *([help] if help else [])]
    return Item(f"{fact.id}  ({takes})", told)
