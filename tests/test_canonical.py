"""One form for each table file: what is written in it says nothing, and writing it again changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.checks.canonical import check_canonical, render_canonical
from scripts.ledger.packages import load_package
from tests.telling import told

Change = Callable[[str, str, str], None]
OMISSIONS = "data/reports/qinghe-2023/omissions.csv"
UNITS = "data/reference/units.csv"


def say(root: Path, name: str) -> list[str]:
    ledger = load_package(root)
    return [told(finding) for finding in check_canonical(ledger.tables[name], ledger.hashes)]


def test_the_canonical_text_is_that_of_the_file(example: Path) -> None:
    for table in load_package(example).tables.values():
        texts = render_canonical(table)
        assert sorted(texts) == sorted(table.files)
        assert all((example / file).read_bytes() == text.encode() for file, text in texts.items())


def test_whole_numbers_in_a_key_are_sorted_by_size(example: Path) -> None:
    lines = (example / OMISSIONS).read_text(encoding="utf-8").splitlines(keepends=True)
    assert [line.split(",")[1] for line in lines[1:]] == ["3", "17", "29", "133", "151"]
    (example / OMISSIONS).write_text("".join([lines[0], *sorted(lines[1:])]), encoding="utf-8")
    assert say(example, "omissions") == [
        f"{OMISSIONS}:2: [not-canonical] The rows are not in the order of source_id/span_start: 'qinghe-2023/3' "
        "belongs before 'qinghe-2023/133'.\n    fix: Run nox -s canonical."
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cny,元,", '"cny",元,'),
        ("toilets,座,count\n", "toilets,座,count"),
        ("written_zh,dimension\n", "written_zh,dimension\r\n"),
    ],
)
def test_quotes_and_line_ends_have_one_form(example: Path, change: Change, old: str, new: str) -> None:
    change(UNITS, old, new)
    assert say(example, "units") == [
        f"{UNITS}: [not-canonical] Quotes, line ends or the end of the file are not in the canonical form.\n"
        "    fix: Run nox -s canonical."
    ]


def test_writing_the_canonical_form_mends_it_for_good(broken: Path) -> None:
    for _ in range(2):
        for table in load_package(broken).tables.values():
            for file, text in render_canonical(table).items():
                (broken / file).write_bytes(text.encode())
    assert [say(broken, name) for name in ("units", "breakdowns", "figures")] == [[], [], []]


def test_cells_with_commas_quotes_and_odd_keys_keep_their_text(example: Path, change: Change) -> None:
    change(OMISSIONS, "qinghe-2023,3,8,2023年,title", 'qinghe-2023,x,8,"2023,""年",title')
    text = render_canonical(load_package(example).tables["omissions"])[OMISSIONS]
    assert text.splitlines()[1] == 'qinghe-2023,x,8,"2023,""年",title'
