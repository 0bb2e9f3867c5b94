"""What was published and is no longer so: errors of ours and numbers that a source revised, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.ledger.rows import ADDED, Change, Measured, Status
from scripts.pages.catalogue import Site
from scripts.pages.listings import Excerpt, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.pages.updates import name_of_change, place_of_change
from scripts.phrases import day_text
from scripts.wording.views import members_text

CAUSES = ("our error", "source revised it")


@dataclass(frozen=True, slots=True)
class Correction:
    """A row that was corrected: its name and place now ("" where nowhere), each column with what was and what is."""

    day: str
    cause: str
    row: str
    name: str
    text: str
    path: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """All corrections."""

    front: Front
    rows: Excerpt[Correction]


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The page."""
    yield site.page("corrections.md", addresses.corrections(), lambda: describe_corrections(site))


def describe_corrections(site: Site) -> CorrectionsPage:
    """What rows of the table of changes tell of an error or a revision."""
    changes = [change for change in site.facts.changes if change.cause in CAUSES and change.kind != ADDED]
    changes.sort(key=lambda change: change.day, reverse=True)
    front = Front(addresses.corrections().path, site.words("corrections.title"), section="updates.html", toc=False)
    return CorrectionsPage(front, limit([describe_correction(site, change) for change in changes]))


def describe_correction(site: Site, change: Change) -> Correction:
    """A row of the table of changes, in the words of a language."""
    return Correction(
        day=day_text(change.day, site.words),
        cause=site.words(f"change_cause.{change.cause.replace(' ', '-')}"),
        row=change.row,
        name=name_of_change(site, change),
        text=site.words.text(change.words),
        path=place_of_change(site, change),
        cells=tuple(
            (_label(site, change.table, column), _say(site, column, old), _say(site, column, new))
            for column, old, new in change.cells
        ),
    )


def _label(site: Site, table: str, column: str) -> str:
    """What readers call a column; one that holds an identifier is called by what that names."""
    if column == "indicator_id":
        return site.words("field.indicator")
    schema = site.holdings.tables.schemas.get(table)
    titles = {} if schema is None else {field.name: field.titles for field in schema.fields}
    return site.words.text(titles[column]) if column in titles else column


def _say(site: Site, column: str, cell: str) -> str:
    """A cell as readers call what it holds, also where what it named is used no more; any other as it stands."""
    words, references = site.words, site.references
    match column:
        case "indicator_id":
            row = references.indicators.get(cell)
            return words.text(row.name) if row else words("corrections.unused")
        case "breakdown" if cell:
            is_breakdown = set(cell.split(";")) <= references.members.keys()
            return members_text(references.breakdown(cell), words) if is_breakdown else words("corrections.unused")
        case "status" if cell in set(Status):
            return words(f"status.{cell}")
        case "measured" if cell in set(Measured):
            return words(f"measured.{cell.replace(' ', '-')}")
        case "reprint_of" if cell in references.sources:
            return words.text(references.sources[cell].title)
    return cell
