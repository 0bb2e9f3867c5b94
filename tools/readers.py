"""Reads every format of the whole ledger with the tools of analysts and compares each cell: python -m tools.readers.

No tool is given an option, but where the line says so. Python's and R's run again as on a Chinese Windows (locale GBK).
What could not be run is printed with its reason. Fails where a tool read something else than the ledger has.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from math import isclose
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
from frictionless import Package, system
from frictionless.resources import TableResource
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from scripts.artefacts import WHOLE
from scripts.audit.facts import establish
from scripts.exports.holdings import BOOKS, Holdings
from scripts.exports.releases import release_artefacts
from scripts.exports.tables import Tables
from scripts.exports.workbooks import is_of_edition
from scripts.ledger.columns import Field
from scripts.ledger.packages import load_package
from scripts.paths import ROOT

Columns = Mapping[str, Sequence[object]]
"""What a tool read of one table: cells by column."""
Line = tuple[str, list[str]]
"""A tool with a format, and what it read differently."""
GBK, UTF8 = "zh_CN.gbk", "C.utf8"
NUMBERS = ("number", "integer", "year")
BLOCK = re.compile(r"(?:^    .*\n)+", re.MULTILINE)
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)
MOST = 5
KNOWN = {
    "LibreOffice, csv": "told that it is UTF-8, for without its window it does not look; it takes 6% for 0.06",
    f"R read.csv, {GBK}": 'it takes UTF-8 for GBK, as R before 4.2 does on a Chinese Windows; say encoding = "UTF-8"',
}
"""Where a tool needs help: the pages say so."""
R_PACKAGES = ("jsonlite", "readxl")
R_CODE = """
arguments <- commandArgs(TRUE)
put <- function(name, read) {
  rows <- tryCatch(as.list(suppressWarnings(read())), error = function(e) list(error = conditionMessage(e)))
  names(rows) <- enc2utf8(names(rows))
  text <- jsonlite::toJSON(rows, na = "null", digits = NA, POSIXt = "ISO8601")
  writeLines(enc2utf8(text), file.path(arguments[2], name), useBytes = TRUE)
}
for (path in list.files(arguments[1], full.names = TRUE)) {
  name <- basename(path)
  if (endsWith(name, ".csv")) {
    put(paste0(name, "|read.csv"), function() read.csv(path))
    put(paste0(name, "|read.csv with encoding"), function() read.csv(path, encoding = "UTF-8"))
  }
  if (endsWith(name, ".json")) put(paste0(name, "|jsonlite"), function() jsonlite::fromJSON(path))
  if (endsWith(name, ".xlsx")) for (sheet in readxl::excel_sheets(path)) {
    at <- match(sheet, readxl::excel_sheets(path))
    put(sprintf("%s|readxl|%02d", name, at), function() readxl::read_excel(path, sheet))
  }
}
"""


class NotRunError(Exception):
    """A tool is not there, or cannot be run as it should."""


@dataclass(frozen=True)
class Reference:
    """The release on the disk, and what it was made of."""

    folder: Path
    holdings: Holdings

    @property
    def tables(self) -> Tables:
        """The tables of the ledger."""
        return self.holdings.tables

    def paths(self, form: str) -> list[Path]:
        """The files of tables in a format."""
        return [path for path in sorted(self.folder.glob(f"*.{form}")) if path.stem in self.tables.schemas]

    def check(self, table: str, read: Columns, language: str = "") -> Iterator[str]:
        """What differs in a table; ``language``: that of the edition of a workbook, whose headings are titles."""
        fields = self.tables.schemas[table].fields
        if language:
            fields = tuple(field for field in fields if is_of_edition(field.name, language))
            read = {field.name: read[field.titles[language]] for field in fields if field.titles[language] in read}
        for fault in compare(fields, self.holdings.export(table, WHOLE).frame, read):
            yield f"{table}.{fault}"

    def in_order(self, table: str, rows: Sequence[Mapping[str, str]]) -> Sequence[Mapping[str, str]]:
        """Rows that were sorted by the key of their table, in the order of the ledger."""
        key = list(self.tables.schemas[table].key)
        if not key:
            return rows
        known = {tuple(row[name] for name in key): row for row in rows}
        order = self.holdings.export(table, WHOLE).frame[key].itertuples(index=False)
        return [known[place] for place in map(tuple, order) if place in known]

    def check_book(self, sheets: Sequence[Columns], language: str) -> list[str]:
        """What differs in a workbook, whose sheets are the tables in their order and two more."""
        pairs = zip(self.tables.schemas, sheets, strict=False)
        count = [] if len(sheets) == len(self.tables.schemas) + 2 else [f"{len(sheets)} sheets"]
        return [*count, *(fault for table, sheet in pairs for fault in self._own(table, sheet, language))]

    def _own(self, table: str, sheet: Columns, language: str) -> Iterator[str]:
        """Links of an edition lead to pages of its language, which the tables do not name."""
        pages = ("page.", "receipt_url.")
        yield from (
            fault for fault in self.check(table, sheet, language)
            if language == "zh" or not fault.removeprefix(f"{table}.").startswith(pages)
        )  # fmt: skip


def compare(fields: Sequence[Field], frame: pd.DataFrame, read: Columns) -> Iterator[str]:
    """Each column that was read otherwise than the ledger has it, with its first such cell."""
    for field in fields:
        cells, wanted = read.get(field.name), frame[field.name].tolist()
        if cells is None:
            yield f"{field.name}. is missing among {list(read)[:3]}"
        elif len(cells) != len(wanted):
            yield f"{field.name}. has {len(cells)} rows of {len(wanted)}"
        else:
            pairs = enumerate(zip(wanted, cells, strict=True), 1)
            wrong = (item for item in pairs if not is_same(*item[1], field.type))
            yield from (f"{field.name}. row {at}: {cell!r} for {text!r}" for at, (text, cell) in islice(wrong, 1))


def is_same(text: str, cell: object, kind: str) -> bool:
    """Whether a cell that was read is what the ledger has, by the type of its column.

    Numbers are the same to a part in 10¹⁵ (pandas reads JSON so), texts but for blanks at the end (readxl cuts them).
    """
    if cell is None or cell == "" or cell != cell:
        return text == ""
    if kind == "boolean":
        return text == ("true" if str(cell).lower() in ("true", "1", "1.0") else "false")
    if kind == "date" or isinstance(cell, date):
        return text == str(cell)[:10]
    if kind in NUMBERS or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return is_number(text) and is_number(str(cell)) and isclose(float(text), float(str(cell)), rel_tol=1e-15)
    return text.strip() == str(cell).strip()


def is_number(text: str) -> bool:
    """Whether a text is a number, as codes of regions are: tools take them for one."""
    return NUMBER.fullmatch(text) is not None


def by_rows(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Columns:
    """Rows as columns."""
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def by_frame(frame: pd.DataFrame) -> Columns:
    """A frame of pandas as columns."""
    return {str(name): cells.astype(object).tolist() for name, cells in frame.items()}


def by_records(rows: Sequence[Mapping[str, object]]) -> Columns:
    """Records as columns."""
    return by_rows(list(rows[0]), [list(row.values()) for row in rows])


def read_duckdb(path: Path) -> Columns:
    """A file as DuckDB takes it in a query."""
    with duckdb.connect() as connection:
        found = connection.execute(f"FROM '{path}'")
        return by_rows([item[0] for item in found.description], found.fetchall())


def read_frictionless(path: Path) -> Columns:
    """A file by itself, its types guessed."""
    with system.use_context(trusted=True):
        return by_records([row.to_dict() for row in TableResource(path=str(path)).read_rows()])


LIBRARIES: Mapping[tuple[str, str], Callable[[Path], Columns]] = {
    ("pandas", "csv"): lambda path: by_frame(pd.read_csv(path)),
    ("pandas", "json"): lambda path: by_frame(pd.read_json(path)),
    ("pandas", "parquet"): lambda path: by_frame(pd.read_parquet(path)),
    ("polars", "csv"): lambda path: pl.read_csv(path).to_dict(as_series=False),
    ("polars", "json"): lambda path: pl.read_json(path).to_dict(as_series=False),
    ("polars", "parquet"): lambda path: pl.read_parquet(path).to_dict(as_series=False),
    ("DuckDB", "csv"): read_duckdb,
    ("DuckDB", "json"): read_duckdb,
    ("DuckDB", "parquet"): read_duckdb,
    ("frictionless", "csv"): read_frictionless,
}
"""Libraries by their name and the format of the file."""


def read_libraries(reference: Reference) -> Iterator[Line]:
    """The libraries of Python, file by file."""
    for (tool, form), read in LIBRARIES.items():
        yield f"{tool}, {form}", [fault for path in reference.paths(form) for fault in attempt(reference, path, read)]
    for end, language in BOOKS.items():
        frames = pd.read_excel(reference.folder / f"ledger{end}", sheet_name=None)
        yield f"pandas, xlsx ({language})", reference.check_book([*map(by_frame, frames.values())], language)
    with closing(sqlite3.connect(reference.folder / "ledger.sqlite")) as connection:
        frames = {name: pd.read_sql(f"SELECT * FROM {name}", connection) for name in reference.tables.schemas}  # noqa: S608
    yield "pandas, sqlite", [fault for name, read in frames.items() for fault in reference.check(name, by_frame(read))]
    yield "frictionless, zip", list(read_package(reference))


def attempt(reference: Reference, path: Path, read: Callable[[Path], Columns]) -> list[str]:
    """What differs in a file; that the tool refuses it is a difference too."""
    try:
        return [*reference.check(path.stem, read(path))]
    except Exception as error:  # whatever the tool raises is what we want to know
        return [f"{path.stem}: {type(error).__name__}: {str(error).splitlines()[0]}"]


def read_package(reference: Reference) -> Iterator[str]:
    """The data package by frictionless: what it finds, and what differs."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(reference.folder / "ledger.zip", folder)
        package = Package(str(Path(folder) / "datapackage.json"))
        yield from (str(row) for row in package.validate().flatten(["type", "message"]))
        for item in (item for item in package.resources if isinstance(item, TableResource)):
            yield from reference.check(item.name, by_records([row.to_dict() for row in item.read_rows()]))


def read_in_gbk(reference: Reference) -> Iterator[Line]:
    """The libraries again, in a process whose files are in GBK unless it is said otherwise."""
    require_locale(GBK)
    environment = {**os.environ, "LC_ALL": GBK, "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "tools.readers", "--libraries", str(reference.folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603
    if run.returncode:
        raise NotRunError(run.stderr.decode(errors="replace"))
    yield from ((f"{name}, {GBK}", faults) for name, faults in json.loads(run.stdout))


def require_locale(name: str) -> None:
    """NotRunError where this machine has no such locale."""
    run = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)  # noqa: S607
    if name.lower() not in run.stdout.lower().split():
        raise NotRunError(f"this machine has no locale {name} (localedef -i zh_CN -f GBK zh_CN.GBK)")


def require_program(*names: str) -> str:
    """Where one of the programs is; NotRunError where none is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise NotRunError(f"{names[0]} is not installed")
    return found


def read_office(reference: Reference) -> Iterator[Line]:
    """LibreOffice opens CSV files and workbooks, and saves what it read."""
    office = require_program("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as folder:
        sources = [*reference.paths("csv"), *(reference.folder / f"ledger{end}" for end in BOOKS)]
        profile = f"-env:UserInstallation=file://{folder}/profile"
        known = [office, "--headless", profile, "--infilter=CSV:44,34,76", "--convert-to", "xlsx", "--outdir", folder]
        command = [*known, *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)  # noqa: S603
        saved = {path.stem: load_workbook(path, read_only=True, data_only=True) for path in Path(folder).glob("*.xlsx")}
        read = {name: [*map(read_sheet, book.worksheets)] for name, book in saved.items()}
    tables = [path.stem for path in reference.paths("csv")]
    yield "LibreOffice, csv", [fault for name in tables for fault in reference.check(name, read[name][0])]
    for language in BOOKS.values():
        yield f"LibreOffice, xlsx ({language})", reference.check_book(read[f"ledger-{language}"], language)


def read_sheet(sheet: ReadOnlyWorksheet) -> Columns:
    """A sheet whose first row names the columns."""
    names, *rows = sheet.iter_rows(values_only=True)
    return by_rows([str(name) for name in names], rows)


def read_datasette(reference: Reference) -> Iterator[Line]:
    """Datasette serves the database, and streams each table."""
    program = require_program("datasette", str(Path(sys.executable).with_name("datasette")))
    faults: list[str] = []
    for table in reference.tables.schemas:
        command = [program, str(reference.folder / "ledger.sqlite"), "--get", f"/ledger/{table}.csv?_stream=on"]
        run = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        rows = [*csv.DictReader(io.StringIO(run.stdout.decode(), newline=""))]
        faults += reference.check(table, by_records(reference.in_order(table, rows)))
    yield "Datasette, sqlite", faults


def read_r(locale: str, reference: Reference) -> Iterator[Line]:
    """R in a locale: read.csv alone and told the encoding, jsonlite, readxl."""
    reads = run_r(locale, reference.folder)
    for way in ("read.csv", "read.csv with encoding", "jsonlite"):
        own = {name.partition(".")[0]: read for name, read in reads.items() if name.split("|")[1] == way}
        own = {name: read for name, read in own.items() if name in reference.tables.schemas}
        yield f"R {way}, {locale}", [fault for name, read in own.items() for fault in check_r(reference, name, read)]
    yield f"R recipes of the pages, {locale}", run_recipes(locale, reference)
    for end, language in BOOKS.items():
        sheets = [read for name, read in reads.items() if name.startswith(f"ledger{end}|")]
        yield f"R readxl, xlsx ({language}), {locale}", reference.check_book(sheets, language)


def run_recipes(locale: str, reference: Reference) -> list[str]:
    """What the code in R on the pages says wrong: how many rows a place has, and the sum of the values."""
    faults, program = [], require_program("Rscript")
    frame = reference.holdings.export("figures", WHOLE).frame
    own = frame["region_code"] == "610824"
    wanted = [len(frame), int(own.sum()), float(frame["value"][own & (frame["value"] != "")].astype(float).sum())]
    for path in sorted((ROOT / "docs").glob("??/recipes.md")):
        code = next(block for block in BLOCK.findall(path.read_text(encoding="utf-8")) if "<- read.csv(" in block)
        *before, last = re.sub(r'read\.csv\("[^"]+"', f'read.csv("{reference.folder}/figures.csv"', code).splitlines()
        said = 'cat(nrow(figures), nrow(rows), sprintf("%.15g", sum(rows$value, na.rm = TRUE)))'
        command = [program, "-e", "\n".join([*before, f"rows <- {last.strip()}", said])]
        run = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": locale})  # noqa: S603
        if [float(number) for number in run.stdout.split()] != wanted:
            faults.append(f"{path.parent.name}/{path.name}: {run.stdout or run.stderr} for {wanted}")
    return faults


def run_r(locale: str, release: Path) -> Mapping[str, Columns]:
    """What R read, by the name of the file and of the way."""
    program = require_program("Rscript")
    require_locale(locale)
    asked = f"cat(setdiff(c{R_PACKAGES}, rownames(installed.packages())))"
    if lacking := subprocess.run([program, "-e", asked], capture_output=True, text=True, check=True).stdout:  # noqa: S603
        raise NotRunError(f"R lacks {lacking}")
    with tempfile.TemporaryDirectory() as folder:
        script, out = Path(folder) / "read.R", Path(folder) / "out"
        script.write_text(R_CODE, encoding="utf-8")
        out.mkdir()
        command = [program, str(script), str(release), str(out)]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LC_ALL": locale})  # noqa: S603
        return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.iterdir())}


def check_r(reference: Reference, table: str, read: Columns) -> list[str]:
    """What differs in a table; outside UTF-8 R leaves the mark of UTF-8 at the first name."""
    if list(read) == ["error"]:
        return [f"{table}: {read['error'][0]}"]
    names = [reference.tables.schemas[table].names[0], *list(read)[1:]]
    return [*reference.check(table, dict(zip(names, read.values(), strict=True)))]


def render(name: str, faults: Sequence[str]) -> str:
    """The line of a tool, below it the first of its faults."""
    if not faults:
        return f"{name}: as the ledger"
    counted = f"{name}: {len(faults)} columns differ"
    return f"{counted}; known: {KNOWN[name]}" if name in KNOWN else "\n  ".join([counted, *faults[:MOST]])


def main() -> int:
    """Make the release, read it with every tool, print a line for each, and say whether all read what is there."""
    holdings = Holdings(establish(load_package(ROOT)))
    if "--libraries" in sys.argv:
        print(json.dumps([*read_libraries(Reference(Path(sys.argv[-1]), holdings))]))  # noqa: T201
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for item in release_artefacts(holdings):
            for path, content in zip(item.paths, item.make(), strict=True):
                (Path(folder) / Path(path).name).write_bytes(content)
        reference, bad = Reference(Path(folder), holdings), 0
        readers = (
            read_libraries,
            read_in_gbk,
            read_office,
            read_datasette,
            partial(read_r, UTF8),
            partial(read_r, GBK),
        )
        for reader in readers:
            try:
                for name, faults in reader(reference):
                    print(render(name, faults))  # noqa: T201
                    bad += bool(faults) and name not in KNOWN
            except NotRunError as reason:
                print(f"not run: {reason}")  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
