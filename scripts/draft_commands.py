"""What the commands for one report do: draft it, check it, review its draft, take it over, follow an edited text.

They import neither charts nor pages, so that a check of one report takes less than three seconds.
"""

from __future__ import annotations

import shutil
import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from scripts.checks.archived_texts import find_edited
from scripts.checks.evidence import archived_sources, spans_by_source
from scripts.checks.one_report import check_one_report
from scripts.checks.signatures import sign
from scripts.findings import LedgerError, fault_in, file_fault, stop_at
from scripts.intake.acceptance import render_acceptance
from scripts.intake.candidate import changed_files
from scripts.intake.draft_check import check_draft
from scripts.intake.drafts import draft_folder, list_drafts, read_draft, write_draft
from scripts.intake.edits import count_decided
from scripts.intake.realignment import Realignment, realign_draft, realign_report
from scripts.intake.spreadsheets import Repair, read_saved_draft
from scripts.ledger.packages import SIGNATURE, Ledger, Texts, load_package, load_texts
from scripts.ledger.reports import REPORTS
from scripts.settings import OWN_TEXTS, Settings
from scripts.site.staging import stage_file, stage_files
from scripts.words import Words, load_words

ACCEPTED = "accepted"  # where drafts go that were taken over
SHOWN = 20  # things put right, rows that could not be moved


def check(root: Path, settings: Settings, source_id: str | None = None) -> str:
    """Check the data and the evidence; of SOURCE_ID one report or draft, in the order of its text."""
    if source_id is None:
        from scripts import commands  # the whole ledger needs what one report does not

        return commands.check(root, settings)
    ledger, texts = _read(root, settings)
    words = load_words(settings.language)
    if source_id in list_drafts(root):
        draft, repairs = read_saved_draft(root, ledger, source_id)
        _announce(_say_repairs(repairs, words))
        stop_at(check_draft(ledger, draft, texts))
        return words("draft.right", source=source_id)
    spans = spans_by_source(ledger).get(source_id, [])
    if not spans and source_id not in archived_sources(ledger):
        raise LedgerError(file_fault(f"{REPORTS}/{source_id}", "no-report", source=source_id))
    stop_at(check_one_report(ledger, texts, source_id))
    return words("draft.report_right", source=source_id, n=sum(span.table == "figures" for span in spans))


def intake(root: Path, settings: Settings, file: str | None = None, **options: str | None) -> str:
    """Make a draft report from FILE (- for what is pasted): text, HTML, DOCX or PDF; asks what is not given.

    Region by code or name; the text and its original go to the folder of texts, the draft to drafts/ID.
    """
    # Reading a document and ranking indicators take a second to import, which a check does without.
    from scripts.intake.arrival import take_in
    from scripts.intake.conversation import read_document, render_arrival

    words = load_words(settings.language)
    document = read_document(file, options, words)
    _check_new(root, document.source_id)
    ledger, texts = _read(root, settings)
    arrival = take_in(ledger, texts, document)
    for name, content in arrival.files.items():
        stage_file((settings.sources or root / OWN_TEXTS) / name, content)
    folder = write_draft(root, arrival.draft)
    return f"{folder.relative_to(root).as_posix()}\n{render_arrival(arrival.draft, words)}"


def review(root: Path, settings: Settings, source_id: str, port: str | None = None, *, no_browser: bool = False) -> str:
    """Decide the numbers of a draft on a page in the browser, which this machine alone can see."""
    # What serves the page is in the dependency group ``intake``, which a check does without.
    from scripts.intake.review_server import serve
    from scripts.intake.review_session import ReviewSession

    ledger, texts = _read(root, settings)
    session, words = ReviewSession(root, ledger, texts, source_id), load_words(settings.language)
    serve(
        session,
        lambda: accept(root, settings, source_id),
        settings.language,
        port or "0",
        lambda address: _open(address, words, no_browser=no_browser),
    )
    if source_id not in list_drafts(root):
        return words("draft.accepted", source=source_id)
    decided, total = count_decided(read_draft(root, source_id))
    return words("draft.closed", decided=decided, total=total, source=source_id)


def accept(root: Path, settings: Settings, source_id: str, day: str | None = None) -> str:
    """Take a draft over into the ledger: rows, descriptor, attestation, changes and version, or nothing."""
    ledger, texts = _read(root, settings)
    draft, repairs = read_saved_draft(root, ledger, source_id)
    files = render_acceptance(ledger, draft, texts, _read_day(day), settings.address)
    stage_files({root / name: text.encode() for name, text in files.items()} | _signatures(root, files, settings.key))
    archive = draft_folder(root, ACCEPTED) / source_id
    shutil.rmtree(archive, ignore_errors=True)
    archive.parent.mkdir(exist_ok=True)
    draft_folder(root, source_id).rename(archive)
    words = load_words(settings.language)
    listed = "\n".join(f"  {name}" for name in sorted(files))
    return "\n".join(filter(None, [_say_repairs(repairs, words), words("draft.accepted", source=source_id), listed]))


def realign(root: Path, settings: Settings, source_id: str) -> str:
    """After the text of a report or draft was edited: move the spans of its rows where that is certain."""
    ledger, texts = _read(root, settings)
    if source_id in list_drafts(root):
        draft = read_draft(root, source_id)
        digest = find_edited(texts, source_id, draft.source.text_sha256, [row.as_stated for row in draft.figures])
        draft, realignment = realign_draft(draft, texts[digest], digest)
        write_draft(root, draft)
    else:
        stated = [span.stated for span in spans_by_source(ledger).get(source_id, []) if span.table != "measures"]
        digest = find_edited(texts, source_id, archived_sources(ledger).get(source_id, ""), stated)
        after, realignment = realign_report(ledger, texts[digest], digest, source_id)
        stage_files({root / name: text.encode() for name, text in changed_files(ledger, after).items()})
    return _say_realignment(realignment, load_words(settings.language))


COMMANDS: dict[str, Callable[..., str]] = {
    "check": check,
    "intake": intake,
    "review": review,
    "accept": accept,
    "realign": realign,
}
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "check": ("source_id?",),
    "intake": ("file?", "--id", "--region", "--period", "--published", "--publisher", "--url"),
    "review": ("source_id", "--port", "--no-browser!"),
    "accept": ("source_id", "--day"),
    "realign": ("source_id",),
}


def _check_new(root: Path, source_id: str) -> None:
    """Raises LedgerError where somebody has begun to go through a draft of that id: it is not made anew."""
    if (draft_folder(root, source_id) / "source.csv").is_file():
        figures = read_draft(root, source_id).figures
        if count := sum(bool(figure.decision) for figure in figures):
            decided = {"decided": count, "figures": len(figures)}
            raise LedgerError(file_fault(f"drafts/{source_id}", "draft-begun", source=source_id, **decided))


def _read(root: Path, settings: Settings) -> tuple[Ledger, Texts]:
    ledger = load_package(root)
    stop_at(ledger.findings)
    return ledger, load_texts(settings.sources, named=settings.named)


def _read_day(day: str | None) -> date:
    """The day of a change: today, unless another is named."""
    try:
        return date.fromisoformat(day) if day else date.today()
    except ValueError:
        raise LedgerError(fault_in("--day", 0, "", "type.date", cell=day or "")) from None


def _signatures(root: Path, files: Mapping[str, str], key: Path | None) -> dict[Path, bytes | None]:
    """The signature of each attestation by the key; without one those that no longer fit are taken away."""
    records = {name: text for name, text in files.items() if name.endswith("attestation.json")}
    return {root / f"{name}{SIGNATURE}": sign(key, text).encode() if key else None for name, text in records.items()}


def _announce(line: str) -> None:
    """Say something while the command goes on."""
    if line:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _open(address: str, words: Words, *, no_browser: bool) -> None:
    _announce(words("draft.open", address=address))
    if not no_browser:
        webbrowser.open(address)


def _say_repairs(repairs: Sequence[Repair], words: Words) -> str:
    """What was put right in files that a spreadsheet saved, the first of it."""
    lines = [
        words(
            "review.put_right_cell",
            file=repair.file,
            line=repair.line,
            column=repair.column,
            old=repair.old,
            new=repair.new,
        )
        if repair.kind == "cell"
        else words("review.put_right_file", file=repair.file, what=words(f"repair.{repair.kind}", line=repair.line))
        for repair in repairs[:SHOWN]
    ]
    return "\n  ".join([words("review.put_right", n=len(repairs)), *lines]) if repairs else ""


def _say_realignment(realignment: Realignment, words: Words) -> str:
    """How many rows follow the text, and those of which that is not certain, with where they stood."""
    lines = [words("draft.lost", start=one.start, stated=one.words) for one in realignment.lost[:SHOWN]]
    summary = words("draft.realigned", moved=realignment.moved, stayed=realignment.stayed, lost=len(realignment.lost))
    return "\n  ".join([summary, *lines])
