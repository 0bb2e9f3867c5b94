"""The example package with arithmetic, a remark and a part cited by link: what the machine interfaces can show."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from scripts.checks.assurance import summarise_evidence
from scripts.exports.datasets import list_datasets
from scripts.exports.downloads import pack_downloads
from scripts.exports.entries import Entry, list_entries
from scripts.ledger.packages import Ledger, load_package, load_texts
from tests.cited import SHARE, add_figures
from tests.conftest import copy_package
from tests.next_year import add_file

REPORT = "data/reports/qinghe-2023"
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


def load(package: Path) -> tuple[Ledger, pd.DataFrame]:
    """A package and how far it is checked."""
    ledger = load_package(package)
    return ledger, summarise_evidence(ledger, load_texts(package / "texts"))


def make_entries(folder: Path) -> list[Entry]:
    """The sets of the package with their files, as catalogues see them; the package is put into ``folder``."""
    ledger = load_package(extend(copy_package("example", folder / "example")))
    return list_entries(list_datasets(ledger), pack_downloads(ledger))
