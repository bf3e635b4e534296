"""The words of every surface: none missing, none left over, none untranslated, all written as one writes."""

import re
import string

from tests.words.asked import (
    MODULES,
    ROOT,
    TEMPLATES,
    in_english,
    is_asked,
    is_asked_by_the_page,
    place,
    strings,
    words,
)

ROOMS = sorted(ROOT.glob("selfcheck/words/zh/*.toml"))
FILES = [*ROOMS, *sorted(ROOT.glob("scripts/**/words/zh.toml"))]
OWN = {id: zh for file in ROOMS for id, zh in words(file).items()}
SITE = words(ROOT / "scripts/site/words/zh.toml")
EVERY = [
    (f"{place(file)}: {id}", zh, words(in_english(file)).get(id, ""))
    for file in FILES
    for id, zh in words(file).items()
]
"""Id, Chinese, English."""

HAN = "㐀-鿿"
ENDS = {"。": ".", "？": "?", "！": "!"}
NAMES = "gzip|brotli|nginx|wrk|Chromium|Lighthouse|SEO"
# Names the other language, or shows how to cite in it or to type a command, on purpose; or is an id.
MIXED = re.compile(
    r"other_language|switch_to_other|\.reference$|no_reference|search\.(none_)?help|command\.(examples|cite)$|tag_zh$|unit\.mib$|\.version$|\.id$|\.measurements\."
    r"|bench: .*(weights|columns|kinds)\.\d+$"
)


def faults(*found: str) -> None:
    assert not found, "\n".join(["", *found])


def test_every_word_is_there_in_both_languages() -> None:
    faults(
        *(f"{place(file)}: {id}" for file in FILES for id in words(file).keys() ^ words(in_english(file)).keys())
    )


def test_every_word_is_translated() -> None:
    def is_foreign(zh: str, en: str) -> bool:
        words = re.sub(rf"\{{[^{{}}]*\}}|\b({NAMES})\b", "", zh)
        return bool(
            re.search(f"[{HAN}]", en) or (re.search("[a-z]{3}", words, re.I) and not re.search(f"[{HAN}]", zh))
        )

    faults(*(f"{id}: {zh} / {en}" for id, zh, en in EVERY if is_foreign(zh, en) and not MIXED.search(id)))


def test_both_languages_put_in_the_same_values() -> None:
    def names(text: str) -> set[str]:
        # A date is put together from its parts, each language in its own way.
        return {re.split("[.:]|_name", name)[0] for _, name, _, _ in string.Formatter().parse(text) if name}

    faults(*(f"{id}: {zh} / {en}" for id, zh, en in EVERY if names(zh) != names(en) and "{0}" not in zh))


def test_chinese_is_punctuated_as_chinese() -> None:
    half = re.compile(rf"""[{HAN}][,;:!?()]|[,;:!?(][{HAN}]|(?<!\\)["']|\.\.\.|。。|，，|[{HAN}]\.(?!\w)""")
    faults(*(f"{id}: {zh}" for id, zh, _ in EVERY if half.search(zh) and not MIXED.search(id)))


def test_no_spaces_are_typed_around_figures() -> None:
    # The style sheet sets figures apart, everywhere alike; only a label and its figure stand apart by themselves.
    apart = re.compile(rf"[{HAN}，。（“] [\d{{]|(?<![A-Z_-])[\d}}]+ [{HAN}]")
    labels = re.compile(r"tally_|unnamed_n$|reviewers\.row$|ledger\.range$|not_choice$|\.(examples|file)$")
    own = [(id, zh) for id, zh in OWN.items() if not labels.search(id) and not MIXED.search(id)]
    faults(*(f"{id}: {zh}" for id, zh in own if apart.search(zh.replace("UTF-8 ", ""))))


def test_english_is_punctuated_as_english() -> None:
    wrong = re.compile(r"""[，。；：、？！（）]|"|\w'\w|(?<!\w)'\w|\.\.\.""")
    faults(*(f"{id}: {en}" for id, _, en in EVERY if wrong.search(en) and not MIXED.search(id)))


def test_what_is_a_sentence_in_one_language_is_one_in_the_other() -> None:
    def differs(zh: str, en: str) -> bool:
        return len(zh) > 1 and (zh[-1] in ENDS) != (en.rstrip()[-1:] in ENDS.values())

    faults(*(f"{id}: {zh} / {en}" for id, zh, en in EVERY if differs(zh, en) and not id.endswith(".title")))


def test_neither_language_says_far_more_than_the_other() -> None:
    # One and many stand beside each other in English.
    rates = [
        (id, len(en.rpartition("|")[2]) / len(zh)) for id, zh, en in EVERY if len(re.findall(f"[{HAN}]", zh)) >= 10
    ]
    faults(*(f"{id}: {rate:.1f} times as long in English" for id, rate in rates if not 0.9 < rate < 6.5))


def test_no_word_of_the_assessment_is_left_over() -> None:
    # What is handed to the page is asked for there.
    handed = tuple(f"{name}." for name in strings() if any(id.startswith(f"{name}.") for id in OWN))
    faults(
        *(
            id
            for id in OWN
            if not is_asked(id) and not (id.startswith(handed) and is_asked_by_the_page(id.rpartition(".")[2]))
        )
    )


def test_no_word_of_the_assessment_is_missing() -> None:
    tables = {id.partition(".")[0] for id in OWN}
    asked = re.compile(r"""\bsay\((?:\w+(?:\.\w+)?, )?["']([a-z_]+)\.([\w.-]+)["']""")
    found = {
        (path.name, table, rest)
        for path in sorted((ROOT / "selfcheck").rglob("*.py"))
        for table, rest in asked.findall(path.read_text(encoding="utf-8"))
    }
    faults(
        *(
            f"{file}: {table}.{rest}"
            for file, table, rest in sorted(found)
            if table in tables and f"{table}.{rest}" not in OWN
        )
    )


def test_no_word_of_the_page_is_missing() -> None:
    names = {id.rpartition(".")[2] for id in OWN}
    asked = {
        (path.name, name)
        for path in MODULES
        for name in re.findall(r"\b(?:app|this)\.words\.(\w+)", path.read_text(encoding="utf-8"))
    }
    faults(*(f"{file}: words.{name}" for file, name in sorted(asked) if name not in names))


def test_no_word_of_the_frame_is_left_over_or_missing() -> None:
    sources = [*TEMPLATES, *sorted((ROOT / "scripts/site").glob("*.py")), *MODULES]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    starts = tuple(re.findall(r'"(\w+_)" ~', text))
    ends = tuple(re.findall(r'(?:\}|~ ")(_\w+)"', text))
    names = {id.rpartition(".")[2]: id for id in SITE}
    left = [
        id
        for name, id in names.items()
        if not re.search(rf"\b{name}\b", text)
        and not (starts and name.startswith(starts))
        and not (ends and name.endswith(ends))
    ]
    templates = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    tables = {id.partition(".")[0] for id in SITE}
    missing = [name for name in re.findall(r"\bwords\.(\w+)", templates) if name not in {*tables, *names}]
    faults(*(f"left over: {id}" for id in left), *(f"missing: {name}" for name in missing))
