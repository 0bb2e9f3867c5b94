"""The benchmark of intake: how truths are read from marked texts, and that it tells what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.ledger.packages import Ledger, load_package
from tools.bench_intake import FOLDER, Case, Truth, measure, read_invented, render

MARKED = """region: 610824
period: 2022
published: 2022-07-14
form: {form}

某县总结，全县上下一心，成绩很好，群众都满意，来年再上一个新台阶。
新建厕所⟦120座|120|toilet|||toilets-built⟧，力争全年培训⟦300余人|300|person|over|target|2022|training-persons⟧。
"""


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load_package(Path(__file__).parents[1])


@pytest.mark.parametrize("form", ["txt utf-8", "txt gb18030", "html utf-8"])
def test_a_truth_stands_where_its_words_do(form: str) -> None:
    case = read_invented("x", MARKED.format(form=form))
    built, trained = case.figures
    assert [case.text[row.start : row.end] for row in case.figures] == ["120座", "300余人"]
    assert (built.period, built.status, built.qualifier) == (("2022-01-01", "2022-07-14"), "result", "exact")
    assert trained == Truth(
        trained.start, trained.end, "300", "person", "over", "target", ("2022-01-01", "2022-12-31"), "training-persons"
    )


def test_what_is_right_is_counted_and_what_is_wrong_is_told(ledger: Ledger) -> None:
    case = read_invented("x", MARKED.format(form="txt").replace("|120|toilet|", "|121|toilet|"))
    told: list[str] = []
    count = measure(case, ledger, {}, told.append)
    assert (count["figures"], count["found"], count["row"], count["status"], count["first"]) == (2, 2, 1, 2, 2)
    assert told == ["x: row: 120 toilet exact, is 121 toilet exact '新建厕所120座，'"]
    assert render("x", count).split()[:4] == ["x", "2", "100.0", "50.0"]


def test_a_figure_that_no_truth_has_is_false(ledger: Ledger) -> None:
    case = read_invented("x", MARKED.format(form="txt"))
    assert measure(Case(case.report, case.text, case.figures[:1], {}), ledger, {}, lambda words: None)["false"] == 1


def test_no_numeral_of_the_invented_reports_is_dropped(ledger: Ledger) -> None:
    paths = sorted(FOLDER.glob("*.txt"))
    assert len(paths) >= 15
    for path in paths[:3]:
        count = measure(read_invented(path.stem, path.read_text(encoding="utf-8")), ledger, {}, lambda words: None)
        assert (count["dropped"], count["found"]) == (0, count["figures"])
