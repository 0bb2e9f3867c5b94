"""What was added, changed and withdrawn, day by day, from the table of changes; corrections of our own errors first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.ledger.records import group_by
from scripts.ledger.rows import Change
from scripts.pages.catalogue import Site
from scripts.pages.listings import Excerpt, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.phrases import day_text

CAUSES = ("our error", "source revised it", "new report", "new evidence", "definition changed")
KINDS = ("added", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A changed row: its id and name, what changed in words, and where it stands, "" where nowhere."""

    id: str
    name: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind and cause on one day."""

    cause: str
    name: str
    rows: Excerpt[ChangeLine]


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """The changes by day, the newest first, and the version of the data."""

    front: Front
    version: str
    days: tuple[tuple[str, tuple[ChangeGroup, ...]], ...]


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The page."""
    yield site.page("updates.md", addresses.updates(), lambda: describe_updates(site))


def describe_updates(site: Site) -> UpdatesPage:
    """All changes."""
    words = site.words
    return UpdatesPage(
        front=Front(addresses.updates().path, words("updates.title"), toc=False),
        version=site.holdings.version,
        days=describe_days(site),
    )


def describe_days(site: Site) -> tuple[tuple[str, tuple[ChangeGroup, ...]], ...]:
    """The changes of each day, the newest first."""
    days = group_by(site.facts.changes, lambda row: row.day)
    return tuple((day_text(day, site.words), tuple(_groups(site, days[day]))) for day in sorted(days, reverse=True))


def _groups(site: Site, rows: Sequence[Change]) -> Iterator[ChangeGroup]:
    causes = group_by(rows, lambda row: row.cause)
    for cause in (name for name in CAUSES if name in causes):
        cause_text = site.words(f"change_cause.{cause.replace(' ', '-')}")
        kinds = group_by(causes[cause], lambda row: row.kind)
        for kind in (name for name in KINDS if name in kinds):
            yield ChangeGroup(
                cause_text,
                site.words(f"change.{kind}", cause=cause_text),
                limit([_change_line(site, row) for row in kinds[kind]]),
            )


def _change_line(site: Site, row: Change) -> ChangeLine:
    return ChangeLine(row.row, name_of_change(site, row), site.words.text(row.words), place_of_change(site, row))


def name_of_change(site: Site, row: Change) -> str:
    """What readers call a row that is still there; else its id."""
    references = site.facts.references
    match row.table:
        case "figures" if view := site.figure(row.row):
            return site.words("text.middot").join((view.region, f"{view.name} {view.text}", view.period))
        case "sources" if source := references.sources.get(row.row):
            return site.words.text(source.title)
        case "indicators" if indicator := references.indicators.get(row.row):
            return site.words.text(indicator.name)
    return row.row


def place_of_change(site: Site, row: Change) -> str:
    """Where a row stands now; "" for one that has no page. A figure that was withdrawn keeps its receipt."""
    match row.table:
        case "figures":
            figure, source_id = site.figure(row.row), site.facts.document_of(row.row)
            receipt = str(addresses.receipt(source_id, row.row)) if source_id in site.by_source else ""
            return figure.proof if figure else receipt
        case "sources" if row.row in site.facts.references.sources:
            return str(addresses.report(row.row))
        case "indicators" if row.row in site.by_indicator:
            return str(addresses.indicator_entry(row.row))
    return ""
