"""Charts of one indicator over places, and the rule of what may be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scripts.audit.comparability import Comparability
from scripts.charts.content import Compare, Frame
from scripts.charts.illustrations import Illustration, as_scales, compare_head, make_bar
from scripts.charts.scales import group_claims, may_compare, slug, source_line, tell_rows
from scripts.charts.series import HAN_SPACE
from scripts.wording.views import FigureView, Index
from scripts.words import Words

MOST_BARS = 20
Places = Mapping[str, Sequence[FigureView]]


def but_place(view: FigureView) -> tuple[str, ...]:
    """All that must be the same in figures that are compared over places."""
    return (
        view.indicator_id,
        view.breakdown_id,
        view.unit_id,
        view.status_id,
        view.measured_id,
        view.period_start,
        view.period_end,
    )


def compare_places(
    views: Sequence[FigureView], index: Index, words: Words, comparability: Comparability
) -> list[Illustration]:
    """Charts of one indicator over places, only where two places or more have it and all but the place is the same.

    A county is not set beside a prefecture or a province: the level of the places must be the same too. Figures that
    do not say on what basis they stand (a breakdown that ends in not-stated) may stand on different ones. Where the
    sources of one place agree, it has one bar; where they do not, there is no chart.
    """
    groups: dict[tuple[str, ...], dict[str, list[FigureView]]] = defaultdict(lambda: defaultdict(list))
    for view in views:
        if may_compare(view):
            level = index.get("regions", view.region_code).level
            groups[(level, *but_place(view))][view.region_code].append(view)
    made = []
    for (level, *_), places in groups.items():
        claims = {code: group_claims(rows, comparability) for code, rows in places.items()}
        if 2 <= len(places) <= MOST_BARS and all(len(told) == 1 for told in claims.values()):
            bars = sorted((told[0] for told in claims.values()), key=lambda rows: -(rows[0].value or 0))
            first = bars[0][0]
            names = slug("compare", first.indicator_id, level), _title(bars, words)
            made.append(draw_places(bars, names, index, words))
    return made


def _title(bars: Sequence[Sequence[FigureView]], words: Words) -> str:
    """How many places, and the ends of the range."""
    top, low = bars[0][0], bars[-1][0]
    ends = {"low": low.text, "low_region": low.region, "top": top.text, "top_region": top.region}
    return HAN_SPACE.sub("", words("indicator.compare_title", name=top.name, n=len(bars), **ends))


def draw_places(
    bars: Sequence[Sequence[FigureView]], names: tuple[str, str], index: Index, words: Words
) -> Illustration:
    """Bars over places in the order given, each with the figures of all its sources; ``names``: start of the id, title.

    The id goes on with all that is the same in the figures, so that it stays when other figures come.
    """
    views = [view for rows in bars for view in rows]
    first, (start, title) = views[0], names
    frame = Frame(
        title,
        words("chart.compare_subtitle", period=first.period, status=first.status),
        source_line(views, index, words),
        first.period,
    )
    data = Compare(frame, tuple(make_bar(rows[0], rows[0].region) for rows in bars), compare_head(words))
    rows = tuple((view.region, view) for view in views)
    chart_id = slug(start, *but_place(first)[1:])
    return Illustration(chart_id, data, tell_rows(title, rows, words), rows, as_scales([views]))
