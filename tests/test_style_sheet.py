"""The colours of pages: readable in both modes, and the same in the charts that stand on them."""

from __future__ import annotations

import re

import pytest

from scripts.charts.palette import COLOURS, PALETTE
from scripts.paths import ROOT
from tests.test_palette import contrast

SCHEMES = {"light": "default", "dark": "slate"}
SHARED = {"strong-rule": "rule-strong", "bar": "badge", "tint": "truncated-ground"}
"""Tokens of the charts that the style sheet has under another name; all others but ``on-bar`` have theirs."""
SHEET = (ROOT / "docs" / "assets" / "ledger.css").read_text(encoding="utf-8")
TEXT_PAIRS = [
    ("ink", "page"),
    ("ink-2", "page"),
    ("ink-3", "page"),
    ("ink", "panel"),
    ("ink-2", "panel"),
    ("ink-3", "panel"),
    ("on-header", "header"),
    ("link", "page"),
    ("link", "panel"),
    ("on-badge", "badge"),
    ("ink", "mark"),
    ("agrees", "agrees-ground"),
    ("truncated", "truncated-ground"),
    ("differs", "differs-ground"),
    ("unchecked", "page"),
    ("computed", "computed-ground"),
]
SHAPE_PAIRS = [
    ("badge", "page"),
    ("rule-strong", "page"),
    ("unchecked-line", "page"),
    ("computed", "page"),
    ("focus", "page"),
]


def tokens(scheme: str) -> dict[str, str]:
    blocks = re.findall(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', SHEET, re.DOTALL)
    return dict(re.findall(r"--l-([a-z0-9-]+): (#[0-9a-f]{6});", "".join(blocks)))


@pytest.mark.parametrize("theme", sorted(PALETTE))
def test_tokens_are_the_same_in_charts_and_style_sheet(theme: str) -> None:
    found = tokens(SCHEMES[theme])
    names = {token: SHARED.get(token, token) for token in COLOURS.keys() - {"on-bar"}}
    assert {token: found.get(name) for token, name in names.items()} == {
        token: PALETTE[theme][token] for token in names
    }


@pytest.mark.parametrize("scheme", sorted(SCHEMES.values()))
def test_contrast_of_every_pair(scheme: str) -> None:
    found = tokens(scheme)
    low = [(a, b) for a, b in TEXT_PAIRS if contrast(found[a], found[b]) < 4.5]
    low += [(a, b) for a, b in SHAPE_PAIRS if contrast(found[a], found[b]) < 3]
    assert low == []
