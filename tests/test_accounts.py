"""The audit and the targets as readers see them, and the pages that show them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scripts.audit.targets import Outcome, Target
from scripts.audit.terms import Term
from scripts.checks.gate import check_ledger
from scripts.ledger.packages import load_package, load_texts
from scripts.ledger.rows import Member
from scripts.pages.account_pages import account_parts, arithmetic_pages, target_pages
from scripts.pages.catalogue import Site
from scripts.wording.accounts import due_text, target_name, target_text
from scripts.words import load_words
from tests import audited, invented
from tests.next_year import NEW, add_member, add_rows, add_source, figure
from tests.project import make_site, read_pages

ZH = load_words("zh")
REPORT = "data/reports/qinghe-2023"
RELATIONS = (
    "relation_id,source_id,kind,formula,unit,name_zh,name_en,note_zh,note_en\n"
    "qinghe-2023-county-share,qinghe-2023,share,? / {qinghe-2023-funds} * 100 = {qinghe-2023-water},,"
    "县级占比,County share,没写县级的准数。,No exact county number.\n"
    "qinghe-2023-households-persons,qinghe-2023,not-comparable,"
    "{qinghe-2023-monitored-households} <> {qinghe-2023-monitored-persons},,"
    "户和人,Households and persons,一户不止一人。,A household has several persons.\n"
    "qinghe-2023-persons-per-household,qinghe-2023,ratio,"
    "{qinghe-2023-monitored-persons} / {qinghe-2023-monitored-households},person,每户几人,Persons per household,,\n"
)
REMARKS = (
    "remark_id,source_id,kind,severity,figure_ids,text_zh,text_en\n"
    "qinghe-2023-rank,qinghe-2023,unnamed-base,look,qinghe-2023-water-rank,"
    "没写一共几个县。,How many counties there are is not said.\n"
)


@pytest.fixture
def site(example: Path) -> Site:
    descriptor = json.loads((example / "datapackage.json").read_text(encoding="utf-8"))
    for name, text in (("relations", RELATIONS), ("remarks", REMARKS)):
        (example / REPORT / f"{name}.csv").write_text(text, encoding="utf-8")
        descriptor["resources"].append(
            {"name": name, "path": [f"{REPORT}/{name}.csv"], "schema": f"data/schemas/{name}.json"}
        )
    (example / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert list(check_ledger(load_package(example), load_texts(example / "texts"))) == []
    return make_site(example)


def test_checks_are_grouped_by_verdict(site: Site) -> None:
    groups = site.accounts.verdicts(site.accounts.checks)
    assert [(group.name, [row.name for row in group.rows]) for group in groups] == [
        ("缺数，无法验算", ["县级占比"]),
        ("口径不同，不可比", ["户和人"]),
        ("本站推算", ["每户几人"]),
    ]
    derived = groups[-1].rows[0].working
    assert derived.sentence == "报告没有写这个数。照算式算约为 3.45 人。"
    assert derived.label == "本站推算，报告没有写"


def test_remarks_lead_to_their_figures(site: Site) -> None:
    (remark,) = site.accounts.remarks
    assert (remark.kind, remark.text) == ("没写基数或依据", "没写一共几个县。")
    assert [view.proof for view in remark.figures] == ["receipts/qinghe-2023.html#qinghe-2023-water-rank"]


def test_targets_of_the_example(site: Site) -> None:
    targets = [(view.name, view.text, view.due, view.state) for view in site.accounts.targets]
    assert targets == [
        ("新建卫生厕所", "500 座", "2024 年内", "等后续报告"),
        ("厕所完工期限", "不晚于 2024 年 6 月 30 日", "2024 年 6 月 30 日前", "等后续报告"),
    ]


def test_parts_of_a_page_are_those_of_its_region_or_document(site: Site) -> None:
    parts = account_parts(site, "region_code", "999001")
    assert [group.total for group in parts.verdicts] == [1, 1, 1]
    assert (len(parts.remarks), parts.targets.total) == (1, 2)
    other = account_parts(site, "source_id", "yunling-2023")
    assert (other.verdicts, other.remarks, other.targets.total) == ((), [], 0)


def test_the_audit_page_shows_each_working_with_links_to_its_figures(site: Site) -> None:
    index, page = read_pages(arithmetic_pages(site)).values()
    assert (index.path, page.path) == ("arithmetic.html", "arithmetic/990000.html")
    assert '<li id="derived">' in index.slots["lede"]
    assert '<a href="arithmetic/990000.html#derived">1</a>' in index.slots["provinces"]
    assert "## 本站推算 {#derived}" in page.markdown
    shown = page.slots["verdict-derived"]
    assert 'id="qinghe-2023-persons-per-household"' in shown
    assert '<a href="../receipts/qinghe-2023.html#qinghe-2023-monitored-persons">' in shown
    assert '<option value="999001">青禾县</option>' in page.slots["lede"]
    assert "没写一共几个县。" in page.slots["remarks"]


def test_the_target_page_says_what_by_when_and_where(site: Site) -> None:
    index, page = read_pages(target_pages(site)).values()
    assert (index.path, page.path) == ("targets.html", "targets/990000.html")
    assert '<a href="targets/990000.html#open">2</a>' in index.slots["provinces"]
    shown = page.slots["state-open"]
    assert '<li id="target-qinghe-2023-toilets"' in shown
    assert '<a href="../receipts/qinghe-2023.html#qinghe-2023-toilets">新建卫生厕所 500 座</a>' in shown
    assert "2024 年内" in shown
    assert "文中没写年份，按本段的2024年计。" in shown


def test_a_kept_target_shows_its_result_with_number_and_time(example: Path) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "500座", "500", "toilet"))
    shown = read_pages(target_pages(make_site(example)))["targets/990000.html"].slots["state-met"]
    told = "结果：新建卫生厕所 500 座 · 2024 年"
    assert f'<a class="l-note" href="../receipts/{NEW}.html#{NEW}-toilets">{told}</a>' in shown


def test_a_target_without_a_deadline_says_so_in_its_day_and_not_in_its_name(example: Path) -> None:
    add_member(example, "deadline=not-stated")
    path = example / REPORT / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("toilets-built,,", "toilets-built,deadline=not-stated,"))
    add_source(example)
    parts = (("early", "90座", "90", "2024-03-31"), ("toilets", "250座", "250", "2024-06-30"))
    for name, stated, value, end in parts:
        add_rows(example, NEW, "figures", figure(name, "toilets-built", stated, value, "toilet", end=end))
    site = make_site(example)
    (view,) = (view for view in site.accounts.targets if view.text == "500 座")
    assert (view.name, view.due, view.state_id) == ("新建卫生厕所", "2024 年，没写期限", "open")
    reported = "新建卫生厕所 250 座 · 2024 年 1 月 1 日至 6 月 30 日，是目标的 50.0%"
    assert view.progress == ((reported, f"receipts/{NEW}.html#{NEW}-toilets"),)


def test_of_progress_the_newest_is_shown_be_it_of_the_last_day(example: Path) -> None:
    add_member(example, "deadline=not-stated")
    path = example / REPORT / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("toilets-built,,", "toilets-built,deadline=not-stated,"))
    add_source(example)
    for name, stated, value, end in (
        ("half", "250座", "250", "2024-06-30"),
        ("year", "300座", "300", "2024-12-31"),
        ("later", "400座", "400", "2025-06-30"),
    ):
        add_rows(example, NEW, "figures", figure(name, "toilets-built", stated, value, "toilet", end=end))
    (view,) = (view for view in make_site(example).accounts.targets if view.text == "500 座")
    assert [address for _, address in view.progress] == [
        f"receipts/{NEW}.html#{NEW}-{name}" for name in ("year", "later")
    ]


def test_what_several_documents_say_alike_is_shown_once(example: Path) -> None:
    for source, sha in ((NEW, "a" * 64), ("qinghe-2024-b", "b" * 64)):
        add_source(example, source, sha=sha)
        row = figure("toilets", "toilets-built", "500座", "500", "toilet", source=source)
        add_rows(example, source, "figures", row)
    view = next(view for view in make_site(example).accounts.targets if view.text == "500 座")
    assert [proof for _, proof in view.evidence] == [f"receipts/{NEW}.html#{NEW}-toilets"]


COUNTED, SPENT = audited.units()["household"], audited.units()["cny"]
MEMBERS = {
    "kind=co-op": ("合作社", COUNTED),
    "kind=farm": ("农场", COUNTED),
    "kind=poor": ("贫困", None),
    "kind=spent": ("支出", SPENT),
    "counted=households": ("按户", COUNTED),
    "deadline=not-stated": ("没写期限", None),
}


@pytest.mark.parametrize(
    ("members", "name", "value"),
    [
        ([], "指标jobs", "30 户"),
        (["kind=co-op"], "合作社", "30 个"),
        (["kind=co-op", "deadline=not-stated"], "合作社", "30 个"),
        (["kind=co-op", "counted=households"], "合作社", "30 个"),
        (["counted=households"], "指标jobs · 按户", "30 户"),
        (["deadline=not-stated"], "指标jobs", "30 户"),
        (["kind=co-op", "kind=farm"], "指标jobs · 合作社、农场", "30 户"),
        (["kind=co-op", "kind=poor"], "指标jobs · 合作社、贫困", "30 户"),
        (["kind=poor"], "指标jobs · 贫困", "30 户"),
        (["kind=spent"], "指标jobs · 支出", "30 户"),
    ],
)
def test_a_target_names_what_is_counted(members: list[str], name: str, value: str) -> None:
    breakdown = tuple(Member(key, audited.text(MEMBERS[key][0]), MEMBERS[key][1]) for key in members)
    row = replace(invented.figure("jobs", "30").figure, breakdown=breakdown)
    assert (target_name(row, ZH), target_text(row, ZH)) == (name, value)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 12, 31), "2024 年内"),
        (date(2024, 12, 30), "2024 年 12 月 30 日前"),
        (date(2024, 10, 31), "2024 年 10 月 31 日前"),
        (None, "2023 年，没写期限"),
    ],
)
def test_a_target_is_due_in_a_year_or_by_a_day(day: date | None, told: str) -> None:
    row = invented.figure("jobs", "30").figure
    assert due_text(Target(row, Term(row.period_start, day), Outcome("open")), ZH) == told
