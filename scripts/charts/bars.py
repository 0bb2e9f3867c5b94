"""The layouts of bars: parts of a whole, compositions, comparisons and progress. Words come ready.

Each chart says its finding in the title, labels its parts directly and needs no axis or grid.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from scripts.charts.content import (
    Bar,
    Compare,
    Composition,
    PartWhole,
    PlanRow,
    Progress,
    Qualifier,
    Stage,
    Status,
    Value,
    WholeRow,
)
from scripts.charts.lines import SPACER, text_width
from scripts.charts.palette import LABEL, PLAIN, VALUE
from scripts.charts.sheet import GAP, INNER, SWATCH, TIP, Look, Paint, Place, Sheet, Tip, middle

PAD = 8.0
BAR = 30.0
SLIM = 22.0
THIN = 8.0
LABEL_COLUMN = 92.0
TIPS: dict[Qualifier, Tip] = {
    "exact": "flat",
    "about": "flat",
    "over": "open",
    "at least": "open",
    "under": "notched",
    "at most": "notched",
}
LOOKS: dict[Status, Look] = {
    "result": "solid",
    "preliminary": "solid",
    "ongoing": "tint",
    "target": "outline",
    "plan": "outline",
    "computed": "computed",
}


def lay_part_whole(sheet: Sheet, data: PartWhole) -> None:
    """Bars of a whole: the part solid, the rest hatched, each labelled with its value."""
    rest = any(row.part < row.whole for row in data.rows)
    sheet.keys([("solid", data.part_name), *([("rest", data.rest_name)] if rest else [])])
    for index, row in enumerate(data.rows):
        sheet.y += GAP - 4 if index else 2
        sheet.entry(row.label, ("", row.whole_text), _share_column([row.whole_text]))
        sheet.y += 2
        _whole_bar(sheet, row)


def _whole_bar(sheet: Sheet, row: WholeRow) -> None:
    width, tip = INNER * float(row.part / row.whole), TIPS[row.qualifier]
    if row.part < row.whole:
        sheet.bar(Place(width, sheet.y, INNER - width, BAR), "rest")
    if row.part:
        sheet.bar(Place(0, sheet.y, width, BAR), "solid", tip)
    baseline = middle(sheet.y, BAR, VALUE)
    outside: list[tuple[Look, str]] = []
    share = PAD + text_width(row.part_text, VALUE) + 12
    needed = share + (text_width(row.share_text, PLAIN) if row.share_text else -12) + PAD
    if needed <= width - (TIP if tip == "notched" else 0):
        sheet.text(PAD, baseline, row.part_text, VALUE, "on-bar")
        sheet.text(share, baseline, row.share_text, PLAIN, "on-bar")
    else:
        outside.append(("solid", SPACER.join(part for part in (row.part_text, row.share_text) if part)))
    rest, free = text_width(row.rest_text, PLAIN), INNER - width - TIP
    if row.rest_text and rest + 2 * PAD + 4 <= free:
        x = width + TIP + (free - rest) / 2
        sheet.box(Place(x - 4, sheet.y + 5, rest + 8, BAR - 10), Paint("page"))
        sheet.text(x, baseline, row.rest_text, PLAIN)
    elif row.rest_text:
        outside.append(("rest", row.rest_text))
    sheet.y += BAR
    for look, text in outside:
        sheet.y += 3
        sheet.swatch(0, look)
        sheet.paragraph(text, PLAIN, (SWATCH + 6, INNER))


def lay_composition(sheet: Sheet, data: Composition) -> None:
    """A list of parts, each with a thin bar; rest and total where the caller gives them."""
    largest = max(part.value for part in (*data.parts, *([data.rest] if data.rest else [])))
    scale = INNER / float(data.whole or largest or 1)
    for part in data.parts:
        _listed(sheet, part, scale, "solid")
    if data.rest:
        _listed(sheet, data.rest, scale, "computed")
    if data.total:
        sheet.line([(0, sheet.y - 3), (INNER, sheet.y - 3)], "ink")
        sheet.y += 1
        sheet.entry(data.total.label, (data.total.text, ""))
        sheet.y += 4
        for offset in (0.0, 2.5):
            sheet.line([(0, sheet.y + offset), (INNER, sheet.y + offset)], "ink")
        sheet.y += 10
    sheet.y -= 7


def _share_column(shares: Iterable[str]) -> float:
    """Width to keep for the shares at the right edge of a list."""
    return max((text_width(share, PLAIN) + 14 for share in shares if share), default=0.0)


def _listed(sheet: Sheet, part: Value, scale: float, look: Look) -> None:
    sheet.entry(part.label, (part.text, ""))
    sheet.y += 2
    sheet.line([(0, sheet.y + THIN), (INNER, sheet.y + THIN)], "rule")
    if part.value:
        sheet.bar(Place(0, sheet.y, float(part.value) * scale, THIN), look)
    sheet.y += THIN + 10


def lay_compare(sheet: Sheet, data: Compare) -> None:
    """Bars of one unit in the order given, from one zero; targets dashed, open-ended values with a tip.

    What is below zero runs to the left of it, so that no value vanishes.
    """
    column = max(text_width(bar.label, LABEL) for bar in data.bars) + 10
    left = column if column <= LABEL_COLUMN else 0.0
    low = min(Decimal(0), *(bar.value for bar in data.bars))
    if low < 0:
        left += TIP
    scale = (
        min((_room(bar, left) / float(max(bar.value, Decimal(0)) - low) for bar in data.bars), default=0.0)
        if any(bar.value for bar in data.bars)
        else 0.0
    )
    zero = left + float(-low) * scale
    top = sheet.y
    for index, bar in enumerate(data.bars):
        sheet.y += 12 if index else 0
        _compared(sheet, bar, (left, zero), scale)
    if low < 0:
        sheet.line([(zero, top - 3), (zero, sheet.y + 3)], "strong-rule")


def _beside(bar: Bar) -> float:
    """Width of the value that stands beside a bar; 0 where it goes below."""
    value = text_width(bar.text, VALUE)
    return 0.0 if value > INNER * 0.55 else value


def _room(bar: Bar, left: float) -> float:
    return INNER - left - _beside(bar) - TIP - PAD


def _compared(sheet: Sheet, bar: Bar, place: tuple[float, float], scale: float) -> None:
    """A bar between its label and its value; ``place``: where bars may begin, and where zero is."""
    left, zero = place
    if left >= LABEL.size:
        sheet.text(0, middle(sheet.y, SLIM, LABEL), bar.label, LABEL)
    else:
        sheet.paragraph(bar.label, LABEL)
        sheet.y += 2
    width, tip = float(abs(bar.value)) * scale, TIPS[bar.qualifier]
    if bar.value:
        start = zero if bar.value > 0 else zero - width
        sheet.bar(Place(start, sheet.y, width, SLIM), LOOKS[bar.status], tip if bar.value > 0 else "flat")
    else:
        sheet.line([(zero, sheet.y), (zero, sheet.y + SLIM)], "bar", 1.5)
    x = (zero + width if bar.value > 0 else zero) + PAD + (TIP if tip == "open" else 0)
    baseline = middle(sheet.y, SLIM, VALUE)
    sheet.y += SLIM
    if _beside(bar):
        sheet.text(x, baseline, bar.text, VALUE)
    else:
        sheet.y += 2
        sheet.paragraph(bar.text, VALUE, (left, INNER))


def lay_progress(sheet: Sheet, data: Progress) -> None:
    """A target as a frame and how far it has come within it, or beyond; both are listed below with the rate."""
    for index, row in enumerate(data.rows):
        sheet.y += GAP if index else 0
        sheet.paragraph(row.label, PLAIN)
        sheet.y += 3
        _nested(sheet, row)


def _nested(sheet: Sheet, row: PlanRow) -> None:
    most = float(max(row.planned.value, row.reached.value)) or 1.0
    stages: tuple[tuple[Stage, Look, float], ...] = ((row.planned, "outline", 0.0), (row.reached, "solid", 9.0))
    for stage, look, inset in stages:
        if stage.value:
            sheet.bar(Place(0, sheet.y + inset, INNER * float(stage.value) / most, BAR - 2 * inset), look)
    sheet.y += BAR + 5
    column = _share_column(stage.rate_text for stage, _, _ in stages)
    for stage, look, _ in stages:
        sheet.entry(stage.label, (stage.text, stage.rate_text), column, look)
