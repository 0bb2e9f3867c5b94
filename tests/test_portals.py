"""The lines of a Chinese portal: exact texts in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scripts.exports.entries import Entry
from scripts.exports.portals import portal_fields
from scripts.words import load_words
from tests.interfaces import make_entries


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    return make_entries(tmp_path_factory.mktemp("portals"))


def find(entries: Sequence[Entry], set_id: str) -> Entry:
    return next(entry for entry in entries if entry.set_id == set_id)


def test_the_lines_of_a_region_in_chinese(entries: Sequence[Entry]) -> None:
    lines = portal_fields(find(entries, "region-990000"), load_words("zh"))
    assert [(line.label, line.value) for line in lines] == [
        ("资源代码", "region-990000"),
        ("数据提供方", "原始数字：云岭省乡村振兴局；登记和核对：乡村振兴公开账"),
        ("开放属性", "无条件开放，注明出处就能用"),
        ("更新频率", "不定期：登记了新的报告，或者改了错，就更新"),
        ("首次发布", "没有单独记录"),
        ("最近更新", "2024 年 2 月 1 日"),
        ("数据量", "1 行（数据 1）"),
        ("格式", "CSV、XLSX、JSON、Parquet、ZIP"),
        ("数据项说明", "45 项，每项有意思、类型和单位"),
        ("主题", "饮水安全"),
        ("时间范围", "2023 年 1 月 1 日至 2023 年 12 月 31 日"),
        ("空间范围", "云岭省"),
        ("版本", "2024.2.1"),
    ]


def test_the_same_lines_in_english(entries: Sequence[Entry]) -> None:
    lines = {line.key: line.value for line in portal_fields(find(entries, "region-990000"), load_words("en"))}
    assert lines["volume"] == "1 row (figures 1)"
    assert lines["provider"] == "Numbers: 云岭省乡村振兴局. Entered and checked by: Open Revitalization Ledger"
    assert lines.keys() == {line.key for line in portal_fields(find(entries, "region-990000"), load_words("zh"))}


def test_many_names_are_cut_and_counted(entries: Sequence[Entry]) -> None:
    entry = find(entries, "ledger")
    many = replace(entry, publishers=("甲", "乙", "丙", "丁"), places=(*entry.places, *entry.places))
    lines = {line.key: line.value for line in portal_fields(many, load_words("zh"))}
    assert lines["provider"] == "原始数字：甲、乙、丙等 4 家；登记和核对：乡村振兴公开账"
    assert lines["place"] == "云岭省、青禾县、云岭省等 4 个地区"


def test_documents_without_a_publisher_are_told_beside_those_with_one(entries: Sequence[Entry]) -> None:
    entry = replace(find(entries, "region-990000"), has_unnamed=True)
    assert portal_fields(entry, load_words("zh"))[1].value == (
        "原始数字：云岭省乡村振兴局，另有没写发布者的文件；登记和核对：乡村振兴公开账"
    )
    assert portal_fields(entry, load_words("en"))[1].value == (
        "Numbers: 云岭省乡村振兴局, and documents that name no publisher. "
        "Entered and checked by: Open Revitalization Ledger"
    )


def test_documents_without_a_publisher_say_so(entries: Sequence[Entry]) -> None:
    lines = portal_fields(replace(find(entries, "ledger"), publishers=()), load_words("zh"))
    assert lines[1].value == "原始数字：文件没写发布者；登记和核对：乡村振兴公开账"
