"""The list of indicators has an anchor for each; those with many figures have a page, the others stand whole in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.pages import catalogue
from scripts.pages.indicators import artefacts, describe_list
from scripts.pages.rendering import Page
from tests.project import make_site, read_pages


def pages(package: Path) -> dict[str, Page]:
    return read_pages(artefacts(make_site(package)))


def test_every_indicator_in_use_has_its_anchor(example: Path) -> None:
    site, listed = make_site(example), pages(example)["indicators.html"]
    text = listed.markdown + "".join(listed.slots.values())
    for indicator_id in site.by_indicator:
        assert len(re.findall(f'(?:id="|{{#){re.escape(indicator_id)}[}}"]', text)) == 1


def test_one_with_few_figures_stands_whole_in_the_list(example: Path) -> None:
    made = pages(example)
    assert list(made) == ["indicators.html"]
    listed = made["indicators.html"]
    assert "### 监测对象 {#monitored}" in listed.markdown
    shown = listed.slots["figures-monitored"]
    assert shown.count("<li>") == 2
    assert 'href="receipts/qinghe-2023.html#qinghe-2023-monitored-households"' in shown
    assert 'href="regions/999001.html"' in shown
    assert make_site(example).way("indicators/monitored.html") == "indicators.html#monitored"


def test_one_with_more_figures_has_a_page(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "MOST_IN_LIST", 1)
    made = pages(example)
    assert "indicators/monitored.html" in made
    assert '<tr id="monitored">' in made["indicators.html"].slots["theme-monitoring"]
    assert 'href="indicators/monitored.html"' in made["indicators.html"].slots["theme-monitoring"]
    assert make_site(example).way("indicators/monitored.html") == "indicators/monitored.html"


def test_themes_stand_in_their_order(example: Path) -> None:
    assert [group.theme_id for group in describe_list(make_site(example))] == [
        "monitoring",
        "guarantees",
        "funds",
        "construction",
    ]
