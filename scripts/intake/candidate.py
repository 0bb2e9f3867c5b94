"""The ledger as it would stand with a draft in it: what is checked, shown and accepted is one and the same.

Nothing is written. The decided rows stand in the files, lines and order in which they would be written.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

import pandas as pd

from scripts.checks.canonical import order_rows, render_canonical
from scripts.intake.drafts import ACCEPT, ADDITIONS, DROP, OMIT, Draft
from scripts.ledger.files import DESCRIPTOR, load_json
from scripts.ledger.packages import DATA, FILE, LINE, Ledger, Table
from scripts.ledger.reports import REPORTS
from scripts.words import load_words

NOT_TRANSLATED = "(not yet translated)"
FOLLOWUPS, SCHEMAS = "followups", "data/schemas"
Cells = Mapping[str, str]


def join_draft(ledger: Ledger, draft: Draft) -> Ledger:
    """The ledger with the decided rows of a draft, in place of what it held of that report."""
    for name, cells in decided_rows(draft).items():
        file = "" if name in ("sources", *ADDITIONS) else f"{REPORTS}/{draft.source.source_id}/{name}.csv"
        ledger = put_rows(ledger, name, cells, file)
    return ledger


def put_rows(ledger: Ledger, name: str, cells: Sequence[Cells], file: str = "") -> Ledger:
    """The ledger with rows put into a table: as all that ``file`` holds, or in place of those with the same keys.

    Without ``file`` they go into the first of the table's files, for a table that is new into ``data/<name>.csv``.
    """
    if name not in ledger.tables and not cells:
        return ledger
    descriptor = copy.deepcopy(dict(ledger.descriptor))
    table = ledger.tables.get(name) or _add_table(ledger, descriptor, name)
    replaced = table.frame[FILE] == file if file else _have_keys(table, cells)
    if not cells and not replaced.any():
        return ledger
    placed = _place(
        replace(table, frame=table.frame[~replaced]), file or next(iter(table.files), f"{DATA}/{name}.csv"), cells
    )
    texts = render_canonical(placed)
    hashes = {path: digest for path, digest in ledger.hashes.items() if path not in table.files}
    hashes |= {path: sha256(text.encode()).hexdigest() for path, text in texts.items()}
    _list_files(descriptor, name, placed.files)
    return replace(ledger, descriptor=descriptor, tables={**ledger.tables, name: placed}, hashes=hashes)


def changed_files(before: Ledger, after: Ledger) -> dict[str, str]:
    """The text of each file that differs between two ledgers, by path: tables in canonical form, and the descriptor."""
    texts = {file: text for table in after.tables.values() for file, text in render_canonical(table).items()}
    changed = {file: text for file, text in texts.items() if before.hashes.get(file) != after.hashes[file]}
    if before.descriptor != after.descriptor:
        changed[DESCRIPTOR] = json.dumps(after.descriptor, ensure_ascii=False, indent=2) + "\n"
    return changed


def decided_rows(draft: Draft) -> dict[str, list[Cells]]:
    """What a draft brings to each table: figures that were accepted, those that are none as omissions, and so on."""
    omitted = [row for row in draft.figures if row.decision == OMIT]
    omissions = [
        {"source_id": row.source_id, "span_start": row.span_start, "span_end": row.span_end}
        | {"text": row.as_stated, "reason": row.reason}
        for row in omitted
    ]
    followed = [row for row in draft.followups if row.kind == "measure" and row.decision == ACCEPT and row.measure_id]
    source_id = draft.source.source_id
    accepted = {row.figure_id for row in draft.figures if row.decision == ACCEPT}
    rows: dict[str, list[Cells]] = {
        "sources": [asdict(draft.source)],
        **{name: list(draft.additions.get(name, ())) for name in ADDITIONS},
        "figures": [asdict(row) for row in draft.figures if row.decision == ACCEPT],
        "omissions": [*omissions, *(asdict(row) for row in draft.omissions if row.decision != DROP)],
        "measures": [asdict(row) for row in draft.measures if row.decision == ACCEPT],
        "relations": [asdict(row) for row in draft.relations if row.decision == ACCEPT],
        "remarks": [asdict(row) for row in draft.remarks if row.decision == ACCEPT],
        "answers": [asdict(row) for row in draft.answers if row.figure_id in accepted],
        FOLLOWUPS: [
            {"measure_id": row.measure_id, "source_id": source_id, "follows_id": row.earlier_id} for row in followed
        ],
    }
    return {name: [mark_untranslated(row) for row in cells] for name, cells in rows.items()}


def mark_untranslated(row: Cells) -> Cells:
    """A row in whose English columns the Chinese stands, marked, as long as nobody has translated it."""
    missing = [column for column, cell in row.items() if column.endswith("_en") and not cell]
    stems = {column: column.removesuffix("_en") for column in missing}
    chinese = {column: row.get(f"{stem}_zh") or row.get(stem) or "" for column, stem in stems.items()}
    chinese |= {column: row["name_zh"] for column in chinese if column == "plural_en"}
    return {**row, **{column: f"{words} {NOT_TRANSLATED}" for column, words in chinese.items() if words}}


def _have_keys(table: Table, cells: Sequence[Cells]) -> pd.Series:
    """Which rows of a table have the key of one of the new ones."""
    keys = {tuple(row[column] for column in table.key) for row in cells}
    own = table.frame[table.key].itertuples(index=False, name=None)
    return pd.Series([key in keys for key in own], index=table.frame.index, dtype=bool)


def _place(table: Table, file: str, cells: Iterable[Cells]) -> Table:
    """The table with rows put into a file, each file in its order, lines as they will stand."""
    rows = [{**{column: row.get(column, "") for column in table.columns}, FILE: file, LINE: 0} for row in cells]
    frame = pd.concat([table.frame, pd.DataFrame(rows, columns=table.frame.columns)], ignore_index=True)
    parts = {
        name: part.assign(**{LINE: range(2, len(part) + 2)}) for name, part in order_rows(replace(table, frame=frame))
    }
    files = [name for name in table.files if name in parts]
    files = files if file in files else sorted([*files, *({file} & parts.keys())])
    ordered = pd.concat([parts[name] for name in files], ignore_index=True) if files else frame
    return replace(table, frame=ordered, files=tuple(files))


def _add_table(ledger: Ledger, descriptor: dict[str, Any], name: str) -> Table:
    """A table that the package has not had so far, without rows, named in the descriptor."""
    schema, own, other = f"{SCHEMAS}/{name}.json", load_words("zh"), load_words("en")
    about = {
        "title": own(f"table.{name}"),
        "description": other(f"table.{name}"),
        "description_zh": own(f"table.{name}"),
    }
    form = {"scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}
    descriptor["resources"].append({"name": name, "type": "table", **about, "path": [], **form})
    content = load_json(ledger.root, schema)
    columns = [item["name"] for item in content["fields"]]
    return Table(name, content, (), pd.DataFrame(columns=[*columns, FILE, LINE]))


def _list_files(descriptor: dict[str, Any], name: str, files: Sequence[str]) -> None:
    """Name the files of a table in the descriptor: one as it is, several as a list."""
    resource = next(item for item in descriptor["resources"] if item["name"] == name)
    resource["path"] = list(files) if len(files) > 1 or isinstance(resource["path"], list) else files[0]
