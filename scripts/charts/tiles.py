"""One indicator over the provinces on a tile grid: figures in, a chart of thirty-four cells out; no map is drawn.

The rule of what may stand side by side is that of ``comparisons``. A province without a value is an empty cell; where
the sources of one province differ there is no chart, for an empty cell would say that nothing was reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor

from scripts.audit.comparability import Comparability
from scripts.charts.chart_grid import GRID, Step, Tile, Tiles
from scripts.charts.comparisons import but_place
from scripts.charts.content import Frame
from scripts.charts.illustrations import Illustration, as_scales, compare_head, make_bar
from scripts.charts.scales import group_claims, head_unit, may_compare, slug, source_line, tell_rows
from scripts.charts.series import HAN_SPACE
from scripts.numbers.qualifiers import ABOUT, AT_LEAST, AT_MOST, EXACT, OVER, UNDER
from scripts.numbers.renderings import render_quantity
from scripts.wording.views import FigureView, Index, split_number, unit_words
from scripts.words import Words

LEAST_PLACES = 5
MOST_STEPS = 5
SIGNS = {EXACT: "", ABOUT: "≈", OVER: ">", AT_LEAST: "≥", UNDER: "<", AT_MOST: "≤"}
ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
Claims = Sequence[Sequence[FigureView]]


def lay_tiles(
    views: Sequence[FigureView], index: Index, words: Words, comparability: Comparability
) -> list[Illustration]:
    """Tile charts of one indicator, the newest first: LEAST_PLACES provinces or more, all but the place the same."""
    groups: dict[tuple[str, ...], dict[str, list[FigureView]]] = defaultdict(lambda: defaultdict(list))
    for view in views:
        if view.region_code in GRID and may_compare(view):
            groups[but_place(view)][view.region_code].append(view)
    made = []
    for key in sorted(groups, key=lambda key: (key[-1], key), reverse=True):
        claims = [group_claims(rows, comparability) for rows in groups[key].values()]
        if len(claims) >= LEAST_PLACES and all(len(told) == 1 for told in claims):
            ranked = sorted((told[0] for told in claims), key=lambda rows: (-(rows[0].value or 0), rows[0].region_code))
            made.append(_illustrate(ranked, index, words))
    return made


def _illustrate(ranked: Claims, index: Index, words: Words) -> Illustration:
    views = [view for rows in ranked for view in rows]
    first, last = ranked[0][0], ranked[-1][0]
    heading = words("tiles.title", name=first.name, n=len(ranked), low=last.text, high=first.text)
    title = HAN_SPACE.sub("", heading)
    blank = len(GRID) - len(ranked)
    data = Tiles(
        _frame(title, views, index, words),
        tuple(make_bar(rows[0], rows[0].region) for rows in ranked),
        compare_head(words),
        tuple(_tiles(ranked, words)),
        tuple(_steps(ranked, index, words)),
        words("tiles.blank", n=blank),
        _key(ranked, words),
        words("tiles.caption"),
    )
    rows = tuple((view.region, view) for view in views)
    told = words("chart.alt_join").join([tell_rows(title, rows, words), words("tiles.others", n=blank)])
    alt = words("series.stop").join([told, data.caption])
    chart_id = slug("tiles", *but_place(first))
    return Illustration(chart_id, data, alt, rows, as_scales([views]))


def _frame(title: str, views: Sequence[FigureView], index: Index, words: Words) -> Frame:
    first, unit = views[0], _common_unit(views)
    parts = [words("chart.compare_subtitle", period=first.period, status=first.status)]
    parts += [words("series.unit", unit=unit)] if unit else []
    return Frame(title, words("series.join").join(parts), source_line(views, index, words), first.period)


def _common_unit(views: Sequence[FigureView]) -> str:
    """The unit, with its scale and currency, if it can be said once for all: it is one, and more than a sign."""
    units = {_unit(view.text, view.unit_id) for view in views}
    return "" if len(units) > 1 or units & {"%", "‰"} else units.pop()


def _unit(text: str, unit_id: str) -> str:
    """What is not digits in a number as text, but for its qualifier: `万元`, `CNY million`."""
    before, _, after = split_number(text)
    return head_unit(before, after, unit_id)


def _tiles(ranked: Claims, words: Words) -> Iterator[Tile]:
    """All cells of the grid, by code."""
    first = {rows[0].region_code: rows[0] for rows in ranked}
    lows = class_starts([view.value or Decimal(0) for view in first.values()])[:-1]
    unit = _common_unit(list(first.values()))
    for code, cell in sorted(GRID.items()):
        name = cell.name_zh if words.language == "zh" else cell.letters
        if view := first.get(code):
            text = view.digits if unit else f"{view.digits} {view.unit}".replace(" %", "%").rstrip()
            step = sum((view.value or Decimal(0)) >= low for low in lows) - 1
            yield Tile(cell.row, cell.column, name, f"{SIGNS[view.qualifier_id]} {text}".lstrip(), step)
        else:
            yield Tile(cell.row, cell.column, name)


def _steps(ranked: Claims, index: Index, words: Words) -> Iterator[Step]:
    """Each class with its range in words; the last one holds its end, the others do not."""
    views = [rows[0] for rows in ranked]
    starts = class_starts([view.value or Decimal(0) for view in views])
    unit, common = unit_words(index, views[0].unit_id), _common_unit(views)
    texts = [render_quantity(start, unit, EXACT, words.language) for start in starts]
    texts = [split_number(text)[1] if _unit(text, unit.unit_id) == common else text for text in texts]
    for place, (low, high) in enumerate(pairwise(texts)):
        key = "tiles.last" if place == len(texts) - 2 else "tiles.step"
        yield Step(starts[place], HAN_SPACE.sub("", words(key, low=low, high=high)) if low != high else low)


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


def _key(ranked: Claims, words: Words) -> str:
    """What the letters in the cells stand for, where the cells have letters."""
    if words.language == "zh":
        return ""
    names = sorted((GRID[rows[0].region_code].letters, rows[0].region) for rows in ranked)
    return words("tiles.letters", names=words("text.joiner").join(f"{letters} {name}" for letters, name in names))
