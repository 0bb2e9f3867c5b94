"""A chain of three releases of the example: a report is added and a source revises, then we err and withdraw."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.audit.facts import establish
from scripts.exports.holdings import Holdings
from scripts.ledger.packages import load_package
from scripts.ledger.versions import load_releases
from scripts.site.freezing import freeze_release
from scripts.site.interfaces import export_artefacts
from tests.next_year import add_change, add_rows, add_source, figure
from tests.taken import SITE, make

FIRST, SECOND, THIRD = "2024.2.1", "2024.3.1", "2024.4.1"
FIGURES = "data/reports/qinghe-2023/figures.csv"


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace text that stands once in a file."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def add_report_and_revision(root: Path) -> None:
    """The second version: next year's report, and a number that the source revised."""
    edit(root, "datapackage.json", FIRST, SECOND)
    add_source(root)
    add_rows(root, "qinghe-2024", "figures", figure("projects", "projects", "130个", "130", "project"))
    add_change(root, "2024-03-01", "qinghe-2024", table="sources", words_en="Entered")
    edit(root, FIGURES, "result,126,project,exact,126个", "result,128,project,exact,128个")
    revised = {"kind": "changed", "column": "value", "old": "126", "new": "128", "cause": "source revised it"}
    add_change(root, "2024-03-01", "qinghe-2023-projects", **revised, words_en="Revised", words_zh="来源改了")


def err_and_withdraw(root: Path) -> None:
    """The third version: an error of ours is put right, and a figure is withdrawn."""
    edit(root, "datapackage.json", SECOND, THIRD)
    edit(root, FIGURES, "result,4000000,cny,over,400余万元", "result,4500000,cny,over,450余万元")
    erred = {"kind": "changed", "column": "value", "old": "4000000", "new": "4500000", "cause": "our error"}
    add_change(root, "2024-04-01", "qinghe-2023-funds-county", **erred, words_en="Misread", words_zh="看错了")
    lines = (root / FIGURES).read_text(encoding="utf-8").splitlines(keepends=True)
    (root / FIGURES).write_text("".join(line for line in lines if "water-rank" not in line), encoding="utf-8")
    gone = {"kind": "withdrawn", "cause": "definition changed", "words_en": "No rank", "words_zh": "不是名次"}
    add_change(root, "2024-04-01", "qinghe-2023-water-rank", **gone)


def hold_chain(root: Path, kept: Path) -> Holdings:
    """What a version holds, after the releases of a folder."""
    return Holdings(establish(load_package(root)), SITE, tuple(load_releases(kept, root)))


def build(root: Path, kept: Path) -> dict[str, bytes]:
    """The files that programs read, in place of a whole build."""
    files = make(export_artefacts(hold_chain(root, kept), {}, ("index.html",)))
    site = root / "build" / "site"
    shutil.rmtree(site, ignore_errors=True)
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return files


def release(root: Path, kept: Path) -> None:
    """Build and freeze a version."""
    kept.mkdir(exist_ok=True)
    build(root, kept)
    freeze_release(root, hold_chain(root, kept), kept)


def make_chain(root: Path, kept: Path) -> None:
    """All three releases."""
    release(root, kept)
    add_report_and_revision(root)
    release(root, kept)
    err_and_withdraw(root)
    release(root, kept)
