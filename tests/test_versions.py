"""Archives of earlier versions: what a good one gives, and what each fault says."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.ledger.versions import load_built, load_version, load_versions, version_day
from tests.kept import OLD, keep, sum_line, write_zip

FIGURES = "ledger/2023.5.1/figures.csv"
NAME = "data-2023.5.1.zip"
FETCH = "\n    mend: Fetch the archive again from where it was kept."


def faults(path: Path) -> str:
    """What is said of a broken archive."""
    with pytest.raises(LedgerError) as caught:
        load_version(path)
    return str(caught.value)


def with_entry(folder: Path, name: str, content: bytes = b"x") -> Path:
    """An archive with one good file and another under ``name``; both have their sums."""
    sums = sum_line(FIGURES, b"a\n") + sum_line(name, content)
    return write_zip(folder / NAME, [(FIGURES, b"a\n"), (name, content), ("SHA256SUMS", sums.encode())])


def test_a_version_has_its_files_sums_and_sets(tmp_path: Path) -> None:
    version = load_version(keep(tmp_path, "2023.5.1", OLD))
    assert (version.version, version.day, version.size) == ("2023.5.1", "2023-05-01", 8)
    assert version.sets == {"ledger": ("figures.csv", "ledger.zip"), "theme-x": ("x.md",)}
    assert {path: b"".join(pieces) for path, pieces in version.files()} == OLD
    assert "".join(f"{digest}  {path}\n" for path, digest in version.sums.items()) == "".join(
        sum_line(path, content) for path, content in OLD.items()
    )


def test_versions_stand_newest_first_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for version in ("2023.9.1", "2023.10.1", "2022.12.31"):
        keep(tmp_path, version, {f"ledger/{version}/figures.csv": b"1"})
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert [item.version for item in load_versions(tmp_path)] == ["2023.10.1", "2023.9.1", "2022.12.31"]
    assert load_versions(None) == []


def test_an_empty_folder_holds_nothing_and_a_missing_one_is_a_fault(tmp_path: Path) -> None:
    assert load_versions(tmp_path) == []
    with pytest.raises(LedgerError, match=r"gone: \[versions-missing\] The folder of kept versions is not there."):
        load_versions(tmp_path / "gone")


def test_the_faults_of_all_archives_are_told_at_once(tmp_path: Path) -> None:
    for version in ("2023.5.1", "2023.6.1"):
        (tmp_path / f"data-{version}.zip").write_bytes(b"no zip")
    with pytest.raises(LedgerError) as caught:
        load_versions(tmp_path)
    assert [finding.file for finding in caught.value.findings] == [NAME, "data-2023.6.1.zip"]


def test_a_file_with_another_sum(tmp_path: Path) -> None:
    sums = sum_line(FIGURES, b"b\n").encode()
    path = write_zip(tmp_path / NAME, [(FIGURES, b"a\n"), ("SHA256SUMS", sums)])
    assert faults(path) == f"{NAME}/{FIGURES}: [kept-version] Its sum is not the one in SHA256SUMS.{FETCH}"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.csv",
        "/etc/evil.csv",
        "ledger/2023.5.1/../../../evil.csv",
        "ledger/2023.5.1/a/evil.csv",
        "evil.csv",
        "C:/2023.5.1/evil.csv",
        "ledger\\2023.5.1\\evil.csv",
        "ledger/2023.5.1/.evil",
        "ledger/2023.5.1/",
        "ledger/../evil.csv",
        "SHA256SUMS/2023.5.1/evil.csv",
    ],
)
def test_a_path_outside(tmp_path: Path, name: str) -> None:
    sums = sum_line(FIGURES, b"a\n").encode()
    path = write_zip(tmp_path / NAME, [(FIGURES, b"a\n"), (name, b"x"), ("SHA256SUMS", sums)])
    said = f"{NAME}/{name}: [kept-version] It does not lie in <set>/2023.5.1/.{FETCH}"
    assert said in faults(path)
    assert [item.name for item in tmp_path.iterdir()] == [NAME]


def test_a_name_cannot_write_a_line_of_its_own(tmp_path: Path) -> None:
    sums = sum_line(FIGURES, b"a").encode()
    entries = [(FIGURES, b"a"), ("ledger/2023.5.1/a\n::error::b", b""), ("SHA256SUMS", sums)]
    said = faults(write_zip(tmp_path / NAME, entries)).splitlines()
    assert f"{NAME}/ledger/2023.5.1/a\\n::error::b: [kept-version] It does not lie in <set>/2023.5.1/." in said
    assert [line for line in said if line.startswith("::")] == []


def test_a_file_of_another_version(tmp_path: Path) -> None:
    path = with_entry(tmp_path, "ledger/2023.6.1/figures.csv")
    assert faults(path) == (
        f"{NAME}/ledger/2023.6.1/figures.csv: [kept-version] It does not lie in <set>/2023.5.1/.{FETCH}"
    )


@pytest.mark.parametrize("content", [b"", b"<html>Not found</html>"])
def test_a_file_that_is_no_zip(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert faults(tmp_path / NAME) == f"{NAME}: [kept-version] It is no ZIP, or damaged.{FETCH}"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_an_archive_cut_short(tmp_path: Path, share: float) -> None:
    path = keep(tmp_path, "2023.5.1", OLD)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    assert faults(path) == f"{NAME}: [kept-version] It is no ZIP, or damaged.{FETCH}"


def test_a_damaged_file(tmp_path: Path) -> None:
    path = write_zip(tmp_path / NAME, [(FIGURES, b"aaaa"), ("SHA256SUMS", sum_line(FIGURES, b"aaaa").encode())])
    path.write_bytes(path.read_bytes().replace(b"aaaa", b"bbbb"))
    assert faults(path) == f"{NAME}/{FIGURES}: [kept-version] It is damaged.{FETCH}"


def test_an_entry_that_stands_twice(tmp_path: Path) -> None:
    with warnings.catch_warnings(action="ignore"):
        path = write_zip(
            tmp_path / NAME, [(FIGURES, b"a"), (FIGURES, b"b"), ("SHA256SUMS", sum_line(FIGURES, b"b").encode())]
        )
    assert faults(path) == f"{NAME}/{FIGURES}: [kept-version] It stands 2 times in the archive.{FETCH}"


def test_sums_and_files_are_the_same_files(tmp_path: Path) -> None:
    more = "ledger/2023.5.1/more.csv"
    path = write_zip(tmp_path / NAME, [(more, b"a"), ("SHA256SUMS", sum_line(FIGURES, b"a").encode())])
    assert faults(path) == "\n".join(
        [
            f"{NAME}/{FIGURES}: [kept-version] It has a sum and is not in the archive.{FETCH}",
            f"{NAME}/{more}: [kept-version] It has no sum in SHA256SUMS.{FETCH}",
        ]
    )


def test_an_archive_without_sums(tmp_path: Path) -> None:
    said = f"{NAME}/SHA256SUMS: [kept-version] There are no sums.{FETCH}"
    assert said in faults(write_zip(tmp_path / NAME, [(FIGURES, b"a")]))
    assert faults(write_zip(tmp_path / NAME, [("SHA256SUMS", b"")])) == said
    assert faults(write_zip(tmp_path / NAME, [])) == said


@pytest.mark.parametrize("line", [b"abc  ledger/2023.5.1/figures.csv\n", b"\xff\xfe\n"])
def test_a_line_that_is_no_sum(tmp_path: Path, line: bytes) -> None:
    path = write_zip(tmp_path / NAME, [(FIGURES, b"a"), ("SHA256SUMS", sum_line(FIGURES, b"a").encode() + line)])
    assert faults(path) == f"{NAME}/SHA256SUMS:2: [kept-version] The line is no sum and path.{FETCH}"


@pytest.mark.parametrize("version", ["2023", "2023.13.1", "v1.2.3", "2023.5.1 (1)", "２０２３.5.1"])
def test_an_archive_named_after_no_version(tmp_path: Path, version: str) -> None:
    assert faults(keep(tmp_path, version, OLD)) == (
        f"data-{version}.zip: [kept-version] '{version}' is no version.\n"
        "    mend: Name it after its version, such as data-2026.11.22.zip."
    )


@pytest.mark.parametrize(("version", "day"), [("2026.11.22", "2026-11-22"), ("2024.2.1", "2024-02-01")])
def test_a_version_is_a_day(version: str, day: str) -> None:
    assert version_day(version) == day


@pytest.mark.parametrize("version", ["2.0", "v1.2.3", "2024.2.30", ""])
def test_a_version_that_is_no_day_is_an_error(version: str) -> None:
    with pytest.raises(ValueError, match=r"no version|day is out of range"):
        version_day(version)


def build(folder: Path) -> Path:
    """The folder ``data`` of a built site with two versions."""
    for path, content in {**OLD, "ledger/latest/figures.csv": b"new"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    lines = [sum_line(path, content) for path, content in {**OLD, "ledger/latest/figures.csv": b"new"}.items()]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    return folder


def test_the_files_of_a_built_version(tmp_path: Path) -> None:
    assert load_built(build(tmp_path), "2023.5.1") == OLD


@pytest.mark.parametrize("version", ["2023.6.1", "latest", ""])
def test_a_version_that_was_not_built(tmp_path: Path, version: str) -> None:
    for folder in (build(tmp_path), tmp_path / "gone"):
        with pytest.raises(LedgerError, match=rf"build/site: \[keep\] There is no site with version '{version}'."):
            load_built(folder, version)


def test_a_site_that_was_changed_since_is_not_kept(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / FIGURES).write_bytes(b"other")
    (tmp_path / "theme-x/2023.5.1/x.md").unlink()
    with pytest.raises(LedgerError) as caught:
        load_built(tmp_path, "2023.5.1")
    mend = "    mend: Run nox -s build, then keep what it built."
    assert str(caught.value) == (
        f"build/site/data/{FIGURES}: [keep] It is not as it was built.\n{mend}\n"
        f"build/site/data/theme-x/2023.5.1/x.md: [keep] It is not as it was built.\n{mend}"
    )
