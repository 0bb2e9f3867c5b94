"""The benchmark measures the same invented rows in every run; how long they take is not tested."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.audit.facts import establish
from scripts.exports.holdings import Holdings
from scripts.ledger.packages import load_package
from scripts.pages.catalogue import Site
from scripts.pages.explorer_columns import pack_columns
from scripts.pages.places import pack_json
from scripts.words import load_words
from tools.bench_explorer import COUNTIES, PREFECTURES, invent


def test_invented_rows_are_packed_like_the_real_ones(example: Path) -> None:
    ledger = load_package(example)
    invented = invent(ledger, 200)
    assert len(ledger.frame("figures")) == 12
    assert len(invented.frame("figures")) == 200
    assert len(invented.frame("regions")) == len(ledger.frame("regions")) + COUNTIES + PREFECTURES
    once, again = (
        pack_columns(Site(Holdings(establish(ledger)), (), load_words("zh")))
        for ledger in (invented, invent(ledger, 200))
    )
    packed = json.loads(pack_json(once))
    row = packed["figures"].index("invented-000001")
    assert packed["region"]["names"][packed["region"]["codes"][row]] == "第1县"
    assert packed["amount"]["keys"][packed["amount"]["codes"][row]] == "7920"
    assert once == again
