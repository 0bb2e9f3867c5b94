"""What is told of a place: which sentences, by which figures, and what a document's silence may be called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from scripts.audit.audit import Verdict
from scripts.audit.facts import Facts
from scripts.audit.story import newest_archived, tell_story
from scripts.languages import Localized
from scripts.ledger.records import group_by
from scripts.ledger.rows import CUT, PLAN_EXPLANATION, Figure, Measure, Source
from scripts.wording.sentences import Piece, render_story
from scripts.words import load_words
from tests import audited
from tests.audited import text
from tests.invented import figure

HOUSEHOLDS: dict[str, Any] = {"breakdown_id": "counted=households"}
PERSONS: dict[str, Any] = {"breakdown_id": "counted=persons"}
REPORT = replace(audited.source("s-1"), text_sha256="0", completeness="complete", kind="work-report")


def row(indicator_id: str, value: str, unit: str = "household", source: Source = REPORT, **changes: Any) -> Figure:
    """A figure about the place of a document."""
    made = figure(indicator_id, value, unit, **changes).figure
    return replace(made, figure_id=f"{indicator_id}-{value}", source=source, region=source.region)


def facts(
    figures: Sequence[Figure] = (),
    verdicts: Mapping[str, Sequence[Verdict]] | None = None,
    measures: Sequence[Measure] = (),
    targets: Sequence[object] = (),
) -> Facts:
    """Only what a story asks for."""
    double = SimpleNamespace(
        figures=lambda source_id="", region_code="", indicator_id="": tuple(
            item
            for item in figures
            if source_id in ("", item.source.source_id)
            and item.region.region_code in (region_code or item.region.region_code)
            and item.indicator.indicator_id in (indicator_id or item.indicator.indicator_id)
        ),
        measures=lambda source_id: measures,
        verdicts_of=verdicts or {},
        announced_by=group_by(targets, lambda target: target.source.source_id),
    )
    return cast(Facts, double)


def told(known: Facts, source: Source = REPORT, language: str = "zh") -> list[str]:
    """The sentences as text."""
    return [sentence.text for sentence in render_story(tell_story(known, source), load_words(language))]


def test_a_whole_report_without_figures_is_said_to_give_none() -> None:
    assert told(facts()) == ["没写衔接资金的数。", "没写监测和消除风险的户数。", "没写收入。", "没有提出带数字的目标。"]


def test_of_a_text_held_in_part_nothing_is_said_to_be_missing() -> None:
    assert told(facts(), replace(REPORT, completeness=CUT)) == ["原文只存了一部分，没存的部分写了什么不知道。"]


def test_a_plan_has_no_results_and_nothing_is_missing() -> None:
    assert told(facts(), replace(REPORT, kind=PLAN_EXPLANATION)) == ["这是工作计划的解读，不是年终报告，没有结果数。"]


def test_a_cited_document_is_never_said_to_be_silent() -> None:
    assert told(facts(), replace(REPORT, text_sha256="")) == []


def test_the_first_rule_of_a_group_that_finds_its_figures_is_told() -> None:
    funds, projects = (
        row("linking-funds-invested", "160000000", "cny"),
        row("linking-projects-implemented", "256", "item"),
    )
    assert told(facts([funds, projects]))[:2] == ["2023 年投入财政衔接资金 1.6 亿元，实施 256 项。", "没写支出了多少。"]
    assert told(facts([funds]))[0] == "2023 年投入财政衔接资金 1.6 亿元。"
    planned = replace(funds, status=type(funds.status)("plan"))
    assert "投入" not in told(facts([planned]))[0]


def test_what_is_left_is_told_only_where_the_ledger_derives_it() -> None:
    all_of = [row("monitored-total", "320", **HOUSEHOLDS), row("monitored-total", "1105", "person", **PERSONS)]
    cleared = [row("monitored-cleared", "200", **HOUSEHOLDS), row("monitored-cleared", "700", "person", **PERSONS)]
    assert told(facts([*all_of, *cleared]))[1] == "2023 年，累计监测 320 户 1,105 人；200 户 700 人已消除风险。"


def test_nobody_fell_back_is_said_in_words_and_as_the_report_says_it() -> None:
    assert "报告称没有返贫致贫。" in told(facts([row("relapsed", "0", **HOUSEHOLDS)]))
    assert "返贫致贫 3 户。" in told(facts([row("relapsed", "3", **HOUSEHOLDS)]))


def problem(parent_id: str = "") -> Measure:
    """A problem that a document names."""
    name = text("人岗不匹配", "People and posts do not match")
    double = SimpleNamespace(kind="problem", measure_id="m", source=REPORT, name=name, parent_id=parent_id)
    return cast(Measure, double)


def test_problems_are_named_where_they_are_not_counted() -> None:
    assert told(facts(measures=[problem()]))[-1] == "文件自己提到的问题：人岗不匹配。"
    counted = [row("assessment-problems", "54", "item")]
    assert "提到的问题" not in "".join(told(facts(counted, measures=[problem()])))


def test_neither_what_an_office_finds_in_itself_nor_a_text_of_unknown_origin_names_a_problem() -> None:
    assert "提到的问题" not in "".join(told(facts(measures=[problem("office-conduct")])))
    unknown = replace(REPORT, source_class="repost", publisher=Localized({"zh": ""}))
    assert "提到的问题" not in "".join(told(facts(measures=[problem()]), unknown))


def test_a_target_beside_its_result_is_not_announced_again() -> None:
    spent = row("linking-funds-spent-share", "54.71", "percent")
    required = row("linking-funds-spent-share", "50", "percent", status_id="target", qualifier_id="at least")
    target = SimpleNamespace(
        source=REPORT, region=REPORT.region, figure=required, term=SimpleNamespace(due=REPORT.period_end), state="met"
    )
    sentences = told(facts([spent, required], targets=[target]))
    assert sentences[0] == "2023 年，衔接资金支出率 54.71%，要求是至少 50%。"
    assert not [sentence for sentence in sentences if "目标" in sentence]


def test_a_number_leads_to_its_receipt_and_a_sentence_begins_with_a_capital() -> None:
    known = facts([row("linking-funds-spent-share", "54.71", "percent")])
    sentence = render_story(tell_story(known, REPORT), load_words("en"))[0]
    assert sentence.text == "2023, 54.71% of the transition funds had been spent."
    assert sentence.pieces[2] == Piece("54.71%", "receipts/s-1.html#linking-funds-spent-share-54.71")


def test_the_newest_archived_document_is_told() -> None:
    older = replace(REPORT, source_id="s-0", period_end=REPORT.period_end.replace(year=2020))
    cited = replace(REPORT, source_id="s-2", text_sha256="", period_end=REPORT.period_end.replace(year=2030))
    about = {REPORT.region.region_code: (older, REPORT, cited)}
    known = cast(Facts, SimpleNamespace(documents_about=about))
    assert newest_archived(known, REPORT.region.region_code) is REPORT
    assert newest_archived(known, "000000") is None


def test_a_number_of_the_same_matter_under_another_indicator_is_no_silence() -> None:
    other = row("county-funds", "4000000", "cny")
    theme = replace(other.indicator.theme, theme_id="funds")
    known = facts([replace(other, indicator=replace(other.indicator, theme=theme))])
    assert "没写衔接资金的数。" not in told(known)
    assert "没写衔接资金的数。" in told(facts([other]))


def left(verdict: str, kind: str, *figures: Figure) -> Verdict:
    """A number that the ledger works out from figures: its sentence is of the words, its value of no matter here."""
    double = SimpleNamespace(
        verdict=verdict,
        figure_ids=tuple(figure.figure_id for figure in figures),
        relation=SimpleNamespace(kind=kind),
        relation_id="r",
    )
    return cast(Verdict, double)


def keys(known: Facts, source: Source = REPORT) -> list[str]:
    """The keys of the sentences."""
    return [clause.key for clause in tell_story(known, source)]


def test_what_is_left_needs_a_derived_difference_of_exactly_these_figures() -> None:
    planned, started = row("linking-projects-planned", "83", "item"), row("linking-projects-started", "76", "item")
    other = row("linking-projects-implemented", "256", "item")
    fits = left("derived", "difference", planned, started)

    def known(*verdicts: Verdict) -> Facts:
        return facts([planned, started], {planned.figure_id: verdicts, started.figure_id: verdicts})

    assert "not-started" in keys(known(fits))
    assert "not-started" not in keys(known())
    for wrong in (
        left("agrees", "difference", planned, started),
        left("derived", "share", planned, started),
        left("derived", "difference", planned, other),
        left("derived", "difference", planned, started, other),
    ):
        assert "not-started" not in keys(known(wrong))
    assert "not-started" in keys(known(left("derived", "ratio", planned, started)))


def test_incomes_stand_side_by_side_for_the_same_indicator_and_year_alone() -> None:
    nation = replace(audited.region("100000"), level="nation")
    province = replace(audited.region("990000"), level="province", parent=nation)
    source = replace(REPORT, region=replace(REPORT.region, parent=province))
    own = row("out-of-poverty-income", "13168", "cny", source)

    def at(region: object, value: str, **changes: Any) -> Figure:
        made = replace(own, figure_id=f"a-{value}", region=cast(Any, region), source=replace(REPORT, source_id="s-9"))
        return replace(made, **changes)

    same = [at(province, "1"), at(nation, "2")]
    told_keys = keys(facts([own, *same]), source)
    assert [key for key in told_keys if key.startswith(("income", "beside"))] == ["income", "beside-nation-province"]
    assert "beside-nation" in keys(facts([own, same[1]]), source)
    earlier = {"period_start": own.period_start.replace(year=2020), "period_end": own.period_end.replace(year=2020)}
    planned = type(own.status)("plan")
    grown = figure("x", "1", breakdown_id="change=growth", breakdown="增长").figure.breakdown
    other = row("rural-income", "1", "cny").indicator
    for changes in ({**earlier}, {"status": planned}, {"breakdown": grown}, {"indicator": other}):
        assert not [key for key in keys(facts([own, at(nation, "3", **changes)]), source) if key.startswith("beside")]
    assert not [key for key in keys(facts(same), source) if key.startswith("beside")]


def test_targets_are_told_by_whether_they_have_a_day_and_a_number() -> None:
    goal = row("toilets-built", "500", "item")

    def target(due: object, figure_of: object, state: str = "open", of: Source = REPORT) -> object:
        term = SimpleNamespace(due=due)
        return SimpleNamespace(source=of, region=of.region, figure=figure_of, term=term, state=state)

    assert keys(facts(targets=[target(goal.period_end, goal)]))[-2:] == ["targets-dated", "await"]
    assert keys(facts(targets=[target(None, goal)]))[-2:] == ["targets-undated", "await"]
    for due in (None, goal.period_end):
        assert keys(facts(targets=[target(due, None)]))[-3:] == ["no-income", "targets-worded", "await"]
    assert keys(facts(targets=[target(goal.period_end, goal, "met")]))[-1] == "targets-dated"
    elsewhere = replace(REPORT, source_id="s-7")
    assert keys(facts(targets=[target(goal.period_end, goal, of=elsewhere)]))[-1] == "no-targets"


def test_the_newest_figure_of_an_indicator_is_told() -> None:
    old = row("linking-funds-invested", "100000000", "cny", period_start="2022-01-01", period_end="2022-12-31")
    new = row("linking-funds-invested", "160000000", "cny")
    for order in ([old, new], [new, old]):
        assert told(facts(order))[0] == "2023 年投入财政衔接资金 1.6 亿元。"
