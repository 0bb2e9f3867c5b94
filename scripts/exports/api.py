"""The machine interface: every thing of the ledger as JSON at an address that stays, each fact once.

A figure stands in the file of its report, with the facts of its receipt; regions and indicators list what there is and
where. Names carry ``_zh`` and ``_en``. An address in a file is absolute where the site's address is known; otherwise it
is relative to the file that it stands in (RFC 3986). The whole ledger is taken from the release, not from here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from scripts import addresses
from scripts.addresses import Address, province_of
from scripts.artefacts import WHOLE, Artefact, Part
from scripts.audit.part_days import province_of_part
from scripts.exports.api_rows import Row, figure_rows, plain_rows
from scripts.exports.api_schemas import DOCUMENTS, LISTS, PLACE, Schema, make_definitions, make_schema
from scripts.exports.file_links import Links
from scripts.exports.formats import pack_document
from scripts.exports.holdings import SPOKEN, Holdings, part_page
from scripts.exports.openapi import make_openapi
from scripts.exports.releases import POINTER
from scripts.exports.tables import target_page
from scripts.ledger.columns import Json
from scripts.words import load_words

INDEX = addresses.api("index.json")
TABLES = {name: "sources" if name == "reports" else name for name in LISTS}


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the interface: the name of its schema, and what it says."""

    kind: str
    content: Row


def api_artefacts(api: Api) -> Iterator[Artefact[Document] | Artefact[Schema]]:
    """Every file of the interface, its schemas and its description."""
    reports = [Part("report", source_id) for source_id in api.holdings.facts.references.sources]
    others = [part for part in api.holdings.parts if part.kind in ("region", "indicator") and api.holdings.count(part)]
    for part in (*reports, *others):
        make, where = SLICES[part.kind]
        yield Artefact((where(part.key).path,), part, partial(make, api, part), make_document)
    for name in LISTS:
        for province in api.rows_of(name):
            part = Part("province", province)
            yield Artefact(
                (province_list(name, province).path,), part, partial(api.province, name, province), make_document
            )
        yield _whole(f"{name}.json", partial(api.provinces, name))
    yield _whole("regions.json", api.regions)
    yield _whole("indicators.json", api.indicators)
    yield _whole("index.json", api.index)
    for kind in DOCUMENTS:
        yield Artefact((addresses.api_schema(kind).path,), WHOLE, partial(api.schema, kind), make_json)
    yield Artefact((addresses.api("openapi.json").path,), WHOLE, api.openapi, make_json)


def make_document(document: Document) -> tuple[bytes]:
    """A document as JSON: an item of a list a line, so that it can be read, compared, and is small."""
    parts = [f"{json.dumps(key)}: {_lines(value)}" for key, value in document.content.items()]
    return (("{\n" + ",\n".join(parts) + "\n}\n").encode(),)


def make_json(content: Schema) -> tuple[bytes]:
    """A schema or description as JSON."""
    return (pack_document(content),)


def province_list(name: str, province: str) -> Address:
    """The part of a list that is of one province."""
    return addresses.api_reports_of(province) if name == "reports" else addresses.api_province(name, province)


@dataclass(frozen=True)
class Api:
    """Makes the documents. ``lengths``: characters of each archived text, by its document."""

    holdings: Holdings
    lengths: Mapping[str, int]

    def report(self, part: Part) -> Document:
        """A document with its figures, each with the facts of its receipt."""
        links = Links(addresses.api_report(part.key).path, self.holdings.address)
        figures = figure_rows(self.holdings.tables, self.holdings.export_figures(part))
        for row in figures:
            row["links"] = links.pages(addresses.receipt(part.key, str(row["figure_id"])))
        place = self.holdings.tables.column("sources", "source_id").index(part.key)
        export = self.holdings.tables.export("sources", [place])
        head = self._head("report_figures", links, part)
        (report,) = (self._item("reports", row, links) for row in plain_rows(export))
        return Document("report_figures", {**head, "report": report, "count": len(figures), "figures": figures})

    def region(self, part: Part) -> Document:
        """The figures of a region: id, value, period, and where each stands."""
        return self._list_places("region", "region_code", part, addresses.api_region(part.key))

    def indicator(self, part: Part) -> Document:
        """The figures of an indicator: id, value, period, and where each stands."""
        return self._list_places("indicator", "indicator_id", part, addresses.api_indicator(part.key))

    def province(self, name: str, province: str) -> Document:
        """The part of a list that is of one province."""
        part = Part("province", province)
        links = Links(province_list(name, province).path, self.holdings.address)
        export = self.holdings.tables.export(TABLES[name], self.rows_of(name)[province])
        rows = [self._item(name, row, links) for row in plain_rows(export)]
        return Document(name, {**self._head(name, links, part), "province": province, "count": len(rows), name: rows})

    def provinces(self, name: str) -> Document:
        """The index of a list: its provinces."""
        links = Links(addresses.api(f"{name}.json").path, self.holdings.address)
        regions = self.holdings.facts.references.regions
        rows: list[Row] = [
            {
                "province": code,
                **{f"name_{language}": regions[code].name[language] for language in SPOKEN},
                "count": len(found),
                "links": {"part": links.to(province_list(name, code))},
            }
            for code, found in self.rows_of(name).items()
        ]
        head = self._head("provinces", links, WHOLE)
        return Document("provinces", {**head, "count": sum(map(len, self.rows_of(name).values())), "provinces": rows})

    def regions(self) -> Document:
        """All regions, with the file of those that have figures."""
        return self._vocabulary("regions", "region", "region_code", addresses.api_region)

    def indicators(self) -> Document:
        """All indicators, with the file of those that have figures."""
        return self._vocabulary("indicators", "indicator", "indicator_id", addresses.api_indicator)

    def index(self) -> Document:
        """What there is and where."""
        holdings, links = self.holdings, Links(INDEX.path, self.holdings.address)
        names = ("title", "description")
        texts = {f"{name}_{code}": load_words(code)(f"api.{name}") for name in names for code in SPOKEN}
        templates = {
            "report_figures": addresses.api_report("{source_id}"),
            "region": addresses.api_region("{region_code}"),
            "indicator": addresses.api_indicator("{indicator_id}"),
        }
        lists = {name: links.to(addresses.api(f"{name}.json")) for name in ("regions", "indicators", *LISTS)}
        own = {
            "self": links.to(INDEX),
            "schema": links.to(addresses.api_schema("index")),
            "openapi": links.to(addresses.api("openapi.json")),
            "latest": links.to(addresses.data_file(POINTER)),
        }
        content: Row = {
            "version": holdings.version,
            **texts,
            "licence": holdings.licence.name or None,
            "licence_url": holdings.licence.path or None,
            "templates": {name: links.to(address) for name, address in templates.items()},
            "links": {**own, **lists, **links.pages(addresses.home())},
        }
        return Document("index", content)

    def schema(self, kind: str) -> Schema:
        """The JSON Schema of a kind of document."""
        where = addresses.api_schema(kind)
        identity = f"{self.holdings.address}/{where}" if self.holdings.address else ""
        return make_schema(make_definitions(self.holdings.tables.schemas), kind, identity)

    def openapi(self) -> Schema:
        """The description of the interface."""
        holdings = self.holdings
        first = {part.kind: part.key for part in reversed(holdings.parts)}
        examples = {
            "region_code": first["region"],
            "indicator_id": first["indicator"],
            "source_id": first["report"],
            "province": next(iter(self.rows_of("reports"))),
        }
        server = f"{holdings.address}/{addresses.api('')}".rstrip("/") if holdings.address else "."
        return make_openapi(holdings.version, holdings.licence.name, server, examples)

    def rows_of(self, name: str) -> Mapping[str, list[int]]:
        """Positions of the rows of a list by province, those of the nation first."""
        return self._provinces[name]

    @cached_property
    def _provinces(self) -> dict[str, dict[str, list[int]]]:
        return {name: self._by_province(name) for name in LISTS}

    def _by_province(self, name: str) -> dict[str, list[int]]:
        facts, column = self.holdings.facts, self.holdings.tables.column
        regions = [*map(province_of, column(TABLES[name], "region_code"))]
        sources = column(TABLES[name], "source_id")
        provinces = regions or [province_of_part(facts, Part("report", source_id)) for source_id in sources]
        found: dict[str, list[int]] = defaultdict(list)
        for position, province in enumerate(provinces):
            found[province].append(position)
        return {province: found[province] for province in sorted(found)}

    def _head(self, kind: str, links: Links, part: Part) -> Row:
        """What every file but the index starts with."""
        own = Address(links.path, is_page=False)
        found = {"self": own, "schema": addresses.api_schema(kind), "index": INDEX}
        day = self.holdings.day(part).isoformat()
        return {"changed": day, "links": {name: links.to(address) for name, address in found.items()}}

    def _list_places(self, kind: str, column: str, part: Part, where: Address) -> Document:
        links = Links(where.path, self.holdings.address)
        rows = plain_rows(self.holdings.export_figures(part))
        shown = [
            {**{name: row[name] for name in row if name in PLACE}, "links": self._place_links(row, links)}
            for row in rows
        ]
        return Document(kind, {**self._head(kind, links, part), column: part.key, "count": len(rows), "figures": shown})

    def _place_links(self, row: Row, links: Links) -> Row:
        source_id, figure_id = str(row["source_id"]), str(row["figure_id"])
        return {
            "report": links.to(addresses.api_report(source_id)),
            **links.pages(addresses.receipt(source_id, figure_id)),
        }

    def _vocabulary(self, name: str, kind: str, column: str, where: Callable[[str], Address]) -> Document:
        links = Links(addresses.api(f"{name}.json").path, self.holdings.address)
        tables = self.holdings.tables
        rows = plain_rows(tables.export(name))
        for row in rows:
            part = Part(kind, str(row[column]))
            row["figures"] = self.holdings.count(part)
            own: Row = {"figures": links.to(where(part.key)) if row["figures"] else None}
            row["links"] = {**own, **(links.pages(part_page(part)) if kind == "indicator" else {})}
        return Document(name, {**self._head(name, links, WHOLE), "count": len(rows), name: rows})

    def _item(self, name: str, row: Row, links: Links) -> Row:
        """A row of a list with its addresses; a document also with how much is entered of it."""
        if name == "reports":
            return self._report(row, links)
        source_id = str(row["source_id"])
        page = addresses.report(source_id)
        if name == "relations":
            page = page.at(str(row["relation_id"]))
        elif name == "measures":
            page = page.at(f"measure-{row['measure_id']}")
        elif name == "targets":
            page = target_page(str(row["kind"]), str(row["target_id"]), source_id)
        return {**row, "links": links.pages(page)}

    def _report(self, row: Row, links: Links) -> Row:
        source_id = str(row["source_id"])
        part, file = Part("report", source_id), addresses.api_report(source_id)
        return {
            **row,
            "evidence": "checked" if row["text_sha256"] else "cited",
            "characters": self.lengths.get(source_id),
            "figures": self.holdings.count(part),
            "links": {"figures": links.to(file), **links.pages(part_page(part))},
        }


SLICES: Mapping[str, tuple[Callable[[Api, Part], Document], Callable[[str], Address]]] = {
    "report": (Api.report, addresses.api_report),
    "region": (Api.region, addresses.api_region),
    "indicator": (Api.indicator, addresses.api_indicator),
}


def _whole(name: str, make: Callable[[], Document]) -> Artefact[Document]:
    return Artefact((addresses.api(name).path,), WHOLE, make, make_document)


def _lines(value: Json) -> str:
    if isinstance(value, list) and value:
        items = ",\n".join(json.dumps(item, ensure_ascii=False, allow_nan=False) for item in value)
        return f"[\n{items}\n]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
