"""selfcheck/law/provisions.json is what the texts say."""

import json
from pathlib import Path

from scripts.corpus import load
from scripts.publish.quoted import DATA, quoted

ROOT = Path(__file__).parents[2]


def test_the_committed_quotations_are_fresh():
    assert json.loads(DATA.read_text(encoding="utf-8")) == quoted(load(ROOT))
