"""A document that comes in: its region by code or name, what is archived, and the source row of its draft."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.intake.arrival import Document, find_division, missing_regions, take_in
from scripts.ledger.gazetteer import Division
from scripts.ledger.packages import load_package
from tests.telling import error_told

TEXT = """靖边县2023年乡村振兴工作总结
来源：靖边县农业农村局 发布时间：2024-01-12 09:30
2023年，全县改造农村户厕120座，培训农村劳动力300人次，投入衔接资金1.6亿元，群众满意。
"""
DOCUMENT = Document(
    "a.txt", TEXT.encode("gb18030"), "jingbian-2023", "榆林市靖边县", "2023", url="http://www.jingbian.gov.cn/1.html"
)


def test_a_document_is_archived_as_utf8_beside_its_original(example: Path) -> None:
    arrival = take_in(load_package(example), {}, DOCUMENT)
    assert arrival.files == {"jingbian-2023.txt": TEXT.encode(), "jingbian-2023.original.text": DOCUMENT.data}
    source = arrival.draft.source
    assert source.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.original_sha256 == hashlib.sha256(DOCUMENT.data).hexdigest()


def test_the_source_row_says_what_the_text_says_and_leaves_completeness_to_a_person(example: Path) -> None:
    source = take_in(load_package(example), {}, DOCUMENT).draft.source
    assert (source.title, source.publisher, source.published) == (
        "靖边县2023年乡村振兴工作总结",
        "靖边县农业农村局",
        "2024-01-12",
    )
    assert (source.kind, source.source_class, source.region_code) == ("work-report", "official-site", "610824")
    assert (source.period_start, source.period_end, source.completeness) == ("2023-01-01", "2023-12-31", "")


def test_regions_that_the_ledger_does_not_have_come_with_those_above(example: Path) -> None:
    added = take_in(load_package(example), {}, DOCUMENT).draft.additions["regions"]
    assert [(row["region_code"], row["name_en"], row["level"], row["parent_code"]) for row in added][-2:] == [
        ("610800", "Yulin", "prefecture", "610000"),
        ("610824", "Jingbian County", "county", "610800"),
    ]


@pytest.mark.parametrize("words", ["610824", "靖边县", "陕西省榆林市靖边县"])
def test_a_region_is_found_by_code_or_name(words: str, example: Path) -> None:
    assert find_division(load_package(example), words).code == "610824"


def test_a_township_and_a_relocation_site_are_codes_with_names(example: Path) -> None:
    ledger = load_package(example)
    town, site = (find_division(ledger, words) for words in ("610824101东坑镇", "610824101003 新民社区"))
    assert (town, site) == (
        Division("610824101", "东坑镇", "township", "610824"),
        Division("610824101003", "新民社区", "community", "610824101"),
    )
    rows = [*missing_regions(ledger, town)]
    assert [row["region_code"] for row in rows] == ["610000", "610800", "610824", "610824101"]
    assert dict(rows[-1])["name_en"] == "Dongkeng Town"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"region": "鼓楼区"}, "[argument] '鼓楼区' names 4 regions: 鼓楼区 320106, 鼓楼区 320302, "),
        ({"region": "某某县"}, "[argument] '某某县' names no region."),
        ({"region": "999999"}, "[argument] There is no region with the code '999999'."),
        ({"source_id": "靖边2023"}, "[argument] '靖边2023' cannot be the id of a report."),
        ({"year": "23"}, "[argument] '23' is no year."),
        ({"published": "2023/12/21"}, "[argument] '2023/12/21' is no day."),
    ],
)
def test_what_was_said_wrong_is_named(change: dict[str, str], words: str, example: Path) -> None:
    with pytest.raises(LedgerError) as raised:
        take_in(load_package(example), {}, replace(DOCUMENT, **change))  # type: ignore[arg-type]
    assert words in error_told(raised.value)


def test_a_part_of_the_region_that_a_figure_is_of_comes_too(example: Path) -> None:
    text = TEXT.replace("全县改造农村户厕", "全市改造农村户厕").replace("投入衔接资金", "榆阳区投入衔接资金")
    draft = take_in(load_package(example), {}, replace(DOCUMENT, data=text.encode(), region="610800")).draft
    assert [row.region_code for row in draft.figures] == ["610800", "610800", "610802"]
    assert [row["region_code"] for row in draft.additions["regions"]][-2:] == ["610800", "610802"]
