"""Parts and their wholes in one document: which figures a rule joins.

A chart is made only where its figures come from one document and share region and period. Shares that make less than
the whole leave an unnamed rest, which is drawn as computed. Where a remark doubts the base of shares, the chart says
that too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.charts.amounts import HUNDRED, percent_of, value_of
from scripts.charts.identity import name_chart
from scripts.ledger.rows import PERCENT, ChartRule, Figure, Indicator, Qualifier, Status

LEAST_PAIRS, LEAST_PARTS = 2, 3
"""One whole and its part, or two parts, are said in one sentence."""
Occasion = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A whole and its part, with the share that the document itself states, if it does."""

    whole: Figure
    part: Figure
    share: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for figure in (self.whole, self.part, self.share) if figure)

    @property
    def percent(self) -> Decimal:
        """The share of the part in the whole, to one decimal."""
        return percent_of(value_of(self.part), value_of(self.whole))


@dataclass(frozen=True, slots=True)
class PairsChoice:
    """Wholes with their parts, in all breakdowns of one occasion."""

    chart_id: str
    rule: ChartRule
    pairs: tuple[Pair, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for pair in self.pairs for figure in pair.figures)

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """Each whole has a scale of its own; a share is not on it."""
        for pair in self.pairs:
            yield pair.whole, pair.part


@dataclass(frozen=True, slots=True)
class PartsChoice:
    """The parts of one thing from the largest down, the total that is stated, and whether a remark doubts the base."""

    chart_id: str
    rule: ChartRule
    parts: tuple[Figure, ...]
    total: Figure | None
    is_doubted: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return (*self.parts, *((self.total,) if self.total else ()))

    @property
    def whole(self) -> Decimal | None:
        """What the full width stands for: 100 for shares, else the stated total, unless a part is larger."""
        shares = self.parts[0].unit.dimension == "ratio"
        whole = HUNDRED if shares else value_of(self.total) if self.total else None
        return whole if whole is not None and value_of(self.parts[0]) <= whole else None

    @property
    def left(self) -> Decimal | None:
        """What no part names of a hundred per cent. Limits (over, at least …) leave a rest that is not known."""
        left = HUNDRED - sum(map(value_of, self.parts))
        plain = (Qualifier.EXACT, Qualifier.ABOUT)
        is_plain = all(figure.unit.unit_id == PERCENT and figure.qualifier in plain for figure in self.parts)
        return left if is_plain and not self.total and left > 0 else None

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """All of it is on one scale."""
        yield self.figures


def choose_shares(
    figures: Iterable[Figure], rules: Iterable[ChartRule], doubted: Sequence[frozenset[str]]
) -> list[PairsChoice | PartsChoice]:
    """The charts that the figures of one document allow, in the order of the rules, then by region.

    ``doubted``: sets of figures of which a remark doubts the base.
    """
    regions: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.value >= 0:
            regions[figure.region.region_code].append(figure)
    choices: list[PairsChoice | PartsChoice | None] = []
    for rule in rules:
        for rows in regions.values():
            if rule.kind == "part-whole":
                choices.append(_choose_pairs(rule, rows))
            elif rule.kind == "composition":
                choices.append(_choose_parts(rule, rows, doubted))
    return [choice for choice in choices if choice]


def _name(rule: ChartRule, figure: Figure) -> str:
    return name_chart(figure.region.region_code, rule.chart_id, figure.source.source_id)


def _is_of(figure: Figure, indicator: Indicator | None) -> bool:
    return indicator is not None and figure.indicator.indicator_id == indicator.indicator_id


def _cell(indicator: Indicator, figure: Figure) -> Occasion:
    """Where a figure of an indicator would stand that goes with this one."""
    return indicator.indicator_id, figure.breakdown_id, figure.period_end, figure.period_start


def _choose_pairs(rule: ChartRule, figures: Sequence[Figure]) -> PairsChoice | None:
    """The occasion with most pairs, then the newest; a document has one chart of a rule and a region."""
    by_cell = {_cell(figure.indicator, figure): figure for figure in figures}
    occasions: dict[Occasion, list[Pair]] = defaultdict(list)
    for part in figures:
        whole = by_cell.get(_cell(rule.indicator, part))
        if _is_of(part, rule.part) and whole and 0 < value_of(whole) >= value_of(part):
            share = by_cell.get(_cell(rule.share, part)) if rule.share else None
            occasions[part.period_end, part.period_start].append(Pair(whole, part, share))
    _, pairs = max(occasions.items(), key=lambda item: (len(item[1]), item[0]), default=((), []))
    pairs.sort(key=lambda pair: pair.whole.breakdown_id)
    return PairsChoice(_name(rule, pairs[0].whole), rule, tuple(pairs)) if len(pairs) >= LEAST_PAIRS else None


def _choose_parts(rule: ChartRule, figures: Sequence[Figure], doubted: Sequence[frozenset[str]]) -> PartsChoice | None:
    """The results with most parts, then the newest."""
    groups: dict[Occasion, list[Figure]] = defaultdict(list)
    totals: dict[Occasion, Figure] = {}
    for figure in figures:
        if not _is_of(figure, rule.indicator):
            continue
        days, is_result = (figure.period_end, figure.period_start), figure.status == Status.RESULT
        occasion: Occasion = (is_result, *days, figure.status, figure.unit.unit_id)
        if figure.breakdown_id.startswith(f"{rule.dimension}="):
            groups[occasion].append(figure)
        elif not figure.breakdown:
            totals.setdefault(occasion, figure)
    occasion, parts = max(groups.items(), key=lambda item: (len(item[1]), item[0]), default=((), []))
    if len(parts) < LEAST_PARTS:
        return None
    parts.sort(key=value_of, reverse=True)
    is_doubted = any({figure.figure_id for figure in parts} <= doubt for doubt in doubted)
    return PartsChoice(_name(rule, parts[0]), rule, tuple(parts), totals.get(occasion), is_doubted)
