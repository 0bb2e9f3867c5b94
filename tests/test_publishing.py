"""The site of the example: paths are promised once, pages that are cut are those of MkDocs, makers see their inputs."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts import commands
from scripts.artefacts import WHOLE, Artefact
from scripts.languages import list_languages
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.cache import Cache
from scripts.site.fan_out import Job, is_page
from scripts.site.publishing import list_paths
from scripts.site.staging import list_files
from tests.conftest import copy_package
from tests.project import make_project
from tools.whole_pages import compare_language

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


def test_every_page_has_a_description_of_its_own_and_names_its_other_languages(project: Path) -> None:
    for language in list_languages():
        site = project / "build" / "site" / language.code
        found: dict[str | None, Path] = {}
        for path in sorted(site.rglob("*.html")):
            tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
            if path.name.endswith(".embed.html"):
                continue
            (description,) = (item.attributes["content"] for item in tree.css("meta[name=description]"))
            assert description not in found, (path, found[description])
            found[description] = path
            links = {item.attributes["hreflang"]: item.attributes["href"] for item in tree.css("link[hreflang]")}
            assert [*links] == [language.tag, *(other.tag for other in list_languages() if other != language)]
            for tag, way in links.items():
                target = (path.parent / str(way)).resolve()
                assert target.is_file(), (path, way)
                assert f'lang="{tag}"' in target.read_text(encoding="utf-8")[:200]
        assert len(found) > 20


def test_the_site_has_the_bytes_that_mkdocs_alone_makes(project: Path, tmp_path: Path) -> None:
    """Pages cut from frames, pages whose slots are filled, the index of the search, and all that is beside them."""
    for language in list_languages():
        assert list(compare_language(project, language, Settings(), tmp_path)) == []
        made = {*list_files(tmp_path / language.code)}
        assert {"receipts/qinghe-2023.html", "index.html", "search/search_index.json"} <= made


def test_what_mkdocs_makes_otherwise_is_named(project: Path, tmp_path: Path) -> None:
    folder, language = tmp_path / "project", list_languages()[0]
    shutil.copytree(project, folder)
    page = folder / "build" / "site" / language.code / "about.html"
    changed = b"<!" + page.read_bytes()
    page.unlink()
    page.write_bytes(changed)
    (page.parent / "methods.html").unlink()
    first, second = compare_language(folder, language, Settings(), tmp_path / "whole")
    assert first.startswith("zh/about.html differs from byte 2: b'<!<!doctype")
    assert second == "zh/methods.html is not in the site"


def test_a_maker_needs_nothing_but_its_inputs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makers run in a fresh process on their pickled inputs alone, and make the same bytes."""
    listed: list[Artefact[object]] = []

    def take(job: Job, artefacts: list[Artefact[object]], cache: Cache) -> Path:
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
