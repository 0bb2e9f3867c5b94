"""build.json tells what a site was made of; the commands of the page "Rebuild it yourself" give the same."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from scripts.languages import list_languages
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.build_inputs import read_build_inputs
from scripts.site.build_record import RECORD, pack_record

BLOCK = re.compile(r"^```sh\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    return BLOCK.findall(page)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of files whose order and names are not those of every locale."""
    for name in ("zh/b.html", "zh/B.html", "zh/a b.html", "data/表.csv", "index.html", ".nojekyll"):
        path = tmp_path / "build" / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "build" / "site"


def test_a_record_tells_data_code_packages_and_the_tree(site: Path, tmp_path: Path) -> None:
    inputs = read_build_inputs(tmp_path, Settings(address="https://example.org", commit="abc"))
    record = json.loads(pack_record(site, inputs))
    assert (record["commit"], record["address"], record["files"]) == ("abc", "https://example.org", 6)
    assert (record["code"], record["lock"], record["data"]) == (inputs.code, inputs.lock, inputs.data)
    assert "pandas" in record["packages"]
    (site / RECORD).write_bytes(pack_record(site, inputs))
    assert json.loads(pack_record(site, inputs)) == record
    (site / "index.html").write_text("changed", encoding="utf-8")
    assert json.loads(pack_record(site, inputs))["tree"] != record["tree"]


@pytest.mark.parametrize("language", [language.code for language in list_languages()])
def test_the_page_compares_by_commands_that_give_the_tree(site: Path, tmp_path: Path, language: str) -> None:
    page = (ROOT / "docs" / language / "rebuild.md").read_text(encoding="utf-8")
    record = pack_record(site, read_build_inputs(tmp_path, Settings()))
    (site / RECORD).write_bytes(record)
    compare = commands(page)[-1]
    run = subprocess.run(["bash", "-c", compare], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout == f"{json.loads(record)['tree']}  -\n"


@pytest.mark.parametrize("language", [language.code for language in list_languages()])
def test_the_page_builds_by_the_command_of_the_readme(language: str) -> None:
    page = (ROOT / "docs" / language / "rebuild.md").read_text(encoding="utf-8")
    readme = commands((ROOT / "README.md").read_text(encoding="utf-8"))[0]
    install, build = commands(page)[1].split("\n")
    assert f"{install} && {build.removeprefix('LEDGER_SITE_URL=ADDRESS ').removesuffix(' -- --fresh')}" == readme
