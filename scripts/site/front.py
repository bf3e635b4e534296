"""What stands in front of both languages: the door, the pages for addresses that lead nowhere, robots.txt."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from scripts.corpus import LANGS
from scripts.site import offline, policy, shared_assets
from scripts.site.hook import HTML_LANG

HERE = Path(__file__).parent


def write(out: Path, site_url: str) -> None:
    """Writes them into the built site; ``site_url`` is empty when the address is not known."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([HERE / "pages", HERE / "theme"]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["policy"] = policy.PAGE
    template = environment.get_template("door.html")
    assets = shared_assets.folder()
    door = [_half(lang, "") for lang in LANGS]
    # Search engines take alternates only with their whole address.
    root = site_url and site_url.rstrip("/") + "/"
    page = template.render(halves=door, base="", assets=assets, build=offline.MARK, root=root, front=True)
    _write(out / "index.html", page)

    # Such a page appears at any depth, so its links start at the root of the site.
    base = urlsplit(site_url).path.rstrip("/") + "/"
    zh, en = (_half(lang, "missing") for lang in LANGS)
    for place, halves in ((out, [zh, en]), (out / "zh", [zh, en]), (out / "en", [en, zh])):
        _write(place / "404.html", template.render(halves=halves, base=base, assets=assets, robots="noindex"))

    # The service worker says where the root is.
    zh, en = (_half(lang, "not_kept") for lang in LANGS)
    for place, halves in ((out / "zh", [zh, en]), (out / "en", [en, zh])):
        page = template.render(halves=halves, base="../", assets=assets, build=offline.MARK, robots="noindex")
        _write(place / offline.MISSING, page)

    sitemap = [f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"] if site_url else []
    _write(out / "robots.txt", "\n".join(["User-agent: *", "Allow: /", *sitemap]))


def _half(lang: str, instead: str) -> dict[str, str]:
    """The words of one language's half: of the door, or of the page that stands ``instead`` of another."""
    words = tomllib.loads((HERE / "words" / f"{lang}.toml").read_text(encoding="utf-8"))
    door, site = words["door"], words["site"]
    return {
        "lang": lang,
        "tag": HTML_LANG[lang],
        "title": door[f"{instead}_title"] if instead else site["wordmark"],
        "tagline": "" if instead else site["tagline"],
        "lead": door[f"{instead}_lead" if instead else "lead"],
        "go": door["home" if instead else "enter"],
        "also": door["measures"] if instead else "",
        "note": "" if instead else door["note"],
        "offline_copy": site["offline_copy"],
        "offline_reload": site["offline_reload"],
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
