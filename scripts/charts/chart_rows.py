"""The numbers of a chart as rows: those that a document states, then those that we worked out. Nothing is drawn here.

The table beside a chart, its CSV and its page show these rows, so that they cannot differ.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.charts.content import Composition, Dots, PartWhole, Progress
from scripts.charts.illustrations import Illustration
from scripts.wording.views import FigureView, Index, split_number, unit_words
from scripts.words import Words

COLUMNS = (
    "item",
    "value",
    "unit",
    "qualifier",
    "text",
    "period",
    "period_start",
    "period_end",
    "status",
    "region",
    "figure_id",
    "evidence",
    "as_stated",
    "source",
    "receipt",
)


@dataclass(frozen=True)
class Computed:
    """A number of a chart that no document states: what it is of, and the number as text."""

    label: str
    text: str

    @property
    def before(self) -> str:
        """Qualifier and digits, as they stand before the unit."""
        return " ".join(part for part in split_number(self.text)[:2] if part)

    @property
    def after(self) -> str:
        """The unit."""
        return split_number(self.text)[2]


def computed_rows(chart: Illustration, words: Words) -> list[Computed]:
    """What the chart shows besides its figures: the rest of shares, the rest of a count, shares and rates."""
    stated = {view.text for _, view in chart.rows}
    return [row for row in _worked_out(chart, words) if row.text and row.text not in stated]


def _worked_out(chart: Illustration, words: Words) -> Iterator[Computed]:
    match chart.data:
        case Composition(rest=rest) if rest:
            yield Computed(rest.label, rest.text)
        case Dots() as dots if len(chart.scales[0]) == len(("whole", "part")):
            yield Computed(words("chart.rest"), f"{dots.total - dots.done} {chart.rows[0][1].unit}")
        case PartWhole() as data:
            for row in data.rows:
                yield _share(row.label, data.part_name, row.share_text, words)
        case Progress() as data:
            for plan in data.rows:
                for _, stage in plan.stages():
                    yield _share(plan.label or plan.planned.label, stage.label, stage.rate_text, words)


def _share(name: str, part: str, text: str, words: Words) -> Computed:
    return Computed(words("chart_page.share", name=name, part=part), text)


def pack_rows(chart: Illustration, index: Index, words: Words, address: str) -> bytes:
    """The rows as CSV: UTF-8 with BOM, so that Excel and WPS on Chinese Windows read it right, and LF.

    Values are in the base unit. ``receipt`` is the page of the figure, in full where the ``address`` of the site is
    known, else from the root of the site.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(words(f"chart_page.{name}") for name in COLUMNS)
    for label, view in chart.rows:
        writer.writerow(_stated(label, view, index, words, address))
    for row in computed_rows(chart, words):
        writer.writerow(_computed(row, chart.rows[0][1], words))
    return buffer.getvalue().encode("utf-8-sig")


def _stated(label: str, view: FigureView, index: Index, words: Words, address: str) -> tuple[object, ...]:
    unit, source = unit_words(index, view.unit_id), index.get("sources", view.source_id)
    chinese = words.language == "zh"
    limit = words(f"chart_page.{view.qualifier_id.replace(' ', '_')}")
    return (
        label,
        view.value,
        unit.name_zh if chinese else unit.plural_en,
        limit,
        view.text,
        *_occasion(view),
        view.status,
        view.region,
        view.figure_id,
        words(f"evidence.{view.evidence}"),
        view.as_stated,
        source.title if chinese else source.title_en,
        f"{address}/{words.language}/{view.proof}".lstrip("/"),
    )


def _computed(row: Computed, view: FigureView, words: Words) -> tuple[object, ...]:
    limit, digits, unit = split_number(row.text)
    return (
        row.label,
        digits.replace(",", ""),
        unit,
        limit,
        row.text,
        *_occasion(view),
        "",
        view.region,
        "",
        words("verdict.derived"),
        "",
        "",
        "",
    )


def _occasion(view: FigureView) -> tuple[str, str, str]:
    return view.period, view.period_start, view.period_end
