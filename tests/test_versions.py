"""Archives of earlier releases: what a good one gives, and what each fault says."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_LZMA, BadZipFile, ZipFile, ZipInfo

import pytest

from scripts.exports.formats import pack_zip
from scripts.findings import LedgerError
from scripts.ledger import versions
from scripts.ledger.versions import LISTED, Release, load_built, load_release, load_releases, version_day
from tests.telling import error_told, refuses

FILES = {"figures.csv": b"a\n1\n", "ledger.zip": b"PK\3\4zip"}
NOT_PLAIN = "data-2023.5.1.zip: [kept-version] Not a plain file."
FETCH = "\n    fix: Fetch the archive again from where it was kept."


def sum_lines(files: Mapping[str, bytes]) -> bytes:
    """The SHA256SUMS of files."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def keep(folder: Path, version: str, files: Mapping[str, bytes]) -> tuple[Path, dict[str, str]]:
    """A good archive of these files, and their sums."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"data-{version}.zip"
    path.write_bytes(pack_zip({**files, "SHA256SUMS": sum_lines(files)}))
    return path, {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def list_archives(root: Path, folder: Path) -> None:
    """Enter the archives of a folder into data/versions.json of a checkout."""
    listed = {path.name[5:-4]: sum_of(path) for path in sorted(folder.glob("data-*.zip"))}
    (root / "data").mkdir(parents=True, exist_ok=True)
    (root / LISTED).write_text(json.dumps(listed), encoding="utf-8")


def sum_of(path: Path) -> str:
    """The sum of an archive's SHA256SUMS; "" where it has none."""
    try:
        with ZipFile(path) as archive:
            return hashlib.sha256(archive.read("SHA256SUMS")).hexdigest()
    except (BadZipFile, KeyError):
        return ""


def write_zip(folder: Path, entries: Sequence[tuple[str | ZipInfo, bytes]]) -> Path:
    """An archive of just these entries, in this order."""
    path = folder / "data-2023.5.1.zip"
    with ZipFile(path, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def faults(path: Path, listed: Mapping[str, str] | None = None) -> str:
    """What is said of a broken archive; it is listed as it is unless ``listed`` says otherwise."""
    with pytest.raises(LedgerError) as caught:
        load_release(path, {path.name[5:-4]: sum_of(path)} if listed is None else listed)
    return error_told(caught.value)


def test_a_release_has_its_files_and_sums(tmp_path: Path) -> None:
    path, sums = keep(tmp_path, "2023.5.1", FILES)
    release = load_release(path, {"2023.5.1": sum_of(path)})
    assert (release.version, release.sums) == ("2023.5.1", sums)
    assert {name: release.read(name) for name in sums} == FILES
    assert not release.has_manifest


def test_the_manifest_is_in_no_sum(tmp_path: Path) -> None:
    path = write_zip(tmp_path, [*FILES.items(), ("SHA256SUMS", sum_lines(FILES)), ("manifest.json", b"{}")])
    assert load_release(path, {"2023.5.1": sum_of(path)}).has_manifest
    assert not Release("2023.5.1", path, {}).has_manifest


def test_releases_stand_newest_first_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for version in ("2023.9.1", "2023.10.1", "2022.12.31"):
        keep(tmp_path, version, FILES)
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    list_archives(tmp_path, tmp_path)
    releases = load_releases(tmp_path, tmp_path)
    assert [release.version for release in releases] == ["2023.10.1", "2023.9.1", "2022.12.31"]
    assert load_releases(None, tmp_path) == []


def test_a_missing_folder_is_a_fault_and_the_faults_of_all_archives_are_told(tmp_path: Path) -> None:
    with refuses(r"gone: \[versions-missing\] The folder of kept versions is not there."):
        load_releases(tmp_path / "gone", tmp_path)
    for version in ("2023.5.1", "2023.6.1"):
        (tmp_path / f"data-{version}.zip").write_bytes(b"no zip")
    with pytest.raises(LedgerError) as caught:
        load_releases(tmp_path, tmp_path)
    assert error_told(caught.value).count("Not a ZIP file, or damaged.") == 2


@pytest.mark.parametrize(
    "name",
    [
        *("index.html", "a.svg", "x.js", "figures.csv.html", "readme.md", "codebook.md", "other.zip", "figures-2.csv"),
        *("sub/figures.csv", "../figures.csv", "/etc/x.csv", "Figures.csv", ".csv", "data\\x.csv", "sub/"),
    ],
)
def test_what_is_no_file_of_a_release_is_refused(tmp_path: Path, name: str) -> None:
    files = {"figures.csv": b"a\n", name: b"<script>"}
    path = write_zip(tmp_path, [*files.items(), ("SHA256SUMS", sum_lines(files))])
    assert f"data-2023.5.1.zip/{name}: [kept-version] Not a file of a release.{FETCH}" in faults(path)


def test_a_sum_that_differs_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path, [("figures.csv", b"b\n"), ("SHA256SUMS", sum_lines({"figures.csv": b"a\n"}))])
    assert "data-2023.5.1.zip/figures.csv: [kept-version] Its sum is not the one in SHA256SUMS." in faults(path)


def test_files_and_sums_are_the_same_files(tmp_path: Path) -> None:
    sums = sum_lines({"figures.csv": b"a\n", "gone.csv": b"g"})
    path = write_zip(tmp_path, [("figures.csv", b"a\n"), ("more.csv", b"m"), ("SHA256SUMS", sums)])
    said = faults(path)
    assert "data-2023.5.1.zip/gone.csv: [kept-version] Not both in the archive and in SHA256SUMS." in said
    assert "data-2023.5.1.zip/more.csv: [kept-version] Not both in the archive and in SHA256SUMS." in said


def test_an_archive_without_sums_or_with_a_file_twice_is_refused(tmp_path: Path) -> None:
    assert "SHA256SUMS: [kept-version] The sums are missing." in faults(write_zip(tmp_path, [("figures.csv", b"a\n")]))
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = write_zip(tmp_path, [("figures.csv", b"a"), ("figures.csv", b"b"), ("SHA256SUMS", b"")])
    assert "data-2023.5.1.zip/figures.csv: [kept-version] It stands 2 times in the archive." in faults(path)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(map(len, FILES.values())) + len(sum_lines(FILES))
    monkeypatch.setattr(versions, "MOST_BYTES", size)
    path, _ = keep(tmp_path, "2023.5.1", FILES)
    assert load_release(path, {"2023.5.1": sum_of(path)})
    monkeypatch.setattr(versions, "MOST_BYTES", size - 1)
    assert "It unpacks to more than a release can have." in faults(keep(tmp_path, "2023.5.1", FILES)[0])


def test_a_line_that_is_no_sum_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path, [("figures.csv", b"a"), ("SHA256SUMS", b"abc figures.csv\n")])
    assert "data-2023.5.1.zip/SHA256SUMS:1: [kept-version] The line is not a sum and a name." in faults(path)


@pytest.mark.parametrize(
    "name", ["data-new.zip", "data-2023.5.zip", "data-2023.05.1.zip", "data-2023.5.01.zip", "data-2023.2.30.zip"]
)
def test_an_archive_names_its_version_in_the_one_way(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert f"{name}: [kept-version] Its name names no version." in faults(tmp_path / name)


def test_the_repository_says_what_was_published_and_not_the_archive(tmp_path: Path) -> None:
    """An archive that agrees with itself is not enough."""
    path, _ = keep(tmp_path, "2023.5.1", FILES)
    digest = sum_of(path)
    assert faults(path, {}) == (
        "data-2023.5.1.zip: [kept-version] data/versions.json does not list the version 2023.5.1.\n"
        f'    fix: If this is the archive that was kept, add "2023.5.1": "{digest}".'
    )
    assert faults(path, {"2023.5.1": "0" * 64}) == (
        f"data-2023.5.1.zip/SHA256SUMS: [kept-version] Its sum is {digest}, in data/versions.json {'0' * 64}.{FETCH}"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("figures.csv", b"<script>alert(1)</script>"),
        ("figures.json", b"\xef\xbb\xbf \n<html>"),
        ("codebook-en.md", b"\t<svg onload=alert(1)>"),
        ("ledger.sqlite", b"<html>"),
        ("ledger-zh.xlsx", b"<html>"),
        ("ledger.zip", b""),
        ("figures.parquet", b"<html>"),
    ],
)
def test_a_page_under_the_name_of_data_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path, _ = keep(tmp_path, "2023.5.1", {name: content})
    assert faults(path) == f"data-2023.5.1.zip/{name}: [kept-version] Not of the kind that its name says.{FETCH}"


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK, stat.S_IFDIR])
def test_a_link_or_device_in_an_archive_is_refused(tmp_path: Path, mode: int) -> None:
    entry = ZipInfo("figures.csv")
    entry.external_attr = (mode | 0o777) << 16
    path = write_zip(tmp_path, [(entry, b"/etc/passwd"), ("SHA256SUMS", sum_lines({"figures.csv": b"/etc/passwd"}))])
    assert faults(path) == f"data-2023.5.1.zip/figures.csv: [kept-version] Not a plain file.{FETCH}"


def test_an_entry_that_another_library_would_unpack_is_refused(tmp_path: Path) -> None:
    entry = ZipInfo("figures.csv")
    entry.compress_type = ZIP_LZMA
    path = write_zip(tmp_path, [(entry, b"a\n"), ("SHA256SUMS", sum_lines({"figures.csv": b"a\n"}))])
    assert faults(path) == f"data-2023.5.1.zip/figures.csv: [kept-version] Not a plain file.{FETCH}"


def test_an_archive_that_is_a_link_a_folder_or_a_pipe_is_refused(tmp_path: Path) -> None:
    target, _ = keep(tmp_path / "elsewhere", "2023.5.1", FILES)
    path = tmp_path / "data-2023.5.1.zip"
    path.symlink_to(target)
    assert NOT_PLAIN in faults(path, {})
    path.unlink()
    path.mkdir()
    assert NOT_PLAIN in faults(path, {})
    path.rmdir()
    os.mkfifo(path)
    assert NOT_PLAIN in faults(path, {})


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (versions.MOST_BYTES, versions.MOST_FILES) == (2**30, 1000)
    monkeypatch.setattr(versions, "MOST_FILES", 3)
    path, _ = keep(tmp_path, "2023.5.1", FILES)
    assert load_release(path, {"2023.5.1": sum_of(path)})
    monkeypatch.setattr(versions, "MOST_FILES", 2)
    assert "It unpacks to more than a release can have." in faults(keep(tmp_path, "2023.5.1", FILES)[0])


def test_an_archive_that_is_exchanged_after_the_check_is_noticed(tmp_path: Path) -> None:
    path, _ = keep(tmp_path, "2023.5.1", FILES)
    release = load_release(path, {"2023.5.1": sum_of(path)})
    keep(tmp_path, "2023.5.1", {**FILES, "figures.csv": b"a\n2\n"})
    with refuses(r"data-2023.5.1.zip/figures.csv: \[kept-version\] It was changed during"):
        release.read("figures.csv")


def test_what_was_built_is_held_against_its_sums(tmp_path: Path) -> None:
    for name, content in {**FILES, "SHA256SUMS": sum_lines(FILES)}.items():
        (tmp_path / name).write_bytes(content)
    assert load_built(tmp_path, "2023.5.1") == {**FILES, "SHA256SUMS": sum_lines(FILES)}
    (tmp_path / "figures.csv").write_bytes(b"changed")
    with refuses(r"/figures.csv: \[keep\] The file is not as it was built."):
        load_built(tmp_path, "2023.5.1")
    with refuses(r"There is no site with version '2023\.5\.1'\."):
        load_built(tmp_path / "gone", "2023.5.1")


def test_a_version_is_a_day() -> None:
    assert version_day("2024.2.1") == "2024-02-01"
    for text in ("2024.2.30", "2024.2", "v1", "2024.02.1", "0024.2.1"):
        with pytest.raises(ValueError, match=r"not a version|day is out of range"):
            version_day(text)
