"""The style sheet and the charts share their colours: the tokens stand in both and must be the same."""

from __future__ import annotations

import re

import pytest

from scripts.charts.palette import PALETTE
from scripts.paths import ROOT

SCHEMES = {"light": "default", "dark": "slate"}
SHARED = ("page", "panel", "ink", "ink-2", "ink-3", "rule", "header", "link", "mark", "mark-line", "agrees", "focus")
SHEET = (ROOT / "docs" / "assets" / "ledger.css").read_text(encoding="utf-8")


def tokens(scheme: str) -> dict[str, str]:
    blocks = re.findall(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', SHEET, re.DOTALL)
    return dict(re.findall(r"--l-([a-z0-9-]+): (#[0-9a-f]{6});", "".join(blocks)))


@pytest.mark.parametrize("theme", sorted(PALETTE))
def test_tokens_are_the_same_in_charts_and_style_sheet(theme: str) -> None:
    found = tokens(SCHEMES[theme])
    assert {name: found.get(name) for name in SHARED} == {name: PALETTE[theme][name] for name in SHARED}
