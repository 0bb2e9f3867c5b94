"""The machine interface: exact files, links that lead somewhere, every number exact, every file as described."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator

from scripts.exports.api import api_artefacts
from scripts.exports.api_rows import read_bounds
from scripts.exports.api_schemas import DOCUMENTS, OBJECTS
from tests.taken import SITE, extend, hold, make

LENGTHS = {"qinghe-2023": 200}


@pytest.fixture
def files(example: Path) -> dict[str, Any]:
    return read(extend(example))


def read(package: Path, address: str = "") -> dict[str, Any]:
    packed = make(api_artefacts(hold(package, address), LENGTHS))
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
    assert sorted(path.removeprefix("api/v1/") for path in documents(files)) == [
        "index.json",
        "indicators.json",
        *(f"indicators/{key}.json" for key in INDICATORS),
        "measures.json",
        "measures/990000.json",
        "omissions.json",
        "omissions/990000.json",
        "regions.json",
        "regions/990000.json",
        "regions/999001.json",
        "relations.json",
        "relations/990000.json",
        "remarks.json",
        "remarks/990000.json",
        "reports.json",
        "reports/in/990000.json",
        "reports/qinghe-2023.json",
        "reports/yunling-2023.json",
        "targets.json",
        "targets/990000.json",
    ]


INDICATORS = (
    "linking-funds",
    "monitored",
    "projects",
    "returned-to-poverty",
    "review-frequency",
    "tap-water-rank",
    "tap-water-rise",
    "tap-water-share",
    "toilets-built",
    "toilets-deadline",
)


def test_a_figure_stands_in_its_report_with_the_facts_of_its_receipt(files: dict[str, Any]) -> None:
    content = files["api/v1/reports/qinghe-2023.json"]
    (figure,) = [row for row in content["figures"] if row["figure_id"] == "qinghe-2023-funds-county"]
    assert figure["bounds"] == {
        "low": 4000000,
        "high": 5000000,
        "low_text": "4000000",
        "high_text": "5000000",
        "low_closed": False,
        "high_closed": False,
    }
    names = ("value", "value_date", "qualifier", "as_stated", "span_start", "evidence", "breakdown_zh", "counterpart")
    assert [figure[name] for name in names] == [4000000, None, "over", "400余万元", 56, "checked", "县级", None]
    assert (figure["verdicts"], figure["remark_ids"], figure["target_state"]) == ([], [], None)
    assert figure["links"] == {
        "page_zh": "../../../zh/receipts/qinghe-2023.html#qinghe-2023-funds-county",
        "page_en": "../../../en/receipts/qinghe-2023.html#qinghe-2023-funds-county",
    }
    assert {"source_title", "publisher", "url", "page"}.isdisjoint(figure)
    report = content["report"]
    assert (content["count"], report["figure_count"], report["characters"], report["evidence"]) == (
        12,
        12,
        200,
        "checked",
    )
    assert report["publisher"] == "青禾县乡村振兴局"


def test_rounding_and_cutting_leave_different_bounds(files: dict[str, Any]) -> None:
    figures = {row["figure_id"]: row for row in files["api/v1/reports/qinghe-2023.json"]["figures"]}
    funds, day = figures["qinghe-2023-funds"], figures["qinghe-2023-toilets-deadline"]
    ends = ("low", "high", "low_closed", "high_closed")
    assert [funds["bounds"][name] for name in ends] == [155000000, 165000000, True, False]
    assert [funds["bounds_cut"][name] for name in ends] == [160000000, 170000000, True, False]
    assert (day["value"], day["bounds"], day["bounds_cut"]) == (None, None, None)


def test_a_figure_names_its_verdicts_and_remarks(files: dict[str, Any]) -> None:
    figures = {row["figure_id"]: row for row in files["api/v1/reports/qinghe-2023.json"]["figures"]}
    assert figures["qinghe-2023-monitored-persons"]["verdicts"] == [
        {"relation_id": "qinghe-2023-persons-per-household", "verdict": "derived"}
    ]
    assert figures["qinghe-2023-water-rank"]["remark_ids"] == ["qinghe-2023-rank"]
    assert figures["qinghe-2023-toilets"]["target_state"] == "open"


def test_a_region_and_an_indicator_list_how_much_when_and_where(files: dict[str, Any]) -> None:
    content = files["api/v1/indicators/linking-funds.json"]
    (figure,) = [row for row in content["figures"] if row["figure_id"] == "qinghe-2023-funds"]
    assert figure == {
        "figure_id": "qinghe-2023-funds",
        "source_id": "qinghe-2023",
        "region_code": "999001",
        "indicator_id": "linking-funds",
        "breakdown": None,
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "measured": "during",
        "status": "result",
        "value": 160000000,
        "value_date": None,
        "unit": "cny",
        "qualifier": "exact",
        "links": {
            "report": "../reports/qinghe-2023.json",
            "page_zh": "../../../zh/receipts/qinghe-2023.html#qinghe-2023-funds",
            "page_en": "../../../en/receipts/qinghe-2023.html#qinghe-2023-funds",
        },
    }
    assert files["api/v1/regions/999001.json"]["count"] == 12


def test_a_list_is_an_index_and_parts_by_province(files: dict[str, Any]) -> None:
    assert files["api/v1/relations.json"]["provinces"] == [
        {
            "province": "990000",
            "name_zh": "云岭省",
            "name_en": "Yunling",
            "count": 1,
            "links": {"part": "relations/990000.json"},
        }
    ]
    (relation,) = files["api/v1/relations/990000.json"]["relations"]
    assert relation["computed_range"] == read_bounds("[3.453125, 3.453125]")
    assert relation["links"]["page_en"].endswith("/en/reports/qinghe-2023.html#qinghe-2023-persons-per-household")
    (remark,) = files["api/v1/remarks/990000.json"]["remarks"]
    assert remark["figure_ids"] == ["qinghe-2023-water-rank"]
    measures = files["api/v1/measures/990000.json"]["measures"]
    assert {row["source_id"] for row in measures} == {"qinghe-2023"}


def test_what_has_no_figures_leads_nowhere(files: dict[str, Any]) -> None:
    regions = {row["region_code"]: row for row in files["api/v1/regions.json"]["regions"]}
    assert (regions["999000"]["figure_count"], regions["999000"]["links"]) == (0, {"figures": None})
    assert regions["999001"]["links"] == {"figures": "regions/999001.json"}


@pytest.mark.parametrize("address", ["", SITE])
def test_every_file_fits_its_schema(example: Path, address: str) -> None:
    files = read(extend(example), address)
    schemas = {kind: Draft202012Validator(files[f"api/v1/schemas/{kind}.json"]) for kind in DOCUMENTS}
    kinds = set()
    for path, content in documents(files).items():
        kind = posixpath.basename(content["links"]["schema"]).removesuffix(".json")
        kinds.add(kind)
        assert [error.message for error in schemas[kind].iter_errors(content)] == [], path
    assert kinds == set(DOCUMENTS)


def test_every_object_of_the_table_is_a_file_or_in_one(files: dict[str, Any]) -> None:
    within = {name for kind in DOCUMENTS for name in files[f"api/v1/schemas/{kind}.json"]["$defs"]}
    assert within | set(DOCUMENTS) == set(OBJECTS)


def test_a_file_that_lacks_a_field_or_has_another_does_not_fit(files: dict[str, Any]) -> None:
    schema = Draft202012Validator(files["api/v1/schemas/region.json"])
    content = files["api/v1/regions/999001.json"]
    assert not schema.is_valid({**content, "more": 1})
    assert not schema.is_valid({name: value for name, value in content.items() if name != "count"})


@pytest.mark.parametrize("address", ["", SITE])
def test_links_between_files_lead_to_files(example: Path, address: str) -> None:
    files = read(extend(example), address)
    for path, content in documents(files).items():
        for link in links(content):
            target = urljoin(f"{SITE}/{path}", link).removeprefix(f"{SITE}/").partition("#")[0]
            if target.startswith("api/"):
                assert target in files, (path, link)


def test_bounds_say_which_end_is_open() -> None:
    assert read_bounds("") is None
    assert read_bounds("(-inf, 2.5]") == {
        "low": None,
        "high": 2.5,
        "low_text": None,
        "high_text": "2.5",
        "low_closed": False,
        "high_closed": True,
    }


def test_openapi_stands_alone_and_shows_a_file_of_each_kind(files: dict[str, Any]) -> None:
    described = files["api/v1/openapi.json"]
    for path, item in described["paths"].items():
        operation = item["get"]
        example = {parameter["name"]: parameter["example"] for parameter in operation.get("parameters", [])}
        file = f"api/v1{path.format(**example)}"
        content = operation["responses"]["200"]["content"]["application/json"]
        kind = posixpath.basename(content["schema"]["$ref"])
        assert kind in described["components"]["schemas"]
        assert posixpath.basename(files[file]["links"]["schema"]) == f"{kind}.json", path
        lists = {key for key, value in content["example"].items() if isinstance(value, list)}
        assert {**files[file], **{key: files[file][key][:1] for key in lists}} == content["example"]
    assert (
        described["components"]["schemas"]["report_figures"]["properties"]["report"]["$ref"]
        == "#/components/schemas/report"
    )


def test_the_index_leads_to_each_table_whole(files: dict[str, Any]) -> None:
    tables = {row["table"]: row for row in files["api/v1/index.json"]["tables"]}
    assert tables["omissions"] == {
        "table": "omissions",
        "title_zh": "没有登记的数字",
        "title_en": "numerals not entered",
        "rows": 5,
        "links": {
            "csv": "../../data/releases/2024.2.1/omissions.csv",
            "parquet": "../../data/releases/2024.2.1/omissions.parquet",
        },
    }
    assert {"figures", "measures", "relations", "remarks", "targets", "sources"} < set(tables)


def test_a_name_has_one_type_in_every_object(files: dict[str, Any]) -> None:
    """A file's list and its items' count or address never share a name; what a list holds differs by file."""
    kinds: dict[str, set[str]] = {}
    for name, schema in files["api/v1/openapi.json"]["components"]["schemas"].items():
        for field, content in schema["properties"].items():
            kind = content.get("type") or [item.get("$ref") or item.get("type") for item in content.get("anyOf", [])]
            found = sorted({*([kind] if isinstance(kind, str) else kind)} - {"null"}) or [content["$ref"]]
            assert len(found) == 1, (name, field, found)
            kinds.setdefault(field, set()).add(found[0])
    assert {field: found for field, found in kinds.items() if len(found) > 1} == {}
