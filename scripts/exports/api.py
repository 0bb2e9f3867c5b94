"""The machine interface: every thing of the ledger as JSON at an address that stays, each fact once.

A figure stands in the file of its report, with the facts of its receipt; regions and indicators list what there is and
where. Names carry ``_zh`` and ``_en``. An address in a file is absolute where the site's address is known; otherwise it
is relative to the file that it stands in (RFC 3986). The whole ledger is taken from the release, not from here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from scripts import addresses
from scripts.addresses import Address
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.audit.readings import read_figures
from scripts.exports.api_rows import Row, figure_facts, plain_rows
from scripts.exports.api_schemas import DOCUMENTS, LISTS, OBJECTS, TEMPLATES, make_definitions, make_schema
from scripts.exports.bilingual import spoken
from scripts.exports.file_links import Links
from scripts.exports.formats import pack_document, spread
from scripts.exports.holdings import COLUMNS, MOST_IN_FILE, Holdings
from scripts.exports.openapi import make_openapi
from scripts.exports.releases import POINTER, list_whole
from scripts.exports.tables import row_page
from scripts.ledger.columns import Json

INDEX = addresses.api("index.json")
FIGURES_OF = {"region": addresses.api_region, "indicator": addresses.api_indicator}
"""The address of the figures of a thing by the kind of part that it is; each kind has a list of its name."""


def api_artefacts(holdings: Holdings, lengths: Mapping[str, int]) -> Iterator[Artefact[Row]]:
    """Every file of the interface, its schemas and its description.

    ``lengths``: characters of each archived text, by its document.
    """
    api = Api(holdings, lengths)
    yield from api.documents()
    for name in DOCUMENTS:
        yield one_file(addresses.api_schema(name).path, WHOLE, partial(api.schema, name), pack_document)
    yield one_file(addresses.api("openapi.json").path, WHOLE, api.openapi, pack_document)


def pack_content(content: Row) -> bytes:
    """A document as JSON, its lists with an item a line."""
    parts = [f"{json.dumps(key)}: {spread(value)}" for key, value in content.items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


@dataclass(frozen=True)
class Api:
    """What the documents say; each of a part, with links from where it stands. ``lengths`` as in ``api_artefacts``."""

    holdings: Holdings
    lengths: Mapping[str, int]

    def documents(self) -> Iterator[Artefact[Row]]:
        """Every file but those that describe others."""
        holdings = self.holdings
        for source_id in holdings.facts.references.sources:
            yield self.artefact(addresses.api_report(source_id), Part("report", source_id), self.report)
        for part in holdings.parts:
            if part.kind in FIGURES_OF and 0 < holdings.count(part) <= MOST_IN_FILE:
                yield self.artefact(FIGURES_OF[part.kind](part.key), part, self.places)
        for name, item in LISTS.items():
            for province in holdings.keys(OBJECTS[item]["table"], "province"):
                where = addresses.api_province(name, province)
                yield self.artefact(where, Part("province", province), partial(self.province, name))
            yield self.artefact(addresses.api(f"{name}.json"), WHOLE, partial(self.provinces, name))
        for kind in FIGURES_OF:
            yield self.artefact(addresses.api(f"{kind}s.json"), WHOLE, partial(self.vocabulary, kind))
        yield self.artefact(INDEX, WHOLE, self.index)

    def artefact(self, where: Address, part: Part, describe: Callable[[Links, Part], Row]) -> Artefact[Row]:
        """The document at an address."""
        links = Links(where.path, self.holdings.address)
        return one_file(where.path, part, partial(describe, links, part), pack_content)

    def report(self, links: Links, part: Part) -> Row:
        """A document with its figures, each with the facts of its receipt."""
        holdings, facts = self.holdings, self.holdings.facts
        readings = read_figures(facts.figures(source_id=part.key))
        figures: list[Json] = []
        for row in plain_rows(holdings.export("figures", part)):
            figure_id = str(row["figure_id"])
            own = figure_facts(readings.get(figure_id), facts.cell_of.get(figure_id))
            figures.append({**row, **own, "links": links.pages(row_page("figures", row))})
        (report,) = (self._item("reports", row, links) for row in plain_rows(holdings.export("sources", part)))
        head = self._head("report_figures", links, part)
        return {**head, "report": report, "count": len(figures), "figures": figures}

    def places(self, links: Links, part: Part) -> Row:
        """The figures of a region or an indicator: id, value, period, and where each stands."""
        rows: list[Json] = []
        for row in plain_rows(self.holdings.export("figures", part)):
            report = links.to(addresses.api_report(str(row["source_id"])))
            own = {"report": report, **links.pages(row_page("figures", row))}
            rows.append({**{name: row[name] for name in row if name in OBJECTS["place"]["columns"]}, "links": own})
        head = self._head(part.kind, links, part)
        return {**head, COLUMNS[part.kind]: part.key, "count": len(rows), "figures": rows}

    def province(self, name: str, links: Links, part: Part) -> Row:
        """The part of a list that is of one province."""
        table = OBJECTS[LISTS[name]]["table"]
        rows: list[Json] = [self._item(name, row, links) for row in plain_rows(self.holdings.export(table, part))]
        return {**self._head(name, links, part), "province": part.key, "count": len(rows), name: rows}

    def provinces(self, name: str, links: Links, part: Part) -> Row:
        """The index of a list: its provinces."""
        holdings, table = self.holdings, OBJECTS[LISTS[name]]["table"]
        counts = {code: len(holdings.frame(table, Part("province", code))) for code in holdings.keys(table, "province")}
        rows: list[Json] = [
            {
                "province": code,
                **{f"name_{language}": name for language, name in holdings.name(Part("region", code)).texts.items()},
                "count": count,
                "links": {"part": links.to(addresses.api_province(name, code))},
            }
            for code, count in counts.items()
        ]
        return {**self._head("provinces", links, part), "count": sum(counts.values()), "provinces": rows}

    def vocabulary(self, kind: str, links: Links, part: Part) -> Row:
        """All regions or indicators, with the file of those that have figures."""
        holdings, name = self.holdings, f"{kind}s"
        rows = plain_rows(holdings.export(name, part))
        for row in rows:
            thing = Part(kind, str(row[COLUMNS[kind]]))
            row["figure_count"] = holdings.count(thing)
            has_file = 0 < holdings.count(thing) <= MOST_IN_FILE
            own: Row = {"figures": links.to(FIGURES_OF[kind](thing.key)) if has_file else None}
            row["links"] = {**own, **(links.pages(row_page(name, row)) if kind == "indicator" else {})}
        return {**self._head(name, links, part), "count": len(rows), name: rows}

    def index(self, links: Links, _: Part) -> Row:
        """What there is and where."""
        licence = self.holdings.licence
        names = {
            f"{name}_{code}": text
            for name in ("title", "description")
            for code, text in spoken(f"api.{name}").texts.items()
        }
        targets = {
            "self": INDEX,
            "schema": addresses.api_schema("index"),
            "openapi": addresses.api("openapi.json"),
            "latest": addresses.data_file(POINTER),
            **{name: addresses.api(f"{name}.json") for name in ("regions", "indicators", *LISTS)},
        }
        return {
            "version": self.holdings.version,
            **names,
            "licence": licence.name or None,
            "licence_url": licence.path or None,
            "tables": [self._table(name, links) for name in self.holdings.tables.frames],
            "templates": {name: links.to(address) for name, address in TEMPLATES.items()},
            "links": {**links.all(targets), **links.pages(addresses.home())},
        }

    def _table(self, name: str, links: Links) -> Row:
        """A table of the newest release, and its files for whoever wants all of it, null where they are by province."""
        title = spoken(f"dataset.{name}").texts
        is_whole = name in list_whole(self.holdings)
        files = {form: addresses.release(self.holdings.version, f"{name}.{form}") for form in ("csv", "parquet")}
        return {
            "table": name,
            **{f"title_{language}": text for language, text in title.items()},
            "rows": len(self.holdings.tables.frames[name]),
            "links": links.all(files) if is_whole else dict.fromkeys(files),
        }

    def schema(self, kind: str) -> Row:
        """The JSON Schema of a kind of document."""
        where, address = addresses.api_schema(kind), self.holdings.address
        definitions = make_definitions(self.holdings.tables.schemas)
        return make_schema(definitions, kind, f"{address}/{where}" if address else "")

    def openapi(self) -> Row:
        """The description of the interface."""
        holdings = self.holdings
        documents = {item.paths[0]: item.inputs for item in self.documents()}
        definitions = make_definitions(holdings.tables.schemas)
        server = f"{holdings.address}/{addresses.api('')}".rstrip("/") if holdings.address else "."
        return make_openapi(holdings.version, holdings.licence.name, server, definitions, documents)

    def _head(self, kind: str, links: Links, part: Part) -> Row:
        """What every file but the index starts with."""
        own = Address(links.path, is_page=False)
        targets = {"self": own, "schema": addresses.api_schema(kind), "index": INDEX}
        return {"changed": self.holdings.day(part).isoformat(), "links": links.all(targets)}

    def _item(self, name: str, row: Row, links: Links) -> Row:
        """A row of a list with its addresses; a document also with how much is entered of it."""
        pages = links.pages(row_page(OBJECTS[LISTS[name]]["table"], row))
        if name != "reports":
            return {**row, "links": pages}
        source_id = str(row["source_id"])
        return {
            **row,
            "evidence": "checked" if row["text_sha256"] else "cited",
            "characters": self.lengths.get(source_id),
            "figure_count": self.holdings.count(Part("report", source_id)),
            "links": {"figures": links.to(addresses.api_report(source_id)), **pages},
        }
