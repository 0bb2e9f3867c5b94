"""Every relation judged: does the arithmetic of a report agree with itself, and what follows that nobody stated.

A figure is the range that its rounding and its qualifier allow. A claim agrees where the range of what it adds up to
meets the range of what is stated; where it does so only if digits were cut off instead of rounded, it is
``truncated``. Nobody is accused: a difference is shown with its working, and what cannot be judged says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.audit.intervals import Range, enclose, point
from scripts.audit.precision import COUNT
from scripts.audit.readings import Reading, read_figures
from scripts.checks.dimensions import BARE, MixedUnitsError, measure
from scripts.checks.formulas import APART, DERIVED, Formula, Token, read_formula
from scripts.ledger.parts import Rows
from scripts.ledger.rows import PERCENT, Figure, Relation, Unit

AGREES, TRUNCATED, DIFFERS = "agrees", "truncated", "differs"
UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER = "unchecked", "not-comparable", "derived"
VERDICTS = (DIFFERS, TRUNCATED, AGREES, UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER)
DIFFERENCE, POINTS = "difference", "percentage-point"
MISSING, DIVISOR, NO_LIMIT, NO_NUMBER = "missing", "divisor", "no-limit", "no-number"
# How both sides are read, one after the other until they meet; the last word says what had to be taken as cut.
WAYS = (("rounded", "cut", "stated"), ("cut", "cut", "all"), ("either", "either", "some"))


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a working: a figure, or a number of the formula (``reading`` is None), or ? (both are None).

    ``operator`` stands before it ("" at the start), ``opening`` brackets after the operator, ``closing`` behind it.
    """

    operator: str
    opening: int
    reading: Reading | None
    number: Fraction | None
    closing: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one relation.

    ``figures`` are those of the formula, in its order. ``terms``: the left side; ``stated_term``: the right side (None
    for derived). ``unit``: that of the result, None where nothing says it. ``nominal``: the left side at the values as
    stated; ``computed``: all that it can be if the figures were rounded; ``stated``: all that the stated side can have
    been if it was. They are None where there is none. Of derived things that are counted ``computed`` holds the whole
    numbers, and ``nominal`` is the nearest of them.
    ``cut``: for truncated, what had to be taken as cut off for the sides to meet (stated, all, some).
    ``loose``: they agree only because a qualifier (at least, under …) leaves room. ``is_average``: so much of one thing
    for each of another, so that even what is counted has decimals. ``reason``, for unchecked: missing
    (a number is not stated), divisor (it can be 0), no-limit (on either side), no-number (a figure is a date).
    """

    relation: Relation
    verdict: str
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    stated_term: Term | None
    unit: Unit | None
    nominal: Fraction | None = None
    computed: Range | None = None
    stated: Range | None = None
    cut: str = ""
    loose: bool = False
    is_average: bool = False
    reason: str = ""

    @property
    def relation_id(self) -> str:
        """The id of the relation."""
        return self.relation.relation_id

    @property
    def figure_ids(self) -> tuple[str, ...]:
        """The ids of the figures."""
        return tuple(figure.figure_id for figure in self.figures)


def audit(rows: Rows) -> list[Verdict]:
    """A verdict for each relation, in the order of the files; [] where the package has none."""
    formulas = [(relation, read_formula(relation.formula)) for relation in rows.relations()]
    figures = rows.figures_of({name for _, formula in formulas for name in formula.figure_ids})
    points = rows.references.units.get(POINTS)
    return [_in_points(judge(relation, formula, figures), points) for relation, formula in formulas]


def _in_points(verdict: Verdict, points: Unit | None) -> Verdict:
    """A verdict on one percentage less another, told in percentage points where the tables have that unit."""
    shares = [term.reading is not None and term.reading.figure.unit.unit_id == PERCENT for term in verdict.terms]
    is_gap = verdict.relation.kind == DIFFERENCE and len(shares) > 1 and all(shares)
    return replace(verdict, unit=points) if is_gap and points else verdict


def count_verdicts(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many relations have each verdict, all six of them, those that need a look first."""
    counts = Counter(verdict.verdict for verdict in verdicts)
    return {name: counts[name] for name in VERDICTS}


def judge(relation: Relation, formula: Formula, figures: Mapping[str, Figure]) -> Verdict:
    """The verdict on one relation, given its formula and the figures by their ids."""
    named = tuple(figures[name] for name in formula.figure_ids)
    readings = read_figures(named)
    verdict = _blank(relation, formula, named, readings)
    if formula.form == APART:
        return replace(verdict, verdict=NOT_COMPARABLE)
    if formula.is_open:
        return replace(verdict, reason=MISSING)
    if len(readings) < len(named):
        return replace(verdict, reason=NO_NUMBER)
    used = [readings[name] for name in formula.figure_ids[: formula.used]]
    try:
        nominal = formula.evaluate([*(Fraction(reading.value) for reading in used), *formula.numbers])
        verdict = replace(verdict, nominal=nominal, computed=_come_to(formula, used, "rounded", nominal))
        return (
            _judge_derived(verdict, formula, used) if formula.form == DERIVED else _judge_claim(verdict, formula, used)
        )
    except ZeroDivisionError:
        return replace(verdict, reason=DIVISOR)


def _judge_derived(verdict: Verdict, formula: Formula, used: Sequence[Reading]) -> Verdict:
    if verdict.computed is None or not verdict.computed.has_limit:
        return replace(verdict, reason=NO_LIMIT)
    try:
        counted = measure(formula.shape, tuple(reading.figure.unit.unit_id for reading in used), len(formula.numbers))
    except MixedUnitsError:  # has its finding
        counted = BARE
    derived = replace(verdict, verdict=DERIVED_NUMBER, is_average=bool(counted.under))
    return derived if derived.is_average else _count_whole(derived)


def _count_whole(verdict: Verdict) -> Verdict:
    """A derived number of households, villages and the like is a whole number: its range ends at such numbers."""
    whole = verdict.computed.whole_numbers() if verdict.computed else None
    if whole is None or verdict.nominal is None or verdict.unit is None or verdict.unit.dimension != COUNT:
        return verdict
    nearest = Fraction(round(verdict.nominal))
    return replace(verdict, nominal=Fraction(min(max(nearest, whole.low), whole.high)), computed=whole)


def _judge_claim(verdict: Verdict, formula: Formula, used: Sequence[Reading]) -> Verdict:
    term, computed, nominal = verdict.stated_term, verdict.computed, verdict.nominal
    if term is None or computed is None or nominal is None:
        return verdict

    def meet(left: str, right: str) -> bool:
        return _come_to(formula, used, left, nominal).meets(_stated(term, right))

    stated = _stated(term, "rounded")
    verdict = replace(verdict, stated=stated)
    if not (computed.has_limit and stated.has_limit):
        return replace(verdict, reason=NO_LIMIT)
    if computed.meets(stated):
        readings = [reading for reading in (*used, term.reading) if reading]
        loose = any(reading.ranges.is_open for reading in readings) and not meet("plain", "plain")
        return replace(verdict, verdict=AGREES, loose=loose)
    cut = next((cut for left, right, cut in WAYS if meet(left, right)), "")
    return replace(verdict, verdict=TRUNCATED if cut else DIFFERS, cut=cut)


def _come_to(formula: Formula, used: Sequence[Reading], way: str, nominal: Fraction) -> Range:
    """The left side with every figure read in one way; ``nominal`` is that at the values as stated."""
    ranges = [_range(reading, way) for reading in used]
    if all(item.is_point for item in ranges):
        return point(nominal)
    return enclose(formula.evaluate, [*ranges, *map(point, formula.numbers)], formula.repeated)


def _stated(term: Term, way: str) -> Range:
    return _range(term.reading, way) if term.reading else point(term.number or 0)


def _range(reading: Reading, way: str) -> Range:
    reach: Range = getattr(reading.ranges, way)
    return reach


def _blank(
    relation: Relation, formula: Formula, figures: tuple[Figure, ...], readings: Mapping[str, Reading]
) -> Verdict:
    """A verdict that says nothing yet. Without a unit of its own, it has that of the stated side, else of the first."""
    terms = tuple(_terms(formula.left, readings))
    stated = next(iter(_terms([formula.right], readings)), None) if formula.right else None
    counted = [term.reading.figure.unit for term in (*([stated] if stated else []), *terms) if term.reading]
    unit = relation.unit or next(iter(counted), None)
    return Verdict(relation, UNCHECKED, figures, terms, stated, unit)


def _terms(tokens: Sequence[Token], readings: Mapping[str, Reading]) -> list[Term]:
    """Operands with the signs around them. A figure that is a day is left as unknown."""
    terms: list[Term] = []
    operator, opening = "", 0
    for token in tokens:
        if token.kind == "(":
            opening += 1
        elif token.kind == ")":
            terms[-1] = replace(terms[-1], closing=terms[-1].closing + 1)
        elif token.is_operand:
            number = Fraction(token.text) if token.kind == "number" else None
            reading = readings.get(token.text) if token.kind == "figure" else None
            terms.append(Term(operator, opening, reading, number, 0))
            operator, opening = "", 0
        else:
            operator = token.text
    return terms
