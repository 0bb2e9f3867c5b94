"""Where the tables of a package stand: which resources it must have, and what a report folder may hold.

Only the descriptor and the names of files are looked at here, never a cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from scripts.findings import Finding, fault_in, file_fault
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.packages import Ledger

REPORTS = "data/reports"
CITED = "data/cited"
REFERENCE_TABLES = ("regions", "themes", "units", "breakdowns", "indicators", "charts", "sources")
EVIDENCE_TABLES = ("figures", "omissions", "measures")
TEXT_TABLES = (*EVIDENCE_TABLES, "answers")
"""The tables of a report that only its text can vouch for."""
REPORT_TABLES = (*TEXT_TABLES, "relations", "remarks")


def report_of(file: str) -> str:
    """The source_id whose report folder holds the file; "" where it stands in none."""
    parts = PurePosixPath(file).parts
    return parts[2] if len(parts) == 4 and "/".join(parts[:2]) == REPORTS else ""


def check_resources(ledger: Ledger) -> Iterator[Finding]:
    """The descriptor names every table that the project needs, each table once and each file once."""
    listed = ledger.listed
    named = Counter(str(resource.get("name")) for resource in ledger.descriptor["resources"])
    for name in (*REFERENCE_TABLES, *EVIDENCE_TABLES):
        if name not in named:
            yield fault_in(DESCRIPTOR, 0, "resources", "missing-resource", table=name)
    for name, count in sorted(named.items()):
        if count > 1:
            yield fault_in(DESCRIPTOR, 0, "resources", "descriptor.resource-twice", table=name, count=count)
    for file, count in sorted(Counter(file for _, file in listed).items()):
        if count > 1:
            yield fault_in(DESCRIPTOR, 0, "path", "descriptor.file-twice", path=file, count=count)


def check_places(ledger: Ledger) -> Iterator[Finding]:
    """Every table of a report stands in data/reports/<source_id>/ and bears the name of its resource.

    Figures that are cited by link, and relations over them, stand in data/cited/, in as many files as one likes.
    """
    for name, file in [(name, file) for name, file in ledger.listed if file in ledger.hashes]:
        is_cited = name in ("figures", "relations") and file.startswith(f"{CITED}/")
        astray = PurePosixPath(file).stem != name if report_of(file) else name in REPORT_TABLES and not is_cited
        if astray:
            yield fault_in(DESCRIPTOR, 0, "path", "misplaced-file", path=file, table=name)


def check_reports(ledger: Ledger) -> Iterator[Finding]:
    """Every table file under data/reports and data/cited is listed, and every folder of a report holds one."""
    files = {file for _, file in ledger.listed}
    paths = [
        path.relative_to(ledger.root)
        for folder in (CITED, f"{REPORTS}/*")
        for path in sorted(ledger.root.glob(f"{folder}/*.csv"))
    ]
    for path in [path for path in paths if path.as_posix() not in files]:
        case = ".report" if report_of(path.as_posix()) else ""
        yield file_fault(path.as_posix(), f"unlisted-file{case}", table=path.stem)
    used = {report_of(file) for file in files} | {path.parent.name for path in paths}
    for folder in sorted(path for path in (ledger.root / REPORTS).glob("*") if path.is_dir() and path.name not in used):
        yield file_fault(f"{REPORTS}/{folder.name}", "unlisted-report")
