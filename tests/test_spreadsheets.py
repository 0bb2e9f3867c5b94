"""Files of a draft as Excel and WPS save them: read back, with a list of all that was put right."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.intake.drafts import draft_folder, read_draft
from scripts.intake.spreadsheets import PUT_RIGHT, read_saved_draft
from scripts.ledger.packages import load_package
from tests.drafting import REPORT, put_draft

Edit = Callable[[bytes], bytes]
FORMS: dict[str, tuple[Edit, list[str]]] = {
    "no mark of UTF-8": (lambda data: data.removeprefix(b"\xef\xbb\xbf"), []),
    "UTF-16": (lambda data: data.decode("utf-8-sig").encode("utf-16"), ["utf-16"]),
    "GB18030": (lambda data: data.decode("utf-8-sig").encode("gb18030"), ["gb18030"]),
    "CRLF": (lambda data: data.replace(b"\n", b"\r\n"), ["line-ends"]),
    "GB18030 with CRLF": (
        lambda data: data.decode("utf-8-sig").replace("\n", "\r\n").encode("gb18030"),
        ["gb18030", "line-ends"],
    ),
    "a blank row": (lambda data: data + b"," * 26 + b"\n", ["blank-row"]),
    "empty columns": (lambda data: b"\n".join(line + b",," for line in data.splitlines()) + b"\n", ["empty-columns"]),
}


def edit(root: Path, name: str, change: Edit) -> None:
    path = draft_folder(root, REPORT) / name
    path.write_bytes(change(path.read_bytes()))


def replaced(old: str, new: str) -> Edit:
    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return change


@pytest.mark.parametrize("form", FORMS)
def test_another_form_of_the_file_is_read_and_listed(example: Path, form: str) -> None:
    draft, (change, kinds) = put_draft(example), FORMS[form]
    edit(example, "figures.csv", change)
    read, repairs = read_saved_draft(example, load_package(example), REPORT)
    assert (read, [repair.kind for repair in repairs]) == (draft, kinds)


def test_cells_are_put_right_written_back_and_listed(example: Path) -> None:
    draft = put_draft(example)
    edit(example, "figures.csv", replaced(",2023-12-31,", ",2023/12/31,"))
    edit(example, "figures.csv", replaced(",at end,", ",期末,"))
    edit(example, "figures.csv", replaced(",160000000,", ",1.6亿,"))
    read, repairs = read_saved_draft(example, load_package(example), REPORT)
    assert read == read_draft(example, REPORT) == draft
    assert [(repair.column, repair.old, repair.new) for repair in repairs] == [
        ("period_end", "2023/12/31", "2023-12-31"),
        ("value", "1.6亿", "160000000"),
        ("measured", "期末", "at end"),
    ]
    with (draft_folder(example, REPORT) / PUT_RIGHT).open(encoding="utf-8-sig") as file:
        listed = list(csv.DictReader(file))
    assert [(row["line"], row["new"]) for row in listed][:2] == [("2", "2023-12-31"), ("2", "160000000")]
    assert read_saved_draft(example, load_package(example), REPORT) == (draft, ())


def test_a_cell_with_two_readings_is_refused_with_its_place_and_nothing_is_written(example: Path) -> None:
    put_draft(example)
    edit(example, "figures.csv", replaced(",2023-12-31,", ",5/6/2023,"))
    edit(example, "omissions.csv", lambda data: data.replace(b"\n", b"\r\n"))
    before = (draft_folder(example, REPORT) / "omissions.csv").read_bytes()
    with pytest.raises(LedgerError) as error:
        read_saved_draft(example, load_package(example), REPORT)
    (found,) = error.value.findings
    place = (found.file, found.line, found.column, found.rule)
    assert place == (f"drafts/{REPORT}/figures.csv", 2, "period_end", "cell-day-order")
    assert (draft_folder(example, REPORT) / "omissions.csv").read_bytes() == before
    assert not (draft_folder(example, REPORT) / PUT_RIGHT).exists()


def test_columns_in_another_order_are_put_back(example: Path) -> None:
    draft = put_draft(example)

    def swap(data: bytes) -> bytes:
        rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
        return "".join(",".join([*row[1:], row[0]]) + "\n" for row in rows).encode()

    edit(example, "omissions.csv", swap)
    read, repairs = read_saved_draft(example, load_package(example), REPORT)
    assert (read, [repair.kind for repair in repairs]) == (draft, ["column-order"])


REFUSED: dict[str, tuple[Edit, list[tuple[int, str, str]]]] = {
    "a column gone": (replaced("reason,", ""), [(1, "reason", "sheet-column")]),
    "a column too many": (replaced("reason,", "reason,more,"), [(1, "more", "sheet-column")]),
    "a column twice": (replaced("reason,", "reason,reason,"), [(1, "", "sheet-column")]),
    "no text": (lambda data: b"\xff\xff\x00", [(0, "", "sheet-encoding")]),
    "other bytes": (lambda data: data + "台灣".encode("big5") + b"\xff", [(0, "", "sheet-encoding")]),
    "an open quote": (lambda data: data + b'"', [(7, "", "csv")]),
    "a short row": (lambda data: data + b"1,2\n", [(7, "", "row-width")]),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_no_such_table_is_refused(example: Path, fault: str) -> None:
    put_draft(example)
    change, wanted = REFUSED[fault]
    edit(example, "omissions.csv", change)
    with pytest.raises(LedgerError) as error:
        read_saved_draft(example, load_package(example), REPORT)
    assert [(found.line, found.column, found.rule) for found in error.value.findings] == wanted
