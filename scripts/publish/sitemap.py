"""sitemap.xml: the pages of both languages together, each with its other language, when the address is known."""

from collections.abc import Iterable
from pathlib import Path

from scripts.publish import xml

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_HTML_LANG = {"zh": "zh-Hans", "en": "en"}


def write(pages: Iterable[str], out: Path, site_url: str) -> None:
    """Writes it from the pages without their language (``/about/``); nothing where ``site_url`` is empty."""
    if not site_url:
        return
    base = site_url.rstrip("/")
    root = xml.root(_SITEMAP, "urlset", prefixes={"xhtml": _XHTML})
    for page in pages:
        addresses = {tag: f"{base}/{lang}{page}" for lang, tag in _HTML_LANG.items()}
        if page == "/":
            # The door leads to both.
            addresses["x-default"] = f"{base}/"
        for address in addresses.values():
            url = xml.sub(root, "url")
            xml.sub(url, "loc", text=address)
            for tag, other in addresses.items():
                xml.sub(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=tag, href=other)
    xml.write(root, out / "sitemap.xml")
