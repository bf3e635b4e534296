"""What the build does when something is wrong: tried on a copy of the pages."""

import shutil
from pathlib import Path

import pytest

from scripts.site import build
from tests.site.html_page import elements

slow = pytest.mark.slow  # of the tests that build pages anew, some are left to the whole check

ROOT = Path(__file__).parents[2]
LINKED = ("scripts/corpus", "selfcheck", "requirements", "tests/sources", "build/runtime")


@pytest.fixture(scope="module")
def repository(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is built from; the runtime is the one that is there. The site built last stays in it."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "scripts/site", folder / "scripts/site")
    for name in LINKED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    return folder


@pytest.fixture
def copy(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository with pages that may be changed, in each test as they are here."""
    shutil.rmtree(repository / "docs", ignore_errors=True)
    shutil.copytree(ROOT / "docs", repository / "docs")
    shutil.copy(ROOT / "mkdocs.yml", repository)
    for name in ("ROOT", "SITE", "BUILD", "RUNTIME", "STAMP"):
        monkeypatch.setattr(build, name, repository / getattr(build, name).relative_to(ROOT))
    monkeypatch.setattr(build, "_build_runtime", lambda: None)
    elements.cache_clear()
    return repository


def change(path: Path, old: str, new: str) -> int:
    """Replaces the first occurrence and returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faulty(*fault: str) -> object:
    return pytest.param(*fault, marks=slow)


def test_a_second_run_does_nothing(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 0
    first = (copy / "site/zh/index.html").stat().st_mtime_ns
    assert build.main([]) == 0
    assert capsys.readouterr().out.endswith("· site: up to date\n")
    assert (copy / "site/zh/index.html").stat().st_mtime_ns == first


@pytest.mark.parametrize(
    ("page", "old", "new", "words"),
    [
        ("docs/en/about.md", "(reference/glossary.md)", "(reference/nowhere.md)", "reference/nowhere.md"),
        faulty("docs/zh/about.md", "lab-measures.md#chp_3", "lab-measures.md#chp_99", "#chp_99"),
        faulty("docs/zh/about.md", "{ #sources }", "", "文本从哪里来"),
        faulty("docs/en/selfcheck/index.md", "selfcheck:form lab", "selfcheck:form lib", "there are lab"),
        faulty("docs/en/about.md", "(reference/glossary.md)", "(/en/reference/glossary/)", "absolute link"),
        faulty("mkdocs.yml", "about.md", "nowhere.md", "nowhere.md"),
    ],
)
def test_a_fault_is_told_with_file_and_line_and_the_old_site_stays(
    copy: Path, capsys: pytest.CaptureFixture[str], page: str, old: str, new: str, words: str
) -> None:
    assert build.main([]) == 0
    before = (copy / "site/zh/about/index.html").stat()
    line = change(copy / page, old, new)
    assert build.main([]) == 1
    told = capsys.readouterr().err
    assert f"{page}:{line}: " in told
    assert words in told
    assert (copy / "site/zh/about/index.html").stat() == before
    assert [path.name for path in (copy / "build").glob("site-*")] == []


@slow
def test_faults_of_both_languages_are_told_together(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lang in ("zh", "en"):
        change(copy / f"docs/{lang}/about.md", "(reference/glossary.md)", "(nowhere.md)")
    assert build.main([]) == 1
    told = capsys.readouterr().err
    assert "docs/zh/about.md:" in told
    assert "docs/en/about.md:" in told


def test_a_page_in_one_language_only_is_told(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "docs/zh/about.md").unlink()
    assert build.main([]) == 1
    assert "docs/zh/about.md:1: missing" in capsys.readouterr().err


def test_a_fault_in_a_text_is_told(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = change(copy / "docs/zh/rules/lab-measures.md", "### 第七条", "### 第九条")
    assert build.main([]) == 1
    assert f"docs/zh/rules/lab-measures.md:{line}: " in capsys.readouterr().err


@slow
def test_a_change_is_built(copy: Path) -> None:
    assert build.main([]) == 0
    change(copy / "docs/en/about.md", "It is not an official website", "It is no official website")
    assert build.main([]) == 0
    assert "It is no official website" in (copy / "site/en/about/index.html").read_text(encoding="utf-8")


@slow
def test_a_stale_translation_says_so_and_fails_the_strict_build(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy / "docs/zh/rules/lab-measures.md", "short_title: 实验室管理办法", "short_title: 管理办法")
    assert build.main([]) == 0
    notes = [one for one in elements(copy / "site/en/rules/lab-measures/index.html") if "law-stale" in one.classes]
    assert len(notes) == 1
    assert build.main(["--strict"]) == 1
    assert "docs/en/rules/lab-measures.md:1: the Chinese has changed" in capsys.readouterr().err


def test_faults_in_the_lists_of_changes_and_redirects_are_told_together(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = change(copy / "docs/data/changes.toml", 'text = "lab-measures"\nzh', 'text = "nowhere"\nzh') - 2
    with (copy / "docs/data/redirects.toml").open("a", encoding="utf-8") as table:
        table.write('[[moved]]\nfrom = "about"\nto = "/data/"\n')
    assert build.main([]) == 1
    told = capsys.readouterr().err
    assert f"docs/data/changes.toml:{line}: there is no text 'nowhere'" in told
    assert "docs/data/redirects.toml:" in told
    assert "'about' is not an address" in told


@slow
def test_an_address_that_is_gone_fails_the_strict_build_until_it_leads_on(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in ("zh", "en"):
        change(copy / f"docs/{lang}/data.md", "{ #json-ld }", "{ #metadata }")
    assert build.main([]) == 0
    captured = capsys.readouterr()
    assert "/data/#json-ld is gone, and others link to it" in captured.err
    assert "new (" in captured.out
    assert build.main(["--strict"]) == 1
    with (copy / "docs/data/redirects.toml").open("a", encoding="utf-8") as table:
        table.write('[[moved]]\nfrom = "/data/#json-ld"\nto = "/data/#metadata"\n')
    assert build.main(["--strict"]) == 0
    for lang in ("zh", "en"):
        page = (copy / f"site/{lang}/data/index.html").read_text(encoding="utf-8")
        assert '<script type="application/json" id="moved">{"json-ld": "#metadata"}</script>' in page


@slow
def test_a_site_below_a_path_knows_its_address(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/labs/")
    assert build.main([]) == 0
    missing = elements(copy / "site/en/404.html")
    assert {one.attributes["href"] for one in missing if "go" in one.classes} == {"/labs/zh/", "/labs/en/"}
    page = elements(copy / "site/en/about/index.html")
    canonical = [one.attributes["href"] for one in page if one.attributes.get("rel") == "canonical"]
    assert canonical == ["https://example.org/labs/en/about/"]
    for path, where in (("site/en/about/index.html", "/about/"), ("site/index.html", "/")):
        links = [one.attributes for one in elements(copy / path) if one.tag == "link"]
        alternates = {link["href"] for link in links if "hreflang" in link}
        assert alternates == {f"https://example.org/labs/{lang}{where}" for lang in ("zh", "en")}
    robots = (copy / "site/robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://example.org/labs/sitemap.xml" in robots
    assert "https://example.org/labs/zh/about/" in (copy / "site/sitemap.xml").read_text(encoding="utf-8")
