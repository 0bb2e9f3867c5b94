"""What a relation or a remark must have, one rule a generator; a docstring is the rule in the reader's words.

Whether the arithmetic agrees is not asked here: see ``audit``. Both tables may be absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scripts.checks.dimensions import MixedUnitsError, UnitRatio, measure, unit_measure
from scripts.checks.formulas import APART, DERIVED, Formula, FormulaError, read_formula
from scripts.findings import Finding, Phrase, Value, phrase, say
from scripts.ledger.frames import Row, at_row, fault, find_near, lookup, needs, records, unknown_key
from scripts.ledger.packages import Ledger

NOT_COMPARABLE = "not-comparable"
# Of one group of people each of these gives another number, so none can equal another.
PEOPLE = frozenset(["household", "person", "person-time"])
# How often something is done, or how long it takes, may be turned into another unit by a factor.
CONVERTIBLE = frozenset(["frequency", "time", "other"])
WHERE = "data/reports/<source_id>/figures.csv"


class _Figures:
    """Source and unit of the figures that are referred to and exist, and the dimension of each unit."""

    def __init__(self, ledger: Ledger, names: Iterable[str]) -> None:
        wanted, figures = set(names), ledger.frame("figures")
        rows = figures[figures["figure_id"].isin(wanted)]
        self.sources, self.units = (lookup(rows, "figure_id", column) for column in ("source_id", "unit"))
        self.dimensions = lookup(ledger.frame("units"), "unit_id", "dimension")
        unknown = sorted(wanted - self.sources.keys())
        self.near = find_near(unknown, figures["figure_id"].tolist() if unknown else [])

    def faults(self, column: str, names: Iterable[str]) -> Iterator[Finding]:
        """What to say of the figures that do not exist."""
        for name in [name for name in names if name not in self.sources]:
            yield unknown_key(column, name, "figures", WHERE, self.near)


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
            place: dict[str, Value] = {"formula": row["formula"], "character": error.at}
            yield fault(row, "formula", f"formula.{error.problem}", **place, **error.values)
    for row, formula in rows:
        yield from (at_row(row, finding) for finding in _form_faults(row, formula))
    if not ledger.is_whole("figures", "units"):
        return
    figures = _Figures(ledger, (name for _, formula in rows for name in formula.figure_ids))
    for row, formula in rows:
        faults = (*_figure_faults(row, formula, figures), *_unit_faults(row, formula, figures))
        yield from (at_row(row, finding) for finding in faults)


def _form_faults(row: Row, formula: Formula) -> Iterator[Finding]:
    apart = formula.form == APART
    if apart != (row["kind"] == NOT_COMPARABLE):
        case = "apart" if apart else "other"
        yield say("kind", f"relation-kind.{case}", kind=row["kind"], wanted=NOT_COMPARABLE)
    if formula.form == DERIVED and not row["unit"]:
        yield say("unit", "relation-unit.missing")
    elif formula.form != DERIVED and row["unit"]:
        yield say("unit", "relation-unit.needless", unit=row["unit"])
    for language in ("zh", "en"):
        if (apart or formula.is_open) and not row[f"note_{language}"]:
            yield say(f"note_{language}", f"relation-note.{'apart' if apart else 'open'}")


def _figure_faults(row: Row, formula: Formula, figures: _Figures) -> Iterator[Finding]:
    yield from figures.faults("formula", formula.figure_ids)
    for name in formula.figure_ids:
        if name in figures.sources and figures.dimensions.get(figures.units[name]) == "date":
            yield say("formula", "relation-date", figure=name)
    if row["source_id"] not in {figures.sources.get(name, row["source_id"]) for name in formula.figure_ids}:
        yield say("source_id", "relation-source", source=row["source_id"])


def _unit_faults(row: Row, formula: Formula, figures: _Figures) -> Iterator[Finding]:
    counted = [figures.units.get(name, "") for name in formula.figure_ids]
    numbers = all(figures.dimensions.get(unit, "date") != "date" for unit in counted)
    if formula.is_open or formula.form == APART or not numbers:
        return
    try:
        left = measure(formula.shape, tuple(counted[: formula.used]), len(formula.numbers))
    except MixedUnitsError as error:
        yield say("formula", "relation-mixed-units", one=_unit_phrase(error.one), other=_unit_phrase(error.other))
        return
    wanted = row["unit"] if formula.form == DERIVED else counted[-1] if formula.used < len(counted) else ""
    if wanted and not _fits(left, wanted, figures.dimensions, formula.form == DERIVED):
        case = "unit" if row["unit"] else "side"
        yield say("formula", f"relation-unit.{case}", result=_unit_phrase(left), wanted=wanted)


def _unit_phrase(unit: UnitRatio) -> Phrase:
    return phrase("unit" if unit.name else "share", name=unit.name)


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
    if len(left.over) > 1 or own == wanted:  # money times households is no money
        return tuple(left.over) == (wanted,)
    if derived:
        return dimensions.get(own) in CONVERTIBLE
    return dimensions.get(own) == dimensions.get(wanted) and not PEOPLE.issuperset((own, wanted))


def check_audit_keys(ledger: Ledger) -> Iterator[Finding]:
    """The identifier of a relation or remark begins with that of its report, so that it is the only one anywhere."""
    for name, key in (("relations", "relation_id"), ("remarks", "remark_id")):
        for row in _rows(ledger, name):
            if row["source_id"] and not row[key].startswith(row["source_id"] + "-"):
                yield fault(row, key, "relation-key", key=row[key], source=row["source_id"])


@needs("figures", "units")
def check_remark_figures(ledger: Ledger) -> Iterator[Finding]:
    """A remark refers to figures that exist, each once."""
    rows = [(row, row["figure_ids"].split(";")) for row in _rows(ledger, "remarks") if row["figure_ids"]]
    figures = _Figures(ledger, (name for _, names in rows for name in names))
    for row, names in rows:
        yield from (at_row(row, finding) for finding in figures.faults("figure_ids", names))
        if len(set(names)) < len(names):
            yield fault(row, "figure_ids", "remark-twice", figures=row["figure_ids"])


def _rows(ledger: Ledger, name: str) -> list[Row]:
    return records(ledger.frame(name)) if name in ledger.tables else []
