"""Words: every id in both languages, and words for everything that is shown."""

import string

import pytest

from selfcheck import words
from selfcheck.core.requirement import Leaf
from selfcheck.rules import SCHEMES
from selfcheck.rules.information import INFORMATION
from selfcheck.rules.readings import READINGS

PARTS = [part for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)]
FACTS = [fact for scheme in SCHEMES.values() for fact in scheme.facts.values()]


def test_both_languages_have_words_for_the_same_ids():
    assert words.ids("zh") == words.ids("en")


def test_both_languages_put_in_the_same_values():
    def names(lang, id):
        return {name for _, name, _, _ in string.Formatter().parse(words.raw(lang, id)) if name}

    ids = words.ids("zh")
    assert ids
    assert [id for id in sorted(ids) if names("zh", id) != names("en", id)] == []


@pytest.mark.parametrize("lang", words.LANGS)
def test_everything_shown_has_words(lang):
    needed = {f"requirement.{part.id}" for part in PARTS}
    needed |= {f"unit.{fact.unit}" for fact in FACTS if fact.unit} | {
        f"amount.{fact.unit}" for fact in FACTS if fact.unit
    }
    needed |= {f"force.{part.force.value}" for part in PARTS if isinstance(part, Leaf)}
    needed |= {f"choice.{fact.id}.{choice}" for fact in FACTS for choice in fact.choices}
    needed |= {
        f"reading.{id}.{words}"
        for id in READINGS
        for words in ("title", "lenient", "strict", "lenient_argument", "strict_argument", "why")
    }
    needed |= {f"information.{one.id}" for one in INFORMATION}
    assert needed <= words.ids(lang)


@pytest.mark.parametrize("lang", words.LANGS)
def test_no_words_are_left_for_what_no_longer_exists(lang):
    facts, parts = {fact.id for fact in FACTS}, {part.id for part in PARTS}
    assert {id.removeprefix("help.") for id in words.ids(lang) if id.startswith("help.")} <= facts
    assert {id.removeprefix("requirement.") for id in words.ids(lang) if id.startswith("requirement.")} == parts
