"""Bytes of a package: which paths are opened, what is no text, and what is no JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.ledger import files
from scripts.ledger.files import decode, load_json, read_bytes, safe_path


def finding(error: pytest.ExceptionInfo[LedgerError]) -> str:
    """The one finding of an error, in no language."""
    (found,) = error.value.findings
    return str(found)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("../notes.csv", "unsafe-path"),
        ("/etc/passwd", "unsafe-path"),
        ("data\\notes.csv", "unsafe-path"),
        ("data/notes.csv\0", "unsafe-path"),
        ("loop/notes.csv", "unsafe-path.unreadable"),
        ("https://example.org/notes.csv", "remote-path"),
        ("file:data/notes.csv", "remote-path"),
        ("C:/notes.csv", "remote-path"),
        ("out.csv", "unsafe-path"),
    ],
)
def test_only_paths_within_the_package_are_opened(tmp_path: Path, path: str, rule: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "out.csv").symlink_to(tmp_path.parent / "out.csv")
    with pytest.raises(LedgerError) as caught:
        safe_path(tmp_path, path)
    assert finding(caught) == f"datapackage.json:path: [{rule}] path={path!r}"


def test_a_path_within_the_package_is_where_it_says(tmp_path: Path) -> None:
    assert safe_path(tmp_path, "data/../notes.csv") == (tmp_path / "notes.csv").resolve()


def test_only_a_plain_file_of_bearable_size_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for path, rule in [("gone", "missing-file"), ("folder", "missing-file.other")]:
        with pytest.raises(LedgerError) as caught:
            read_bytes(tmp_path, path)
        assert finding(caught) == f"{path}: [{rule}]"
    with pytest.raises(LedgerError) as caught:
        files.read_plain(tmp_path / "nowhere", "nowhere")
    assert finding(caught) == "nowhere: [missing-file.other]"
    assert files.MOST_BYTES == 256 * 1024 * 1024
    monkeypatch.setattr(files, "MOST_BYTES", 2 << 20)
    (tmp_path / "large").write_bytes(bytes(2 << 20))
    assert read_bytes(tmp_path, "large") == bytes(2 << 20)
    (tmp_path / "large").write_bytes(bytes((2 << 20) + 1))
    with pytest.raises(LedgerError) as caught:
        read_bytes(tmp_path, "large")
    assert finding(caught) == "large: [large-file] most=2"


def test_a_file_that_the_system_does_not_give_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "closed").write_bytes(b"")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LedgerError) as caught:
        read_bytes(tmp_path, "closed")
    assert finding(caught) == "closed: [unreadable-file] reason='Permission denied'"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xef\xbb\xbfa\n", "notes.csv:1: [bom]"),
        ("a\nb\n甲\n".encode("gb18030"), "notes.csv:3: [encoding.gb18030]"),
        (b"\xff\xff\n", "notes.csv:1: [encoding.unknown]"),
    ],
)
def test_a_text_is_utf_8_without_a_mark(data: bytes, place: str) -> None:
    with pytest.raises(LedgerError) as caught:
        decode("notes.csv", data)
    assert finding(caught) == place


def test_a_mark_may_be_allowed(tmp_path: Path) -> None:
    assert decode("notes.csv", "甲\n".encode()) == "甲\n"
    assert decode("notes.csv", b"\xef\xbb\xbfa", allow_bom=True) == "\ufeffa"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1,\n "b": }', ":2: [json] character=7"),
        ('{"a": {"b": 1, "b": 2}}', ": [json.twice] name='b'"),
        ('{"a": NaN}', ": [json.limits]"),
        ("[" * 100_000, ": [json.limits]"),
        ("[]", ":1: [json.object]"),
        ("1", ":1: [json.object]"),
    ],
)
def test_what_is_no_json_object_is_named_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        load_json(tmp_path, "a.json")
    assert finding(caught) == f"a.json{place}"


def test_a_json_object_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": {"b": [1, "甲"]}}', encoding="utf-8")
    assert load_json(tmp_path, "a.json") == {"a": {"b": [1, "甲"]}}
