"""What a change of the data changes, for the person who has to agree to it: rows, verdicts, states of targets, size.

Two packages in, Markdown out. A row is the same row as long as its key is. Nothing is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.audit.facts import Facts
from scripts.ledger.packages import Ledger

MOST = 40
SCREEN = 15
"""Lines of a list that stand open."""
LONGEST = 60
Cells = Mapping[str, str]
Rows = Mapping[str, Cells]
Outcomes = tuple[Cells, Cells]


@dataclass(frozen=True)
class Difference:
    """One row that came, went or is no longer the same. ``cells``: column, before, after; empty unless it changed."""

    table: str
    kind: str
    key: str
    cells: tuple[tuple[str, str, str], ...] = ()


def summarise_changes(before: Ledger, after: Ledger) -> list[Difference]:
    """Every row that differs, by table and key; tables of one side alone count as empty on the other.

    Columns are those of ``after``, for a release brings more than were entered; so are the tables, but for what a
    checkout has lost.
    """
    lost = {} if before.is_packed else before.tables
    names = list(dict.fromkeys([*after.tables, *lost]))
    return [
        change
        for name in names
        for columns in [(after.tables.get(name) or before.tables[name]).columns]
        for change in _compare(name, _rows(before, name, columns), _rows(after, name, columns))
    ]


def _rows(ledger: Ledger, name: str, columns: Sequence[str]) -> Rows:
    """The rows of a table by their keys; none where it is absent."""
    table = ledger.tables.get(name)
    if table is None:
        return {}
    rows = ({name: str(row.get(name, "")) for name in columns} for row in table.frame.to_dict("records"))
    return {"/".join(row[name] for name in table.key or columns): row for row in rows}


def _compare(name: str, before: Rows, after: Rows) -> Iterator[Difference]:
    for key in sorted({*before, *after}):
        if key not in before or key not in after:
            yield Difference(name, "added" if key in after else "removed", key)
            continue
        old, new = before[key], after[key]
        cells = [(column, old[column], new[column]) for column in new]
        changed = tuple(cell for cell in cells if cell[1] != cell[2])
        if changed:
            yield Difference(name, "changed", key, changed)


def summarise_outcomes(before: Outcomes, after: Outcomes) -> list[Difference]:
    """Relations whose verdict and targets whose state is another than before; those new or gone with theirs."""
    pairs = zip(before, after, strict=True)
    return [
        Difference(name, "", key, ((name, old.get(key, ""), new.get(key, "")),))
        for name, (old, new) in zip(("verdict", "target"), pairs, strict=True)
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
    ]


def read_outcomes(facts: Facts) -> Outcomes:
    """The verdict of each relation, and the state of each target."""
    verdicts = {verdict.relation_id: verdict.verdict for verdict in facts.verdicts}
    return verdicts, {target.target_id: target.state for target in facts.targets}


def released_outcomes(release: Ledger) -> Outcomes:
    """The same of a release, as its tables say it."""
    return _cells(release, "relations", "relation_id", "verdict"), _cells(release, "targets", "target_id", "state")


def _cells(ledger: Ledger, name: str, key: str, column: str) -> Cells:
    """A column of a table by another; nothing where the table is absent."""
    table = ledger.tables.get(name)
    return {} if table is None else dict(zip(table.frame[key], table.frame[column], strict=True))


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why rows differ: the cause by table and key where there is one, and what wants one, in sentences."""

    causes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    missing: Sequence[str] = ()


def render_changes(
    rows: Sequence[Difference], outcomes: Sequence[Difference], sizes: Sequence[int], reasons: Reasons | None = None
) -> str:
    """Both lists as Markdown for a comment, what lacks a cause first, long lists folded so that it is one screen.

    ``sizes``: bytes of the site before and after, or nothing.
    """
    counts, reasons = Counter((change.table, change.kind) for change in rows), reasons or Reasons()
    head = ["| table | added | removed | changed |", "|---|---:|---:|---:|"]
    lines = [
        f"| {name} | " + " | ".join(str(counts[name, kind]) for kind in ("added", "removed", "changed")) + " |"
        for name in dict.fromkeys(change.table for change in rows)
    ]
    missing = [f"- {sentence}" for sentence in reasons.missing]
    parts = [f"### Without a cause: {len(missing)}", _fold(missing)] if missing else []
    parts += ["### Data", "\n".join([*head, *lines]) if rows else "No row of any table differs."]
    parts += [_fold(_list(rows, reasons.causes))] if rows else []
    parts += ["### Audit and targets", _fold(_list(outcomes, {})) or "Every verdict and every state is as before."]
    if sizes:
        before, after = sizes
        parts += ["### Size of the site", f"{before:,} bytes before, {after:,} after ({after - before:+,})."]
    return "\n\n".join(parts)


def _fold(lines: Iterable[str]) -> str:
    """A list; a long one is folded."""
    shown = list(lines)
    text = "\n".join(shown)
    return f"<details><summary>{len(shown)} lines</summary>\n\n{text}\n\n</details>" if len(shown) > SCREEN else text


def _list(changes: Sequence[Difference], causes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    for change in changes[:MOST]:
        cells = "; ".join(f"{column}: {_show(old)} → {_show(new)}" for column, old, new in change.cells)
        cause = causes.get((change.table, change.key), "")
        place = f"{change.table} `{change.key}`"
        yield " · ".join(filter(None, [f"- {place} {change.kind}".rstrip(), cells, cause]))
    if len(changes) > MOST:
        yield f"- and {len(changes) - MOST:,} more"


def _show(cell: str) -> str:
    """A cell on one line in code marks, cut where it is long; what is empty says so."""
    text = " ".join(cell.split()).replace("`", "'")
    return f"`{text[:LONGEST]}…`" if len(text) > LONGEST else f"`{text}`" if text else "empty"
