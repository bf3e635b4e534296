"""The command line: ``python -m selfcheck questions lab``, ``python -m selfcheck assess lab answers.json``."""

import argparse
import datetime
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__, answers, text
from .answers import Problem
from .assess import assess
from .report import report
from .requirement import Scheme
from .rules import SCHEMES
from .words import LANGS, say

WRONG = 2
"""Exit status when answers cannot be taken; a verdict of any kind is a success."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    asked = _parser(_lang(arguments)).parse_args(arguments)
    scheme = SCHEMES.get(asked.scheme)
    if scheme is None:
        return _refuse(
            asked.lang,
            [Problem("", "unknown_scheme", {"found": asked.scheme, "schemes": ", ".join(SCHEMES)})],
        )
    if asked.command == "questions":
        return _questions(scheme, asked.lang, asked.format)
    return _assess(scheme, asked)


def _questions(scheme: Scheme, lang: str, form: str) -> int:
    if form == "json":
        listed = [
            {
                "fact": leaf.fact.id,
                "kind": leaf.fact.kind.value,
                "unit": leaf.fact.unit or None,
                "requirement": leaf.id,
                "provision": leaf.provision,
                "force": leaf.force.value,
                "label": say(lang, f"requirement.{leaf.id}"),
            }
            for leaf in scheme.leaves
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        print(text.questions(scheme, lang))
    return 0


def _assess(scheme: Scheme, asked: argparse.Namespace) -> int:
    problems: list[Problem] = []
    as_of = asked.as_of or datetime.date.today().isoformat()
    try:
        as_of = datetime.date.fromisoformat(as_of).isoformat()
    except ValueError:
        problems.append(Problem("", "not_date", {"found": as_of}))
    try:
        content = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return _refuse(asked.lang, [*problems, Problem("", "no_file", {"found": asked.file, "reason": reason})])
    facts, faults = answers.decode(content)
    problems += faults
    if facts is None and faults:
        return _refuse(asked.lang, problems)
    checked = answers.check(scheme, facts)
    problems += checked.problems
    if problems:
        return _refuse(asked.lang, problems)
    assessment = assess(scheme, checked)
    if asked.format == "json":
        print(json.dumps(report(assessment, as_of), ensure_ascii=False, indent=2))
    else:
        print(text.result(assessment, asked.lang, as_of))
    return 0


def _refuse(lang: str, problems: Sequence[Problem]) -> int:
    for problem in problems:
        message = say(lang, f"problem.{problem.id}", **problem.values)
        print(f"{problem.fact}: {message}" if problem.fact else message, file=sys.stderr)
    return WRONG


def _lang(arguments: Sequence[str]) -> str:
    """The language asked for, before the arguments are parsed, so that ``--help`` speaks it too."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            argument = "--lang=" + arguments[place + 1]
        if argument.startswith("--lang=") and argument[7:] in LANGS:
            return argument[7:]
    return LANGS[0]


def _parser(lang: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("selfcheck", description=say(lang, "command.description"))
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("scheme", help=say(lang, "command.scheme", schemes=", ".join(SCHEMES)))
    common.add_argument("--lang", choices=LANGS, default=LANGS[0], help=say(lang, "command.lang"))
    common.add_argument("--format", choices=("text", "json"), default="text", help=say(lang, "command.format"))
    commands.add_parser("questions", parents=[common], help=say(lang, "command.questions"))
    assessing = commands.add_parser("assess", parents=[common], help=say(lang, "command.assess"))
    assessing.add_argument("file", help=say(lang, "command.file"))
    assessing.add_argument("--as-of", metavar="YYYY-MM-DD", help=say(lang, "command.as_of"))
    return parser
