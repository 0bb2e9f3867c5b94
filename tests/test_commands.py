"""The commands as a user runs them: what they print, what they write, and what a fault leaves alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scripts.__main__ as program
from scripts import commands, draft_commands
from scripts.exports.citation_file import render_citation_file
from scripts.findings import LedgerError
from scripts.paths import ROOT
from scripts.settings import Settings
from tests.chain import edit
from tests.conftest import PACKAGES, Change, copy_package
from tests.keys import list_keys
from tests.next_year import add_change
from tests.project import make_project, tree
from tests.telling import error_told, refuses
from tests.test_versions import FILES, keep, list_archives

SUMMARY = """\
report        figures   omissions   runs   measures   verified   by
qinghe-2023        12           5     22          3       100%   text
all                12           5     22          3       100%
cited by link: sources 1, figures 0"""
UNSIGNED = "attestations: 2, none signed; data/keys lists no key"
TARGETS = "targets: awaiting a later report 2"


NONE = Settings()


def texts(package: Path) -> Settings:
    """The archived texts of the package are at hand."""
    return Settings(sources=package / "texts")


@pytest.fixture
def project(example: Path) -> Path:
    (example / "keeper.toml").write_text(
        'name_zh = "某人"\nname_en = "Somebody"\nmail = "keeper@example.org"\n', encoding="utf-8"
    )
    return make_project(example)


def test_check_says_what_each_report_holds(example: Path) -> None:
    assert commands.check(example, texts(example)) == f"{SUMMARY}\n{UNSIGNED}\n{TARGETS}"


def test_a_build_has_the_same_bytes_with_and_without_the_texts(project: Path) -> None:
    said = commands.build(project, texts(project))
    assert said == f"{SUMMARY}\nBuilt build/site."
    first = tree(project / "build" / "site")
    commands.build(project, NONE)
    assert tree(project / "build" / "site") == first
    assert {"index.html", "zh/index.html", "zh/regions/999001.html", "data/releases/2024.2.1/SHA256SUMS"} < set(first)
    assert not [name for name, content in first.items() if name.endswith(".html") and b"<!--ledger:" in content]


def test_a_fault_leaves_the_last_site_as_it_was(project: Path, change: Change) -> None:
    commands.build(project, texts(project))
    before = tree(project / "build" / "site")
    change("data/reports/qinghe-2023/figures.csv", ",126,project", ",127,project")
    with pytest.raises(LedgerError) as caught:
        commands.build(project, texts(project))
    assert error_told(caught.value) == (
        "data/reports/qinghe-2023/figures.csv:6:value: [stated-value] '126个' reads as '126', the row has '127'.\n"
        "    fix: Correct the value or the characters."
    )
    assert tree(project / "build" / "site") == before


def test_a_link_that_leads_nowhere_stops_the_build(project: Path) -> None:
    page = project / "docs" / "zh" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n<a href="nowhere.html">x</a>\n', encoding="utf-8")
    with refuses(r"zh/about.html: \[broken-link\] The page links to 'nowhere.html'"):
        commands.build(project, NONE)
    assert not (project / "build" / "site").exists()


def test_a_version_that_is_no_date_stops_the_build(project: Path, change: Change) -> None:
    change("datapackage.json", "2024.2.1", "1.0")
    with refuses(r"datapackage.json:version: \[version\] The version '1.0' is not a date."):
        commands.build(project, texts(project))


def test_what_mkdocs_says_is_passed_on(project: Path) -> None:
    page = project / "docs" / "zh" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](nowhere.md)\n", encoding="utf-8")
    with refuses(r"mkdocs.yml: \[mkdocs\] MkDocs stopped:(?s:.*)'nowhere.md'"):
        commands.build(project, NONE)


def release(project: Path, version: str) -> dict[str, bytes]:
    """The files of a release in the built site."""
    return tree(project / "build" / "site" / "data" / "releases" / version)


def test_earlier_releases_are_published_again(project: Path, change: Change, tmp_path: Path) -> None:
    kept = keep(tmp_path / "kept", "2023.5.1", FILES)[0].parent
    list_archives(project, kept)
    commands.build(project, NONE)
    archive = kept / "data-2024.2.1.zip"
    said = commands.release(project, NONE, str(kept))
    old = release(project, "2024.2.1")
    told = f"Released data-2024.2.1.zip: {len(old)} files, {archive.stat().st_size:,} bytes; commit data/versions.json."
    assert said == told
    assert commands.release(project, NONE, str(kept)) == told
    assert commands.verify(project, NONE, str(kept)) == "One unbroken chain: 2024.2.1."
    change("datapackage.json", "2024.2.1", "2024.3.1")
    said = commands.build(project, Settings(versions=kept))
    assert said.endswith("\nBuilt build/site with earlier versions 2024.2.1; 2023.5.1.")
    assert release(project, "2024.2.1") == old
    assert release(project, "2023.5.1").items() >= FILES.items()
    commands.release(project, Settings(versions=kept))
    assert commands.verify(project, Settings(versions=kept)) == "One unbroken chain: 2024.3.1, 2024.2.1."
    assert commands.changes(project, Settings(versions=kept), "2024.2.1").startswith("### Data\n\nNo row")


def test_a_release_is_refused_without_a_keeper_or_a_folder_or_a_build(project: Path, tmp_path: Path) -> None:
    with refuses(r"build/site: \[keep\] There is no site with version '2024.2.1'."):
        commands.release(project, NONE, str(tmp_path / "kept"))
    assert not (tmp_path / "kept").exists()
    with refuses(r"LEDGER_VERSIONS: \[versions-missing\] No folder of releases is named."):
        commands.release(project, NONE)
    (project / "keeper.toml").unlink()
    with refuses(r"keeper.toml:mail: \[keeper\] A release needs a way to reach its keeper."):
        commands.release(project, NONE, str(tmp_path))


def test_a_change_without_a_cause_is_told_drafted_and_then_explained(project: Path, tmp_path: Path) -> None:
    base = copy_package("example", tmp_path / "base")
    add_change(project, "2024-01-02", "qinghe-2023", table="sources")
    told_before = {"kind": "changed", "column": "status", "old": "plan", "new": "result", "cause": "our error"}
    add_change(project, "2024-02-01", "qinghe-2023-projects", **told_before)
    edit(project, "data/reports/qinghe-2023/figures.csv", ",126,project,exact,126个", ",128,project,exact,128个")
    with refuses(r"figures.csv:6:value: \[unexplained-change\] value of 'qinghe-2023-projects'"):
        commands.changes(project, NONE, str(base), str(tmp_path / "told.md"))
    told = (tmp_path / "told.md").read_text(encoding="utf-8")
    assert told.startswith("### Without a cause: 1\n\n- value of 'qinghe-2023-projects' was '126'")
    assert commands.changes(project, NONE, str(base), draft=True) == (
        "Drafted 1 rows in data/changes.csv: fill in cause and words."
    )
    row = "2024-02-01,figures,qinghe-2023-projects,changed,value,126,128,{},{},{}\n"
    edit(project, "data/changes.csv", row.format("", "", ""), row.format("our error", "看错了", "Misread"))
    assert "· value: `126` → `128`; as_stated: `126个` → `128个` · our error" in commands.changes(
        project, NONE, str(base)
    )


def test_a_base_that_is_nowhere_is_named(example: Path) -> None:
    with refuses(r"'2020.1.1' is no folder, no archive, and no version that was kept."):
        commands.changes(example, NONE, "2020.1.1")


def test_a_published_version_with_other_bytes_stops_the_build(project: Path, tmp_path: Path) -> None:
    path = keep(tmp_path / "kept", "2024.2.1", FILES)[0]
    list_archives(project, path.parent)
    with refuses(r"datapackage.json:version: \[published-version\] The version 2024.2.1 is"):
        commands.build(project, Settings(versions=path.parent))
    assert not (project / "build" / "site").exists()


def test_a_broken_archive_stops_the_build(project: Path, tmp_path: Path) -> None:
    path = keep(tmp_path / "kept", "2023.5.1", FILES)[0]
    path.write_bytes(path.read_bytes()[:100])
    with refuses(r"data-2023.5.1.zip: \[kept-version\] Not a ZIP file, or damaged."):
        commands.build(project, Settings(versions=path.parent))
    assert not (project / "build" / "site").exists()


def test_a_release_is_refused_while_a_keeper_has_not_signed(project: Path, tmp_path: Path, key: Path) -> None:
    list_keys(project, key)
    with refuses(r"data/attestation.json: \[unsigned\] No key in data/keys/allowed_signers has signed it"):
        commands.release(project, NONE, str(tmp_path / "kept"))
    assert not (tmp_path / "kept").exists()


def test_attest_renews_a_stale_record(example: Path, change: Change) -> None:
    change("data/reports/qinghe-2023/measures.csv", ",123,132", ",127,132")
    with refuses(r"measures: changed qinghe-2023-review\."):
        commands.check(example, NONE)
    assert commands.attest(example, texts(example)) == "Attested the shared tables and qinghe-2023."
    lines = commands.check(example, NONE).splitlines()
    assert lines[1:3] == [
        "qinghe-2023        12           5     22          3              attested, not verified here",
        "all                12           5     22          3",
    ]


def test_attest_without_texts_renews_the_shared_tables_alone(example: Path, change: Change) -> None:
    change("data/reports/qinghe-2023/measures.csv", ",123,132", ",127,132")
    change("data/reference/indicators.csv", ",percent,share,up,", ",percent,share,down,")
    said = commands.attest(example, NONE)
    assert said == "Attested the shared tables and no report, for no archived text is at hand."
    with pytest.raises(LedgerError) as caught:
        commands.check(example, NONE)
    assert error_told(caught.value).startswith("data/reports/qinghe-2023/attestation.json: [stale-attestation]")
    assert len(caught.value.findings) == 1


def test_one_report_needs_its_own_text_alone(example: Path, change: Change) -> None:
    """A second source, whose text is not in the folder, stops the whole check but not that of the first."""
    sources = "data/reference/sources.csv"
    change(sources, "https://example.org/yunling-2023,,", f"https://example.org/yunling-2023,{'1' * 64},")
    commands.attest(example, NONE)
    with refuses(rf"^{sources}:3:text_sha256: \[text-missing\] The text of 'yunling-2023' is missing"):
        commands.attest(example, texts(example))
    said = commands.attest(example, texts(example), "qinghe-2023")
    assert said == "Attested the shared tables and qinghe-2023."
    assert commands.scan(example, texts(example), "qinghe-2023") == "Every numeral of qinghe-2023 is accounted for."
    assert draft_commands.check(example, texts(example), "qinghe-2023").startswith("qinghe-2023: nothing is wrong")


def test_a_change_of_schemas_is_migrated_without_texts(example: Path, change: Change) -> None:
    change("data/schemas/figures.json", '"at end",\n', '"at end",\n          "whenever",\n')
    with refuses(r"schemas: changed figures\."):
        commands.check(example, NONE)
    assert commands.attest(example, NONE, schemas=True) == "Renewed 2 attestations of example-ledger."
    assert commands.check(example, texts(example)) == f"{SUMMARY}\n{UNSIGNED}\n{TARGETS}"


def test_a_package_whose_schemas_are_those_of_the_project(example: Path) -> None:
    folder = example / "tests" / "packages" / "inner"
    shutil.copytree(PACKAGES / "example", folder)
    before = tree(folder)
    said = commands.attest(example, Settings(sources=folder / "texts"), package="tests/packages/inner")
    assert said == "Attested the shared tables and qinghe-2023."
    assert tree(folder) == before
    assert (
        commands.attest(example, NONE, schemas=True).splitlines() == ["Renewed 2 attestations of example-ledger."] * 2
    )


def test_attest_signs_where_a_key_is_given(example: Path, key: Path, change: Change) -> None:
    list_keys(example, key)
    own = Settings(sources=example / "texts", key=key)
    commands.attest(example, own)
    before = tree(example)
    assert "attestations: 2, 2 signed" in commands.check(example, NONE).splitlines()
    commands.attest(example, Settings(sources=example / "texts"))
    assert tree(example) == before
    change("data/reports/qinghe-2023/measures.csv", ",123,132", ",127,132")
    commands.attest(example, Settings(sources=example / "texts"))
    assert "attestations: 2, 1 signed" in commands.check(example, NONE).splitlines()


def test_a_review_is_a_command(example: Path, tmp_path: Path, change: Change) -> None:
    base = copy_package("example", tmp_path / "base")
    change("data/reports/qinghe-2023/measures.csv", ",123,132", ",127,132")
    commands.attest(example, texts(example))
    waiting = (
        "### Evidence\n\n- **awaits a keeper** data/reports/qinghe-2023/attestation.json: "
        "measures: changed qinghe-2023-review\n\nNo key is listed: whoever merges this is its keeper."
    )
    assert commands.compare_evidence(example, NONE, str(base)) == waiting
    assert commands.compare_evidence(base, NONE, str(base), str(example)) == waiting
    assert commands.changes(example, NONE, str(base)).endswith(f"\n\n{waiting}")
    assert commands.compare_evidence(base, NONE, str(base)) == "### Evidence\n\nNo attested row differs."


def test_scan_lists_what_no_row_accounts_for(example: Path, change: Change) -> None:
    assert commands.scan(example, texts(example), "qinghe-2023") == "Every numeral of qinghe-2023 is accounted for."
    change("data/reports/qinghe-2023/omissions.csv", "qinghe-2023,133,136,进一步,idiom\n", "")
    assert commands.scan(example, texts(example), "qinghe-2023") == (
        "134\t135\t一\t。县里实行一周一研判，进一步压实责任，山区管护力量"
    )


def test_canonical_changes_nothing_in_canonical_tables(example: Path) -> None:
    before = tree(example)
    assert commands.canonical(example, NONE) == "10 tables are in canonical form."
    assert tree(example) == before


def test_changes_are_printed_or_written(example: Path, tmp_path: Path) -> None:
    told = commands.changes(example, NONE, str(example))
    assert told.startswith("### Data\n\nNo row of any table differs.")
    target = tmp_path / "changes.md"
    assert commands.changes(example, NONE, str(example), str(target)) == f"Wrote {target}."
    assert target.read_text(encoding="utf-8") == f"{told}\n"


def test_the_file_that_says_how_to_cite_is_written(example: Path) -> None:
    assert commands.citation(example, NONE) == "Wrote CITATION.cff."
    descriptor = json.loads((example / "datapackage.json").read_text(encoding="utf-8"))
    assert (example / "CITATION.cff").read_text(encoding="utf-8") == render_citation_file(descriptor, "")


def test_findings_are_printed_without_traceback(
    example: Path, change: Change, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change("data/reference/regions.csv", "county,999000", "county,999100")
    commands.attest(example, NONE, schemas=True)
    monkeypatch.setattr(program, "ROOT", example)
    monkeypatch.delenv("LEDGER_SOURCES", raising=False)
    assert program.main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "data/reference/regions.csv:5:parent_code: [unknown-key] '999100' is not in the table 'regions'.\n"
        "    fix: Correct it, or add it to data/reference/regions.csv.\n1 finding\n"
    )


def test_the_program_exits_with_1_on_a_finding(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "scripts", "check"],
        cwd=ROOT,
        env={**os.environ, "LEDGER_SOURCES": str(tmp_path / "gone")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        "gone: [sources-missing] The folder of archived texts is not there.\n"
        "    fix: Correct LEDGER_SOURCES, or unset it to build without the texts.\n1 finding\n"
    )
