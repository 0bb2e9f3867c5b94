"""The two grades of evidence kept apart: what an archived text proves, and what is only cited by its link.

Cited figures and sources stand in data/cited, one row each, not in a folder of their own. A rule stays quiet about what
the schema has found already. What archived and cited sources have in common stands in ``report_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.findings import Finding
from scripts.ledger.frames import Fault, fault, judge, needs, quote, records
from scripts.ledger.packages import FILE, Ledger
from scripts.ledger.reports import CITED

NOT_ARCHIVED = "not-archived"
DATE = "[0-9]{4}(-[0-9]{2}){0,2}"  # what has another form the schema has named


def archived_ids(ledger: Ledger) -> set[str]:
    """The source_id of every source whose text is archived."""
    sources = ledger.frame("sources")
    return set(sources.loc[sources["text_sha256"] != "", "source_id"])


@needs("sources", rows="figures")
def check_span_presence(ledger: Ledger) -> Iterator[Finding]:
    """A figure of an archived text says where it stands in it; a figure cited by link has no text to stand in."""
    figures = ledger.frame("figures")
    known = figures["source_id"].isin(set(ledger.frame("sources")["source_id"]))
    archived = figures["source_id"].isin(archived_ids(ledger))
    for column in ("span_start", "span_end"):
        for row in records(figures[archived & (figures[column] == "")]):
            message = f"{quote(row['figure_id'])} does not say where it stands in the archived text."
            yield fault(row, column, "span-missing", message, "Enter the position; nox -s scan lists each number.")
        for row in records(figures[known & ~archived & (figures[column] != "")]):
            message = f"{quote(row['figure_id'])} has a position, but its source has no archived text."
            yield fault(row, column, "span-without-text", message, "Empty the cell, or archive the text.")


@needs("sources")
def check_cited_files(ledger: Ledger) -> Iterator[Finding]:
    """The tables in data/cited hold sources without an archived text, and figures of such sources alone."""
    archived = archived_ids(ledger)
    fix = "Move the row to data/reports/<source_id>/figures.csv, or to data/reference/sources.csv."
    for name in [name for name in ("figures", "sources") if name in ledger.tables]:
        frame = ledger.frame(name)
        inside = frame[FILE].str.startswith(f"{CITED}/")
        for row in records(frame[inside & frame["source_id"].isin(archived)]):
            message = f"The text of {quote(row['source_id'])} is archived, so it is not cited by link alone."
            yield fault(row, "source_id", "archived-among-cited", message, fix)


@needs(rows="sources")
def check_completeness(ledger: Ledger) -> Iterator[Finding]:
    """A source is called not archived where it has no archived text, and only there, if it stands in data/cited."""
    sources = ledger.frame("sources")
    cited = sources[FILE].str.startswith(f"{CITED}/") & (sources["text_sha256"] == "")
    wrong = cited & ~sources["completeness"].isin([NOT_ARCHIVED, ""])
    fix = f"Write {NOT_ARCHIVED} for a source without an archived text, and for no other."
    for row in records(sources[wrong | ((sources["text_sha256"] != "") & (sources["completeness"] == NOT_ARCHIVED))]):
        message = f"The completeness of {quote(row['source_id'])} is {quote(row['completeness'])}, which does not fit."
        yield fault(row, "completeness", "wrong-completeness", message, fix)


@needs(rows="sources")
def check_published(ledger: Ledger) -> Iterator[Finding]:
    """A date of publication is a day, month or year of the calendar."""
    sources = ledger.frame("sources")
    yield from judge(sources[sources["published"].str.fullmatch(DATE).astype(bool)], ["published"], _calendar_faults)


def _calendar_faults(published: str) -> Iterator[Fault]:
    year, month, day = (*map(int, published.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        yield "published", "no-such-date", f"{quote(published)} is not in the calendar.", "Correct the date."
