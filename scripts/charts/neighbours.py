"""One indicator over places: regions of one level, a region beside those above it, the provinces on a tile grid.

Only where all but the place is the same, and never totals, which would rank places by their size: shares, and what the
rules of kind ``parents`` name (amounts per person). Where the sources of one place agree it has one bar; where they do
not it is left out, and named. A chart needs LEAST values: fewer are said in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor

from scripts.audit.comparability import NOT_STATED, Comparability
from scripts.charts.captions import HAN_SPACE, Captions, Chart, Row, head_unit
from scripts.charts.content import Compare, Frame, Step, Tile, Tiles
from scripts.charts.grid import GRID
from scripts.charts.identity import name_chart
from scripts.ledger.rows import ChartRule, Figure, Qualifier, Region, Status
from scripts.phrases import fill

LEAST, MOST = 3, 20
LEAST_TILES = 10
"""Fewer tiles would be a grid of empty cells."""
MOST_STEPS = 5
SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "≈",
    Qualifier.OVER: ">",
    Qualifier.AT_LEAST: "≥",
    Qualifier.UNDER: "<",
    Qualifier.AT_MOST: "≤",
}
ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
Claim = tuple[Figure, ...]
"""Figures of one place that say the same; the first names it."""


@dataclass(frozen=True, slots=True)
class PlacesChoice:
    """A claim of each place in the order drawn, and the places that are left out because their sources differ."""

    chart_id: str
    kind: str
    claims: tuple[Claim, ...]
    absent: tuple[Region, ...]
    rule: ChartRule | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for claim in self.claims for figure in claim)

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """All of it is on one scale."""
        yield self.figures


def may_stand_beside(figure: Figure, free: frozenset[str]) -> bool:
    """Whether a figure may stand beside that of another place, however large the two are.

    ``free``: the indicators of amounts for which size does not matter. Shares need no rule. The basis must be stated.
    """
    sized = figure.unit.dimension != "ratio" and figure.indicator.indicator_id not in free
    stated = figure.value is not None and NOT_STATED not in figure.breakdown_id
    return stated and not sized and not figure.indicator.is_local


def free_of_size(rules: Iterable[ChartRule]) -> frozenset[str]:
    """The indicators of amounts for which the size of a place does not matter."""
    return frozenset(rule.indicator.indicator_id for rule in rules if rule.kind == "parents")


def choose_places(figures: Iterable[Figure], comparability: Comparability, free: frozenset[str]) -> list[PlacesChoice]:
    """Charts of one indicator over places of one level, each the newest of its id, the newest first."""
    groups = _group(figures, free, lambda figure: figure.region.level)
    choices = []
    for (level, *_), places in groups.items():
        claims, absent = _settle(places, comparability)
        if LEAST <= len(claims) <= MOST:
            name = _name(claims[0][0], "places", level)
            choices.append(PlacesChoice(name, "places", tuple(sorted(claims, key=_falling)), absent))
    return _newest(choices)


def choose_tiles(figures: Iterable[Figure], comparability: Comparability, free: frozenset[str]) -> list[PlacesChoice]:
    """Tile charts of one indicator.

    Where the sources of one province differ there is none: an empty cell would say that nothing was reported.
    """
    groups = _group((figure for figure in figures if figure.region.region_code in GRID), free, lambda _: "tiles")
    choices = []
    for places in groups.values():
        claims, absent = _settle(places, comparability)
        if len(claims) >= LEAST_TILES and not absent:
            name = _name(claims[0][0], "tiles", "")
            choices.append(PlacesChoice(name, "tiles", tuple(sorted(claims, key=_falling)), absent))
    return _newest(choices)


def choose_levels(
    region: Region, figures: Mapping[str, Sequence[Figure]], comparability: Comparability, rules: Sequence[ChartRule]
) -> list[PlacesChoice]:
    """A region and those above it, upwards, for each rule of kind ``parents``; ``figures`` are by region code."""
    codes = [place.region_code for place in (region, *reversed(region.above))]
    order = {rule.indicator.indicator_id: rule for rule in rules if rule.kind == "parents"}
    own = (figure for code in codes for figure in figures.get(code, ()))
    groups = _group((f for f in own if f.indicator.indicator_id in order), frozenset(order), lambda _: "levels")
    choices = []
    for places in groups.values():
        claims, absent = _settle(places, comparability)
        claims.sort(key=lambda claim: codes.index(claim[0].region.region_code))
        if len(claims) >= LEAST and claims[0][0].region.region_code == region.region_code:
            first = claims[0][0]
            name, rule = _name(first, "levels", region.region_code), order[first.indicator.indicator_id]
            choices.append(PlacesChoice(name, "levels", tuple(claims), absent, rule))
    places_of = {key: place for place, key in enumerate(order)}
    newest = sorted(_newest(choices), key=lambda choice: places_of[choice.figures[0].indicator.indicator_id])
    return sorted(newest, key=lambda choice: choice.figures[0].period_end, reverse=True)


def _group(
    figures: Iterable[Figure], free: frozenset[str], apart: Callable[[Figure], str]
) -> Mapping[tuple[str, ...], Mapping[str, Sequence[Figure]]]:
    """Figures that may stand beside each other, by all that must be the same, then by region code."""
    groups: dict[tuple[str, ...], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if may_stand_beside(figure, free):
            groups[(apart(figure), *_but_place(figure))][figure.region.region_code].append(figure)
    return groups


def _but_place(figure: Figure) -> tuple[str, ...]:
    """All that must be the same in figures that are compared over places."""
    return (
        figure.indicator.indicator_id,
        figure.breakdown_id,
        figure.unit.unit_id,
        figure.status,
        figure.measured,
        figure.period_start.isoformat(),
        figure.period_end.isoformat(),
    )


def _name(figure: Figure, kind: str, place: str) -> str:
    return name_chart(place, kind, figure.indicator.indicator_id, figure.breakdown_id)


def _falling(claim: Claim) -> tuple[Decimal, str]:
    return -(claim[0].value or Decimal(0)), claim[0].region.region_code


def _settle(
    places: Mapping[str, Sequence[Figure]], comparability: Comparability
) -> tuple[list[Claim], tuple[Region, ...]]:
    """The claim of each place that makes one, and the places whose sources differ."""
    claims = {code: comparability.claims(rows) for code, rows in places.items()}
    alike = [tuple(rows[0]) for rows in claims.values() if len(rows) == 1]
    return alike, tuple(places[code][0].region for code, rows in sorted(claims.items()) if len(rows) > 1)


def _newest(choices: Sequence[PlacesChoice]) -> list[PlacesChoice]:
    """Of the charts with one id the one of results, then the newest, then that of most places; the newest first."""
    best: dict[str, PlacesChoice] = {}
    for choice in choices:
        known = best.get(choice.chart_id)
        if known is None or _rank(choice) > _rank(known):
            best[choice.chart_id] = choice
    return sorted(best.values(), key=lambda choice: (choice.figures[0].period_end, choice.chart_id), reverse=True)


def _rank(choice: PlacesChoice) -> tuple[object, ...]:
    first = choice.figures[0]
    return first.status == Status.RESULT, first.period_end, len(choice.claims), first.period_start, first.unit.unit_id


def word_places(choice: PlacesChoice, captions: Captions) -> Chart:
    """Bars, or tiles, in words."""
    words, first = captions.words, captions.view(choice.claims[0][0])
    unit = _common_unit(choice, captions) if choice.kind == "tiles" else ""
    subtitle = [words("chart.compare_subtitle", period=first.period, status=first.status)]
    subtitle += [words("series.unit", unit=unit)] if unit else []
    absent = words("text.joiner").join(captions.pick(region.name) for region in choice.absent)
    notes = words("chart.absent", names=absent) if absent else ""
    frame = captions.frame(_title(choice, captions), words("series.join").join(subtitle), choice.figures, notes)
    rows = [Row(captions.view(figure).region, figure) for figure in choice.figures]
    data: Tiles | Compare
    if choice.kind == "tiles":
        data = _tiles(choice, captions, frame)
        notes = words("series.stop").join([words("tiles.others", n=len(GRID) - len(choice.claims)), data.caption])
    else:
        data = Compare(frame, tuple(captions.bar(claim[0], captions.view(claim[0]).region) for claim in choice.claims))
    return Chart(choice.chart_id, data, captions.tell(frame, captions.rows(rows), notes), tuple(rows))


def _title(choice: PlacesChoice, captions: Captions) -> str:
    """For a region and those above it, itself and the highest; else the ends of the range of what is compared."""
    words, ends = captions.words, [captions.view(choice.claims[place][0]) for place in (0, -1)]
    top, low = ends
    if choice.rule:
        values = {"region": top.region, "own": top.text, "above": low.region, "top": low.text}
        return fill(captions.pick(choice.rule.title), values)
    key = "tiles.title" if choice.kind == "tiles" else "indicator.compare_title"
    places = {"low": low.text, "low_region": low.region, "high": top.text, "top": top.text, "top_region": top.region}
    return HAN_SPACE.sub("", words(key, name=top.name, n=len(choice.claims), **places))


def _common_unit(choice: PlacesChoice, captions: Captions) -> str:
    """The unit, with its scale and currency, if it can be said once for all: it is one, and more than a sign."""
    units = {head_unit(captions.view(figure)) for figure in choice.figures}
    return "" if len(units) > 1 or units & {"%", "‰"} else units.pop()


def _tiles(choice: PlacesChoice, captions: Captions, frame: Frame) -> Tiles:
    """All cells of the grid, by code, and the classes with their ranges in words."""
    words, claims = captions.words, {claim[0].region.region_code: claim[0] for claim in choice.claims}
    starts = class_starts([figure.value or Decimal(0) for figure in claims.values()])
    unit, tiles = _common_unit(choice, captions), []
    for code, cell in sorted(GRID.items()):
        name = cell.name_zh if words("tiles.cell") == "name" else cell.letters
        tile = Tile(cell.row, cell.column, name)
        if figure := claims.get(code):
            view = captions.view(figure)
            text = view.digits if unit else f"{view.digits} {view.unit}".replace(" %", "%").rstrip()
            step = sum((figure.value or Decimal(0)) >= low for low in starts[:-1]) - 1
            tile = Tile(cell.row, cell.column, name, f"{SIGNS[figure.qualifier]} {text}".lstrip(), step)
        tiles.append(tile)
    blank = words("tiles.blank", n=len(GRID) - len(claims))
    letters = sorted((GRID[code].letters, captions.view(figure).region) for code, figure in claims.items())
    named = words("tiles.letters", names=words("text.joiner").join(" ".join(pair) for pair in letters))
    key = "" if words("tiles.cell") == "name" else named
    steps = tuple(_steps(starts, next(iter(claims.values())), captions))
    return Tiles(frame, tuple(tiles), steps, blank, key, words("tiles.caption"))


def _steps(starts: Sequence[Decimal], figure: Figure, captions: Captions) -> Iterator[Step]:
    """Each class with its range in words; the last one holds its end, the others do not."""
    texts = [captions.amount(start, figure.unit) for start in starts]
    for place, (low, high) in enumerate(pairwise(texts)):
        key = "tiles.last" if place == len(texts) - 2 else "tiles.step"
        yield Step(starts[place], HAN_SPACE.sub("", captions.words(key, low=low, high=high)) if low != high else low)


def class_starts(values: Sequence[Decimal]) -> list[Decimal]:
    """Where each class begins, and where the last one ends: at most MOST_STEPS classes of one round width.

    The width is 1, 2, 2.5 or 5 with zeros: the smallest that is enough. Equal values make one class of no width.
    """
    low, high = min(values), max(values)
    if low == high:
        return [low, high]
    exponent = (high - low).adjusted() - 1
    widths = (head.scaleb(exponent + more) for more in range(3) for head in ROUND)
    first, count, width = next(found for width in widths if (found := _classes(low, high, width))[1] <= MOST_STEPS)
    return [(first + place) * width for place in range(count + 1)]


def _classes(low: Decimal, high: Decimal, width: Decimal) -> tuple[int, int, Decimal]:
    """Number of the class of the lowest value, how many classes there are, and their width."""
    first = floor(low / width)
    return first, ceil(high / width) - first, width
