"""What the generated client read is held against the CSV of the release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tools.client import ask_all, compare, number, write

WANTED = [
    {"figure_id": "a", "value": "160000000.0", "is_total": "true", "verdicts": "r:agrees", "page": "x"},
    {"figure_id": "b", "value": "", "is_total": "false", "verdicts": "", "page": "y"},
]
ROWS: list[dict[str, object]] = [
    {"figure_id": "a", "value": 160000000, "is_total": True, "verdicts": [{}], "links": {}},
    {"figure_id": "b", "value": None, "is_total": False, "verdicts": [], "links": {}},
]


def test_the_same_rows_have_no_difference_in_any_order() -> None:
    assert list(compare("figures", ROWS, WANTED)) == []
    assert list(compare("figures", ROWS[::-1], WANTED)) == []


def test_another_value_and_a_lost_row_are_named() -> None:
    changed = [{**ROWS[0], "value": 160000001}]
    assert list(compare("figures", changed, WANTED)) == [
        "figures: ('a', '160000001.0', 'true') is not in the CSV",
        "figures: ('a', '160000000.0', 'true') was not read",
        "figures: ('b', '', 'false') was not read",
        "figures: 1 rows of 2",
    ]


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), (True, "true"), (2.5, "2.5"), (100000, "100000.0"), ("2023-12", "2023-12")]
)
def test_a_value_as_the_csv_has_it(cell: object, text: str) -> None:
    assert write(cell) == text == number(text)


def test_every_list_is_asked_for_by_its_provinces_and_every_figure_by_its_report() -> None:
    asked: list[str] = []

    def ask(operation: str, **parameters: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        asked.append(f"{operation}{'/'.join(parameters.values())}")
        name = operation.removesuffix("_of")
        key = {"report_figures": "figures"}.get(operation, name)
        rows: list[Mapping[str, object]] = [{"source_id": "s", "of": operation}]
        return {key: rows, "provinces": [{"province": "1"}, {"province": "2"}]}

    found = ask_all(ask)
    assert len(found["sources"]) == 2
    assert [row["of"] for row in found["figures"]] == ["report_figures", "report_figures"]
    assert asked[:3] == ["relations", "relations_of1", "relations_of2"]
