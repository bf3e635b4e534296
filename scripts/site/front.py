"""What stands in front of both languages: the door, the pages for addresses that lead nowhere, robots.txt."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from scripts.corpus import LANGS
from scripts.site.hook import HTML_LANG

HERE = Path(__file__).parent


def write(out: Path, site_url: str) -> None:
    """Writes them into the built site; ``site_url`` is empty when the address is not known."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([HERE / "pages", HERE / "theme"]), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("door.html")
    zh, en = (_half(lang, missing=False) for lang in LANGS)
    _write(out / "index.html", template.render(halves=[zh, en], base="", missing=False))

    # Such a page appears at any depth, so its links start at the root of the site.
    base = urlsplit(site_url).path.rstrip("/") + "/"
    zh, en = (_half(lang, missing=True) for lang in LANGS)
    for place, halves in ((out, [zh, en]), (out / "zh", [zh, en]), (out / "en", [en, zh])):
        page = template.render(halves=halves, base=base, missing=True, robots="noindex")
        _write(place / "404.html", page)

    sitemap = [f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"] if site_url else []
    _write(out / "robots.txt", "\n".join(["User-agent: *", "Allow: /", *sitemap]))


def _half(lang: str, missing: bool) -> dict[str, str]:
    """The words of one language's half of the page."""
    words = tomllib.loads((HERE / "words" / f"{lang}.toml").read_text(encoding="utf-8"))
    door, site = words["door"], words["site"]
    return {
        "lang": lang,
        "tag": HTML_LANG[lang],
        "title": door["missing_title"] if missing else site["wordmark"],
        "tagline": "" if missing else site["tagline"],
        "lead": door["missing_lead" if missing else "lead"],
        "go": door["home" if missing else "enter"],
        "measures": door["measures"],
        "note": door["note"],
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
