"""Figures for the search: those of a province, or in a large ledger of a place, and where the digits of a number stand.

Printed (6,314 户; 8,416 万元), stated (8416万) or in base units (84160000), a number has the same digits once the zeros
at its ends are off: by these it is looked for. docs/assets/search-figures.js asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from scripts.addresses import province_of
from scripts.artefacts import Artefact
from scripts.ledger.columns import Json
from scripts.pages.catalogue import Site
from scripts.pages.places import pack_json
from scripts.wording.views import FigureView

FOLDER, LIST = "search", "figure-files"
Row = tuple[str, str, str, str, str, str, str]


def artefacts(site: Site) -> Iterator[Artefact[tuple[bytes, ...]]]:
    """The figures by place, the places of numbers by their first two digits, and a list of these files."""
    places = {f"figures-{code}": rows for code, rows in _by_place(site).items()}
    files = places | _by_digits(site)
    for name, content in {**files, LIST: list(files)}.items():
        path = f"{FOLDER}/{name}.js"
        yield site.files(name, (path,), partial(_pack, name, path, content))


def _pack(name: str, path: str, content: Json) -> dict[str, bytes]:
    return {path: f'ledgerSearch.take("{name}",{pack_json(content)});\n'.encode()}


def _by_place(site: Site) -> dict[str, list[Row]]:
    """The figures of each province and what is below it, in a large ledger of each place, in their order."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for view in site.figures:
        rows[_file_of(view, site)].append(_row(view, site))
    return dict(sorted(rows.items()))


def _file_of(view: FigureView, site: Site) -> str:
    return view.region_code if site.facts.is_large else province_of(view.region_code)


def _row(view: FigureView, site: Site) -> Row:
    """Region code and name, what is measured, when, how much, the value in base units, and the receipt."""
    value = "" if view.value is None else f"{view.value:f}"
    return (
        view.region_code,
        view.region,
        view.name,
        view.period,
        view.text,
        value,
        site.ways.get(view.proof, view.proof),
    )


def _by_digits(site: Site) -> dict[str, Json]:
    """For the digits of a value: code of the file and number of the row, one after the other."""
    files: dict[str, dict[str, list[str | int]]] = defaultdict(lambda: defaultdict(list))
    counts: dict[str, int] = defaultdict(int)
    for view in site.figures:
        code = _file_of(view, site)
        if view.value is not None and (digits := significant(view.value)):
            files[f"numbers-{digits[:2]}"][digits] += [code, counts[code]]
        counts[code] += 1
    return dict(sorted(files.items()))


def significant(value: Decimal) -> str:
    """The digits of a number without its sign, its point and the zeros at either end; "" of 0."""
    return f"{value:f}".replace("-", "").replace(".", "").strip("0")
