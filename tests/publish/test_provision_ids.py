"""selfcheck/law/provision_ids.json is what the texts say."""

from scripts.corpus import Corpus
from scripts.publish import provision_ids


def test_the_committed_ids_are_fresh(corpus: Corpus) -> None:
    assert provision_ids.DATA.read_text(encoding="utf-8") == provision_ids.content(corpus)
