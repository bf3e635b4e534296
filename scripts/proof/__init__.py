"""Proof that the cases pin the law down: what the rules make of each case, and which case notices each change.

``python -m scripts.proof`` prints the matrix of mutations and fails when a change of the law goes unnoticed. The
two functions give the site its pages: the fact-check table in place of ``<!-- proof:cases -->``, the matrix in
place of ``<!-- proof:mutations -->``.
"""

from scripts.proof.fact_check import cases_html
from scripts.proof.kept import kept
from scripts.proof.matrix import SurvivorsError
from scripts.proof.matrix_page import mutations_html

__all__ = ["SurvivorsError", "cases_html", "kept", "mutations_html"]
