"""The catalogue in DCAT: it fits the shapes, and every file of it is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, RDF

from scripts.exports.catalogs import DCAT, VCARD, catalog_artefacts
from scripts.exports.downloads import part_artefacts
from scripts.exports.releases import release_artefacts
from scripts.keeper import Keeper
from scripts.languages import Localized
from scripts.ledger.versions import Release
from tests.taken import SITE, extend, hold, make

SHAPES = Path(__file__).parent / "shapes" / "dcat.ttl"
INDEX, PROVINCE, INDICATORS = "data/catalog", "data/catalog/990000", "data/catalog/indicators"
ROOTS = [INDEX, PROVINCE, INDICATORS]
# rdflib and pyshacl call what they themselves have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def files(example: Path) -> dict[str, bytes]:
    return make(catalog_artefacts(hold(extend(example), SITE)))


def read(files: dict[str, bytes], root: str) -> Graph:
    return Graph().parse(data=files[f"{root}.ttl"].decode(), format="turtle", publicID=f"{SITE}/{root}.ttl")


def fits(graph: Graph) -> tuple[bool, str]:
    conforms, _, report = validate(graph, shacl_graph=str(SHAPES), inference="none")
    return bool(conforms), str(report)


@pytest.mark.parametrize("root", ROOTS)
def test_the_catalogues_fit_the_shapes(files: dict[str, bytes], root: str) -> None:
    conforms, report = fits(read(files, root))
    assert conforms, report


def test_the_shapes_find_what_is_missing(files: dict[str, bytes]) -> None:
    graph = read(files, INDEX)
    graph.remove((URIRef(f"{SITE}/data/catalog#ledger"), DCTERMS.title, None))
    conforms, report = fits(graph)
    assert not conforms
    assert report.count("Constraint Violation") == 1


@pytest.mark.parametrize("root", ROOTS)
def test_it_says_the_same_with_and_without_an_address(example: Path, root: str) -> None:
    packed = [make(catalog_artefacts(hold(extend(example), SITE))), make(catalog_artefacts(hold(example)))]
    absolute, relative = (read(files, root) for files in packed)
    assert isomorphic(absolute, relative)
    assert not any(isinstance(node, BNode) for triple in absolute for node in triple)


def names(graph: Graph) -> list[str]:
    return sorted(str(name).partition("#")[2] for name in graph.subjects(RDF.type, DCAT.Dataset))


def test_an_index_leads_to_the_indicators_and_to_each_province(files: dict[str, bytes]) -> None:
    assert sorted(files) == sorted(f"{root}.ttl" for root in ROOTS)
    assert len(names(read(files, INDICATORS))) == 10
    index = read(files, INDEX)
    assert names(index) == ["ledger", "theme-construction", "theme-funds", "theme-guarantees", "theme-monitoring"]
    assert names(read(files, PROVINCE)) == [
        "region-990000",
        "region-999001",
        "report-qinghe-2023",
        "report-yunling-2023",
    ]
    own = URIRef(f"{SITE}/data/catalog#catalog")
    assert sorted(map(str, index.objects(own, DCAT.catalog))) == [
        f"{SITE}/data/catalog/990000#catalog",
        f"{SITE}/data/catalog/indicators#catalog",
    ]
    assert len(list(index.objects(own, FOAF.homepage))) == 1


def test_every_file_is_where_a_catalogue_says_and_has_a_title(files: dict[str, bytes], example: Path) -> None:
    holdings = hold(example, SITE)
    known = make([*part_artefacts(holdings), *release_artefacts(holdings)])
    for root in ROOTS:
        graph = read(files, root)
        for subject, target in graph.subject_objects(DCAT.downloadURL):
            assert str(target).removeprefix(f"{SITE}/") in known
            assert len(list(graph.objects(subject, DCTERMS.title))) == 2


def test_a_set_is_named_in_both_languages(files: dict[str, bytes]) -> None:
    titles = set(read(files, PROVINCE).objects(URIRef(f"{SITE}/data/catalog/990000#region-999001"), DCTERMS.title))
    assert titles == {Literal("青禾县：登记的数据", lang="zh"), Literal("Qinghe County: data entered", lang="en")}


def test_the_whole_names_its_versions_and_whom_to_write_to(example: Path) -> None:
    kept = [Release(version, Path(), {}) for version in ("2024.2.1", "2024.1.5", "2023.12.1")]
    keeper = Keeper(Localized({"zh": "示例小组", "en": "Example group"}), "ledger@example.org")
    holdings = replace(hold(extend(example), SITE, *kept), keeper=keeper)
    graph = read(make(catalog_artefacts(holdings)), INDEX)
    conforms, report = fits(graph)
    assert conforms, report
    root = f"{SITE}/data/catalog#"
    whole = URIRef(f"{root}ledger")
    assert sorted(map(str, graph.objects(whole, DCAT.hasVersion))) == [
        f"{root}ledger-2023.12.1",
        f"{root}ledger-2024.1.5",
    ]
    assert [*map(str, graph.objects(whole, DCAT.previousVersion))] == [f"{root}ledger-2024.1.5"]
    before = URIRef(f"{root}ledger-2024.1.5")
    assert list(graph.objects(before, DCAT.isVersionOf)) == [whole]
    (package,) = graph.objects(before, DCAT.distribution)
    assert [*map(str, graph.objects(package, DCAT.downloadURL))] == [f"{SITE}/data/releases/2024.1.5/ledger.zip"]
    (contact,) = graph.objects(whole, DCAT.contactPoint)
    assert [*map(str, graph.objects(contact, VCARD.hasEmail))] == ["mailto:ledger@example.org"]


def test_nobody_to_write_to_is_no_contact(files: dict[str, bytes]) -> None:
    assert list(read(files, INDEX).subject_objects(DCAT.contactPoint)) == []


def test_the_same_data_give_the_same_bytes(files: dict[str, bytes], example: Path) -> None:
    assert make(catalog_artefacts(hold(example, SITE))) == files
