"""The catalogue for other portals: DCAT 3 with the properties of DCAT-AP, as Turtle and as JSON-LD.

Nothing in it is a blank node, so the same sets give the same triples under the same names. Where the site's address is
not known, names are relative to the catalogue, as both formats allow. The sets of single indicators are left out: a
harvester would take in the same rows a third time, cut into hundreds of pieces.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD, Namespace
from rdflib.term import Node

from scripts.exports.api_schemas import FOLDER
from scripts.exports.datasets import LEDGER
from scripts.exports.downloads import Download
from scripts.exports.entries import PAGES, Entry
from scripts.exports.file_links import LANGUAGES, Links
from scripts.words import load_words

CATALOG = "data/catalog"
KINDS = (LEDGER, "report", "region", "theme")
DCAT = Namespace("http://www.w3.org/ns/dcat#")  # that of rdflib does not know the version 3
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EU = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA = "https://www.iana.org/assignments/media-types/"
OPENAPI = URIRef("https://spec.openapis.org/oas/v3.1.0")
SPOKEN = {"zh": EU["language/ZHO"], "en": EU["language/ENG"]}
DATA_THEMES = (EU["data-theme/AGRI"], EU["data-theme/REGI"])
FILE_TYPES = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX", "zip": "ZIP"}  # those that the EU's list surely names
PREFIXES = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "skos": SKOS, "spdx": SPDX, "xsd": XSD, "dcatap": DCATAP}
Triple = tuple[Node, URIRef, Node]
Pairs = Iterable[tuple[URIRef, Node]]


def pack_catalog(entries: Sequence[Entry], address: str) -> dict[str, bytes]:
    """``data/catalog.ttl`` and ``data/catalog.jsonld``; ``address`` is the site's, or ""."""
    graph = make_graph(entries, address)
    return {f"{CATALOG}.ttl": graph.serialize(format="turtle").encode(), f"{CATALOG}.jsonld": _pack_jsonld(graph)}


def make_graph(entries: Sequence[Entry], address: str) -> Graph:
    """The catalogue as triples."""
    names = _Names(Links(f"{CATALOG}.ttl", address))
    shown = [entry for entry in entries if entry.dataset.kind in KINDS]
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    for part in (_catalog(shown, names), _service(shown, names), _concepts(shown, names)):
        graph += part
    for entry in shown:
        graph += _dataset(entry, names)
        for item in entry.files:
            graph += _distribution(entry, item, names)
    return graph


class _Names:
    """The names of things in the graph: addresses of the site, with a fragment where a thing is no file or page."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.root = links.link(CATALOG)

    def at(self, path: str, fragment: str = "") -> URIRef:
        return URIRef(self.links.link(path) + (f"#{fragment}" if fragment else ""))

    def part(self, name: str) -> URIRef:
        """A thing that only the catalogue knows: catalog, publisher, a set, theme-…, region-…."""
        return URIRef(f"{self.root}#{name}")

    def file(self, item: Download) -> URIRef:
        return self.at(item.path, "distribution")


def _about(subject: Node, pairs: Pairs) -> Iterator[Triple]:
    for predicate, value in pairs:
        yield subject, predicate, value


def _texts(predicate: URIRef, texts: Mapping[str, str]) -> Pairs:
    return [(predicate, Literal(text, lang=language)) for language, text in texts.items()]


def _words(key: str) -> dict[str, str]:
    return {language: load_words(language)(key) for language in LANGUAGES}


def _licence(entry: Entry) -> Pairs:
    path = entry.dataset.license.get("path")
    return [(DCTERMS.license, URIRef(path))] if path else []


def _catalog(entries: Sequence[Entry], names: _Names) -> Iterator[Triple]:
    publisher = names.part("publisher")
    yield from _about(publisher, [(RDF.type, FOAF.Agent), *_texts(FOAF.name, _words("portal.maker"))])
    yield from _about(
        names.part("catalog"),
        [
            (RDF.type, DCAT.Catalog),
            *_texts(DCTERMS.title, _words("portal.catalog")),
            *_texts(DCTERMS.description, _words("portal.catalog_dcat")),
            (DCTERMS.publisher, publisher),
            (DCAT.themeTaxonomy, names.part("themes")),
            *_licence(entries[0]),
            (DCAT.service, names.part("api")),
            (DCTERMS.modified, Literal(entries[0].modified, datatype=XSD.date)),
            *((FOAF.homepage, names.at(f"{language}/{PAGES}/index.html")) for language in LANGUAGES),
            *((DCTERMS.language, SPOKEN[language]) for language in LANGUAGES),
            *((DCAT.dataset, names.part(entry.set_id)) for entry in entries),
        ],
    )


def _service(entries: Sequence[Entry], names: _Names) -> Iterator[Triple]:
    """The machine interface, which serves the whole ledger."""
    served = [(DCAT.servesDataset, names.part(entry.set_id)) for entry in entries if entry.dataset.kind == LEDGER]
    return _about(
        names.part("api"),
        [
            (RDF.type, DCAT.DataService),
            *_texts(DCTERMS.title, _words("api.title")),
            *_texts(DCTERMS.description, _words("api.description")),
            (DCTERMS.publisher, names.part("publisher")),
            (DCAT.endpointURL, names.at(f"{FOLDER}/")),
            (DCAT.endpointDescription, names.at(f"{FOLDER}/openapi.json")),
            (DCTERMS.conformsTo, OPENAPI),
            *_licence(entries[0]),
            *served,
        ],
    )


def _concepts(entries: Sequence[Entry], names: _Names) -> Iterator[Triple]:
    """Themes and places, with their names."""
    scheme = names.part("themes")
    yield from _about(scheme, [(RDF.type, SKOS.ConceptScheme), *_texts(SKOS.prefLabel, _words("portal.themes"))])
    for key, zh, en in sorted({theme for entry in entries for theme in entry.themes}):
        yield from _about(
            names.part(f"theme-concept-{key}"),
            [(RDF.type, SKOS.Concept), (SKOS.inScheme, scheme), *_texts(SKOS.prefLabel, {"zh": zh, "en": en})],
        )
    for key, zh, en in sorted({place for entry in entries for place in entry.places}):
        yield from _about(
            names.part(f"place-{key}"),
            [
                (RDF.type, DCTERMS.Location),
                (DCTERMS.identifier, Literal(key)),
                *_texts(SKOS.prefLabel, {"zh": zh, "en": en}),
            ],
        )


def _dataset(entry: Entry, names: _Names) -> Iterator[Triple]:
    publisher, dataset = names.part("publisher"), entry.dataset
    yield from _about(
        names.part(entry.set_id),
        [
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(entry.set_id)),
            (DCAT.version, Literal(dataset.version)),
            *_texts(DCTERMS.title, {language: entry.title(language) for language in LANGUAGES}),
            *_texts(DCTERMS.description, {language: entry.description(language) for language in LANGUAGES}),
            (DCTERMS.publisher, publisher),
            (DCTERMS.creator, publisher),
            (DCTERMS.modified, Literal(entry.modified, datatype=XSD.date)),
            (DCTERMS.accrualPeriodicity, EU["frequency/IRREG"]),
            (DCTERMS.accessRights, EU["access-right/PUBLIC"]),
            *((DCTERMS.language, SPOKEN[language]) for language in LANGUAGES),
            *((DCAT.landingPage, names.at(f"{language}/{entry.page}")) for language in LANGUAGES),
            *((DCTERMS.source, URIRef(url)) for url in sorted(set(dataset.tables["sources"]["url"]) - {""})),
            *((DCAT.distribution, names.file(item)) for item in entry.files),
            *_subjects(entry, names),
        ],
    )
    if dataset.period[0]:
        period, days = (
            names.part(f"{entry.set_id}-period"),
            zip((DCAT.startDate, DCAT.endDate), dataset.period, strict=True),
        )
        yield names.part(entry.set_id), DCTERMS.temporal, period
        yield from _about(
            period, [(RDF.type, DCTERMS.PeriodOfTime), *((name, Literal(day, datatype=XSD.date)) for name, day in days)]
        )


def _subjects(entry: Entry, names: _Names) -> Pairs:
    """What a set is about: themes, places, and their names as keywords."""
    return [
        *((DCAT.theme, theme) for theme in DATA_THEMES),
        *((DCAT.theme, names.part(f"theme-concept-{key}")) for key, _, _ in entry.themes),
        *((DCTERMS.spatial, names.part(f"place-{key}")) for key, _, _ in entry.places),
        *(pair for _, zh, en in (*entry.themes, *entry.places) for pair in _texts(DCAT.keyword, {"zh": zh, "en": en})),
    ]


def _distribution(entry: Entry, item: Download, names: _Names) -> Iterator[Triple]:
    file, checksum = names.at(item.path), names.at(item.path, "checksum")
    form = [(DCTERMS["format"], EU[f"file-type/{FILE_TYPES[item.format]}"])] if item.format in FILE_TYPES else []
    yield from _about(
        names.file(item),
        [
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, file),
            (DCAT.downloadURL, file),
            (DCTERMS.title, Literal(item.name)),
            (DCAT.mediaType, URIRef(MEDIA + item.media_type)),
            *form,
            (DCAT.byteSize, Literal(str(item.size), datatype=XSD.nonNegativeInteger)),
            (DCATAP.availability, EU["planned-availability/STABLE"]),
            (SPDX.checksum, checksum),
            *_licence(entry),
        ],
    )
    yield from _about(
        checksum,
        [
            (RDF.type, SPDX.Checksum),
            (SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
            (SPDX.checksumValue, Literal(item.sha256, datatype=XSD.hexBinary)),
        ],
    )


def _pack_jsonld(graph: Graph) -> bytes:
    """The graph as JSON-LD with short names; what has no order is sorted."""
    context = {prefix: str(space) for prefix, space in PREFIXES.items()}
    packed = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    content = {"@context": context, "@graph": _sorted(packed["@graph"])}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _sorted(value) for key, value in part.items()}
    return (
        sorted(map(_sorted, part), key=lambda item: json.dumps(item, sort_keys=True))
        if isinstance(part, list)
        else part
    )
