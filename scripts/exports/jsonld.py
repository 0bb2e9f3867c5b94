"""Data sets and their catalogue in the words of schema.org, for the head of pages: what search engines for data read.

Plain dictionaries; the page that shows one writes it as JSON and escapes it.
"""

from __future__ import annotations

from scripts import addresses
from scripts.artefacts import WHOLE, Part
from scripts.exports.file_links import Links
from scripts.exports.formats import MEDIA_TYPES
from scripts.exports.holdings import Holdings, part_file, part_forms, part_page
from scripts.ledger.columns import Json
from scripts.words import Words

CONTEXT = "https://schema.org/"
NARROW = ("region", "report")
"""Kinds of parts that are about few places; a theme would name thousands."""


def describe_part(holdings: Holdings, part: Part, words: Words) -> dict[str, Json]:
    """The data of a part as schema.org Dataset, as its page in the language of ``words`` says it.

    Without the site's address links are relative to the page, which is what JSON-LD resolves them against.
    """
    links = Links(str(part_page(part).within(words.language)), holdings.address)
    files: list[Json] = [_file(part_file(part, form).path, form, links) for form in part_forms(holdings, part)]
    return {"@context": CONTEXT, **_dataset(holdings, part, words, links), "distribution": files}


def describe_catalog(holdings: Holdings, words: Words) -> dict[str, Json]:
    """The catalogue, with the whole ledger and its files, for the page of the data."""
    page = addresses.datasets().within(words.language)
    links = Links(str(page), holdings.address)
    forms = {"xlsx": "ledger.xlsx", "zip": "ledger.zip", "sqlite": "ledger.sqlite", "csv": "figures.csv"}
    files: list[Json] = [
        _file(addresses.release(holdings.version, name).path, form, links) for form, name in forms.items()
    ]
    whole = {**_dataset(holdings, WHOLE, words, links), "version": holdings.version, "distribution": files}
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": words("portal.catalog"),
        "description": words("portal.catalog_about"),
        "url": links.to(page),
        "dataset": [whole],
    }


def _dataset(holdings: Holdings, part: Part, words: Words, links: Links) -> dict[str, Json]:
    language, licence, (start, end) = words.data, holdings.licence, holdings.period(part)
    page, home = part_page(part).within(words.language), addresses.home().within(words.language)
    regions = holdings.facts.references.regions
    codes = holdings.places(part) if part.kind in NARROW else []
    places: list[Json] = [_place(code, regions[code].name[language]) for code in codes]
    return {
        "@type": "Dataset",
        "name": holdings.title(part, language),
        "description": holdings.description(part, language),
        "url": links.to(page),
        "dateModified": holdings.day(part).isoformat(),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": words("portal.maker"), "url": links.to(home)},
        **({"license": licence.path} if licence.path else {}),
        **({"temporalCoverage": f"{start}/{end}"} if start else {}),
        **({"spatialCoverage": places} if places else {}),
    }


def _place(code: str, name: str) -> dict[str, Json]:
    return {
        "@type": "AdministrativeArea",
        "name": name,
        "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code},
    }


def _file(path: str, form: str, links: Links) -> dict[str, Json]:
    target = addresses.Address(path, is_page=False)
    return {"@type": "DataDownload", "contentUrl": links.to(target), "encodingFormat": MEDIA_TYPES[form]}
