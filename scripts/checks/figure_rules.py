"""What a figure must agree on with the tables that say what it measures, one rule a generator.

A docstring is the rule in the reader's words. A rule stays quiet about what the schema has found already, and where a
table that it needs could not be read. What a figure has to do with its report stands in ``report_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding
from scripts.ledger.frames import DAY, Fault, fault, judge, lookup, needs, quote, read_day, records, suggest
from scripts.ledger.packages import Ledger

SCALE = "万|亿|(?i:hundred|thousand|million|billion)"


@needs("breakdowns", rows="figures")
def check_breakdowns(ledger: Ledger) -> Iterator[Finding]:
    """Each member of a breakdown is in the table breakdowns; members stand in order, one of each dimension."""
    table = ledger.tables["breakdowns"]
    known = sorted(set(table.frame["breakdown_id"]))

    def faults(cell: str) -> Iterator[Fault]:
        members = [member for member in cell.split(";") if "=" in member]
        unknown = [member for member in members if member not in known]
        if unknown:
            message = f"{quote(unknown[0])} is not in the table 'breakdowns'."
            yield "breakdown", "unknown-breakdown", message, suggest(unknown, known, table.files[0])[unknown[0]]
        elif len({member.split("=")[0] for member in members}) < len(members):
            message = f"{quote(cell)} names a dimension twice."
            yield "breakdown", "breakdown-twice", message, "Keep one member of each dimension."
        elif members != sorted(members):
            message = f"The members of {quote(cell)} are not in alphabetical order."
            yield "breakdown", "breakdown-order", message, f"Write {';'.join(sorted(members))}."

    yield from judge(ledger.frame("figures"), ["breakdown"], faults)


@needs("breakdowns", "indicators", "units", rows="figures")
def check_units(ledger: Ledger) -> Iterator[Finding]:
    """The unit of a figure is the unit that a member of its breakdown brings, else the unit of its indicator."""
    units = set(ledger.frame("units")["unit_id"])
    of_indicator = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")
    of_member = lookup(ledger.frame("breakdowns"), "breakdown_id", "unit_id")

    def faults(unit: str, indicator: str, breakdown: str) -> Iterator[Fault]:
        brought = sorted({of_member[member] for member in breakdown.split(";") if of_member.get(member)})
        wanted = brought[0] if brought else of_indicator.get(indicator, unit)
        if len(brought) > 1:
            message = f"The members of {quote(breakdown)} bring different units: {', '.join(brought)}."
            yield "unit", "wrong-unit", message, "Keep one member that brings a unit."
        elif unit != wanted and unit in units:
            giver = f"breakdown {quote(breakdown)}" if brought else f"indicator {quote(indicator)}"
            message = f"The unit is {quote(unit)}, but the {giver} is counted in {quote(wanted)}."
            yield "unit", "wrong-unit", message, f"Write {wanted}, or choose another indicator or breakdown."

    yield from judge(ledger.frame("figures"), ["unit", "indicator_id", "breakdown"], faults)


@needs("units", rows="figures")
def check_values(ledger: Ledger) -> Iterator[Finding]:
    """A value is a day of the calendar where the unit is a date, and a number everywhere else."""
    dimensions = lookup(ledger.frame("units"), "unit_id", "dimension")

    def faults(value: str, unit: str) -> Iterator[Fault]:
        is_date = dimensions.get(unit) == "date"
        if not is_date and DAY.fullmatch(value):
            fix = "Write a number, or choose an indicator that is counted in dates."
            yield "value", "value-form", f"{quote(value)} is a date, but the unit is {unit!r}.", fix
        elif is_date and value and read_day(value) is None:
            message = f"{quote(value)} is not a day of the calendar, but the unit is {unit!r}."
            yield "value", "value-form", message, "Write year, month and day, such as 2022-12-31."

    yield from judge(ledger.frame("figures"), ["value", "unit"], faults)


@needs(rows="units")
def check_unit_names(ledger: Ledger) -> Iterator[Finding]:
    """A unit's names hold no scale: ten thousand yuan are 10000 yuan, and 1.6亿 of 万元 would be a false number."""
    units = ledger.frame("units")
    for column in ("name_zh", "name_en", "plural_en", "written_zh"):
        for row in records(units[units[column].str.contains(SCALE)]):
            message = f"{quote(row[column])} holds a scale; values are in the base unit."
            yield fault(row, column, "unit-scale", message, "Name the base unit, such as 元 or yuan.")
