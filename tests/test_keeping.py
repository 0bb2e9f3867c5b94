"""What is kept of a version, and that what is published no longer changes."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.exports.downloads import Download
from scripts.exports.keeping import built_sums, check_published, pack_version, sums_of
from scripts.findings import render_findings
from scripts.ledger.versions import Version, load_version
from tests.kept import OLD, keep, sum_line


@pytest.fixture
def published(tmp_path: Path) -> Version:
    return load_version(keep(tmp_path, "2023.5.1", OLD))


def test_an_archive_holds_the_files_and_their_sums() -> None:
    with ZipFile(io.BytesIO(pack_version(OLD))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    sums = "".join(sum_line(path, content) for path, content in OLD.items())
    assert found == {"SHA256SUMS": sums.encode(), **OLD}


def test_the_same_files_in_any_order_are_the_same_archive() -> None:
    assert pack_version(dict(reversed(OLD.items()))) == pack_version(OLD)


def test_the_sums_of_the_version_of_a_build() -> None:
    paths = ("data/ledger/latest/figures.csv", "data/ledger/2023.5.1/figures.csv", "data/SHA256SUMS")
    downloads = [Download(path, b"a\n1\n", None) for path in paths]
    path = "ledger/2023.5.1/figures.csv"
    assert built_sums(downloads, "2023.5.1") == {path: sums_of(OLD)[path]}


def test_the_same_version_with_the_same_files_is_fine(published: Version) -> None:
    assert list(check_published([published], "2023.5.1", sums_of(OLD))) == []


def test_an_earlier_version_may_be_anything(published: Version) -> None:
    assert list(check_published([published], "2023.10.1", {})) == []


def test_the_same_version_with_other_files_stops_the_build(published: Version) -> None:
    files = {**OLD, "ledger/2023.5.1/figures.csv": b"a\n2\n", "ledger/2023.5.1/new.csv": b"n"}
    del files["theme-x/2023.5.1/x.md"]
    assert render_findings(check_published([published], "2023.5.1", sums_of(files))) == (
        "datapackage.json:version: [published-version] The version 2023.5.1 is published, and this build has other "
        "files (3): ledger/2023.5.1/figures.csv, ledger/2023.5.1/new.csv, theme-x/2023.5.1/x.md.\n"
        "    mend: Raise version in datapackage.json to a later day; if nothing was changed, build for the same "
        "address and with the same programs as then.\n1 finding"
    )


def test_of_many_differing_files_the_first_are_named(published: Version) -> None:
    more = {f"ledger/2023.5.1/{letter}.csv": b"" for letter in "abcdef"}
    (finding,) = check_published([published], "2023.5.1", sums_of({**OLD, **more}))
    assert finding.message.endswith(
        "(6): ledger/2023.5.1/a.csv, ledger/2023.5.1/b.csv, ledger/2023.5.1/c.csv, ledger/2023.5.1/d.csv, "
        "ledger/2023.5.1/e.csv, …."
    )


@pytest.mark.parametrize("version", ["2023.4.30", "2023.05.01"])
def test_a_version_is_later_than_those_published(published: Version, version: str) -> None:
    assert render_findings(check_published([published], version, {})) == (
        f"datapackage.json:version: [published-version] The version {version} is not after 2023.5.1, which is "
        "published.\n    mend: Raise version in datapackage.json to a later day.\n1 finding"
    )
