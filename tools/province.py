"""One province of the ledger as a ledger of its own, and its site: python -m tools.province CODE FOLDER.

What its documents say comes along, and what was cited of it; reference tables stay whole, for they explain the rest.
Attestations of reports are taken as they are; that of the shared tables is made anew, for these have fewer rows.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from scripts.addresses import province_of
from scripts.checks.attestation import SHARED, expected_records, record_file, render_record
from scripts.commands import build
from scripts.findings import LedgerError
from scripts.languages import list_languages
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.packages import Ledger, load_package
from scripts.ledger.reports import report_of
from scripts.messages import load_sentences
from scripts.paths import ROOT
from scripts.settings import read_settings

FOLDERS = ("docs", "data/schemas")
FILES = ("keeper.toml", *(language.config for language in list_languages()))
Keep = Callable[[Mapping[str, str]], bool]
"""Whether a row is of the province."""


def write_province(package: Path, code: str, folder: Path) -> Ledger:
    """Write the ledger of a province into a folder, which is emptied before. ValueError where nothing is of it."""
    ledger = load_package(package)
    sources = ledger.frame("sources")
    own = set(sources.loc[sources["region_code"].map(province_of) == code, "source_id"])
    if not own:
        raise ValueError(f"no document of {code} is entered")
    wanted = own | set(sources.loc[sources["source_id"].isin(own), "reprint_of"]) - {""}
    shutil.rmtree(folder, ignore_errors=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    keep = _rows_of(wanted)
    files = [file for name, file in ledger.listed if _copy(package, folder, file, keep.get(name), wanted)]
    _write_descriptor(package, folder, files)
    made = load_package(folder)
    record = folder / record_file(SHARED)
    record.write_text(render_record(expected_records(made, {})[SHARED]), encoding="utf-8")
    return load_package(folder)


def _rows_of(sources: set[str]) -> Mapping[str, Keep]:
    """Which rows of the shared files are of some documents, by table; a table that is not named stays whole."""

    def of_document(row: Mapping[str, str]) -> bool:
        return row["source_id"] in sources

    def of_change(row: Mapping[str, str]) -> bool:
        return any(row["row"] == source or row["row"].startswith(f"{source}-") for source in sources)

    tables = ("sources", "figures", "relations", "measures", "remarks", "omissions")
    return {**dict.fromkeys(tables, of_document), "changes": of_change}


def _copy(package: Path, folder: Path, file: str, keep: Keep | None, sources: set[str]) -> bool:
    """Copy a file of a table, or its rows that stay; whether there is any."""
    report = report_of(file)
    if report and report not in sources:
        return False
    target = folder / file
    if report:
        shutil.copytree((package / file).parent, target.parent, dirs_exist_ok=True)
        return True
    frame = pd.read_csv(package / file, dtype=str, keep_default_na=False)
    rows = (
        frame
        if keep is None
        else frame[[keep({str(name): cell for name, cell in row.items()}) for row in frame.to_dict("records")]]
    )
    if len(rows):
        target.parent.mkdir(parents=True, exist_ok=True)
        rows.to_csv(target, index=False, lineterminator="\n")
    return bool(len(rows))


def _write_descriptor(package: Path, folder: Path, files: list[str]) -> None:
    """The descriptor with the files that there are."""
    descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    resources = []
    for resource in descriptor["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        if left := [path for path in paths if path in files]:
            resources.append({**resource, "path": left if left[1:] else left[0]})
    descriptor["resources"] = resources
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Write the ledger of the province and build its site."""
    parser = argparse.ArgumentParser(prog="python -m tools.province", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("code", help="that of the province, such as 610000")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    settings = read_settings(os.environ, ROOT)
    try:
        write_province(ROOT, options.code, options.folder)
        told = build(options.folder.resolve(), settings)
    except (LedgerError, ValueError) as error:
        sentences = load_sentences(settings.language)
        faults = error.findings if isinstance(error, LedgerError) else ()
        print("\n".join(map(sentences.message, faults)) or error, file=sys.stderr)  # noqa: T201 - a command prints
        return 1
    print(told)  # noqa: T201 - a command prints
    return 0


if __name__ == "__main__":
    sys.exit(main())
