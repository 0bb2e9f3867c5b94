"""Which files a package has: every report folder is listed, and what is listed is in its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.ledger.packages import load_package
from scripts.ledger.reports import check_places, check_reports, check_resources, report_of
from tests.cited import SHARE, add_figures, add_part
from tests.telling import ENGLISH, told

MEASURES = "data/reports/qinghe-2023/measures.csv"


@pytest.mark.parametrize(
    ("file", "report"),
    [
        ("data/reports/qinghe-2023/figures.csv", "qinghe-2023"),
        ("data/reference/units.csv", ""),
        ("data/reports/figures.csv", ""),
        ("data/reports/a/b/figures.csv", ""),
        ("other/reports/a/figures.csv", ""),
    ],
)
def test_the_folder_names_the_report(file: str, report: str) -> None:
    assert report_of(file) == report


def test_a_table_with_an_unread_file_is_not_whole(example: Path) -> None:
    assert load_package(example).is_whole("units", "figures")
    (example / "data/reference/units.csv").unlink()
    ledger = load_package(example)
    assert [ledger.is_whole(name) for name in ("units", "figures", "no-table")] == [False, True, False]


def test_a_report_that_is_not_listed_is_named(example: Path) -> None:
    (example / "data/reports/new-2024").mkdir()
    (example / "data/reports/new-2024/figures.csv").write_text("figure_id\n", encoding="utf-8")
    (example / "data/reports/bare-2024").mkdir()
    (example / "data/reports/README.md").write_text("Not a report.\n", encoding="utf-8")
    assert [told(finding) for finding in check_reports(load_package(example))] == [
        "data/reports/new-2024/figures.csv: [unlisted-file] The file is not listed in datapackage.json.\n"
        "    fix: List it under the resource 'figures', or delete it.",
        "data/reports/bare-2024: [unlisted-report] The report folder holds no table.\n"
        "    fix: Add its tables and list them in datapackage.json, or delete the folder.",
    ]


def test_a_report_table_stands_in_its_folder_under_its_name(example: Path) -> None:
    path = example / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    figures = next(item for item in descriptor["resources"] if item["name"] == "figures")
    (example / "data/figures.csv").write_bytes((example / figures["path"][0]).read_bytes())
    (example / "data/reports/qinghe-2023/numbers.csv").write_bytes((example / figures["path"][0]).read_bytes())
    figures["path"] += ["data/figures.csv", "data/reports/qinghe-2023/numbers.csv"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert [ENGLISH.message(finding) for finding in check_places(load_package(example))] == [
        "'data/figures.csv' is listed as a file of 'figures'.",
        "'data/reports/qinghe-2023/numbers.csv' is listed as a file of 'figures'.",
    ]


def test_figures_cited_by_link_stand_in_a_folder_of_their_own(example: Path) -> None:
    add_figures(example, SHARE)
    assert list(check_places(load_package(example))) == []
    add_part(example, "measures", "data/cited/measures.csv", (example / MEASURES).read_text(encoding="utf-8"))
    (example / "data/cited/more.csv").write_text("figure_id\n", encoding="utf-8")
    assert [ENGLISH.message(finding) for finding in check_places(load_package(example))] == [
        "'data/cited/measures.csv' is listed as a file of 'measures'."
    ]
    (finding,) = check_places(load_package(example))
    assert str(finding).startswith("datapackage.json:path: [misplaced-file]")
    assert [told(finding) for finding in check_reports(load_package(example))] == [
        "data/cited/more.csv: [unlisted-file] The file is not listed in datapackage.json.\n"
        "    fix: List it under its resource, or delete it."
    ]


def test_names_and_files_are_listed_once(example: Path) -> None:
    path = example / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"].append(descriptor["resources"][0])
    descriptor["resources"] = [item for item in descriptor["resources"] if item["name"] != "themes"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert [str(finding).partition("]")[0] for finding in check_resources(load_package(example))] == [
        "datapackage.json:resources: [missing-resource",
        "datapackage.json:resources: [descriptor.resource-twice",
        "datapackage.json:path: [descriptor.file-twice",
    ]
    assert [ENGLISH.message(finding) for finding in check_resources(load_package(example))] == [
        "The package has no table 'themes'.",
        "The resource 'regions' is named 2 times.",
        "The file 'data/reference/regions.csv' is listed 2 times.",
    ]
