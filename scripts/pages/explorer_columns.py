"""Every figure as columns of codes, which a browser can filter and sort at once; the first rows are on the page itself.

A column has its distinct values in the order in which they sort and one code a row, so that a browser compares small
numbers and never text. Nothing is judged or worded here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

from pypinyin import lazy_pinyin

from scripts import addresses
from scripts.audit.audit import VERDICTS
from scripts.pages.catalogue import Site
from scripts.wording.views import FigureView

STATUSES = ("result", "preliminary", "ongoing", "plan", "target")
GRADES = ("checked", "cited")
Key = TypeVar("Key", bound=Hashable)
Column = dict[str, Any]


def order_figures(site: Site) -> list[FigureView]:
    """Every figure: those checked against the text first, then by region, theme and indicator, the newest first."""
    places = {row.theme_id: int(row.position) for row in site.themes}
    rows = sorted(site.figures, key=lambda view: (view.breakdown_id, view.figure_id))
    rows = sorted(rows, key=lambda view: view.period_end, reverse=True)
    return sorted(
        rows, key=lambda view: (GRADES.index(view.evidence), view.region_code, places[view.theme_id], view.indicator_id)
    )


def find_verdicts(site: Site) -> dict[str, tuple[str, ...]]:
    """The verdicts of all relations that a figure stands in, those that need a look first, by figure_id."""
    found: dict[str, set[str]] = defaultdict(set)
    for check in site.accounts.checks:
        for line in check.working.lines:
            found[line.figure_id].add(check.verdict_id)
    return {figure_id: tuple(name for name in VERDICTS if name in names) for figure_id, names in found.items()}


@cache
def name_order(name: str, language: str) -> tuple[str, str]:
    """Where a name stands in a list: by its sound in Chinese, by its letters in English."""
    return (" ".join(lazy_pinyin(name)) if language == "zh" else name).casefold(), name


def pack_columns(site: Site) -> dict[str, Any]:
    """Every figure in the order of ``order_figures``: ``figures`` are their ids, ``noted`` the rows with a note.

    ``receipt`` has the ``pages`` of receipts and which of them each row has. The other members are columns: ``keys``
    (distinct values in the order in which they sort), ``names`` (what readers see) and ``codes`` (which of them each
    row has). Regions and indicators also have ``pages``, regions ``parents`` (which of them is above, -1 if none),
    indicators ``themes``, periods ``years``, amounts ``digits`` (what of the name is the number) and ``units`` (which
    of ``unit_ids``).
    """
    rows = order_figures(site)
    return {
        "figures": [view.figure_id for view in rows],
        "receipt": _receipts(site, rows),
        "noted": [at for at, view in enumerate(rows) if view.note],
        "region": _regions(site, rows),
        "indicator": _indicators(site, rows),
        "breakdown": _breakdowns(site, rows),
        "period": _periods(rows),
        "status": _named(site, "status", [view.status_id for view in rows], STATUSES),
        "evidence": _named(site, "evidence", [view.evidence for view in rows], GRADES),
        "verdict": _verdicts(site, rows),
        "amount": _amounts(site, rows),
        "stated": _column([view.as_stated for view in rows], keys=str, names=str),
    }


def encode(cells: Iterable[Key], keys: Iterable[Key]) -> list[int]:
    """For each cell its place among the keys."""
    places = {key: place for place, key in enumerate(keys)}
    return [places[cell] for cell in cells]


def _column(cells: Sequence[Any], **members: Callable[[Any], object]) -> Column:
    """A column of distinct cells in their order; ``members`` say what of a cell goes where."""
    order = sorted(set(cells))
    return {**{name: [read(cell) for cell in order] for name, read in members.items()}, "codes": encode(cells, order)}


def _named(site: Site, section: str, cells: Sequence[str], keys: Sequence[str]) -> Column:
    """A column of few values, whose order is given and whose names are in the table of words."""
    return {"keys": list(keys), "names": [site.words(f"{section}.{key}") for key in keys], "codes": encode(cells, keys)}


def _regions(site: Site, rows: Sequence[FigureView]) -> Column:
    """Regions with figures or documents in or below them, by code."""
    keys = sorted(site.weight)
    above = [site.index.get("regions", key).parent_code for key in keys]
    return {
        "keys": keys,
        "names": [site.name("regions", key) for key in keys],
        "codes": encode((view.region_code for view in rows), keys),
        "pages": [str(addresses.region(key)) for key in keys],
        "parents": [place - 1 for place in encode(above, ["", *keys])],
    }


def _indicators(site: Site, rows: Sequence[FigureView]) -> Column:
    language = site.words.language
    cells = [(*name_order(view.indicator, language), view.indicator_id, view.theme_id) for view in rows]
    column = _column(cells, keys=itemgetter(2), names=itemgetter(1), themes=itemgetter(3))
    return {**column, "pages": [site.way(str(addresses.indicator(key))) for key in column["keys"]]}


def _receipts(site: Site, rows: Sequence[FigureView]) -> Column:
    """The page on which the receipt of each figure stands; its id is the anchor."""
    return _column([site.way(view.proof).partition("#")[0] for view in rows], pages=str)


def _breakdowns(site: Site, rows: Sequence[FigureView]) -> Column:
    language = site.words.language
    cells = [(*name_order(view.breakdown, language), view.breakdown_id) for view in rows]
    return _column(cells, keys=itemgetter(2), names=itemgetter(1))


def _periods(rows: Sequence[FigureView]) -> Column:
    """Periods by their last day, then by their first."""
    cells = [(view.period_end, view.period_start, view.period) for view in rows]
    return _column(cells, keys=lambda cell: f"{cell[1]}/{cell[0]}", names=itemgetter(2), years=lambda cell: cell[0][:4])


def _verdicts(site: Site, rows: Sequence[FigureView]) -> Column:
    """Sets of verdicts; those that need a look come first, no verdict last."""
    found, joiner = find_verdicts(site), site.words("text.joiner")
    sets = [found.get(view.figure_id, ()) for view in rows]
    return _column(
        [(not names, tuple(map(VERDICTS.index, names)), names) for names in sets],
        keys=lambda cell: " ".join(cell[2]),
        names=lambda cell: joiner.join(site.words(f"explorer_verdict.{name}") for name in cell[2]),
    )


def _amounts(site: Site, rows: Sequence[FigureView]) -> Column:
    """Values by unit, for those of different units have no order; the unit of most figures comes first."""
    raw = dict(zip(*(site.ledger.frame("figures")[name] for name in ("figure_id", "value")), strict=True))
    counts = Counter(view.unit_id for view in rows)
    units = sorted(counts, key=lambda unit: (-counts[unit], unit))
    places = {unit: place for place, unit in enumerate(units)}
    cells = [
        (places[view.unit_id], view.value or Decimal(), raw[view.figure_id], view.text, view.digits) for view in rows
    ]
    column = _column(cells, keys=itemgetter(2), names=itemgetter(3), digits=itemgetter(4), units=itemgetter(0))
    return {**column, "unit_ids": units}
