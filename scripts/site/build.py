"""`python -m scripts.site.build`: the whole site, from the texts and the runtime to site/.

    --strict    also fails when a translation is older than its Chinese text (otherwise its page says so)

Nothing is done when nothing it depends on has changed. A build that fails leaves the old site as it was.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from scripts.check import proof
from scripts.corpus import LANGS, Corpus, CorpusError, Problem, load
from scripts.pages.quoting import QuotationError
from scripts.publish import akoma_ntoso, anchors, changes, corpus_json, ledger, redirects, rules, sitemap
from scripts.publish.words import unknown_kinds
from scripts.search.publish import SearchError, publish
from scripts.site import compress, front, licences, offline, one_language, policy, shared_assets, text_page

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
BUILD = ROOT / "build"
RUNTIME = BUILD / "runtime"
STAMP = BUILD / "site.inputs"
SOURCES = (
    *(
        "docs",
        "scripts/corpus",
        "scripts/publish",
        "scripts/pages",
        "scripts/check",
        "scripts/search",
        "scripts/site",
        "selfcheck",
    ),
    *("mkdocs.yml", "requirements", "package-lock.json"),
)


class SiteBuildError(Exception):
    """The site cannot be built; each line says what is wrong and where."""


def main(arguments: list[str] | None = None) -> int:
    """Builds what has changed; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site.build", description="Builds the whole site.")
    parser.add_argument("--strict", action="store_true", help="fail when a translation is out of date")
    options = parser.parse_args(arguments)
    try:
        build(strict=options.strict)
    except (SiteBuildError, CorpusError, SearchError, QuotationError) as error:
        print(f"{error}\n✗ site: not built; site/ is as it was", file=sys.stderr)
        return 1
    return 0


def build(*, strict: bool = False) -> None:
    """Brings site/ up to date; raises ``CorpusError`` or ``SiteBuildError`` with everything that is wrong."""
    started = time.monotonic()
    _build_runtime()
    corpus = load(ROOT)
    _check_pages(corpus, strict)
    _list_references(corpus)
    inputs = _digest()
    if (SITE / "index.html").is_file() and STAMP.is_file() and STAMP.read_text() == inputs:
        _check_addresses(SITE, strict)
        print("· site: up to date")
        return
    with tempfile.TemporaryDirectory(prefix="site-", dir=BUILD) as folder:
        new = Path(folder) / "new"
        _build_languages(new)
        shared_assets.write(new)
        licences.write(new)
        _copy_runtime(new / "assets")
        front.write(new, os.environ.get("SITE_URL", ""))
        _check_addresses(new, strict)
        _write_data(corpus, new, os.environ.get("SITE_URL", ""))
        publish(corpus, new)
        policy.write(new)
        offline.write(new, switched_off=bool(os.environ.get("OFFLINE_COPY") == "off"))
        compress.write(new)
        STAMP.unlink(missing_ok=True)
        if SITE.exists():
            SITE.rename(Path(folder) / "old")
        new.rename(SITE)
    STAMP.write_text(inputs)
    pages = sum(1 for _ in SITE.rglob("*.html"))
    print(f"· site: {pages} pages in site/, {time.monotonic() - started:.1f} s")


def _build_runtime() -> None:
    # In a process of its own: it has progress lines and an exit status of its own.
    sys.stdout.flush()
    if subprocess.run([sys.executable, "-m", "scripts.runtime.build"], cwd=ROOT).returncode:
        raise SiteBuildError("the runtime could not be built, see above")


def _check_pages(corpus: Corpus, strict: bool) -> None:
    """Every page has both languages, and translations are as new as what they translate."""
    problems = []
    docs = {lang: ROOT / "docs" / lang for lang in LANGS}
    pages = {lang: {path.relative_to(docs[lang]) for path in docs[lang].rglob("*.md")} for lang in LANGS}
    for here, there in (LANGS, LANGS[::-1]):
        problems += [
            f"docs/{there}/{page}:1: missing — docs/{here}/{page} is there, and every page has both languages"
            for page in sorted(pages[here] - pages[there])
        ]
    stale = [
        f"{text.path}:1: the Chinese has changed since it was translated — bring the translation up to date, "
        f"then set translation_of to {corpus.text('zh', text.slug).sha256}"
        for text in corpus.texts
        if text.stale
    ]
    wrong: list[Problem] = unknown_kinds(corpus)
    changes.read(ROOT, corpus, wrong)
    redirects.read(ROOT, wrong)
    problems += map(str, wrong)
    if strict:
        problems += stale
    elif stale:
        print("\n".join(stale), file=sys.stderr)
    if problems:
        raise SiteBuildError("\n".join(problems))


def _list_references(corpus: Corpus) -> None:
    """Says how many references leave the texts published here; what they are stands in a file."""
    listed, counted = text_page.listing(corpus)
    BUILD.mkdir(exist_ok=True)
    (BUILD / "references.txt").write_text(listed, encoding="utf-8")
    print(f"· references: {counted} (build/references.txt)")
    unknown = [line for line in listed.splitlines() if " — UNKNOWN: " in line]
    if unknown:
        print("\n".join(unknown), file=sys.stderr)


def _build_languages(out: Path) -> None:
    print("· site: writing the pages of both languages …", flush=True)
    with ProcessPoolExecutor(max_workers=len(LANGS)) as pool:
        builds = [pool.submit(one_language.build, ROOT, lang, out) for lang in LANGS]
        problems = [problem for one in builds for problem in one.result()]
    if problems:
        raise SiteBuildError("\n".join(problems))


def _copy_runtime(assets: Path) -> None:
    path = json.loads((RUNTIME / "current.json").read_text(encoding="utf-8"))["path"]
    shutil.copytree(RUNTIME / Path(path).name, assets / path)


def _check_addresses(site: Path, strict: bool) -> None:
    """No published address may go, and both languages have the same ones; new ones are told."""
    problems, new = anchors.check(ROOT, site)
    if new:
        print(anchors.reminder(new))
    told = "\n".join(map(str, problems))
    if problems and strict:
        raise SiteBuildError(told)
    if problems:
        print(told, file=sys.stderr)


def _write_data(corpus: Corpus, site: Path, site_url: str) -> None:
    """The files for other programs: data/, the pages that lead on from old addresses, the sitemap."""
    data = site / "data"
    data.mkdir()
    corpus_json.write(corpus, data)
    akoma_ntoso.write(corpus, data)
    changes.write(ROOT, corpus, data, site_url)
    rules.write(data)
    ledger.write(data, corpus)
    proof.write(data)
    shutil.copy(ROOT / "docs/data/benchmarks.json", data)
    anchors.write(ROOT, data)
    sitemap.write((one for one in anchors.published(site, LANGS[0]) if "#" not in one), site, site_url)
    redirects.write(redirects.read(ROOT, []), site, f"{shared_assets.folder()}/base")


def _digest() -> str:
    """One hash over everything that the site is made from."""
    settings = [os.environ.get(name, "") for name in ("SITE_URL", "OFFLINE_COPY")]
    digest = hashlib.sha256("\0".join(settings).encode())
    for name in (*SOURCES, "build/runtime/current.json"):
        for path in _files(name):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(ROOT)}\0{content}\n".encode())
    return digest.hexdigest()


def _files(name: str) -> Iterator[Path]:
    """The files below a folder of the repository, or the file itself, in a fixed order."""
    path = ROOT / name
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return (one for one in found if one.is_file() and "__pycache__" not in one.parts)


if __name__ == "__main__":
    sys.exit(main())
