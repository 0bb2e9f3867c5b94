"""The numbers of a chart: fixed names, ids, values in the base unit, and what we computed by itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scripts.charts.captions import Chart, Computed, Row
from scripts.charts.numbers_table import list_numbers, pack_numbers
from scripts.charts.sheet import Layout
from tests.charted import figure, source

ONE = figure("123000", breakdown="counted=persons", source=source("s-1", archived=True))
CHART = Chart(
    "c",
    Layout("题", 1.0, 1.0, ()),
    "",
    (Row("甲", ONE), Row("又", ONE)),
    (Computed("占比", "50%", Decimal(50), "percent", (ONE, ONE)),),
)


def test_each_figure_stands_once_with_ids_and_its_value_in_the_base_unit() -> None:
    (content,) = pack_numbers(list_numbers(CHART))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "figure_id,region_code,indicator_id,breakdown,period_start,period_end,measured,status,value,unit,qualifier,"
        "as_stated,evidence,source_id,source_class,receipt,computed_from",
        f"{ONE.figure_id},999001,x,counted=persons,2023-01-01,2023-12-31,during,result,123000,cny,exact,123000,checked,"
        f"s-1,repost,receipts/s-1.html#{ONE.figure_id},",
        f",999001,x,counted=persons,2023-01-01,2023-12-31,,computed,50,percent,,,,,,,{ONE.figure_id};{ONE.figure_id}",
    ]


def test_what_the_words_are_makes_no_difference() -> None:
    other = replace(CHART, layout=Layout("T", 2.0, 2.0, ()), rows=(Row("A", ONE),))
    assert list_numbers(other) == list_numbers(CHART)
