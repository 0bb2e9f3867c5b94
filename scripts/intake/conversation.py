"""What intake asks of a person and tells them: questions for what was not given, and what a draft holds."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.findings import LedgerError, file_fault
from scripts.intake.arrival import Document, unread
from scripts.intake.drafts import HIGH, Draft
from scripts.words import Words

PASTED = "-"
NEEDED = ("id", "region", "period")
ASKED = (*NEEDED, "published", "publisher", "url")


def read_document(file: str | None, options: Mapping[str, str | None], words: Words) -> Document:
    """The document and what is said of it: as options, else by questions where somebody is there to answer.

    Raises LedgerError where a file is not there, or what is needed was not given and nobody can be asked.
    """
    answers = {name: options.get(name) or "" for name in ASKED}
    can_ask = sys.stdin.isatty() and file != PASTED
    if can_ask:
        file = file or input(words("intake.ask.file")).strip().strip("\"'")
        complete = all(answers[name] for name in NEEDED)
        answers |= {
            name: input(words(f"intake.ask.{name}")).strip() for name in ASKED if not (answers[name] or complete)
        }
    missing = (*(f"--{name}" for name in NEEDED if not answers[name]), *(() if file else ("FILE",)))
    if missing:
        raise LedgerError(file_fault("intake", "argument.missing", missing=missing))
    name, data = _read(str(file))
    values = [answers[name] for name in ("id", "region", "period", "published", "publisher", "url")]
    return Document(name, data, *values)


def _read(file: str) -> tuple[str, bytes]:
    if file == PASTED:
        return "pasted.txt", sys.stdin.buffer.read()
    path = Path(file)
    if not path.is_file():
        raise unread(file)
    return path.name, path.read_bytes()


def render_arrival(draft: Draft, words: Words) -> str:
    """What a draft holds, what is odd about the text, and what comes next."""
    sure = sum(figure.sure == HIGH for figure in draft.figures)
    counts = {"figures": len(draft.figures), "sure": sure, "omissions": len(draft.omissions)}
    lines = [words("intake.found", **counts)]
    lines += [words(f"intake.odd.{sign}") for sign in draft.source.remarks.split(";") if sign]
    lines += [
        words("intake.unsure." + column)
        for column in ("published", "publisher", "title")
        if not getattr(draft.source, column)
    ]
    return "\n".join([*lines, words("intake.next", source=draft.source.source_id)])
