"""Words that keep from misunderstanding: a veto is triggered and not met, and what is not in force says so."""

import base64
import json

import pytest

from scripts.forms.form import render
from selfcheck import bridge
from selfcheck.core.answers import Problem
from selfcheck.core.assess import assess
from selfcheck.core.requirement import walk
from selfcheck.law import sources
from selfcheck.report.phrases import choice_id, problem_words
from selfcheck.rules import LAB, SCHEMES
from selfcheck.terminal.result import text as in_a_terminal
from selfcheck.words import LANGS, say
from tests.selfcheck.html.trees import having, text, tree

VETOES = {"lab": "lab.integrity", "base": "base.integrity"}
ANSWERS = [("true", "Triggered", "Yes, there is"), ("false", "Not triggered", "No, there is none")]
NOT_IN_FORCE = {
    lang: [say(lang, f"result.basis_{status}") for status in ("expired_call", "draft_for_comment")]
    for lang in LANGS
}
GROUPS = [
    pytest.param(scheme, part, id=part.id)
    for scheme in SCHEMES.values()
    for part in (*scheme.root.children, *scheme.preferences)
]


def called(call, scheme, lang, typed, **more):
    asked = {
        "call": call,
        "scheme": scheme,
        "lang": lang,
        "as_of": "2026-11-20",
        "rules": "../rules/",
        "typed": typed,
        **more,
    }
    return json.loads(bridge.handle(json.dumps(asked)))["html"]


def form(scheme, lang):
    """The form as a tree."""
    return tree(f"<div>{render(scheme, lang, '../../assets/rt/0/', 1)}</div>")


def of(shown, attribute, value):
    return next(one for one in shown.iter() if one.get(attribute) == value)


@pytest.mark.parametrize("scheme", VETOES)
@pytest.mark.parametrize(("answer", "outcome", "said"), ANSWERS)
def test_a_veto_is_triggered_or_not_wherever_its_outcome_is_told(scheme, answer, outcome, said):
    typed = {"integrity.misconduct": answer}
    row = of(tree(called("assess", scheme, "en", typed)), "data-requirement", VETOES[scheme])
    assert text(having(row, "state")[0]) == outcome
    assert text(having(row, "answered")[0]) == f"Answered: {said}"
    tried = called("what_if", scheme, "en", typed, saved_typed={})
    name = say("en", f"requirement.{VETOES[scheme]}")
    assert [f"{name}: Not decided yet → {outcome}", f"{name}: Not answered → {said}"] == [
        text(one) for one in tree(tried).iter("li") if name in text(one)
    ]
    facts = {"integrity.misconduct": answer == "true"}
    assert f"{name} — {outcome} [" in in_a_terminal(assess(SCHEMES[scheme], facts), "en", "2026-11-20")
    files = [{"file": "a.json", "content": base64.b64encode(json.dumps(facts).encode()).decode()}]
    compared = tree(f"<div>{called('compare', scheme, 'en', {}, files=files)}</div>")
    row = of(compared, "data-requirement", VETOES[scheme])
    assert text(having(row, "state")[0]) == outcome


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_whether_there_is_misconduct_is_not_asked_as_yes_or_no(scheme, lang):
    question = of(form(scheme, lang), "data-fact", "integrity.misconduct")
    answers = [text(one) for one in having(question, "answer")]
    misconduct = scheme.facts["integrity.misconduct"]
    told = [say(lang, choice_id(misconduct, one, lang)) for one in ("true", "false")]
    assert answers == [*told, say(lang, "answer.unknown")]
    assert {say(lang, "answer.true"), say(lang, "answer.false")}.isdisjoint(answers)


@pytest.mark.parametrize("lang", LANGS)
def test_who_is_unsure_of_the_type_of_host_is_told_what_the_text_leaves_open(lang):
    question = of(form(LAB, lang), "data-fact", "host.type")
    help = having(question, "help")[0]
    assert text(help) == say(lang, "help.host.type")
    assert help.get("id") in question.get("aria-describedby").split()


@pytest.mark.parametrize(("scheme", "part"), GROUPS)
def test_a_group_rests_on_texts_of_one_status(scheme, part):
    slugs = {one.provision.partition("#")[0] for one in walk(part)}
    assert len({sources.status(slug) for slug in slugs}) == 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("scheme", "part"), GROUPS)
def test_a_text_that_is_not_in_force_is_said_to_be_so_once_for_its_group(scheme, part, lang):
    status = sources.status(part.provision.partition("#")[0])
    told = [] if status == "in_force" else [say(lang, f"result.basis_{status}")]
    asked = of(form(scheme, lang), "data-step", part.id)
    decided = of(tree(called("assess", scheme.id, lang, {})), "data-requirement", part.id)
    for shown in (asked, decided):
        assert [text(one) for one in having(shown, "text-status")] == told
    for line in in_a_terminal(assess(scheme, {}), lang, "2026-11-20").splitlines():
        if f" {say(lang, f'requirement.{part.id}')} — " in line:
            assert [words for words in NOT_IN_FORCE[lang] if words in line] == told


def test_joint_applications_and_the_veto_rest_on_a_guide_whose_call_has_expired():
    expired = [
        part.id for part in LAB.root.children if sources.status(part.provision.partition("#")[0]) != "in_force"
    ]
    assert expired == ["lab.joint", "lab.integrity"]


@pytest.mark.parametrize(("found", "named"), [("base", "(draft)"), ("martian", "martian")])
def test_a_file_of_the_other_self_assessment_is_named_in_words(found, named):
    assert named in problem_words(Problem("", "other_scheme", {"found": found}), "en")
