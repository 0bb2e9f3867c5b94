"""What stands beside the CSV of a chart: its metadata as CSV on the Web (W3C) has it.

The title, what the chart says, its pages and licence, and what each column means, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scripts import addresses
from scripts.artefacts import Artefact, Part, one_file
from scripts.exports.file_links import Links
from scripts.exports.formats import spread
from scripts.exports.holdings import Holdings
from scripts.ledger.columns import Field, Json, file_schemas
from scripts.pages.chart_files import Exhibition

CONTEXT: Json = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
TABLE = "chart_numbers"
"""What columns.toml calls the table of a chart."""
Exhibitions = Mapping[str, Exhibition]


def metadata_artefacts(exhibitions: Exhibitions, holdings: Holdings) -> Iterator[Artefact[dict[str, Json]]]:
    """The metadata of every chart."""
    for chart_id in next(iter(exhibitions.values())).gallery.charts:
        path = addresses.chart_metadata(chart_id).path
        yield one_file(path, Part("chart", chart_id), partial(describe, exhibitions, holdings, chart_id), pack)


def describe(exhibitions: Exhibitions, holdings: Holdings, chart_id: str) -> dict[str, Json]:
    """The metadata of one chart."""
    charts = {code: exhibition.chart(chart_id) for code, exhibition in exhibitions.items()}
    links = Links(addresses.chart_metadata(chart_id).path, holdings.address)
    pages: list[Json] = [{"@id": links.to(addresses.chart(chart_id).within(code))} for code in charts]
    licence: dict[str, Json] = {"dc:license": {"@id": holdings.licence.path}} if holdings.licence.path else {}
    return {
        "@context": CONTEXT,
        "url": links.to(addresses.chart_data(chart_id)),
        "dc:title": _say({code: chart.title for code, chart in charts.items()}),
        "dc:description": _say({code: chart.alt for code, chart in charts.items()}),
        "dc:isReferencedBy": pages,
        **licence,
        "tableSchema": {"columns": [_column(field) for field in file_schemas(holdings.facts.ledger)[TABLE].fields]},
    }


def pack(metadata: dict[str, Json]) -> bytes:
    """The file, as small as it can be."""
    return f"{spread(metadata)}\n".encode()


def _column(field: Field) -> Json:
    return {
        "name": field.name,
        "titles": field.name,
        "datatype": field.kind.csvw,
        "dc:title": _say(field.titles.texts),
        "dc:description": _say(field.descriptions.texts),
    }


def _say(texts: Mapping[str, str]) -> list[Json]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]
