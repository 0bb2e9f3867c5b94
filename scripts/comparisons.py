"""Charts of one indicator over places, and the rule of what may be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from scripts.chart_data import Compare, Frame
from scripts.illustrations import Illustration, compare_head, make_bar
from scripts.views import FigureView, Index
from scripts.words import Words

MOST_BARS = 20
NOT_STATED = "=not-stated"


def compare_places(views: Sequence[FigureView], index: Index, words: Words) -> list[Illustration]:
    """Charts of one indicator over places, only where two places or more have it and all but the place is the same.

    A county is not set beside a prefecture or a province: the level of the places must be the same too. Figures that
    do not say on what basis they stand (a breakdown that ends in not-stated) may stand on different ones.
    """
    groups: dict[tuple[str, ...], list[FigureView]] = defaultdict(list)
    for view in views:
        if view.value is not None and view.value >= 0 and NOT_STATED not in view.breakdown_id:
            level = index.get("regions", view.region_code).level
            groups[(level, view.breakdown_id, view.unit_id, view.status_id, view.measured_id, view.period_start,
                    view.period_end)].append(view)  # fmt: skip
    made = []
    for number, rows in enumerate(groups.values()):
        if 2 <= len({view.region_code for view in rows}) == len(rows) <= MOST_BARS:
            first = rows[0]
            title = words("indicator.compare_title", name=first.name, n=len(rows))
            frame = Frame(title, words("chart.compare_subtitle", period=first.period, status=first.status),
                          words("chart.sources", n=len({view.source_id for view in rows})), first.period)  # fmt: skip
            ranked = sorted(rows, key=lambda view: (-(view.value or 0), view.region_code))
            data = Compare(frame, tuple(make_bar(view, view.region) for view in ranked), compare_head(words))
            listed = [(view.region, view) for view in ranked]
            alt = title + words("text.colon") + words("chart.alt_join").join(f"{a} {b.text}" for a, b in listed)
            made.append(Illustration(f"compare-{first.indicator_id}-{number}", data, alt, tuple(listed)))
    return made
