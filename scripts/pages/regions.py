"""The list of provinces, and a page for each place in or under which something is entered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.audit.story import newest_archived, tell_story
from scripts.audit.terms import HAPPENED
from scripts.exports.downloads import Downloads
from scripts.ledger.rows import CUT
from scripts.pages.account_pages import AccountParts, account_parts
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ShownChart
from scripts.pages.core_grid import CoreGrid, describe_core
from scripts.pages.documents import measure_groups
from scripts.pages.glossary import Term, find_terms
from scripts.pages.listings import (
    MOST_OF_PLACE,
    Excerpt,
    Link,
    MeasureGroup,
    RegionLine,
    ReportLine,
    ThemeFigures,
    limit,
)
from scripts.pages.places import MOST_VALUES, SCRIPTS, value_line
from scripts.pages.rendering import Front, PageInputs
from scripts.pages.sounds import sounds_of
from scripts.phrases import count_text, publisher_text, quote_title
from scripts.wording.sentences import Sentence, reach_text, render_story
from scripts.wording.views import FigureView

NATION = "100000"
SHARE = "assets/share.js"
SECTION = "regions/"
MOST_CHARTS = 2


@dataclass(frozen=True, slots=True)
class RegionsPage:
    """The nation and the provinces; the page of a place lists those below it, so that no page lists all."""

    front: Front
    children: tuple[RegionLine, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What a document says of its place: ``slots`` are names with their sentences; ``facts`` say what it is.

    Of a text that is held in part ``note`` says where it is from and what was inferred, and ``until`` is "". A text of
    unknown origin stands behind what others report of the place (``is_last``).
    """

    title: str
    path: str
    until: str
    note: str
    rank: str
    publisher: str
    facts: tuple[str, ...]
    url: str
    slots: tuple[tuple[str, tuple[Sentence, ...]], ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class RegionPage:
    """What the page of a place shows, in that order; ``story`` is None where nothing is archived."""

    front: Front
    trail: Sequence[Link]
    name: str
    story: Story | None
    core: CoreGrid
    hints: tuple[Term, ...]
    charts: tuple[ShownChart, ...]
    further: tuple[ShownChart, ...]
    figures: Sequence[FigureView]
    shown: Excerpt[FigureView]
    groups: tuple[ThemeFigures, ...]
    accounts: AccountParts
    target_charts: tuple[ShownChart, ...]
    measures: tuple[MeasureGroup, ...]
    measure_count: int
    children: tuple[RegionLine, ...]
    sources: Excerpt[ReportLine]
    terms: str
    downloads: Downloads


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The list, then each place."""
    yield site.page("regions.md", addresses.regions(), lambda: describe_regions(site))
    for code in sorted(site.weight):
        yield site.page("region.md", addresses.region(code), partial(describe_region, site, code))


def describe_regions(site: Site) -> RegionsPage:
    """The nation, then the list of provinces, and the box that finds any county."""
    front = Front(addresses.regions().path, site.words("region.index_title"), SECTION, toc=False, scripts=SCRIPTS)
    own = len(site.by_region.get(NATION, ()))
    nation = RegionLine(site.region_name(NATION), str(addresses.region(NATION)), own)
    return RegionsPage(front, (*([nation] if own else []), *site.places(NATION)))


def describe_region(site: Site, code: str) -> RegionPage:
    """One place."""
    words, name = site.words, site.region_name(code)
    figures, measures = site.by_region.get(code, []), site.measures_by["region_code"].get(code, [])
    gallery = site.gallery
    drawn = [*gallery.levels.get(code, ())[:1], *gallery.regions.get(code, ()), *gallery.levels.get(code, ())[1:]]
    sources = {view.source_id for view in figures} | {view.source_id for view in measures}
    story, core = describe_story(site, code), describe_core(site, code)
    shown = _shown(site, figures, core)
    return RegionPage(
        front=Front(
            path=addresses.region(code).path,
            title=words("region.title", name=name),
            section=SECTION,
            image=f"social/regions/{code}.png" if figures else "",
            scripts=(SHARE,) if story else (),
            find=_names(site, code),
            find_line=_line(site, figures),
        ),
        trail=site.trail(code),
        name=name,
        story=story,
        core=core,
        hints=find_terms(site.terms, _words_of(story, core)),
        charts=site.show(drawn[:MOST_CHARTS]),
        further=site.show(drawn[MOST_CHARTS:]),
        figures=figures,
        shown=shown,
        groups=tuple(site.themed(shown.rows)),
        accounts=account_parts(site, "region_code", code),
        target_charts=site.show(gallery.goals.get(code, ())),
        measures=tuple(measure_groups(measures)),
        measure_count=len(measures),
        children=tuple(site.places(code)),
        sources=limit(site.reports_of(sources)),
        terms=words("text.joiner").join(sorted({view.indicator for view in figures})),
        downloads=site.downloads("region", code),
    )


def _shown(site: Site, figures: Sequence[FigureView], core: CoreGrid) -> Excerpt[FigureView]:
    """The figures in the tables of a place: all, in a large ledger those of the newest year that has a result.

    Those that stand among its core figures are then not told twice.
    """
    years = [view.figure.period_end.year for view in figures if view.figure.status in HAPPENED]
    if not (site.facts.is_large and years):
        return limit(figures, len(figures))
    newest = [
        view for view in figures if view.figure.period_end.year >= max(years) and view.figure_id not in core.figure_ids
    ]
    return Excerpt(newest[:MOST_OF_PLACE], len(figures))


def _words_of(story: Story | None, core: CoreGrid) -> str:
    """What a reader meets first: the sentences, and the names of the core figures."""
    texts = [piece.text for _, sentences in (story.slots if story else ()) for one in sentences for piece in one.pieces]
    return " ".join([*texts, *(row.name for row in core.rows)])


def describe_story(site: Site, code: str) -> Story | None:
    """What the newest archived document of a place says, with what it is; None where none is archived."""
    source, words = newest_archived(site.facts, code), site.words
    if source is None:
        return None
    sentences = groupby(render_story(tell_story(site.facts, source), words), attrgetter("slot"))
    facts = (
        source.published or words("text.no_date"),
        words(f"source_kind.{source.kind}"),
        words(f"source_class.{source.source_class}"),
        words(f"completeness.{source.completeness}"),
    )
    is_cut = source.completeness == CUT
    return Story(
        title=quote_title(words.text(source.title), words),
        path=str(addresses.report(source.source_id)),
        until="" if is_cut else reach_text(source, words, "region.story_until"),
        note=words.text(source.note) if is_cut else "",
        rank=words(f"rank.{'linked' if source.url else 'unlinked'}"),
        publisher=publisher_text(source.publisher, words),
        facts=facts,
        url=source.url,
        slots=tuple((words(f"story_slot.{slot}"), tuple(rows)) for slot, rows in sentences),
        is_last=source.is_of_unknown_origin,
    )


def _line(site: Site, figures: Sequence[FigureView]) -> str:
    """Its first core figures, or how many are entered."""
    values = [value_line(view, site.words) for view in site.cards(figures, MOST_VALUES)]
    return site.words("text.middot").join(values) or count_text("figures", len(figures), site.words)


def _names(site: Site, code: str) -> str:
    """A place by its code, in pinyin, and in the other language."""
    name = site.references.regions[code].name
    others = (text for language, text in name.texts.items() if language != site.words.data)
    return " ".join([code, "".join(sounds_of(name["zh"]).spoken), *others])
