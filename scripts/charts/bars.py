"""The charts of bars in words: parts of a whole, compositions, places and progress.

Each chart says its finding in the title, labels its parts directly and needs no axis or grid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from scripts.charts.amounts import HUNDRED, value_of
from scripts.charts.captions import Captions, Chart, Computed, Row
from scripts.charts.goals import Goal, GoalsChoice
from scripts.charts.lines import SPACER, text_width
from scripts.charts.neighbours import PlacesChoice
from scripts.charts.palette import LABEL, PLAIN, VALUE
from scripts.charts.shares import Pair, PairsChoice, PartsChoice
from scripts.charts.sheet import GAP, INDENT, INNER, TIP, Look, Place, Sheet, Tip, middle
from scripts.ledger.rows import PERCENT, Figure, Qualifier, Status
from scripts.phrases import fill
from scripts.wording.values import show_value
from scripts.wording.views import members_text

PAD = 8.0
BAR = 30.0
SLIM = 22.0
THIN = 8.0
INSET = 9.0
LABEL_COLUMN = 92.0
ON_BAR, PLAIN_ON_BAR = replace(VALUE, ink="on-bar"), replace(PLAIN, ink="on-bar")
TIPS: Mapping[Qualifier, Tip] = {
    Qualifier.EXACT: "flat",
    Qualifier.ABOUT: "flat",
    Qualifier.OVER: "open",
    Qualifier.AT_LEAST: "open",
    Qualifier.UNDER: "notched",
    Qualifier.AT_MOST: "notched",
}
LOOKS: Mapping[Status, Look] = {
    Status.RESULT: "solid",
    Status.PRELIMINARY: "solid",
    Status.ONGOING: "tint",
    Status.TARGET: "outline",
    Status.PLAN: "outline",
}


def _head(choice: PairsChoice | PartsChoice, values: Mapping[str, str], captions: Captions) -> Sheet:
    """The title of its rule with values in it, and which region and indicator it is about."""
    region, indicator = captions.region(choice.figures[0]), captions.indicator(choice.figures[0])
    title = fill(captions.words.text(choice.rule.title), {**values, "region": region})
    return captions.head(title, captions.words("chart.subtitle", region=region, indicator=indicator))


def lay_pairs(choice: PairsChoice, captions: Captions) -> Chart:
    """Bars of a whole: the part solid, the rest hatched, each labelled with its value."""
    words, rule, first = captions.words, choice.rule, choice.pairs[0]
    values = {"whole": captions.text(first.whole), "part": captions.text(first.part)}
    values |= {"whole_digits": captions.number(first.whole), "part_digits": captions.number(first.part)}
    sheet = _head(choice, values, captions)
    part_name, rest_name = captions.words.text(rule.part_name), captions.words.text(rule.rest_name)
    has_rest = any(value_of(pair.part) < value_of(pair.whole) for pair in choice.pairs)
    sheet.keys([("solid", part_name), ("rest", rest_name)] if has_rest else [("solid", part_name)])
    for index, pair in enumerate(choice.pairs):
        sheet.y += GAP - 4 if index else 2
        whole = captions.text(pair.whole)
        sheet.entry(captions.label(pair.whole), "", whole, _column(whole))
        sheet.y += 2
        _draw_pair(sheet, pair, captions)
    own = [pair for pair in choice.pairs if not pair.share]
    notes = [
        words("chart.share", part=captions.number(pair.part), whole=captions.number(pair.whole)) for pair in own[:1]
    ]
    rows = [Row(captions.name(figure), figure) for figure in choice.figures]
    chart = captions.chart(choice.chart_id, sheet, rows, "".join(notes), captions.period(first.whole))
    return replace(chart, computed=tuple(_share(pair, part_name, captions) for pair in own))


def _share(pair: Pair, part_name: str, captions: Captions) -> Computed:
    label = captions.words("chart_page.share", name=captions.label(pair.whole), part=part_name)
    return Computed(label, f"{pair.percent}%", pair.percent, PERCENT, (pair.part, pair.whole))


def _column(share: str) -> float:
    """Width to keep for a share at the right edge of a list."""
    return text_width(share, PLAIN) + 14 if share else 0.0


def _draw_pair(sheet: Sheet, pair: Pair, captions: Captions) -> None:
    """A part and its share in its bar, or below the bar where they find no room in it."""
    width, tip = INNER * float(value_of(pair.part) / value_of(pair.whole)), TIPS[pair.part.qualifier]
    if width < INNER:
        sheet.bar(Place(width, sheet.y, INNER - width, BAR), "rest")
    if width:
        sheet.bar(Place(0, sheet.y, width, BAR), "solid", tip)
    part, share = captions.text(pair.part), captions.text(pair.share) if pair.share else f"{pair.percent}%"
    baseline, at = middle(sheet.y, BAR, VALUE), PAD + text_width(part, VALUE) + 12
    sheet.y += BAR
    if at + text_width(share, PLAIN) + PAD <= width - (TIP if tip == "notched" else 0):
        sheet.text(PAD, baseline, part, ON_BAR)
        sheet.text(at, baseline, share, PLAIN_ON_BAR)
    else:
        sheet.y += 3
        sheet.swatch(0, "solid")
        sheet.paragraph(SPACER.join((part, share)), PLAIN, (INDENT, INNER))


def lay_parts(choice: PartsChoice, captions: Captions) -> Chart:
    """A list of parts, each with a thin bar; the rest of a hundred and the total where they are known."""
    first, total = choice.parts[0], choice.total
    values = {"top": members_text(first.breakdown, captions.words), "top_digits": captions.number(first)}
    sheet = _head(choice, {**values, "total_digits": captions.number(total) if total else ""}, captions)
    rest = _rest(choice, captions)
    scale = INNER / float(choice.whole or value_of(first) or 1)
    for part in choice.parts:
        _draw_part(sheet, (captions.label(part), captions.text(part)), float(value_of(part)) * scale, "solid")
    if rest:
        _draw_part(sheet, (rest.label, rest.text), float(rest.value) * scale, "computed")
    if total:
        _draw_total(sheet, captions.indicator(total), captions.text(total))
    sheet.y -= 7
    notes = _rest_notes(choice, captions) if rest else ""
    rows = [Row(captions.label(figure), figure) for figure in choice.figures]
    chart = captions.chart(choice.chart_id, sheet, rows, notes, captions.period(first))
    if not rest:
        return chart
    listed = [*((row.label, captions.text(row.figure)) for row in rows), (rest.label, rest.text)]
    return replace(chart, alt=captions.tell(chart.title, listed, notes), computed=(rest,))


def _rest(choice: PartsChoice, captions: Captions) -> Computed | None:
    """What no part names of a hundred per cent, if that is known."""
    if choice.left is None:
        return None
    text = show_value(choice.left, choice.parts[0].unit, captions.words, Qualifier.ABOUT).text
    return Computed(captions.words("remainder.other"), text, choice.left, PERCENT, choice.parts)


def _rest_notes(choice: PartsChoice, captions: Captions) -> str:
    words = captions.words
    formula = " − ".join([str(HUNDRED), *(captions.show(figure).number for figure in choice.parts)])
    doubt = [words("remainder.doubt")] if choice.is_doubted else []
    return words("text.space").join([words("remainder.working", formula=formula), *doubt])


def _draw_part(sheet: Sheet, label_and_value: tuple[str, str], width: float, look: Look) -> None:
    sheet.entry(*label_and_value)
    sheet.y += 2
    sheet.line([(0, sheet.y + THIN), (INNER, sheet.y + THIN)], "rule")
    if width:
        sheet.bar(Place(0, sheet.y, width, THIN), look)
    sheet.y += THIN + 10


def _draw_total(sheet: Sheet, label: str, text: str) -> None:
    """A sum as in an account: under a line, over a double one."""
    sheet.line([(0, sheet.y - 3), (INNER, sheet.y - 3)], "ink")
    sheet.y += 1
    sheet.entry(label, text)
    sheet.y += 4
    for y in (sheet.y, sheet.y + 2.5):
        sheet.line([(0, y), (INNER, y)], "ink")
    sheet.y += 10


@dataclass(frozen=True, slots=True)
class Axis:
    """Where bars of one unit may begin, where their zero is, and how many points a unit takes."""

    left: float
    zero: float
    scale: float


def lay_places(choice: PlacesChoice, captions: Captions) -> Chart:
    """Bars of one unit in their order, from one zero; targets dashed, open-ended values with a tip.

    What is below zero runs to the left of it, so that no value vanishes.
    """
    words, figures = captions.words, [claim[0] for claim in choice.claims]
    subtitle = words("chart.compare_subtitle", period=captions.period(figures[0]), status=captions.status(figures[0]))
    sheet = captions.head(_places_title(choice, captions), subtitle)
    axis, top = _axis(figures, captions), sheet.y
    for index, figure in enumerate(figures):
        sheet.y += 12 if index else 0
        _draw_place(sheet, figure, axis, captions)
    if any(value_of(figure) < 0 for figure in figures):
        sheet.line([(axis.zero, top - 3), (axis.zero, sheet.y + 3)], "strong-rule")
    absent = words("text.joiner").join(captions.words.text(region.name) for region in choice.absent)
    rows = [Row(captions.region(figure), figure) for figure in choice.figures]
    return captions.chart(choice.chart_id, sheet, rows, words("chart.absent", names=absent) if absent else "")


def _places_title(choice: PlacesChoice, captions: Captions) -> str:
    """For a region and those above it, itself and the highest; else the ends of the range of what is compared."""
    top, low = (choice.claims[place][0] for place in (0, -1))
    places, texts = [captions.region(end) for end in (top, low)], [captions.text(end) for end in (top, low)]
    if choice.rule:
        values = {"region": places[0], "own": texts[0], "above": places[1], "top": texts[1]}
        return fill(captions.words.text(choice.rule.title), values)
    ends = {"top_region": places[0], "top": texts[0], "low_region": places[1], "low": texts[1]}
    return captions.words("indicator.compare_title", name=captions.name(top), n=len(choice.claims), **ends)


def _axis(figures: list[Figure], captions: Captions) -> Axis:
    """As large a scale as leaves room for the labels before the bars and the values behind them."""
    column = max(text_width(captions.region(figure), LABEL) for figure in figures) + 10
    low = min(Decimal(0), *map(value_of, figures))
    left = (column if column <= LABEL_COLUMN else 0.0) + (TIP if low < 0 else 0)
    reaches = {figure.figure_id: float(max(value_of(figure), Decimal(0)) - low) for figure in figures}
    rooms = ((INNER - left - _beside(captions.text(f)) - TIP - PAD, reaches[f.figure_id]) for f in figures)
    scale = min((room / reach for room, reach in rooms if reach), default=0.0)
    return Axis(left, left + float(-low) * scale, scale)


def _beside(text: str) -> float:
    """Width of a value that stands beside its bar; 0 where it goes below."""
    width = text_width(text, VALUE)
    return 0.0 if width > INNER * 0.55 else width


def _draw_place(sheet: Sheet, figure: Figure, axis: Axis, captions: Captions) -> None:
    """A bar between its label and its value."""
    label, text, value = captions.region(figure), captions.text(figure), value_of(figure)
    if axis.left >= LABEL.size:
        sheet.text(0, middle(sheet.y, SLIM, LABEL), label, LABEL)
    else:
        sheet.paragraph(label, LABEL)
        sheet.y += 2
    width, tip = float(abs(value)) * axis.scale, TIPS[figure.qualifier]
    if value:
        place = Place(axis.zero if value > 0 else axis.zero - width, sheet.y, width, SLIM)
        sheet.bar(place, LOOKS[figure.status], tip if value > 0 else "flat")
    else:
        sheet.line([(axis.zero, sheet.y), (axis.zero, sheet.y + SLIM)], "bar", 1.5)
    x = (axis.zero + width if value > 0 else axis.zero) + PAD + (TIP if tip == "open" else 0)
    baseline = middle(sheet.y, SLIM, VALUE)
    sheet.y += SLIM
    if _beside(text):
        sheet.text(x, baseline, text, VALUE)
    else:
        sheet.y += 2
        sheet.paragraph(text, VALUE, (axis.left, INNER))


def lay_goals(choice: GoalsChoice, captions: Captions) -> Chart:
    """A target as a frame and how far it has come within it, or beyond; both are listed below with the rate."""
    words, region = captions.words, captions.region(choice.goals[0].target)
    title = words("target.chart_title", region=region, n=len(choice.goals))
    sheet = captions.head(title, words("target.chart_subtitle"))
    for index, goal in enumerate(choice.goals):
        sheet.y += GAP if index else 0
        _draw_goal(sheet, goal, captions)
    newest = max((goal.reached for goal in choice.goals), key=lambda figure: figure.period_end)
    rows = [Row(captions.name(figure), figure) for figure in choice.figures]
    chart = captions.chart(choice.chart_id, sheet, rows, as_of=captions.period(newest))
    lines = [(captions.name(goal.target), f"{goal.percent}%") for goal in choice.goals]
    computed = tuple(_rate(goal, captions) for goal in choice.goals if not goal.is_stated)
    return replace(chart, alt=captions.tell(chart.title, lines), computed=computed)


def _rate(goal: Goal, captions: Captions) -> Computed:
    label = captions.words("target.progress_of", name=captions.name(goal.target))
    return Computed(label, f"{goal.percent}%", goal.percent, PERCENT, (goal.reached, goal.target))


def _draw_goal(sheet: Sheet, goal: Goal, captions: Captions) -> None:
    words, most = captions.words, float(max(HUNDRED, goal.percent))
    sheet.paragraph(captions.name(goal.target), PLAIN)
    sheet.y += 3
    sheet.bar(Place(0, sheet.y, INNER * float(HUNDRED) / most, BAR), "outline")
    if goal.percent:
        sheet.bar(Place(0, sheet.y + INSET, INNER * float(goal.percent) / most, BAR - 2 * INSET), "solid")
    sheet.y += BAR + 5
    rate = "" if goal.is_stated else f"{goal.percent}%"
    for word, figure, share, look in (
        ("promised", goal.target, "", "outline"),
        ("reached", goal.reached, rate, "solid"),
    ):
        label = words("target.stage", name=words(f"target.{word}"), period=captions.period(figure))
        sheet.entry(label, captions.text(figure), share, _column(rate), look)
