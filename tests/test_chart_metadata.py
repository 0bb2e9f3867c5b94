"""The metadata beside the CSV of a chart: as CSV on the Web has it, and every column of the file in it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from scripts.charts.numbers_table import COLUMNS, list_numbers, pack_numbers
from scripts.pages.chart_metadata import metadata_artefacts
from tests.hung import hang_chart
from tests.project import make_site
from tests.taken import make


@pytest.fixture
def files(example: Path) -> dict[str, bytes]:
    sites = [hang_chart(make_site(example, language)) for language in ("zh", "en")]
    return make(metadata_artefacts({site.words.language: site.exhibition for site in sites}, sites[0].holdings))


def test_it_stands_where_tools_look_for_it_and_says_what_the_chart_says(example: Path, files: dict[str, bytes]) -> None:
    site = hang_chart(make_site(example, "zh"))
    (chart_id,) = site.gallery.charts
    chart = site.exhibition.chart(chart_id)
    content = json.loads(files[f"data/charts/{chart_id}.csv-metadata.json"])
    assert (content["@context"][0], content["url"]) == ("http://www.w3.org/ns/csvw", f"{chart_id}.csv")
    assert content["dc:title"][0] == {"@value": chart.title, "@language": "zh"}
    assert [text["@language"] for text in content["dc:description"]] == ["zh", "en"]
    assert content["dc:isReferencedBy"] == [
        {"@id": f"../../zh/charts/{chart_id}.html"},
        {"@id": f"../../en/charts/{chart_id}.html"},
    ]


def test_every_column_is_described_in_both_languages_and_holds_what_it_says(
    example: Path, files: dict[str, bytes]
) -> None:
    (metadata,) = map(json.loads, files.values())
    columns = {column["name"]: column for column in metadata["tableSchema"]["columns"]}
    site = hang_chart(make_site(example, "zh"))
    (chart,) = map(site.exhibition.chart, site.gallery.charts)
    header, *rows = csv.reader(io.StringIO(pack_numbers(list_numbers(chart))[0].decode("utf-8-sig")))
    assert list(columns) == header == list(COLUMNS)
    assert [column["titles"] for column in columns.values()] == header
    kinds = {name: columns[name]["datatype"] for name in ("figure_id", "period_end", "value")}
    assert kinds == {"figure_id": "string", "period_end": "date", "value": "double"}
    for column in columns.values():
        assert all(text["@value"] for key in ("dc:title", "dc:description") for text in column[key]), column["name"]
    assert [float(row[header.index("value")]) for row in rows]
