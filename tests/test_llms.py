"""llms.txt: every language, links that lead from it."""

from __future__ import annotations

import re

from scripts.exports.llms import NAME, describe_llms
from scripts.exports.templating import fill

LINK = re.compile(r"\]\(([^)]+)\)")


def render(address: str) -> str:
    return fill(NAME, describe_llms(address, "2024.2.1")).decode()


def test_it_has_the_form_that_programs_expect() -> None:
    lines = render("").splitlines()
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


def test_links_lead_from_it_or_are_absolute() -> None:
    relative, absolute = LINK.findall(render("")), LINK.findall(render("https://ledger.example"))
    assert absolute == [f"https://ledger.example/{link}" for link in relative]
    assert {"api/v1/index.json", "zh/methods.html", "data/feed.en.atom", "data/releases/2024.2.1/figures.csv"} <= set(
        relative
    )
