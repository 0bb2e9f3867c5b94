"""The example package with relations, a remark and a part cited by link, as it is taken away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.artefacts import Artefact
from scripts.audit.facts import establish
from scripts.exports.holdings import Holdings
from scripts.ledger.packages import load_package
from scripts.ledger.versions import Release
from tests.cited import SHARE, add_figures
from tests.next_year import add_file

REPORT = "data/reports/qinghe-2023"
SITE = "https://ledger.example"
RELATIONS = (
    "relation_id,source_id,kind,formula,unit,name_zh,name_en,note_zh,note_en\n"
    "qinghe-2023-persons-per-household,qinghe-2023,ratio,"
    "{qinghe-2023-monitored-persons} / {qinghe-2023-monitored-households},person,每户几人,Persons per household,,\n"
)
ACROSS = (
    "qinghe-2023-and-the-province,qinghe-2023,not-comparable,{qinghe-2023-water} <> {cited-yunling-2023-share},,"
    "县和省,County and province,基数不同。,The bases differ.\n"
)
"""A relation of the county's report that names a figure of the province, which is cited by link."""
REMARKS = (
    "remark_id,source_id,kind,severity,figure_ids,text_zh,text_en\n"
    "qinghe-2023-rank,qinghe-2023,unnamed-base,look,qinghe-2023-water-rank,"
    "没写一共几个县。,How many counties there are is not said.\n"
)


def extend(package: Path) -> Path:
    """Add the tables to a copy of the example package."""
    for name, text in (("relations", RELATIONS), ("remarks", REMARKS)):
        (package / REPORT / f"{name}.csv").write_text(text, encoding="utf-8")
        add_file(package, name, f"{REPORT}/{name}.csv")
    add_figures(package, SHARE)
    return package


def hold(package: Path, address: str = "", *kept: Release) -> Holdings:
    """What the package holds, part by part, after the releases that were ``kept``."""
    return Holdings(establish(load_package(package)), address, kept)


def make(artefacts: Iterable[Artefact[Any]]) -> dict[str, bytes]:
    """The files of artefacts by path."""
    return {path: content for item in artefacts for path, content in zip(item.paths, item.make(), strict=True)}


def read_csv(content: bytes) -> list[dict[str, str]]:
    """Rows of a CSV file as text."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
