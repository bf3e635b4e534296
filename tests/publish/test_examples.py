"""The examples of the page about the data files run and print what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"(?:^(?:    .*|)\n)+", re.MULTILINE)
PLACEHOLDER = "https://example.org"


def blocks(lang: str) -> list[str]:
    text = (ROOT / f"docs/{lang}/data.md").read_text(encoding="utf-8")
    found = (one.group().strip("\n") for one in BLOCK.finditer(text) if one.group().strip())
    return ["\n".join(line[4:] for line in one.splitlines()) for one in found]


def examples(lang: str) -> list[tuple[str, str]]:
    """Each program with what it is said to print."""
    found = blocks(lang)
    assert len(found) % 2 == 0
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.parametrize(
    ("program", "printed"),
    [pytest.param(*one, id=f"{lang}-{n}") for lang in ("zh", "en") for n, one in enumerate(examples(lang), 1)],
)
def test_the_example_prints_what_the_page_says(data: Path, origin: str, program: str, printed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program.replace(PLACEHOLDER, origin)],
        cwd=data,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == printed


def test_both_languages_show_the_same_programs() -> None:
    def plain(lang: str) -> list[str]:
        return [one.replace(".zh.", ".en.").replace('"zh"', '"short"') for one, _ in examples(lang)]

    assert plain("zh")
    assert plain("zh") == plain("en")


def test_every_file_of_the_folder_is_on_the_page(data: Path, site: Path) -> None:
    for lang in ("zh", "en"):
        page = (site / lang / "data/index.html").read_text(encoding="utf-8")
        linked = set(re.findall(r'href="\.\./\.\./data/([^"#]+)"', page))
        assert linked == {path.name for path in data.iterdir() if path.suffix not in (".br", ".gz")}
