"""Commands of the ledger: python -m scripts --help lists them. Findings go to standard error."""

from __future__ import annotations

import argparse
import atexit
import gc
import locale
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from io import TextIOWrapper
from typing import NoReturn

from scripts.findings import Finding, LedgerError, file_fault
from scripts.messages import choose_language, list_codes, load_sentences, render_findings
from scripts.paths import ROOT
from scripts.settings import read_settings
from scripts.site.last_build import recall_build
from scripts.words import Words, load_words

PROGRAM = "python -m scripts"
SELDOM = (100_000, 50, 100)
"""How often Python looks for what is held in circles: by default that takes a build an eighth of its time."""
MISTAKEN, CLOSED, INTERRUPTED = 2, 141, 130
"""The status of a call that is wrong, of a command whose reader has gone, and of one that was stopped, as shells do."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when there are findings, 2 when the call is wrong; see INTERRUPTED."""
    arguments = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)  # what is held at the end is not searched: the system takes it back faster
    language = choose_language(_read_locale())
    settings = replace(read_settings(os.environ, ROOT), language=language)
    _speak(sys.stdout, sys.stderr)
    if arguments == ["build"] and (message := recall_build(ROOT, settings)):
        print(message)  # noqa: T201 - a command prints
        return 0
    functions, signatures = _load_commands(arguments)
    try:
        options = vars(_make_parser(functions, signatures, load_words(language)).parse_args(arguments))
    except LedgerError as error:
        return _tell(error.findings, language, MISTAKEN)
    command_name, language = options.pop("command"), options.pop("lang") or language
    settings = replace(settings, language=language)
    try:
        print(functions[command_name](ROOT, settings, **options), flush=True)  # noqa: T201 - a command prints
    except LedgerError as error:
        return _tell(error.findings, language)
    except BrokenPipeError:  # whoever reads has enough: nothing is left to say, at the end of the process either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    except OSError as error:
        name = os.path.relpath(error.filename, ROOT) if isinstance(error.filename, str) else ""
        return _tell([file_fault(name, "system", reason=error.strerror or str(error))], language)
    except KeyboardInterrupt:
        return _tell([file_fault(command_name, "interrupted")], language, INTERRUPTED)
    return 0


class _Parser(argparse.ArgumentParser):
    """A parser whose faults are findings."""

    def error(self, message: str) -> NoReturn:
        raise LedgerError(file_fault(self.prog, "call", said=message, program=self.prog))


def _make_parser(functions: Iterable[str], signatures: Mapping[str, tuple[str, ...]], words: Words) -> _Parser:
    """The parser of all commands, each with its line of help in a language."""
    parser = _Parser(prog=PROGRAM, description=words("site.name"))
    names = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name in functions:
        command = names.add_parser(name, help=words(f"command.help.{name}"), description=words(f"command.help.{name}"))
        for argument in signatures.get(name, ()):
            if argument.endswith("!"):
                command.add_argument(argument[:-1], action="store_true")
            elif argument.endswith("?"):
                command.add_argument(argument[:-1], nargs="?")
            else:
                command.add_argument(argument)
        command.add_argument("--lang", choices=list_codes())
    return parser


def _tell(findings: Iterable[Finding], language: str, status: int = 1) -> int:
    print(render_findings(findings, load_sentences(language)), file=sys.stderr)  # noqa: T201
    return status


def _speak(*streams: object) -> None:
    """Chinese can be printed where the locale knows ASCII alone, and a character that a console lacks stops nothing."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            encoding = "utf-8" if stream.encoding.lower() in ("ascii", "ansi_x3.4-1968") else stream.encoding
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _load_commands(arguments: Sequence[str]) -> tuple[Mapping[str, Callable[..., str]], Mapping[str, tuple[str, ...]]]:
    """The commands and their arguments; those for one report alone need not wait for what charts and pages import.

    Nor does a build for those for one report.
    """
    if arguments[:1] == ["build"]:
        from scripts import commands

        return commands.COMMANDS, commands.ARGUMENTS
    from scripts import draft_commands

    if arguments and arguments[0] in draft_commands.COMMANDS:
        return draft_commands.COMMANDS, draft_commands.ARGUMENTS
    from scripts import commands

    return commands.COMMANDS | draft_commands.COMMANDS, commands.ARGUMENTS | draft_commands.ARGUMENTS


def _read_locale() -> str:
    """The locale of messages: what the environment says, else the system (on Windows it alone knows)."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, named), locale.getlocale()[0] or "")


if __name__ == "__main__":
    sys.exit(main())
