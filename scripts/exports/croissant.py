"""A set in Croissant, the vocabulary by which tools for machine learning load data: its CSV files, column by column.

Written by hand from the specification (1.0), so that the build needs none of the heavy packages of the checker.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from scripts.exports.downloads import LATEST, Download
from scripts.exports.entries import Entry
from scripts.exports.file_links import Links
from scripts.exports.formats import pack_document
from scripts.pages.citations import Citable, cite

NAME = "croissant.json"
CONFORMS = "http://mlcommons.org/croissant/1.0"
TYPES = {
    "integer": "sc:Integer",
    "year": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
TERMS = (
    "column",
    "data",
    "dataType",
    "examples",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "separator",
    "source",
    "subField",
    "transform",
)
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "citeAs": "cr:citeAs",
    **{name: f"cr:{name}" for name in TERMS},
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}


def pack_croissant(entry: Entry, address: str) -> dict[str, bytes]:
    """The description of a set, for its folder ``latest``.

    Without the site's ``address`` files are named relative to it, so that it works in a downloaded folder; and it names
    no page then, since Croissant wants a full address there.
    """
    path = f"data/{entry.set_id}/{LATEST}/{NAME}"
    return {path: pack_document(make_croissant(entry, Links(path, address)))}


def make_croissant(entry: Entry, links: Links) -> dict[str, Any]:
    """The description as an object."""
    dataset = entry.dataset
    tables = {item.table: item for item in entry.files if item.format == "csv" and item.table in dataset.tables}
    year, month, day = entry.modified.split("-")
    cited = Citable(entry.set_id, entry.title("en"), f"en/{entry.page}", dataset.version)
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS,
        "name": entry.set_id,
        "alternateName": [entry.title("en"), entry.title("zh")],
        "description": f"{entry.description('en')} {entry.description('zh')}",
        **({"license": dataset.license["path"]} if dataset.license.get("path") else {}),
        **({"url": links.link(f"en/{entry.page}")} if links.address else {}),
        "citeAs": cite(cited, links.address).bibtex,
        "version": f"{int(year)}.{int(month)}.{int(day)}",
        "datePublished": entry.modified,
        "creator": {"@type": "sc:Organization", "name": "Open Revitalization Ledger"},
        "inLanguage": ["zh-CN", "en"],
        "distribution": [_file(item, links) for item in tables.values()],
        "recordSet": [_record_set(name, item, entry) for name, item in tables.items()],
    }


def _file(item: Download, links: Links) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": item.name,
        "name": item.name,
        "contentUrl": links.link(item.path),
        "encodingFormat": item.media_type,
        "contentSize": f"{item.size} B",
        "sha256": item.sha256,
    }


def _record_set(name: str, item: Download, entry: Entry) -> dict[str, Any]:
    schema = entry.dataset.schemas[name]
    key = schema.get("primaryKey", [])
    columns = [key] if isinstance(key, str) else list(key)
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        **({"key": [{"@id": f"{name}/{column}"} for column in columns]} if columns else {}),
        "field": [_field(name, field, item) for field in schema["fields"]],
    }


def _field(table: str, field: Mapping[str, Any], item: Download) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{field['name']}",
        "name": field["name"],
        "description": f"{field['description']} {field['description_zh']}",
        "dataType": TYPES.get(field["type"], "sc:Text"),
        "source": {"fileObject": {"@id": posixpath.basename(item.path)}, "extract": {"column": field["name"]}},
    }
