"""The numbers of a chart as CSV, the same for all languages: fixed column names, ids, values in the base unit.

UTF-8 with BOM, so that Excel and WPS on Chinese Windows read it right, and LF.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from scripts import addresses
from scripts.charts.captions import Chart, Computed
from scripts.ledger.rows import Figure

COLUMNS = (
    "figure_id",
    "region_code",
    "indicator_id",
    "breakdown",
    "period_start",
    "period_end",
    "measured",
    "status",
    "value",
    "unit",
    "qualifier",
    "as_stated",
    "evidence",
    "source_id",
    "source_class",
    "receipt",
    "computed_from",
)
"""What a row says; a number that we computed has no ``figure_id`` and names the figures that it is ``computed_from``.

``receipt`` is the address of the receipt from the root of a language.
"""
Cells = tuple[str, ...]


def list_numbers(chart: Chart) -> tuple[Cells, ...]:
    """The figures of a chart, each once, then what we computed."""
    figures = {row.figure.figure_id: row.figure for row in chart.rows}
    return (*(_stated(figure) for figure in figures.values()), *(_computed(number) for number in chart.computed))


def pack_numbers(rows: Sequence[Cells]) -> tuple[bytes]:
    """The file."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([COLUMNS, *rows])
    return (buffer.getvalue().encode("utf-8-sig"),)


def _stated(figure: Figure) -> Cells:
    return (
        figure.figure_id,
        *_about(figure),
        figure.measured.value,
        figure.status.value,
        str(figure.value),
        figure.unit.unit_id,
        figure.qualifier.value,
        figure.as_stated,
        "checked" if figure.source.is_archived else "cited",
        figure.source.source_id,
        figure.source.source_class,
        str(addresses.receipt(figure.source.source_id, figure.figure_id)),
        "",
    )


def _computed(number: Computed) -> Cells:
    first = number.figures[0]
    ids = ";".join(figure.figure_id for figure in number.figures)
    return ("", *_about(first), "", "computed", str(number.value), number.unit, *("",) * 6, ids)


def _about(figure: Figure) -> Iterable[str]:
    indicator, days = figure.indicator.indicator_id, (figure.period_start, figure.period_end)
    return figure.region.region_code, indicator, figure.breakdown_id, *(day.isoformat() for day in days)
