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

from scripts.corpus import LANGS, Corpus, CorpusError, load
from scripts.site import front, one_language

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
BUILD = ROOT / "build"
RUNTIME = BUILD / "runtime"
STAMP = BUILD / "site.inputs"
SOURCES = ("docs", "scripts/corpus", "scripts/site", "selfcheck", "mkdocs.yml", "requirements")


class SiteBuildError(Exception):
    """The site cannot be built; each line says what is wrong and where."""


def main(arguments: list[str] | None = None) -> int:
    """Builds what has changed; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site.build", description="Builds the whole site.")
    parser.add_argument("--strict", action="store_true", help="fail when a translation is out of date")
    options = parser.parse_args(arguments)
    try:
        build(strict=options.strict)
    except (SiteBuildError, CorpusError) as error:
        print(f"{error}\n✗ site: not built; site/ is as it was", file=sys.stderr)
        return 1
    return 0


def build(*, strict: bool = False) -> None:
    """Brings site/ up to date; raises ``CorpusError`` or ``SiteBuildError`` with everything that is wrong."""
    started = time.monotonic()
    _build_runtime()
    _check_pages(load(ROOT), strict)
    inputs = _digest()
    if (SITE / "index.html").is_file() and STAMP.is_file() and STAMP.read_text() == inputs:
        print("· site: up to date")
        return
    with tempfile.TemporaryDirectory(prefix="site-", dir=BUILD) as folder:
        new = Path(folder) / "new"
        _build_languages(new)
        shutil.copytree(ROOT / "docs/assets", new / "assets")
        _copy_runtime(new / "assets")
        front.write(new, os.environ.get("SITE_URL", ""))
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
    if strict:
        problems += stale
    elif stale:
        print("\n".join(stale), file=sys.stderr)
    if problems:
        raise SiteBuildError("\n".join(problems))


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


def _digest() -> str:
    """One hash over everything that the site is made from."""
    digest = hashlib.sha256(os.environ.get("SITE_URL", "").encode())
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
