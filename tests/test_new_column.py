"""A column that is added to a schema appears in every file, and no line of Python says so."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from scripts.exports.api import api_artefacts
from scripts.exports.downloads import part_artefacts
from scripts.exports.releases import release_artefacts
from scripts.pages.rendering import load_environment
from tests.project import make_site
from tests.taken import hold, make, read_csv

NAME = "pages_read"
FIELD = {
    "name": NAME,
    "type": "integer",
    "title": "读了几页",
    "description": "How many pages were read.",
    "description_zh": "读了几页。",
}
RELEASE = "data/releases/2024.2.1"


@pytest.fixture
def package(example: Path) -> Path:
    """The example, whose figures have a new column between unit and qualifier, that is 7 in every row."""
    schema = example / "data/schemas/figures.json"
    content = json.loads(schema.read_text(encoding="utf-8"))
    at = [item["name"] for item in content["fields"]].index("qualifier")
    content["fields"].insert(at, FIELD)
    schema.write_text(json.dumps(content), encoding="utf-8")
    for path in example.glob("data/reports/*/figures.csv"):
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerows(
            [[*row[:at], cell, *row[at:]] for cell, row in [(NAME, header), *(("7", row) for row in rows)]]
        )
        path.write_text(buffer.getvalue(), encoding="utf-8")
    return example


@pytest.fixture
def files(package: Path) -> dict[str, bytes]:
    """The files of that package."""
    holdings = hold(package)
    return make([*part_artefacts(holdings), *release_artefacts(holdings), *api_artefacts(holdings, {})])


def test_it_is_in_csv_parquet_and_json(files: dict[str, bytes]) -> None:
    assert {row[NAME] for row in read_csv(files["data/regions/999001.csv"])} == {"7"}
    assert {row[NAME] for row in read_csv(files[f"{RELEASE}/figures.csv"])} == {"7"}
    assert set(pq.read_table(io.BytesIO(files[f"{RELEASE}/figures.parquet"]))[NAME].to_pylist()) == {7}
    assert {row[NAME] for row in json.loads(files[f"{RELEASE}/figures.json"])} == {7}
    header = files[f"{RELEASE}/figures.csv"].decode("utf-8-sig").split("\n", 1)[0].split(",")
    assert header[header.index(NAME) - 1 : header.index(NAME) + 2] == ["unit_en", NAME, "qualifier"]


def test_it_is_in_the_database_and_the_workbook(files: dict[str, bytes]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files[f"{RELEASE}/ledger.sqlite"])
    assert connection.execute(f"SELECT DISTINCT {NAME}, typeof({NAME}) FROM figures").fetchall() == [(7, "integer")]  # noqa: S608
    connection.close()
    sheet = openpyxl.load_workbook(io.BytesIO(files[f"{RELEASE}/ledger-zh.xlsx"]))["数据"]
    assert {sheet[1][at].value: sheet[2][at].value for at in range(sheet.max_column)}["读了几页"] == 7


def test_it_is_in_the_interface_its_schema_and_the_codebook(files: dict[str, bytes]) -> None:
    assert {row[NAME] for row in json.loads(files["api/v1/reports/qinghe-2023.json"])["figures"]} == {7}
    schema = json.loads(files["api/v1/schemas/report_figures.json"])["$defs"]["figure"]
    assert schema["properties"][NAME] == {
        "type": ["integer", "null"],
        "title": "Pages read",
        "title_zh": "读了几页",
        "description": "How many pages were read.",
        "description_zh": "读了几页。",
    }
    assert NAME in schema["required"]
    assert f"`{NAME}` | Pages read | integer |" in files[f"{RELEASE}/codebook-en.md"].decode()
    fields = json.loads(files[f"{RELEASE}/croissant.json"])["recordSet"][0]["field"]
    assert {"@id": f"figures/{NAME}", "dataType": "sc:Integer"}.items() <= next(
        field for field in fields if field["name"] == NAME
    ).items()


def test_it_is_on_a_page_whose_template_shows_it(package: Path) -> None:
    view = make_site(package).figures[0]
    assert view.figure.extra == {NAME: 7}
    assert load_environment().from_string("{{ view.figure.extra.pages_read }}").render(view=view) == "7"


def test_the_columns_of_today_are_fields_of_their_rows(example: Path) -> None:
    facts = hold(example).facts
    assert {frozenset(row.extra) for row in facts.figures()} == {frozenset()}
    assert {frozenset(row.extra) for row in facts.measures()} == {frozenset()}
    assert {frozenset(row.extra) for row in facts.references.sources.values()} == {frozenset()}
