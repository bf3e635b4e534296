"""Builds the pages of one language with MkDocs and returns what it complained of, each with file and line.

Runs in a process of its own: MkDocs reads the language from the environment and keeps state in modules.
"""

import logging
import os
import re
from pathlib import Path

from scripts.corpus import front_matter

DOC_FILE = re.compile(r"Doc file '(?P<file>[^']+)' contains an? [\w ]+ '(?P<words>[^']+)'")
QUOTED = re.compile(r"'(?P<words>[^']+)'")
IN_PAGE = re.compile(r"Error \w+ page '(?P<file>[^']+)'")


class _Collector(logging.Handler):
    """Keeps MkDocs' warnings and errors, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


def build(root: Path, lang: str, out: Path) -> list[str]:
    """Writes ``out``/<lang>; what is wrong comes back as ``file:line: what``, and then the output is no good."""
    os.chdir(root)
    os.environ.update(SITE_LANG=lang, NO_MKDOCS_2_WARNING="true")
    # Imported here: Material prints its notice about MkDocs 2 as soon as it is imported.
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        mkdocs_build(load_config(str(root / "mkdocs.yml"), site_dir=str(out)))
    except (MkDocsException, SystemExit) as error:
        # In strict mode the end of a build with warnings is an exception that only counts them.
        if not collector.messages:
            collector.messages.append(str(error))
    finally:
        logger.removeHandler(collector)
    return [located(root, lang, message) for message in collector.messages]


def located(root: Path, lang: str, message: str) -> str:
    """The message with the file, and the line that holds the words it names."""
    found = DOC_FILE.search(message) or IN_PAGE.search(message)
    if not found:
        quoted = QUOTED.search(message)
        return f"mkdocs.yml:{_line_with(root / 'mkdocs.yml', quoted['words'] if quoted else '')}: {message}"
    path = root / "docs" / lang / found["file"]
    line = _line_with(path, found.groupdict().get("words") or "")
    return f"{path.relative_to(root)}:{line}: {message}"


def _line_with(path: Path, words: str) -> int:
    """The line of the body that holds the words; 1 when none does."""
    if not (words and path.is_file()):
        return 1
    source = path.read_text(encoding="utf-8")
    _, skipped = front_matter.split(source)
    body = enumerate(source.splitlines()[skipped:], skipped + 1)
    return next((number for number, line in body if words in line), 1)
