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
from typing import Any

from scripts.audit.intervals import Range, enclose, point
from scripts.audit.readings import Reading, read_figures
from scripts.checks.dimensions import BARE, MixedUnitsError, measure
from scripts.checks.formulas import APART, DERIVED, Formula, FormulaError, Token, read_formula
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole

AGREES, TRUNCATED, DIFFERS = "agrees", "truncated", "differs"
UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER = "unchecked", "not-comparable", "derived"
VERDICTS = (DIFFERS, TRUNCATED, AGREES, UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER)
MISSING, DIVISOR, NO_LIMIT, NO_NUMBER = "missing", "divisor", "no-limit", "no-number"
# How both sides are read, one after the other until they meet; the last word says what had to be taken as cut.
WAYS = (("rounded", "cut", "stated"), ("cut", "cut", "all"), ("either", "either", "some"))


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a working: a figure, or a number of the formula (``figure`` is None), or ? (both are None).

    ``operator`` stands before it ("" at the start), ``opening`` brackets after the operator, ``closing`` behind it.
    """

    operator: str
    opening: int
    figure: Reading | None
    number: Fraction | None
    closing: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one relation.

    ``terms``: the left side in order; ``stated_term``: the right side (None for derived). ``unit``: unit_id of the
    result. ``nominal``: the left side at the values as stated; ``computed``: all that it can be if the figures were
    rounded; ``stated``: all that the stated side can have been if it was. They are None where there is none.
    ``cut``: for truncated, what had to be taken as cut off for the sides to meet (stated, all, some).
    ``loose``: they agree only because a qualifier (at least, under …) leaves room. ``is_average``: so much of one thing
    for each of another, so that even what is counted has decimals. ``reason``, for unchecked: missing
    (a number is not stated), divisor (it can be 0), no-limit (on either side), no-number (a figure is a date).
    """

    relation_id: str
    source_id: str
    kind: str
    verdict: str
    name_zh: str
    name_en: str
    note_zh: str
    note_en: str
    unit: str
    figure_ids: tuple[str, ...]
    terms: tuple[Term, ...]
    stated_term: Term | None
    nominal: Fraction | None = None
    computed: Range | None = None
    stated: Range | None = None
    cut: str = ""
    loose: bool = False
    is_average: bool = False
    reason: str = ""


def audit(ledger: Ledger) -> list[Verdict]:
    """A verdict for each relation, in the order of the files; [] where the package has none.

    A relation that cannot be read, or that names a figure that is not there, has its finding from ``relation_rules``
    and is passed over here.
    """
    if not is_whole(ledger, "relations", "figures", "units"):
        return []
    rows, formulas = [], []
    columns = ledger.tables["relations"].columns
    for row in ledger.frame("relations")[columns].itertuples(index=False, name="Relation"):
        formula = _read(str(row.formula))
        if formula:
            rows.append(row)
            formulas.append(formula)
    known = set(ledger.frame("figures")["figure_id"])
    figures = read_figures(ledger, {name for formula in formulas for name in formula.figure_ids})
    pairs = zip(rows, formulas, strict=True)
    return [judge(row, formula, figures) for row, formula in pairs if known.issuperset(formula.figure_ids)]


def count_verdicts(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many relations have each verdict, all six of them, those that need a look first."""
    counts = Counter(verdict.verdict for verdict in verdicts)
    return {name: counts[name] for name in VERDICTS}


def judge(row: Any, formula: Formula, figures: Mapping[str, Reading]) -> Verdict:
    """The verdict on one row of ``relations``, given its formula and the figures that are numbers."""
    verdict = _blank(row, formula, figures)
    if formula.form == APART:
        return replace(verdict, verdict=NOT_COMPARABLE)
    if formula.is_open:
        return replace(verdict, reason=MISSING)
    if not figures.keys() >= set(formula.figure_ids):
        return replace(verdict, reason=NO_NUMBER)
    used = [figures[name] for name in formula.figure_ids[: formula.used]]
    try:
        nominal = formula.evaluate([*(Fraction(figure.value) for figure in used), *formula.numbers])
        verdict = replace(verdict, nominal=nominal, computed=_come_to(formula, used, "rounded"))
        return (
            _judge_derived(verdict, formula, used) if formula.form == DERIVED else _judge_claim(verdict, formula, used)
        )
    except ZeroDivisionError:
        return replace(verdict, reason=DIVISOR)


def _judge_derived(verdict: Verdict, formula: Formula, used: Sequence[Reading]) -> Verdict:
    if verdict.computed is None or not verdict.computed.has_limit:
        return replace(verdict, reason=NO_LIMIT)
    try:
        counted = measure(formula.shape, tuple(figure.unit for figure in used), len(formula.numbers))
    except MixedUnitsError:  # has its finding
        counted = BARE
    return replace(verdict, verdict=DERIVED_NUMBER, is_average=bool(counted.under))


def _judge_claim(verdict: Verdict, formula: Formula, used: Sequence[Reading]) -> Verdict:
    term, computed = verdict.stated_term, verdict.computed
    if term is None or computed is None:
        return verdict
    stated = _stated(term, "rounded")
    verdict = replace(verdict, stated=stated)
    if not (computed.has_limit and stated.has_limit):
        return replace(verdict, reason=NO_LIMIT)
    if computed.meets(stated):
        rooms = [figure.room for figure in (*used, term.figure) if figure]
        loose = any(room.is_open for room in rooms) and not _meet(formula, used, term, ("plain", "plain"))
        return replace(verdict, verdict=AGREES, loose=loose)
    for left, right, cut in WAYS:
        if _meet(formula, used, term, (left, right)):
            return replace(verdict, verdict=TRUNCATED, cut=cut)
    return replace(verdict, verdict=DIFFERS)


def _meet(formula: Formula, used: Sequence[Reading], term: Term, ways: tuple[str, str]) -> bool:
    return _come_to(formula, used, ways[0]).meets(_stated(term, ways[1]))


def _come_to(formula: Formula, used: Sequence[Reading], way: str) -> Range:
    """The left side with every figure read in one way."""
    ranges: list[Range] = [getattr(figure.room, way) for figure in used]
    if all(item.is_point for item in ranges):
        ends = [Fraction(item.low) for item in ranges]
        return point(formula.evaluate([*ends, *formula.numbers]))
    return enclose(formula.evaluate, [*ranges, *map(point, formula.numbers)], formula.repeated)


def _stated(term: Term, way: str) -> Range:
    if term.figure:
        reach: Range = getattr(term.figure.room, way)
        return reach
    return point(term.number or 0)


def _read(text: str) -> Formula | None:
    try:
        return read_formula(text)
    except FormulaError:
        return None


def _blank(row: Any, formula: Formula, figures: Mapping[str, Reading]) -> Verdict:
    """A verdict that says nothing yet."""
    terms = tuple(_terms(formula.left, figures))
    stated = next(iter(_terms([formula.right], figures)), None) if formula.right else None
    counted = [term.figure.unit for term in ([stated] if stated else []) + list(terms) if term.figure]
    unit = row.unit or next(iter(counted), "")
    return Verdict(
        row.relation_id,
        row.source_id,
        row.kind,
        UNCHECKED,
        row.name_zh,
        row.name_en,
        row.note_zh,
        row.note_en,
        unit,
        formula.figure_ids,
        terms,
        stated,
    )


def _terms(tokens: Sequence[Token], figures: Mapping[str, Reading]) -> Iterable[Term]:
    """Operands with the signs around them. A figure that is a date is left as unknown."""
    made: list[Term] = []
    operator, opening = "", 0
    for token in tokens:
        if token.kind == "(":
            opening += 1
        elif token.kind == ")":
            made[-1] = replace(made[-1], closing=made[-1].closing + 1)
        elif token.is_operand:
            number = Fraction(token.text) if token.kind == "number" else None
            figure = figures.get(token.text) if token.kind == "figure" else None
            made.append(Term(operator, opening, figure, number, 0))
            operator, opening = "", 0
        else:
            operator = token.text
    return made
