"""The catalogue in DCAT: it fits the shapes, both files say the same, and every file of it is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF

from scripts.exports.catalogs import DCAT, make_graph, pack_catalog
from scripts.exports.entries import Entry
from tests.interfaces import make_entries

SHAPES = Path(__file__).parent / "shapes" / "dcat.ttl"
SITE = "https://ledger.example"


# rdflib and pyshacl call what they themselves have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    return make_entries(tmp_path_factory.mktemp("catalogs"))


def read(packed: dict[str, bytes], ending: str) -> Graph:
    form = {"ttl": "turtle", "jsonld": "json-ld"}[ending]
    return Graph().parse(
        data=packed[f"data/catalog.{ending}"].decode(), format=form, publicID=f"{SITE}/data/catalog.ttl"
    )


def fits(graph: Graph) -> tuple[bool, str]:
    conforms, _, report = validate(graph, shacl_graph=str(SHAPES), inference="none")
    return bool(conforms), str(report)


@pytest.mark.parametrize("address", ["", SITE])
def test_the_catalogue_fits_the_shapes(entries: Sequence[Entry], address: str) -> None:
    assert fits(read(pack_catalog(entries, address), "ttl"))[0], fits(read(pack_catalog(entries, address), "ttl"))[1]


def test_the_shapes_find_what_is_missing(entries: Sequence[Entry]) -> None:
    graph = make_graph(entries, SITE)
    graph.remove((URIRef(f"{SITE}/data/catalog#ledger"), DCTERMS.title, None))
    conforms, report = fits(graph)
    assert not conforms
    assert report.count("Constraint Violation") == 1


def test_turtle_and_json_ld_say_the_same_with_and_without_an_address(entries: Sequence[Entry]) -> None:
    graphs = [read(pack_catalog(entries, address), ending) for address in ("", SITE) for ending in ("ttl", "jsonld")]
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])
    assert not any(isinstance(node, BNode) for triple in graphs[0] for node in triple)


def test_the_sets_of_indicators_are_left_out(entries: Sequence[Entry]) -> None:
    graph = make_graph(entries, SITE)
    names = sorted(str(name).partition("#")[2] for name in graph.subjects(RDF.type, DCAT.Dataset))
    assert names == [
        "ledger",
        "region-990000",
        "region-999001",
        "report-qinghe-2023",
        "report-yunling-2023",
        "theme-construction",
        "theme-funds",
        "theme-guarantees",
        "theme-monitoring",
    ]
    about = [str(text) for text in graph.objects(URIRef(f"{SITE}/data/catalog#catalog"), DCTERMS.description)]
    assert any("单个指标的数据集没有列进来" in text for text in about)
    assert any("the sets of single indicators are not listed" in text for text in about)


def test_a_file_is_where_the_catalogue_says_with_its_size(entries: Sequence[Entry]) -> None:
    graph, known = make_graph(entries, SITE), {item.path: item for entry in entries for item in entry.files}
    files = list(graph.subject_objects(DCAT.downloadURL))
    assert files
    for subject, target in files:
        item = known[str(target).removeprefix(f"{SITE}/")]
        assert str(graph.value(subject, DCAT.byteSize)) == str(item.size)


def test_a_set_is_named_in_both_languages(entries: Sequence[Entry]) -> None:
    titles = set(make_graph(entries, SITE).objects(URIRef(f"{SITE}/data/catalog#region-999001"), DCTERMS.title))
    assert titles == {Literal("青禾县：登记的数据", lang="zh"), Literal("Qinghe County: data entered", lang="en")}


def test_the_same_sets_give_the_same_bytes(entries: Sequence[Entry]) -> None:
    assert pack_catalog(entries, "") == pack_catalog(list(entries), "")
