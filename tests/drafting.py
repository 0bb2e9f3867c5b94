"""Drafts for tests: the report of the example package as it was before it was accepted."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields, replace
from pathlib import Path

from scripts.intake.drafts import (
    ACCEPT,
    Draft,
    DraftFigure,
    DraftMeasure,
    DraftOmission,
    DraftRelation,
    DraftRemark,
    DraftSource,
    write_draft,
)
from scripts.ledger.frames import records
from scripts.ledger.packages import Ledger, load_package

REPORT = "qinghe-2023"


def rows(ledger: Ledger, table: str, make: type, decision: str = ACCEPT) -> tuple:  # type: ignore[type-arg]
    """The report's rows of a table as those of a draft, in the order of the text where they have a place there."""
    if table not in ledger.tables:
        return ()
    columns = {column.name for column in fields(make)} & set(ledger.tables[table].columns)
    made = [
        make(**{column: row[column] for column in columns}, **({} if make is DraftSource else {"decision": decision}))
        for row in records(ledger.frame(table))
        if row["source_id"] == REPORT
    ]
    return tuple(sorted(made, key=lambda row: int(row.span_start))) if "span_start" in columns else tuple(made)


def draft_of(root: Path) -> Draft:
    """The draft of the example's report, everything in it decided."""
    ledger = load_package(root)
    (source,) = rows(ledger, "sources", DraftSource)
    return Draft(
        source,
        rows(ledger, "figures", DraftFigure),
        rows(ledger, "omissions", DraftOmission),
        rows(ledger, "measures", DraftMeasure),
        rows(ledger, "relations", DraftRelation),
        remarks=rows(ledger, "remarks", DraftRemark),
    )


def take_out(root: Path) -> Draft:
    """The example without its report, which is given as a draft."""
    draft = draft_of(root)
    shutil.rmtree(root / "data" / "reports" / REPORT)
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if isinstance(resource["path"], list):
            resource["path"] = [file for file in resource["path"] if REPORT not in file]
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sources = root / "data" / "reference" / "sources.csv"
    lines = sources.read_text(encoding="utf-8").splitlines(keepends=True)
    sources.write_text("".join(line for line in lines if not line.startswith(REPORT)), encoding="utf-8")
    return draft


def put_draft(root: Path) -> Draft:
    """The example without its report, which is in work there: no figure is decided yet."""
    draft = take_out(root)
    draft = replace(draft, figures=tuple(replace(row, decision="", sure="high") for row in draft.figures))
    write_draft(root, draft)
    return draft
