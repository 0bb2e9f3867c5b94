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
from tests.taken import extend


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
    assert set(sources_of(facts, part)) == set(sources)
    assert part_day(facts, part) == day


def test_nothing_is_older_than_the_ledger(example: Path) -> None:
    path = example / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**descriptor, "created": "2025-03-01T00:00:00Z"}), encoding="utf-8")
    facts = establish(load_package(example))
    assert part_day(facts, Part("report", "qinghe-2023")) == date(2025, 3, 1)


def test_the_province_of_a_part(facts: Facts) -> None:
    parts = [Part("report", "qinghe-2023"), Part("region", "999001"), Part("theme", "funds"), WHOLE]
    assert [province_of_part(facts, part) for part in parts] == ["990000", "990000", "100000", "100000"]
