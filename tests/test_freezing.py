"""Releases in a chain: what each changed and why, what is refused, and how a rewritten one is found out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.exports import verify
from scripts.exports.formats import pack_zip
from scripts.exports.manifests import check_releases
from scripts.findings import LedgerError
from scripts.keeper import NOBODY, Keeper
from scripts.languages import Localized
from scripts.ledger.versions import Release, load_releases
from scripts.site.freezing import check_keeper, check_version_follows
from tests.chain import FIGURES, FIRST, SECOND, THIRD, add_report_and_revision, build, edit, make_chain, release
from tests.telling import error_told, refuses

LOST = "it was rewritten, or one is missing between"


@pytest.fixture
def kept(example: Path, tmp_path: Path) -> Path:
    """The archives of three releases of the example, which is left at the third."""
    make_chain(example, tmp_path / "kept")
    return tmp_path / "kept"


def told(archive: Path) -> list[tuple[str | None, ...]]:
    """The difference that a release tells."""
    with ZipFile(archive) as opened:
        rows = json.loads(opened.read("difference.json"))["rows"]
    return [tuple(row[name] for name in ("table", "row", "kind", "column", "old", "new", "cause")) for row in rows]


def test_each_release_tells_just_what_it_changed_and_why(kept: Path) -> None:
    assert told(kept / f"data-{FIRST}.zip") == []
    assert told(kept / f"data-{SECOND}.zip") == [
        ("sources", "qinghe-2024", "added", None, None, None, "new report"),
        ("figures", "qinghe-2023-projects", "changed", "value", "126", "128", "source revised it"),
        ("figures", "qinghe-2023-projects", "changed", "as_stated", "126个", "128个", "source revised it"),
        ("figures", "qinghe-2024-projects", "added", None, None, None, "new report"),
    ]
    assert told(kept / f"data-{THIRD}.zip") == [
        ("figures", "qinghe-2023-funds-county", "changed", "value", "4000000", "4500000", "our error"),
        ("figures", "qinghe-2023-funds-county", "changed", "as_stated", "400余万元", "450余万元", "our error"),
        ("figures", "qinghe-2023-water-rank", "withdrawn", None, None, None, "definition changed"),
    ]


def test_a_later_release_alters_no_byte_of_an_earlier_one(example: Path, kept: Path) -> None:
    files = build(example, kept)
    for version in (FIRST, SECOND):
        with ZipFile(kept / f"data-{version}.zip") as archive:
            for name in archive.namelist():
                assert files[f"data/releases/{version}/{name}"] == archive.read(name)


def test_the_releases_are_one_chain(example: Path, kept: Path) -> None:
    releases = load_releases(kept, example)
    assert [release.version for release in releases] == [THIRD, SECOND, FIRST]
    assert list(check_releases(releases)) == []
    manifest = json.loads(releases[0].read("manifest.json"))
    assert manifest["previous"]["version"] == SECOND
    assert manifest["reports"]["qinghe-2024"]["figures"] == 1
    assert f"data/releases/{THIRD}/figures.csv" in manifest["files"]
    assert f"data/releases/{THIRD}/manifest.json" not in manifest["files"]


def test_a_change_without_a_cause_is_refused_by_name(example: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    release(example, kept)
    add_report_and_revision(example)
    edit(example, FIGURES, "result,320,household,exact,320户", "result,330,household,exact,330户")
    lines = (example / FIGURES).read_text(encoding="utf-8").splitlines(keepends=True)
    (example / FIGURES).write_text("".join(line for line in lines if "monitored-persons" not in line), encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        release(example, kept)
    found = [(finding.file, finding.line, finding.column, finding.rule) for finding in caught.value.findings]
    assert sorted(found) == [
        ("data/changes.csv", 0, "row", "unexplained-change"),
        (FIGURES, 4, "value", "unexplained-change"),
    ]
    assert "qinghe-2023-monitored-persons" in error_told(caught.value)
    assert "was '320' in 2024.2.1 and is '330'" in error_told(caught.value)
    assert not (kept / f"data-{SECOND}.zip").exists()


def test_a_cause_that_names_another_value_is_none(example: Path, tmp_path: Path) -> None:
    release(example, tmp_path / "kept")
    add_report_and_revision(example)
    edit(example, FIGURES, "result,128,project", "result,129,project")
    with refuses(r"value of 'qinghe-2023-projects' was '126' in 2024.2.1 and is '129'"):
        release(example, tmp_path / "kept")


def test_a_lost_address_is_refused(example: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    (example / "build/site/zh").mkdir(parents=True)
    release(example, kept)
    archive = kept / f"data-{FIRST}.zip"
    with ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(files["manifest.json"])
    manifest["files"] |= {"zh/gone.html": "0" * 64, "zh/assets/gone.js": "0" * 64}
    archive.write_bytes(pack_zip({**files, "manifest.json": json.dumps(manifest).encode()}))
    add_report_and_revision(example)
    with pytest.raises(LedgerError) as caught:
        release(example, kept)
    assert [(finding.file, finding.rule) for finding in caught.value.findings] == [("zh/gone.html", "lost-address")]


def test_a_release_that_was_rewritten_is_found_out(example: Path, kept: Path) -> None:
    archive = kept / f"data-{FIRST}.zip"
    with ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(files["manifest.json"])
    manifest["reports"]["qinghe-2023"]["root"] = "0" * 64
    archive.write_bytes(pack_zip({**files, "manifest.json": json.dumps(manifest).encode()}))
    found = [finding.rule for finding in check_releases(load_releases(kept, example))]
    assert sorted(found) == ["broken-chain", "rewritten-release"]


def run_verify(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-I", str(folder / "verify.py"), *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout.strip()


def test_the_script_proves_a_figure_and_the_chain(example: Path, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fetched"
    folder.mkdir()
    files = build(example, kept)
    names = []
    for version in (THIRD, SECOND, FIRST):
        names.append(f"{version}.json")
        (folder / names[-1]).write_bytes(Release(version, kept / f"data-{version}.zip", {}).read("manifest.json"))
    (folder / "verify.py").write_bytes(files["data/verify.py"])
    report = files["api/v1/reports/qinghe-2023.json"]
    (folder / "report.json").write_bytes(report)
    asked = ("--report", "report.json", "--figure", "qinghe-2023-projects")
    assert run_verify(folder, *names) == (0, f"3 manifests from {THIRD} back are one unbroken chain")
    assert run_verify(folder, *names, *asked) == (0, f"qinghe-2023-projects stood in {THIRD} just so")
    (folder / "report.json").write_bytes(report.replace(b'"value": 128', b'"value": 999'))
    assert run_verify(folder, names[0], *asked) == (1, f"the figures of qinghe-2023 are not those of {THIRD}")
    (folder / names[2]).write_bytes((folder / names[2]).read_bytes().replace(b'"figures": 12', b'"figures": 13'))
    code, said = run_verify(folder, *names)
    assert (code, said) == (1, f"{FIRST} is not the release that {SECOND} followed: {LOST}")
    assert run_verify(folder, names[0], names[2]) == (1, f"{FIRST} is not the release that {THIRD} followed: {LOST}")
    assert len(Path(verify.__file__).read_text(encoding="utf-8").splitlines()) < 100


def test_a_version_is_released_once(example: Path, kept: Path) -> None:
    before = (kept / f"data-{THIRD}.zip").read_bytes()
    release(example, kept)
    assert (kept / f"data-{THIRD}.zip").read_bytes() == before
    edit(example, FIGURES, "result,128,project", "result,127,project")
    with refuses(r"2024.4.1 is published, and this build has other files"):
        release(example, kept)


def test_an_older_version_cannot_follow(example: Path, kept: Path) -> None:
    with refuses(r"The version 2024.3.15 is older than 2024.4.1"):
        check_version_follows(load_releases(kept, example), "2024.3.15")


def test_a_release_needs_a_name_and_a_contact() -> None:
    assert [finding.column for finding in check_keeper(NOBODY)] == ["name_zh", "mail"]
    assert list(check_keeper(Keeper(Localized({"zh": "某人"}), "a@example.org"))) == []
    assert list(check_keeper(Keeper(Localized({"zh": "某人"}), repository="https://example.org/x"))) == []
