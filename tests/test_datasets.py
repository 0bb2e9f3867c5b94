"""The sets: which there are, what is in each, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.exports.datasets import Dataset, list_datasets
from scripts.ledger.packages import load_package
from tests.taken import sets


@pytest.fixture
def example_sets(example: Path) -> dict[str, Dataset]:
    return sets(example)


def test_every_set_that_has_a_row_and_no_other(example_sets: dict[str, Dataset]) -> None:
    assert list(example_sets) == [
        "ledger",
        "report-qinghe-2023",
        "region-999001",
        "indicator-linking-funds",
        "indicator-monitored",
        "indicator-projects",
        "indicator-returned-to-poverty",
        "indicator-review-frequency",
        "indicator-tap-water-rank",
        "indicator-tap-water-rise",
        "indicator-tap-water-share",
        "indicator-toilets-built",
        "indicator-toilets-deadline",
        "theme-construction",
        "theme-funds",
        "theme-guarantees",
        "theme-monitoring",
    ]


def test_the_rows_of_each_kind_of_set(example_sets: dict[str, Dataset]) -> None:
    report = {
        "figures": 12,
        "measures": 3,
        "relations": 3,
        "remarks": 1,
        "targets": 3,
        "omissions": 5,
        "sources": 1,
        "indicators": 10,
    }
    assert example_sets["report-qinghe-2023"].counts == report
    assert example_sets["region-999001"].counts == report
    assert example_sets["ledger"].counts == {
        **report,
        "regions": 4,
        "themes": 4,
        "units": 10,
        "breakdowns": 3,
        "charts": 2,
        "sources": 2,
    }
    assert example_sets["indicator-monitored"].counts == {"figures": 2, "relations": 2, "sources": 1, "indicators": 1}
    assert example_sets["theme-construction"].counts == {
        "figures": 2,
        "measures": 2,
        "targets": 2,
        "sources": 1,
        "indicators": 2,
    }


def test_relations_and_remarks_follow_the_figures_that_they_name(example_sets: dict[str, Dataset]) -> None:
    funds = example_sets["indicator-linking-funds"].tables["relations"]
    assert list(funds["relation_id"]) == ["qinghe-2023-county-share"]
    assert list(example_sets["indicator-tap-water-rank"].tables["remarks"]["remark_id"]) == ["qinghe-2023-rank"]


def test_rows_of_a_set_are_those_of_the_whole(example_sets: dict[str, Dataset]) -> None:
    for item in example_sets.values():
        for name, frame in item.tables.items():
            whole = example_sets["ledger"].tables[name]
            assert list(frame.columns) == list(whole.columns)
            assert {tuple(row) for row in frame.to_numpy()} <= {tuple(row) for row in whole.to_numpy()}


def test_what_is_said_of_a_set(example_sets: dict[str, Dataset]) -> None:
    item = example_sets["indicator-monitored"]
    assert (item.kind, item.key, item.version) == ("indicator", "monitored", "2024.2.1")
    assert (item.title_zh, item.title_en) == (
        "监测对象：各地各期登记的数",
        "Monitored households: values by place and period",
    )
    assert item.description_zh == (
        "“监测对象”这个指标的数据。数据 2 行、算式 2 行。时段 2023-01-01 至 2023-12-31。"
        "每一行带着来源、证据等级和本站网页；数字还带着原文字样和核算结果，存了档的带着字位。"
    )
    assert (item.sources, item.spatial, item.period) == (("qinghe-2023",), ("999001",), ("2023-01-01", "2023-12-31"))
    assert item.license["name"] == "CC-BY-4.0"
    assert item.content == ["figures", "relations"]


def test_titles_of_the_other_kinds(example_sets: dict[str, Dataset]) -> None:
    titles = {key: example_sets[key].title_en for key in ("ledger", "report-qinghe-2023", "theme-funds")}
    assert titles == {
        "ledger": "Open Revitalization Ledger: all data",
        "report-qinghe-2023": "Data entered from “Rural revitalization in Qinghe County in 2023”",
        "theme-funds": "Funds and projects: data entered",
    }


def test_every_table_has_its_fields(example_sets: dict[str, Dataset]) -> None:
    for item in example_sets.values():
        assert {name: [field["name"] for field in fields] for name, fields in item.fields.items()} == {
            name: list(frame) for name, frame in item.tables.items()
        }


def test_a_package_without_licence_and_relations_has_sets_too(example: Path) -> None:
    found = list_datasets(load_package(example))
    assert len(found) == 17
    assert dict(found[0].license) == {}
    assert "relations" not in found[0].tables
