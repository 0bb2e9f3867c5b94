"""Rows that leave the site: names, evidence, source and verdicts in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.exports import tables as module
from scripts.exports.tables import Tables, coded_section, target_page
from tests.cited import SHARE, add_figures
from tests.next_year import OLD, add_change, add_remark, add_rows, measure
from tests.taken import ACROSS, RELATIONS, REPORT, SITE, extend, hold

SHA256 = "e76482310e669b1357dad8f9a2c6f59f61f18ae36a968877eda0a708fc2ac33e"
CITED = "cited-yunling-2023"
SOURCE = {
    "source_id": "qinghe-2023",
    "source_title": "青禾县2023年乡村振兴工作情况",
    "source_title_en": "Rural revitalization in Qinghe County in 2023",
    "publisher": "青禾县乡村振兴局",
    "published": "2024-01-10",
    "text_sha256": SHA256,
}


@pytest.fixture
def tables(example: Path) -> Tables:
    return hold(extend(example)).tables


def rows(tables: Tables, name: str) -> dict[str, dict[str, str]]:
    """Rows by their first cell, empty cells left out."""
    found = tables.frames[name].to_dict("records")
    return {next(iter(row.values())): {str(key): cell for key, cell in row.items() if cell} for row in found}


def test_a_figure_keeps_its_proof(tables: Tables) -> None:
    assert rows(tables, "figures")["qinghe-2023-funds-county"] == {
        "figure_id": "qinghe-2023-funds-county",
        "region_code": "999001",
        "region_zh": "青禾县",
        "region_en": "Qinghe County",
        "region_level": "county",
        "region_parents": "100000;990000;999000",
        "theme_id": "funds",
        "theme_zh": "资金和项目",
        "theme_en": "Funds and projects",
        "indicator_id": "linking-funds",
        "indicator_zh": "投入的衔接资金",
        "indicator_en": "Linking funds spent",
        "breakdown": "fund-level=county",
        "breakdown_zh": "县级",
        "breakdown_en": "county government",
        "is_total": "false",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "measured": "during",
        "measured_zh": "期间内",
        "status": "result",
        "status_zh": "实际完成",
        "value": "4000000",
        "low": "4000000",
        "high": "5000000",
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
        "evidence_zh": "与存档原文一致",
        "cell_id": "c-f4175b23c8e2",
        "not_grouped": "alone",
        **SOURCE,
        "source_class": "official-site",
        "completeness": "complete",
        "citation": "青禾县乡村振兴局：《青禾县2023年乡村振兴工作情况》，2024-01-10。"
        "据乡村振兴公开账，凭据 qinghe-2023-funds-county。",
        "receipt_url": "zh/receipts/qinghe-2023.html#qinghe-2023-funds-county",
    }


def test_a_figure_names_what_the_audit_and_the_remarks_say_of_it(tables: Tables) -> None:
    figures = rows(tables, "figures")
    assert figures["qinghe-2023-monitored-persons"]["verdicts"] == "qinghe-2023-persons-per-household:derived"
    assert figures["qinghe-2023-toilets"]["target_state"] == "open"
    noted = {key: row["remark_ids"] for key, row in figures.items() if "remark_ids" in row}
    assert noted == {"qinghe-2023-water-rank": "qinghe-2023-rank"}


def test_a_day_has_a_column_of_its_own(tables: Tables) -> None:
    row = rows(tables, "figures")["qinghe-2023-toilets-deadline"]
    assert "value" not in row
    assert (row["value_date"], row["value_en"]) == ("2024-06-30", "by 30 June 2024")


def test_a_relation_keeps_verdict_result_and_formula(tables: Tables) -> None:
    row = rows(tables, "relations")["qinghe-2023-persons-per-household"]
    assert row == {
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
        "low": "3.453125",
        "high": "3.453125",
        "computed_unit": "person",
        "unit": "person",
        "sentence_zh": "报告没有写这个数。照算式算约为 3.45 人。",
        "sentence_en": row["sentence_en"],
        "evidence": "checked",
        "evidence_zh": "与存档原文一致",
        **SOURCE,
        "page": "zh/reports/qinghe-2023.html#qinghe-2023-persons-per-household",
    }


def test_measures_remarks_omissions_and_targets_keep_theirs(tables: Tables) -> None:
    work = rows(tables, "measures")["qinghe-2023-toilets"]
    assert {name: work[name] for name in ("kind_zh", "region_zh", "theme_en", "evidence", "page")} == {
        "kind_zh": "安排的工作",
        "region_zh": "青禾县",
        "theme_en": "Village construction",
        "evidence": "checked",
        "page": "zh/reports/qinghe-2023.html#measure-qinghe-2023-toilets",
    }
    remark = rows(tables, "remarks")["qinghe-2023-rank"]
    assert (remark["kind_zh"], remark["text_sha256"]) == ("没写基数或依据", SHA256)
    target = rows(tables, "targets")["qinghe-2023-toilets"]
    assert (target["name_zh"], target["value_zh"], target["state_zh"]) == ("新建卫生厕所", "500 座", "等后续报告")
    assert target["due"] == "2024-12-31"
    assert target["page"] == "zh/receipts/qinghe-2023.html#qinghe-2023-toilets"


def test_a_relation_is_graded_by_the_weakest_figure_in_it(example: Path) -> None:
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    found = hold(example).tables
    assert {key: row["evidence"] for key, row in rows(found, "relations").items()} == {
        "qinghe-2023-and-the-province": "cited",
        "qinghe-2023-persons-per-household": "checked",
    }
    assert rows(found, "figures")["cited-yunling-2023-share"]["evidence"] == "cited"


def test_a_target_says_where_it_stands(example: Path) -> None:
    add_rows(example, OLD, "measures", measure("wells", source=OLD, at=200))
    found = rows(hold(example).tables, "targets")
    kept = ("kind", "as_stated", "span_start", "span_end")
    assert [found["qinghe-2023-toilets"].get(name) for name in kept] == ["figure", "500座", "164", "168"]
    assert [found["qinghe-2023-wells"].get(name) for name in kept] == ["measure", None, "200", "205"]
    assert str(target_page("measure", "wells", "qinghe-2023")) == "reports/qinghe-2023.html#measure-wells"


def test_where_the_address_is_known_a_page_is_a_full_address(example: Path) -> None:
    pages = {row["page"] for row in rows(hold(example, SITE).tables, "indicators").values()}
    assert f"{SITE}/zh/indicators.html#linking-funds" in pages


def test_an_added_column_that_nobody_makes_stops_the_build(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(module.OF_SOURCE, "publisher")
    with pytest.raises(KeyError, match=r"columns\.toml adds 'publisher' to figures"):
        _ = tables.frames


def test_a_code_means_what_its_table_says() -> None:
    assert (coded_section("sources", "kind"), coded_section("figures", "status")) == ("source_kind", "status")
    assert coded_section("figures", "note") == ""


def test_a_figure_says_since_when_it_is_here_and_what_was_inferred(example: Path) -> None:
    add_change(example, "2024-02-01", "qinghe-2023", table="sources")
    add_change(example, "2024-03-01", "qinghe-2023-toilets", kind="changed", column="value", cause="our error")
    add_remark(example, OLD, "inferred-year", "qinghe-2023-toilets")
    found = rows(hold(example).tables, "figures")
    names = ("first_published", "last_changed", "inferred")
    assert [found["qinghe-2023-toilets"].get(name) for name in names] == [
        "2024-02-01",
        "2024-03-01",
        "period_start;period_end",
    ]
    assert [found["qinghe-2023-water"].get(name) for name in names] == ["2024-02-01", "2024-02-01", None]


def test_the_same_number_elsewhere_and_what_may_stand_beside_it(example: Path) -> None:
    told = SHARE.replace("2023-share", "2023-county").replace("990000", "999001")
    add_figures(example, SHARE, told.replace("90,percent,at least,90%以上", "98.5,percent,exact,98.5%"))
    found = hold(example).tables
    figures = rows(found, "figures")
    here, again, there = (figures[key] for key in ("qinghe-2023-water", f"{CITED}-county", f"{CITED}-share"))
    assert (here["agreement"], there.get("agreement")) == ("agree", None)
    assert here["cell_id"] == again["cell_id"] != there["cell_id"]
    assert here["comparable_group"] == there["comparable_group"]
    (cell,), (group,) = (list(rows(found, name).values()) for name in ("cells", "comparable"))
    assert (cell["cell_id"], cell["figure_ids"]) == (here["cell_id"], f"qinghe-2023-water;{CITED}-county")
    assert (group["comparable_group"], group["region_codes"]) == (here["comparable_group"], "990000;999001")


def test_a_pair_that_is_kept_apart_can_be_looked_up_from_both_ends(example: Path) -> None:
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    found = hold(example).tables
    pairs = found.frames["apart"][["figure_id", "apart_from", "note_en"]].to_numpy().tolist()
    assert pairs == [
        [f"{CITED}-share", "qinghe-2023-water", "The bases differ."],
        ["qinghe-2023-water", f"{CITED}-share", "The bases differ."],
    ]
    assert rows(found, "figures")["qinghe-2023-water"]["not_grouped"] == "apart"


def test_a_limit_is_no_computed_value(example: Path) -> None:
    (extend(example) / REPORT / "relations.csv").write_text(
        RELATIONS.replace("{qinghe-2023-monitored-persons} / {qinghe", "{qinghe-2023-funds-county} / {qinghe"),
        encoding="utf-8",
    )
    row = rows(hold(example).tables, "relations")["qinghe-2023-persons-per-household"]
    assert [row.get(name) for name in ("computed", "computed_range", "low", "high")] == [
        None,
        "(12500, 15625)",
        "12500",
        "15625",
    ]
