"""What the rows of a list came to, for the terminal and as JSON."""

from datetime import date
from typing import Any

from .evidence import Ends, State, Tally
from .evidence_result import EvidenceWriter, cut, named, reason
from .report import plain as number
from .requirement import Scheme


def text(tally: Tally, scheme: Scheme, lang: str, as_of: date, strict: frozenset[str]) -> str:
    """The figure, its window, and every row that is doubtful or left out."""
    writer = EvidenceWriter(scheme, lang, "")
    said = [writer.window(tally.fact, as_of, strict), *(one for _, one in writer.sentences(tally))]
    for row in tally.rows:
        if row.reason and row.reason not in ("empty", "head"):
            values = {"line": row.record.line, "name": named(row), "reason": reason(row, lang, cut(row.found))}
            said.append(writer.say("evidence.row_line", **values))
    return "\n".join(said)


def listed(tally: Tally, as_of: date) -> dict[str, Any]:
    """One JSON object: the figure or the choices, its ends, every row, and what other readings come to."""
    return {
        "fact": tally.fact.id,
        "unit": tally.fact.unit,
        "as_of": as_of.isoformat(),
        "figure": None if tally.figure is None else number(tally.figure),
        "choices": [
            {
                "figure": number(choice.figure),
                "unit_taken_yuan": None if choice.unsaid is None else number(choice.unsaid),
                "undated_rows": choice.undated,
            }
            for choice in tally.choices
        ],
        **_ends(tally.ends),
        "notes": list(tally.notes),
        "readings": [
            {"id": other.reading, "taken": "strict" if other.strict else "lenient", **_ends(other.ends)}
            for other in tally.others
        ],
        "rows": [
            {
                "line": row.record.line,
                "name": row.name,
                "state": row.state.value,
                "reason": row.reason,
                "found": row.found,
                "amount": None if row.state is State.LEFT_OUT else number(row.amount),
            }
            for row in tally.rows
        ],
    }


def _ends(ends: Ends) -> dict[str, Any]:
    days = ends.days and {"first": ends.days.first.isoformat(), "last": ends.days.last.isoformat()}
    return {"window": days, "low": number(ends.low), "high": number(ends.high)}
