"""The codebook: an entry for each column, the same in every file that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.exports.codebook import Entry, codebook_frame, list_entries, pack_codebook, render_codebook
from scripts.exports.datasets import Dataset
from tests.taken import read_csv, sets


@pytest.fixture
def dataset(example: Path) -> Dataset:
    return sets(example)["indicator-monitored"]


def test_an_entry_says_all_of_a_column(dataset: Dataset) -> None:
    entries = {(entry.table, entry.column): entry for entry in list_entries(dataset)}
    assert entries["figures", "measured"] == Entry(
        table="figures",
        table_zh="数据",
        table_en="figures",
        column="measured",
        title_zh="怎么量",
        title_en="How measured",
        type="string",
        required="yes",
        unit_zh="",
        unit_en="",
        description_zh="期间内、期末、累计。",
        description_en="Over the period (during), at its end (at end), or accumulated up to its end (cumulative).",
        values="during 期间内; at end 期末; cumulative 累计",
    )
    assert entries["figures", "span_start"].unit_en == "characters"
    assert entries["figures", "qualifier"].values == "exact; about; over; at least; under; at most"
    assert entries["relations", "kind"].values.startswith("sum 分项相加; share 占比")


def test_every_column_of_every_table_has_an_entry(dataset: Dataset) -> None:
    columns = [(name, column) for name, frame in dataset.tables.items() for column in frame]
    assert [(entry.table, entry.column) for entry in list_entries(dataset)] == columns


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_files_of_the_codebook(dataset: Dataset, language: str) -> None:
    files = pack_codebook(dataset, language)
    assert list(files) == [f"codebook-{language}.csv", f"codebook-{language}.md"]
    rows = read_csv(files[f"codebook-{language}.csv"])
    assert len(rows) == len(list_entries(dataset)) == len(codebook_frame(dataset, language))
    assert all(row[f"title_{language}"] and row[f"description_{language}"] for row in rows)


def test_the_codebook_in_words(dataset: Dataset) -> None:
    text = render_codebook(dataset, "zh")
    assert text.startswith(
        "# 监测对象：各地各期登记的数：数据项说明\n\n版本：2024.2.1\n\n## 数据 `figures`\n\n"
        "列名 | 中文名 | 类型 | 单位 | 意思\n---|---|---|---|---\n"
        "`figure_id` | 数字代号 | string |  | 固定代号，也是网页上的锚点。\n"
    )
    assert "`period_end` | Period end | date |  | Last day of the period, or the as-of date.\n" in render_codebook(
        dataset, "en"
    )
