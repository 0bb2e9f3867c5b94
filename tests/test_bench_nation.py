"""An invented nation passes the gate and is the same in every run; how long its build takes is not tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.gate import check_all
from scripts.ledger.packages import load_package, load_texts
from scripts.pages.explorer_parts import ExplorerFiles
from tests.project import make_site, tree
from tools.bench_nation import LIMITS, Clock, find_exponent, name_stage
from tools.nation import YEARS, list_places, write_nation


def test_an_invented_nation_passes_the_gate_and_is_the_same_again(tmp_path: Path) -> None:
    places = list_places(4)
    assert [(place.code, place.level, place.parent) for place in places] == [
        ("160000", "province", "100000"),
        ("160100", "prefecture", "160000"),
        ("160121", "county", "160100"),
        ("160122", "county", "160100"),
    ]
    for name in ("one", "other"):
        assert len(list(write_nation(tmp_path / name, places))) == 4 * YEARS
    one, other = (tree(tmp_path / name) for name in ("one", "other"))
    assert one == other
    ledger, texts = load_package(tmp_path / "one"), load_texts(tmp_path / "one" / "texts")
    assert check_all(ledger, texts) == []
    counts = {name: len(ledger.frame(name)) for name in ("figures", "relations", "measures", "changes")}
    assert counts == {"figures": 1200, "relations": 40, "measures": 60, "changes": 20}


def test_what_the_explorer_fetches_first_stays_under_its_limit(tmp_path: Path) -> None:
    """A part of 1,200 figures and the index, and what it would weigh with as many figures as a part may have."""
    for _ in write_nation(tmp_path / "nation", list_places(4)):
        pass
    files = ExplorerFiles(make_site(tmp_path / "nation"))
    (part,) = files.parts
    weight = len(files.pack_part(part)) / len(part.figures) * files.most
    assert weight + len(files.pack_index()) < LIMITS["explorer"][0]


@pytest.mark.parametrize(
    ("path", "stage"),
    [
        ("zh/receipts/r160121-2021.md", "receipts .html"),
        ("en/index.md", "pages .html"),
        ("api/v1/reports/r160121-2021.json", "api/v1 .json"),
        ("gate", "gate"),
    ],
)
def test_stages_are_named_by_folder_and_ending(path: str, stage: str) -> None:
    assert name_stage(path) == stage


def test_a_clock_counts_a_stage_that_comes_again_as_one() -> None:
    clock = Clock()
    for stage in ("reading", "gate", "reading", "end"):
        clock.close_stage(stage)
    assert list(clock.taken) == ["start", "reading", "gate"]


def test_growth_is_in_proportion_or_with_the_square() -> None:
    assert find_exponent(40.0, 10.0, 4.0) == 1.0
    assert find_exponent(160.0, 10.0, 4.0) == 2.0
    assert find_exponent(0.1, 0.01, 4.0) is None
