"""The reader: what it keeps of a package, and the exact words for what it cannot read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from scripts.findings import Finding, LedgerError
from scripts.ledger import packages
from scripts.ledger.packages import FILE, LINE, Link, Table, load_package, load_texts
from tests.telling import error_told, told

HEADER = "source_id,note\n"
SCHEMA = {
    "fields": [{"name": "source_id", "type": "string"}, {"name": "note", "type": "string"}],
    "primaryKey": "source_id",
}


def write_package(root: Path, path: Any = "data/notes.csv", data: bytes | None = HEADER.encode() + b"a,b\n") -> Path:
    if data is not None:
        (root / "data").mkdir(parents=True)
        (root / "data/notes.csv").write_bytes(data)
    resource = {"name": "notes", "path": path, "schema": SCHEMA}
    (root / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    return root


def messages(root: Path) -> list[str]:
    return [told(finding) for finding in load_package(root).findings]


def test_the_example_is_read_whole(example: Path) -> None:
    ledger = load_package(example)
    assert ledger.findings == ()
    assert {name: len(table.frame) for name, table in ledger.tables.items()} == {
        "regions": 4,
        "themes": 4,
        "units": 10,
        "breakdowns": 3,
        "indicators": 10,
        "charts": 2,
        "sources": 2,
        "figures": 12,
        "omissions": 5,
        "measures": 3,
    }
    assert ledger.tables["omissions"].key == ["source_id", "span_start"]
    first = ledger.frame("figures").iloc[0]
    assert (first["figure_id"], first["value"], first[FILE], first[LINE]) == (
        "qinghe-2023-funds",
        "160000000",
        "data/reports/qinghe-2023/figures.csv",
        2,
    )
    assert list(ledger.attestations) == ["", "qinghe-2023"]
    file = "data/reference/units.csv"
    assert ledger.hashes[file] == hashlib.sha256((example / file).read_bytes()).hexdigest()


def test_cells_stay_text_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    root = write_package(tmp_path, data=(HEADER + '001,"two\nlines"\n,\n3,NA\n').encode())
    frame = load_package(root).frame("notes")
    assert frame[["source_id", "note", LINE]].to_numpy().tolist() == [
        ["001", "two\nlines", 2],
        ["", "", 4],
        ["3", "NA", 5],
    ]


def test_parts_are_put_together_in_the_order_of_the_descriptor(tmp_path: Path) -> None:
    root = write_package(tmp_path, path=["data/notes.csv", "data/more.csv"])
    (root / "data/more.csv").write_text(HEADER + "c,d\n", encoding="utf-8")
    table = load_package(root).tables["notes"]
    assert table.files == ("data/notes.csv", "data/more.csv")
    assert table.frame[["source_id", FILE, LINE]].to_numpy().tolist() == [
        ["a", "data/notes.csv", 2],
        ["c", "data/more.csv", 2],
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            f"{HEADER}a,说明\n".encode("gb18030"),
            "data/notes.csv:2: [encoding] Not UTF-8: it reads as GB18030 (GBK), the default of Excel on Chinese "
            "Windows.\n    fix: Save it as UTF-8 without BOM.",
        ),
        (
            HEADER.encode() + b"a,\xff\xff\n",
            "data/notes.csv:2: [encoding] Not UTF-8: the bytes fit no encoding that we know.\n"
            "    fix: Save it as UTF-8 without BOM.",
        ),
        (
            b"\xef\xbb\xbf" + HEADER.encode() + b"a,b\n",
            "data/notes.csv:1: [bom] The file starts with a byte order mark (BOM).\n"
            "    fix: Save it as UTF-8 without BOM.",
        ),
        (
            None,
            "data/notes.csv: [missing-file] The file is not there.\n"
            "    fix: Restore it, or take it out of datapackage.json.",
        ),
        (
            HEADER.encode(),
            "data/notes.csv: [empty-table] The table has no row.\n"
            "    fix: Add its header and rows, or take the file out of datapackage.json.",
        ),
        (
            b"",
            "data/notes.csv: [empty-table] The file is empty.\n"
            "    fix: Add its header and rows, or take the file out of datapackage.json.",
        ),
        (
            b"note,source_id\nb,a\n",
            "data/notes.csv:1: [header] The header is 'note,source_id'.\n    fix: Make it source_id,note.",
        ),
        (
            HEADER.encode() + b"a,b,c\n",
            "data/notes.csv:2: [row-width] The row has 3 cells, the header 2.\n"
            "    fix: Add the missing cells, or quote the cell that holds a comma.",
        ),
        (
            HEADER.encode() + b"a,b\n\nc,d\n",
            "data/notes.csv:3: [blank-rows] Blank lines: 1, the first here.\n    fix: Delete them.",
        ),
        (
            HEADER.encode() + b'a,"b"c\n',
            "data/notes.csv:2: [csv] Something stands after the quotation mark that closes a cell.\n"
            "    fix: Quote cells that hold commas or quotes, and double the quotes.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_left_out(tmp_path: Path, data: bytes | None, message: str) -> None:
    root = write_package(tmp_path, data=data)
    assert messages(root) == [message]
    assert load_package(root).hashes == {}
    assert load_package(root).frame("notes").empty


def test_a_file_of_endless_rows_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert packages.MOST_ROWS == 1_000_000
    monkeypatch.setattr(packages, "MOST_ROWS", 2)
    assert messages(write_package(tmp_path / "two", data=HEADER.encode() + b"a,b\n" * 2)) == []
    assert messages(write_package(tmp_path / "three", data=HEADER.encode() + b"\n" * 3)) == [
        "data/notes.csv:4: [large-file] The file has more than 2 rows.\n"
        "    fix: Split it into several files of the same table."
    ]


def test_signatures_are_read_beside_what_they_sign(example: Path) -> None:
    (example / "data/attestation.json.sig").write_text("甲\n", encoding="utf-8")
    assert load_package(example).signatures == {"data/attestation.json": "甲\n"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"resources": [}',
            "datapackage.json:1: [json] Not JSON, from character 16 of this line on.\n"
            "    fix: Correct the file at that place: mostly a comma, a quotation mark or a bracket is missing "
            "there or just before.",
        ),
        ("[]", "datapackage.json:1: [json] The file holds no JSON object.\n    fix: Write one object { … }."),
        (
            "{}",
            "datapackage.json:resources: [descriptor] The package names no resources.\n"
            '    fix: List every table under "resources".',
        ),
        (
            '{"resources": ["notes"]}',
            "datapackage.json:resources: [descriptor] The package names no resources.\n"
            '    fix: List every table under "resources".',
        ),
    ],
)
def test_a_bad_descriptor_stops_the_run(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        load_package(tmp_path)
    assert error_told(caught.value) == message


@pytest.mark.parametrize("schema", [None, {}, {"fields": []}, {"fields": ["a"]}, {"fields": [{"type": "string"}]}])
def test_a_resource_without_a_schema_is_named(tmp_path: Path, schema: Any) -> None:
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"resources": [{"name": "notes", "path": "notes.csv", "schema": schema}]}), encoding="utf-8"
    )
    assert messages(tmp_path) == [
        "datapackage.json:resources: [descriptor] Resource 'notes' has no Table Schema.\n"
        '    fix: Give "schema" the path of a file in data/schemas/.'
    ]


def test_texts_go_by_the_hash_of_their_bytes(tmp_path: Path) -> None:
    data = "甲\r\n１２户\n".encode()
    (tmp_path / "any-name.txt").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    texts, none = load_texts(tmp_path), load_texts(None)
    assert (dict(texts), texts.files, texts.named) == ({digest: "甲\r\n１２户\n"}, {digest: "any-name.txt"}, True)
    assert (dict(none), none.files, none.named) == ({}, {}, False)
    assert not load_texts(tmp_path, named=False).named


def test_a_text_may_begin_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfa")
    assert list(load_texts(tmp_path).values()) == ["\ufeffa"]


def test_the_keys_are_read_as_they_stand(example: Path) -> None:
    assert load_package(example).keys == ""
    (example / "data/keys").mkdir()
    (example / "data/keys/allowed_signers").write_text("keeper ssh-ed25519 AAAA\n", encoding="utf-8")
    assert load_package(example).keys == "keeper ssh-ed25519 AAAA\n"
    assert not load_package(example).is_packed


def test_a_table_is_whole_where_each_of_its_files_could_be_read(example: Path) -> None:
    (example / "data/reference/units.csv").unlink()
    ledger = load_package(example)
    assert [ledger.is_whole(*names) for names in (("themes",), ("units",), ("gone",), ("themes", "units"), ())] == [
        *(True, False, False, False, True)
    ]


def test_a_link_without_a_table_leads_to_its_own() -> None:
    keys = [
        {"fields": "parent", "reference": {"fields": "id"}},
        {"fields": ["a", "b"], "reference": {"resource": "other", "fields": ["c", "d"]}},
    ]
    links = Table("own", {"fields": [], "foreignKeys": keys}, (), pd.DataFrame()).links
    assert links == [Link(("parent",), "own", ("id",)), Link(("a", "b"), "other", ("c", "d"))]


def test_findings_stand_in_the_order_of_the_package(example: Path) -> None:
    places = [
        ("datapackage.json", 0, "path"),
        ("data/reference/regions.csv", 2, "region_code"),
        ("data/reference/regions.csv", 2, "name_zh/x"),
        ("data/reference/regions.csv", 2, "level"),
        ("data/reference/regions.csv", 2, ""),
        ("data/reference/regions.csv", 3, "region_code"),
        ("data/reference/themes.csv", 2, "theme_id"),
        ("a.csv", 1, ""),
        ("b.csv", 1, ""),
    ]
    findings = [Finding(*place, "rule") for place in places]
    ledger = load_package(example)
    assert ledger.order(reversed(findings)) == ledger.order(findings) == findings


def test_a_missing_folder_of_texts_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as caught:
        load_texts(tmp_path / "nowhere")
    assert error_told(caught.value) == (
        "nowhere: [sources-missing] The folder of archived texts is not there.\n"
        "    fix: Correct LEDGER_SOURCES, or unset it to build without the texts."
    )
