"""Tools of analysts read each format as the ledger has it, and what they read otherwise is named."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from scripts.exports.releases import release_artefacts
from tests.taken import extend, hold, make
from tools.readers import Reference, compare, is_same, read_libraries, render


@pytest.fixture
def reference(example: Path, tmp_path: Path) -> Reference:
    holdings = hold(extend(example))
    for path, content in make(release_artefacts(holdings)).items():
        (tmp_path / Path(path).name).write_bytes(content)
    return Reference(tmp_path, holdings)


def test_every_library_reads_every_format_as_the_ledger_has_it(reference: Reference) -> None:
    lines = dict(read_libraries(reference))
    assert [fault for faults in lines.values() for fault in faults] == []
    assert list(lines)[-5:] == [
        "frictionless, csv",
        "pandas, xlsx (zh)",
        "pandas, xlsx (en)",
        "pandas, sqlite",
        "frictionless, zip",
    ]


def test_a_file_that_says_something_else_is_named(reference: Reference) -> None:
    path = reference.folder / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("160000000", "160000001"), encoding="utf-8")
    lines = dict(read_libraries(reference))
    assert lines["pandas, csv"] == ["figures.value. row 2: 160000001.0 for '160000000'"]
    assert lines["pandas, json"] == []


@pytest.mark.parametrize(
    ("text", "cell", "kind"),
    [
        ("", None, "string"),
        ("", float("nan"), "number"),
        ("610824", 610824, "string"),
        ("2.53", 2.5300000000000002, "number"),
        ("2023-12-31", date(2023, 12, 31), "date"),
        ("2023-12-31", datetime(2023, 12, 31), "string"),
        ("true", 1, "boolean"),
        ("false", "False", "boolean"),
        ("a | ", "a |", "string"),
    ],
)
def test_tools_may_give_a_cell_another_type(text: str, cell: object, kind: str) -> None:
    assert is_same(text, cell, kind)


@pytest.mark.parametrize(
    ("text", "cell", "kind"),
    [
        ("6%", 0.06, "string"),
        ("0", None, "number"),
        ("", 0, "number"),
        ("2.53", 2.54, "number"),
        ("1.5", "一点五", "number"),
        ("true", 0, "boolean"),
        ("2023-12", date(2023, 12, 1), "string"),
        ("研判", "ç\xa0”åˆ¤", "string"),
    ],
)
def test_they_may_not_change_what_it_says(text: str, cell: object, kind: str) -> None:
    assert not is_same(text, cell, kind)


def test_lost_rows_and_columns_are_named(reference: Reference) -> None:
    fields = [field for field in reference.tables.schemas["themes"].fields if field.name in ("theme_id", "name_zh")]
    frame = pd.DataFrame({"theme_id": ["a", "b"], "name_zh": ["甲", "乙"]})
    assert list(compare(fields, frame, {"theme_id": ["a"], "other": ["甲", "乙"]})) == [
        "theme_id. has 1 rows of 2",
        "name_zh. is missing among ['theme_id', 'other']",
    ]


def test_what_is_known_is_told_and_is_no_fault() -> None:
    assert render("pandas, csv", []) == "pandas, csv: as the ledger"
    assert render("pandas, csv", ["a", "b"]) == "pandas, csv: 2 columns differ\n  a\n  b"
    assert render("LibreOffice, csv", ["a"]).startswith("LibreOffice, csv: 1 columns differ; known: told that")
