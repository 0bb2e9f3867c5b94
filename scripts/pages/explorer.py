"""The page over all figures: filters, the first rows as plain HTML, and the files that its scripts load when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.audit.audit import VERDICTS
from scripts.ledger.records import group_by
from scripts.pages.catalogue import Site
from scripts.pages.explorer_columns import GRADES, STATUSES, find_verdicts, name_order, order_figures, pack_columns
from scripts.pages.places import pack_json
from scripts.pages.rendering import Front
from scripts.pages.table_library import pack_library
from scripts.wording.views import FigureView

FIRST = 50
PATH = "explorer.html"
DATA, LIBRARY = "explorer/data.js", "explorer/table.js"
PARTS = ("texts", "rows", "lines", "query", "table", "told")
SCRIPTS = ("assets/shared.js", *(f"assets/explorer-{part}.js" for part in PARTS), "assets/explorer.js")


@dataclass(frozen=True, slots=True)
class ExplorerPage:
    """The page: filters, the first rows, and where the rest is. ``verdicts``: those of each figure that has any."""

    front: Front
    rows: Sequence[FigureView]
    total: int
    verdicts: Mapping[str, Sequence[str]]
    options: Mapping[str, list[Any]]
    settings: Mapping[str, Any]
    data: str = DATA
    library: str = LIBRARY
    grades: Sequence[str] = GRADES
    judged: Sequence[str] = VERDICTS


def artefacts(site: Site) -> Iterator[Artefact[Any]]:
    """The page, its data and its table."""
    yield site.page("explorer.md", addresses.explorer(), lambda: describe_explorer(site))
    yield site.files("explorer", (DATA, LIBRARY), lambda: pack_explorer(site))


def describe_explorer(site: Site) -> ExplorerPage:
    """The page: filters, the first rows, and where the rest is."""
    rows = order_figures(site)
    return ExplorerPage(
        front=Front(PATH, site.words("explorer.title"), toc=False, scripts=SCRIPTS),
        rows=rows[:FIRST],
        total=len(rows),
        verdicts=find_verdicts(site),
        options=list_options(site),
        settings=_settings(site),
    )


def list_options(site: Site) -> dict[str, list[Any]]:
    """What each filter offers, only what some figure has: pairs of key and name; indicators in groups by theme."""
    words = site.words
    used = {row.theme_id: row for row in site.figures}
    verdicts = {name for names in find_verdicts(site).values() for name in names}
    statuses = {view.status_id for view in site.figures}
    return {
        "province": [(code, site.name("regions", code)) for code in _provinces(site)],
        "theme": [(row.theme_id, words.pick(row, "name")) for row in site.themes if row.theme_id in used],
        "indicator": _indicator_groups(site),
        "year": [(year, words("period.year", year=year)) for year in _years(site)],
        "status": [(name, words(f"status.{name}")) for name in STATUSES if name in statuses],
        "evidence": [(name, words(f"evidence.{name}")) for name in GRADES],
        "verdict": [(name, words(f"explorer_verdict.{name}")) for name in VERDICTS if name in verdicts],
    }


def _provinces(site: Site) -> list[str]:
    levels = ("nation", "province")
    return [code for code in sorted(site.weight) if site.index.get("regions", code).level in levels]


def _years(site: Site) -> list[str]:
    return sorted({view.period_end[:4] for view in site.figures}, reverse=True)


def _indicator_groups(site: Site) -> list[dict[str, Any]]:
    order = partial(name_order, language=site.words.language)
    rows = sorted({(view.theme_id, view.indicator, view.indicator_id) for view in site.figures})
    groups = group_by([site.index.get("indicators", row[2]) for row in rows], "theme_id")
    return [
        {
            "theme_id": row.theme_id,
            "name": site.words.pick(row, "name"),
            "rows": sorted(
                ((item.indicator_id, site.words.pick(item, "name")) for item in groups[row.theme_id]),
                key=lambda pair: order(pair[1]),
            ),
        }
        for row in site.themes
        if row.theme_id in groups
    ]


def _settings(site: Site) -> dict[str, Any]:
    """Words for the scripts, which hold none of their own, and what a file of rows is called."""
    words = site.words
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
        "file": f"{site.ledger.descriptor['name']}-{site.ledger.descriptor['version']}.csv",
    }


def pack_explorer(site: Site) -> dict[str, bytes]:
    """The files of the page, by path from the root of the language: its data and the table that shows it.

    Each column is a text of its own, so that a slow phone can read one, answer its reader, and read the next.
    """
    columns = ",\n".join(f"{name}:{_quote(pack_json(column))}" for name, column in pack_columns(site).items())
    return {DATA: f"window.ledgerExplorer={{{columns}}};\n".encode(), LIBRARY: pack_library()}


def _quote(text: str) -> str:
    """A text as a script holds it; JSON is full of the other quotes and would grow by them."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
