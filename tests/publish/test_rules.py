"""rules.json and the schemas of answer files: complete, and agreeing with what the program takes."""

import json
from pathlib import Path

import jsonschema
import pytest

from scripts.publish.rules import rules, write
from selfcheck.cases import load
from selfcheck.core.answers import check
from selfcheck.rules import SCHEMES


def test_every_requirement_is_published_with_its_provision_and_words() -> None:
    made = rules()["schemes"]
    for scheme in SCHEMES.values():
        entries = {entry["id"]: entry for entry in made[scheme.id]["requirements"]}
        assert list(entries) == [part.id for part in (*scheme.parts, *scheme.preferences)]
        for leaf in scheme.leaves:
            assert entries[leaf.id]["provision"] == leaf.provision
            assert all(entries[leaf.id]["quotation"].values())
    figure = next(entry for entry in made["lab"]["requirements"] if entry["id"] == "lab.joint.units")["figure"]
    assert figure == {"at_most": 3, "unit": "units"}


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, jsonschema.Draft202012Validator]:
    folder: Path = tmp_path_factory.mktemp("data")
    write(folder)
    found = {}
    for scheme in SCHEMES:
        schema = json.loads((folder / f"answers.{scheme}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        found[scheme] = jsonschema.Draft202012Validator(schema)
    return found


def test_the_schema_takes_the_answers_of_every_case(schemas: dict[str, jsonschema.Draft202012Validator]) -> None:
    for case in load():
        assert not list(schemas[case.scheme.id].iter_errors(dict(case.facts)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"facilities.floor_area_m2": -1},
        {"joint.units": 0},
        {"joint.units": 1.5},
        {"host.type": "school"},
        {"team.leader": "yes"},
        {"nonsense": 1},
        {"facilities.floor_area_m2": 10**10},
    ],
)
def test_schema_and_program_refuse_the_same(
    schemas: dict[str, jsonschema.Draft202012Validator], wrong: dict[str, object]
) -> None:
    assert list(schemas["lab"].iter_errors(wrong))
    assert check(SCHEMES["lab"], wrong).problems
