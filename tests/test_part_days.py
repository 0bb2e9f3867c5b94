"""The day on which a part last changed, and its province."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from scripts.artefacts import WHOLE, Part
from scripts.audit.facts import Facts, establish
from scripts.audit.part_days import part_day, province_of_part, sources_of
from scripts.ledger.packages import load_package
from tests.next_year import add_file
from tests.taken import extend

PARTS = [
    Part("report", "qinghe-2023"),
    Part("report", "yunling-2023"),
    Part("region", "999001"),
    Part("indicator", "projects"),
]


@pytest.fixture
def facts(example: Path) -> Facts:
    return establish(load_package(extend(example)))


@pytest.mark.parametrize(
    ("part", "sources", "day"),
    [
        (Part("report", "qinghe-2023"), ("qinghe-2023",), date(2024, 1, 10)),
        (Part("region", "999001"), ("qinghe-2023",), date(2024, 1, 10)),
        (Part("region", "990000"), ("yunling-2023",), date(2024, 2, 1)),
        (Part("theme", "funds"), ("qinghe-2023",), date(2024, 1, 10)),
        (Part("indicator", "tap-water-share"), ("qinghe-2023", "yunling-2023"), date(2024, 2, 1)),
        (Part("province", "990000"), ("qinghe-2023", "yunling-2023"), date(2024, 2, 1)),
        (WHOLE, ("qinghe-2023", "yunling-2023"), date(2024, 2, 1)),
        (Part("region", "100000"), (), date(2024, 2, 1)),
    ],
)
def test_a_part_is_as_new_as_its_newest_document(facts: Facts, part: Part, sources: tuple[str, ...], day: date) -> None:
    assert sources_of(facts, part) == set(sources)
    assert part_day(facts, part) == day


def test_nothing_is_older_than_the_ledger(example: Path) -> None:
    path = example / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**descriptor, "created": "2025-03-01T00:00:00Z"}), encoding="utf-8")
    facts = establish(load_package(example))
    assert part_day(facts, Part("report", "qinghe-2023")) == date(2025, 3, 1)


def test_the_table_of_changes_says_when_a_part_changed(example: Path) -> None:
    rows = [
        ("2026-05-01", "figures", "qinghe-2023-toilets"),
        ("2026-06-02", "figures", "qinghe-2023-withdrawn-long-ago"),
        ("2026-07-03", "indicators", "projects"),
    ]
    lines = ["day,table,row,kind,column,old,new,cause,words_zh,words_en"]
    lines += [f"{day},{table},{row},changed,note,,,our error,改,Changed" for day, table, row in rows]
    (example / "data/changes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    add_file(example, "changes", "data/changes.csv")
    facts = establish(load_package(extend(example)))
    days = {part.key: part_day(facts, part).isoformat() for part in PARTS}
    assert days == {
        "qinghe-2023": "2026-06-02",
        "yunling-2023": "2024-02-01",
        "999001": "2026-06-02",
        "projects": "2026-07-03",
    }


def test_the_province_of_a_part(facts: Facts) -> None:
    parts = [Part("report", "qinghe-2023"), Part("region", "999001"), Part("theme", "funds"), WHOLE]
    assert [province_of_part(facts, part) for part in parts] == ["990000", "990000", "100000", "100000"]
