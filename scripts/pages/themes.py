"""The list of themes, and a page for each: its indicators and its measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.exports.downloads import Downloads
from scripts.ledger.records import group_by
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ShownChart
from scripts.pages.glossary import Term, find_terms
from scripts.pages.listings import Excerpt, IndicatorLine, ThemeLine, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.phrases import count_text
from scripts.wording.views import FigureView, MeasureView

SECTION = "themes/"
MOST_HEADLINES = 6


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """All themes with what each holds."""

    front: Front
    themes: tuple[ThemeLine, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """One theme. ``headlines``: the newest results of its main indicators; ``indicators`` are those in use."""

    front: Front
    scope: str
    hints: tuple[Term, ...]
    headlines: tuple[FigureView, ...]
    charts: tuple[ShownChart, ...]
    indicators: tuple[IndicatorLine, ...]
    measures: Excerpt[MeasureView]
    downloads: Downloads


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The list, then each theme."""
    yield site.page("themes.md", addresses.themes(), lambda: describe_themes(site))
    for row in site.themes:
        yield site.page("theme.md", addresses.theme(row.theme_id), partial(describe_theme, site, row.theme_id))


def describe_themes(site: Site) -> ThemesPage:
    """All themes with the number of indicators, figures and measures of each."""
    words = site.words
    used = (site.references.indicators[key] for key in site.by_indicator)
    indicators = group_by(used, lambda row: row.theme.theme_id)
    figures = group_by(site.figures, lambda row: row.theme_id)
    groups: Mapping[str, Mapping[str, Sequence[object]]] = {
        "indicators": indicators,
        "figures": figures,
        "measures": site.measures_by["theme_id"],
    }
    themes = tuple(
        ThemeLine(
            name=words.text(row.name),
            scope=words.text(row.scope),
            path=str(addresses.theme(row.theme_id)),
            counts=words("text.middot").join(
                count_text(name, len(rows.get(row.theme_id, [])), words) for name, rows in groups.items()
            ),
        )
        for row in site.themes
    )
    return ThemesPage(Front(addresses.themes().path, words("theme.index_title"), SECTION, toc=False), themes)


def describe_theme(site: Site, theme_id: str) -> ThemePage:
    """One theme."""
    row, words = site.references.themes[theme_id], site.words
    indicators, headlines = site.main_indicators(row), tuple(site.headlines(row, MOST_HEADLINES))
    hung = [chart for item in indicators for chart in site.gallery.indicators.get(item.indicator_id, ())]
    others = sorted(
        (not choice.figures[0].source.is_archived, key)
        for key, choice in site.gallery.charts.items()
        if choice.figures[0].indicator.theme == row
    )
    charts = hung or [key for _, key in others]
    return ThemePage(
        front=Front(
            addresses.theme(theme_id).path,
            words.text(row.name),
            SECTION,
            image=f"social/themes/{theme_id}.png",
            find=words.others(row.name),
            find_line=words.text(row.scope),
        ),
        scope=words.text(row.scope),
        hints=find_terms(site.terms, " ".join([words.text(row.scope), *(view.indicator for view in headlines)])),
        headlines=headlines,
        charts=site.show(charts[:1]),
        indicators=tuple(site.indicator_line(item) for item in indicators),
        measures=limit(site.measures_by["theme_id"].get(theme_id, [])),
        downloads=site.downloads("theme", theme_id),
    )
