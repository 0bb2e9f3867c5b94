"""All that is taken away: where it stands, what a page is of, and how little a new version changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.artefacts import Part
from scripts.pages.slots import MARK
from scripts.paths import ROOT
from scripts.site.interfaces import HAND_WRITTEN, export_artefacts, page_part
from tests.conftest import Change
from tests.taken import SITE, extend, hold, make

PAGES = ("index.html", "regions/999001.html", "reports/qinghe-2023.html")
MOST = 30


def build(package: Path) -> dict[str, bytes]:
    return make(export_artefacts(hold(package, SITE), {}, PAGES))


def test_a_new_version_alone_changes_few_files(example: Path, change: Change) -> None:
    extend(example)
    before = build(example)
    change("datapackage.json", "2024.2.1", "2024.3.1")
    after = {path.replace("2024.3.1", "2024.2.1"): content for path, content in build(example).items()}
    assert set(before) == set(after)
    changed = sorted(path for path, content in before.items() if after[path] != content)
    assert changed == [
        "api/v1/index.json",
        "api/v1/openapi.json",
        "data/catalog.ttl",
        "data/latest.json",
        "data/releases/2024.2.1/SHA256SUMS",
        "data/releases/2024.2.1/croissant.json",
        "data/releases/2024.2.1/datapackage.json",
        "data/releases/2024.2.1/difference.json",
        "data/releases/2024.2.1/ledger-en.xlsx",
        "data/releases/2024.2.1/ledger-zh.xlsx",
        "data/releases/2024.2.1/ledger.zip",
        "data/releases/2024.2.1/readme-en.md",
        "data/releases/2024.2.1/readme-zh.md",
        "llms.txt",
    ]
    assert len(changed) <= MOST


def test_no_address_is_made_twice(example: Path) -> None:
    paths = [path for item in export_artefacts(hold(extend(example), SITE), {}) for path in item.paths]
    assert sorted(set(paths)) == sorted(paths)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("regions/999001.html", Part("region", "999001")),
        ("receipts/qinghe-2023.html", Part("report", "qinghe-2023")),
        ("regions/index.html", Part("page")),
        ("about.html", Part("page")),
    ],
)
def test_a_page_is_of_the_thing_in_its_address(example: Path, path: str, part: Part) -> None:
    assert page_part(hold(example), path) == part


def test_the_hand_written_pages_are_named() -> None:
    """But for those with slots, which are filled from the data."""
    folder = ROOT / "docs" / "zh"
    written = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    assert {path.removesuffix(".html") + ".md" for path in HAND_WRITTEN} == {
        path for path, text in written.items() if not MARK.search(text)
    }
