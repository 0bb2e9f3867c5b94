"""The parts of the hand-written data page that come from the data: what can be taken, and what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact
from scripts.audit.counterparts import rank_source
from scripts.exports.archives import OF_PROVINCE
from scripts.exports.downloads import describe_downloads
from scripts.exports.holdings import COLUMNS, Holdings, part_page
from scripts.exports.jsonld import describe_catalog
from scripts.exports.releases import list_files
from scripts.pages.catalogue import Site
from scripts.pages.listings import limit
from scripts.pages.recipes import put_address
from scripts.pages.rendering import Renderer
from scripts.pages.slots import embed_slots
from scripts.words import Words

PAGE = addresses.datasets().path
CODE = re.compile(r"-\d{6}$")
MAIN_FILES = ("figures.csv", "ledger.sqlite", "ledger.zip")


def artefacts(site: Site) -> Iterator[Artefact[tuple[bytes, ...]]]:
    """The hand-written page, with its slots filled."""
    name = PAGE.replace(".html", ".md")
    yield site.files("data", (name,), lambda: {name: _fill(site, name)})


def _fill(site: Site, name: str) -> bytes:
    markdown, note = put_address(site, (site.written / name).read_text(encoding="utf-8"))
    return embed_slots(PAGE, markdown, {**data_slots(site), "address": note}).encode()


def data_slots(site: Site) -> dict[str, str]:
    """HTML of each slot of the page, by its name."""
    words, holdings, fragment = site.words, site.holdings, Renderer(site.words, site.ways).fragment
    kinds = [kind for kind in COLUMNS if not (holdings.facts.is_large and kind == "report")]
    cited = describe_downloads(holdings, WHOLE, words).citations
    files = [
        {
            "name": name,
            "path": f"/{addresses.release(holdings.version, name)}",
            "text": _file_text(name, site),
            "is_main": name in (*MAIN_FILES, f"ledger-{words.data}.xlsx") or OF_PROVINCE.fullmatch(name) is not None,
        }
        for name in list_files(holdings)
    ]
    return {
        "release": fragment("_release.html", PAGE, files=files, version=holdings.version),
        "cite": fragment("_cite.html", PAGE, citations=cited),
        "parts": fragment("_catalogue.html", PAGE, kinds=[_listed(kind, holdings, words) for kind in kinds]),
        "fields": fragment("_fields.html", PAGE, tables=holdings.tables.schemas),
        "counts": fragment("_counts.html", PAGE, reports=limit(site.archived)),
        "structured": fragment(
            "_structured.html", PAGE, structured=describe_catalog(holdings, words, cited[words("language.citation")])
        ),
    }


def _listed(kind: str, holdings: Holdings, words: Words) -> dict[str, object]:
    """The things of a kind, each with the place on its page where its files are.

    Of the places of a large ledger the provinces, whose pages lead on to those below them.
    """
    sources, regions = holdings.facts.references.sources, holdings.facts.references.regions
    parts = [part for part in holdings.parts if part.kind == kind]
    if holdings.facts.is_large and kind == "region":
        parts = [part for part in parts if regions[part.key].level in ("nation", "province")]
    if kind == "report":
        parts.sort(key=lambda part: rank_source(sources[part.key]))
    pages = {part: part_page(part) for part in parts}
    rows = [
        {
            "name": words.text(holdings.name(part)),
            "path": str(page if page.anchor else page.at("download")),
            "count": holdings.count(part),
        }
        for part, page in pages.items()
    ]
    return {"id": kind, "name": words(f"sets.kind_{kind}"), "rows": rows}


def _file_text(name: str, site: Site) -> str:
    """What a file of the release is; one of a province with its name."""
    stem, _, form = name.partition(".")
    stem, _, code = stem.partition("-") if CODE.search(stem) else (stem, "", "")
    text = _form_text(stem, form, site.words)
    return f"{site.region_name(code)}{site.words('text.colon')}{text}" if code else text


def _form_text(stem: str, form: str, words: Words) -> str:
    key = stem if stem in words.table["format"] else form
    table = words(f"dataset.{stem}") if "{table}" in words.table["format"][key] else ""
    return words(f"format.{key}", table=table)
