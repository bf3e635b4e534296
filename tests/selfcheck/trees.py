"""Made-up rules for property tests: small trees of every shape, and all answers to them."""

from itertools import product

from hypothesis import strategies as st

from selfcheck.requirement import Combine, Fact, Figure, Force, Group, Kind, Leaf, Scheme

PROVISION = "lab-measures#art_12"


def leaf(number, force, figure):
    fact = Fact(f"f{number}", Kind.NUMBER if figure else Kind.BOOLEAN, "m2" if figure else "")
    return Leaf(f"r{number}", PROVISION, force, fact, Figure(10, "m2") if figure else None)


@st.composite
def schemes(draw, most_leaves=6):
    """A scheme of up to ``most_leaves`` leaves, each with a fact of its own."""
    numbers = iter(range(1000))
    left = [most_leaves]

    def part(depth):
        if depth == 0 or left[0] <= 1 or draw(st.booleans()):
            left[0] -= 1
            force = draw(st.sampled_from([Force.MUST, Force.IN_PRINCIPLE, Force.JUDGED]))
            return leaf(next(numbers), force, figure=force is not Force.JUDGED)
        return group(depth - 1)

    def group(depth):
        children = tuple(part(depth) for _ in range(draw(st.integers(1, 4))))
        combine = draw(st.sampled_from(list(Combine)))
        need = draw(st.integers(1, len(children))) if combine is Combine.AT_LEAST else 0
        return Group(f"g{next(numbers)}", PROVISION, children, combine, need)

    return Scheme("made-up", group(2))


def choices(fact):
    """A bad and a good answer to a fact."""
    return (False, True) if fact.kind is Kind.BOOLEAN else (9, 10)


def answers_to(scheme, draw):
    """Some facts answered, some not."""
    return {
        id: value
        for id, fact in scheme.facts.items()
        if (value := draw(st.sampled_from([None, *choices(fact)]))) is not None
    }


def completions(scheme, answers):
    """Every way of answering what is still unanswered."""
    open_facts = [fact for id, fact in scheme.facts.items() if id not in answers]
    for values in product(*(choices(fact) for fact in open_facts)):
        yield {**answers, **dict(zip((fact.id for fact in open_facts), values, strict=True))}
