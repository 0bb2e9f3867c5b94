"""The files of the explorer: what stands in the index, how figures are divided, and that no part outgrows its limit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.pages import explorer_parts
from scripts.pages.catalogue import Site
from scripts.pages.explorer_parts import ExplorerFiles
from tests.cited import SHARE, add_figures, add_source
from tests.project import make_site


@pytest.fixture
def site(example: Path) -> Site:
    add_source(example, source_id="nation-2023", region_code="100000")
    add_figures(example, SHARE.replace("yunling", "nation").replace("nation-2023,990000", "nation-2023,100000"))
    return make_site(example)


def read(content: bytes) -> dict[str, Any]:
    """The one text in a file, which a browser parses."""
    [text] = re.findall(r"=?[:=]'(.*)'", content.decode())
    return dict(json.loads(text.replace("\\'", "'").replace("\\\\", "\\")))


def test_a_part_has_figures_of_one_province_by_theme_and_indicator(site: Site) -> None:
    parts = ExplorerFiles(site, most=5).parts
    assert [(part.name, part.province, len(part.figures)) for part in parts] == [
        ("100000-1", "100000", 1),
        ("990000-1", "990000", 5),
        ("990000-2", "990000", 5),
        ("990000-3", "990000", 2),
    ]
    assert [row.figure_id.removeprefix("qinghe-2023-") for part in parts[1:] for row in part.figures] == [
        "monitored-households",
        "monitored-persons",
        "returned",
        "review",
        "water-rank",
        "water-rise",
        "water",
        "funds",
        "funds-county",
        "projects",
        "toilets",
        "toilets-deadline",
    ]


def test_the_index_says_what_each_part_has(site: Site) -> None:
    files = ExplorerFiles(site, most=5)
    index = read(files.pack_index())
    assert (index["nation"], index["most"]) == ("100000", 5)
    keys = index["shared"]["indicator"]["keys"]
    told = [
        (name, province, count, {keys[place] for place in places}) for name, province, count, places in index["parts"]
    ]
    assert told == [
        (part.name, part.province, len(part.figures), {row.indicator.indicator_id for row in part.figures})
        for part in files.parts
    ]
    assert index["shared"]["region"]["names"] == ["全国", "云岭省"]


def test_a_part_is_a_file_of_its_own(site: Site) -> None:
    files = ExplorerFiles(site, most=5)
    content = files.pack_part(files.parts[1])
    assert files.parts[1].path == "explorer/990000-1.js"
    assert content.startswith(b"window.ledgerExplorer.files['990000-1']='{")
    assert read(content)["figures"] == [row.figure_id for row in files.parts[1].figures]
    assert read(content)["region"]["names"] == ["云岭省", "禾川市", "青禾县"]


def test_a_quote_in_a_name_stays_in_its_text(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer_parts, "pack_columns", lambda *_: {"figures": ["it's", 'a "b" \\']})
    files = ExplorerFiles(site)
    text = files.pack_part(files.parts[0]).decode()
    assert text == """window.ledgerExplorer.files['100000-1']='{"figures":["it\\'s","a \\\\"b\\\\" \\\\\\\\"]}';\n"""
