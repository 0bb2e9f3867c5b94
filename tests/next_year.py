"""The invented county a year on: a second report folder, written into a copy of the example package."""

from __future__ import annotations

import json
from pathlib import Path

FIGURES = (
    "figure_id,source_id,region_code,indicator_id,breakdown,period_start,period_end,measured,status,value,unit,"
    "qualifier,as_stated,span_start,span_end,note,note_en"
)
MEASURES = (
    "measure_id,source_id,region_code,year,theme_id,kind,name_zh,name_en,parent_id,level,detail_zh,detail_en,"
    "span_start,span_end"
)
FOLLOWUPS = "measure_id,source_id,follows_id"
CHANGES = "day,table,row,kind,column,old,new,cause,words_zh,words_en"
REMARKS = "remark_id,source_id,kind,severity,figure_ids,text_zh,text_en"
ANSWERS = "figure_id,source_id,doubt,answer"
HEADERS = {"figures": FIGURES, "measures": MEASURES, "followups": FOLLOWUPS, "remarks": REMARKS, "answers": ANSWERS}
OLD, NEW = "qinghe-2023", "qinghe-2024"
SOURCE = (
    "{id},青禾县报告,A report,青禾县乡村振兴局,,{published},{kind},999001,{start},{end},,{sha},{completeness},"
    "official-site,,,,"
)


def figure(name: str, indicator: str, stated: str, *cells: str, **changes: str) -> str:
    """A row of figures of the second report: ``cells`` are value, unit and qualifier (exact if left out)."""
    value, unit, qualifier = (*cells, "exact")[:3]
    settings = {
        "source": NEW,
        "region": "999001",
        "breakdown": "",
        "start": "2024-01-01",
        "end": "2024-12-31",
        "measured": "during",
        "status": "result",
        "at": "0",
    }
    use = {**settings, **changes}
    return (
        f"{use['source']}-{name},{use['source']},{use['region']},{indicator},{use['breakdown']},{use['start']},"
        f"{use['end']},{use['measured']},{use['status']},{value},{unit},{qualifier},{stated},"
        f"{use['at']},{int(use['at']) + len(stated)},,"
    )


def measure(name: str, kind: str = "target", source: str = NEW, year: str = "2024", at: int = 200) -> str:
    """A row of measures."""
    return f"{source}-{name},{source},999001,{year},construction,{kind},名,Name,,,内容。,Detail.,{at},{at + 5}"


def add_source(root: Path, source_id: str = NEW, **changes: str) -> None:
    """Enter a report on 2024, published in January 2025, with an archived text."""
    settings = {
        "published": "2025-01-08",
        "kind": "bulletin",
        "start": "2024-01-01",
        "end": "2024-12-31",
        "sha": "a" * 64,
        "completeness": "complete",
    }
    with (root / "data/reference/sources.csv").open("a", encoding="utf-8") as file:
        file.write(SOURCE.format(id=source_id, **{**settings, **changes}) + "\n")


def add_rows(root: Path, source_id: str, table: str, *rows: str) -> None:
    """Add rows to a table of a report; file, folder and resource are made where they are missing."""
    path = root / "data/reports" / source_id / f"{table}.csv"
    path.parent.mkdir(exist_ok=True)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else [HEADERS[table]]
    path.write_text("\n".join([lines[0], *sorted([*lines[1:], *rows])]) + "\n", encoding="utf-8")
    add_file(root, table, f"data/reports/{source_id}/{table}.csv")


def add_file(root: Path, table: str, file: str) -> None:
    """List a table file in the descriptor."""
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    found = [item for item in descriptor["resources"] if item["name"] == table]
    if not found:
        found = [{"name": table, "path": [], "schema": f"data/schemas/{table}.json"}]
        descriptor["resources"] += found
    if file not in found[0]["path"]:
        found[0]["path"].append(file)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def add_progress(root: Path, *rows: str) -> None:
    """Write the table of progress."""
    header = "target_indicator_id,progress_indicator_id,kind"
    (root / "data/reference/progress.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    add_file(root, "progress", "data/reference/progress.csv")


def add_remark(root: Path, source_id: str, kind: str, figure_ids: str) -> None:
    """Add a remark about figures."""
    add_rows(root, source_id, "remarks", f"{source_id}-{kind},{source_id},{kind},note,{figure_ids},说明。,Note.")


def add_member(root: Path, breakdown_id: str) -> None:
    """Add a member of a breakdown."""
    path = root / "data/reference/breakdowns.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *sorted([*lines[1:], f"{breakdown_id},名,name,"])]) + "\n", encoding="utf-8")


def add_change(root: Path, day: str, row: str, **cells: str) -> None:
    """Add a line to the table of changes; a figure that was added, unless ``cells`` say otherwise."""
    settings = {"table": "figures", "kind": "added", "column": "", "old": "", "new": "", "cause": "new report"}
    use = {"day": day, "row": row, **settings, "words_zh": "说明", "words_en": "Note", **cells}
    path = root / "data/changes.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else [CHANGES]
    lines.append(",".join(use[name] for name in header.split(",")))
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    add_file(root, "changes", "data/changes.csv")
