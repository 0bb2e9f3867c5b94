"""A part cited by link for the example package: figures of the invented province, whose bulletin is not archived."""

from __future__ import annotations

import json
from pathlib import Path

FIGURES, SOURCES = "data/cited/figures.csv", "data/cited/sources.csv"
HEADER = (
    "figure_id,source_id,region_code,indicator_id,breakdown,period_start,period_end,measured,status,value,unit,"
    "qualifier,as_stated,span_start,span_end,note,note_en"
)
SHARE = (
    "cited-yunling-2023-share,yunling-2023,990000,tap-water-share,,2023-01-01,2023-12-31,at end,result,90,percent,"
    "at least,90%以上,,,,"
)
ENGLISH = (
    "cited-yunling-2023-toilets,yunling-2023,990000,toilets-built,,2023-01-01,2023-12-31,during,result,1200000,toilet,"
    "over,more than 1.2 million,,,,"
)


def add_part(root: Path, resource: str, file: str, text: str) -> None:
    """Write a table file and list it as one more part of a resource."""
    (root / "data/cited").mkdir(exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    item = next(item for item in descriptor["resources"] if item["name"] == resource)
    paths = item["path"] if isinstance(item["path"], list) else [item["path"]]
    item["path"] = [file, *paths]
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def add_figures(root: Path, *rows: str) -> None:
    """Add rows of figures that are cited by link."""
    add_part(root, "figures", FIGURES, "\n".join([HEADER, *rows, ""]))


def add_source(root: Path, *, source_id: str = "cited-qinghe-2022", **changes: str) -> None:
    """Move nothing; add one source cited by link, with these cells changed."""
    header, *rows = (root / "data/reference/sources.csv").read_text(encoding="utf-8").splitlines()
    names, cells = header.split(","), next(row for row in rows if row.startswith("yunling-2023")).split(",")
    row = dict(zip(names, cells, strict=True)) | {"completeness": "not-archived", "source_id": source_id} | changes
    add_part(root, "sources", SOURCES, f"{header}\n{','.join(row[name] for name in names)}\n")
