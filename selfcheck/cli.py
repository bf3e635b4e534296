"""The command line: ``python -m selfcheck questions lab``, ``python -m selfcheck assess lab answers.json``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from selfcheck import __version__

# Everything else is imported where it is used: a command that scripts ask often should start at once.
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from selfcheck.core.scheme import Scheme

WRONG = 2
"""Exit status when answers cannot be taken; a verdict of any kind is a success."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments[:1] == ["--version"]:
        print(__version__)
        return 0
    asked = _parser(_lang(arguments)).parse_args(arguments)
    try:
        command: int = asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough, as with | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return command


def _questions(asked: argparse.Namespace) -> int:
    if asked.scheme == "score":
        from selfcheck.report import scoring
        from selfcheck.terminal import scoring as score_text

        if asked.format == "json":
            _print_json(scoring.listed(asked.lang))
        else:
            print(score_text.questions(asked.lang))
        return 0
    from selfcheck.report import questions
    from selfcheck.terminal import questions as questions_text

    scheme = _scheme(asked)
    if scheme is None:
        return WRONG
    if asked.format == "json":
        _print_json(questions.listed(scheme, asked.lang))
    else:
        print(questions_text.text(scheme, asked.lang))
    return 0


def _assess(asked: argparse.Namespace) -> int:
    from selfcheck.core import answers
    from selfcheck.core.assess import assess
    from selfcheck.files import answer_file
    from selfcheck.html import document
    from selfcheck.report.report import report
    from selfcheck.terminal import result as result_text

    scheme = _scheme(asked)
    if scheme is None:
        return WRONG
    faults: list[Any] = []
    as_of = _as_of(asked, faults)
    strict = _strict(asked, faults)
    file, checked, problems = answer_file.take(scheme, *answers.load(asked.file))
    if faults or problems:
        return _refuse(asked.lang, [*faults, *problems])
    if not asked.reading:
        strict = frozenset(file.readings)
    _say_readings(asked.lang, file.readings, strict)
    assessment = assess(scheme, checked, strict)
    if asked.format == "json":
        _print_json(report(assessment, as_of))
    elif asked.format == "html":
        print(document.html(assessment, asked.lang, as_of, file.name))
    else:
        print(result_text.text(assessment, asked.lang, as_of, colour=sys.stdout.isatty()))
    return 0


def _batch(asked: argparse.Namespace) -> int:
    from selfcheck.report import candidates as batch

    scheme = _scheme(asked)
    if scheme is None:
        return WRONG
    faults: list[Any] = []
    strict = _strict(asked, faults)
    if faults:
        return _refuse(asked.lang, faults)
    found = _shown(batch.rows(scheme, asked.files, asked.lang, strict), len(asked.files), asked.lang)
    if asked.format == "json":
        batch.write_json(found, sys.stdout)
    else:
        batch.write_csv(scheme, found, sys.stdout)
    return 0


def _score(asked: argparse.Namespace) -> int:
    from selfcheck.core import answers
    from selfcheck.files import ratings_file
    from selfcheck.scoring import score
    from selfcheck.terminal import scoring as score_text

    faults: list[Any] = []
    weights = None
    if asked.weights:
        weights, problems = answers.load(asked.weights)
        faults += problems
    line = score.typed(asked.line) if asked.line is not None else None
    if len(asked.files) > 1:
        faults += [] if faults else score.check({}, weights, line).problems
        return _refuse(asked.lang, faults) if faults else _compare(asked, weights, line)
    decoded, problems = answers.load(asked.files[0])
    faults = [*problems, *faults]
    if faults:
        return _refuse(asked.lang, faults)
    file = ratings_file.parse(decoded)
    sheet = score.check(file.ratings, weights, line)
    if file.problems or sheet.problems:
        return _refuse(asked.lang, [*file.problems, *sheet.problems])
    found = score.score(sheet)
    if asked.format == "json":
        _print_json({"reviewer": file.name or None, **found})
    else:
        print(score_text.text(found, asked.lang, file.name))
    return 0


def _compare(asked: argparse.Namespace, weights: object, line: object) -> int:
    """Several reviewers' files: those that cannot be taken are named, the others stand."""
    from selfcheck.core import answers
    from selfcheck.scoring import reviewers
    from selfcheck.terminal import reviewers as reviewers_text

    files = reviewers.reviewers([(name, *answers.load(name)) for name in asked.files], weights, line)
    refused = [one for one in files if one.problems]
    for one in refused:
        print(reviewers_text.refused(one, asked.lang), file=sys.stderr)
    if len(refused) < len(files):
        found = reviewers.compare(files)
        if asked.format == "json":
            _print_json(found)
        else:
            print(reviewers_text.text(found, asked.lang))
    return WRONG if refused else 0


def _evidence(asked: argparse.Namespace) -> int:
    import datetime

    from selfcheck.core.answers import Problem, content
    from selfcheck.evidence import file, sheet, table, tally
    from selfcheck.report import evidence
    from selfcheck.rules.windows import WINDOWS
    from selfcheck.terminal import evidence as evidence_text

    scheme = _scheme(asked)
    if scheme is None:
        return WRONG
    faults: list[Any] = []
    as_of = _as_of(asked, faults)
    strict = _strict(asked, faults)
    counted = sorted(WINDOWS.keys() & scheme.facts.keys())
    if asked.fact not in counted:
        faults.append(Problem("", "not_counted", {"found": asked.fact, "facts": ", ".join(counted)}))
    given, problems = content(asked.file, file.MOST_BYTES)
    if faults or problems or given is None:
        return _refuse(asked.lang, [*faults, *problems])
    try:
        opened = file.opened(given, asked.sheet)
        rows = table.read(opened.text)
    except table.TooLongError as error:
        return _say_wrong(evidence.too_long(error, asked.lang))
    except (sheet.UnreadableFileError, ModuleNotFoundError) as error:
        return _say_wrong(evidence.unreadable(error, asked.lang))
    on = datetime.date.fromisoformat(as_of)
    found = tally.tally(scheme.facts[asked.fact], rows, on, strict)
    if asked.format == "json":
        _print_json(evidence.listed(found, on))
    else:
        print(evidence_text.text(found, asked.lang, on, strict, evidence.traits(opened, asked.lang)))
    return 0


def _ledger(asked: argparse.Namespace) -> int:
    if asked.format == "json":
        from selfcheck.law import ledger

        _print_json(ledger.listed(asked.lang))
    else:
        from selfcheck.terminal import ledger as ledger_text

        print(ledger_text.text(asked.lang))
    return 0


def _cite(asked: argparse.Namespace) -> int:
    from selfcheck.core.answers import Problem
    from selfcheck.law import references

    reference = " ".join(asked.reference)
    found = references.read(reference)
    if not found:
        near = references.nearest(reference)
        id = "no_such_provision" if near else "no_reference"
        names = ", ".join(references.cited(name, asked.lang)["official"] for name in near)
        return _refuse(asked.lang, [Problem("", id, {"found": reference, "near": names})])
    cited = [{"provision": name, **references.cited(name, asked.lang)} for name in found]
    if asked.format == "json":
        _print_json(cited)
    else:
        for one in cited:
            print(one["official"], one["short"], one["provision"], sep="\n", end="\n\n")
    return 0


def _shown(rows: Iterator[dict[str, str]], total: int, lang: str) -> Iterator[dict[str, str]]:
    """The rows, with their progress on a terminal; a pipe or a file gets the table alone."""
    from selfcheck.words import say

    watched = sys.stderr.isatty()
    for number, row in enumerate(rows, 1):
        if watched and (number % 50 == 0 or number == total):
            print("\r" + say(lang, "command.progress", n=number, total=total), end="", file=sys.stderr)
        yield row
    if watched:
        print(file=sys.stderr)


def _scheme(asked: argparse.Namespace) -> Scheme | None:
    from selfcheck.core.answers import Problem
    from selfcheck.rules import SCHEMES

    scheme = SCHEMES.get(asked.scheme)
    if scheme is None:
        _refuse(
            asked.lang, [Problem("", "unknown_scheme", {"found": asked.scheme, "schemes": ", ".join(SCHEMES)})]
        )
    return scheme


def _as_of(asked: argparse.Namespace, faults: list[Any]) -> str:
    import datetime

    from selfcheck.core.answers import Problem

    given: str = asked.as_of or datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        faults.append(Problem("", "not_date", {"found": given}))
        return given


def _strict(asked: argparse.Namespace, faults: list[Any]) -> frozenset[str]:
    """The readings to take strictly."""
    from selfcheck.core.answers import Problem
    from selfcheck.rules.readings import LENIENT, READINGS, STRICT

    chosen = {}
    for given in asked.reading:
        id, _, way = given.partition("=")
        if id not in READINGS or way not in (LENIENT, STRICT):
            faults.append(Problem("", "unknown_reading", {"found": given, "readings": ", ".join(READINGS)}))
        chosen[id] = way
    return frozenset(id for id, way in chosen.items() if way == STRICT)


def _say_readings(lang: str, told: Sequence[str], strict: frozenset[str]) -> None:
    """What an answer file tells to take strictly, beside the output, and whether that is done."""
    from selfcheck.words import say

    for id, ids in (("of_file", set(told) & strict), ("set_aside", set(told) - strict)):
        if ids:
            titles = say(lang, "result.comma").join(say(lang, f"reading.{one}.title") for one in sorted(ids))
            print(say(lang, f"command.readings_{id}", titles=titles), file=sys.stderr)


def _refuse(lang: str, problems: Sequence[Any]) -> int:
    from selfcheck.report.phrases import problem_words

    for problem in problems:
        print(problem_words(problem, lang), file=sys.stderr)
    return WRONG


def _say_wrong(words: str) -> int:
    print(words, file=sys.stderr)
    return WRONG


def _print_json(content: object) -> None:
    import json

    print(json.dumps(content, ensure_ascii=False, indent=2))


def _lang(arguments: Sequence[str]) -> str:
    """The language asked for, before the arguments are parsed, so that ``--help`` speaks it too."""
    from selfcheck.words import LANGS

    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            argument = "--lang=" + arguments[place + 1]
        if argument.startswith("--lang=") and argument[7:] in LANGS:
            return argument[7:]
    return LANGS[0]


def _parser(lang: str) -> argparse.ArgumentParser:
    import argparse

    from selfcheck.words import LANGS, say

    def words(id: str) -> str:
        return say(lang, f"command.{id}")

    parser = argparse.ArgumentParser(
        "selfcheck",
        description=words("description"),
        epilog=words("examples"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Any, *formats: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words(name), description=words(name))
        made.set_defaults(run=run)
        made.add_argument("--lang", choices=LANGS, default=LANGS[0], help=words("lang"))
        made.add_argument("--format", choices=formats, default=formats[0], help=words("format"))
        return made

    def scheme_of(made: argparse.ArgumentParser) -> None:
        made.add_argument("scheme", metavar="SCHEME", help=words("scheme"))

    def reading_of(made: argparse.ArgumentParser) -> None:
        made.add_argument("--reading", action="append", default=[], metavar="ID=strict", help=words("reading"))

    scheme_of(command("questions", _questions, "text", "json"))
    assessing = command("assess", _assess, "text", "json", "html")
    scheme_of(assessing)
    assessing.add_argument("file", metavar="FILE", help=words("file"))
    assessing.add_argument("--as-of", metavar="YYYY-MM-DD", help=words("as_of"))
    reading_of(assessing)
    scoring = command("score", _score, "text", "json")
    scoring.add_argument("files", metavar="FILE", nargs="+", help=words("ratings"))
    scoring.add_argument("--weights", metavar="FILE", help=words("weights"))
    scoring.add_argument("--line", metavar="N", help=words("line"))
    citing = command("cite", _cite, "text", "json")
    citing.add_argument("reference", metavar="REFERENCE", nargs="+", help=words("reference"))
    counting = command("evidence", _evidence, "text", "json")
    scheme_of(counting)
    counting.add_argument("fact", metavar="FACT", help=words("counted_fact"))
    counting.add_argument("file", metavar="FILE", help=words("list_file"))
    counting.add_argument("--as-of", metavar="YYYY-MM-DD", help=words("as_of"))
    counting.add_argument("--sheet", metavar="NAME", default="", help=words("sheet"))
    reading_of(counting)
    command("ledger", _ledger, "text", "json")
    batch = command("batch", _batch, "text", "json")
    scheme_of(batch)
    batch.add_argument("files", metavar="FILE", nargs="+", help=words("files"))
    reading_of(batch)
    return parser
