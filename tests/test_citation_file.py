"""CITATION.cff: exact text, read by YAML as text, and the file of the project is the one that its descriptor gives."""

from __future__ import annotations

import json
from collections.abc import Mapping

import yaml

from scripts.exports.citation_file import render_citation_file
from scripts.paths import ROOT

DESCRIPTOR: dict[str, str | list[Mapping[str, str]]] = {
    "title": "账 Ledger",
    "description": 'What "they" said.',
    "version": "2024.10.20",
    "licenses": [{"name": "CC-BY-4.0"}],
}


def test_a_version_that_looks_like_a_number_stays_text() -> None:
    read = yaml.safe_load(render_citation_file(DESCRIPTOR, "https://ledger.example"))
    assert (read["version"], read["date-released"], read["url"]) == (
        "2024.10.20",
        "2024-10-20",
        "https://ledger.example/",
    )
    assert read["abstract"] == 'What "they" said.'
    assert read["authors"] == [{"name": "Open Revitalization Ledger"}]


def test_what_is_not_known_is_left_out() -> None:
    text = render_citation_file({"title": "Ledger", "version": "2024.10.20"}, "")
    assert [line.partition(":")[0] for line in text.splitlines() if not line.startswith(" ")] == [
        "cff-version",
        "message",
        "type",
        "title",
        "authors",
        "version",
        "date-released",
        "keywords",
    ]


def test_the_file_of_the_project_is_up_to_date() -> None:
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == render_citation_file(descriptor, "")
