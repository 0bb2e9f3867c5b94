"""What a reviewer is told of a change of data: rows, cells, verdicts, states, size."""

from __future__ import annotations

from pathlib import Path

from scripts.audit.changes import read_outcomes, render_changes, summarise_changes, summarise_outcomes
from scripts.audit.facts import establish
from scripts.ledger.packages import load_package
from tests.conftest import Change, copy_package

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
