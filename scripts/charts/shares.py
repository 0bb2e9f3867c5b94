"""Parts and their wholes in one document: which figures a rule joins (choose), and what the chart says (word).

A chart is made only where its figures come from one document and share region and period. Shares that make less than
the whole leave an unnamed rest, which is drawn as computed; where a report states what is left of a count, its own
figure takes the place of our subtraction: a relation of the form whole - part = rest says so. Where a remark doubts
the base of shares, the chart says that too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.audit.facts import Facts
from scripts.charts.captions import Captions, Chart, Computed, Row
from scripts.charts.content import Composition, Frame, PartWhole, Value, WholeRow
from scripts.charts.identity import name_chart
from scripts.checks.formulas import CLAIM, FormulaError, read_formula
from scripts.ledger.rows import ChartRule, Figure, Indicator, Qualifier, Status
from scripts.numbers.qualifiers import ABOUT
from scripts.phrases import fill

LEAST_PAIRS, LEAST_PARTS = 2, 3
"""One whole and its part, or two parts, are said in one sentence."""
HUNDRED = Decimal(100)
PERCENT = "percent"
PLACE = Decimal("0.1")
DOUBTS = frozenset(["ambiguous-wording", "unnamed-base"])
LEFT = "f0-f1"
Occasion = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A whole and its part, with the share and the rest that the document itself states, if it does."""

    whole: Figure
    part: Figure
    share: Figure | None
    rest: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for figure in (self.whole, self.part, self.share, self.rest) if figure)

    @property
    def percent(self) -> Decimal:
        """The share of the part in the whole, to one decimal."""
        return ((self.part.value or Decimal(0)) * 100 / (self.whole.value or 1)).quantize(PLACE)


@dataclass(frozen=True, slots=True)
class PairsChoice:
    """Wholes with their parts, in all breakdowns of one occasion."""

    chart_id: str
    rule: ChartRule
    pairs: tuple[Pair, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return tuple(figure for pair in self.pairs for figure in pair.figures)

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """Each whole has a scale of its own; a share is not on it."""
        for pair in self.pairs:
            yield tuple(figure for figure in (pair.whole, pair.part, pair.rest) if figure)


@dataclass(frozen=True, slots=True)
class PartsChoice:
    """The parts of one thing from the largest down, the total that is stated, and whether a remark doubts the base."""

    chart_id: str
    rule: ChartRule
    parts: tuple[Figure, ...]
    total: Figure | None
    is_doubted: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that it shows."""
        return (*self.parts, *((self.total,) if self.total else ()))

    @property
    def scales(self) -> Iterator[tuple[Figure, ...]]:
        """All of it is on one scale."""
        yield self.figures


@dataclass(frozen=True)
class Remainders:
    """What the data say of what is left: for a whole and its part the rest, and sets of figures of doubtful base."""

    stated: Mapping[tuple[str, str], Figure]
    doubted: tuple[frozenset[str], ...]


def read_remainders(facts: Facts) -> Remainders:
    """Both, from the relations and the remarks."""
    figures = {figure.figure_id: figure for figure in facts.figures()}
    stated = {}
    for relation in facts.relations():
        if ids := _difference(relation.formula):
            stated[ids[0], ids[1]] = figures[ids[2]]
    doubted = [frozenset(remark.figure_ids) for remark in facts.remarks() if remark.kind in DOUBTS]
    return Remainders(stated, tuple(doubted))


def _difference(text: str) -> tuple[str, ...]:
    """Whole, part and rest of a formula that says no more than that; () for any other."""
    try:
        formula = read_formula(text)
    except FormulaError:  # has its finding
        return ()
    plain = formula.form == CLAIM and formula.shape.replace("(", "").replace(")", "") == LEFT
    return formula.figure_ids if plain and len(formula.figure_ids) == 3 else ()


def choose_shares(
    figures: Iterable[Figure], rules: Iterable[ChartRule], remainders: Remainders
) -> list[PairsChoice | PartsChoice]:
    """The charts that the figures of one document allow, by region, then in the order of the rules."""
    regions: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.value >= 0:
            regions[figure.region.region_code].append(figure)
    choices: list[PairsChoice | PartsChoice] = []
    for rule in rules:
        for rows in regions.values():
            if rule.kind == "part-whole":
                choices += list(_choose_pairs(rule, rows, remainders))
            elif rule.kind == "composition":
                choices += list(_choose_parts(rule, rows, remainders))
    return choices


def _name(rule: ChartRule, figure: Figure) -> str:
    return name_chart(figure.region.region_code, rule.chart_id, figure.source.source_id)


def _occasion(figure: Figure) -> Occasion:
    """Figures may be joined in one chart only where these agree."""
    return figure.period_end, figure.period_start


def _is_of(figure: Figure, indicator: Indicator | None) -> bool:
    return indicator is not None and figure.indicator.indicator_id == indicator.indicator_id


def _cell(indicator: Indicator, figure: Figure) -> tuple[object, ...]:
    """Where a figure of an indicator would stand that goes with this one."""
    return indicator.indicator_id, figure.breakdown_id, *_occasion(figure)


def _choose_pairs(rule: ChartRule, figures: Sequence[Figure], remainders: Remainders) -> Iterator[PairsChoice]:
    """The occasion with most pairs, then the newest; a document has one chart of a rule and a region."""
    by_cell = {_cell(figure.indicator, figure): figure for figure in figures}
    occasions: dict[Occasion, list[Pair]] = defaultdict(list)
    for part in figures:
        whole = by_cell.get(_cell(rule.indicator, part))
        if _is_of(part, rule.part) and whole and Decimal(0) < (whole.value or 0) >= (part.value or 0):
            share = by_cell.get(_cell(rule.share, part)) if rule.share else None
            rest = remainders.stated.get((whole.figure_id, part.figure_id))
            fits = rest and rest.value == (whole.value or 0) - (part.value or 0)
            occasions[_occasion(part)].append(Pair(whole, part, share, rest if fits else None))
    if occasions:
        pairs = max(occasions.items(), key=lambda item: (len(item[1]), item[0]))[1]
        if len(pairs) >= LEAST_PAIRS:
            pairs.sort(key=lambda pair: pair.whole.breakdown_id)
            yield PairsChoice(_name(rule, pairs[0].whole), rule, tuple(pairs))


def _choose_parts(rule: ChartRule, figures: Sequence[Figure], remainders: Remainders) -> Iterator[PartsChoice]:
    """The results with most parts, then the newest."""
    groups: dict[Occasion, list[Figure]] = defaultdict(list)
    for figure in figures:
        if _is_of(figure, rule.indicator) and figure.breakdown_id.startswith(f"{rule.dimension}="):
            groups[figure.status == Status.RESULT, *_occasion(figure), figure.status, figure.unit.unit_id].append(
                figure
            )
    many = {key: parts for key, parts in groups.items() if len(parts) >= LEAST_PARTS}
    if many:
        key, parts = max(many.items(), key=lambda item: (len(item[1]), item[0]))
        parts.sort(key=lambda figure: -(figure.value or Decimal(0)))
        totals = [f for f in figures if _is_of(f, rule.indicator) and not f.breakdown]
        total = next(
            (f for f in totals if (f.status == Status.RESULT, *_occasion(f), f.status, f.unit.unit_id) == key), None
        )
        ids = {figure.figure_id for figure in parts}
        doubted = any(ids <= doubt for doubt in remainders.doubted)
        yield PartsChoice(_name(rule, parts[0]), rule, tuple(parts), total, doubted)


def word_pairs(choice: PairsChoice, captions: Captions) -> Chart:
    """Bars of wholes in words."""
    words, first = captions.words, choice.pairs[0]
    whole, part = captions.view(first.whole), captions.view(first.part)
    values = {"whole": whole.text, "part": part.text, "region": whole.region}
    values |= {"whole_digits": captions.number(first.whole), "part_digits": captions.number(first.part)}
    own = next((pair for pair in choice.pairs if not pair.share), None)
    notes = words("chart.share", part=captions.number(own.part), whole=captions.number(own.whole)) if own else ""
    frame = _frame(choice, fill(captions.pick(choice.rule.title), values), captions, notes)
    part_name, rest_name = captions.pick(choice.rule.part_name), captions.pick(choice.rule.rest_name)
    rows = [Row(captions.view(figure).name, figure) for figure in choice.figures]
    wholes = tuple(_whole_row(pair, captions) for pair in choice.pairs)
    computed = tuple(_computed_share(pair, part_name, captions) for pair in choice.pairs if not pair.share)
    alt = captions.tell(frame, captions.rows(rows), notes)
    return Chart(choice.chart_id, PartWhole(frame, wholes, part_name, rest_name), alt, tuple(rows), computed)


def _whole_row(pair: Pair, captions: Captions) -> WholeRow:
    whole, part = pair.whole.value or Decimal(0), pair.part.value or Decimal(0)
    return WholeRow(
        label=captions.label(pair.whole),
        whole=whole,
        whole_text=captions.view(pair.whole).text,
        part=part,
        part_text=captions.view(pair.part).text,
        share_text=captions.view(pair.share).text if pair.share else f"{pair.percent}%",
        rest_text=captions.view(pair.rest).text if pair.rest else "",
        qualifier=pair.part.qualifier.value,
    )


def _computed_share(pair: Pair, part_name: str, captions: Captions) -> Computed:
    label = captions.words("chart_page.share", name=captions.label(pair.whole), part=part_name)
    return Computed(label, f"{pair.percent}%", pair.percent, PERCENT, (pair.part, pair.whole))


def word_parts(choice: PartsChoice, captions: Captions) -> Chart:
    """A composition in words, with what is left of a hundred where that is known."""
    first, total = choice.parts[0], choice.total
    values = {"top": captions.view(first).breakdown, "top_digits": captions.number(first)}
    values |= {"region": captions.view(first).region, "total_digits": captions.number(total) if total else ""}
    rest = _rest(choice, captions)
    notes = _rest_notes(choice, captions) if rest else ""
    frame = _frame(choice, fill(captions.pick(choice.rule.title), values), captions, notes)
    rows = [Row(captions.label(figure), figure) for figure in choice.figures]
    told = [*captions.rows(rows), *([(rest.label, rest.text)] if rest else [])]
    closing = (
        Value(captions.view(total).indicator, total.value or Decimal(0), captions.view(total).text) if total else None
    )
    parts = tuple(Value(captions.label(f), f.value or Decimal(0), captions.view(f).text) for f in choice.parts)
    data = Composition(frame, parts, _within(choice), rest, closing)
    computed = (Computed(rest.label, rest.text, rest.value, PERCENT, choice.parts),) if rest else ()
    return Chart(choice.chart_id, data, captions.tell(frame, told, notes), tuple(rows), computed)


def _within(choice: PartsChoice) -> Decimal | None:
    """What the full width stands for: 100 for shares, else the stated total, unless a part is larger."""
    first = choice.parts[0]
    whole = HUNDRED if first.unit.dimension == "ratio" else choice.total.value if choice.total else None
    return whole if whole is not None and (first.value or Decimal(0)) <= whole else None


def _rest(choice: PartsChoice, captions: Captions) -> Value | None:
    """What no part names of a hundred per cent. Limits (over, at least …) leave a rest that is not known."""
    left = HUNDRED - sum(figure.value or Decimal(0) for figure in choice.parts)
    plain = (Qualifier.EXACT, Qualifier.ABOUT)
    known = all(figure.unit.unit_id == PERCENT and figure.qualifier in plain for figure in choice.parts)
    if choice.total or not known or left <= 0:
        return None
    return Value(captions.words("remainder.other"), left, captions.amount(left, choice.parts[0].unit, ABOUT))


def _rest_notes(choice: PartsChoice, captions: Captions) -> str:
    words = captions.words
    formula = " − ".join(["100", *(captions.view(figure).digits for figure in choice.parts)])
    notes = [words("remainder.working", formula=formula)]
    notes += [words("remainder.doubt")] if choice.is_doubted else []
    return words("text.space").join(notes)


def _frame(choice: PairsChoice | PartsChoice, title: str, captions: Captions, notes: str) -> Frame:
    view = captions.view(choice.figures[0])
    subtitle = captions.words("chart.subtitle", region=view.region, indicator=view.indicator)
    return captions.frame(title, subtitle, choice.figures, notes, view.period)
