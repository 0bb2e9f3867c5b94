"""The page over all figures: filters, the first rows as plain HTML, and the files that its scripts load when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.audit.audit import VERDICTS
from scripts.ledger.columns import Json
from scripts.ledger.rows import Figure, Indicator, Theme
from scripts.pages.catalogue import Site
from scripts.pages.explorer_columns import GRADES, STATUSES, name_order, word_rows
from scripts.pages.explorer_parts import FOLDER, INDEX, ExplorerFiles, ExplorerPart
from scripts.pages.rendering import Front
from scripts.pages.table_library import pack_library
from scripts.phrases import count_text
from scripts.words import Words

FIRST = 50
PATH = "explorer.html"
LIBRARY = f"{FOLDER}/table.js"
PARTS = ("texts", "rows", "parts", "lines", "query", "table", "told")
SCRIPTS = ("assets/shared.js", *(f"assets/explorer-{part}.js" for part in PARTS), "assets/explorer.js")
Choices = list[tuple[str, str]]
"""What a filter offers: pairs of key and name."""


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The indicators of a theme that the filter offers."""

    theme_id: str
    name: str
    rows: Choices


@dataclass(frozen=True, slots=True)
class ExplorerPage:
    """The page: filters, the first rows, and where the rest is. ``verdicts``: those of each figure that has any."""

    front: Front
    rows: Sequence[object]
    total: int
    verdicts: Mapping[str, Sequence[str]]
    options: Mapping[str, Choices]
    groups: Sequence[IndicatorGroup]
    settings: Mapping[str, Json]
    data: str = INDEX
    library: str = LIBRARY
    grades: Sequence[str] = GRADES
    judged: Sequence[str] = VERDICTS


def artefacts(site: Site) -> Iterator[Artefact[Any]]:
    """The page, its table, and its data: the index and the parts."""
    files = ExplorerFiles(site)
    yield site.page("explorer.md", addresses.explorer(), lambda: describe_explorer(files))
    yield site.files("explorer", (LIBRARY,), lambda: {LIBRARY: pack_library()})
    yield site.files("explorer", (INDEX,), lambda: {INDEX: files.pack_index()})
    for part in files.parts:
        yield site.files("explorer", (part.path,), partial(_pack_part, files, part))


def _pack_part(files: ExplorerFiles, part: ExplorerPart) -> dict[str, bytes]:
    return {part.path: files.pack_part(part)}


def describe_explorer(files: ExplorerFiles) -> ExplorerPage:
    """The page: filters, the first rows, and where the rest is."""
    site, figures, words = files.site, files.figures, files.site.words
    return ExplorerPage(
        front=Front(
            PATH,
            words("explorer.title"),
            description=words("explorer.lede", figures=count_text("figures", len(figures), words)),
            toc=False,
            scripts=SCRIPTS,
        ),
        rows=word_rows(figures[:FIRST], words),
        total=len(figures),
        verdicts={row.figure_id: files.verdicts.get(row.figure_id, ()) for row in figures[:FIRST]},
        options=list_options(files),
        groups=group_indicators(figures, words),
        settings=_settings(site),
    )


def list_options(files: ExplorerFiles) -> Mapping[str, Choices]:
    """What each filter offers, only what some figure has."""
    site, figures = files.site, files.figures
    words, regions = site.words, site.facts.references.regions
    provinces = [regions[code] for code in sorted(site.weight) if regions[code].level in ("nation", "province")]
    verdicts = {name for names in files.verdicts.values() for name in names}
    statuses = {figure.status for figure in figures}
    years = sorted({figure.period_end.year for figure in figures}, reverse=True)
    return {
        "province": [(region.region_code, words.text(region.name)) for region in provinces],
        "theme": [(theme.theme_id, words.text(theme.name)) for theme in _themes(figures)],
        "year": [(str(year), words("period.year", year=year)) for year in years],
        "status": [(name, words(f"status.{name}")) for name in STATUSES if name in statuses],
        "evidence": [(name, words(f"evidence.{name}")) for name in GRADES],
        "verdict": [(name, words(f"explorer_verdict.{name}")) for name in VERDICTS if name in verdicts],
    }


def group_indicators(figures: Sequence[Figure], words: Words) -> list[IndicatorGroup]:
    """The indicators of some figures by theme, each theme's in the order of their names."""
    indicators = {figure.indicator.indicator_id: figure.indicator for figure in figures}
    order = sorted(indicators.values(), key=lambda row: name_order(words.text(row.name), words.language))
    return [
        IndicatorGroup(
            theme.theme_id, words.text(theme.name), [_choice(row, words) for row in order if row.theme == theme]
        )
        for theme in _themes(figures)
    ]


def _choice(indicator: Indicator, words: Words) -> tuple[str, str]:
    return indicator.indicator_id, words.text(indicator.name)


def _themes(figures: Sequence[Figure]) -> list[Theme]:
    """The themes of some figures, in their order."""
    themes = {figure.indicator.theme.theme_id: figure.indicator.theme for figure in figures}
    return sorted(themes.values(), key=lambda theme: theme.position)


def _settings(site: Site) -> Mapping[str, Json]:
    """Words for the scripts, which hold none of their own, and what a file of rows is called."""
    words, descriptor = site.words, site.facts.ledger.descriptor
    heads = (
        "field.indicator",
        "field.region",
        "field.value",
        "field.as_stated",
        "field.period",
        "field.status",
        "field.evidence",
        "explorer.verdict",
    )
    return {
        **words.table["explorer"],
        "language": words.language,
        "size": FIRST,
        "has_note": words("text.has_note"),
        "heads": [words(name) for name in heads],
        "joiner": words("text.joiner"),
        "middot": words("text.middot"),
        "file": f"{descriptor['name']}-{descriptor['version']}.csv",
    }
