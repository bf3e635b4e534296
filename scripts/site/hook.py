"""MkDocs hook: fills in what mkdocs.yml cannot say per language, and puts the corpus into the rules pages.

Kept thin, since the successors of MkDocs may run no hooks: the texts come from scripts/corpus/, the form
from selfcheck/, and all markup from the theme's templates.
"""

import json
import logging
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from scripts.check import proof
from scripts.corpus import LANGS, Text, load
from scripts.corpus import page as page_body
from scripts.forms import compare as compare_form
from scripts.forms import form
from scripts.forms import score as score_form
from scripts.pages import render as pages
from scripts.publish import json_ld, ledger, redirects
from scripts.site import breaks, plain_tables, policy, shared_assets
from scripts.site.labels import chapters
from scripts.site.languages import mark_foreign
from scripts.site.provision_marks import ProvisionMarks
from scripts.site.text_page import TextPages
from selfcheck.rules import SCHEMES

log = logging.getLogger("mkdocs.hooks.site")

ROOT = Path(__file__).parents[2]
HTML_LANG = {"zh": "zh-Hans", "en": "en"}
UNUSED = {"404.html", "sitemap.xml", "assets/images/favicon.png"}
STATUSES = ("in_force", "expired_call", "draft_for_comment")
MADE = re.compile(r"<!-- (ledger|proof:cases|proof:mutations|compare:form|score:form) -->")
FORM = re.compile(r"<!-- selfcheck:form (\w+) -->")
_marks = ProvisionMarks()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Chooses the language's pages, words and address."""
    lang = config.extra["lang"]
    words = tomllib.loads((Path(__file__).parent / "words" / f"{lang}.toml").read_text(encoding="utf-8"))
    config.extra["words"] = words
    config.extra["corpus"] = corpus = load(ROOT)
    config.extra["text_pages"] = TextPages(corpus, lang, words)
    config.site_name = words["site"]["name"]
    config.site_description = words["site"]["description"]
    config.docs_dir = str(Path(config.docs_dir) / lang)
    config.site_dir = str(Path(config.site_dir) / lang)
    config.extra["site_root"] = config.site_url
    config.extra["moved"] = redirects.read(ROOT, [])
    config.extra["policy"] = policy.PAGE
    config.extra["assets"] = assets = f"../{shared_assets.folder()}/"
    config.extra_css = [one.replace("../assets/", assets) for one in config.extra_css]
    # In the page itself: browsers ask for a file again at every step of the self-assessment.
    config.extra["icon"] = f"data:image/svg+xml,{quote((ROOT / 'docs/assets/img/mark.svg').read_text('utf-8'))}"
    for script in config.extra_javascript:
        script.path = script.path.replace("../assets/", assets)  # type: ignore[union-attr]  # modules all
    if config.site_url:
        config.site_url += f"{lang}/"
    config.theme["language"] = HTML_LANG[lang]
    config.nav = [_titled(item, words["nav"]) for item in config.nav or []]
    # The 404 pages and the sitemap stand in front of both languages and are made by the build.
    for name in UNUSED:
        config.theme.static_templates.discard(name)
    config.markdown_extensions.append(_marks)  # type: ignore[arg-type]  # Python-Markdown takes objects too
    return config


def _titled(item: Any, titles: dict[str, str]) -> Any:
    """An entry of nav; sections, which are written by id, get their title."""
    return {titles[key]: pages for key, pages in item.items()} if isinstance(item, dict) else item


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out what the theme carries for its own search (2 MB a language), and templates not rendered."""
    for file in list(files):
        name = file.src_uri
        if not (config.theme.static_templates & {name}) and (
            name in UNUSED
            or name.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/"))
            or (name.startswith("assets/") and name.endswith(".map"))
        ):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """The body of a rules page is what the corpus says, ids included; other pages have markers filled from it."""
    text = _text(page, config)
    _marks.signs = {}
    if text is None:
        up = _site_root(page).removeprefix("../")
        return pages.fill(markdown, config.extra["corpus"], config.extra["lang"], up)
    _marks.signs = config.extra["text_pages"].signs(text)
    # "status" means something else to the theme: a badge in its navigation.
    del page.meta["status"]
    page.meta["template"] = "rules.html"
    return page_body.markdown(text.front.title, text.provisions)


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Puts in the form of the self-assessment, and asks for ids that are the same in both languages."""
    for item in page.toc:
        _check_ids(page, item)
        for child in item.children:
            # A notice's heading is a sentence of four lines in the contents.
            child.title = config.extra["words"]["rules"]["preface"] if child.id == "preface" else child.title
    lang = config.extra["lang"]
    made: dict[str, Callable[[], str]] = {
        "ledger": lambda: ledger.html(lang, config.extra["corpus"]),
        "proof:cases": lambda: proof.kept("cases", lang, proof.cases_html),
        "compare:form": lambda: compare_form.render(lang, *_runtime(page)),
        "proof:mutations": lambda: proof.kept("mutations", lang, proof.mutations_html),
        "score:form": lambda: score_form.render(lang, *_runtime(page)),
    }
    html = MADE.sub(lambda found: made[found[1]](), html)
    return FORM.sub(lambda found: _form(found[1], page, config), html)


def _check_ids(page: Page, item: Any) -> None:
    if item.level > 1 and not re.fullmatch(r"[a-z][\w-]*", item.id, re.ASCII):
        log.warning(
            "Doc file '%s' contains a heading '%s' without an id: write { #name } after it, in both languages",
            page.file.src_uri,
            item.title,
        )
    for child in item.children:
        _check_ids(page, child)


def _form(scheme: str, page: Page, config: MkDocsConfig) -> str:
    if scheme not in SCHEMES:
        raise PluginError(
            f"Doc file '{page.file.src_uri}' contains a form '{scheme}': there are {', '.join(SCHEMES)}"
        )
    return form.render(SCHEMES[scheme], config.extra["lang"], *_runtime(page))


def _runtime(page: Page) -> tuple[str, int, str]:
    """Where the runtime stands and what it weighs, and where the texts stand, all seen from the page."""
    runtime = json.loads((ROOT / "build/runtime/current.json").read_text(encoding="utf-8"))
    address = f"{_site_root(page)}assets/{runtime['path']}/"
    # The rules stand in the language's own folder, one step below the folder of both languages.
    return address, runtime["bytes"], f"{_site_root(page).removeprefix('../')}rules/"


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """What the templates need to know about this page: its address in the other language, its text."""
    lang = config.extra["lang"]
    words = config.extra["words"]
    # What the theme remembers it keeps under this address: once for both languages.
    config.extra["scope"] = _site_root(page)
    root = config.extra["site_root"]
    config.extra["alternate"] = [
        {
            "lang": HTML_LANG[one],
            "link": f"../{one}/{page.url}",
            "address": urljoin(f"{root}{one}/", page.url) if root else "",
            "current": one == lang,
        }
        for one in LANGS
    ]
    context["composed"] = shared_assets.composition(page.meta)
    context["text"] = text = _text(page, config)
    if text:
        context |= config.extra["text_pages"].context(text)
    if text:
        context["json_ld"] = json_ld.block(config.extra["corpus"], text.slug, lang, config.extra["site_root"])
    moved = redirects.places(config.extra["moved"], f"/{page.url}".replace("/./", "/"))
    context["moved"] = redirects.as_json(moved) if moved else ""
    texts = sorted(
        (text for text in config.extra["corpus"].texts if text.lang == lang),
        key=lambda text: (STATUSES.index(text.front.status), text.slug),
    )
    context["texts"] = [{"text": text, "chapters": chapters(text, words)} for text in texts]
    return context


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Marks the words of the other language, and makes ready for narrow screens."""
    return breaks.allowed(plain_tables.named(mark_foreign(output, config.extra["lang"])))


def _text(page: Page, config: MkDocsConfig) -> Text | None:
    folder, _, slug = page.file.src_uri.removesuffix(".md").rpartition("/")
    corpus = config.extra["corpus"]
    return corpus.text(config.extra["lang"], slug) if folder == "rules" and slug in corpus.slugs else None


def _site_root(page: Page) -> str:
    """From the page up to the folder that holds zh/, en/ and assets/."""
    return "../" * (page.url.strip("./").count("/") + 1 + bool(page.url.strip("./")))
