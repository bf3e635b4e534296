"""The matrix: which named case notices each change of the law, by its verdict as a whole.

A mutant is killed by a case whose expected verdict it does not give: the root interval, or the priority in
recommendation that stands beside it. Nothing less counts, so that every single thing in the rules is shown to
decide an application.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scripts.check.proof.mutate import Amount, Mutant, Said, Term, mutants
from selfcheck.cases import Case, read
from selfcheck.cases.generated import every
from selfcheck.core.outcome import Interval
from selfcheck.core.requirement import Requirement, decide
from selfcheck.core.scheme import Scheme
from selfcheck.rules import SCHEMES


@dataclass(frozen=True, slots=True)
class Kill:
    """A case that notices a mutant."""

    case: Case
    about: Requirement
    """The root, or the preference beside it."""
    expected: Interval
    found: Interval


@dataclass(frozen=True, slots=True)
class Row:
    """A mutant and who notices it."""

    mutant: Mutant
    kill: Kill | None
    """By the case made for it: it speaks of what was changed and notices little else; ``None`` for a survivor."""
    killers: int
    """How many cases notice it."""


@cache
def _read() -> tuple[tuple[Case, ...], list[str]]:
    return read()


def stories() -> tuple[Case, ...]:
    """The cases that a person wrote, those whose file can be taken."""
    return _read()[0]


def faults() -> list[str]:
    """Every mistake in the files of the others. The site can be looked at meanwhile, the check fails."""
    return _read()[1]


@cache
def cases() -> tuple[Case, ...]:
    """The stories, and the cases generated from the figures."""
    return every(stories())


@cache
def rows() -> tuple[Row, ...]:
    """The whole matrix for the cases."""
    return matrix(cases())


def matrix(by: Iterable[Case]) -> tuple[Row, ...]:
    """Every mutant of every scheme, with the kill by one of the cases."""
    by = list(by)
    kills = {
        mutant: [kill for case in by if case.scheme is scheme and (kill := killed(mutant, case))]
        for scheme in SCHEMES.values()
        for mutant in mutants(scheme)
    }
    notices = Counter(kill.case.id for found in kills.values() for kill in found)

    def made_for_it(mutant: Mutant, found: list[Kill]) -> Kill | None:
        def rank(kill: Kill) -> tuple[bool, bool, int, str]:
            speaks_of_it = mutant.part.id in kill.case.requirements or kill.about is mutant.part
            both_decided = kill.expected.decided and kill.found.decided
            return not speaks_of_it, not both_decided, notices[kill.case.id], kill.case.id

        return min(found, key=rank, default=None)

    return tuple(Row(mutant, made_for_it(mutant, found), len(found)) for mutant, found in kills.items())


def killed(mutant: Mutant, case: Case) -> Kill | None:
    """What the case notices, if it does."""
    root, preference = verdict(mutant.scheme, case)
    if root != case.root:
        return Kill(case, mutant.original.root, case.root, root)
    if case.preference is not None and preference not in (None, case.preference):
        assert preference is not None
        return Kill(case, mutant.original.preferences[0], case.preference, preference)
    return None


def verdict(scheme: Scheme, case: Case) -> tuple[Interval, Interval | None]:
    """The root interval that a scheme gives the case, and the preference if the scheme has one."""
    root = decide(scheme.root, case.facts, case.strict)[scheme.root.id]
    preferences = [leaf.decide(case.facts, case.strict) for leaf in scheme.preferences]
    return root, preferences[0] if preferences else None


def name(mutant: Mutant) -> str:
    """A mutant in one line, the same in every language: for messages and for tests.

    >>> from selfcheck.rules import LAB
    >>> name(next(mutants(LAB)))
    'lab · combine · combine.all_of → combine.any_of'
    """
    return f"{mutant.part.id} · {mutant.kind} · {_plain(mutant.before)} → {_plain(mutant.after)}"


def _plain(term: Term) -> str:
    if isinstance(term, Amount):
        return str(term.value)
    values = [value.id if isinstance(value, Said) else str(value) for value in term.values.values()]
    return " ".join([term.id, *values])
