"""Catalogues are read as one graph, and each kind of fault is told once with its number."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS

from scripts.exports.catalogs import catalog_artefacts
from tests.taken import extend, hold, make
from tools.shapes import BASE, list_faults, read_catalogs

SHAPES = Path(__file__).parent / "shapes" / "dcat.ttl"
# rdflib and pyshacl call what they themselves have marked as old.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_faults_of_all_catalogues_are_counted_by_their_kind(example: Path, tmp_path: Path) -> None:
    for path, content in make(catalog_artefacts(hold(extend(example)))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    graph, shapes = read_catalogs(tmp_path), Graph().parse(SHAPES)
    assert list(list_faults(graph, shapes)) == []
    names = [f"{BASE}data/catalog#ledger", f"{BASE}data/catalog/990000#region-999001"]
    for name in names:
        graph.remove((URIRef(name), DCTERMS.identifier, None))
    (fault,) = list_faults(graph, shapes)
    assert fault.startswith(
        "Violation: http://purl.org/dc/terms/identifier: MinCountConstraintComponent, 2 times, such as "
    )
