"""Every published fact of a built site, a line each, so that two builds can be compared with `diff`.

Run: python -m tools.facts build/site > facts.txt

Read from the tables of the whole ledger and from the interface as they are published, never from ``data/``. Addresses
and the looks of a value are no facts; what is said of a figure is.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLES = {
    "figures": "figure_id region_code theme_id indicator_id breakdown period_start period_end measured status "
    "value value_date low high unit qualifier as_stated span_start span_end evidence verdicts remark_ids source_id "
    "text_sha256 note note_en",
    "relations": "relation_id kind formula verdict computed stated unit source_id note_zh note_en",
    "remarks": "remark_id kind severity figure_ids text_zh text_en source_id",
    "measures": "measure_id region_code theme_id kind name_zh name_en span_start span_end source_id",
    "omissions": "source_id span_start span_end text reason",
}
TARGETS = ("targets", "targets")
TARGET_COLUMNS = "start due state reason share progress_ids evidence_ids evidence_sources"
BOUNDS = ("bounds", "bounds_cut")


def list_facts(site: Path) -> list[str]:
    """The facts of a site, sorted: table, key, column and value, separated by tabs."""
    lines = [line for name, columns in TABLES.items() for line in _rows(site, name, columns.split())]
    name = next(name for name in TARGETS if list(site.rglob(f"{name}.csv")))
    lines += [line.replace(name, "targets", 1) for line in _rows(site, name, TARGET_COLUMNS.split())]
    return sorted({*lines, *_bounds(site)})


def _rows(site: Path, name: str, columns: list[str]) -> Iterator[str]:
    """The cells of the largest published file of a table: that of the whole ledger."""
    file = max(site.rglob(f"{name}.csv"), key=lambda path: (path.stat().st_size, str(path)))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            key = next(iter(row.values())) if name != "omissions" else f"{row['source_id']}/{row['span_start']}"
            yield from (f"{name}\t{key}\t{column}\t{row[column]}" for column in columns)


def _bounds(site: Path) -> Iterator[str]:
    """The range of each figure as the interface tells it."""
    for path in sorted((site / "api" / "v1").rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        figures = content.get("figures", [content]) if isinstance(content, dict) else []
        for item in figures:
            yield from _bounds_of(item)


def _bounds_of(item: dict[str, Any]) -> Iterator[str]:
    figure = item.get("figure", item)
    for name in BOUNDS:
        if reach := item.get(name):
            told = json.dumps({key: reach[key] for key in sorted(reach)}, ensure_ascii=False)
            yield f"figures\t{figure['figure_id']}\t{name}\t{told}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(list_facts(Path(sys.argv[1]))) + "\n")
