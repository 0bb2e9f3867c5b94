"""The example package with relations and remarks, as it is taken away."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from scripts.exports.datasets import Dataset, list_datasets
from scripts.exports.downloads import Download, pack_downloads
from scripts.ledger.packages import Ledger, load_package
from tests.test_accounts import RELATIONS, REMARKS, REPORT

LICENSE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}


def load_audited(example: Path) -> Ledger:
    """The example with a licence, three relations and a remark written into it."""
    descriptor = json.loads((example / "datapackage.json").read_text(encoding="utf-8"))
    for name, text in (("relations", RELATIONS), ("remarks", REMARKS)):
        (example / REPORT / f"{name}.csv").write_text(text, encoding="utf-8")
        resource = {"name": name, "path": [f"{REPORT}/{name}.csv"], "schema": f"data/schemas/{name}.json"}
        descriptor["resources"].append(resource)
    descriptor["licenses"] = [LICENSE]
    (example / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return load_package(example)


def sets(example: Path, address: str = "") -> dict[str, Dataset]:
    """The sets of the audited example by name."""
    return {item.set_id: item for item in list_datasets(load_audited(example), address)}


def files(example: Path) -> dict[str, Download]:
    """The files of the audited example by path."""
    return {item.path: item for item in pack_downloads(load_audited(example))}


def read_csv(content: bytes) -> list[dict[str, str]]:
    """Rows of a CSV file as text."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
