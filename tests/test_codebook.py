"""The codebook: an entry for each column, the same in every file that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.exports.codebook import list_entries, render_codebook
from scripts.ledger.columns import FileSchema
from scripts.words import load_words
from tests.taken import extend, hold


@pytest.fixture
def schemas(example: Path) -> Mapping[str, FileSchema]:
    return hold(extend(example)).tables.schemas


def test_an_entry_says_all_of_a_column(schemas: Mapping[str, FileSchema]) -> None:
    listed = [entry for name, schema in schemas.items() for entry in list_entries(name, schema, load_words("en"))]
    entries = {(entry["table"], entry["column"]): entry for entry in listed}
    assert entries["figures", "measured"] == {
        "sheet": "figures",
        "title": "Stock or flow",
        "description": "Over the period (during), at its end (at end), or accumulated up to its end (cumulative).",
        "unit": "",
        "values": "during = over the period; at end = at the end; cumulative = cumulative",
        "required": "yes",
        "type": "string",
        "sdmx": "",
        "table": "figures",
        "column": "measured",
    }
    assert entries["figures", "span_start"]["unit"] == "characters"
    assert entries["relations", "kind"]["values"].startswith("sum = ")


def test_every_column_of_every_table_has_an_entry(schemas: Mapping[str, FileSchema]) -> None:
    for name, schema in schemas.items():
        assert [(entry["table"], entry["column"]) for entry in list_entries(name, schema, load_words("zh"))] == [
            (name, field.name) for field in schema.fields
        ]


def test_the_codebook_in_words(schemas: Mapping[str, FileSchema]) -> None:
    text = render_codebook(schemas, "全部数据", load_words("zh")).decode()
    assert text.startswith(
        "# 全部数据：数据项说明\n\n## 数据 `figures`\n\n"
        "文件里的列名 | 列 | 类型 | 单位 | 对应的国际统计概念 | 意思\n---|---|---|---|---|---\n"
        "`figure_id` | 数字代号 | string |  |  | 固定代号，也是网页上的锚点。\n"
    )
    line = "`period_end` | Period end | date |  | TIME_PERIOD | Last day of the period, or the as-of date.\n"
    assert line in render_codebook(schemas, "All data", load_words("en")).decode()


@pytest.mark.parametrize(
    ("table", "column", "english", "chinese"),
    [
        ("figures", "qualifier", "the lower end of a range is at least", "区间的下端写不少于"),
        (
            "breakdowns",
            "breakdown_id",
            "whether a share is of households or of persons (basis)",
            "占比按户算还是按人算",
        ),
        ("breakdowns", "breakdown_id", "of one year or a mean of several (change)", "增长是一年的还是年均的"),
        ("figures", "period_start", "since the transition began, 2021-01-01", "“过渡期以来”的从 2021-01-01 起"),
        ("figures", "value", "a fall is a change below zero", "减少、下降写成负数"),
        (
            "figures",
            "region_code",
            "a township, a community or a relocation site",
            "乡镇、村（社区）、有代码的易地搬迁安置点",
        ),
        ("regions", "region_code", "nine for a township, twelve for a community", "乡镇九位，村和社区十二位"),
        ("units", "written_zh", "How documents write the unit", "报告里可以怎么写"),
    ],
)
def test_what_the_model_was_extended_by_has_its_sentence(
    table: str, column: str, english: str, chinese: str, schemas: Mapping[str, FileSchema]
) -> None:
    for words, sentence in ((load_words("en"), english), (load_words("zh"), chinese)):
        entries = {entry["column"]: entry["description"] for entry in list_entries(table, schemas[table], words)}
        assert sentence in entries[column]
