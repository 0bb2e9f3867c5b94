"""The kinds of chart: a small frozen class of numbers and words in, a figure out. Nothing is read or written here.

Each chart says its finding in the title, labels its parts directly and needs no axis or grid. What a chart shows is
decided by its caller; how type and colour look, in ``chart_style``.
"""

from __future__ import annotations

from collections.abc import Iterable

from scripts.charts.content import (
    Bar,
    Compare,
    Composition,
    Dots,
    Part,
    PartWhole,
    PlanRow,
    Progress,
    Qualifier,
    Status,
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
    """A list of parts from large to small, each with a thin bar; rest and total where the caller gives them."""
    largest = max(part.value for part in (*data.parts, *([data.rest] if data.rest else [])))
    scale = INNER / float(data.whole or largest or 1)
    column = _share_column(part.share_text for part in (*data.parts, data.rest, data.total) if part)
    for part in data.ranked():
        _listed(sheet, part, column, (scale, "solid"))
    if data.rest:
        _listed(sheet, data.rest, column, (scale, "computed"))
    if data.total:
        sheet.line([(0, sheet.y - 3), (INNER, sheet.y - 3)], "ink")
        sheet.y += 1
        sheet.entry(data.total.label, (data.total.text, data.total.share_text), column)
        sheet.y += 4
        for offset in (0.0, 2.5):
            sheet.line([(0, sheet.y + offset), (INNER, sheet.y + offset)], "ink")
        sheet.y += 10
    sheet.y -= 7


def _share_column(shares: Iterable[str]) -> float:
    """Width to keep for the shares at the right edge of a list."""
    return max((text_width(share, PLAIN) + 14 for share in shares if share), default=0.0)


def _listed(sheet: Sheet, part: Part, column: float, bar: tuple[float, Look]) -> None:
    scale, look = bar
    sheet.entry(part.label, (part.text, part.share_text), column)
    sheet.y += 2
    sheet.line([(0, sheet.y + THIN), (INNER, sheet.y + THIN)], "rule")
    if part.value:
        sheet.bar(Place(0, sheet.y, float(part.value) * scale, THIN), look)
    sheet.y += THIN + 10


def lay_dots(sheet: Sheet, data: Dots) -> None:
    """One dot for each thing, twenty to a line with a gap after ten; filled where done, a ring where not."""
    columns, gap = (20, 0.6) if data.total > 10 else (10, 0.0)
    pitch = INNER / (columns + gap - 0.28)
    radius = pitch * 0.36
    spots = []
    for index in range(data.total):
        row, column = divmod(index, columns)
        x = radius + pitch * (column + (gap if column >= 10 else 0.0))
        spots.append((x, sheet.y + radius + row * pitch * 1.12))
    sheet.dots(spots[: data.done], radius, filled=True)
    sheet.dots(spots[data.done :], radius, filled=False)
    sheet.y = spots[-1][1] + radius + 9
    keys = [("dot", data.done_text, data.done), ("ring", data.rest_text, data.total - data.done)]
    sheet.keys([(look, text) for look, text, count in keys if count])
    sheet.y -= 6


def lay_compare(sheet: Sheet, data: Compare) -> None:
    """Bars of one unit in the order given; targets dashed, open-ended values with a tip."""
    column = max(text_width(bar.label, LABEL) for bar in data.bars) + 10
    left = column if column <= LABEL_COLUMN else 0.0
    scale = (
        min(_room(bar, left) / float(bar.value) for bar in data.bars if bar.value)
        if any(bar.value for bar in data.bars)
        else 0.0
    )
    for index, bar in enumerate(data.bars):
        sheet.y += 12 if index else 0
        _compared(sheet, bar, left, scale)


def _beside(bar: Bar) -> tuple[float, bool, bool]:
    """Width of what stands beside a bar, and whether the value and its remark do; the rest goes below."""
    value, note = text_width(bar.text, VALUE), text_width(bar.note, LABEL) + PAD if bar.note else 0.0
    if value > INNER * 0.55:
        return 0.0, False, False
    return (value + note, True, True) if value + note <= INNER * 0.45 else (value, True, False)


def _room(bar: Bar, left: float) -> float:
    return INNER - left - _beside(bar)[0] - TIP - PAD


def _compared(sheet: Sheet, bar: Bar, left: float, scale: float) -> None:
    if left:
        sheet.text(0, middle(sheet.y, SLIM, LABEL), bar.label, LABEL)
    else:
        sheet.paragraph(bar.label, LABEL)
        sheet.y += 2
    width = float(bar.value) * scale
    tip = TIPS[bar.qualifier]
    if bar.value:
        sheet.bar(Place(left, sheet.y, width, SLIM), LOOKS[bar.status], tip)
    else:
        sheet.line([(left, sheet.y), (left, sheet.y + SLIM)], "bar", 1.5)
    x, baseline = left + width + PAD + (TIP if tip == "open" else 0), middle(sheet.y, SLIM, VALUE)
    _, value, note = _beside(bar)
    if value:
        sheet.text(x, baseline, bar.text, VALUE)
    if note and bar.note:
        sheet.text(x + text_width(bar.text, VALUE) + PAD, baseline, bar.note, LABEL)
    sheet.y += SLIM
    for text, face, done in ((bar.text, VALUE, value), (bar.note, LABEL, note)):
        if text and not done:
            sheet.y += 2
            sheet.paragraph(text, face, (left, INNER))


def lay_progress(sheet: Sheet, data: Progress) -> None:
    """Plan, started and finished, drawn inside each other, and listed below with their rates."""
    for index, row in enumerate(data.rows):
        sheet.y += GAP if index else 0
        sheet.paragraph(row.label, PLAIN)
        sheet.y += 3
        _nested(sheet, row)


def _nested(sheet: Sheet, row: PlanRow) -> None:
    looks: dict[str, tuple[Look, float]] = {"planned": ("outline", 0), "started": ("tint", 4), "finished": ("solid", 9)}
    most = float(max(stage.value for _, stage in row.stages())) or 1.0
    for name, stage in row.stages():
        look, inset = looks[name]
        if stage.value:
            sheet.bar(Place(0, sheet.y + inset, INNER * float(stage.value) / most, BAR - 2 * inset), look)
    sheet.y += BAR + 5
    column = _share_column(stage.rate_text for _, stage in row.stages())
    for name, stage in row.stages():
        sheet.entry(stage.label, (stage.text, stage.rate_text), column, looks[name][0])
