"""``python -m scripts.check.proof [--lang en]``: prints the matrix of mutations; fails when one goes unnoticed."""

import argparse
import sys
from collections.abc import Sequence

from scripts.check.proof.matrix import cases, faults, matrix, name
from scripts.check.proof.mutations import line
from scripts.check.proof.wording import phrase
from selfcheck.cases import Case
from selfcheck.words import LANGS


def main(argv: Sequence[str] | None = None, by: Sequence[Case] | None = None) -> int:
    """Prints the matrix of the cases ``by``, all of them by default; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check.proof", description=__doc__)
    parser.add_argument("--lang", choices=LANGS, default="zh")
    lang = parser.parse_args(argv).lang
    if faults():
        print(*faults(), sep="\n", file=sys.stderr)
        return 1
    by = cases() if by is None else by
    found = matrix(by)
    survivors = [row for row in found if row.kill is None]
    for row in found:
        print(line(row, lang))
    killed = len(found) - len(survivors)
    print(phrase(lang, "mutations", "total", n=len(found), killed=killed, cases=len(by), survivors=len(survivors)))
    if survivors:
        names = [name(row.mutant) for row in survivors]
        print(phrase(lang, "mutations", "survivors"), *names, sep="\n", file=sys.stderr)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
