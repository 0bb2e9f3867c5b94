"""The rows of a chart: its figures with their proof, then what we worked out, and nothing else."""

from __future__ import annotations

import codecs
import csv
import io

import pytest

from scripts.charts.chart_rows import COLUMNS, Computed, computed_rows, pack_rows
from scripts.charts.illustrations import Illustration, illustrate
from scripts.charts.remainders import NO_REMAINDERS, complete
from scripts.wording.views import FigureView
from scripts.words import Words, load_words
from tests.invented import figure, index, rule

ZH, EN = load_words("zh"), load_words("en")


def chart(kind: str, *views: FigureView) -> Illustration:
    (made,) = illustrate(views, index(rule(kind, title_zh="题")), ZH)
    return complete(made, NO_REMAINDERS, index(), ZH)


def rows(made: Illustration, address: str = "") -> list[dict[str, str]]:
    text = pack_rows(made, index(), ZH, address).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


WHOLE, PART = figure("whole", "9922"), figure("part", "6314", qualifier_id="over", qualifier="超过")


def test_a_figure_is_a_row_with_its_proof() -> None:
    first, second, *_ = rows(chart("part-whole", WHOLE, PART))
    assert first == {
        "项目": "指标whole",
        "数值（基本单位）": "9922",
        "单位": "户",
        "限定": "",
        "写法": "9,922 户",
        "时段": "2023 年",
        "起": "2023-01-01",
        "止": "2023-12-31",
        "状态": "结果",
        "地区": "青禾县",
        "数字代号": "f-whole-9922",
        "证据": "已核原文",
        "原文字样": "9922",
        "来源": "文件 s-1",
        "凭据页": "zh/receipts/s-1.html#f-whole-9922",
    }
    assert (second["数值（基本单位）"], second["限定"]) == ("6314", "超过")


def test_a_known_address_makes_the_receipt_a_link() -> None:
    first, *_ = rows(chart("part-whole", WHOLE, PART), "https://example.org/账")
    assert first["凭据页"] == "https://example.org/账/zh/receipts/s-1.html#f-whole-9922"


def test_what_we_worked_out_is_a_row_without_a_source() -> None:
    *_, last = rows(chart("part-whole", WHOLE, PART))
    assert (last["项目"], last["写法"], last["数值（基本单位）"], last["单位"]) == (
        "指标whole：已做占比",
        "63.6%",
        "63.6",
        "%",
    )
    assert (last["证据"], last["数字代号"], last["来源"], last["凭据页"]) == ("本站推算", "", "", "")


@pytest.mark.parametrize(
    ("made", "computed"),
    [
        (chart("part-whole", WHOLE, PART), [Computed("指标whole：已做占比", "63.6%")]),
        (chart("part-whole", WHOLE, PART, figure("share", "63.6", "percent", text="63.6%")), []),
        (chart("dots", figure("whole", "54", "item"), figure("part", "49", "item")), [Computed("其余", "5 项")]),
        (chart("progress", figure("whole", "83"), figure("part", "76")), [Computed("指标whole：已做占比", "91.6%")]),
        (
            chart(
                "composition",
                *(
                    figure("whole", value, "percent", breakdown_id=f"cause={value}", breakdown=value)
                    for value in ("60", "30")
                ),
            ),
            [Computed("其他，报告没写", "约 10%")],
        ),
    ],
)
def test_shares_and_rests_that_no_report_states(made: Illustration, computed: list[Computed]) -> None:
    assert computed_rows(made, ZH) == computed


def test_a_computed_number_is_split_for_a_table() -> None:
    row = Computed("其他", "约 1,014.3 元")
    assert (row.before, row.after) == ("约 1,014.3", "元")


@pytest.mark.parametrize("words", [ZH, EN])
def test_each_column_has_a_name_of_its_own(words: Words) -> None:
    packed = pack_rows(chart("dots", figure("whole", "2", "item"), figure("part", "1", "item")), index(), words, "")
    assert packed.startswith(codecs.BOM_UTF8)
    head = packed.decode("utf-8-sig").splitlines()[0]
    assert len(set(head.split(","))) == len(COLUMNS)
