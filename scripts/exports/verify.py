"""Proves that a figure was in a release of the Open Revitalization Ledger, and that no earlier release was rewritten.

Needs Python 3.9 and nothing else. With files that were fetched from the site, the newest manifest first:

    python verify.py manifest.json [earlier-manifest.json …] [--report report.json] [--figure FIGURE_ID]

The report is the file of the interface (api/v1/reports/….json) as it was when the release was made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

STATED = (
    *("figure_id", "source_id", "region_code", "indicator_id", "breakdown", "period_start", "period_end", "measured"),
    *("status", "value", "value_date", "unit", "qualifier", "as_stated", "span_start", "span_end"),
)
"""What a figure says: the fields that are hashed, in this order."""


def hash_figure(row: Row) -> str:
    """The hash of one figure: that of the JSON list of its fields, written without spaces."""
    listed = json.dumps([row[name] for name in STATED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(listed.encode()).hexdigest()


def hash_report(rows: Sequence[Row]) -> str:
    """The root of a report: the hash of the hashes of its figures, by figure_id, each on a line."""
    ordered = sorted(rows, key=lambda row: row["figure_id"])
    return hashlib.sha256("".join(f"{hash_figure(row)}\n" for row in ordered).encode()).hexdigest()


def list_breaks(manifests: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """Versions of manifests (the newest first) of which the older is not the one that the newer followed."""
    for newer, older in zip(manifests, manifests[1:]):  # noqa: B905, RUF007 - Python 3.9 has neither
        manifest, version = json.loads(newer), json.loads(older)["version"]
        if manifest["previous"] != {"version": version, "sha256": hashlib.sha256(older).hexdigest()}:
            yield manifest["version"], version


def check_report(manifest: Row, report: Row, figure_id: str | None = None) -> Iterator[str]:
    """Sentences about a file of the interface that is not what the manifest says it was."""
    version, source_id = manifest["version"], report["report"]["source_id"]
    root = manifest["reports"].get(source_id)
    if root is None:
        yield f"{source_id} is not in {version}"
    elif hash_report(report["figures"]) != root["root"]:
        yield f"the figures of {source_id} are not those of {version}"
    elif figure_id and figure_id not in {row["figure_id"] for row in report["figures"]}:
        yield f"{figure_id} is not in {source_id}, nor was it in {version}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is proved, or what is wrong; the exit code says which."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifests", nargs="+", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--figure")
    options = parser.parse_args(arguments)
    manifests = [path.read_bytes() for path in options.manifests]
    newest = json.loads(manifests[0])
    broken = "{1} is not the release that {0} followed: it was rewritten, or one is missing between"
    faults = [broken.format(*pair) for pair in list_breaks(manifests)]
    if options.report:
        report = json.loads(options.report.read_bytes())
        faults += check_report(newest, report, options.figure)
        what = options.figure or f"the figures of {report['report']['source_id']}"
        proved = f"{what} stood in {newest['version']} just so"
    else:
        proved = f"{len(manifests)} manifests from {newest['version']} back are one unbroken chain"
    print("\n".join(faults) or proved)  # noqa: T201 - a command prints
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
