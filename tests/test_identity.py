"""Ids of charts: short, readable, of ids alone, and one for each."""

from __future__ import annotations

from scripts.charts.identity import MOST, name_chart


def test_an_id_is_its_ids() -> None:
    assert name_chart("610000", "years", "rural-income", "") == "610000-years-rural-income"
    assert name_chart("610000", "years", "funds", "a=b;c=d") == "610000-years-funds-a-b-c-d"


def test_a_long_id_is_cut_and_keeps_its_own_end() -> None:
    long = ("610824", "linking-funds-by-level", "jingbian-2023")
    name = name_chart(*long)
    assert name.startswith("610824-linking-funds-by-level-jin-")
    assert len(name) <= MOST
    assert name != name_chart(*long[:2], "jingbian-2024")
    assert name == name_chart(*long)


def test_ids_that_read_alike_do_not_become_one_when_cut() -> None:
    start = "a" * 40
    assert name_chart(start, "b-c") != name_chart(start, "b", "c")
