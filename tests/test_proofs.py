"""Rows that leave the site: names, evidence, source and verdicts in each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from scripts.exports.proofs import join_tables
from scripts.ledger.columns import load_columns
from scripts.ledger.packages import load_package
from tests.interfaces import ACROSS, REPORT, extend
from tests.next_year import OLD, add_rows, measure
from tests.taken import load_audited

SHA256 = "e76482310e669b1357dad8f9a2c6f59f61f18ae36a968877eda0a708fc2ac33e"
SOURCE = {
    "source_id": "qinghe-2023",
    "source_title": "青禾县2023年乡村振兴工作情况",
    "source_title_en": "Rural revitalization in Qinghe County in 2023",
    "publisher": "青禾县乡村振兴局",
    "published": "2024-01-10",
    "text_sha256": SHA256,
}


@pytest.fixture
def tables(example: Path) -> dict[str, pd.DataFrame]:
    return join_tables(load_audited(example))


def row(frame: pd.DataFrame, key: str) -> dict[str, str]:
    """The row whose first cell is ``key``, empty cells left out."""
    found = frame[frame.iloc[:, 0] == key].to_dict("records")[0]
    return {str(name): cell for name, cell in found.items() if cell}


def test_a_figure_keeps_its_proof(tables: dict[str, pd.DataFrame]) -> None:
    assert row(tables["figures"], "qinghe-2023-funds-county") == {
        "figure_id": "qinghe-2023-funds-county",
        "region_code": "999001",
        "region_zh": "青禾县",
        "region_en": "Qinghe County",
        "theme_id": "funds",
        "theme_zh": "资金和项目",
        "theme_en": "Funds and projects",
        "indicator_id": "linking-funds",
        "indicator_zh": "投入的衔接资金",
        "indicator_en": "Linking funds spent",
        "breakdown": "fund-level=county",
        "breakdown_zh": "县级",
        "breakdown_en": "county government",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "measured": "during",
        "measured_zh": "期间内",
        "status": "result",
        "status_zh": "结果",
        "value": "4000000",
        "value_text": "4000000",
        "unit": "cny",
        "unit_zh": "元",
        "unit_en": "yuan",
        "qualifier": "over",
        "value_zh": "超过 400 万元",
        "value_en": "over CNY 4 million",
        "as_stated": "400余万元",
        "span_start": "56",
        "span_end": "62",
        "evidence": "checked",
        "evidence_zh": "已核原文",
        **SOURCE,
        "page": "zh/receipts/qinghe-2023.html#qinghe-2023-funds-county",
    }


def test_a_figure_names_what_the_audit_and_the_remarks_say_of_it(tables: dict[str, pd.DataFrame]) -> None:
    figures = tables["figures"].set_index("figure_id")
    assert figures.loc["qinghe-2023-monitored-persons", "verdicts"] == (
        "qinghe-2023-households-persons:not-comparable;qinghe-2023-persons-per-household:derived"
    )
    assert figures.loc["qinghe-2023-water", "verdicts"] == "qinghe-2023-county-share:unchecked"
    assert figures.loc["qinghe-2023-water-rank", "remark_ids"] == "qinghe-2023-rank"
    assert figures.loc["qinghe-2023-toilets", "target_state"] == "waiting"
    assert set(figures["remark_ids"]) == {"", "qinghe-2023-rank"}


def test_a_day_is_text_and_no_number(tables: dict[str, pd.DataFrame]) -> None:
    found = row(tables["figures"], "qinghe-2023-toilets-deadline")
    assert "value" not in found
    assert (found["value_text"], found["value_en"]) == ("2024-06-30", "by 30 June 2024")


def test_a_relation_keeps_verdict_result_and_formula(tables: dict[str, pd.DataFrame]) -> None:
    found = row(tables["relations"], "qinghe-2023-persons-per-household")
    assert found == {
        "relation_id": "qinghe-2023-persons-per-household",
        "kind": "ratio",
        "kind_zh": "比值",
        "name_zh": "每户几人",
        "name_en": "Persons per household",
        "formula": "{qinghe-2023-monitored-persons} / {qinghe-2023-monitored-households}",
        "figure_ids": "qinghe-2023-monitored-persons;qinghe-2023-monitored-households",
        "verdict": "derived",
        "verdict_zh": "本站推算",
        "computed": "3.453125",
        "computed_range": "[3.453125, 3.453125]",
        "computed_unit": "person",
        "unit": "person",
        "sentence_zh": "报告没有写这个数。照算式算约为 3.45 人。",
        "sentence_en": found["sentence_en"],
        "evidence": "checked",
        "evidence_zh": "已核原文",
        **SOURCE,
        "page": "zh/reports/qinghe-2023.html#qinghe-2023-persons-per-household",
    }


def test_measures_remarks_omissions_and_targets_keep_theirs(tables: dict[str, pd.DataFrame]) -> None:
    task = row(tables["measures"], "qinghe-2023-toilets")
    assert {name: task[name] for name in ("kind_zh", "region_zh", "theme_en", "evidence", "page")} == {
        "kind_zh": "任务",
        "region_zh": "青禾县",
        "theme_en": "Village construction",
        "evidence": "checked",
        "page": "zh/reports/qinghe-2023.html#measure-qinghe-2023-toilets",
    }
    remark = row(tables["remarks"], "qinghe-2023-rank")
    assert (remark["kind_zh"], remark["text_sha256"]) == ("没写基数或依据", SHA256)
    assert set(tables["omissions"]["text_sha256"]) == {SHA256}
    target = row(tables["targets"], "qinghe-2023-toilets")
    assert (target["name_zh"], target["value_zh"], target["state_zh"]) == ("新建卫生厕所", "500 座", "等下一年报告")
    assert (target["due"], target["due_stated"]) == ("2024-12-31", "true")


def test_every_row_of_what_documents_say_has_its_grade_of_evidence(example: Path) -> None:
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    tables = join_tables(load_package(example))
    grades = {name: set(tables[name]["evidence"]) for name in ("measures", "omissions", "remarks", "targets")}
    assert grades == {name: {"checked"} for name in grades}
    assert tables["figures"].set_index("figure_id")["evidence"]["cited-yunling-2023-share"] == "cited"
    assert dict(zip(tables["relations"]["relation_id"], tables["relations"]["evidence"], strict=True)) == {
        "qinghe-2023-and-the-province": "cited",
        "qinghe-2023-persons-per-household": "checked",
    }


def test_a_target_says_where_it_stands(example: Path) -> None:
    add_rows(example, OLD, "measures", measure("wells", source=OLD, at=200))
    targets = join_tables(load_package(example))["targets"]
    found = {row["target_id"]: row for row in targets.to_dict("records")}
    kept = ("kind", "as_stated", "span_start", "span_end")
    assert [found["qinghe-2023-toilets"][name] for name in kept] == ["figure", "500座", "164", "168"]
    assert [found["qinghe-2023-wells"][name] for name in kept] == ["task", "", "200", "205"]


def test_every_table_has_the_columns_that_are_described(tables: dict[str, pd.DataFrame]) -> None:
    order = load_columns()["order"]
    assert {name: list(frame) for name, frame in tables.items() if name in order} == order


def test_where_the_address_is_known_a_page_is_a_full_address(example: Path) -> None:
    figures = join_tables(load_audited(example), "https://example.org/ledger")["figures"]
    assert figures["page"][0] == "https://example.org/ledger/zh/receipts/qinghe-2023.html#qinghe-2023-funds"
