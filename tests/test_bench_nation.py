"""An invented nation passes the gate and is the same in every run; how long its build takes is not tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.gate import check_all
from scripts.ledger.packages import load_package, load_texts
from scripts.pages.explorer_parts import ExplorerFiles
from tests.project import make_site, tree
from tools.bench_nation import (
    LIMITS,
    Clock,
    Run,
    Stage,
    describe_growth,
    extrapolate,
    find_exponent,
    name_stage,
    write_up,
)
from tools.budget import Cost
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


def invent_run(regions: int, cpu: float) -> Run:
    """A build whose cost has a part that stays and one that grows."""
    figures = regions * 300
    stages = {
        "gate": Stage(cpu=cpu / 2),
        "receipts .html": Stage(cpu=cpu / 4, files=10 * regions, bytes=1000 * figures),
    }
    weights = dict.fromkeys(LIMITS, 1.0) | {"files": 0.5, "bytes": 20_000.0, "region": 130_000.0}
    return Run(regions, figures, 1.0, Cost(cpu, 100_000_000 + regions * 1_000_000), stages, weights)


def test_the_nation_is_computed_from_what_a_further_figure_costs() -> None:
    runs = [invent_run(10, 20.0), invent_run(20, 30.0), invent_run(40, 50.0)]
    assert extrapolate(runs, lambda run: run.cost.cpu, figures=24_000) == 90.0
    growth = describe_growth(runs)
    assert (growth["nation_minutes"], growth["nation_memory"]) == (3210 / 60, 3.3)
    assert growth["host"] == 50_000
    assert round(growth["cpu"], 2) == 0.74


def test_the_page_tells_what_was_measured_and_what_is_above_its_limit() -> None:
    files = write_up([invent_run(10, 20.0), invent_run(40, 50.0)])
    pages = {path.parent.name: text for path, text in files.items() if path.name == "scale.md"}
    assert sorted(pages) == ["en", "zh"]
    assert "| 40 | 12,000 | 50 | 140 | 400 | 12 |" in pages["en"]
    assert "| 3,200, computed | 960,000 | 3,210 |" in pages["en"]
    assert "| Largest page of a place, bytes | 130,000 | 120,000 | above |" in pages["en"]
    assert "| 核对 | 10.0 | 25.0 | 0.66 |" in pages["zh"]
    assert "| `receipts .html` | 400 | 12.0 | 0.033 | 1,000 |" in pages["zh"]
    aligned = [line for text in pages.values() for line in text.splitlines() if set(line) <= set("|-:") and ":" in line]
    assert aligned == []  # MkDocs would write a style for each cell, which the policy of pages forbids
