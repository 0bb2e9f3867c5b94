"""Laying out: what a chart says becomes marks on a sheet, by the layout of its kind. No colour and no file is known."""

from __future__ import annotations

from scripts.charts.bars import lay_compare, lay_composition, lay_part_whole, lay_progress
from scripts.charts.content import ChartData, Compare, Composition, PartWhole, Progress, Series, Tiles
from scripts.charts.grid import lay_tiles
from scripts.charts.plot import lay_series
from scripts.charts.sheet import Layout, Sheet


def lay_out(data: ChartData) -> Layout:
    """A chart of any kind; the height follows from the content."""
    sheet = Sheet()
    sheet.head(data.frame)
    match data:
        case PartWhole():
            lay_part_whole(sheet, data)
        case Composition():
            lay_composition(sheet, data)
        case Tiles():
            lay_tiles(sheet, data)
        case Compare():
            lay_compare(sheet, data)
        case Progress():
            lay_progress(sheet, data)
        case Series():
            lay_series(sheet, data)
    sheet.foot(data.frame)
    return sheet.finish(data.frame.title)
