"""The numbers of a chart as CSV, the same for all languages: fixed column names, ids, values in the base unit.

UTF-8 with BOM, so that Excel and WPS on Chinese Windows read it right, and LF.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from scripts import addresses
from scripts.charts.captions import Chart, Computed
from scripts.ledger.rows import Figure

ABOUT = ("region_code", "indicator_id", "breakdown", "period_start", "period_end")
STATED = ("as_stated", "evidence", "source_id", "source_class", "receipt")
COLUMNS = ("figure_id", *ABOUT, "measured", "status", "value", "unit", "qualifier", *STATED, "computed_from")
"""What a row says; a number that we computed has no ``figure_id`` and names the figures that it is ``computed_from``.

``receipt`` is the address of the receipt from the root of a language.
"""
Cells = tuple[str, ...]


def list_numbers(chart: Chart) -> tuple[Cells, ...]:
    """The figures of a chart, each once, then what we computed."""
    figures = {row.figure.figure_id: row.figure for row in chart.rows}
    return (*map(_stated, figures.values()), *map(_computed, chart.computed))


def pack_numbers(rows: Sequence[Cells]) -> tuple[bytes]:
    """The file."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([COLUMNS, *rows])
    return (buffer.getvalue().encode("utf-8-sig"),)


def _about(figure: Figure) -> Cells:
    days = figure.period_start.isoformat(), figure.period_end.isoformat()
    return figure.region.region_code, figure.indicator.indicator_id, figure.breakdown_id, *days


def _stated(figure: Figure) -> Cells:
    source, receipt = figure.source, addresses.receipt(figure.source.source_id, figure.figure_id)
    number = figure.measured.value, figure.status.value, str(figure.value), figure.unit.unit_id, figure.qualifier.value
    evidence = "checked" if source.is_archived else "cited"
    stated = figure.as_stated, evidence, source.source_id, source.source_class, str(receipt)
    return figure.figure_id, *_about(figure), *number, *stated, ""


def _computed(number: Computed) -> Cells:
    ids = ";".join(figure.figure_id for figure in number.figures)
    cells = "", "computed", str(number.value), number.unit, ""
    return "", *_about(number.figures[0]), *cells, *("",) * len(STATED), ids
