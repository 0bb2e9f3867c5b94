"""Targets of an invented county, and what a report of the next year makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.audit.targets import Target, collect_answers, render_answers, summarise_targets
from scripts.audit.terms import Term
from scripts.ledger.packages import load_package
from scripts.ledger.parts import read_rows
from scripts.paths import ROOT
from tests.next_year import NEW, OLD, add_progress, add_rows, add_source, figure, measure

TOILETS, DEADLINE, REVIEW = f"{OLD}-toilets", f"{OLD}-toilets-deadline", f"{OLD}-review"


def summarise(root: Path) -> list[Target]:
    return summarise_targets(read_rows(load_package(root)))


def targets(root: Path) -> dict[str, Target]:
    return {target.target_id: target for target in summarise(root)}


def sources(target: Target) -> tuple[str, ...]:
    return tuple(source.source_id for source in target.outcome.evidence_sources)


def states(root: Path) -> dict[str, tuple[str, str]]:
    return {key: (target.state, target.outcome.reason) for key, target in targets(root).items()}


def test_a_report_alone_waits_for_the_next(example: Path) -> None:
    assert states(example) == {REVIEW: ("waiting", ""), TOILETS: ("waiting", ""), DEADLINE: ("waiting", "")}


def test_a_target_says_what_how_much_by_when_and_where(example: Path) -> None:
    target = targets(example)[TOILETS]
    assert (target.kind, target.region.region_code, target.source.source_id, target.theme.theme_id) == (
        "figure",
        "999001",
        OLD,
        "construction",
    )
    assert target.figure and target.figure.as_stated == "500座"
    assert target.term == Term(date(2024, 1, 1), date(2024, 12, 31), True)


def test_a_promised_day_is_itself_the_day_on_which_it_is_due(example: Path) -> None:
    assert targets(example)[DEADLINE].term == Term(date(2024, 1, 1), date(2024, 6, 30), True)
    add_source(example)
    row = figure("toilets-deadline", "toilets-deadline", "7月3日", "2024-07-03", "date")
    add_rows(example, NEW, "figures", row)
    assert states(example)[DEADLINE] == ("missed", "")


def test_what_goes_on_without_a_day_runs_to_the_end_of_the_next_year(example: Path) -> None:
    assert targets(example)[REVIEW].term == Term(date(2024, 1, 1), date(2024, 12, 31), False)


def test_the_newest_day_in_the_data_makes_a_target_due(example: Path) -> None:
    add_source(example, "yunling-2024", published="2025-01-01", sha="", kind="plan-explanation")
    assert states(example) == {
        REVIEW: ("waiting", ""),  # no day was named, so it cannot be late
        TOILETS: ("due-not-reported", ""),
        DEADLINE: ("due-not-reported", ""),
    }


def test_on_its_last_day_a_target_is_not_due(example: Path) -> None:
    add_source(example, "yunling-2024", published="2024-12-31", sha="", kind="plan-explanation")
    assert states(example)[TOILETS] == ("waiting", "")


@pytest.mark.parametrize(
    ("stated", "value", "state"),
    [("500座", "500", "met"), ("560座", "560", "exceeded"), ("420座", "420", "partly"), ("0座", "0", "missed")],
)
def test_a_result_of_the_next_report_decides(example: Path, stated: str, value: str, state: str) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", stated, value, "toilet"))
    target = targets(example)[TOILETS]
    assert (target.state, target.evidence_ids, sources(target)) == (state, (f"{NEW}-toilets",), (NEW,))
    assert target.outcome.passed_over == ()


def test_a_report_that_says_nothing_of_it_does_not_mention_it_again(example: Path) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "500座", "500", "toilet"))
    found = targets(example)
    assert states(example) == {
        REVIEW: ("not-mentioned-again", ""),
        TOILETS: ("met", ""),
        DEADLINE: ("not-mentioned-again", ""),
    }
    assert (found[DEADLINE].evidence_ids, sources(found[DEADLINE])) == ((), (NEW,))
    assert [source.source_id for source in found[DEADLINE].outcome.passed_over] == [NEW]


@pytest.mark.parametrize(
    "changes",
    [
        {"sha": ""},  # cited by link: we do not hold its text
        {"completeness": "cut"},
        {"kind": "plan-explanation"},
        {"start": "2025-01-01", "end": "2025-01-08"},  # on another year
        {"end": "2024-06-30"},  # the first half only
    ],
)
def test_silence_means_nothing_where_the_report_need_not_speak(example: Path, changes: dict[str, str]) -> None:
    add_source(example, **changes)
    assert states(example)[TOILETS] == ("due-not-reported", "")


@pytest.mark.parametrize(
    "changes",
    [
        {"end": "2024-09-30"},
        {"status": "preliminary"},
        {"status": "ongoing"},
        {"start": "2023-01-01", "measured": "cumulative"},
        {"measured": "at end"},
        {"breakdown": "fund-level=county"},
    ],
)
def test_a_number_for_something_else_is_a_mention_and_no_answer(example: Path, changes: dict[str, str]) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "300座", "300", "toilet", **changes))
    assert states(example)[TOILETS] == ("due-not-reported", "only-progress")


def test_a_plan_for_the_year_after_is_no_mention(example: Path) -> None:
    add_source(example)
    row = figure(
        "toilets", "toilets-built", "800座", "800", "toilet", status="plan", start="2025-01-01", end="2025-12-31"
    )
    add_rows(example, NEW, "figures", row)
    assert states(example)[TOILETS] == ("not-mentioned-again", "")
    assert states(example)[f"{NEW}-toilets"] == ("waiting", "")


def test_another_region_answers_nothing(example: Path) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "500座", "500", "toilet", region="999000"))
    assert states(example)[TOILETS] == ("not-mentioned-again", "")


def test_numbers_on_the_way_are_progress_and_no_state(example: Path) -> None:
    add_source(example, published="2024-10-09", end="2024-09-30")
    rows = [
        figure("toilets-half", "toilets-built", "230座", "230", "toilet", end="2024-06-30"),
        figure("toilets-nine", "toilets-built", "410座", "410", "toilet", end="2024-09-30"),
        figure("toilets-old", "toilets-built", "90座", "90", "toilet", start="2023-01-01", end="2023-12-31"),
    ]
    add_rows(example, NEW, "figures", *rows)
    target = targets(example)[TOILETS]
    assert target.state == "waiting"
    assert [
        (step.figure.figure_id, step.figure.period_end.isoformat(), str(step.share)) for step in target.progress
    ] == [(f"{NEW}-toilets-half", "2024-06-30", "0.4600"), (f"{NEW}-toilets-nine", "2024-09-30", "0.8200")]


def test_a_linked_rate_is_progress_and_at_the_end_an_answer(example: Path) -> None:
    add_progress(example, "toilets-built,tap-water-share,share,yes")
    add_source(example)
    rates = {"half": ("61%", "61", "2024-06-30"), "end": ("103%", "103", "2024-12-31")}
    rows = [
        figure(f"share-{name}", "tap-water-share", stated, value, "percent", end=end, measured="at end")
        for name, (stated, value, end) in rates.items()
    ]
    add_rows(example, NEW, "figures", *rows)
    target = targets(example)[TOILETS]
    assert (target.state, target.evidence_ids) == ("exceeded", (f"{NEW}-share-end",))
    assert [(step.figure.figure_id, str(step.share)) for step in target.progress] == [(f"{NEW}-share-half", "0.6100")]


@pytest.mark.parametrize(("kind", "shares"), [("part", ["0.8000"]), ("mention", [])])
def test_a_link_that_settles_nothing_is_a_mention(example: Path, kind: str, shares: list[str]) -> None:
    path = example / "data/reference/indicators.csv"
    text = path.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.startswith("toilets-built"))
    path.write_text(text + line.replace("toilets-built", "toilets-started") + "\n", encoding="utf-8")
    add_progress(example, f"toilets-built,toilets-started,{kind},no")
    add_source(example)
    add_rows(example, NEW, "figures", figure("started", "toilets-started", "400座", "400", "toilet"))
    target = targets(example)[TOILETS]
    assert (target.state, target.outcome.reason) == ("due-not-reported", "only-progress")
    assert [str(step.share) for step in target.progress] == shares


def test_of_two_reports_the_newer_counts_and_both_are_shown(example: Path) -> None:
    for source, published, value in ((NEW, "2025-01-08", "500"), ("qinghe-2024-b", "2025-03-01", "450")):
        add_source(example, source, published=published, sha="a" * 63 + source[-1:])
        row = figure("toilets", "toilets-built", f"{value}座", value, "toilet", source=source)
        add_rows(example, source, "figures", row)
    target = targets(example)[TOILETS]
    assert (target.state, target.evidence_ids) == ("partly", ("qinghe-2024-b-toilets", f"{NEW}-toilets"))


def test_a_result_told_before_the_target_answers_nothing(example: Path) -> None:
    add_source(example, published="2023-12-01")
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "500座", "500", "toilet"))
    assert states(example)[TOILETS] == ("waiting", "")


def test_a_result_of_the_same_report_answers_its_target(example: Path) -> None:
    row = {"source": OLD, "start": "2023-01-01", "end": "2023-12-31", "measured": "at end", "at": "190"}
    add_rows(
        example,
        OLD,
        "figures",
        figure("water-target", "tap-water-share", "98%以上", "98", "percent", "at least", status="target", **row),
    )
    target = targets(example)[f"{OLD}-water-target"]
    assert (target.state, target.evidence_ids) == ("met", (f"{OLD}-water",))


def test_a_task_that_holds_a_promised_number_is_that_target(example: Path) -> None:
    assert [target.kind for target in summarise(example)] == ["figure"] * 3


def test_a_task_without_a_number_cannot_be_measured(example: Path) -> None:
    add_rows(example, OLD, "measures", measure("roads", source=OLD))
    add_source(example)
    target = targets(example)[f"{OLD}-roads"]
    assert (target.kind, target.term.due.isoformat(), target.state, target.outcome.reason) == (
        "task",
        "2024-12-31",
        "not-measurable",
        "no-number",
    )


def test_a_task_is_passed_over_only_where_others_of_its_report_are_followed_up(example: Path) -> None:
    add_rows(example, OLD, "measures", measure("roads", source=OLD), measure("lamps", source=OLD, at=210))
    add_source(example)
    add_rows(example, NEW, "measures", measure("roads-done", kind="programme"))
    add_rows(example, NEW, "followups", f"{NEW}-roads-done,{NEW},{OLD}-roads")
    found = targets(example)
    roads, lamps = found[f"{OLD}-roads"], found[f"{OLD}-lamps"]
    assert (roads.state, roads.evidence_ids, sources(roads)) == ("not-measurable", (f"{NEW}-roads-done",), (NEW,))
    assert (lamps.state, lamps.evidence_ids, sources(lamps)) == ("not-mentioned-again", (), (NEW,))


def test_what_a_report_answers_and_passes_over(example: Path) -> None:
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "420座", "420", "toilet"))
    answers = collect_answers(summarise(example))[NEW]
    assert [target.target_id for target in answers.answered] == [TOILETS]
    assert [target.target_id for target in answers.advanced] == []
    assert [target.target_id for target in answers.silent] == [REVIEW, DEADLINE]
    assert list(collect_answers(summarise(example))) == [NEW]


def test_what_the_check_prints(example: Path) -> None:
    assert render_answers(summarise(example)) == (
        "targets: 3 waiting\nNo report here comes after the term of another’s target."
    )
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "420座", "420", "toilet"))
    assert render_answers(summarise(example)) == (
        "targets: 1 partly, 2 not-mentioned-again\n"
        "qinghe-2024, targets of earlier reports: 1 answered, 2 passed over in silence\n"
        "  partly              qinghe-2023-toilets\n"
        "  silent              qinghe-2023-review\n"
        "  silent              qinghe-2023-toilets-deadline"
    )


def test_the_real_half_year_line_is_met() -> None:
    line = targets(ROOT)["suihua-2022-linking-funds-spent-share-target"]
    assert (line.state, line.evidence_ids) == ("met", ("suihua-2022-linking-funds-spent-share",))


def test_every_state_but_the_waiting_ones_has_its_evidence() -> None:
    for target in summarise(ROOT):
        if target.state in {"met", "exceeded", "partly", "missed"}:
            assert target.evidence_ids and sources(target), target.target_id
        elif target.state == "not-mentioned-again":
            assert sources(target), target.target_id
