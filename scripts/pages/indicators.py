"""The list of indicators, which has an anchor for every one in use, and the pages of those with more than two figures.

What has one or two figures stands whole in the list: its definition, its limits, its figures and its chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.charts.years import LEAST
from scripts.exports.downloads import Downloads
from scripts.ledger.records import group_by
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ShownChart
from scripts.pages.glossary import Term, find_terms
from scripts.pages.listings import Excerpt, Link, limit, newest_result
from scripts.pages.rendering import Front, PageInputs
from scripts.phrases import count_text
from scripts.wording.views import FigureView

COUNTED = "figures", "regions"
SECTION = addresses.indicators().path.removesuffix(".html") + ".md"


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What is said of an indicator, on its own page or in the list. ``path`` is that page, "" where it has none.

    ``chartless`` says why there is no chart.
    """

    front: Front
    trail: tuple[Link, ...]
    indicator_id: str
    name: str
    definition: str
    not_comparable: str
    hints: tuple[Term, ...]
    unit: str
    kind: str
    uses: str
    path: str
    figures: Excerpt[FigureView]
    data: str
    charts: tuple[ShownChart, ...]
    chartless: tuple[str, ...]
    downloads: Downloads | None


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """The list of all indicators in use."""

    front: Front
    groups: tuple[ThemeGroup, ...]


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The indicators of a theme: those that have a page, then those that stand whole in the list."""

    theme_id: str
    name: str
    paged: tuple[IndicatorPage, ...]
    whole: tuple[IndicatorPage, ...]


def describe_indicator(site: Site, indicator_id: str) -> IndicatorPage:
    """What is said of an indicator that is in use."""
    row, words, figures = site.references.indicators[indicator_id], site.words, site.by_indicator[indicator_id]
    name, counts = words.text(row.name), (len(figures), len({view.region_code for view in figures}))
    uses = words("text.middot").join(count_text(*count, words) for count in zip(COUNTED, counts, strict=True))
    return IndicatorPage(
        front=Front(
            addresses.indicator(indicator_id).path,
            name,
            SECTION,
            find=words.others(row.name),
            find_line=words("text.middot").join([*_newest(site, figures), uses]),
        ),
        trail=(Link(words.text(row.theme.name), str(addresses.theme(row.theme.theme_id))),),
        indicator_id=indicator_id,
        name=name,
        definition=words.text(row.definition),
        not_comparable=words.text(row.not_comparable),
        hints=find_terms(site.terms, f"{name} {words.text(row.definition)} {words.text(row.not_comparable)}"),
        unit=words.text(row.unit.plural),
        kind=words(f"kind.{row.kind}"),
        uses=uses,
        path=str(addresses.indicator(indicator_id)) if site.has_page(indicator_id) else "",
        figures=limit(figures),
        data=f"/{addresses.part_data('indicator', f'{indicator_id}.csv')}",
        charts=site.show(site.gallery.indicators.get(indicator_id, ())),
        chartless=tuple(_explain(site, indicator_id, figures)),
        downloads=site.downloads("indicator", indicator_id) if site.has_page(indicator_id) else None,
    )


def _explain(site: Site, indicator_id: str, figures: Sequence[FigureView]) -> Iterator[str]:
    """Why there is no chart, in sentences; none where there is one."""
    words, shortage = site.words, site.gallery.shortages.get(indicator_id)
    if shortage is None:
        return
    if len(figures) == 1:
        yield words("indicator.chart_one")
        return
    if shortage.years:
        yield words("indicator.years_short" if shortage.years < LEAST else "indicator.years_apart", n=shortage.years)
    else:
        yield words("indicator.years_none")
    if shortage.regions == 1:
        yield words("indicator.chart_alone", region=figures[0].region)
    elif shortage.hurdle:
        yield words(f"indicator.places_{shortage.hurdle}")
    else:
        few = shortage.places < LEAST
        yield words("indicator.places_short", n=shortage.places) if few else words("indicator.places_apart")


def _newest(site: Site, figures: Sequence[FigureView]) -> Iterator[str]:
    """The place, the year and the value of the newest result of an indicator, that of the highest level first."""
    if newest := newest_result(figures):
        yield site.words("text.newest", region=newest.region, period=newest.period, value=newest.text)


def describe_list(site: Site) -> tuple[ThemeGroup, ...]:
    """All indicators in use, by theme."""
    used = [row for key, row in site.references.indicators.items() if key in site.by_indicator]
    themes = group_by(used, lambda row: row.theme.theme_id)
    groups = []
    for row in site.themes:
        items = [describe_indicator(site, item.indicator_id) for item in themes.get(row.theme_id, [])]
        paged, whole = ([item for item in items if bool(item.path) is has_page] for has_page in (True, False))
        groups.append(ThemeGroup(row.theme_id, site.words.text(row.name), tuple(paged), tuple(whole)))
    return tuple(group for group in groups if group.paged or group.whole)


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The list, then the page of each indicator that has one."""
    at = addresses.indicators()
    others = {key: site.words.others(site.references.indicators[key].name) for key in site.by_indicator}
    front = Front(at.path, site.words("indicator.index_title"), SECTION, find_parts=others)
    yield site.page("indicators.md", at, lambda: IndicatorsPage(front, describe_list(site)))
    for key in filter(site.has_page, site.by_indicator):
        yield site.page("indicator.md", addresses.indicator(key), partial(describe_indicator, site, key))
