"""Proof that the cases pin the law down: what the rules make of each case, and which case notices each change.

``python -m scripts.check.proof`` prints the matrix of mutations and fails when a change of the law goes unnoticed
or a case cannot be read; ``python -m scripts.check.proof.boundaries`` prints the generated cases. The site has the
fact-check table in place of ``<!-- proof:cases -->``, the number of mutations in place of
``<!-- proof:mutations -->``, and all of them in ``data/mutations.json``. It is built while a case is red, and the
page says so: one has to see what one changes.
"""

from pathlib import Path

from scripts.check.proof.fact_check import cases_html
from scripts.check.proof.kept import kept
from scripts.check.proof.mutations import as_json, paragraph
from scripts.check.proof.mutations import write as write_mutations
from selfcheck.html.element import serialize

__all__ = ["cases_html", "kept", "mutations_html", "write"]


def mutations_html(lang: str) -> str:
    """The markup for the paragraph on mutations."""
    return serialize(paragraph(lang))


def write(out: Path) -> None:
    """Publishes the matrix as data."""
    write_mutations(out, kept("data", "all", lambda _: as_json()))
