"""One sitemap for both languages."""

from pathlib import Path

from lxml import etree

from scripts.publish import anchors, sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def written(site: Path, out: Path) -> etree._ElementTree:
    pages = [one for one in anchors.published(site, "zh") if "#" not in one]
    sitemap.write(pages, out, "https://example.org/labs/")
    return etree.parse(str(out / "sitemap.xml"))


def test_it_holds_every_page_once_and_the_door(site: Path, tmp_path: Path) -> None:
    found = written(site, tmp_path).xpath("//s:loc/text()", namespaces=NAMES)
    files = [path for lang in ("zh", "en") for path in (site / lang).rglob("index.html")]
    # One that only leads on to where a page has moved is none.
    pages = [path.parent.relative_to(site) for path in files if b'http-equiv="refresh"' not in path.read_bytes()]
    wanted = {f"https://example.org/labs/{page.as_posix()}/" for page in pages} | {"https://example.org/labs/"}
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_every_page_names_itself_and_its_other_language(site: Path, tmp_path: Path) -> None:
    for url in written(site, tmp_path).iterfind("s:url", NAMES):
        links = {one.get("hreflang"): one.get("href") for one in url.iterfind("x:link", NAMES)}
        assert {"zh-Hans", "en"} <= set(links)
        assert url.findtext("s:loc", "", NAMES) in links.values()
        assert links["zh-Hans"].replace("/zh/", "/en/", 1) == links["en"]


def test_without_an_address_there_is_none(site: Path, tmp_path: Path) -> None:
    sitemap.write(["/"], tmp_path, "")
    assert list(tmp_path.iterdir()) == []
