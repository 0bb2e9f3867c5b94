"""What may stand on one scale: pairs that the data keep apart, and sources that state one cell alike or not.

Nothing may be compared by default: whoever sets figures side by side asks here, and a chart that joins what must be
kept apart stops the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from scripts.audit.audit import NOT_COMPARABLE, Verdict
from scripts.audit.counterparts import AGREE, Cell, Rank, rank_source
from scripts.findings import Finding, file_fault
from scripts.ledger.rows import Figure

T = TypeVar("T")
NOT_STATED = "=not-stated"
CHARTS = "data/reference/charts.csv"


@dataclass(frozen=True)
class Comparability:
    """What the data say of figures side by side.

    ``apart``: the figures from which a figure must be kept apart. ``cells``: for a figure whose cell another source
    fills with a number that agrees when rounded, the first figure of that cell.
    """

    apart: Mapping[str, frozenset[str]]
    cells: Mapping[str, str]

    def clash(self, figure_ids: Collection[str]) -> tuple[str, str] | None:
        """The first two of these figures that must be kept apart; None where there are none."""
        pairs = ((one, other) for one in sorted(figure_ids) for other in sorted(self.apart.get(one, ())))
        return next((pair for pair in pairs if pair[1] in figure_ids), None)

    def claims(self, figures: Iterable[Figure]) -> list[list[Figure]]:
        """Figures of one cell by what they claim, each claim with its most precise figure of the first source first.

        Figures make one claim where value and qualifier are the same, or where the cell agrees when rounded. More than
        one claim is a conflict, or a matter of qualifiers: no claim is preferred, and nothing is averaged.
        """
        return self.claims_of(figures, lambda figure: figure)

    def claims_of(self, items: Iterable[T], figure_of: Callable[[T], Figure]) -> list[list[T]]:
        """``claims`` of what stands for figures."""
        claims: dict[tuple[str, ...], list[T]] = defaultdict(list)
        for item in items:
            figure = figure_of(item)
            cell = self.cells.get(figure.figure_id)
            claims[(cell,) if cell else (str(figure.value), figure.qualifier)].append(item)
        ordered = [sorted(claim, key=lambda item: _roughness(figure_of(item))) for claim in claims.values()]
        return sorted(ordered, key=lambda claim: _value_and_id(figure_of(claim[0])))

    def check_scales(self, chart_id: str, scales: Iterable[Sequence[Figure]]) -> Iterator[Finding]:
        """A finding for each scale of a chart that joins what must be kept apart, in units or over places too."""
        for scale in scales:
            pair = self.clash({figure.figure_id for figure in scale}) or _different(scale)
            if pair:
                yield file_fault(CHARTS, "chart-scale", chart=chart_id, one=pair[0], other=pair[1])


def read_comparability(verdicts: Iterable[Verdict], cells: Iterable[Cell]) -> Comparability:
    """What the verdicts and the cells of a ledger say of comparing."""
    apart: dict[str, set[str]] = defaultdict(set)
    for verdict in verdicts:
        if verdict.verdict == NOT_COMPARABLE:
            one, other = verdict.figure_ids
            apart[one].add(other)
            apart[other].add(one)
    alike = (cell.figure_ids for cell in cells if cell.verdict == AGREE and not cell.truncated)
    return Comparability(
        {key: frozenset(others) for key, others in apart.items()}, {key: ids[0] for ids in alike for key in ids}
    )


def may_compare(figure: Figure) -> bool:
    """Whether a figure may stand beside that of another place.

    It is a number from zero up, it says on what basis it stands (its breakdown does not end in not-stated), and its
    indicator does not forbid it.
    """
    stated = figure.value is not None and figure.value >= 0 and NOT_STATED not in figure.breakdown_id
    return stated and not figure.indicator.is_local


def scale_key(figure: Figure) -> tuple[str, ...]:
    """All that must be the same in figures that are compared over places."""
    about = figure.indicator.indicator_id, figure.breakdown_id, figure.unit.unit_id, figure.status, figure.measured
    return *about, figure.period_start.isoformat(), figure.period_end.isoformat()


def _roughness(figure: Figure) -> tuple[int, Rank, str]:
    digits = str(figure.value).replace(".", "").strip("0")
    return -len(digits), rank_source(figure.source), figure.figure_id


def _value_and_id(figure: Figure) -> tuple[Decimal, str]:
    return figure.value or Decimal(0), figure.figure_id


def _different(scale: Sequence[Figure]) -> tuple[str, str] | None:
    """The first two figures of a scale that differ in unit, or in place though their indicator forbids it."""
    pairs = combinations(sorted(scale, key=lambda figure: figure.figure_id), 2)
    return next(((one.figure_id, other.figure_id) for one, other in pairs if _differ(one, other)), None)


def _differ(one: Figure, other: Figure) -> bool:
    local = one.indicator.is_local and other.indicator.is_local
    return one.unit.unit_id != other.unit.unit_id or (local and one.region.region_code != other.region.region_code)
