"""``python -m scripts.corpus.check``: everything that must hold before the texts are published.

The build shows a stale translation with a banner, and lets a translation refer to other provisions than the
Chinese; this check, which CI runs, lets neither pass.
"""

import sys
from pathlib import Path

from scripts.corpus import CorpusError, Problem, load, references


def main() -> int:
    """Prints all problems; returns the exit status."""
    try:
        corpus = load(Path.cwd())
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [
        Problem(
            text.path,
            1,
            "the Chinese has changed since this was translated",
            f"bring it up to date, then set translation_of: {corpus.text('zh', text.slug).sha256}",
        )
        for text in corpus.texts
        if text.stale
    ]
    wrong = stale + references.differences(corpus)
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
