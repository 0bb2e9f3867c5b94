"""The catalogue for other portals: DCAT 3 with the properties of DCAT-AP, as Turtle.

An index with the whole ledger, its earlier releases and its themes, a catalogue of the indicators, and one for each
province with its regions and reports. Nothing is a blank node, so the same data give the same triples under the same
names. Where the site's address is not known, names are relative to the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD, Namespace
from rdflib.term import Node

from scripts import addresses
from scripts.addresses import NATION, Address
from scripts.artefacts import WHOLE, Artefact, Part, one_file
from scripts.audit.part_days import province_of_part
from scripts.exports.archives import PACKAGE
from scripts.exports.bilingual import spoken
from scripts.exports.file_links import Links
from scripts.exports.formats import MEDIA_TYPES
from scripts.exports.holdings import Holdings, PartFile, part_name, part_page
from scripts.languages import Localized, list_languages
from scripts.ledger.versions import Release, version_day

DCAT = Namespace("http://www.w3.org/ns/dcat#")  # that of rdflib does not know the version 3
DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA = "https://www.iana.org/assignments/media-types/"
OPENAPI = URIRef("https://spec.openapis.org/oas/v3.1.0")
FILE_TYPES = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX", "zip": "ZIP"}  # those that the EU's list surely names
EU_LISTS = ("language", "data-theme", "frequency", "access-right", "planned-availability", "file-type")
"""The lists of the EU's vocabularies whose terms stand in nearly every line."""
PREFIXES = {
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "skos": SKOS,
    "xsd": XSD,
    "dcatap": DCATAP,
    "vcard": VCARD,
    **{name: EU[f"{name}/"] for name in EU_LISTS},
    **{name: f"{MEDIA}{name}/" for name in ("text", "application")},
}
DATA_THEMES = [(DCAT.theme, EU[f"data-theme/{name}"]) for name in ("AGRI", "REGI")]
LANGUAGES = {"zh": EU["language/ZHO"], "en": EU["language/ENG"]}
LISTED = ("region", "report")
"""Kinds of parts that the catalogue of a province has."""
INDICATORS = "indicators"
"""The catalogue of the indicators."""
TITLES = {WHOLE: "portal.catalog", Part("catalog", INDICATORS): "portal.catalog_indicators"}
Triple = tuple[Node, URIRef, Node]
Pairs = Iterable[tuple[URIRef, Node]]


def catalog_artefacts(holdings: Holdings) -> Iterator[Artefact[tuple[Triple, ...]]]:
    """The index, the catalogue of the indicators, and that of each province that has a region or a report in it."""
    provinces: dict[str, list[Part]] = {}
    for part in holdings.parts:
        if part.kind in LISTED:
            provinces.setdefault(province_of_part(holdings.facts, part), []).append(part)
    themes, indicators = (
        tuple(part for part in holdings.parts if part.kind == kind and holdings.count(part))
        for kind in ("theme", "indicator")
    )
    below = tuple(map(_root, (INDICATORS, *sorted(provinces))))
    catalogs = [Catalog(holdings, WHOLE, (WHOLE, *themes), below)]
    catalogs += [Catalog(holdings, Part("catalog", INDICATORS), indicators)]
    catalogs += [Catalog(holdings, Part("province", code), tuple(parts)) for code, parts in sorted(provinces.items())]
    for catalog in catalogs:
        yield one_file(f"{_root(catalog.part.key)}.ttl", catalog.part, catalog.describe, pack_catalog)


def pack_catalog(triples: Iterable[Triple]) -> bytes:
    """A catalogue as Turtle with short names."""
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    graph += triples
    return graph.serialize(format="turtle").encode()


@dataclass(frozen=True)
class Catalog:
    """Says what a catalogue lists: of the whole or of a province, with these parts; ``below``: roots of others."""

    holdings: Holdings
    part: Part
    parts: tuple[Part, ...]
    below: tuple[str, ...] = ()

    def describe(self) -> tuple[Triple, ...]:
        """The catalogue as triples."""
        places = sorted({code for part in self.parts for code in self._places(part)})
        return tuple(
            (subject, predicate, value)
            for subject, pairs in (
                self._publisher(),
                *([self._contact()] if self._has_contact else []),
                self._catalog(),
                *(
                    thing
                    for one in (self.holdings.earlier if self.part == WHOLE else ())
                    for thing in self._release(one)
                ),
                *((self._at(page), [(RDF.type, FOAF.Document)]) for page in self._pages()),
                *([self._service()] if self.part == WHOLE else []),
                *(self._place(code) for code in places),
                *(thing for part in self.parts for thing in self._dataset(part)),
            )
            for predicate, value in pairs
        )

    def _publisher(self) -> tuple[URIRef, Pairs]:
        return self._own("publisher"), [(RDF.type, FOAF.Agent), *_texts(FOAF.name, spoken("portal.maker"))]

    @property
    def _has_contact(self) -> bool:
        return bool(self.holdings.keeper.mail or self.holdings.keeper.repository)

    def _contact(self) -> tuple[URIRef, Pairs]:
        """Whom to write to, as keeper.toml says."""
        keeper = self.holdings.keeper
        names = _texts(VCARD.fn, keeper.name or spoken("portal.maker"))
        mail = [(VCARD.hasEmail, URIRef(f"mailto:{keeper.mail}"))] if keeper.mail else []
        forge = [(VCARD.hasURL, URIRef(keeper.repository))] if keeper.repository else []
        return self._own("contact"), [(RDF.type, VCARD.Organization), (RDF.type, VCARD.Kind), *names, *mail, *forge]

    def _pages(self) -> list[Address]:
        """The pages that the catalogue names."""
        pages = [addresses.datasets(), *(part_page(part) for part in self.parts if part != WHOLE)]
        return [page.within(language.code) for page in pages for language in list_languages()]

    def _release(self, release: Release) -> Iterator[tuple[URIRef, Pairs]]:
        """An earlier release: a version of the whole, and its package."""
        version, whole = release.version, self.holdings
        package = PartFile(addresses.release(version, PACKAGE))
        yield self._distribution(WHOLE, package)
        properties = [
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(f"ledger-{version}")),
            (DCAT.version, Literal(version)),
            (DCAT.isVersionOf, self._own(part_name(WHOLE))),
            *_texts(DCTERMS.title, spoken("portal.release", title=whole.title(WHOLE), version=version)),
            *_texts(DCTERMS.description, spoken("portal.release_about", version=version)),
            *self._shared(version_day(version)),
            (DCTERMS.accessRights, EU["access-right/PUBLIC"]),
            (DCAT.landingPage, self._at(addresses.datasets().within(list_languages()[0].code))),
            (DCAT.distribution, self._at(package.address, "distribution")),
            *DATA_THEMES,
        ]
        yield self._own(f"ledger-{version}"), properties

    def _catalog(self) -> tuple[URIRef, Pairs]:
        title = TITLES.get(self.part, "portal.catalog_of")
        name = self.holdings.name(Part("region", self.part.key))
        day = max(self.holdings.day(part) for part in self.parts).isoformat()
        return self._own("catalog"), [
            (RDF.type, DCAT.Catalog),
            *_texts(DCTERMS.title, spoken(title, name=name)),
            *_texts(DCTERMS.description, spoken("portal.catalog_dcat")),
            *self._shared(day),
            *self._licence(),
            (FOAF.homepage, self._at(addresses.datasets().within(list_languages()[0].code))),
            *((DCAT.dataset, self._own(part_name(part))) for part in self.parts),
            *((DCAT.catalog, self._own("catalog", root)) for root in self.below),
            *([(DCAT.service, self._own("api"))] if self.part == WHOLE else []),
        ]

    def _service(self) -> tuple[URIRef, Pairs]:
        """The machine interface, which serves the whole ledger."""
        return self._own("api"), [
            (RDF.type, DCAT.DataService),
            *_texts(DCTERMS.title, spoken("api.title")),
            *_texts(DCTERMS.description, spoken("api.description")),
            (DCTERMS.publisher, self._own("publisher")),
            (DCAT.endpointURL, self._at(addresses.api("index.json"))),
            (DCAT.endpointDescription, self._at(addresses.api("openapi.json"))),
            (DCTERMS.conformsTo, OPENAPI),
            *self._licence(),
            (DCAT.servesDataset, self._own(part_name(WHOLE))),
        ]

    def _place(self, code: str) -> tuple[URIRef, Pairs]:
        named = _texts(SKOS.prefLabel, self.holdings.name(Part("region", code)))
        return self._own(f"place-{code}"), [(RDF.type, DCTERMS.Location), (DCTERMS.identifier, Literal(code)), *named]

    def _dataset(self, part: Part) -> Iterator[tuple[URIRef, Pairs]]:
        """A set with its period and its files."""
        holdings, name, (start, end) = self.holdings, part_name(part), self.holdings.period(part)
        files, period = holdings.files(part), self._own(f"{name}-period")
        yield (
            self._own(name),
            [
                (RDF.type, DCAT.Dataset),
                (DCTERMS.identifier, Literal(name)),
                *((*self._versions(), *_keywords()) if part == WHOLE else ()),
                *_texts(DCTERMS.title, holdings.title(part)),
                *_texts(DCTERMS.description, holdings.description(part)),
                *self._shared(holdings.day(part).isoformat()),
                (DCTERMS.accrualPeriodicity, EU["frequency/IRREG"]),
                (DCTERMS.accessRights, EU["access-right/PUBLIC"]),
                *((DCAT.landingPage, self._at(part_page(part).within(item.code))) for item in list_languages()),
                *DATA_THEMES,
                *((DCTERMS.spatial, self._own(f"place-{code}")) for code in self._places(part)),
                *((DCAT.distribution, self._at(file.address, "distribution")) for file in files),
                *([(DCTERMS.temporal, period)] if start else []),
            ],
        )
        if start:
            yield period, [(RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, _day(start)), (DCAT.endDate, _day(end))]
        yield from (self._distribution(part, file) for file in files)

    def _versions(self) -> Pairs:
        """Which version the whole is, and those before."""
        names = [self._own(f"ledger-{release.version}") for release in self.holdings.earlier]
        before = [(DCAT.previousVersion, name) for name in names[:1]]
        return [(DCAT.version, Literal(self.holdings.version)), *((DCAT.hasVersion, name) for name in names), *before]

    def _distribution(self, part: Part, file: PartFile) -> tuple[URIRef, Pairs]:
        form, where = file.form, self._at(file.address)
        titles = {language: f"{title} ({form.upper()})" for language, title in self.holdings.title(part).texts.items()}
        properties = [(DCTERMS["format"], EU[f"file-type/{FILE_TYPES[form]}"])] if form in FILE_TYPES else []
        return self._at(file.address, "distribution"), [
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, where),
            (DCAT.downloadURL, where),
            *_texts(DCTERMS.title, Localized(titles)),
            (DCAT.mediaType, URIRef(MEDIA + MEDIA_TYPES[form])),
            *properties,
            *_languages(file.language),
            (DCATAP.availability, EU["planned-availability/STABLE"]),
            *self._licence(),
        ]

    def _shared(self, day: str) -> Pairs:
        """What catalogues and sets say alike."""
        contact = [(DCAT.contactPoint, self._own("contact"))] if self._has_contact else []
        return [
            (DCTERMS.publisher, self._own("publisher")),
            (DCTERMS.modified, _day(day)),
            *_languages(*LANGUAGES),
            *contact,
        ]

    def _licence(self) -> Pairs:
        return [(DCTERMS.license, URIRef(path))] if (path := self.holdings.licence.path) else []

    def _places(self, part: Part) -> list[str]:
        """Codes of the places of a set; a theme is of the nation."""
        return self.holdings.places(part) if part.kind in LISTED else [NATION]

    def _at(self, address: Address, fragment: str = "") -> URIRef:
        """A file or page of the site, or with a fragment what is said of it."""
        links = Links(f"{_root(self.part.key)}.ttl", self.holdings.address)
        return URIRef(links.to(address) + (f"#{fragment}" if fragment else ""))

    def _own(self, name: str, root: str = "") -> URIRef:
        """A thing that only a catalogue knows: catalog, publisher, a set, place-…."""
        return self._at(Address(root or _root(self.part.key), is_page=False), name)


def dataset_name(holdings: Holdings, part: Part) -> Address:
    """The name of the data of a part in the catalogue: one in all languages and vocabularies."""
    root = _root(INDICATORS if part.kind == "indicator" else "")
    if part.kind in LISTED:
        root = _root(province_of_part(holdings.facts, part))
    return Address(root, part_name(part), is_page=False)


def _root(province: str = "") -> str:
    return addresses.data_file(f"catalog/{province}" if province else "catalog").path


def _texts(predicate: URIRef, texts: Localized) -> Pairs:
    return [(predicate, Literal(text, lang=language)) for language, text in texts.texts.items()]


def _languages(*codes: str) -> Pairs:
    return [(DCTERMS.language, LANGUAGES[code]) for code in codes if code]


def _keywords() -> Pairs:
    """Words under which the data are looked for."""
    texts = spoken("portal.keywords").texts.items()
    return [(DCAT.keyword, Literal(word, lang=language)) for language, text in texts for word in text.split("; ")]


def _day(day: str) -> Literal:
    return Literal(day, datatype=XSD.date)
