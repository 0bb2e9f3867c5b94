"""The figures that the search looks up: by province, and by the digits of a number."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scripts.pages import search_figures
from scripts.pages.search_figures import significant
from tests.project import make_site


def opened(package: Path) -> dict[str, Any]:
    """What each file holds, by its name."""
    found = {}
    for artefact in search_figures.artefacts(make_site(package)):
        for content in artefact.make():
            script = content.decode().removeprefix("ledgerSearch.take(").removesuffix(");\n")
            name, rows = json.loads(f"[{script}]")
            assert artefact.paths == (f"zh/search/{name}.js",)
            found[name] = rows
    return found


@pytest.mark.parametrize(
    ("value", "digits"),
    [("84160000", "8416"), ("2.54", "254"), ("0.5", "5"), ("-1.20", "12"), ("0", ""), ("1E+3", "1")],
)
def test_the_digits_of_a_number_have_no_zeros_at_either_end(value: str, digits: str) -> None:
    assert significant(Decimal(value)) == digits


def test_a_number_leads_to_the_row_of_its_province(example: Path) -> None:
    files = opened(example)
    assert set(files["figure-files"]) == set(files) - {"figure-files"}
    assert files["numbers-16"] == {"16": ["990000", 0]}
    assert files["numbers-4"] == {"4": ["990000", 1, "990000", 10]}
    rows = files["figures-990000"]
    row = ["999001", "青禾县", "投入的衔接资金", "2023 年", "1.6 亿元", "160000000"]
    assert rows[0] == [*row, "receipts/qinghe-2023.html#qinghe-2023-funds"]
