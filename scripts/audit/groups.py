"""Names for what is alike: figures that are the same number told again, and figures that may stand side by side.

A name is made of what is alike in them, so that it stays when other figures come. Nothing is judged anew here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from scripts.audit.comparability import NOT_STATED, Comparability, may_compare, scale_key
from scripts.ledger.rows import Figure

DAY, LOCAL, BASIS, CONFLICT, KEPT_APART, ALONE = "day", "local", "basis", "conflict", "apart", "alone"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Figures of several places that may stand side by side, by the name of their group; why any other is in none."""

    groups: Mapping[str, tuple[Figure, ...]]
    group_of: Mapping[str, str]
    reasons: Mapping[str, str]


def name_cell(cells: Iterable[str]) -> str:
    """The name of a cell by what is alike in its figures: the columns of ``counterparts.KEY``, in their order."""
    return _name("c", cells)


def group_figures(figures: Iterable[Figure], comparability: Comparability) -> Grouping:
    """Every figure in a group, or with the reason why it is in none."""
    reasons: dict[str, str] = {}
    alike: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if may_compare(figure):
            alike[scale_key(figure)].append(figure)
        else:
            reasons[figure.figure_id] = _why_alone(figure)
    groups: dict[str, tuple[Figure, ...]] = {}
    for key, rows in alike.items():
        comparable = _settle(rows, comparability, reasons)
        if len({figure.region.region_code for figure in comparable}) > 1:
            groups[_name("g", key)] = tuple(comparable)
        else:
            reasons.update((figure.figure_id, ALONE) for figure in comparable)
    group_of = {figure.figure_id: name for name, rows in groups.items() for figure in rows}
    return Grouping(groups, group_of, reasons)


def _settle(rows: Sequence[Figure], comparability: Comparability, reasons: dict[str, str]) -> list[Figure]:
    """The rows without those that conflict in one place or must be kept apart from another; says why these go."""
    places: dict[str, list[Figure]] = defaultdict(list)
    for figure in rows:
        places[figure.region.region_code].append(figure)
    ids = {figure.figure_id for figure in rows}
    for place in places.values():
        if len(comparability.claims(place)) > 1:
            reasons.update((figure.figure_id, CONFLICT) for figure in place)
    for figure in rows:
        if not ids.isdisjoint(comparability.apart.get(figure.figure_id, ())):
            reasons[figure.figure_id] = KEPT_APART
    return [figure for figure in rows if figure.figure_id not in reasons]


def _why_alone(figure: Figure) -> str:
    if figure.value is None:
        return DAY
    return LOCAL if figure.indicator.is_local and NOT_STATED not in figure.breakdown_id else BASIS


def _name(kind: str, parts: Iterable[str]) -> str:
    """A short name that no program takes for a number."""
    return f"{kind}-{sha256('|'.join(parts).encode()).hexdigest()[:12]}"
