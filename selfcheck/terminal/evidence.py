"""What the rows of a list came to, as text for a terminal."""

from collections.abc import Sequence
from datetime import date

from selfcheck.evidence.tally import Tally
from selfcheck.report.evidence import PASSED_OVER, EvidenceWords, cut, named, reason
from selfcheck.terminal.walker import written


def text(tally: Tally, lang: str, as_of: date, strict: frozenset[str], traits: Sequence[str] = ()) -> str:
    """The figure, its window, every row that is doubtful or left out, and what to know about the file."""
    words = EvidenceWords(lang)
    said = [words.window(tally.fact, as_of, strict), *(one for _, one in words.sentences(tally))]
    for row in tally.rows:
        if row.reason and row.reason not in PASSED_OVER:
            values = {"line": row.record.line, "name": named(row), "reason": reason(row, lang, cut(row.found))}
            said.append(words.say("evidence.row_line", **values))
    return written([*said, *traits])
