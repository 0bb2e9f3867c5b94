"""What a figure must agree on with the tables that say what it measures, one rule a generator.

A docstring is the rule in the reader's words. A rule stays quiet about what the schema has found already, and where a
table that it needs could not be read. What a figure has to do with its report stands in ``report_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding, say
from scripts.ledger.frames import DAY, fault, find_near, judge, lookup, needs, read_day, records, unknown_key
from scripts.ledger.packages import Ledger

SCALE = "万|亿|(?i:hundred|thousand|million|billion)"


@needs("breakdowns", rows="figures")
def check_breakdowns(ledger: Ledger) -> Iterator[Finding]:
    """Each member of a breakdown is in the table breakdowns; members stand in order, one of each dimension."""
    table = ledger.tables["breakdowns"]
    listed = sorted(set(table.frame["breakdown_id"]))

    def faults(cell: str) -> Iterator[Finding]:
        members = [member for member in cell.split(";") if "=" in member]
        unknown = [member for member in members if member not in listed]
        if unknown:
            yield unknown_key("breakdown", unknown[0], table.name, table.files[0], find_near(unknown[:1], listed))
        elif len({member.split("=")[0] for member in members}) < len(members):
            yield say("breakdown", "breakdown-twice", cell=cell)
        elif members != sorted(members):
            yield say("breakdown", "breakdown-order", cell=cell, wanted=";".join(sorted(members)))

    yield from judge(ledger.frame("figures"), ["breakdown"], faults)


@needs("breakdowns", "indicators", "units", rows="figures")
def check_units(ledger: Ledger) -> Iterator[Finding]:
    """The unit of a figure is the unit that a member of its breakdown brings, else the unit of its indicator."""
    units = set(ledger.frame("units")["unit_id"])
    of_indicator = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")
    of_member = lookup(ledger.frame("breakdowns"), "breakdown_id", "unit_id")

    def faults(unit: str, indicator: str, breakdown: str) -> Iterator[Finding]:
        brought = sorted({of_member[member] for member in breakdown.split(";") if of_member.get(member)})
        wanted = brought[0] if brought else of_indicator.get(indicator, unit)
        if len(brought) > 1:
            yield say("unit", "wrong-unit.members", breakdown=breakdown, units=tuple(brought))
        elif unit != wanted and unit in units:
            case, giver = ("breakdown", breakdown) if brought else ("indicator", indicator)
            yield say("unit", f"wrong-unit.{case}", unit=unit, giver=giver, wanted=wanted)

    yield from judge(ledger.frame("figures"), ["unit", "indicator_id", "breakdown"], faults)


@needs("units", rows="figures")
def check_values(ledger: Ledger) -> Iterator[Finding]:
    """A value is a day of the calendar where the unit is a date, and a number everywhere else."""
    dimensions = lookup(ledger.frame("units"), "unit_id", "dimension")

    def faults(value: str, unit: str) -> Iterator[Finding]:
        is_date = dimensions.get(unit) == "date"
        if not is_date and DAY.fullmatch(value):
            yield say("value", "value-form.date", value=value, unit=unit)
        elif is_date and value and read_day(value) is None:
            yield say("value", "value-form.no-date", value=value, unit=unit)

    yield from judge(ledger.frame("figures"), ["value", "unit"], faults)


@needs(rows="units")
def check_unit_names(ledger: Ledger) -> Iterator[Finding]:
    """A unit's names hold no scale: ten thousand yuan are 10000 yuan, and 1.6亿 of 万元 would be a false number."""
    units = ledger.frame("units")
    for column in ("name_zh", "name_en", "plural_en", "written_zh"):
        for row in records(units[units[column].str.contains(SCALE)]):
            yield fault(row, column, "unit-scale", name=row[column])
