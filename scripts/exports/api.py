"""The machine interface: every thing of the ledger as a JSON file at an address that stays.

Files are made once for all languages: names carry ``_zh`` and ``_en``. An address in a file is absolute where the
site's address is known; otherwise it is relative to the file that it stands in (RFC 3986), so that a program resolves
it in the same way in both cases. Every file is held against its JSON Schema before it is handed out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from scripts import addresses
from scripts.exports.api_rows import ApiRows, Row
from scripts.exports.api_schemas import DOCUMENTS, FOLDER, LISTS, check_documents, make_definitions, make_schema
from scripts.exports.file_links import LANGUAGES, Links
from scripts.exports.formats import pack_document
from scripts.exports.openapi import make_openapi
from scripts.ledger.packages import Ledger
from scripts.words import load_words

Document = tuple[str, Row]  # kind (the name of its schema) and content
SLICES = {"regions": "region_code", "indicators": "indicator_id", "reports": "source_id"}


def _api(path: str) -> str:
    """A file of the interface, from the root of the site."""
    return f"{FOLDER}/{path}"


def pack_api(ledger: Ledger, evidence: pd.DataFrame, version: str, address: str) -> dict[str, bytes]:
    """Every file of the interface, its schemas and its OpenAPI description, by path from the root of the site.

    ``evidence`` has the rows of ``summarise_evidence``; ``version`` is that of the data; ``address`` is the site's,
    without a slash at the end, or "". Raises LedgerError where a file does not fit its schema.
    """
    definitions = make_definitions(ledger)
    files = make_documents(ledger, evidence, version, address)
    check_documents(files, definitions)
    schemas = {f"{FOLDER}/schemas/{name}.json": make_schema(definitions, name, address) for name in DOCUMENTS}
    openapi = {f"{FOLDER}/openapi.json": make_openapi(definitions, files, version, address)}
    packed = {path: content for path, (_, content) in files.items()} | schemas | openapi
    return {path: pack_document(content) for path, content in sorted(packed.items())}


def make_documents(ledger: Ledger, evidence: pd.DataFrame, version: str, address: str) -> dict[str, Document]:
    """Kind and content of every file, by path from the root of the site; see ``pack_api``."""
    maker = _Maker(ApiRows(ledger, evidence), version, address)
    return {
        f"{FOLDER}/index.json": ("index", maker.index()),
        **dict(maker.lists()),
        **dict(maker.slices()),
        **dict(maker.receipts()),
    }


class _Maker:
    """Puts rows into files, with the addresses that hold there."""

    def __init__(self, rows: ApiRows, version: str, address: str) -> None:
        self.rows, self.version, self.address = rows, version, address

    def head(self, kind: str, links: Links) -> Row:
        """What every file starts with."""
        found = links.to(self=links.path, schema=_api(f"schemas/{kind}.json"), index=_api("index.json"))
        return {"version": self.version, "links": found}

    def index(self) -> Row:
        """What there is and where."""
        links, descriptor = Links(f"{FOLDER}/index.json", self.address), self.rows.ledger.descriptor
        licence: Mapping[str, Any] = next(iter(descriptor.get("licenses", [])), {})
        lists = {name: _api(f"{name}.json") for name in LISTS if name != "figures"}
        templates = {
            "receipt": "figures/{figure_id}",
            "region_figures": "regions/{region_code}/figures",
            "indicator_figures": "indicators/{indicator_id}/figures",
            "report_figures": "reports/{source_id}/figures",
        }
        texts = {
            f"{name}_{language}": load_words(language)(f"api.{name}")
            for name in ("title", "description")
            for language in LANGUAGES
        }
        return {
            "version": self.version,
            "name": descriptor["name"],
            **texts,
            "licence": licence.get("name"),
            "licence_url": licence.get("path"),
            "counts": self._counts(),
            "templates": {name: links.link(_api(f"{path}.json")) for name, path in templates.items()},
            "links": {
                **links.to(self=links.path, schema=_api("schemas/index.json"), openapi=_api("openapi.json"), **lists),
                **links.pages("index.html"),
            },
        }

    def lists(self) -> Iterator[tuple[str, Document]]:
        """The whole lists: regions, indicators, reports, relations, targets."""
        shown = {
            "regions": self._region,
            "indicators": self._indicator,
            "reports": self._report,
            "relations": self._relation,
            "targets": self._target,
        }
        for name, show in shown.items():
            links = Links(f"{FOLDER}/{name}.json", self.address)
            yield self._list(name, [show(row, links) for row in getattr(self.rows, name).values()], links)

    def slices(self) -> Iterator[tuple[str, Document]]:
        """Figures of each region, indicator and document; also where there is none, so that no address is missing."""
        for name, column in SLICES.items():
            groups: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows.figures.values():
                groups[row[column]].append(row)
            for key in getattr(self.rows, name):
                links = Links(f"{FOLDER}/{name}/{key}/figures.json", self.address)
                yield self._list("figures", [self._figure(row, links) for row in groups[key]], links)

    def receipts(self) -> Iterator[tuple[str, Document]]:
        """A figure with all that is known of it."""
        rows = self.rows
        for figure_id, figure in rows.figures.items():
            links = Links(f"{FOLDER}/figures/{figure_id}.json", self.address)
            yield (
                links.path,
                (
                    "receipt",
                    {
                        **self.head("receipt", links),
                        "figure": self._figure(figure, links),
                        **rows.bounds(figure_id),
                        "indicator": self._indicator(rows.indicators[figure["indicator_id"]], links),
                        "source": self._report(rows.reports[figure["source_id"]], links),
                        "relations": [self._relation(row, links) for row in rows.relations_of.get(figure_id, [])],
                        "remarks": rows.remarks_of.get(figure_id, []),
                        "counterparts": rows.counterparts_of.get(figure_id, []),
                        "targets": [self._target(row, links) for row in rows.targets_of.get(figure_id, [])],
                    },
                ),
            )

    def _list(self, name: str, rows: list[Row], links: Links) -> tuple[str, Document]:
        return links.path, (name, {**self.head(name, links), "count": len(rows), name: rows})

    def _counts(self) -> dict[str, int]:
        counts = {name: len(getattr(self.rows, name)) for name in LISTS}
        return {**counts, **{name: self.rows.count(name) for name in ("measures", "omissions")}}

    def _figure(self, row: Row, links: Links) -> Row:
        figure_id = row["figure_id"]
        receipt = links.to(receipt=_api(f"figures/{figure_id}.json"))
        return {**row, "links": {**receipt, **links.pages(str(addresses.receipt(row["source_id"], figure_id)))}}

    def _region(self, row: Row, links: Links) -> Row:
        code = row["region_code"]
        page = f"regions/{code}.html" if code in self.rows.site.weight else None
        return {**row, "links": {**links.to(figures=_api(f"regions/{code}/figures.json")), **links.pages(page)}}

    def _indicator(self, row: Row, links: Links) -> Row:
        key = row["indicator_id"]
        page = str(addresses.indicator_entry(key)) if row["figures"] else None
        return {**row, "links": {**links.to(figures=_api(f"indicators/{key}/figures.json")), **links.pages(page)}}

    def _report(self, row: Row, links: Links) -> Row:
        key = row["source_id"]
        return {
            **row,
            "links": {**links.to(figures=_api(f"reports/{key}/figures.json")), **links.pages(f"reports/{key}.html")},
        }

    def _relation(self, row: Row, links: Links) -> Row:
        return {**row, "links": links.pages(f"reports/{row['source_id']}.html#{row['relation_id']}")}

    def _target(self, row: Row, links: Links) -> Row:
        task = f"reports/{row['source_id']}.html#measure-{row['target_id']}"
        page = str(addresses.receipt(row["source_id"], row["target_id"])) if row["kind"] == "figure" else task
        return {**row, "links": links.pages(page)}
