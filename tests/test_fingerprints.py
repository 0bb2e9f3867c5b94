"""What the hashes of rows, schemas and surroundings tell apart, and what they do not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks.fingerprints import (
    COLUMNS,
    fingerprint_schemas,
    fingerprint_surroundings,
    fingerprint_tables,
    hash_text,
)
from scripts.ledger.packages import Ledger, load_package, load_texts
from tests.conftest import Change
from tests.tables import make_table


def test_a_hash_is_that_of_the_characters_as_they_are() -> None:
    composed, decomposed = "\u00e9", "e\u0301"
    assert hash_text(composed) == hashlib.sha256(composed.encode()).hexdigest() != hash_text(decomposed)


def test_a_row_is_its_cells_by_key_parted_by_signs_that_no_cell_has(example: Path) -> None:
    part = fingerprint_tables(load_package(example), {"regions": ("level", "parent_code")})[""]["regions"]
    rows = [
        "100000\x1fnation\x1f",
        "990000\x1fprovince\x1f100000",
        "999000\x1fprefecture\x1f990000",
        "999001\x1fcounty\x1f999000",
    ]
    assert part["rows"] == {row[:6]: hash_text(row)[:12] for row in rows}
    assert part["sha256"] == hash_text("".join(f"{row}\x1e" for row in rows))


def test_a_column_that_is_absent_counts_as_empty(example: Path) -> None:
    part = fingerprint_tables(load_package(example), {"themes": ("absent",)})[""]["themes"]
    assert part["rows"]["funds"] == hash_text("funds\x1f")[:12]


def test_the_order_in_a_schema_makes_no_difference() -> None:
    limits = [("required", True), ("unique", True)]
    schemas = [{"fields": [{"name": "x", "constraints": dict(pairs)}]} for pairs in (limits, limits[::-1])]
    tables = [replace(make_table("a", "x\n1\n"), schema=schema) for schema in schemas]
    prints = [fingerprint_schemas(Ledger(Path(), {}, {"a": table}, {})) for table in tables]
    assert prints[0] == prints[1]


def test_rows_stand_in_the_report_whose_text_shows_them(example: Path) -> None:
    parts = fingerprint_tables(load_package(example))
    assert {source: sorted(tables) for source, tables in parts.items()} == {
        "": ["breakdowns", "indicators", "regions", "sources", "units"],
        "qinghe-2023": ["figures", "measures", "omissions"],
    }


def test_the_order_of_rows_makes_no_difference(example: Path) -> None:
    ledger = load_package(example)
    before = fingerprint_tables(ledger)
    frame = ledger.tables["figures"].frame
    frame[:] = frame[::-1].to_numpy()
    assert fingerprint_tables(ledger) == before


@pytest.mark.parametrize("column", COLUMNS["figures"])
def test_every_attested_cell_of_a_figure_counts(example: Path, column: str) -> None:
    ledger = load_package(example)
    before = fingerprint_tables(ledger)["qinghe-2023"]["figures"]
    ledger.frame("figures").loc[0, column] = "x"
    after = fingerprint_tables(ledger)["qinghe-2023"]["figures"]
    assert before["sha256"] != after["sha256"]
    assert [key for key, mark in before["rows"].items() if after["rows"][key] != mark] == ["qinghe-2023-funds"]


def test_a_schema_is_its_types_and_constraints(example: Path, change: Change) -> None:
    before = fingerprint_schemas(load_package(example))
    change("data/schemas/regions.json", '"title": "地区代码"', '"title": "编码"')
    assert fingerprint_schemas(load_package(example)) == before
    change("data/schemas/regions.json", "^[1-9][0-9]{5}([0-9]{3}){0,2}$", "^[0-9]*$")
    after = fingerprint_schemas(load_package(example))
    assert [name for name in before if before[name] != after[name]] == ["regions"]


def test_equal_characters_are_told_apart_by_those_around_them(example: Path, change: Change) -> None:
    change("data/reports/qinghe-2023/figures.csv", "126个,67,71", "126个,78,82")
    ledger, texts = load_package(example), load_texts(example / "texts")
    (text,) = texts.values()
    marks = fingerprint_surroundings(ledger, "qinghe-2023", text)
    assert len(marks) == 12
    assert (
        marks["qinghe-2023-projects"]
        == marks["qinghe-2023-monitored-households"]
        == hash_text(text[66:78] + "\x1f" + text[82:94])[:12]
    )
    assert len(set(marks.values())) == 11


@pytest.mark.parametrize(
    ("span", "before", "after"),
    [((0, 3), (0, 0), (3, 15)), ((0, 0), (0, 0), (0, 12)), ((5, 9), (0, 5), (9, 21)), ((13, 14), (1, 13), (14, 26))],
)
def test_a_figure_at_the_beginning_of_a_text_has_what_there_is_before_it(
    example: Path, change: Change, span: tuple[int, int], before: tuple[int, int], after: tuple[int, int]
) -> None:
    change("data/reports/qinghe-2023/figures.csv", "126个,67,71", f"126个,{span[0]},{span[1]}")
    ledger, texts = load_package(example), load_texts(example / "texts")
    (text,) = texts.values()
    mark = fingerprint_surroundings(ledger, "qinghe-2023", text)["qinghe-2023-projects"]
    assert mark == hash_text(text[slice(*before)] + "\x1f" + text[slice(*after)])[:12]


@pytest.mark.parametrize("cells", ["126个,,", "126个,67,", "126个,,71"])
def test_a_figure_without_both_ends_has_no_surroundings(example: Path, change: Change, cells: str) -> None:
    change("data/reports/qinghe-2023/figures.csv", "126个,67,71", cells)
    ledger, texts = load_package(example), load_texts(example / "texts")
    marks = fingerprint_surroundings(ledger, "qinghe-2023", *texts.values())
    assert len(marks) == 11
    assert "qinghe-2023-projects" not in marks
