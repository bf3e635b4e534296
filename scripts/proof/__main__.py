"""``python -m scripts.proof [--lang en]``: prints the matrix of mutations; fails when a change goes unnoticed."""

import argparse
import sys
from collections.abc import Sequence

from scripts.proof.matrix import cases, matrix, name
from scripts.proof.matrix_page import line
from scripts.proof.wording import phrase
from selfcheck.words import LANGS
from tests.selfcheck.cases import BadCasesError, Case


def main(argv: Sequence[str] | None = None, by: Sequence[Case] | None = None) -> int:
    """Prints the matrix of the cases ``by``, all of them by default; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.proof", description=__doc__)
    parser.add_argument("--lang", choices=LANGS, default="zh")
    lang = parser.parse_args(argv).lang
    try:
        by = cases() if by is None else by
    except BadCasesError as error:
        print(error, file=sys.stderr)
        return 1
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
