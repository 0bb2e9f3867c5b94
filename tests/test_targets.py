"""Targets of an invented county, and what a report of the next year makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scripts.audit.targets import Target, summarise_targets
from scripts.audit.terms import Term
from scripts.ledger.packages import load_package
from scripts.ledger.parts import read_rows
from tests.next_year import NEW, OLD, add_member, add_progress, add_remark, add_rows, add_source, figure, measure

TOILETS, DEADLINE = f"{OLD}-toilets", f"{OLD}-toilets-deadline"


def summarise(root: Path) -> list[Target]:
    return summarise_targets(read_rows(load_package(root)))


def targets(root: Path) -> dict[str, Target]:
    return {target.target_id: target for target in summarise(root)}


def sources(target: Target) -> tuple[str, ...]:
    return tuple(source.source_id for source in target.outcome.sources)


def states(root: Path) -> dict[str, tuple[str, str]]:
    return {key: (target.state, target.outcome.reason) for key, target in targets(root).items()}


def steps(target: Target) -> list[tuple[str, str]]:
    return [(step.figure.figure_id, str(step.share)) for step in target.progress]


def add_toilets(root: Path, value: str, source: str = NEW, **changes: str) -> None:
    row = figure("toilets", "toilets-built", f"{value}座", value, "toilet", source=source, **changes)
    add_rows(root, source, "figures", row)


def open_ended(root: Path) -> None:
    """The target of the toilets states no deadline."""
    add_member(root, "deadline=not-stated")
    path = root / "data/reports" / OLD / "figures.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("toilets-built,,", "toilets-built,deadline=not-stated,"), encoding="utf-8")


def test_a_report_alone_waits_for_the_next(example: Path) -> None:
    assert states(example) == {TOILETS: ("open", ""), DEADLINE: ("open", "")}


def test_a_target_says_what_how_much_by_when_and_where(example: Path) -> None:
    target = targets(example)[TOILETS]
    assert (target.kind, target.region.region_code, target.source.source_id, target.theme.theme_id) == (
        "figure",
        "999001",
        OLD,
        "construction",
    )
    assert target.figure and target.figure.as_stated == "500座"
    assert target.term == Term(date(2024, 1, 1), date(2024, 12, 31))


def test_a_day_that_was_announced_is_itself_the_day_on_which_it_is_due(example: Path) -> None:
    add_source(example)
    row = figure("toilets-deadline", "toilets-deadline", "7月3日", "2024-07-03", "date")
    add_rows(example, NEW, "figures", row)
    assert states(example)[DEADLINE] == ("missed", "")


@pytest.mark.parametrize(
    "changes",
    [
        {},  # a whole report, which nobody has confirmed to be silent
        {"sha": ""},
        {"kind": "plan-explanation"},
        {"region": "990000", "published": "2026-01-01"},  # a newer document of another place
    ],
)
def test_nothing_is_ever_overdue(example: Path, changes: dict[str, str]) -> None:
    add_source(example, **{key: value for key, value in changes.items() if key != "region"})
    if "region" in changes:
        path = example / "data/reference/sources.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("bulletin,999001,2024", "bulletin,990000,2024"), encoding="utf-8")
    assert states(example) == {TOILETS: ("open", ""), DEADLINE: ("open", "")}


@pytest.mark.parametrize(("value", "state"), [("500", "met"), ("560", "exceeded"), ("420", "partly"), ("0", "missed")])
def test_a_result_of_the_next_report_decides(example: Path, value: str, state: str) -> None:
    add_source(example)
    add_toilets(example, value)
    target = targets(example)[TOILETS]
    assert (target.state, target.evidence_ids, sources(target)) == (state, (f"{NEW}-toilets",), (NEW,))
    assert target.progress == ()


def test_without_a_deadline_later_figures_stand_beside_and_settle_nothing(example: Path) -> None:
    open_ended(example)
    add_source(example)
    add_toilets(example, "500")
    add_rows(
        example,
        NEW,
        "figures",
        figure("next", "toilets-built", "40座", "40", "toilet", start="2025-01-01", end="2025-12-31"),
    )
    add_rows(example, NEW, "figures", figure("funds", "linking-funds", "9元", "9", "cny"))
    target = targets(example)[TOILETS]
    assert (target.term.due, target.state, target.evidence_ids) == (None, "open", ())
    assert steps(target) == [(f"{NEW}-toilets", "1.0000"), (f"{NEW}-next", "None")]
    add_remark(example, NEW, "silent", TOILETS)
    assert targets(example)[TOILETS].state == "open"


def test_a_report_passes_over_what_a_person_has_looked_for_in_it(example: Path) -> None:
    add_source(example)
    add_toilets(example, "500")
    add_remark(example, NEW, "silent", DEADLINE)
    found = targets(example)
    assert states(example) == {TOILETS: ("met", ""), DEADLINE: ("passed-over", "")}
    assert (found[DEADLINE].evidence_ids, sources(found[DEADLINE])) == ((), (NEW,))


def test_a_report_that_tells_of_it_is_not_silent_whatever_a_remark_says(example: Path) -> None:
    add_source(example)
    add_toilets(example, "300", end="2024-09-30")
    add_rows(example, NEW, "figures", figure("funds", "linking-funds", "9元", "9", "cny"))
    add_remark(example, NEW, "silent", TOILETS)
    assert states(example)[TOILETS] == ("open", "")


@pytest.mark.parametrize(
    "changes",
    [
        {"end": "2024-09-30"},
        {"status": "preliminary"},
        {"status": "ongoing"},
        {"start": "2023-01-01", "measured": "cumulative"},
        {"measured": "at end"},
        {"breakdown": "fund-level=county"},
        {"region": "999000"},
    ],
)
def test_a_number_for_something_else_is_no_answer(example: Path, changes: dict[str, str]) -> None:
    add_source(example)
    add_toilets(example, "300", **changes)
    assert states(example)[TOILETS] == ("open", "")


@pytest.mark.parametrize("status", ["plan", "target", "ongoing"])
def test_the_same_amount_told_again_answers_nothing(example: Path, status: str) -> None:
    add_source(example)
    add_toilets(example, "500", status=status)
    target = targets(example)[TOILETS]
    assert (target.state, target.progress) == ("open", ())


def test_a_plan_is_no_target(example: Path) -> None:
    add_source(example)
    add_toilets(example, "800", status="plan", start="2025-01-01", end="2025-12-31")
    assert list(states(example)) == [TOILETS, DEADLINE]


def test_numbers_on_the_way_are_progress_and_no_state(example: Path) -> None:
    add_source(example, published="2024-10-09", end="2024-09-30")
    rows = [
        figure("toilets-half", "toilets-built", "230座", "230", "toilet", end="2024-06-30"),
        figure("toilets-nine", "toilets-built", "410座", "410", "toilet", end="2024-09-30"),
        figure("toilets-old", "toilets-built", "90座", "90", "toilet", start="2023-01-01", end="2023-12-31"),
    ]
    add_rows(example, NEW, "figures", *rows)
    target = targets(example)[TOILETS]
    assert target.state == "open"
    assert steps(target) == [(f"{NEW}-toilets-half", "0.4600"), (f"{NEW}-toilets-nine", "0.8200")]
    assert str(target.share) == "0.8200"


def test_a_figure_of_a_later_time_is_shown_without_a_share(example: Path) -> None:
    add_source(example)
    add_toilets(example, "500", start="2025-01-01", end="2025-12-31")
    target = targets(example)[TOILETS]
    assert (target.state, steps(target)) == ("open", [(f"{NEW}-toilets", "None")])


def test_a_linked_rate_is_progress_and_never_an_answer(example: Path) -> None:
    add_progress(example, "toilets-built,tap-water-share,share")
    add_source(example)
    rates = {
        "half": ("61%", "61", "2024-06-30"),
        "end": ("103%", "103", "2024-12-31"),
        "next": ("7%", "7", "2025-01-31"),
    }
    rows = [
        figure(f"share-{name}", "tap-water-share", stated, value, "percent", end=end, measured="at end")
        for name, (stated, value, end) in rates.items()
    ]
    add_rows(example, NEW, "figures", *rows)
    target = targets(example)[TOILETS]
    assert (target.state, target.evidence_ids) == ("open", ())
    assert steps(target) == [
        (f"{NEW}-share-half", "0.6100"),
        (f"{NEW}-share-end", "1.0300"),
        (f"{NEW}-share-next", "None"),
    ]


@pytest.mark.parametrize(("kind", "share"), [("part", "0.8000"), ("mention", "None")])
def test_a_linked_amount_is_a_part_or_a_mention(example: Path, kind: str, share: str) -> None:
    path = example / "data/reference/indicators.csv"
    text = path.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.startswith("toilets-built"))
    path.write_text(text + line.replace("toilets-built", "toilets-started") + "\n", encoding="utf-8")
    add_progress(example, f"toilets-built,toilets-started,{kind}")
    add_source(example)
    add_rows(example, NEW, "figures", figure("started", "toilets-started", "400座", "400", "toilet"))
    target = targets(example)[TOILETS]
    assert (target.state, steps(target)) == ("open", [(f"{NEW}-started", share)])


def test_of_two_reports_the_newer_counts_and_both_are_shown_the_official_one_first(example: Path) -> None:
    add_source(example)
    add_toilets(example, "500")
    add_source(example, "qinghe-2024-a", published="2025-03-01", sha="a" * 63 + "b")
    add_toilets(example, "450", "qinghe-2024-a")
    path = example / "data/reference/sources.csv"
    before, _, last = path.read_text(encoding="utf-8").rpartition("qinghe-2024-a,")
    path.write_text(f"{before}qinghe-2024-a,{last.replace('official-site', 'repost')}", encoding="utf-8")
    target = targets(example)[TOILETS]
    assert (target.state, target.evidence_ids) == ("partly", (f"{NEW}-toilets", "qinghe-2024-a-toilets"))


def test_a_result_told_before_the_target_answers_nothing(example: Path) -> None:
    add_source(example, published="2023-12-01")
    add_toilets(example, "500")
    assert states(example)[TOILETS] == ("open", "")


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


def test_a_measure_is_open_until_a_later_one_takes_it_up(example: Path) -> None:
    add_rows(example, OLD, "measures", measure("jobs", source=OLD))
    add_source(example)
    target = targets(example)[f"{OLD}-jobs"]
    assert (target.kind, target.term, target.state) == ("measure", Term(date(2024, 1, 1), None), "open")
    add_rows(example, NEW, "measures", measure("jobs-kept", kind="work"))
    add_rows(example, NEW, "followups", f"{NEW}-jobs-kept,{NEW},{OLD}-jobs")
    target = targets(example)[f"{OLD}-jobs"]
    assert (target.state, target.outcome.reason) == ("not-comparable", "no-number")
    assert (target.evidence_ids, sources(target)) == ((f"{NEW}-jobs-kept",), (NEW,))


@pytest.mark.parametrize("kind", ["work", "problem", "mechanism"])
def test_a_measure_of_another_kind_is_no_target(example: Path, kind: str) -> None:
    add_rows(example, OLD, "measures", measure("roads", kind=kind, source=OLD))
    assert [target.kind for target in summarise(example)] == ["figure", "figure"]
