"""What may stand on one scale: pairs that the data keep apart, and sources that tell one cell alike or not.

A chart says which figures share a scale (``Illustration.scales``); no two of them may be a pair that a relation calls
not comparable, nor differ in unit. Charts that would are left out, and one that is drawn all the same stops the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from scripts.audit.counterparts import AGREE, same_cells
from scripts.charts.illustrations import Illustration
from scripts.checks.formulas import APART, FormulaError, read_formula
from scripts.findings import Finding, LedgerError
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole
from scripts.wording.views import FigureView, Index
from scripts.words import Words

NOT_STATED = "=not-stated"
Claims = list[list[FigureView]]


@dataclass(frozen=True)
class Standing:
    """What the data say of figures side by side.

    ``apart``: the figures from which a figure must be kept apart. ``cells``: for a figure whose cell another source
    fills with a number that agrees when rounded, the first figure of that cell. ``local``: indicators whose values
    must not be set side by side over places.
    """

    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    local: frozenset[str] = frozenset()

    def clash(self, figure_ids: frozenset[str]) -> tuple[str, str] | None:
        """The first two of these figures that must be kept apart; None where there are none."""
        pairs = ((one, other) for one in sorted(figure_ids) for other in sorted(self.apart.get(one, ())))
        return next((pair for pair in pairs if pair[1] in figure_ids), None)


FREE = Standing()


def read_standing(ledger: Ledger) -> Standing:
    """All three, from the relations, figures and indicators of a package."""
    apart: dict[str, set[str]] = defaultdict(set)
    if is_whole(ledger, "relations"):
        for text in ledger.frame("relations")["formula"]:
            try:
                formula = read_formula(str(text))
            except FormulaError:  # has its finding
                continue
            if formula.form == APART:
                one, other = formula.figure_ids
                apart[one].add(other)
                apart[other].add(one)
    alike = (cell for cell in same_cells(ledger) if cell.verdict == AGREE and not cell.truncated)
    cells = {figure_id: cell.figure_ids[0] for cell in alike for figure_id in cell.figure_ids}
    indicators = ledger.frame("indicators")
    local = indicators.loc[indicators["places"] == "apart", "indicator_id"]
    return Standing({key: frozenset(others) for key, others in apart.items()}, cells, frozenset(local))


def may_compare(view: FigureView, standing: Standing) -> bool:
    """Whether a figure may stand beside that of another place.

    It is a number from zero up, it says on what basis it stands (its breakdown does not end in not-stated), and its
    indicator does not forbid it.
    """
    said = view.value is not None and view.value >= 0 and NOT_STATED not in view.breakdown_id
    return said and view.indicator_id not in standing.local


def settle(views: Sequence[FigureView], standing: Standing) -> Claims:
    """Figures of one cell by what they claim, each claim with its most precise figure first; nothing is averaged.

    Figures make one claim where value and qualifier are the same, or where the cell agrees when rounded. More than
    one claim is a conflict, or a matter of qualifiers, and no claim is preferred.
    """
    claims: dict[tuple[str, ...], list[FigureView]] = defaultdict(list)
    for view in views:
        cell = standing.cells.get(view.figure_id)
        claims[(cell,) if cell else (str(view.value), view.qualifier_id)].append(view)
    ordered = [sorted(claim, key=_roughness) for claim in claims.values()]
    return sorted(ordered, key=lambda claim: (claim[0].value or 0, claim[0].figure_id))


def _roughness(view: FigureView) -> tuple[int, str]:
    digits = str(view.value).replace(".", "").strip("0")
    return -len(digits), view.figure_id


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


def check_joined(illustration: Illustration, standing: Standing) -> Iterator[Finding]:
    """A finding for each scale that joins what must be kept apart, in units or over places too."""
    units = {view.figure_id: view.unit_id for _, view in illustration.rows}
    places = {view.figure_id: view.region_code for _, view in illustration.rows if view.indicator_id in standing.local}
    for scale in joined_figures(illustration):
        pair = standing.clash(frozenset(scale)) or _different(scale, units) or _different(scale & set(places), places)
        if pair:
            message = f"the chart {illustration.chart_id!r} puts {pair[0]!r} and {pair[1]!r} on one scale"
            mend = "They are not comparable: change the rule of the chart, or the relation."
            yield Finding("data/reference/charts.csv", 0, "", "chart-scale", message, mend)


def require_joined(illustration: Illustration, standing: Standing) -> None:
    """Raise LedgerError where a chart joins what must be kept apart."""
    findings = list(check_joined(illustration, standing))
    if findings:
        raise LedgerError(findings)


def _different(scale: set[str], marks: Mapping[str, str]) -> tuple[str, str] | None:
    return next((pair for pair in combinations(sorted(scale), 2) if marks[pair[0]] != marks[pair[1]]), None)
