"""The site of the example: paths are promised once, pages that are cut are those of MkDocs, makers see their inputs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import commands
from scripts.artefacts import WHOLE, Artefact
from scripts.languages import list_languages
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.fan_out import Job, is_page
from scripts.site.mkdocs_runs import run_mkdocs
from scripts.site.publishing import list_paths
from scripts.site.staging import list_files
from tests.conftest import copy_package
from tests.project import make_project

MAKE = (
    "import pickle, sys; tasks = pickle.load(sys.stdin.buffer); "
    "pickle.dump([maker(inputs) for maker, inputs in tasks], sys.stdout.buffer)"
)


def spell(text: str) -> tuple[bytes, ...]:
    return (text.encode(),)


def promise(*paths: str) -> Artefact[str]:
    return Artefact(paths, WHOLE, lambda: "x", spell)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built."""
    root = make_project(copy_package("example", tmp_path_factory.mktemp("published") / "package"))
    commands.build(root, Settings(sources=root / "texts"))
    return root


def test_a_path_is_promised_once() -> None:
    assert list_paths([promise("a", "b"), promise("c")]) == {"a", "b", "c"}
    with pytest.raises(ValueError, match="two artefacts have the path b"):
        list_paths([promise("a", "b"), promise("b")])


def test_markdown_within_a_language_is_a_page() -> None:
    paths = ("zh/regions/1.md", "en/index.md", "data/codebook.md", "zh/charts/a.svg", "llms.md")
    assert [is_page(path) for path in paths] == [True, True, False, False, False]


def test_the_site_has_the_bytes_that_mkdocs_alone_makes(project: Path, tmp_path: Path) -> None:
    """Pages cut from frames, pages whose slots are filled, the index of the search, and all that is beside them."""
    for language in list_languages():
        site, whole = project / "build" / "site" / language.code, tmp_path / language.code
        run_mkdocs(project, language, Settings(), whole)
        made = [name for name in list_files(whole) if not name.endswith("/frame.html")]
        assert {"receipts/qinghe-2023.html", "index.html", "search/search_index.json"} <= {*made}
        for name in made:
            assert (site / name).read_bytes() == (whole / name).read_bytes(), name


def test_a_maker_needs_nothing_but_its_inputs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makers run in a fresh process on their pickled inputs alone, and make the same bytes."""
    listed: list[Artefact[object]] = []

    def take(job: Job, artefacts: list[Artefact[object]]) -> Path:
        listed.extend(artefacts)
        return job.root / "build" / "site"

    monkeypatch.setattr(commands, "publish", take)
    commands.build(project, Settings(sources=project / "texts"), fresh=True)
    chosen = {item.maker: item for item in listed}
    assert chosen
    tasks = pickle.dumps([(artefact.maker, artefact.inputs()) for artefact in chosen.values()])
    run = subprocess.run([sys.executable, "-c", MAKE], input=tasks, cwd=ROOT, capture_output=True, check=True)
    for artefact, made in zip(chosen.values(), pickle.loads(run.stdout), strict=True):  # noqa: S301 - our own process
        assert made == artefact.make(), artefact.paths[0]
