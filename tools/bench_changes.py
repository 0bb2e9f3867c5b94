"""Times builds after a change, and compares each with a build from cold: python -m tools.bench_changes.

In a copy of the checkout: everything from cold, nothing changed, a word of a note corrected, a figure corrected, a
report taken out and put in again. Seconds by the clock, and of CPU of all processes. With ``--quick`` no build is
compared.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.budget import copy_checkout, measure_run
from tools.reproduce import compare

BUILD = (sys.executable, "-m", "scripts", "build")
REPORT = "shangluo-2022"
NOTED, CITED = f"data/reports/{REPORT}/figures.csv", "data/cited/figures.csv"
Row = dict[str, str]


def edit_table(path: Path, edit: Callable[[list[Row]], list[Row]]) -> None:
    """Rewrite a table as ``edit`` gives its rows."""
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
    columns, rows, out = list(reader.fieldnames or ()), edit(list(reader)), io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="\n")


def correct_note(rows: list[Row]) -> list[Row]:
    """The first note that is there in both languages is corrected."""
    row = next(row for row in rows if row["note"] and row["note_en"])
    row["note"], row["note_en"] = f"{row['note']}（更正）", f"{row['note_en']} (corrected)"
    return rows


def correct_figure(rows: list[Row]) -> list[Row]:
    """The last digit of the first share that is stated as a plain number is another."""
    row = next(row for row in rows if row["as_stated"] == f"{row['value']}%" and "." in row["value"])
    row["value"] = row["value"][:-1] + ("8" if row["value"].endswith("9") else "9")
    row["as_stated"] = f"{row['value']}%"
    return rows


def change_note(folder: Path) -> None:
    """A note of one figure, which no attestation covers."""
    edit_table(folder / NOTED, correct_note)


def change_figure(folder: Path) -> None:
    """The value of one cited figure and its words."""
    edit_table(folder / CITED, correct_figure)


def remove_report(folder: Path) -> None:
    """A report with all that names it."""
    descriptor = folder / "datapackage.json"
    described = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        if isinstance(resource["path"], list):
            resource["path"] = [path for path in resource["path"] if f"/{REPORT}/" not in path]
    descriptor.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    for name in ("data/reference/sources.csv", "data/changes.csv"):
        edit_table(folder / name, lambda rows: [row for row in rows if not any(map(is_of_report, row.values()))])
    for path in (folder / "data/reports" / REPORT).iterdir():
        path.unlink()
    (folder / "data/reports" / REPORT).rmdir()


def is_of_report(cell: str) -> bool:
    """Whether a cell names the report or one of its rows."""
    return cell.startswith(REPORT)


CHANGES: dict[str, Callable[[Path], None]] = {
    "one note corrected": change_note,
    "one figure corrected": change_figure,
    f"one report taken out ({REPORT})": remove_report,
}


def build_from_cold(folder: Path, change: Callable[[Path], None] | None) -> Path:
    """The site of a new copy of the checkout, changed."""
    copy_checkout(folder)
    if change:
        change(folder)
        attest(folder)
    subprocess.run([*BUILD, "--fresh"], cwd=folder, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own command
    return folder / "build" / "site"


def attest(folder: Path) -> None:
    """Vouch again for what was changed."""
    command = [sys.executable, "-m", "scripts", "attest"]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own command


def time_build(name: str, folder: Path) -> None:
    """Build as a user does and print what it took."""
    start = time.monotonic()
    cost = measure_run([*BUILD], folder)
    print(f"{name:42}{time.monotonic() - start:>8.2f}{cost.cpu:>8.2f}", flush=True)  # noqa: T201


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; 0 where each build has the bytes of one from cold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="time the builds and compare none")
    quick = parser.parse_args(arguments).quick
    differences: list[str] = []
    with tempfile.TemporaryDirectory() as held:
        warm, cold = Path(held) / "warm", Path(held) / "cold"
        print(f"{'':42}{'wall s':>8}{'CPU s':>8}")  # noqa: T201 - a command prints
        copy_checkout(warm)
        time_build("everything, from cold", warm)
        time_build("nothing changed", warm)
        base = None if quick else build_from_cold(cold / "base", None)
        for number, (name, change) in enumerate(CHANGES.items()):
            change(warm)
            attest(warm)
            time_build(name, warm)
            if not quick:
                differences += compare(warm / "build" / "site", build_from_cold(cold / str(number), change))
            copy_checkout(warm)
            time_build("  and as it was", warm)
            differences += compare(warm / "build" / "site", base) if base else []
    print("\n".join(differences[:20]) or ("" if quick else "Each has the bytes of a build from cold."))  # noqa: T201
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
