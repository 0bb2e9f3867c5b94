"""Sets and their catalogue in the words of schema.org, for the head of their pages: what search engines for data read.

Plain dictionaries; the page that shows one writes it as JSON and escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.exports.downloads import Download
from scripts.exports.entries import PAGES, Entry
from scripts.exports.file_links import Links
from scripts.words import Words

CONTEXT = "https://schema.org/"
LOCALES = {"zh": "zh-CN", "en": "en"}
MOST_VARIABLES = 50
"""Of the whole ledger there are more than the head of a page should carry."""


def render_dataset(entry: Entry, words: Words, address: str) -> dict[str, Any]:
    """A set as schema.org Dataset, as its page in the language of ``words`` says it.

    Without the site's ``address`` links are relative to the page, which is what JSON-LD resolves them against.
    """
    language, dataset = words.language, entry.dataset
    links = Links(f"{language}/{entry.page}", address)
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": links.link(links.path) + "#dataset",
        "name": entry.title(language),
        "alternateName": entry.title("en" if language == "zh" else "zh"),
        "description": entry.description(language),
        "url": links.link(links.path),
        "identifier": entry.set_id,
        "version": dataset.version,
        "dateModified": entry.modified,
        "isAccessibleForFree": True,
        "inLanguage": list(LOCALES.values()),
        "keywords": _names(entry.themes, language),
        "creator": _maker(words, links),
        "publisher": _maker(words, links),
        **({"license": dataset.license["path"]} if dataset.license.get("path") else {}),
        **({"temporalCoverage": "/".join(dataset.period)} if dataset.period[0] else {}),
        "spatialCoverage": [_place(place, language) for place in entry.places],
        "variableMeasured": _variables(entry, language),
        "isBasedOn": sorted(set(dataset.tables["sources"]["url"]) - {""}),
        "distribution": [_file(item, links) for item in entry.files],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": _catalog(links, language) + "#catalog",
            "name": words("portal.catalog"),
            "url": _catalog(links, language),
        },
    }


def render_catalog(entries: Sequence[Entry], words: Words, address: str) -> dict[str, Any]:
    """The catalogue as schema.org DataCatalog: each set by its name and page."""
    language = words.language
    links = Links(f"{language}/{PAGES}/index.html", address)
    here = links.link(links.path)
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{here}#catalog",
        "name": words("portal.catalog"),
        "description": words("portal.catalog_about"),
        "url": here,
        "inLanguage": list(LOCALES.values()),
        "dateModified": entries[0].modified,
        "publisher": _maker(words, links),
        **({"license": entries[0].dataset.license["path"]} if entries[0].dataset.license.get("path") else {}),
        "dataset": [
            {
                "@type": "Dataset",
                "@id": links.link(f"{language}/{entry.page}") + "#dataset",
                "name": entry.title(language),
                "description": entry.description(language),
                "url": links.link(f"{language}/{entry.page}"),
            }
            for entry in entries
        ],
    }


def _catalog(links: Links, language: str) -> str:
    return links.link(f"{language}/{PAGES}/index.html")


def _maker(words: Words, links: Links) -> dict[str, str]:
    return {"@type": "Organization", "name": words("portal.maker"), "url": links.link(f"{words.language}/index.html")}


def _names(named: Sequence[tuple[str, str, str]], language: str) -> list[str]:
    return [zh if language == "zh" else en for _, zh, en in named]


def _place(place: tuple[str, str, str], language: str) -> dict[str, Any]:
    code, zh, en = place
    return {
        "@type": "AdministrativeArea",
        "name": zh if language == "zh" else en,
        "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code},
    }


def _variables(entry: Entry, language: str) -> list[dict[str, str]]:
    """Indicators that the set has figures of, in the order of their identifiers; the first of them if many."""
    frame = entry.dataset.tables.get("figures")
    if frame is None:
        return []
    columns = (frame[name].tolist() for name in ("indicator_id", f"indicator_{language}", f"unit_{language}"))
    rows = {key: (name, unit) for key, name, unit in zip(*columns, strict=True)}
    return [
        {"@type": "PropertyValue", "propertyID": key, "name": rows[key][0], "unitText": rows[key][1]}
        for key in sorted(rows)[:MOST_VARIABLES]
    ]


def _file(item: Download, links: Links) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": item.name,
        "contentUrl": links.link(item.path),
        "encodingFormat": item.media_type,
        "contentSize": f"{item.size} B",
        "sha256": item.sha256,
    }
