"""What a chart of a whole and its parts leaves over: the rest that the report states, else the one that we work out.

Shares that make less than the whole leave an unnamed rest, which is drawn as computed. Where a report states what is
left of a count, its own figure takes the place of our subtraction: a relation of the form whole − part = rest says so.
Where a remark doubts the base of shares, the chart says that too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scripts.charts.content import Composition, Dots, Part, PartWhole
from scripts.charts.illustrations import Illustration
from scripts.checks.formulas import CLAIM, FormulaError, read_formula
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole
from scripts.numbers.qualifiers import ABOUT, EXACT
from scripts.numbers.renderings import render_quantity
from scripts.wording.views import FigureView, Index, unit_words
from scripts.words import Words

WHOLE, PERCENT = Decimal(100), "percent"
DOUBTS = ("ambiguous-wording", "unnamed-base")
LEFT = "f0-f1"


@dataclass(frozen=True)
class Remainders:
    """What the data say of what is left.

    ``stated``: for the ids of a whole and its part, the figure of the rest. ``doubted``: sets of figures whose base or
    wording a remark doubts.
    """

    stated: Mapping[frozenset[str], FigureView] = field(default_factory=dict)
    doubted: tuple[frozenset[str], ...] = ()


NO_REMAINDERS = Remainders()


def read_remainders(ledger: Ledger, figures: Iterable[FigureView]) -> Remainders:
    """Both, from the relations and remarks of a package."""
    views = {view.figure_id: view for view in figures}
    stated = {}
    if is_whole(ledger, "relations"):
        for text in ledger.frame("relations")["formula"]:
            if found := _difference(str(text)):
                stated[frozenset(found[:2])] = views[found[2]]
    doubted = []
    if is_whole(ledger, "remarks"):
        remarks = ledger.frame("remarks")
        doubted = [frozenset(text.split(";")) for text in remarks.loc[remarks["kind"].isin(DOUBTS), "figure_ids"]]
    return Remainders(stated, tuple(doubted))


def _difference(text: str) -> tuple[str, ...]:
    """Whole, part and rest of a formula that says no more than that; () for any other."""
    try:
        formula = read_formula(text)
    except FormulaError:  # has its finding
        return ()
    plain = formula.form == CLAIM and formula.shape.replace("(", "").replace(")", "") == LEFT
    return formula.figure_ids if plain and len(formula.figure_ids) == 3 else ()


def complete(chart: Illustration, remainders: Remainders, index: Index, words: Words) -> Illustration:
    """The chart with what is left over, where that is known; else the chart as it is."""
    match chart.data:
        case Composition():
            return _with_rest(chart, remainders, index, words)
        case Dots() | PartWhole():
            return _with_stated(chart, remainders, words)
    return chart


def _with_rest(chart: Illustration, remainders: Remainders, index: Index, words: Words) -> Illustration:
    """Shares of a hundred with what no part of them names. Limits (over, at least …) leave a rest that is not known."""
    data, views = chart.data, [view for _, view in chart.rows]
    left = WHOLE - sum((view.value or Decimal(0) for view in views), Decimal(0))
    known = all(view.unit_id == PERCENT and view.qualifier_id in (EXACT, ABOUT) for view in views)
    if not isinstance(data, Composition) or data.total or not known or left <= 0:
        return chart
    text = render_quantity(left, unit_words(index, PERCENT), ABOUT, words.language)
    other = words("remainder.other")
    formula = " − ".join(["100", *(view.digits for view in views)])
    notes = [words("remainder.working", formula=formula)]
    ids = frozenset(view.figure_id for view in views)
    notes += [words("remainder.doubt")] if any(ids <= doubted for doubted in remainders.doubted) else []
    working = words("text.space").join(part for part in (data.frame.working, *notes) if part)
    alt = f"{chart.alt}{words('chart.alt_join')}{other} {text}{words('series.stop')}{working}"
    drawn = replace(data, rest=Part(other, left, text), frame=replace(data.frame, working=working))
    return replace(chart, data=drawn, alt=alt)


def _with_stated(chart: Illustration, remainders: Remainders, words: Words) -> Illustration:
    """Counts with the rest that the report states, as long as it agrees with the drawing."""
    found = [remainders.stated.get(scale) for scale in chart.scales]
    rests = [view for view, left in zip(found, _left(chart), strict=True) if view and view.value == left]
    if len(rests) < len(found):
        return chart
    data = chart.data
    if isinstance(data, PartWhole):
        rows = tuple(replace(row, rest_text=view.text) for row, view in zip(data.rows, rests, strict=True))
        data = replace(data, rows=rows)
    told = "".join(f"{words('chart.alt_join')}{view.name} {view.text}" for view in rests)
    scales = tuple(scale | {view.figure_id} for scale, view in zip(chart.scales, rests, strict=True))
    rows_with = (*chart.rows, *((view.name, view) for view in rests))
    return replace(chart, data=data, alt=chart.alt + told, rows=rows_with, scales=scales)


def _left(chart: Illustration) -> list[Decimal]:
    """Whole less part, for each scale of a chart."""
    match chart.data:
        case Dots(total=total, done=done):
            return [Decimal(total - done)]
        case PartWhole(rows=rows):
            return [row.whole - row.part for row in rows]
    return []
