"""``python -m scripts.check.proof.boundaries [--lang en]``: the generated cases, for a lawyer to read.

For each requirement the words of its provision, and what becomes of an applicant that meets everything else and
stands just below the figure, at it and just above, that answers no, or that does not answer. What is printed is
what the cases expect, not what the program finds; the tests hold one against the other.
"""

import argparse
import sys
from collections.abc import Sequence

from scripts.check.proof.fact_check import becomes, boundaries, words_of
from scripts.check.proof.matrix import faults
from scripts.check.proof.wording import answer, outcome, phrase, reading, requirement
from selfcheck.core.scheme import Scheme
from selfcheck.law import sources
from selfcheck.rules import SCHEMES
from selfcheck.words import LANGS


def lines(scheme: Scheme, lang: str) -> list[str]:
    """The generated cases of a scheme as text."""
    made = [phrase(lang, "scheme", scheme.id)]
    for about, row in boundaries(scheme):
        cited = f"{requirement(lang, about)} · {sources.citation(about.provision, lang)}"
        made += ["", cited, words_of(about, lang)]
        made += [reading(lang, id) for id in sorted(row[0].strict)]
        made += [f"  {answer(lang, case)} → {outcome(lang, becomes(case))}" for case in row]
    return [*made, ""]


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the generated cases of every scheme; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check.proof.boundaries", description=__doc__)
    parser.add_argument("--lang", choices=LANGS, default="zh")
    lang = parser.parse_args(argv).lang
    for scheme in SCHEMES.values():
        print(*lines(scheme, lang), sep="\n")
    for fault in faults():
        print(fault, file=sys.stderr)
    return 1 if faults() else 0


if __name__ == "__main__":
    sys.exit(main())
