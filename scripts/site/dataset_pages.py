"""The catalogue of the sets and a page for each: what is in it, its first rows, its columns, its files, its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.exports.datasets import CONTENT, KINDS, LEDGER, Dataset
from scripts.exports.downloads import describe_files
from scripts.exports.entries import FORMATS, PAGES, Entry
from scripts.exports.jsonld import render_catalog, render_dataset
from scripts.exports.portals import portal_fields
from scripts.exports.snippets import render_snippets
from scripts.ledger.versions import Version
from scripts.pages.account_pages import FILTER_SCRIPTS
from scripts.pages.catalogue import Shown, Site, limit
from scripts.pages.citations import Citable, cite
from scripts.pages.pages import Page, Stamp
from scripts.phrases import day_text
from scripts.words import Words, number

PREVIEW = 20
MOST_LISTED = 500
MOST_LIMITS = 12
MOST_VERSIONS = 50


def dataset_index(site: Site, entries: Sequence[Entry], address: str, earlier: Sequence[Version] = ()) -> Page:
    """All sets by kind, to be filtered by theme, region, year and format; then what ``earlier`` versions have."""
    words, datasets = site.words, [entry.dataset for entry in entries]
    groups = {kind: [entry for entry in entries if entry.dataset.kind == kind] for kind in KINDS}
    listed = [
        {
            "id": kind,
            "name": words(f"sets.kind_{kind}"),
            "rows": limit([_listed(site, entry) for entry in groups[kind]], MOST_LISTED),
        }
        for kind in KINDS
        if groups[kind]
    ]
    years = sorted({year for item in datasets for year in _years(item)}, reverse=True)
    codes = {code for item in datasets for code in item.spatial}
    return site.page(
        "datasets",
        f"{PAGES}/index.html",
        words("sets.title"),
        section=f"{PAGES}/",
        groups=listed,
        years=years,
        scripts=FILTER_SCRIPTS,
        description=words("sets.lede"),
        regions=[(code, site.name("regions", code)) for code in sorted(codes)],
        themes=[(row.theme_id, words.pick(row, "name")) for row in site.themes],
        formats=[(key, name) for key, name in FORMATS.items() if any(key in entry.formats for entry in entries)],
        structured=render_catalog(entries, words, address),
        earlier=_earlier(LEDGER, earlier, words),
        gone=_gone(entries, earlier, words),
    )


def dataset_stamps(
    site: Site, entries: Sequence[Entry], address: str, earlier: Sequence[Version] = ()
) -> Iterator[Stamp]:
    """The page of each set."""
    words = site.words
    for entry in entries:
        title = entry.title(words.language)
        page = f"{words.language}/{entry.page}"
        yield site.renderer.stamp(
            "dataset",
            entry.page,
            title,
            description=entry.description(words.language),
            **_context(site, entry),
            snippets=render_snippets(entry.dataset, address),
            is_local=not address,
            earlier=_earlier(entry.set_id, earlier, words),
            citations=cite(Citable(entry.set_id, title, page, entry.dataset.version), address),
            structured=render_dataset(entry, words, address),
        )


def _context(site: Site, entry: Entry) -> dict[str, Any]:
    item, words = entry.dataset, site.words
    return {
        "set": item,
        "facts": portal_fields(entry, words),
        "files": describe_files(entry.files, words),
        "preview": _preview(site, item),
        "fields": _fields(item, words),
        "limits": _limits(site, item),
        "omissions": item.counts.get("omissions", 0),
        "sources": limit(site.reports_of(set(item.sources))),
        "total": len(item.tables["figures"]) if "figures" in item.tables else 0,
    }


def _earlier(set_id: str, earlier: Sequence[Version], words: Words) -> Shown:
    """The versions of a set before this one, with the files that most readers want: workbook, package, first table."""
    rows = []
    for version in earlier:
        names = version.sets.get(set_id, ())
        table = next((f"{name}.csv" for name in CONTENT if f"{name}.csv" in names), "")
        files = [name for name in (f"{set_id}.xlsx", f"{set_id}.zip", table) if name in names]
        if files:
            rows.append(
                {
                    "day": day_text(version.day, words),
                    "version": version.version,
                    "files": [{"name": name, "path": f"/data/{set_id}/{version.version}/{name}"} for name in files],
                }
            )
    return limit(rows, MOST_VERSIONS)


def _gone(entries: Sequence[Entry], earlier: Sequence[Version], words: Words) -> Shown:
    """The sets that only earlier versions have."""
    known = {entry.set_id for entry in entries}
    gone = sorted({set_id for version in earlier for set_id in version.sets} - known)
    return limit([{"name": set_id, "versions": _earlier(set_id, earlier, words)} for set_id in gone], MOST_LISTED)


def _years(item: Dataset) -> list[str]:
    """The years in which the periods of the figures end."""
    if "figures" not in item.tables:
        return []
    return sorted({day[:4] for day in item.tables["figures"]["period_end"] if day})


def _listed(site: Site, entry: Entry) -> dict[str, Any]:
    """What the catalogue says of a set and what it is filtered by."""
    words, item = site.words, entry.dataset
    counts = [
        words("dataset.count", table=words(f"dataset.{name}"), n=number(len(item.tables[name])))
        for name in CONTENT
        if name in item.tables
    ]
    themes = sorted(
        {key for name in ("figures", "measures") if name in item.tables for key in item.tables[name]["theme_id"]}
    )
    title = item.title_zh if words.language == "zh" else item.title_en
    return {
        "path": f"{PAGES}/{item.set_id}.html",
        "title": title,
        "counts": words("dataset.joiner").join(counts),
        "regions": " ".join(item.spatial),
        "themes": " ".join(themes),
        "years": " ".join(_years(item)),
        "formats": " ".join(entry.formats),
    }


def _preview(site: Site, item: Dataset) -> list[Any]:
    """The first figures, as readers see them."""
    if "figures" not in item.tables:
        return []
    return [site.accounts.figures[key] for key in item.tables["figures"]["figure_id"].head(PREVIEW)]


def _fields(item: Dataset, words: Words) -> list[dict[str, Any]]:
    """The columns of the tables that hold what documents say."""
    other = "title" if words.language == "zh" else "title_en"
    about = "description_zh" if words.language == "zh" else "description"
    unit = "unit_zh" if words.language == "zh" else "unit"
    return [
        {
            "name": name,
            "title": words(f"dataset.{name}"),
            "rows": [
                {
                    "name": field["name"],
                    "title": field[other],
                    "type": field["type"],
                    "unit": field.get(unit, ""),
                    "about": field[about],
                }
                for field in item.fields[name]
            ],
        }
        for name in item.content
    ]


def _limits(site: Site, item: Dataset) -> Any:
    """What the indicators of the set must not be compared with."""
    named = item.kind != LEDGER and "indicators" in item.tables
    rows = [site.index.get("indicators", key) for key in item.tables["indicators"]["indicator_id"]] if named else []
    told = [
        {
            "name": site.words.pick(row, "name"),
            "path": f"indicators/{row.indicator_id}.html",
            "text": site.words.pick(row, "not_comparable"),
        }
        for row in rows
    ]
    return limit([row for row in told if row["text"]], MOST_LIMITS)
