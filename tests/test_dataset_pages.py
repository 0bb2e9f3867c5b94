"""The page of a set: what it says of numbers left out is what its own files hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.packing.datasets import list_datasets
from scripts.packing.entries import list_entries
from scripts.publishing.catalogue import Site
from scripts.site.dataset_pages import dataset_stamps
from scripts.words import load_words
from tests.interfaces import ACROSS, REPORT, extend, load


@pytest.fixture
def bodies(example: Path) -> dict[str, str]:
    """The Chinese page of each set, by its path; a relation of the county names a figure of the province."""
    with (extend(example) / REPORT / "relations.csv").open("a", encoding="utf-8") as file:
        file.write(ACROSS)
    ledger, evidence = load(example)
    site = Site(ledger, evidence, load_words("zh"))
    return {page.path: page.body for page in dataset_stamps(site, list_entries(list_datasets(ledger), []), "")}


def test_numbers_left_out_are_those_in_the_table_of_the_set(bodies: dict[str, str], example: Path) -> None:
    rows = len((example / REPORT / "omissions.csv").read_text(encoding="utf-8").splitlines()) - 1
    told = f"报告里另有 {rows} 处数字没有登记，在“没有登记的数字”表里逐处写明缘由。"
    assert told in bodies["datasets/region-999001.html"]


def test_a_set_without_that_table_does_not_send_its_reader_there(bodies: dict[str, str]) -> None:
    assert "qinghe-2023" in bodies["datasets/region-990000.html"]
    assert "“没有登记的数字”表" not in bodies["datasets/region-990000.html"]
