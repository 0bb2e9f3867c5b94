"""Where the tables of a package stand: which resources it must have, and what a report folder may hold.

Only the descriptor and the names of files are looked at here, never a cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from scripts.findings import Finding
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.packages import Ledger

REPORTS = "data/reports"
CITED = "data/cited"
REFERENCE_TABLES = ("regions", "themes", "units", "breakdowns", "indicators", "charts", "sources")
EVIDENCE_TABLES = ("figures", "omissions", "measures")
REPORT_TABLES = (*EVIDENCE_TABLES, "relations", "remarks")


def listed_files(ledger: Ledger) -> list[tuple[str, str]]:
    """Name of the resource and path of every table file that the descriptor names."""
    listed = []
    for resource in ledger.descriptor["resources"]:
        path = resource.get("path", [])
        listed += [(str(resource.get("name")), str(item)) for item in (path if isinstance(path, list) else [path])]
    return listed


def is_whole(ledger: Ledger, *names: str) -> bool:
    """Whether these tables are there and every file of theirs could be read."""
    return all(name in ledger.tables for name in names) and all(
        file in ledger.hashes for name, file in listed_files(ledger) if name in names
    )


def report_of(file: str) -> str:
    """The source_id whose report folder holds the file; "" where it stands in none."""
    parts = PurePosixPath(file).parts
    return parts[2] if len(parts) == 4 and "/".join(parts[:2]) == REPORTS else ""


def is_cited(name: str, file: str) -> bool:
    """Whether a file holds figures that are cited by link, without an archived text, or relations over them."""
    return name in ("figures", "relations") and file.startswith(f"{CITED}/")


def check_resources(ledger: Ledger) -> Iterator[Finding]:
    """The descriptor names every table that the project needs, each table once and each file once."""
    listed = listed_files(ledger)
    named = Counter(str(resource.get("name")) for resource in ledger.descriptor["resources"])
    for name in (*REFERENCE_TABLES, *EVIDENCE_TABLES):
        if name not in named:
            yield Finding(
                DESCRIPTOR,
                0,
                "resources",
                "missing-resource",
                f"The package has no table {name!r}.",
                f"Add a resource named {name!r} with its path and its schema.",
            )
    for name, count in sorted(named.items()):
        if count > 1:
            yield Finding(
                DESCRIPTOR,
                0,
                "resources",
                "descriptor",
                f"The resource {name!r} is named {count} times.",
                "Merge them into one resource with a list of paths.",
            )
    for file, count in sorted(Counter(file for _, file in listed).items()):
        if count > 1:
            yield Finding(
                DESCRIPTOR, 0, "path", "descriptor", f"The file {file!r} is listed {count} times.", "List it once."
            )


def check_places(ledger: Ledger) -> Iterator[Finding]:
    """Every table of a report stands in data/reports/<source_id>/ and bears the name of its resource.

    Figures that are cited by link, and relations over them, stand in data/cited/, in as many files as one likes.
    """
    for name, file in [(name, file) for name, file in listed_files(ledger) if file in ledger.hashes]:
        astray = (
            PurePosixPath(file).stem != name if report_of(file) else name in REPORT_TABLES and not is_cited(name, file)
        )
        if astray:
            yield Finding(
                DESCRIPTOR,
                0,
                "path",
                "misplaced-file",
                f"{file!r} is listed as a file of {name!r}.",
                f"Move it to {REPORTS}/<source_id>/{name}.csv, or list it under another resource.",
            )


def check_reports(ledger: Ledger) -> Iterator[Finding]:
    """Every table file under data/reports and data/cited is listed, and every folder of a report holds one."""
    files = {file for _, file in listed_files(ledger)}
    cited = {f"{CITED}/{path.name}" for path in (ledger.root / CITED).glob("*.csv")}
    for file in sorted(cited - files):
        message, mend = f"The file is not listed in {DESCRIPTOR}.", "List it under its resource, or delete it."
        yield Finding(file, 0, "", "unlisted-file", message, mend)
    folders = {report_of(file) for file in files}
    for folder in sorted(path for path in (ledger.root / REPORTS).glob("*") if path.is_dir()):
        found = [f"{REPORTS}/{folder.name}/{path.name}" for path in sorted(folder.glob("*.csv"))]
        for path in [path for path in found if path not in files]:
            yield Finding(
                path,
                0,
                "",
                "unlisted-file",
                f"The file is not listed in {DESCRIPTOR}.",
                f"List it under the resource {PurePosixPath(path).stem!r}, or delete it.",
            )
        if not found and folder.name not in folders:
            yield Finding(
                f"{REPORTS}/{folder.name}",
                0,
                "",
                "unlisted-report",
                "The report folder holds no table.",
                f"Add its tables and list them in {DESCRIPTOR}, or delete the folder.",
            )
