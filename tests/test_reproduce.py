"""Two builds are compared to the last byte, and the first place of a difference is named."""

from __future__ import annotations

from pathlib import Path

from tools.reproduce import compare


def site(folder: Path, **files: bytes) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_equal_sites_have_no_difference(tmp_path: Path) -> None:
    assert list(compare(site(tmp_path / "one", a=b"x"), site(tmp_path / "other", a=b"x"))) == []


def test_a_difference_is_named_with_its_place(tmp_path: Path) -> None:
    one = site(tmp_path / "one", a=b"same", b=b"0123x", c=b"long", d=b"")
    other = site(tmp_path / "other", a=b"same", b=b"0123y", c=b"longer", e=b"")
    assert list(compare(one, other)) == [
        "d is only in the first",
        "e is only in the second",
        "b differs from byte 4: b'0123x' and b'0123y'",
        "c differs from byte 4: b'long' and b'longer'",
    ]


def test_other_rights_are_a_difference(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one", a=b""), site(tmp_path / "other", a=b"")
    (other / "a").chmod(0o600)
    assert list(compare(one, other)) == ["a has other rights"]
