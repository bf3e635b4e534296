"""Made-up rules for property tests: small trees of every shape, and all answers to them.

The trees have everything that the law has: figures to be reached and figures not to be exceeded, choices, what is
asked only above so many units, readings, and vetoes. They keep to its ways in two things: a veto stands beside the
conditions, never inside a choice; and only requirements of one group that has no others ask for the same fact.
"""

from itertools import product

from hypothesis import strategies as st

from selfcheck.core.requirement import Combine, Fact, Figure, Force, Group, Kind, Leaf, Strict
from selfcheck.core.scheme import Scheme

PROVISION = "lab-measures#art_12"
READING = "made-up"
AREA, MOST_UNITS, ALONE = Figure(10, "m2"), Figure(3, "units", at_most=True), 1
BINDING = [Force.MUST, Force.IN_PRINCIPLE]


def judged(number, draw):
    return Leaf(f"r{number}", PROVISION, Force.JUDGED, Fact(f"f{number}"))


def reached(number, draw):
    fact = Fact(f"f{number}", Kind.NUMBER, AREA.unit)
    if draw(st.booleans()):
        return Leaf(f"r{number}", PROVISION, Force.IN_PRINCIPLE, fact, AREA, strict=Strict(READING, Force.MUST))
    return Leaf(f"r{number}", PROVISION, draw(st.sampled_from(BINDING)), fact, AREA)


def chosen(number, draw):
    fact = Fact(f"f{number}", Kind.CHOICE, choices=("institute", "company", "other"))
    return Leaf(f"r{number}", PROVISION, draw(st.sampled_from(BINDING)), fact, accepted=fact.choices[:2])


def counted(number, draw):
    fact = Fact(f"f{number}", Kind.INTEGER, MOST_UNITS.unit, least=ALONE)
    return Leaf(f"r{number}", PROVISION, draw(st.sampled_from(BINDING)), fact, MOST_UNITS)


def gated(number, draw, units):
    gate = (draw(st.sampled_from(units)), ALONE)
    return Leaf(f"r{number}", PROVISION, draw(st.sampled_from(BINDING)), Fact(f"f{number}"), only_above=gate)


@st.composite
def schemes(draw, most_leaves=6):
    numbers = iter(range(1000))
    left = [most_leaves]
    units = []

    def leaf():
        left[0] -= 1
        number = next(numbers)
        kind = draw(st.sampled_from([judged, reached, chosen, counted] + ([gated] * 2 if units else [])))
        if kind is gated:
            return gated(number, draw, units)
        made = kind(number, draw)
        if kind is counted:
            units.append(made.fact)
        return made

    def part(depth):
        return leaf() if depth == 0 or left[0] <= 1 or draw(st.booleans()) else group(depth - 1)

    def group(depth):
        children = tuple(part(depth) for _ in range(draw(st.integers(1, 4))))
        combine = draw(st.sampled_from(list(Combine)))
        need = draw(st.integers(1, len(children))) if combine is Combine.AT_LEAST else 0
        return Group(f"g{next(numbers)}", PROVISION, children, combine, need)

    vetoes = [
        Leaf(f"r{number}", PROVISION, Force.VETO, Fact(f"f{number}"))
        for number in (next(numbers) for _ in range(draw(st.integers(0, 2))))
    ]
    return Scheme("made-up", Group("root", PROVISION, (group(2), *vetoes)))


def ladders(scheme):
    """Of every fact: answers from the worst to the best that bring out all that it can make of the scheme."""
    found = {id: fact.choices or (0,) for id, fact in scheme.facts.items()}
    for leaf in (*scheme.leaves, *scheme.preferences):
        if leaf.figure and leaf.figure.at_most:
            found[leaf.fact.id] = (leaf.figure.amount + 1, leaf.figure.amount, ALONE)
        elif leaf.figure:
            found[leaf.fact.id] = (leaf.figure.amount - 1, leaf.figure.amount)
        elif leaf.accepted:
            found[leaf.fact.id] = tuple(sorted(leaf.fact.choices, key=leaf.accepted.__contains__))
        else:
            found[leaf.fact.id] = (True, False) if leaf.force is Force.VETO else (False, True)
    return found


def answers_to(scheme, draw):
    """Some facts answered, some not."""
    return {
        id: value
        for id, ladder in ladders(scheme).items()
        if (value := draw(st.sampled_from([None, *ladder]))) is not None
    }


def completions(scheme, answers):
    """Every way of answering what is still unanswered."""
    open_facts = {id: ladder for id, ladder in ladders(scheme).items() if id not in answers}
    for values in product(*open_facts.values()):
        yield {**answers, **dict(zip(open_facts, values, strict=True))}


readings_taken = st.sampled_from([frozenset(), frozenset({READING})])
