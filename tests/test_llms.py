"""llms.txt: every language, links that lead from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.exports.llms import NAME, describe_llms
from scripts.exports.templating import fill
from scripts.ledger import parts
from tests.taken import hold

LINK = re.compile(r"\]\(([^)]+)\)")


def render(package: Path, address: str = "") -> str:
    return fill(NAME, describe_llms(hold(package, address))).decode()


def test_it_has_the_form_that_programs_expect(example: Path) -> None:
    lines = render(example).splitlines()
    assert lines[0] == "# 乡村振兴公开账"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("#")] == [
        "# 乡村振兴公开账",
        "## 怎么读",
        "## 数据",
        "# Open Revitalization Ledger",
        "## How to read it",
        "## Data",
    ]


def test_links_lead_from_it_or_are_absolute(example: Path) -> None:
    relative, absolute = LINK.findall(render(example)), LINK.findall(render(example, "https://ledger.example"))
    assert absolute == [f"https://ledger.example/{link}" for link in relative]
    assert {"api/v1/index.json", "zh/methods.html", "data/feed.en.atom", "data/releases/2024.2.1/figures.csv"} <= set(
        relative
    )


def test_of_a_divided_ledger_it_leads_to_the_pointer(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "DIVIDED", 5)
    links = LINK.findall(render(example))
    assert "data/latest.json" in links
    assert not [link for link in links if link.endswith(("figures.csv", "ledger.zip"))]
