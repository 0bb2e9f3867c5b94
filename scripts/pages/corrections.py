"""What was published and is no longer so: errors of ours and numbers that a source revised, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.ledger.rows import ADDED, Change
from scripts.pages.catalogue import Site
from scripts.pages.listings import Excerpt, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.pages.updates import place_of_change
from scripts.phrases import day_text

CAUSES = ("our error", "source revised it")


@dataclass(frozen=True, slots=True)
class Correction:
    """A row that was corrected: where it stands now ("" where nowhere), and each column with what was and what is."""

    day: str
    cause: str
    row: str
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
    found = [change for change in site.facts.changes if change.cause in CAUSES and change.kind != ADDED]
    found.sort(key=lambda change: change.day, reverse=True)
    front = Front(addresses.corrections().path, site.words("corrections.title"), section="updates.html", toc=False)
    return CorrectionsPage(front, limit([_describe(site, change) for change in found]))


def _describe(site: Site, change: Change) -> Correction:
    return Correction(
        day=day_text(change.day, site.words),
        cause=site.words(f"change_cause.{change.cause.replace(' ', '-')}"),
        row=change.row,
        text=site.words.text(change.words),
        path=place_of_change(site, change),
        cells=tuple(change.cells),
    )
