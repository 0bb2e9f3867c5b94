"""The catalogue for other portals: DCAT 3 with the properties of DCAT-AP, as Turtle and as JSON-LD.

An index with the whole ledger and its themes, and a catalogue for each province with its regions and reports. Nothing
is a blank node, so the same data give the same triples under the same names. Where the site's address is not known,
names are relative to the catalogue, as both formats allow. Single indicators are left out: a harvester would take in
the same rows a third time, cut into hundreds of pieces.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD, Namespace
from rdflib.term import Node

from scripts import addresses
from scripts.addresses import NATION, Address
from scripts.artefacts import WHOLE, Artefact, Part
from scripts.audit.part_days import province_of_part
from scripts.exports.file_links import Links
from scripts.exports.formats import MEDIA_TYPES
from scripts.exports.holdings import SPOKEN, Holdings, part_file, part_forms, part_page
from scripts.languages import list_languages
from scripts.ledger.columns import Json
from scripts.words import load_words

DCAT = Namespace("http://www.w3.org/ns/dcat#")  # that of rdflib does not know the version 3
DCATAP = Namespace("http://data.europa.eu/r5r/")
EU = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA = "https://www.iana.org/assignments/media-types/"
OPENAPI = URIRef("https://spec.openapis.org/oas/v3.1.0")
DATA_THEMES = (EU["data-theme/AGRI"], EU["data-theme/REGI"])
FILE_TYPES = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX", "zip": "ZIP"}  # those that the EU's list surely names
PREFIXES = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "skos": SKOS, "xsd": XSD, "dcatap": DCATAP}
TOLD_LANGUAGES = {"zh": EU["language/ZHO"], "en": EU["language/ENG"]}
RELEASED = {"csv": "figures.csv", "xlsx": "ledger.xlsx", "zip": "ledger.zip", "sqlite": "ledger.sqlite"}
Triple = tuple[Node, URIRef, Node]
Pairs = Iterable[tuple[URIRef, Node]]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A set in a catalogue. ``places``: names of regions by code; ``version``: "" for what has only a day."""

    name: str
    titles: Names
    descriptions: Names
    day: str
    page: Address
    files: Mapping[str, Address]
    places: Mapping[str, Names]
    period: tuple[str, str]
    version: str = ""


@dataclass(frozen=True, slots=True)
class CatalogInputs:
    """A catalogue: where it stands (without the ending), its title, what it lists, and the catalogues below it."""

    root: str
    address: str
    licence: str
    titles: Names
    entries: tuple[Entry, ...]
    below: tuple[str, ...]
    is_index: bool


def catalog_artefacts(holdings: Holdings) -> Iterator[Artefact[CatalogInputs]]:
    """The index and the catalogue of each province that has a region or a report in it, in both formats."""
    provinces: dict[str, list[Part]] = {}
    for part in holdings.parts:
        if part.kind in ("region", "report"):
            provinces.setdefault(province_of_part(holdings.facts, part), []).append(part)
    below = tuple(_root(province) for province in sorted(provinces))
    yield _artefact(_root(), WHOLE, partial(_describe_index, holdings, below))
    for province, parts in sorted(provinces.items()):
        yield _artefact(
            _root(province), Part("province", province), partial(_describe_province, holdings, province, parts)
        )


def make_catalog(catalog: CatalogInputs) -> tuple[bytes, bytes]:
    """A catalogue as Turtle and as JSON-LD."""
    graph = make_graph(catalog)
    return graph.serialize(format="turtle").encode(), _pack_jsonld(graph)


def make_graph(catalog: CatalogInputs) -> Graph:
    """The catalogue as triples."""
    names = _Names(catalog)
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    parts = [_catalog(catalog, names), *(_service(catalog, names) if catalog.is_index else [],)]
    for triples in (*parts, *(_dataset(entry, names) for entry in catalog.entries)):
        graph += triples
    return graph


def _root(province: str = "") -> str:
    return addresses.data_file(f"catalog/{province}" if province else "catalog").path


def _artefact(root: str, part: Part, inputs: partial[CatalogInputs]) -> Artefact[CatalogInputs]:
    return Artefact((f"{root}.ttl", f"{root}.jsonld"), part, inputs, make_catalog)


def _describe_index(holdings: Holdings, below: tuple[str, ...]) -> CatalogInputs:
    files = {form: addresses.release(holdings.version, name) for form, name in RELEASED.items()}
    whole = _describe_entry(holdings, WHOLE, files, holdings.version)
    themes = [part for part in holdings.parts if part.kind == "theme" and holdings.count(part)]
    entries = (whole, *(_describe_entry(holdings, part, _files(holdings, part)) for part in themes))
    titles = {language: load_words(language)("portal.catalog") for language in SPOKEN}
    return CatalogInputs(_root(), holdings.address, holdings.licence.path, titles, entries, below, is_index=True)


def _describe_province(holdings: Holdings, province: str, parts: list[Part]) -> CatalogInputs:
    name = holdings.facts.references.regions[province].name
    titles = {language: load_words(language)("portal.catalog_of", name=name[language]) for language in SPOKEN}
    entries = tuple(_describe_entry(holdings, part, _files(holdings, part)) for part in parts)
    return CatalogInputs(_root(province), holdings.address, holdings.licence.path, titles, entries, (), is_index=False)


def _files(holdings: Holdings, part: Part) -> dict[str, Address]:
    return {form: part_file(part, form) for form in part_forms(holdings, part)}


def _describe_entry(holdings: Holdings, part: Part, files: Mapping[str, Address], version: str = "") -> Entry:
    regions = holdings.facts.references.regions
    codes = holdings.places(part) if part.kind in ("region", "report") else [NATION]
    return Entry(
        name="ledger" if part == WHOLE else f"{part.kind}-{part.key}",
        titles={language: holdings.title(part, language) for language in SPOKEN},
        descriptions={language: holdings.description(part, language) for language in SPOKEN},
        day=holdings.day(part).isoformat(),
        page=part_page(part),
        files=files,
        places={code: {language: regions[code].name[language] for language in SPOKEN} for code in codes},
        period=holdings.period(part),
        version=version,
    )


class _Names:
    """The names of things in the graph: addresses of the site, with a fragment where a thing is no file or page."""

    def __init__(self, catalog: CatalogInputs) -> None:
        self.links = Links(f"{catalog.root}.ttl", catalog.address)
        self.licence: Pairs = [(DCTERMS.license, URIRef(catalog.licence))] if catalog.licence else []
        self.root = catalog.root

    def at(self, address: Address, fragment: str = "") -> URIRef:
        return URIRef(self.links.to(address) + (f"#{fragment}" if fragment else ""))

    def part(self, name: str, root: str = "") -> URIRef:
        """A thing that only a catalogue knows: catalog, publisher, a set, place-…."""
        return URIRef(f"{self.links.to(Address(root or self.root, is_page=False))}#{name}")


def _about(subject: Node, pairs: Pairs) -> Iterator[Triple]:
    yield from ((subject, predicate, value) for predicate, value in pairs)


def _texts(predicate: URIRef, texts: Names) -> Pairs:
    return [(predicate, Literal(text, lang=language)) for language, text in texts.items()]


def _words(key: str) -> Names:
    return {language: load_words(language)(key) for language in SPOKEN}


def _day(day: str) -> Literal:
    return Literal(day, datatype=XSD.date)


def _catalog(catalog: CatalogInputs, names: _Names) -> Iterator[Triple]:
    publisher = names.part("publisher")
    yield from _about(publisher, [(RDF.type, FOAF.Agent), *_texts(FOAF.name, _words("portal.maker"))])
    yield from _about(
        names.part("catalog"),
        [
            (RDF.type, DCAT.Catalog),
            *_texts(DCTERMS.title, catalog.titles),
            *_texts(DCTERMS.description, _words("portal.catalog_dcat")),
            (DCTERMS.publisher, publisher),
            *names.licence,
            (DCTERMS.modified, _day(max(entry.day for entry in catalog.entries))),
            (FOAF.homepage, names.at(addresses.datasets().within(list_languages()[0].code))),
            *((DCTERMS.language, language) for language in TOLD_LANGUAGES.values()),
            *((DCAT.dataset, names.part(entry.name)) for entry in catalog.entries),
            *((DCAT.catalog, names.part("catalog", root)) for root in catalog.below),
            *([(DCAT.service, names.part("api"))] if catalog.is_index else []),
        ],
    )
    places = {code: texts for entry in catalog.entries for code, texts in entry.places.items()}
    for code, texts in sorted(places.items()):
        named = [(DCTERMS.identifier, Literal(code)), *_texts(SKOS.prefLabel, texts)]
        yield from _about(names.part(f"place-{code}"), [(RDF.type, DCTERMS.Location), *named])


def _service(catalog: CatalogInputs, names: _Names) -> Iterator[Triple]:
    """The machine interface, which serves the whole ledger."""
    return _about(
        names.part("api"),
        [
            (RDF.type, DCAT.DataService),
            *_texts(DCTERMS.title, _words("api.title")),
            *_texts(DCTERMS.description, _words("api.description")),
            (DCTERMS.publisher, names.part("publisher")),
            (DCAT.endpointURL, names.at(addresses.api("index.json"))),
            (DCAT.endpointDescription, names.at(addresses.api("openapi.json"))),
            (DCTERMS.conformsTo, OPENAPI),
            *names.licence,
            *((DCAT.servesDataset, names.part(entry.name)) for entry in catalog.entries if entry.version),
        ],
    )


def _dataset(entry: Entry, names: _Names) -> Iterator[Triple]:
    publisher, own = names.part("publisher"), names.part(entry.name)
    pages = [entry.page.within(language.code) for language in list_languages()]
    yield from _about(
        own,
        [
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(entry.name)),
            *([(DCAT.version, Literal(entry.version))] if entry.version else []),
            *_texts(DCTERMS.title, entry.titles),
            *_texts(DCTERMS.description, entry.descriptions),
            (DCTERMS.publisher, publisher),
            (DCTERMS.modified, _day(entry.day)),
            (DCTERMS.accrualPeriodicity, EU["frequency/IRREG"]),
            (DCTERMS.accessRights, EU["access-right/PUBLIC"]),
            *((DCTERMS.language, language) for language in TOLD_LANGUAGES.values()),
            *((DCAT.landingPage, names.at(page)) for page in pages),
            *((DCAT.theme, theme) for theme in DATA_THEMES),
            *((DCTERMS.spatial, names.part(f"place-{code}")) for code in entry.places),
            *((DCAT.distribution, names.at(file, "distribution")) for file in entry.files.values()),
        ],
    )
    if entry.period[0]:
        period, (start, end) = names.part(f"{entry.name}-period"), entry.period
        yield own, DCTERMS.temporal, period
        days = [(DCAT.startDate, _day(start)), (DCAT.endDate, _day(end))]
        yield from _about(period, [(RDF.type, DCTERMS.PeriodOfTime), *days])
    for form, file in entry.files.items():
        yield from _distribution(entry, form, file, names)


def _distribution(entry: Entry, form: str, file: Address, names: _Names) -> Iterator[Triple]:
    where = names.at(file)
    known = [(DCTERMS["format"], EU[f"file-type/{FILE_TYPES[form]}"])] if form in FILE_TYPES else []
    return _about(
        names.at(file, "distribution"),
        [
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, where),
            (DCAT.downloadURL, where),
            *_texts(DCTERMS.title, {language: f"{title} ({form.upper()})" for language, title in entry.titles.items()}),
            (DCAT.mediaType, URIRef(MEDIA + MEDIA_TYPES[form])),
            *known,
            (DCATAP.availability, EU["planned-availability/STABLE"]),
            *names.licence,
        ],
    )


def _pack_jsonld(graph: Graph) -> bytes:
    """The graph as JSON-LD with short names; what has no order is sorted."""
    context = {prefix: str(space) for prefix, space in PREFIXES.items()}
    packed = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    content = {"@context": context, "@graph": _sorted(packed["@graph"])}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted(part: Json) -> Json:
    if isinstance(part, dict):
        return {key: _sorted(value) for key, value in part.items()}
    if isinstance(part, list):
        return sorted(map(_sorted, part), key=lambda item: json.dumps(item, sort_keys=True))
    return part
