"""The whole ledger at its version: its files, its sums, the pointer to it, and the releases before."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from scripts.artefacts import WHOLE
from scripts.exports.api import api_artefacts
from scripts.exports.archives import read_release
from scripts.exports.releases import list_files, release_artefacts
from scripts.ledger import parts
from scripts.ledger.versions import NAME, Release
from tests.taken import SITE, extend, hold, make
from tests.telling import refuses
from tests.test_versions import keep

FOLDER = "data/releases/2024.2.1/"


@pytest.fixture
def files(example: Path) -> dict[str, bytes]:
    return make(release_artefacts(hold(extend(example), SITE)))


def test_every_table_is_there_once_as_csv_and_parquet(files: dict[str, bytes], example: Path) -> None:
    names = [path.removeprefix(FOLDER) for path in files if path.startswith(FOLDER)]
    tables = [name.removesuffix(".csv") for name in names if name.endswith(".csv") and name != "difference.csv"]
    assert [name.removesuffix(".parquet") for name in names if name.endswith(".parquet")] == tables
    assert tables[:6] == ["figures", "measures", "relations", "remarks", "targets", "omissions"]
    others = sorted(name for name in names if name.partition(".")[0] not in tables or name.endswith(".json"))
    assert others == [
        "SHA256SUMS",
        "codebook-en.md",
        "codebook-zh.md",
        "croissant.json",
        "datapackage.json",
        "difference.csv",
        "difference.json",
        "figures.json",
        "ledger-en.xlsx",
        "ledger-zh.xlsx",
        "ledger.sqlite",
        "ledger.zip",
        "readme-en.md",
        "readme-zh.md",
        "relations.json",
        "targets.json",
    ]
    assert names == list_files(hold(example))
    assert [path for path in files if not path.startswith(FOLDER)] == ["data/latest.json", "data/verify.py"]


def test_the_sums_are_those_of_the_files(files: dict[str, bytes]) -> None:
    lines = files[f"{FOLDER}SHA256SUMS"].decode().splitlines()
    assert lines == sorted(
        (
            f"{hashlib.sha256(content).hexdigest()}  {path.removeprefix(FOLDER)}"
            for path, content in files.items()
            if path.startswith(FOLDER) and not path.endswith("SHA256SUMS")
        ),
        key=lambda line: line[66:],
    )


def test_the_pointer_names_the_version_and_copies_nothing(files: dict[str, bytes]) -> None:
    pointer = json.loads(files["data/latest.json"])
    assert (pointer["version"], pointer["folder"]) == ("2024.2.1", f"{SITE}/{FOLDER}")
    assert pointer["files"][0] == {
        "name": "figures.csv",
        "url": f"{SITE}/{FOLDER}figures.csv",
        "bytes": len(files[f"{FOLDER}figures.csv"]),
        "sha256": hashlib.sha256(files[f"{FOLDER}figures.csv"]).hexdigest(),
        "rows": 13,
    }


def test_a_release_that_was_published_is_there_again(example: Path, tmp_path: Path) -> None:
    archive, sums = keep(tmp_path, "2023.5.1", {"figures.csv": b"a\n1\n"})
    kept = Release("2023.5.1", archive, sums)
    files = make(release_artefacts(hold(example, "", kept)))
    assert files["data/releases/2023.5.1/figures.csv"] == b"a\n1\n"
    assert files["data/releases/2023.5.1/SHA256SUMS"].endswith(b"  figures.csv\n")


def test_what_is_published_under_a_version_does_not_change(example: Path) -> None:
    sums = {"figures.csv": "0" * 64}
    with refuses(r"2024.2.1 is published, and this build has other files: breakdowns.csv"):
        make(release_artefacts(hold(example, "", Release("2024.2.1", example, sums))))


def test_the_same_release_again_is_no_fault(example: Path) -> None:
    files = make(release_artefacts(hold(example)))
    own = {path.removeprefix(FOLDER): content for path, content in files.items() if path.startswith(FOLDER)}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in own.items() if name != "SHA256SUMS"}
    assert make(release_artefacts(hold(example, "", Release("2024.2.1", example, sums)))) == files


def test_the_descriptor_stands_beside_the_tables_and_in_the_package(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in files.items():
        (tmp_path / Path(path).name).write_bytes(content)
    loose = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert Package(str(tmp_path / "datapackage.json")).validate().flatten(["type", "message"]) == []
    assert {"乡村振兴", "rural revitalization"} < set(loose["keywords"])
    assert loose["homepage"] == f"{SITE}/en/data.html"
    assert loose["contributors"] == [{"title": "乡村振兴公开账 Open Revitalization Ledger", "roles": ["publisher"]}]
    assert "青禾县2023年乡村振兴工作情况" in [source["title"] for source in loose["sources"]]
    with zipfile.ZipFile(tmp_path / "ledger.zip") as archive:
        packed = json.loads(archive.read("datapackage.json"))
        texts = ["codebook-en.md", "codebook-zh.md", "readme-en.md", "readme-zh.md"]
        assert [name for name in archive.namelist() if name.endswith(".md")] == texts
        assert archive.read("readme-zh.md") == (tmp_path / "readme-zh.md").read_bytes()
    assert {**packed, "resources": []} == {**loose, "resources": []}
    assert [item["path"] for item in loose["resources"]][:2] == ["figures.csv", "measures.csv"]


def test_the_readme_says_what_there_is_and_how_to_read_it(files: dict[str, bytes]) -> None:
    text = files[f"{FOLDER}readme-en.md"].decode()
    assert text.startswith("# Open Revitalization Ledger: all data\n\nNumbers on rural revitalization")
    for line in ("\nVersion: 2024.2.1\n", "\n- `figures.csv`: figures, 13\n", "`codebook-en.md`", "/en/data.html"):
        assert line in text
    assert "\n    Open Revitalization Ledger. (2024)." in text


@pytest.fixture
def divided(example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, as a ledger is that is too large for files of the whole."""
    monkeypatch.setattr(parts, "DIVIDED", 5)
    return extend(example)


def test_of_a_divided_ledger_what_documents_say_stands_by_province(divided: Path) -> None:
    holdings = hold(divided, SITE)
    files = make(release_artefacts(holdings))
    names = [path.removeprefix(FOLDER) for path in files if path.startswith(FOLDER)]
    assert names == list_files(holdings)
    assert [name for name in names if name.partition(".")[0] in ("figures", "relations", "targets", "ledger")] == []
    assert [name for name in names if "990000" in name] == ["figures-990000.parquet", "ledger-990000.zip"]
    assert all(NAME.fullmatch(name) for name in names if name != "SHA256SUMS")
    assert sorted(file.address.path for file in holdings.files(WHOLE)) == [f"{FOLDER}ledger-990000.zip"]
    rows = pd.read_parquet(io.BytesIO(files[f"{FOLDER}figures-990000.parquet"]))
    assert len(rows) == len(holdings.frame("figures", WHOLE)) == 13
    text = files[f"{FOLDER}readme-en.md"].decode()
    assert "`ledger-CODE.zip` has all tables of one" in text
    assert "`regions.csv`" in text
    assert "`figures.csv`" not in text


def test_the_package_of_a_province_is_whole(divided: Path, tmp_path: Path) -> None:
    files = make(release_artefacts(hold(divided, SITE)))
    (tmp_path / "ledger.zip").write_bytes(files[f"{FOLDER}ledger-990000.zip"])
    package = Package(str(tmp_path / "ledger.zip"))
    assert package.validate().flatten(["type", "message"]) == []
    names = package.resource_names
    assert {"figures", "relations", "sources", "indicators", "regions", "units", "themes"} <= set(names)
    with zipfile.ZipFile(tmp_path / "ledger.zip") as archive:
        assert "`figures.csv`" in archive.read("readme-en.md").decode()


def test_a_divided_release_is_read_as_one_ledger(divided: Path, tmp_path: Path) -> None:
    holdings = hold(divided, SITE)
    files = make(release_artefacts(holdings))
    province = files[f"{FOLDER}ledger-990000.zip"]
    archive, sums = keep(tmp_path, "2023.5.1", {"ledger-990000.zip": province, "ledger-910000.zip": province})
    ledger = read_release(Release("2023.5.1", archive, sums))
    assert len(ledger.frame("figures")) == 13
    assert sorted(ledger.frame("figures")["figure_id"]) == sorted(holdings.frame("figures", WHOLE)["figure_id"])
    assert len(ledger.frame("regions")) == len(holdings.frame("regions", WHOLE))


def test_the_interface_names_no_file_that_a_divided_ledger_has_not(divided: Path) -> None:
    files = make(api_artefacts(hold(divided, SITE), {}))
    links = {table["table"]: table["links"] for table in json.loads(files["api/v1/index.json"])["tables"]}
    assert links["figures"] == {"csv": None, "parquet": None}
    assert links["regions"]["csv"] == f"{SITE}/{FOLDER}regions.csv"
