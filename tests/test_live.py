"""What the project's own data must show: the one file of tests that depends on them.

Whoever changes those rows changes this file. Every other test reads the example package or small invented rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import cast

import duckdb
import pandas as pd
import polars as pl
import pytest

from scripts import commands
from scripts.artefacts import WHOLE
from scripts.audit.audit import DIFFERS, NOT_COMPARABLE, audit, count_verdicts
from scripts.audit.comparability import NOT_STATED
from scripts.audit.facts import Facts, establish
from scripts.audit.fulfilment import EXCEEDED, MET, MISSED, PARTLY, PASSED_OVER
from scripts.audit.story import tell_story
from scripts.audit.targets import Target
from scripts.charts.years import YearsChoice
from scripts.checks.assurance import summarise_evidence
from scripts.exports.difference import pack_difference_csv
from scripts.exports.formats import pack_csv, pack_parquet
from scripts.exports.holdings import Holdings
from scripts.ledger.gazetteer import list_divisions
from scripts.ledger.packages import Ledger, load_package
from scripts.ledger.parts import read_rows
from scripts.ledger.rows import Status
from scripts.numbers.numerals import canonical
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import chart_artefacts
from scripts.pages.recipes import SITE, VERSION
from scripts.pages.regions import describe_story
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.wording.sentences import render_story
from scripts.wording.views import FigureView
from scripts.wording.workings import render_working
from scripts.words import FOLDER, load_words
from tests.taken import hold
from tests.test_compare import figures, summary
from tests.test_languages import CODES_OF_LANGUAGES, foreign_names, left_over, site_texts
from tests.test_relation_rules import found

STORIES = Path(__file__).parent / "stories.txt"


HAN = re.compile("[\u4e00-\u9fff]")


@cache
def live_ledger() -> Ledger:
    return load_package(ROOT)


@cache
def live_facts() -> Facts:
    return establish(live_ledger())


@cache
def live_site(language: str) -> Site:
    return Site(Holdings(live_facts()), summarise_evidence(live_ledger(), {}), load_words(language))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return live_facts()


def target_of(facts: Facts, target_id: str) -> Target:
    return next(target for target in facts.targets if target.target_id == target_id)


@pytest.mark.parametrize(
    ("relation_id", "low", "high", "sentence"),
    [
        ("shangluo-2022-villages-implied", 1271, 1271, "报告里的数如果是四舍五入来的，只能是 1,271 个村。"),
        ("shangluo-2022-villages-below-line", 121, 121, "报告里的数如果是四舍五入来的，只能是 121 个村。"),
        (
            "suihua-2022-jobs-goal-implied",
            52751,
            53265,
            "照算式算约为 53,000 人；报告里的数如果是四舍五入来的，实际在 52,751 人到 53,265 人之间。",
        ),
        (
            "cited-economic-daily-2023-01-jobs-goal-2022",
            30180001,
            30199999,
            "照算式算约为 3,019 万人；报告里的数如果是四舍五入来的，实际在 3,018 万人到 3,020 万人之间。",
        ),
    ],
)
def test_what_is_counted_is_rounded_inward(facts: Facts, relation_id: str, low: int, high: int, sentence: str) -> None:
    verdict = next(verdict for verdict in facts.verdicts if verdict.relation_id == relation_id)
    assert verdict.computed and (verdict.computed.low, verdict.computed.high) == (low, high)
    assert verdict.nominal is not None and verdict.nominal == Fraction(int(verdict.nominal))
    assert render_working(verdict, load_words("zh")).sentence == f"报告没有写这个数。{sentence}"


def test_two_sources_that_cannot_both_be_right_are_said_to_differ(facts: Facts) -> None:
    assert [verdict.relation_id for verdict in facts.verdicts if verdict.verdict == DIFFERS] == [
        "cited-china-news-2023-03-microcredit-2021"
    ]


def test_only_targets_are_followed_and_each_of_them(facts: Facts) -> None:
    statuses = {target.figure.status for target in facts.targets if target.figure}
    assert statuses == {Status.TARGET}
    measures = [target.target_id for target in facts.targets if not target.figure]
    assert measures == ["suixi-2022-jobs-not-below-last-year"]


def test_no_target_of_an_archived_report_is_said_to_be_missed_or_passed_over(facts: Facts) -> None:
    states = {target.target_id: target.state for target in facts.targets if target.source.is_archived}
    assert {key: state for key, state in states.items() if state != "open"} == {
        "suihua-2022-linking-funds-spent-share-target": MET
    }
    assert PASSED_OVER not in {target.state for target in facts.targets}


def test_a_result_stands_behind_each_answer_and_none_without_a_due_day(facts: Facts) -> None:
    for target in facts.targets:
        if target.state in {MET, EXCEEDED, PARTLY, MISSED}:
            assert target.term.due and target.evidence_ids and target.outcome.sources, target.target_id


def test_a_later_year_is_shown_beside_a_target_and_does_not_answer_it(facts: Facts) -> None:
    target = target_of(facts, "cited-xinhua-2024-01-tap-water-share-target-2024")
    assert (target.term.due, target.state) == (date(2024, 12, 31), "open")
    assert [(step.figure.figure_id, step.share) for step in target.progress] == [
        ("cited-water-ministry-2025-tap-water-tap-water-share", None)
    ]


def test_a_demand_without_a_deadline_shows_what_was_reported_and_is_not_judged(facts: Facts) -> None:
    target = target_of(facts, "suihua-2022-relapsed-demand")
    assert (target.term.due, target.state) == (None, "open")
    assert [step.figure.figure_id for step in target.progress] == ["suihua-2022-relapsed"]


def test_a_repost_of_one_wire_agrees_with_nobody(facts: Facts) -> None:
    assert not [cell for cell in facts.cells if "cited-hts-2022-01-cooperation-fiscal-aid" in cell.figure_ids]


def test_the_reports_of_the_project_are_fair() -> None:
    counts = count_verdicts(audit(read_rows(live_ledger())))
    # The one that differs is the tension between two statements of the microcredit of 2021, shown as such.
    assert counts == {"differs": 1, "truncated": 1, "agrees": 39, "unchecked": 0, "not-comparable": 17, "derived": 26}


def test_the_project_itself_is_canonical_and_passes() -> None:
    lines = commands.check(ROOT, Settings()).splitlines()
    reports = [line.split()[0] for line in lines if line.endswith("attested, not verified here")]
    assert len(reports) == len(list((ROOT / "data" / "reports").iterdir()))
    counts = "does not agree with the sum 1; agrees (truncated) 1; agrees 39; not comparable 17; computed by us 26"
    assert f"relations: {counts}" in lines


def test_no_set_of_the_data_joins_what_the_rules_keep_apart() -> None:
    site = live_site("zh")
    free = {rule.indicator.indicator_id for rule in site.facts.chart_rules if rule.kind == "parents"}
    views = {view.figure_id: view for view in site.figures}
    for indicator_id in site.by_indicator:
        joined: dict[int, list[FigureView]] = defaultdict(list)
        for row in figures(summary(site, indicator_id)):
            if not row["barred"]:
                joined[row["set"]].append(views[row["id"]])
        for members in joined.values():
            assert (
                len(
                    {
                        (v.unit_id, v.status_id, v.measured_id, v.period_start, v.period_end, v.breakdown_id)
                        for v in members
                    }
                )
                == 1
            )
            assert len({v.figure.region.level for v in members}) == 1 or indicator_id in free
            assert not site.references.indicators[indicator_id].is_local
            assert NOT_STATED not in members[0].breakdown_id


def test_every_figure_of_the_data_is_there_once() -> None:
    site = live_site("zh")
    told = [row["id"] for key in site.by_indicator for row in figures(summary(site, key))]
    assert sorted(told) == sorted(view.figure_id for view in site.figures)


def test_sets_that_differ_never_read_the_same_in_the_data() -> None:
    site = live_site("zh")
    for key in site.by_indicator:
        texts = [tuple(item["texts"]) for item in summary(site, key)["sets"]]
        assert len(texts) == len(set(texts)), key


def test_the_regions_of_the_ledger_bear_the_names_of_the_gazetteer() -> None:
    names = {division.code: (division.name, division.level, division.parent) for division in list_divisions()}
    regions = live_ledger().frame("regions")
    rows = zip(regions["region_code"], regions["name_zh"], regions["level"], regions["parent_code"], strict=True)
    assert [row for row in rows if row[0] != "100000" and names.get(row[0]) != row[1:]] == []


def test_the_tables_of_the_project_have_no_fault() -> None:
    assert found(live_ledger()) == []


def test_no_digit_of_the_real_data_is_lost_in_a_double() -> None:
    figures = hold(ROOT).tables.frames["figures"]
    numbers = figures["value"][figures["value"] != ""]
    assert [text for text in numbers if canonical(Decimal(repr(float(text)))) != text] == []


@pytest.mark.parametrize("language", CODES_OF_LANGUAGES)
def test_nothing_of_the_other_language_is_left_in_the_data(language: str) -> None:
    site = live_site(language)
    assert left_over(site_texts(site), language, foreign_names(site)) == []


def render_stories() -> str:
    """What is told of each place with an archived document, in both languages."""
    lines = []
    for source in live_facts().references.sources.values():
        if source.is_archived:
            lines.append(f"== {source.source_id}")
            for language in ("zh", "en"):
                told = render_story(tell_story(live_facts(), source), load_words(language))
                lines += [f"{sentence.slot}: {sentence.text}" for sentence in told]
    return "\n".join([*lines, ""])


def test_what_is_said_of_two_numbers_names_no_third() -> None:
    """A note on why two figures are not comparable names no other figure of their indicators: it would lack its row."""
    for verdict in live_facts().verdicts:
        if verdict.verdict == NOT_COMPARABLE:
            kinds = {figure.indicator.indicator_id for figure in verdict.figures}
            own = {figure.value for figure in verdict.figures}
            rows = live_facts().figures(source_id=verdict.relation.source.source_id)
            others = {row.value for row in rows if row.indicator.indicator_id in kinds} - own
            said = {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", verdict.relation.note["zh"])}
            assert not said & others, verdict.relation_id


def test_the_income_of_the_nation_is_no_line_through_a_text_of_unknown_origin() -> None:
    gallery = live_site("zh").gallery
    choice = gallery.charts[gallery.home[0]]
    assert isinstance(choice, YearsChoice)
    unsourced = [spot.figure.period_end.year for spot in choice.spots if "unsourced" in spot.reasons]
    assert unsourced == [2020]
    assert not [spot for spot in choice.spots if spot.is_on_line and spot.figure.source.is_of_unknown_origin]


def test_a_text_of_unknown_origin_leads_no_place_in_the_finder_or_on_a_picture() -> None:
    site = live_site("zh")
    assert [view.text for view in site.cards(site.by_region["100000"], 2)] == ["1,650 亿元", "至少 55%"]
    cards = [view for figures in site.by_region.values() for view in site.cards(figures, 99)]
    assert not [view.figure_id for view in cards if view.figure.source.is_of_unknown_origin]
    assert site.report("shaanxi-2025").cards


def test_english_has_no_straight_apostrophe() -> None:
    tables = live_ledger().tables.values()
    columns = [table.frame[name] for table in tables for name in table.frame.columns if name.endswith("_en")]
    said = [*(cell for column in columns for cell in column), (FOLDER / "en.toml").read_text(encoding="utf-8")]
    assert sorted({found for text in said for found in re.findall(r"\w+'[a-z]+", text)}) == []


def test_every_publisher_has_one_name_in_english() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for source in live_facts().references.sources.values():
        names[source.publisher["zh"]].add(source.publisher["en"])
    assert {name: ours for name, ours in names.items() if len(ours) > 1} == {}
    assert [ours for ours in names.values() if HAN.search("".join(ours))] == []


def test_what_is_told_of_the_places() -> None:
    assert render_stories() == STORIES.read_text(encoding="utf-8")


def test_of_a_text_held_in_part_the_place_says_where_it_is_from_and_no_day() -> None:
    story = describe_story(live_site("zh"), "610000")
    assert story is not None
    assert (story.until, story.note.startswith("存档来自收费文库")) == ("", True)
    whole = describe_story(live_site("zh"), "611000")
    assert whole is not None
    assert (whole.until, whole.note) == ("数字截至 2022 年 12 月 31 日", "")


def recipes(language: str) -> list[str]:
    """The Python of the page of recipes: what comes first, then a task each."""
    text = (ROOT / "docs" / language / "recipes.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .*\n)+", text, re.MULTILINE)
    return [dedent(block) for block in blocks]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_recipe_runs_and_is_at_most_three_lines(language: str, tmp_path: Path) -> None:
    """The one in R is run by tools/readers.py, where R is; the command line fetches what the rest reads."""
    holdings = hold(ROOT)
    release = tmp_path / "data/releases" / holdings.version
    release.mkdir(parents=True)
    for name in ("figures", "targets", "remarks"):
        (release / f"{name}.csv").write_bytes(pack_csv(holdings.export(name, WHOLE)))
    (release / "figures.parquet").write_bytes(pack_parquet(holdings.export("figures", WHOLE)))
    (release / "difference.csv").write_bytes(pack_difference_csv([]))
    chart = "data/charts/100000-years-rural-income.csv"
    (made,) = (item for item in chart_artefacts({"zh": live_site("zh").exhibition}) if chart in item.paths)
    (tmp_path / "data/charts").mkdir()
    (tmp_path / chart).write_bytes(made.make()[made.paths.index(chart)])
    head, *tasks, in_r, command, query = recipes(language)
    known: dict[str, object] = {}
    exec(head.replace(SITE, str(tmp_path)).replace(VERSION, holdings.version), known)  # noqa: S102 - our own page
    assert len(tasks) == 9
    for task in tasks:
        *before, last = task.splitlines()
        assert len(before) < 3
        exec("\n".join([*before, f"result = {last}"]), known)  # noqa: S102
        if isinstance(known["result"], pd.DataFrame) and "difference" not in task:
            assert len(known["result"]), task
    assert len(cast("pd.Series", known["caveats"])) > 50
    with duckdb.connect() as connection:
        rows = connection.execute(query.replace(SITE, str(tmp_path)).replace(VERSION, holdings.version)).fetchall()
    assert (len(rows), len(rows[0])) == (10, 3)
    assert len(in_r.splitlines()) == 3
    assert command.startswith("curl ")


def test_polars_reads_every_table_of_figures_without_options(tmp_path: Path) -> None:
    """It guesses types by the first hundred rows: numbers must look like numbers from there to the end."""
    holdings = hold(ROOT)
    for part in (WHOLE, *holdings.parts):
        if holdings.count(part):
            path = tmp_path / "figures.csv"
            path.write_bytes(pack_csv(holdings.export("figures", part)))
            assert len(pl.read_csv(path)) == holdings.count(part), part
    assert pl.read_csv(path).schema["figure_id"] == pl.String
