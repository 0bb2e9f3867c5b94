"""The list of indicators, which has an anchor for every one in use, and the pages of those with more than two figures.

What has one or two figures stands whole in the list: its definition, its limits, its figures and its chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scripts import addresses
from scripts.exports.downloads import Downloads
from scripts.ledger.records import group_by
from scripts.pages.catalogue import Shown, Site, limit
from scripts.pages.pages import Page
from scripts.phrases import count_text

SECTION = addresses.indicators().path.removesuffix(".html") + ".md"


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What is said of an indicator, on its own page or in the list. ``path`` is that page, "" where it has none."""

    indicator_id: str
    name: str
    definition: str
    not_comparable: str
    unit: str
    kind: str
    uses: str
    path: str
    figures: Shown
    data: str
    charts: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The indicators of a theme: those that have a page, then those that stand whole in the list."""

    theme_id: str
    name: str
    paged: tuple[IndicatorPage, ...]
    whole: tuple[IndicatorPage, ...]


def describe_indicator(site: Site, indicator_id: str) -> IndicatorPage:
    """What is said of an indicator that is in use."""
    row, words, figures = site.index.get("indicators", indicator_id), site.words, site.by_indicator[indicator_id]
    regions = len({view.region_code for view in figures})
    return IndicatorPage(
        indicator_id=indicator_id,
        name=words.pick(row, "name"),
        definition=words.pick(row, "definition"),
        not_comparable=words.pick(row, "not_comparable"),
        unit=site.unit_name(row.unit_id),
        kind=words(f"kind.{row.kind}"),
        uses=words("text.middot").join(
            (count_text("figures", len(figures), words), count_text("regions", regions, words))
        ),
        path=str(addresses.indicator(indicator_id)) if site.has_page(indicator_id) else "",
        figures=limit(figures),
        data=f"/{addresses.part_data('indicator', indicator_id, 'csv')}",
        charts=tuple(map(site.exhibition.show, site.gallery.indicators.get(indicator_id, ()))),
    )


def describe_list(site: Site) -> tuple[ThemeGroup, ...]:
    """All indicators in use, by theme."""
    used = [row for row in site.index.all("indicators") if row.indicator_id in site.by_indicator]
    themes = group_by(used, "theme_id")
    groups = []
    for row in site.themes:
        items = [describe_indicator(site, item.indicator_id) for item in themes.get(row.theme_id, [])]
        paged, whole = ([item for item in items if bool(item.path) is has_page] for has_page in (True, False))
        groups.append(ThemeGroup(row.theme_id, site.words.pick(row, "name"), tuple(paged), tuple(whole)))
    return tuple(group for group in groups if group.paged or group.whole)


def indicator_pages(site: Site, downloads: Callable[[str, str], Downloads]) -> Iterator[Page]:
    """The list, then the page of each indicator that has one."""
    groups, title = describe_list(site), site.words("indicator.index_title")
    yield site.page("indicators", addresses.indicators().path, title, section=SECTION, groups=groups)
    for group in groups:
        trail = [{"name": group.name, "path": str(addresses.theme(group.theme_id))}]
        for item in group.paged:
            yield site.page(
                "indicator",
                item.path,
                item.name,
                section=SECTION,
                trail=trail,
                page=item,
                downloads=downloads("indicator", item.indicator_id),
            )
