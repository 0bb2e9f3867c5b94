"""Text from tables is data: whatever a cell holds comes out on the built pages as plain text."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser

import pytest

from scripts import commands
from scripts.audit.facts import establish
from scripts.checks.assurance import summarise_evidence
from scripts.exports import releases
from scripts.exports.holdings import Holdings
from scripts.languages import list_languages
from scripts.ledger.packages import Ledger, Table, load_package, load_texts
from scripts.pages.catalogue import Site
from scripts.pages.kinds import page_artefacts
from scripts.settings import Settings
from scripts.site.build_inputs import read_build_inputs
from scripts.site.fan_out import Job
from scripts.site.interfaces import export_artefacts
from scripts.site.publishing import publish
from scripts.words import load_words
from tests.conftest import copy_package
from tests.project import make_project, tree

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> **bold** _em_ `code` [a](javascript:alert(3)) "
    '{{ 7*7 }} {% raw %} {: onclick=alert(4) } --8<-- "mkdocs.yml" <!--ledger:figures--> &lt;b&gt; '
    "\"quoted\" 'single' # head | cell ~~del~~ ==mark== [^1] :smile: !!! note http://example.org/ \\* <b"
)
COLUMNS = {
    "regions": ("name_zh",),
    "themes": ("name_zh", "scope_zh"),
    "units": ("name_zh",),
    "breakdowns": ("name_zh",),
    "indicators": ("name_zh", "definition_zh", "not_comparable_zh"),
    "sources": ("title", "publisher", "note_zh"),
    "charts": ("part_zh", "rest_zh"),
    "figures": ("note",),  # words as stated are read as a number before any page is made
    "omissions": ("text",),
    "measures": ("name_zh", "detail_zh"),
}


INLINE = re.compile(r"<script(?![^>]*(?:\ssrc=|json))")


class Reader(HTMLParser):
    """The visible text of a page, its tags, and every attribute that could run something."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The built pages of the example with hostile text in every cell that readers see."""
    root = make_project(copy_package("example", tmp_path_factory.mktemp("hostile") / "package"))
    ledger = poison(load_package(root))
    evidence = summarise_evidence(ledger, load_texts(root / "texts"))
    holdings = Holdings(establish(ledger))
    sites = [Site(holdings, evidence, load_words(language.code)) for language in list_languages()]
    pages = (artefact for site in sites for artefact in page_artefacts(site))
    with pytest.MonkeyPatch.context() as patch:  # its cells are longer than the schemas allow, which is not asked here
        patch.setattr(releases, "check_package", lambda name, content: [])
        job = Job(root, Settings(), read_build_inputs(root, Settings()), commands.list_artefacts)
        folder = publish(job, [*export_artefacts(holdings, {}), *pages], job.open_cache())
    return {name: text.decode() for name, text in tree(folder).items() if name.endswith((".html", ".json", ".csv"))}


def poison(ledger: Ledger) -> Ledger:
    tables = {}
    for name, table in ledger.tables.items():
        frame = table.frame.copy()
        for column in COLUMNS.get(name, ()):
            frame[column] = HOSTILE
        tables[name] = Table(name, table.schema, table.files, frame)
    return Ledger(ledger.root, ledger.descriptor, tables, ledger.hashes, ledger.attestations)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def generated(pages: dict[str, str]) -> list[str]:
    folders = ("zh/regions/", "zh/reports/", "zh/indicators/", "zh/themes/", "zh/index.html")
    return [name for name in pages if name.startswith(folders) and name.endswith(".html")]


def test_hostile_text_is_shown_letter_by_letter(pages: dict[str, str]) -> None:
    shown = " ".join("".join(read(pages["zh/reports/qinghe-2023.html"]).words).split())
    assert shown.count(" ".join(HOSTILE.split())) > 30
    for name in generated(pages):
        if "index" not in name:
            assert "".join(HOSTILE.split()) in "".join("".join(read(pages[name]).words).split()), name


def test_hostile_text_makes_no_element_and_no_attribute(pages: dict[str, str]) -> None:
    for name in generated(pages):
        reader = read(pages[name])
        assert not [name for name, _ in reader.attributes if name.startswith("on")], name
        assert not [value for key, value in reader.attributes if key in ("href", "src") and "script:" in value], name
        assert ("src", "x") not in reader.attributes, name
        assert len(INLINE.findall(pages[name])) == len(INLINE.findall(pages["zh/about.html"])), name
        assert "49" not in [word.strip() for word in reader.words], name


def test_the_search_index_holds_it_as_text(pages: dict[str, str]) -> None:
    index = json.loads(pages["zh/search/search_index.json"])
    for entry in index["docs"]:
        assert "<script" not in entry["title"]
        assert "<script" not in entry["text"]
        assert "<img" not in entry["text"]


def test_downloads_hold_the_very_characters(pages: dict[str, str]) -> None:
    rows = list(csv.DictReader(pages["data/releases/2024.2.1/measures.csv"].removeprefix("\ufeff").splitlines()))
    assert {row["name_zh"] for row in rows} == {HOSTILE}
