"""`python -m scripts.dist`: writes into dist/ what can be taken to a place without a network, from the built site.

The single file of the self-assessment, and the archive for an intranet.
"""

import sys
from pathlib import Path

from scripts.corpus import load
from scripts.dist import intranet, single_file
from scripts.site import build
from selfcheck import __version__

DIST = Path(__file__).parents[2] / "dist"


def main() -> int:
    """Builds the site if need be, then both; returns the exit status."""
    if build.main([]):
        return 1
    DIST.mkdir(exist_ok=True)
    page, archive = DIST / f"selfcheck-{__version__}.html", DIST / f"selfcheck-site-{__version__}.zip"
    as_of = max(text.front.checked_on for text in load(build.ROOT).texts).isoformat()
    page.write_text(single_file.html(build.SITE, as_of), encoding="utf-8", newline="\n")
    intranet.write(build.SITE, archive, __version__, as_of)
    for made in (page, archive):
        print(f"· dist: {made.relative_to(DIST.parent)}, {made.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
