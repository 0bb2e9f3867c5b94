"""The machine interface: exact files, links that lead somewhere, every number exact, every file as described."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from scripts.exports.api import pack_api
from tests.interfaces import extend, load

VERSION = "2024.2.1"
SITE = "https://ledger.example"
RECEIPT = "api/v1/figures/qinghe-2023-funds-county.json"


@pytest.fixture
def files(example: Path) -> dict[str, Any]:
    return read(pack_api(*load(extend(example)), VERSION, ""))


def read(packed: dict[str, bytes]) -> dict[str, Any]:
    return {path: json.loads(content) for path, content in packed.items()}


def links(content: Any) -> Iterator[str]:
    """Every address in a file."""
    if isinstance(content, dict):
        yield from (value for value in content.get("links", {}).values() if value is not None)
        content = list(content.values())
    for part in content if isinstance(content, list) else []:
        yield from links(part)


def documents(files: dict[str, Any]) -> dict[str, Any]:
    """The files without what describes them."""
    return {path: content for path, content in files.items() if "/schemas/" not in path and "openapi" not in path}


def test_every_thing_has_its_file(files: dict[str, Any]) -> None:
    lists = ["index", "indicators", "openapi", "regions", "relations", "reports", "targets"]
    assert [path for path in files if path.count("/") == 2] == [f"api/v1/{name}.json" for name in lists]
    assert [path for path in files if path.startswith("api/v1/regions/")] == [
        f"api/v1/regions/{code}/figures.json" for code in ("100000", "990000", "999000", "999001")
    ]
    assert sum(path.startswith("api/v1/figures/") for path in files) == 13
    assert sum(path.startswith("api/v1/indicators/") for path in files) == 10
    assert sum(path.startswith("api/v1/reports/") for path in files) == 2


def test_the_index_says_what_there_is(files: dict[str, Any]) -> None:
    index = files["api/v1/index.json"]
    assert index["counts"] == {
        "regions": 4,
        "indicators": 10,
        "reports": 2,
        "relations": 1,
        "targets": 3,
        "figures": 13,
        "measures": 3,
        "omissions": 5,
    }
    assert index["version"] == VERSION
    assert index["templates"]["receipt"] == "figures/{figure_id}.json"
    assert index["links"]["page_en"] == "../../en/index.html"


def test_a_receipt_has_all_that_is_known(files: dict[str, Any]) -> None:
    receipt = files[RECEIPT]
    figure = receipt["figure"]
    kept = (
        "value",
        "value_text",
        "qualifier",
        "as_stated",
        "span_start",
        "span_end",
        "evidence",
        "region_en",
        "breakdown_zh",
        "note",
    )
    assert [figure[name] for name in kept] == [
        4000000,
        "4000000",
        "over",
        "400余万元",
        56,
        62,
        "checked",
        "Qinghe County",
        "县级",
        None,
    ]
    assert figure["links"] == {
        "receipt": "qinghe-2023-funds-county.json",
        "page_zh": "../../../zh/receipts/qinghe-2023.html#qinghe-2023-funds-county",
        "page_en": "../../../en/receipts/qinghe-2023.html#qinghe-2023-funds-county",
    }
    assert receipt["bounds"] == {
        "low": 4000000,
        "high": 5000000,
        "low_text": "4000000",
        "high_text": "5000000",
        "low_closed": False,
        "high_closed": False,
    }
    assert receipt["source"]["text_sha256"].startswith("e76482310e66")
    assert (receipt["relations"], receipt["remarks"], receipt["targets"]) == ([], [], [])


def test_a_rounded_figure_has_the_bounds_that_rounding_and_cutting_allow(files: dict[str, Any]) -> None:
    receipt = files["api/v1/figures/qinghe-2023-funds.json"]
    assert [receipt["bounds"][name] for name in ("low", "high", "low_closed", "high_closed")] == [
        155000000,
        165000000,
        True,
        False,
    ]
    assert [receipt["bounds_cut"][name] for name in ("low", "high")] == [160000000, 170000000]


def test_a_receipt_tells_of_arithmetic_remarks_and_targets(files: dict[str, Any]) -> None:
    (relation,) = files["api/v1/figures/qinghe-2023-monitored-persons.json"]["relations"]
    assert (relation["verdict"], relation["computed"], relation["sentence_en"]) == (
        "derived",
        3.453125,
        "The report does not state this number. The arithmetic gives about 3.45 persons.",
    )
    (remark,) = files["api/v1/figures/qinghe-2023-water-rank.json"]["remarks"]
    assert (remark["figure_ids"], remark["text_zh"]) == (["qinghe-2023-water-rank"], "没写一共几个县。")
    (target,) = files["api/v1/figures/qinghe-2023-toilets.json"]["targets"]
    assert (target["target_id"], target["state"], target["value"]) == ("qinghe-2023-toilets", "waiting", 500)


def test_a_date_is_text_and_has_no_value(files: dict[str, Any]) -> None:
    receipt = files["api/v1/figures/qinghe-2023-toilets-deadline.json"]
    assert (receipt["figure"]["value"], receipt["figure"]["value_text"]) == (None, "2024-06-30")
    assert (receipt["bounds"], receipt["bounds_cut"]) == (None, None)


def test_what_is_cited_has_no_place_in_a_text(files: dict[str, Any]) -> None:
    (figure,) = files["api/v1/reports/yunling-2023/figures.json"]["figures"]
    assert [figure[name] for name in ("evidence", "span_start", "text_sha256", "url")] == [
        "cited",
        None,
        None,
        "https://example.org/yunling-2023",
    ]


def test_figures_are_the_same_by_region_indicator_and_report(files: dict[str, Any]) -> None:
    for kind in ("regions", "indicators", "reports"):
        rows = [
            row for path, content in files.items() if path.startswith(f"api/v1/{kind}/") for row in content["figures"]
        ]
        names = sorted(row["figure_id"] for row in rows)
        assert names == sorted(posixpath.basename(path)[:-5] for path in files if "/v1/figures/" in path)
        assert sum(row["figures"] for row in files[f"api/v1/{kind}.json"][kind]) == 13


def test_every_address_resolves_against_the_file_that_it_stands_in(files: dict[str, Any]) -> None:
    found = {
        urljoin(f"{SITE}/{path}", link).removeprefix(f"{SITE}/")
        for path, content in documents(files).items()
        for link in links(content)
    }
    assert {target for target in found if target.startswith("api/")} <= set(files)
    pages = {target.partition("#")[0] for target in found if not target.startswith("api/")}
    assert {posixpath.dirname(page) for page in pages} == {
        f"{language}{folder}" for language in ("zh", "en") for folder in ("", "/receipts", "/regions", "/reports")
    }


def test_with_an_address_the_same_addresses_are_absolute(example: Path, files: dict[str, Any]) -> None:
    named = read(pack_api(*load(example), VERSION, SITE))
    assert named.keys() == files.keys()
    for path, content in documents(files).items():
        resolved = [urljoin(f"{SITE}/{path}", link) for link in links(content)]
        assert list(links(named[path])) == resolved
    assert named["api/v1/schemas/receipt.json"]["$id"] == f"{SITE}/api/v1/schemas/receipt.json"
    assert named["api/v1/openapi.json"]["servers"] == [{"url": f"{SITE}/api/v1"}]


def test_a_region_without_figures_has_an_empty_file(files: dict[str, Any]) -> None:
    content = files["api/v1/regions/999000/figures.json"]
    assert (content["count"], content["figures"]) == (0, [])
    row = next(row for row in files["api/v1/regions.json"]["regions"] if row["region_code"] == "999000")
    assert row["links"]["page_zh"] == "../../zh/regions/999000.html"


def test_the_same_package_gives_the_same_bytes(example: Path) -> None:
    package = load(extend(example))
    assert pack_api(*package, VERSION, "") == pack_api(*package, VERSION, "")
