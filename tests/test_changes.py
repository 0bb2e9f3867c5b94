"""What a reviewer is told of a change of data: rows, cells, verdicts, states, size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.audit.changes import (
    Difference,
    read_outcomes,
    released_outcomes,
    render_changes,
    summarise_changes,
    summarise_outcomes,
)
from scripts.audit.facts import establish
from scripts.ledger.packages import load_package
from tests.conftest import Change, copy_package
from tests.tables import make_ledger

NOTHING = """\
### Data

No row of any table differs.

### Audit and targets

Every verdict and every state is as before."""


def compare(before: Path, after: Path, sizes: tuple[int, ...] = ()) -> str:
    old, new = load_package(before), load_package(after)
    outcomes = (read_outcomes(establish(ledger)) for ledger in (old, new))
    return render_changes(summarise_changes(old, new), summarise_outcomes(*outcomes), sizes)


def test_the_same_data_give_no_change(example: Path) -> None:
    assert compare(example, example) == NOTHING


def test_each_change_is_told_by_its_row(example: Path, change: Change, tmp_path: Path) -> None:
    before = copy_package("example", tmp_path / "before")
    change("data/reference/regions.csv", "999001,青禾县", "999001,青河县")
    change("data/reports/qinghe-2023/omissions.csv", "qinghe-2023,133,136,进一步,idiom\n", "")
    assert (
        compare(before, example, (1000, 2500))
        == """\
### Data

| table | added | removed | changed |
|---|---:|---:|---:|
| regions | 0 | 0 | 1 |
| omissions | 0 | 1 | 0 |

- regions `999001` changed · name_zh: `青禾县` → `青河县`
- omissions `qinghe-2023/133` removed

### Audit and targets

Every verdict and every state is as before.

### Size of the site

1,000 bytes before, 2,500 after (+1,500)."""
    )


def shown(count: int, cell: str = "b") -> list[str]:
    """The lines of a comment on rows that changed in one cell."""
    rows = [Difference("figures", "changed", f"f-{at}", (("note", "", cell),)) for at in range(count)]
    return render_changes(rows, [], ()).splitlines()


def test_a_long_list_is_folded_and_a_very_long_one_cut() -> None:
    assert shown(15)[6] == "- figures `f-0` changed · note: empty → `b`"
    assert "<details>" not in "".join(shown(15))
    assert "<details><summary>16 lines</summary>" in shown(16)
    assert [line for line in shown(40) if "more" in line] == []
    assert [line for line in shown(41) if line.startswith("- figures `f-40`") or "more" in line] == ["- and 1 more"]


def test_a_long_cell_is_cut() -> None:
    assert shown(1, "b" * 60)[6].endswith(f"`{'b' * 60}`")
    assert shown(1, "b" * 61)[6].endswith(f"`{'b' * 60}…`")


def test_a_table_of_one_side_alone_counts_as_empty_on_the_other() -> None:
    before, after = make_ledger(a="id,x\n1,2\n2,2\n", lost="id\n7\n"), make_ledger(a="id,x\n1,3\n2,2\n", new="id\n9\n")
    differences = [
        Difference("a", "changed", "1", (("x", "2", "3"),)),
        Difference("new", "added", "9"),
        Difference("lost", "removed", "7"),
    ]
    assert summarise_changes(before, after) == differences
    assert summarise_changes(replace(before, is_packed=True), after) == differences[:2]


def test_outcomes_of_a_release_are_those_of_its_tables() -> None:
    release = make_ledger(relations="relation_id,verdict\nr,agrees\n")
    assert released_outcomes(release) == ({"r": "agrees"}, {})
