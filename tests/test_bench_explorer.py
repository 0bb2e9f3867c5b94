"""The benchmark measures the same invented rows in every run; how long they take is not tested."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.audit.facts import establish
from scripts.exports.holdings import Holdings
from scripts.ledger.packages import load_package
from scripts.pages.catalogue import Site
from scripts.words import load_words
from tools.bench_explorer import COUNTIES, PREFECTURES, invent, pack_files


def test_invented_rows_are_packed_like_the_real_ones(example: Path) -> None:
    ledger = load_package(example)
    invented = invent(ledger, 200)
    assert len(ledger.frame("figures")) == 12
    assert len(invented.frame("figures")) == 200
    assert len(invented.frame("regions")) == len(ledger.frame("regions")) + COUNTIES + PREFECTURES
    once, again = (
        pack_files(Site(Holdings(establish(ledger)), (), load_words("zh")))
        for ledger in (invented, invent(ledger, 200))
    )
    assert sorted(once) == ["explorer/800000-1.js", "explorer/990000-1.js", "explorer/index.js"]
    packed = json.loads(once["explorer/800000-1.js"].decode().partition("]='")[2].removesuffix("';\n"))
    row = packed["figures"].index("invented-000001")
    assert packed["region"]["names"][packed["region"]["codes"][row]] == "第1县"
    assert packed["amount"]["keys"][packed["amount"]["codes"][row]] == "7920"
    assert once == again
