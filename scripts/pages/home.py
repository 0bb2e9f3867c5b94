"""The first page: what this is, the nation in a few lines, what each archived document says, the last changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.audit.story import MONEY, PEOPLE, Clause, newest_archived, tell_story
from scripts.ledger.versions import version_day
from scripts.pages.about import share_classes
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ShownChart
from scripts.pages.core_grid import CoreCell, describe_core
from scripts.pages.places import SCRIPTS
from scripts.pages.rendering import Front, PageInputs
from scripts.pages.updates import ChangeGroup, describe_days
from scripts.phrases import count_text, day_text
from scripts.wording.sentences import Sentence, reach_text, render_story, run_on

MOST_LINES = 6
NEWEST = 12


@dataclass(frozen=True, slots=True)
class NationLine:
    """A core indicator of the nation: its newest year with a value, and what stands there."""

    name: str
    path: str
    year: str
    cell: CoreCell


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of which a document is archived, with the day up to which it speaks and its first sentences."""

    name: str
    path: str
    until: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows. ``holdings``: how much is entered, in words; ``day``: that of the data."""

    front: Front
    holdings: str
    day: str
    nation: tuple[NationLine, ...]
    places: tuple[PlaceLine, ...]
    changed: str
    changes: tuple[tuple[str, int], ...]
    charts: tuple[ShownChart, ...]


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The page."""
    yield site.page("home.md", addresses.home(), lambda: describe_home(site))


def describe_home(site: Site) -> HomePage:
    """What the first page shows."""
    words, days = site.words, describe_days(site)
    front = Front(
        path=addresses.home().path,
        title=words("home.title"),
        description=words("home.lede"),
        image="social/index.png",
        toc=False,
        scripts=SCRIPTS,
        foot=words("keeper.shares", shares=share_classes(site)),
    )
    reports = count_text("reports", len(site.archived), words)
    return HomePage(
        front=front,
        holdings=words("home.held", reports=reports, regions=count_text("regions", len(site.by_region), words)),
        day=day_text(version_day(site.holdings.version), words),
        nation=tuple(islice(_nation(site), MOST_LINES)),
        places=tuple(_places(site)),
        changed=days[0][0] if days else "",
        changes=tuple(_by_cause(days[0][1])) if days else (),
        charts=site.show(site.gallery.home),
    )


def _nation(site: Site) -> Iterator[NationLine]:
    """The core indicators of the nation, each in the newest year that has a value which may lead."""
    grid = describe_core(site, addresses.NATION)
    for row in grid.rows:
        cells = (item for item in zip(grid.years, row.cells, strict=True) if may_lead(item[1]))
        if cell := next(cells, None):
            yield NationLine(row.name, row.path, *cell)


def may_lead(cell: CoreCell) -> bool:
    """Whether a cell has a value; what stands in texts of unknown origin alone leads no list."""
    views = [*cell.views, *cell.growth]
    return any(not view.figure.source.is_of_unknown_origin for view in views)


def _by_cause(groups: Sequence[ChangeGroup]) -> Iterator[tuple[str, int]]:
    """How many changes have each cause."""
    for cause, rows in groupby(groups, attrgetter("cause")):
        yield cause, sum(group.rows.total for group in rows)


def _places(site: Site) -> Iterator[PlaceLine]:
    """The places with an archived document, the newest first; a text of unknown origin stands last and says little."""
    codes = {row.region.region_code for row in site.facts.references.sources.values() if row.is_archived}
    reports = [source for code in sorted(codes) if (source := newest_archived(site.facts, code))]
    newest = sorted(reports, key=lambda row: row.period_end, reverse=True)
    for source in sorted(newest, key=attrgetter("is_of_unknown_origin"))[:NEWEST]:
        clauses, until = tell_story(site.facts, source), reach_text(source, site.words)
        shown = clauses[:1] if source.is_of_unknown_origin else tuple(_first(clauses))
        yield PlaceLine(
            name=site.words.text(source.region.name),
            path=str(addresses.region(source.region.region_code)),
            until="" if source.is_of_unknown_origin else until,
            sentences=tuple(run_on(render_story(shown, site.words), until, site.words)),
        )


def _first(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The first sentence on money; where that has no number, the first with one on people."""
    money = [clause for clause in clauses if clause.slot == MONEY]
    people = [clause for clause in clauses if clause.slot == PEOPLE and clause.parts]
    yield from money[:1]
    if not any(clause.parts for clause in money[:1]):
        yield from people[:1]
