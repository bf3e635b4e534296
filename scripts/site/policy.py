"""What a page may load and whom it may ask; written into the page, so that it holds on hosts without headers too.

Nothing can be sent to or taken from anybody else, and no script runs that the build has not seen: the few that
stand in a page itself (they are read before it is painted) are named by their hashes.
"""

import base64
import hashlib
import re
from pathlib import Path

MARK = "@inline@"
"""Stands in the pages where the hashes of their own scripts go: these are known only when the page is done."""
PAGE = (
    f"default-src 'none'; script-src 'self' {MARK} 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'"
)

# What runs: a script with an address is covered by 'self', one with a type of its own holds data.
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def write(site: Path) -> None:
    """Fills in the hashes in every page of the built site."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if MARK in html:
            path.write_text(html.replace(MARK, " ".join(hashes(html))), encoding="utf-8")


def hashes(html: str) -> list[str]:
    r"""The sources that allow a page's own scripts, in their order.

    >>> hashes("<script>\n  go()\n</script><script type=application/json>{}</script>")
    ["'sha256-9tbhQE4KuBxHCTyhSjyQ/CoaLeor+ltiDyltotPTYU0='"]
    """
    found = [hashlib.sha256(one.encode()).digest() for one in _INLINE.findall(html)]
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(one).decode('ascii')}'" for one in found))
