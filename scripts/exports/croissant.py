"""The release in Croissant, the vocabulary by which tools for machine learning load data: its CSV files, by column.

Written by hand from the specification (1.0), so that the build needs none of the heavy packages of the checker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from scripts.exports.formats import Export, Files
from scripts.ledger.columns import Field, Json

CONFORMS = "http://mlcommons.org/croissant/1.0"
TERMS = """
column data dataType examples extract field fileObject fileProperty fileSet format includes isLiveDataset jsonPath key
md5 parentField path recordSet references regex repeated replace separator source subField transform
"""
CONTEXT: dict[str, Json] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "citeAs": "cr:citeAs",
    **{name: f"cr:{name}" for name in TERMS.split()},
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}


def make_croissant(about: Mapping[str, Json], exports: Sequence[Export], files: Files) -> dict[str, Json]:
    """The description as an object. ``about``: what it says of the whole; ``files``: among them the CSV of each table.

    Files are named relative to the folder that the description stands in, so that it works in a downloaded copy.
    """
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS,
        **about,
        "distribution": [_file(f"{export.name}.csv", files[f"{export.name}.csv"]) for export in exports],
        "recordSet": [_record_set(export) for export in exports],
    }


def _file(name: str, content: bytes) -> dict[str, Json]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "encodingFormat": "text/csv",
        "contentSize": f"{len(content)} B",
        "sha256": sha256(content).hexdigest(),
    }


def _record_set(export: Export) -> dict[str, Json]:
    key: list[Json] = [{"@id": f"{export.name}/{column}"} for column in export.schema.key]
    return {
        "@type": "cr:RecordSet",
        "@id": export.name,
        "name": export.name,
        **({"key": key} if key else {}),
        "field": [_field(export.name, field) for field in export.schema.fields],
    }


def _field(table: str, field: Field) -> dict[str, Json]:
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{field.name}",
        "name": field.name,
        "description": f"{field.description} {field.description_zh}",
        "dataType": field.kind.croissant,
        "source": {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": field.name}},
    }
