"""What a relation or a remark must have, one rule a generator; a docstring is the rule in the reader's words.

Whether the arithmetic agrees is not asked here: see ``audit``. Both tables may be absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scripts.checks.dimensions import MixedUnitsError, UnitRatio, measure, unit_measure
from scripts.checks.formulas import APART, DERIVED, Formula, FormulaError, read_formula
from scripts.findings import Finding
from scripts.ledger.frames import Fault, Row, fault, lookup, needs, quote, records, suggest
from scripts.ledger.packages import Ledger

NOT_COMPARABLE = "not-comparable"
# Of one group of people each of these gives another number, so none can equal another.
PEOPLE = frozenset(["household", "person", "person-time"])
# How often something is done, or how long it takes, may be turned into another unit by a factor.
CONVERTIBLE = frozenset(["frequency", "time", "other"])
WHERE = "a figures.csv of data/reports"


class _Known:
    """Source and unit of the figures that are referred to and exist, and the dimension of each unit."""

    def __init__(self, ledger: Ledger, names: Iterable[str]) -> None:
        wanted, figures = set(names), ledger.frame("figures")
        found = figures[figures["figure_id"].isin(wanted)]
        self.sources, self.units = (lookup(found, "figure_id", column) for column in ("source_id", "unit"))
        self.dimensions = lookup(ledger.frame("units"), "unit_id", "dimension")
        unknown = sorted(wanted - self.sources.keys())
        self.fixes = suggest(unknown, figures["figure_id"].tolist() if unknown else [], WHERE)

    def faults(self, column: str, names: Iterable[str]) -> Iterator[Fault]:
        """What to say of the figures that do not exist."""
        for name in [name for name in names if name not in self.sources]:
            yield column, "unknown-figure", f"{quote(name)} is not in the table 'figures'.", self.fixes[name]


def check_relations(ledger: Ledger) -> Iterator[Finding]:
    """A formula can be read and is made of figures that exist; kind, unit and note of its relation go with it.

    One figure at least is stated by the relation's own report; none is a date. Only what is counted in the same unit
    is added or subtracted, and both sides of = are of one sort.
    """
    rows = []
    for row in _rows(ledger, "relations"):
        try:
            rows.append((row, read_formula(row["formula"])))
        except FormulaError as error:
            message = f"{quote(row['formula'])}: {error.problem} at character {error.at}."
            yield fault(row, "formula", "formula", message, error.fix)
    for row, formula in rows:
        yield from (fault(row, *item) for item in _form_faults(row, formula))
    if not ledger.is_whole("figures", "units"):
        return
    known = _Known(ledger, (name for _, formula in rows for name in formula.figure_ids))
    for row, formula in rows:
        faults = (*_figure_faults(row, formula, known), *_unit_faults(row, formula, known))
        yield from (fault(row, *item) for item in faults)


def _form_faults(row: Row, formula: Formula) -> Iterator[Fault]:
    apart = formula.form == APART
    if apart != (row["kind"] == NOT_COMPARABLE):
        message = f"The formula has {'a' if apart else 'no'} '<>', the kind is {row['kind']!r}."
        yield "kind", "relation-kind", message, f"'<>' goes with the kind {NOT_COMPARABLE!r} and with no other."
    if formula.form == DERIVED and not row["unit"]:
        message = "A derived number needs a unit."
        yield "unit", "relation-unit", message, "Write the unit_id of what the formula comes to."
    elif formula.form != DERIVED and row["unit"]:
        message = f"The unit {quote(row['unit'])} stands beside a formula with '=' or '<>'."
        yield "unit", "relation-unit", message, "Leave it empty; the stated side has its unit."
    for language in ("zh", "en"):
        if (apart or formula.is_open) and not row[f"note_{language}"]:
            what = "may not be compared" if apart else "cannot be checked"
            message = f"It is not said why this {what}."
            yield f"note_{language}", "relation-note", message, "Give the reason, or what is not stated."


def _figure_faults(row: Row, formula: Formula, known: _Known) -> Iterator[Fault]:
    yield from known.faults("formula", formula.figure_ids)
    for name in formula.figure_ids:
        if name in known.sources and known.dimensions.get(known.units[name]) == "date":
            message = f"{quote(name)} is a date."
            yield "formula", "relation-date", message, "Formulas are made of numbers; write a remark."
    if row["source_id"] not in {known.sources.get(name, row["source_id"]) for name in formula.figure_ids}:
        message = f"None of its figures is one of the report {quote(row['source_id'])}."
        yield "source_id", "relation-source", message, "Move the row to the report of its figures."


def _unit_faults(row: Row, formula: Formula, known: _Known) -> Iterator[Fault]:
    counted = [known.units.get(name, "") for name in formula.figure_ids]
    numbers = all(known.dimensions.get(unit, "date") != "date" for unit in counted)
    if formula.is_open or formula.form == APART or not numbers:
        return
    try:
        left = measure(formula.shape, tuple(counted[: formula.used]), len(formula.numbers))
    except MixedUnitsError as error:
        message = f"{error.one} and {error.other} are added or subtracted."
        fix = "Take figures that are counted in the same unit, or write a share."
        yield "formula", "relation-mixed-units", message, fix
        return
    wanted = row["unit"] if formula.form == DERIVED else counted[-1] if formula.used < len(counted) else ""
    if wanted and not _fits(left, wanted, known.dimensions, formula.form == DERIVED):
        what, side = ("unit", "the unit") if row["unit"] else ("stated side", "its right side")
        message = f"The formula comes to {left.name}, the {what} is {wanted!r}."
        yield "formula", "relation-unit", message, f"Correct the formula, or {side}."


def _fits(left: UnitRatio, wanted: str, dimensions: Mapping[str, str], derived: bool) -> bool:
    """Whether a result may be given in a unit: its own, or for an average (persons per household) what is averaged.

    The stated side may also be another thing that is counted, one for one (groups and their leaders), but not another
    count of the same people.
    """
    if left.is_bare:
        return True
    if not left.over:
        return not left.under and unit_measure(wanted) == UnitRatio()
    own = left.over[0]
    if len(left.over) > 1 or own == wanted:
        return own == wanted
    if derived:
        return dimensions.get(own) in CONVERTIBLE
    return dimensions.get(own) == dimensions.get(wanted) and not {own, wanted} <= PEOPLE


def check_audit_keys(ledger: Ledger) -> Iterator[Finding]:
    """The identifier of a relation or remark begins with that of its report, so that it is the only one anywhere."""
    for name, key in (("relations", "relation_id"), ("remarks", "remark_id")):
        for row in _rows(ledger, name):
            if row["source_id"] and not row[key].startswith(row["source_id"] + "-"):
                message = f"{quote(row[key])} does not begin with {row['source_id']!r}."
                yield fault(row, key, "relation-key", message, f"Write {row['source_id']}- and a short name.")


@needs("figures", "units")
def check_remark_figures(ledger: Ledger) -> Iterator[Finding]:
    """A remark refers to figures that exist, each once."""
    rows = [(row, row["figure_ids"].split(";")) for row in _rows(ledger, "remarks") if row["figure_ids"]]
    known = _Known(ledger, (name for _, names in rows for name in names))
    for row, names in rows:
        yield from (fault(row, *item) for item in known.faults("figure_ids", names))
        if len(set(names)) < len(names):
            message = f"{quote(row['figure_ids'])} names a figure twice."
            yield fault(row, "figure_ids", "remark-twice", message, "Name it once.")


def _rows(ledger: Ledger, name: str) -> list[Row]:
    return records(ledger.frame(name)) if name in ledger.tables else []
