"""Archives of earlier releases: what a good one gives, and what each fault says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.exports.formats import pack_zip
from scripts.findings import LedgerError
from scripts.ledger import versions
from scripts.ledger.versions import load_built, load_release, load_releases, version_day
from tests.telling import error_told, refuses

FILES = {"figures.csv": b"a\n1\n", "ledger.zip": b"zip"}
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


def write_zip(folder: Path, entries: Sequence[tuple[str, bytes]]) -> Path:
    """An archive of just these entries, in this order."""
    path = folder / "data-2023.5.1.zip"
    with ZipFile(path, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def faults(path: Path) -> str:
    """What is said of a broken archive."""
    with pytest.raises(LedgerError) as caught:
        load_release(path)
    return error_told(caught.value)


def test_a_release_has_its_files_and_sums(tmp_path: Path) -> None:
    path, sums = keep(tmp_path, "2023.5.1", FILES)
    release = load_release(path)
    assert (release.version, release.sums) == ("2023.5.1", sums)
    assert {name: release.read(name) for name in sums} == FILES


def test_releases_stand_newest_first_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for version in ("2023.9.1", "2023.10.1", "2022.12.31"):
        keep(tmp_path, version, FILES)
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert [release.version for release in load_releases(tmp_path)] == ["2023.10.1", "2023.9.1", "2022.12.31"]
    assert load_releases(None) == []


def test_a_missing_folder_is_a_fault_and_the_faults_of_all_archives_are_told(tmp_path: Path) -> None:
    with refuses(r"gone: \[versions-missing\] The folder of kept versions is not there."):
        load_releases(tmp_path / "gone")
    for version in ("2023.5.1", "2023.6.1"):
        (tmp_path / f"data-{version}.zip").write_bytes(b"no zip")
    with pytest.raises(LedgerError) as caught:
        load_releases(tmp_path)
    assert error_told(caught.value).count("Not a ZIP file, or damaged.") == 2


@pytest.mark.parametrize(
    "name", ["index.html", "a.svg", "x.js", "sub/figures.csv", "../figures.csv", "/etc/x.csv", "Figures.csv", ".csv"]
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
    monkeypatch.setattr(versions, "MOST_BYTES", 5)
    assert "It unpacks to more than a release can have." in faults(keep(tmp_path, "2023.5.1", FILES)[0])


def test_a_line_that_is_no_sum_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path, [("figures.csv", b"a"), ("SHA256SUMS", b"abc figures.csv\n")])
    assert "data-2023.5.1.zip/SHA256SUMS:1: [kept-version] The line is not a sum and a name." in faults(path)


@pytest.mark.parametrize("name", ["data-new.zip", "data-2023.5.zip"])
def test_an_archive_names_its_version(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert f"{name}: [kept-version] Its name names no version." in faults(tmp_path / name)


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
    for text in ("2024.2.30", "2024.2", "v1"):
        with pytest.raises(ValueError, match=r"not a version|day is out of range"):
            version_day(text)
