"""The two grades of evidence kept apart: what an archived text proves, and what is only cited by its link.

Cited figures and sources stand in data/cited, one row each, not in a folder of their own. A rule stays quiet about what
the schema has found already. What archived and cited sources have in common stands in ``report_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.findings import Finding, say
from scripts.ledger.fields import first_day
from scripts.ledger.frames import fault, judge, needs, records
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
    has_source = figures["source_id"].isin(set(ledger.frame("sources")["source_id"]))
    archived = figures["source_id"].isin(archived_ids(ledger))
    for column in ("span_start", "span_end"):
        for row in records(figures[archived & (figures[column] == "")]):
            yield fault(row, column, "span-missing", figure=row["figure_id"])
        for row in records(figures[has_source & ~archived & (figures[column] != "")]):
            yield fault(row, column, "span-without-text", figure=row["figure_id"])


@needs("sources")
def check_cited_files(ledger: Ledger) -> Iterator[Finding]:
    """The tables in data/cited hold sources without an archived text, and figures of such sources alone."""
    archived = archived_ids(ledger)
    for name in [name for name in ("figures", "sources") if name in ledger.tables]:
        frame = ledger.frame(name)
        inside = frame[FILE].str.startswith(f"{CITED}/")
        for row in records(frame[inside & frame["source_id"].isin(archived)]):
            yield fault(row, "source_id", "archived-among-cited", source=row["source_id"])


@needs(rows="sources")
def check_completeness(ledger: Ledger) -> Iterator[Finding]:
    """A source is called not archived where it has no archived text, and only there, if it stands in data/cited."""
    sources = ledger.frame("sources")
    cited = sources[FILE].str.startswith(f"{CITED}/") & (sources["text_sha256"] == "")
    wrong = cited & ~sources["completeness"].isin([NOT_ARCHIVED, ""])
    for row in records(sources[wrong | ((sources["text_sha256"] != "") & (sources["completeness"] == NOT_ARCHIVED))]):
        case = "archived" if row["text_sha256"] else "cited"
        values = {"source": row["source_id"], "completeness": row["completeness"], "not_archived": NOT_ARCHIVED}
        yield fault(row, "completeness", f"wrong-completeness.{case}", **values)


@needs(rows="sources")
def check_published(ledger: Ledger) -> Iterator[Finding]:
    """A date of publication is a day, month or year of the calendar."""
    sources = ledger.frame("sources")
    yield from judge(sources[sources["published"].str.fullmatch(DATE).astype(bool)], ["published"], _calendar_faults)


def _calendar_faults(published: str) -> Iterator[Finding]:
    try:
        date.fromisoformat(first_day(published))
    except ValueError:
        yield say("published", "no-such-date", published=published)
