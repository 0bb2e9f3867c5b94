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
    listed = [entry for name, schema in schemas.items() for entry in list_entries(name, schema)]
    entries = {(entry["table"], entry["column"]): entry for entry in listed}
    assert entries["figures", "measured"] == {
        "table": "figures",
        "table_zh": "数据",
        "table_en": "figures",
        "column": "measured",
        "title_zh": "时点或时期",
        "title_en": "Stock or flow",
        "type": "string",
        "required": "yes",
        "unit_zh": "",
        "unit_en": "",
        "description_zh": "期间内、期末、累计。",
        "description_en": "Over the period (during), at its end (at end), or accumulated up to its end (cumulative).",
        "sdmx": "",
        "values": "during 期间内; at end 期末; cumulative 累计数",
    }
    assert entries["figures", "span_start"]["unit_en"] == "characters"
    assert entries["relations", "kind"]["values"].startswith("sum 分项相加; share 占比")


def test_every_column_of_every_table_has_an_entry(schemas: Mapping[str, FileSchema]) -> None:
    for name, schema in schemas.items():
        assert [(entry["table"], entry["column"]) for entry in list_entries(name, schema)] == [
            (name, field.name) for field in schema.fields
        ]


def test_the_codebook_in_words(schemas: Mapping[str, FileSchema]) -> None:
    text = render_codebook(schemas, "全部数据", load_words("zh")).decode()
    assert text.startswith(
        "# 全部数据：数据项说明\n\n## 数据 `figures`\n\n"
        "列名 | 中文名 | 类型 | 单位 | 对应的国际统计概念 | 意思\n---|---|---|---|---|---\n"
        "`figure_id` | 数字代号 | string |  |  | 固定代号，也是网页上的锚点。\n"
    )
    line = "`period_end` | Period end | date |  | TIME_PERIOD | Last day of the period, or the as-of date.\n"
    assert line in render_codebook(schemas, "All data", load_words("en")).decode()
