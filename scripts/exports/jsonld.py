"""Data sets and their catalogue in the words of schema.org, for the head of pages: what search engines for data read.

Plain dictionaries; the page that shows one writes it as JSON and escapes it. Without the site's address links are
relative to the page, which is what JSON-LD resolves them against.
"""

from __future__ import annotations

from scripts import addresses
from scripts.artefacts import WHOLE, Part
from scripts.exports.catalogs import dataset_name
from scripts.exports.file_links import Links
from scripts.exports.formats import MEDIA_TYPES
from scripts.exports.holdings import Holdings, part_name, part_page
from scripts.languages import list_languages
from scripts.ledger.columns import Json
from scripts.words import Words

CONTEXT = "https://schema.org/"
NARROW = ("region", "report")
"""Kinds of parts that are about few places; a theme would name thousands."""


def describe_part(holdings: Holdings, part: Part, words: Words, citation: str) -> dict[str, Json]:
    """The data of a part as schema.org Dataset, as its page in the language of ``words`` says it."""
    return {"@context": CONTEXT, **_dataset(holdings, part, words), "citation": citation}


def describe_catalog(holdings: Holdings, words: Words, citation: str) -> dict[str, Json]:
    """The catalogue, with the whole ledger and its files, for the page of the data."""
    page = addresses.datasets().within(words.language)
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": words("portal.catalog"),
        "description": words("portal.catalog_about"),
        "url": Links(str(page), holdings.address).to(page),
        "dataset": [{**_dataset(holdings, WHOLE, words), "citation": citation}],
    }


def _dataset(holdings: Holdings, part: Part, words: Words) -> dict[str, Json]:
    licence, (start, end) = holdings.licence, holdings.period(part)
    page, home = part_page(part).within(words.language), addresses.home().within(words.language)
    links = Links(str(page), holdings.address)
    codes = holdings.places(part) if part.kind in NARROW else []
    places: list[Json] = [
        {
            "@type": "AdministrativeArea",
            "name": words.text(holdings.name(Part("region", code))),
            "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code},
        }
        for code in codes
    ]
    files: list[Json] = [
        {"@type": "DataDownload", "contentUrl": links.to(file.address), "encodingFormat": MEDIA_TYPES[file.form]}
        for file in holdings.files(part)
        if file.language in ("", words.data)
    ]
    published = min(holdings.cells(part, "first_published"), default="")
    return {
        "@type": "Dataset",
        "@id": links.to(dataset_name(holdings, part)),
        "identifier": part_name(part),
        "name": words.text(holdings.title(part)),
        "description": words.text(holdings.description(part)),
        "url": links.to(page),
        "inLanguage": [language.tag for language in list_languages()],
        "keywords": words("portal.keywords").split("; "),
        **({"datePublished": published} if published else {}),
        "dateModified": holdings.day(part).isoformat(),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": words("portal.maker"), "url": links.to(home)},
        **({"license": licence.path} if licence.path else {}),
        **({"temporalCoverage": f"{start}/{end}"} if start else {}),
        **({"spatialCoverage": places} if places else {}),
        **({"version": holdings.version} if part == WHOLE else {}),
        "distribution": files,
    }
