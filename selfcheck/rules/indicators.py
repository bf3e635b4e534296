"""Review guide 2024, 三（四）: the table of indicators (实验室评价主要内容) by which the expert panels score.

Five first-level indicators, here dimensions, hold 26 that are rated and one veto (否决项). The table gives no
weights, no scale and no standard of rating; nothing of the kind is put in its mouth here. ``score`` calculates,
``words`` holds our own anchors.

Each indicator names the parts of the application template (annex 2) where its evidence is written, and the
provisions that ask for the same thing in their own way. How they were found: the table and the template largely
use the same words, and those pairs are certain (tr_7 to tr_10 in part 五, tr_16 to tr_19 and tr_25 in part 十,
tr_23 and tr_24 in the last clause of part 五, tr_26 in part 八). Where the template asks for the material in the
lists of part 十二 as well, the list is named too. Elsewhere the match is ours; five times the two do not fit:

- tr_1: accreditation is asked nowhere; the certificates go among the other documents (十二), an open list.
- tr_14: the indicator looks at three years, part 五 and its lists at five, so each entry needs its year.
- tr_15: membership of organizations is part of the leader's résumé (六) and of the laboratory's standing (五).
- tr_20: the laboratory's own investment is part of its plan (十); the funds of host and partners are in 九 and
  in the host's commitments, 十二（六）.
- tr_27: there is no declaration; the host and the recommending body answer with their seals (十三).

Article 12 speaks of what exists already, tr_16 to tr_20 and tr_25 of what is expected: behind those stand above
all the tasks of a laboratory (Articles 3, 17, 20, 22) and the research priorities of the Opinions.

>>> [(dimension, sum(one.dimension == dimension for one in RATED)) for dimension in DIMENSIONS]
[('foundation', 6), ('foresight', 7), ('innovation', 8), ('promotion', 4), ('compliance', 1)]
>>> [one.id for one in INDICATORS.values() if one.veto], INDICATORS["tr_3"].provision
(['tr_27'], 'guide-2024#sec_3__subsec_4__table_1__tr_3')
"""

from dataclasses import dataclass

from selfcheck.rules.integrity import LAB_INTEGRITY

TABLE = "guide-2024#sec_3__subsec_4__table_1"
DIMENSIONS = ("foundation", "foresight", "innovation", "promotion", "compliance")
"""基础性, 前瞻性, 创新性, 推广性, 规范性, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table."""

    id: str
    """``tr_1`` to ``tr_27``, as the row in the published text."""
    dimension: str
    evidence: tuple[str, ...]
    """Full names of the template parts where the applicant writes it."""
    behind: tuple[str, ...]
    """Full names of the provisions that ask for it."""

    @property
    def provision(self) -> str:
        """Full name of the row itself."""
        return f"{TABLE}__{self.id}"

    @property
    def veto(self) -> bool:
        """Whether the row is not rated but stands in the way: 否决项."""
        return self.provision == LAB_INTEGRITY.provision


def _law(*articles: str) -> tuple[str, ...]:
    return tuple(f"lab-measures#art_{article}" for article in articles)


def _opinions(*sections: str) -> tuple[str, ...]:
    return tuple(f"lab-opinions#sec_{section}" for section in sections)


def _guide(*sections: str) -> tuple[str, ...]:
    return tuple(f"guide-2024#sec_{section}" for section in sections)


_FACILITIES = "12__para_1__point_1"
_TEAM = "12__para_1__point_2__p_2"
_RESEARCH = "12__para_1__point_3"
_OUTCOMES = "12__para_1__point_4"
_SAFEGUARDS = "12__para_1__point_5"
_PRIORITIES = "2__subsec_4"

# Dimension, parts of the template, provisions behind; in the order of the table.
_ROWS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("foundation", ("7", "12", "12__subsec_2"), _law(_FACILITIES)),
    ("foundation", ("7",), _law("11__para_1__point_2", _FACILITIES)),
    ("foundation", ("7", "8", "12__subsec_2"), _law("11__para_1__point_2", _FACILITIES)),
    ("foundation", ("6", "12__subsec_1"), _law("11__para_1__point_4", _TEAM, "16__para_1")),
    ("foundation", ("6",), _law(_TEAM)),
    ("foundation", ("6", "12__subsec_4", "12__subsec_5"), _law(_TEAM)),
    ("foresight", ("4", "5"), _law(f"{_RESEARCH}__point_2")),
    ("foresight", ("5",), _law("2__para_1", f"{_RESEARCH}__point_2") + _guide("1__p_1")),
    ("foresight", ("4", "5", "12__subsec_5"), _law("4__para_1", f"{_RESEARCH}__point_2")),
    ("foresight", ("4", "5"), _law("4__para_1", f"{_RESEARCH}__point_2")),
    (
        "foresight",
        ("2", "3", "10"),
        _law("3__para_1", "4__para_1", _RESEARCH) + _opinions(_PRIORITIES) + _guide("1__p_2", "1__p_3"),
    ),
    ("foresight", ("10",), _law("11__para_1__point_1", "17__para_1", "18__para_1")),
    ("foresight", ("10",), _law("11__para_1__point_1", "17__para_1") + _guide("3__subsec_5")),
    (
        "innovation",
        ("5", "12__subsec_3", "12__subsec_4", "12__subsec_5"),
        _law(
            f"{_RESEARCH}__point_1",
            f"{_RESEARCH}__point_3",
            f"{_OUTCOMES}__point_1",
            f"{_OUTCOMES}__point_2",
            f"{_OUTCOMES}__point_3",
        ),
    ),
    ("innovation", ("5", "6"), _law(_TEAM)),
    ("innovation", ("10",), _law("3__para_1", "17__para_1") + _opinions(f"{_PRIORITIES}__para_3")),
    (
        "innovation",
        ("10",),
        _law("3__para_1", "17__para_1") + _opinions(f"{_PRIORITIES}__para_5", f"{_PRIORITIES}__para_6"),
    ),
    ("innovation", ("10",), _law("3__para_1", f"{_RESEARCH}__point_3", "17__para_1")),
    ("innovation", ("10",), _law("3__para_1", "17__para_1") + _opinions(f"{_PRIORITIES}__para_1")),
    ("innovation", ("9", "10", "12__subsec_6"), _law("11__para_1") + _opinions("3__subsec_2")),
    (
        "innovation",
        ("9", "12__subsec_6"),
        _law("10__para_1__point_1", "11__para_1__point_2", _SAFEGUARDS),
    ),
    ("promotion", ("8",), _law("5__para_1", "14__para_1", "16__para_1")),
    ("promotion", ("5", "8"), _law("3__para_1", _OUTCOMES, "22__para_1")),
    ("promotion", ("5", "12__subsec_5"), _law(_OUTCOMES, f"{_OUTCOMES}__point_4")),
    ("promotion", ("2", "10"), _law("2__para_1", "20__para_1", "22__para_1")),
    ("compliance", ("8",), _law("11__para_1__point_3", "16__para_1")),
    ("compliance", ("13",), _law("10__para_1__point_2", "25__para_1")),
)

INDICATORS = {
    f"tr_{number}": Indicator(
        f"tr_{number}", dimension, tuple(f"template-2024#sec_{part}" for part in parts), behind
    )
    for number, (dimension, parts, behind) in enumerate(_ROWS, 1)
}
RATED = tuple(one for one in INDICATORS.values() if not one.veto)
VETO = next(one for one in INDICATORS.values() if one.veto)


def provisions() -> tuple[str, ...]:
    """Full names of everything that the indicators rest on: rows, template parts, provisions behind."""
    named = (name for one in INDICATORS.values() for name in (one.provision, *one.evidence, *one.behind))
    return tuple(dict.fromkeys(named))
