"""The page of a set: what it says of numbers left out is what its own files hold, and of versions what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.audit.facts import establish
from scripts.exports.datasets import list_datasets
from scripts.exports.entries import list_entries
from scripts.ledger.versions import Version, load_versions
from scripts.pages.catalogue import Site
from scripts.site.dataset_pages import dataset_index, dataset_stamps
from scripts.words import load_words
from tests.interfaces import ACROSS, REPORT, extend, load
from tests.kept import keep


@pytest.fixture
def bodies(example: Path) -> dict[str, str]:
    """The Chinese page of each set, by its path; a relation of the county names a figure of the province."""
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    ledger, evidence = load(example)
    site = Site(establish(ledger), evidence, load_words("zh"))
    return {page.path: page.body for page in dataset_stamps(site, list_entries(list_datasets(ledger), []), "")}


def test_numbers_left_out_are_those_in_the_table_of_the_set(bodies: dict[str, str], example: Path) -> None:
    rows = len((example / REPORT / "omissions.csv").read_text(encoding="utf-8").splitlines()) - 1
    told = f"报告里另有 {rows} 处数字没有登记，在“没有登记的数字”表里逐处写明缘由。"
    assert told in bodies["datasets/region-999001.html"]


def test_a_set_without_that_table_does_not_send_its_reader_there(bodies: dict[str, str]) -> None:
    assert "qinghe-2023" in bodies["datasets/region-990000.html"]
    assert "“没有登记的数字”表" not in bodies["datasets/region-990000.html"]


LINK = re.compile(r'<a href="([^"]+)" download aria-label="([^"]+)">')
EARLIER = '<h3 id="earlier">以前的版本</h3>'


@pytest.fixture
def earlier(tmp_path: Path) -> list[Version]:
    """Two versions: both have the whole, the older one a region with measures alone, and one that is gone."""
    keep(tmp_path / "kept", "2023.10.1", {f"ledger/2023.10.1/{name}": b"1" for name in ("figures.csv", "ledger.zip")})
    names = ["ledger/2023.5.1/ledger.xlsx", "region-999001/2023.5.1/measures.csv", "region-999002/2023.5.1/figures.csv"]
    keep(tmp_path / "kept", "2023.5.1", dict.fromkeys([*names, "region-999001/2023.5.1/sources.csv"], b"1"))
    return load_versions(tmp_path / "kept")


def test_a_page_links_the_earlier_versions_of_its_set(example: Path, earlier: list[Version]) -> None:
    ledger, evidence = load(extend(example))
    site, entries = Site(establish(ledger), evidence, load_words("zh")), list_entries(list_datasets(ledger), [])
    bodies = {page.path: page.body for page in dataset_stamps(site, entries, "", earlier)}
    assert LINK.findall(bodies["datasets/ledger.html"].partition(EARLIER)[2]) == [
        ("../../data/ledger/2023.10.1/ledger.zip", "ledger.zip · 2023.10.1"),
        ("../../data/ledger/2023.10.1/figures.csv", "figures.csv · 2023.10.1"),
        ("../../data/ledger/2023.5.1/ledger.xlsx", "ledger.xlsx · 2023.5.1"),
    ]
    assert LINK.findall(bodies["datasets/region-999001.html"].partition(EARLIER)[2]) == [
        ("../../data/region-999001/2023.5.1/measures.csv", "measures.csv · 2023.5.1")
    ]
    assert "2023 年 5 月 1 日 · <code>2023.5.1</code>" in bodies["datasets/region-999001.html"]
    assert EARLIER not in bodies["datasets/region-990000.html"]


def test_the_catalogue_links_earlier_versions_and_the_sets_that_are_gone(example: Path, earlier: list[Version]) -> None:
    ledger, evidence = load(extend(example))
    site, entries = Site(establish(ledger), evidence, load_words("en")), list_entries(list_datasets(ledger), [])
    page = dataset_index(site, entries, "", earlier)
    assert "## Earlier versions {#earlier}" in page.markdown
    before, _, after = page.slots["earlier"].partition("Sets that earlier versions have and this one has not")
    assert [label for _, label in LINK.findall(before)] == [
        "ledger.zip · 2023.10.1",
        "figures.csv · 2023.10.1",
        "ledger.xlsx · 2023.5.1",
    ]
    assert "<code>region-999002</code>" in after
    assert LINK.findall(after) == [("../../data/region-999002/2023.5.1/figures.csv", "figures.csv · 2023.5.1")]


def test_without_earlier_versions_nothing_is_said_of_them(bodies: dict[str, str], example: Path) -> None:
    assert [path for path, body in bodies.items() if "以前的版本" in body] == []
    ledger, evidence = load(example)
    page = dataset_index(
        Site(establish(ledger), evidence, load_words("zh")), list_entries(list_datasets(ledger), []), ""
    )
    assert ("以前的版本" in page.markdown, "earlier" in page.slots) == (False, False)
