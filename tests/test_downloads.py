"""What is taken away of one thing: few files, one address, ready citations."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.artefacts import Part
from scripts.exports.downloads import describe_downloads, part_artefacts
from scripts.exports.holdings import Holdings
from scripts.words import load_words
from tests.taken import SITE, extend, hold, make, read_csv

COUNTY = Part("region", "999001")


@pytest.fixture
def holdings(example: Path) -> Holdings:
    return hold(extend(example), SITE)


def test_every_part_has_one_csv_and_only_archived_reports_and_their_places_workbooks(holdings: Holdings) -> None:
    indicators = [f"data/indicators/{part.key}.csv" for part in holdings.parts if part.kind == "indicator"]
    assert sorted(make(part_artefacts(holdings))) == sorted(
        [
            *indicators,
            "data/regions/990000.csv",
            "data/regions/999001.csv",
            "data/regions/999001-en.xlsx",
            "data/regions/999001-zh.xlsx",
            "data/reports/qinghe-2023.csv",
            "data/reports/qinghe-2023-en.xlsx",
            "data/reports/qinghe-2023-zh.xlsx",
            "data/reports/yunling-2023.csv",
            "data/themes/construction.csv",
            "data/themes/funds.csv",
            "data/themes/guarantees.csv",
            "data/themes/monitoring.csv",
        ]
    )
    assert [file.form for file in holdings.files(Part("report", "yunling-2023"))] == ["csv"]


def test_a_csv_has_the_figures_of_its_part(holdings: Holdings) -> None:
    files = make(part_artefacts(holdings))
    rows = read_csv(files["data/indicators/tap-water-share.csv"])
    assert {row["region_code"] for row in rows} == {"990000", "999001"}
    assert [row["figure_id"] for row in read_csv(files["data/regions/990000.csv"])] == ["cited-yunling-2023-share"]


def test_what_the_page_of_a_place_offers(holdings: Holdings) -> None:
    found = describe_downloads(holdings, COUNTY, load_words("en"))
    assert {form: str(file) for form, file in found.files.items()} == {
        "csv": "data/regions/999001.csv",
        "xlsx": "data/regions/999001-en.xlsx",
    }
    assert found.citations["apa"] == (
        f"Open Revitalization Ledger. (2024). Qinghe County: data entered [Dataset]. {SITE}/en/regions/999001.html"
    )
    assert found.structured["distribution"] == [
        {"@type": "DataDownload", "contentUrl": f"{SITE}/data/regions/999001.csv", "encodingFormat": "text/csv"},
        {
            "@type": "DataDownload",
            "contentUrl": f"{SITE}/data/regions/999001-en.xlsx",
            "encodingFormat": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        },
    ]


def test_an_indicator_is_cited_by_its_place_in_the_list(holdings: Holdings) -> None:
    found = describe_downloads(holdings, Part("indicator", "linking-funds"), load_words("zh"))
    assert found.citations["gbt"].endswith(f"{SITE}/zh/indicators.html#linking-funds.")
    assert list(found.files) == ["csv"]
