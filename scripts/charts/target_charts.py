"""How far the targets of a region have come, as one chart: what was promised as a frame, what is reached inside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scripts.charts.content import Frame, PlanRow, Progress, Stage
from scripts.charts.illustrations import Illustration
from scripts.phrases import count_text
from scripts.wording.accounts import TargetView
from scripts.wording.views import FigureView
from scripts.words import Words

MOST_ROWS = 12
FULL = Decimal(100)


def chart_targets(
    targets: Sequence[TargetView], figures: dict[str, FigureView], words: Words, chart_id: str
) -> list[Illustration]:
    """One chart of the targets for which a share is known, or none; each row is a scale of its own."""
    known = [(view, view.share) for view in targets if view.share is not None and view.progress][:MOST_ROWS]
    if not known:
        return []
    rows = tuple(_row(view, share, words) for view, share in known)
    newest = max((step for view, _ in known for step in view.progress), key=lambda step: step.period_end)
    title = words("target.chart_title", region=known[0][0].region, targets=count_text("targets", len(known), words))
    sources = words("chart.sources", n=len({step.source_id for view, _ in known for step in view.progress}))
    frame = Frame(title, words("target.chart_subtitle"), sources, newest.period)
    head = tuple(words(f"chart.{key}") for key in ("item", "stage", "amount", "percent"))
    listed = [figure for view, _ in known for figure in (figures[view.target_id], *view.progress)]
    told = words("chart.alt_join").join(f"{view.name} {share}%" for view, share in known)
    alt = f"{title}{words('text.colon')}{told}"
    scales = tuple(frozenset({view.target_id}) for view, _ in known)
    return [Illustration(chart_id, Progress(frame, rows, head), alt, tuple((v.name, v) for v in listed), scales)]


def _row(view: TargetView, share: Decimal, words: Words) -> PlanRow:
    """What was promised as the whole, the share reached inside it; more than the whole fills it."""
    promised = Stage(words("target.promised"), FULL, view.text)
    newest = view.progress[-1]
    rate = "" if newest.unit == "%" else f"{share}%"
    reached = Stage(words("target.reached"), min(share, FULL), newest.text, rate)
    return PlanRow(words("target.row", name=view.name, period=newest.period), promised, reached)
