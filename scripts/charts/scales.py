"""What charts ask of the facts before they put figures on one scale, and the words that all of them share.

A chart says which figures share a scale (``Illustration.scales``). Charts that would join what must be kept apart are
left out, and one that is drawn all the same stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.audit import comparability
from scripts.audit.comparability import Comparability
from scripts.charts.illustrations import Illustration
from scripts.findings import Finding, LedgerError
from scripts.wording.views import FigureView, Index
from scripts.words import Words

Claims = list[list[FigureView]]


def may_compare(view: FigureView) -> bool:
    """Whether a figure may stand beside that of another place."""
    return comparability.may_compare(view.figure)


def group_claims(views: Sequence[FigureView], comparability: Comparability) -> Claims:
    """Figures of one cell by what they claim, each claim with its most precise figure first; nothing is averaged."""
    return comparability.claims_of(views, lambda view: view.figure)


def source_line(views: Sequence[FigureView], index: Index, words: Words) -> str:
    """Whence: the title of the document, or how many documents there are."""
    names = sorted({view.source_id for view in views})
    if len(names) > 1:
        return words("chart.sources", n=len(names))
    row = index.get("sources", names[0])
    return words("chart.source", title=row.title if words.language == "zh" else row.title_en)


def tell_rows(title: str, rows: Sequence[tuple[str, FigureView]], words: Words) -> str:
    """The alternative text: the title and every figure."""
    return title + words("text.colon") + words("chart.alt_join").join(f"{label} {view.text}" for label, view in rows)


def slug(*parts: str) -> str:
    """Parts of an id as one word of an address; empty parts are left out."""
    return "-".join("-".join(part.replace("=", " ").replace(";", " ").split()) for part in parts if part)


def currency_before(before: str, unit_id: str) -> str:
    """The currency that stands before the digits, as in English; "" where it stands behind them."""
    last = before.rpartition(" ")[2]
    return last if last == unit_id.upper() else ""


def head_unit(before: str, after: str, unit_id: str) -> str:
    """The unit at the head of digits, from what stands before and after them: `万元`, `CNY million`."""
    return f"{currency_before(before, unit_id)} {after}".strip()


def joined_figures(illustration: Illustration) -> list[set[str]]:
    """The figures of a chart that a reader measures against each other: a set of figure ids for each scale."""
    return [set(scale) for scale in illustration.scales]


def check_joined(illustration: Illustration, comparability: Comparability) -> Iterator[Finding]:
    """A finding for each scale that joins what must be kept apart, in units or over places too."""
    figures = {view.figure_id: view.figure for _, view in illustration.rows}
    scales = [[figures[figure_id] for figure_id in sorted(scale)] for scale in illustration.scales]
    return comparability.check_scales(illustration.chart_id, scales)


def require_joined(illustration: Illustration, comparability: Comparability) -> None:
    """Raise LedgerError where a chart joins what must be kept apart."""
    findings = list(check_joined(illustration, comparability))
    if findings:
        raise LedgerError(findings)
