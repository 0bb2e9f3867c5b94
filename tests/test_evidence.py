"""The archived text read again: every row to the character, every number in one span."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.evidence import Passage, check_report, check_spans, find_unaccounted, span_frame
from scripts.ledger.packages import Ledger, load_package, load_texts
from tests.grammar import UNITS
from tests.telling import told

Change = Callable[[str, str, str], None]
REPORT = "data/reports/qinghe-2023"
FIGURES, OMISSIONS, MEASURES = (f"{REPORT}/{name}.csv" for name in ("figures", "omissions", "measures"))


def unaccounted(number: str) -> str:
    return (
        f"{OMISSIONS}: [unaccounted-number] The number {number} of the archived text is neither a figure nor an "
        "omission.\n    fix: Add a row to figures.csv, or one to omissions.csv with its reason."
    )


def say(root: Path) -> list[str]:
    return [told(finding) for finding in check_spans(load_package(root), load_texts(root / "texts"))]


def test_the_example_quotes_its_text(example: Path) -> None:
    assert say(example) == []


def test_without_the_text_there_is_nothing_to_say(example: Path, change: Change) -> None:
    change(FIGURES, "126个", "127个")
    (example / "texts/qinghe-2023.txt").unlink()
    assert say(example) == []


def test_a_text_with_another_hash_is_another_text(example: Path) -> None:
    path = example / "texts/qinghe-2023.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("126", "127"), encoding="utf-8")
    assert say(example) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "messages"),
    [
        (
            FIGURES,
            "126个,67,71",
            "127个,67,71",
            [
                f"{FIGURES}:6:span_start: [span-text] The row states '127个', but the archived text has '126个' at 67 "
                "to 71.\n    fix: Correct the characters, or the span."
            ],
        ),
        (
            FIGURES,
            "126个,67,71",
            "126个,68,72",
            [
                f"{FIGURES}:6:span_start: [span-text] The row states '126个', but the archived text has '26个。' at 68 "
                "to 72.\n    fix: Correct the characters, or the span (they stand at 67)."
            ],
        ),
        (
            FIGURES,
            "126个,67,71",
            "26个,68,71",
            [
                f"{FIGURES}:6:span_end: [split-number] '26个' holds only a part of the number '126' at 67 to 70 "
                "of the archived text.\n    fix: Widen the span to the whole number."
            ],
        ),
        (
            FIGURES,
            "126个,67,71",
            "126个,966,970",
            [
                f"{FIGURES}:6:span_end: [span-outside] The span ends at 970, but the archived text has 177 "
                "characters.\n    fix: Correct the span (they stand at 67)."
            ],
        ),
        (OMISSIONS, "qinghe-2023,133,136,进一步,idiom\n", "", [unaccounted("'一' at 134 to 135")]),
        (OMISSIONS, "17,27,2024年1月10日", "17,24,2024年1月", [unaccounted("'10' at 24 to 26")]),
        (OMISSIONS, "3,8,2023年", "x,8,2023年", [unaccounted("'2023' at 3 to 7")]),
    ],
)
def test_a_row_that_does_not_fit_the_text(
    example: Path, change: Change, file: str, old: str, new: str, messages: list[str]
) -> None:
    change(file, old, new)
    assert say(example) == messages


def test_a_measure_lies_within_the_text(example: Path, change: Change) -> None:
    cells = (example / MEASURES).read_text(encoding="utf-8").splitlines()[1].split(",")
    change(MEASURES, ",".join(cells[-2:]), f"{cells[-2]},9000")
    assert say(example) == [
        f"{MEASURES}:2:span_end: [span-outside] The span ends at 9000, but the archived text has 177 characters.\n"
        "    fix: Correct the span."
    ]


def test_a_measure_points_at_what_it_names(example: Path, change: Change) -> None:
    change(MEASURES, ",123,132", ",30,40")
    assert say(example) == [
        f"{MEASURES}:2:span_start: [span-name] At 30 to 40 the archived text has no two neighbouring characters of the "
        "name '每周研判'.\n    fix: Correct the span, or name the measure with a word that stands there."
    ]


@pytest.mark.parametrize(
    ("text", "stated", "messages"),
    [
        (
            "规模超过6400亿元。",
            "6400亿元",
            [
                "f.csv:2:as_stated: [cut-number] '6400亿元' reads as exact 640000000000, but with the characters beside"
                " it, '规模超过6400亿元', as over 640000000000.\n"
                "    fix: Widen the span to 0 to 10, and correct the row."
            ],
        ),
        (
            "6月底前完工",
            "6月底",
            [
                "f.csv:2:as_stated: [cut-number] '6月底' reads as exact 2000-06-30, but with the characters beside it, "
                "'6月底前', as at most 2000-06-30.\n    fix: Widen the span to 0 to 4, and correct the row."
            ],
        ),
        (
            "比上年下降2.1%。",
            "2.1%",
            [
                "f.csv:2:as_stated: [cut-number] '2.1%' reads as exact 2.1, but with the characters beside it, "
                "'下降2.1%', as exact -2.1.\n    fix: Widen the span to 3 to 9, and correct the row."
            ],
        ),
        (
            "400余人",
            "400",
            [
                "f.csv:2:as_stated: [cut-number] '400' reads as exact 400, but with the characters beside it, "
                "'400余人', as over 400.\n    fix: Widen the span to 0 to 5, and correct the row."
            ],
        ),
        (
            "不超100户。",
            "100户",
            [
                "f.csv:2:as_stated: [cut-number] '100户' reads as exact 100, but with the characters beside it, "
                "'不超100户', as at most 100.\n    fix: Widen the span to 0 to 6, and correct the row."
            ],
        ),
        (
            "今年全县共实施126个项目",
            "12",
            [
                "f.csv:2:span_end: [split-number] '12' holds only a part of the number '126' at 7 to 10 "
                "of the archived text.\n    fix: Widen the span to the whole number."
            ],
        ),
        ("约好后，320户增收", "320户", []),
        ("实施126个项目", "126个", []),
        ("筹集20万元多渠道增收", "20万元", []),
        ("附近3家", "3家", []),
        ("签约5万元", "5万元", []),
        ("最近3个内设机构", "3个", []),
    ],
)
def test_a_number_is_not_cut_at_its_span(text: str, stated: str, messages: list[str]) -> None:
    start = text.index(stated)
    span = Passage(start, start + len(stated), stated, "figures", "f.csv", 2)
    assert [told(finding) for finding in check_report("s", text, [span], UNITS)] == messages


def test_a_measure_accounts_for_no_number(example: Path, change: Change) -> None:
    change(MEASURES, ",123,132", ",0,177")
    change(OMISSIONS, "qinghe-2023,3,8,2023年,title\n", "")
    assert len(say(example)) == 1


@pytest.mark.parametrize(
    ("name", "fits"),
    [("每周研判", True), ("会同研判", True), ("每周", False), ("研", True), ("判每", False), ("水", False)],
)
def test_two_neighbouring_characters_of_a_name_are_enough(name: str, fits: bool) -> None:
    span = Passage(2, 6, name, "measures", "f.csv", 2)
    rules = [finding.rule for finding in check_report("s", "坚持分析研判会商", [span], UNITS)]
    assert rules == ([] if fits else ["span-name"])


def test_the_place_that_is_named_is_the_nearest() -> None:
    span = Passage(6, 8, "3个", "figures", "f.csv", 2)
    (finding, *_) = check_report("s", "3个县，共3个村", [span], UNITS)
    assert (finding.case, finding.values[-1]) == ("near", ("near", 5))


def test_a_number_before_a_span_is_not_cut_by_it() -> None:
    span = Passage(1, 3, "户数", "figures", "f.csv", 2)
    assert [finding.rule for finding in check_report("s", "3户数", [span], UNITS)] == ["unaccounted-number"]


def test_of_a_report_that_could_not_be_read_nothing_is_said(example: Path) -> None:
    (example / OMISSIONS).write_bytes(b"\xff")
    assert say(example) == []


def test_a_package_without_tables_has_no_spans() -> None:
    assert span_frame(Ledger(Path(), {}, {}, {})).empty


def test_every_character_of_every_number_counts(example: Path) -> None:
    text = (example / "texts/qinghe-2023.txt").read_bytes()
    ledger = load_package(example)
    digest = ledger.frame("sources")["text_sha256"].iloc[0]
    body = text.decode()
    for at, sign in enumerate(body):
        if sign.isdigit():
            forged = body[:at] + ("8" if sign != "8" else "9") + body[at + 1 :]
            assert list(check_spans(ledger, {digest: forged})), f"{sign} at {at}"


def outside(text: str, *places: tuple[int, int]) -> list[str]:
    return [run.text for run in find_unaccounted(text, [Passage(*place, "", "", "", 0) for place in places])]


def test_numbers_outside_the_spans_are_unaccounted_for() -> None:
    text = "今年全县共有监测对象320户1105人，其中未消除风险的12户。"
    first, second, comma = (text.index(words) for words in ("320户", "1105", "，"))
    assert outside(text, (first, second), (second, comma)) == ["12"]
    assert outside("一是投入1.6亿元") == ["一", "1.6亿"]


def test_a_number_half_in_a_span_is_unaccounted_for_as_a_whole() -> None:
    assert outside("19.1亿元", (0, 4)) == ["19.1亿"]
    assert outside("19.1亿元", (0, 2), (0, 6), (1, 3)) == []
