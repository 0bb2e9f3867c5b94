"""What catalogues say of a set beside its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.exports.datasets import list_datasets
from scripts.exports.entries import Entry, list_entries
from scripts.ledger.packages import load_package
from tests.interfaces import ACROSS, REPORT, extend, make_entries


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    entries = make_entries(tmp_path_factory.mktemp("entries"))
    return next(entry for entry in entries if entry.set_id == "region-999001")


def test_an_entry_has_its_own_files_at_latest(region: Entry) -> None:
    assert {item.path.rsplit("/", 1)[0] for item in region.files} == {"data/region-999001/latest"}
    assert [item.name for item in region.files][:3] == ["region-999001.xlsx", "region-999001.zip", "figures.csv"]


def test_names_dates_and_counts(region: Entry) -> None:
    assert region.page == "datasets/region-999001.html"
    assert (region.modified, region.rows) == ("2024-02-01", 25)
    assert region.places == (("999001", "青禾县", "Qinghe County"),)
    assert region.themes[0] == ("construction", "乡村建设", "Village construction")
    assert region.publishers == ("青禾县乡村振兴局",)
    assert region.formats == ("csv", "xlsx", "json", "parquet", "zip")
    assert (region.title("zh"), region.title("en")) == ("青禾县：登记的数据", "Qinghe County: data entered")


def test_a_document_that_only_compares_provides_nothing(example: Path) -> None:
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    province = next(item for item in list_datasets(load_package(example)) if item.set_id == "region-990000")
    assert (list(province.tables["relations"]["source_id"]), list(province.sources)) == (
        ["qinghe-2023"],
        ["qinghe-2023", "yunling-2023"],
    )
    whole = list_datasets(load_package(example))[0]
    (_, entry) = list_entries([whole, province], [])
    assert (entry.publishers, entry.has_unnamed) == (("云岭省乡村振兴局",), False)


def test_documents_that_name_no_publisher_are_not_passed_over(example: Path) -> None:
    sources = example / "data/reference/sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("青禾县乡村振兴局,", ","), encoding="utf-8")
    (entry, *_) = list_entries(list_datasets(load_package(extend(example))), [])
    assert (entry.publishers, entry.has_unnamed) == (("云岭省乡村振兴局",), True)
