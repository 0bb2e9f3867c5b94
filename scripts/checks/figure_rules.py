"""What a figure must agree on with the tables that say what it measures, one rule a generator.

A docstring is the rule in the reader's words. A rule stays quiet about what the schema has found already, and where a
table that it needs could not be read. What a figure has to do with its report stands in ``report_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding
from scripts.ledger.frames import DAY, Fault, distinct, lookup, place, quote, read_day, records, spread, suggest
from scripts.ledger.packages import Ledger
from scripts.ledger.reports import is_whole

SCALE = "万|亿|(?i:hundred|thousand|million|billion)"


def check_breakdowns(ledger: Ledger) -> Iterator[Finding]:
    """Each member of a breakdown is in the table breakdowns; members stand in order, one of each dimension."""
    if not is_whole(ledger, "breakdowns") or "figures" not in ledger.tables:
        return
    table = ledger.tables["breakdowns"]
    known = sorted(set(table.frame["breakdown_id"]))
    faults: dict[tuple[str, ...], Fault] = {}
    for (cell,) in distinct(ledger.frame("figures"), ["breakdown"]):
        members = [member for member in cell.split(";") if "=" in member]
        unknown = [member for member in members if member not in known]
        if unknown:
            faults[(cell,)] = (
                "unknown-breakdown",
                f"{quote(unknown[0])} is not in the table 'breakdowns'.",
                suggest(unknown, known, table.files[0])[unknown[0]],
            )
        elif len({member.split("=")[0] for member in members}) < len(members):
            faults[(cell,)] = (
                "breakdown-twice",
                f"{quote(cell)} names a dimension twice.",
                "Keep one member of each dimension.",
            )
        elif members != sorted(members):
            faults[(cell,)] = (
                "breakdown-order",
                f"The members of {quote(cell)} are not in alphabetical order.",
                f"Write {';'.join(sorted(members))}.",
            )
    yield from spread(ledger.frame("figures"), ["breakdown"], faults)


def check_units(ledger: Ledger) -> Iterator[Finding]:
    """The unit of a figure is the unit that a member of its breakdown brings, else the unit of its indicator."""
    if not is_whole(ledger, "breakdowns", "indicators", "units") or "figures" not in ledger.tables:
        return
    units = set(ledger.frame("units")["unit_id"])
    of_indicator = lookup(ledger.frame("indicators"), "indicator_id", "unit_id")
    of_member = lookup(ledger.frame("breakdowns"), "breakdown_id", "unit_id")
    columns = ["unit", "indicator_id", "breakdown"]
    faults: dict[tuple[str, ...], Fault] = {}
    for unit, indicator, breakdown in distinct(ledger.frame("figures"), columns):
        brought = sorted({of_member[member] for member in breakdown.split(";") if of_member.get(member)})
        if len(brought) > 1:
            faults[unit, indicator, breakdown] = (
                "wrong-unit",
                f"The members of {quote(breakdown)} bring different units: {', '.join(brought)}.",
                "Keep one member that brings a unit.",
            )
            continue
        wanted = brought[0] if brought else of_indicator.get(indicator, unit)
        if unit != wanted and unit in units:
            giver = f"breakdown {quote(breakdown)}" if brought else f"indicator {quote(indicator)}"
            faults[unit, indicator, breakdown] = (
                "wrong-unit",
                f"The unit is {quote(unit)}, but the {giver} is counted in {quote(wanted)}.",
                f"Write {wanted}, or choose another indicator or breakdown.",
            )
    yield from spread(ledger.frame("figures"), columns, faults)


def check_values(ledger: Ledger) -> Iterator[Finding]:
    """A value is a day of the calendar where the unit is a date, and a number everywhere else."""
    if not is_whole(ledger, "units") or "figures" not in ledger.tables:
        return
    units = ledger.frame("units")
    figures = ledger.frame("figures")
    dated = figures["value"].str.fullmatch(DAY).astype(bool)
    wants_date = figures["unit"].isin(units.loc[units["dimension"] == "date", "unit_id"])
    for row in records(figures[dated & ~wants_date]):
        yield place(
            row,
            "value",
            "value-form",
            f"{quote(row['value'])} is a date, but the unit is {row['unit']!r}.",
            "Write a number, or choose an indicator that is counted in dates.",
        )
    for row in records(figures[wants_date & (figures["value"] != "")]):
        if read_day(row["value"]) is None:
            yield place(
                row,
                "value",
                "value-form",
                f"{quote(row['value'])} is no day of the calendar, but the unit is {row['unit']!r}.",
                "Write year, month and day, such as 2022-12-31.",
            )


def check_unit_names(ledger: Ledger) -> Iterator[Finding]:
    """A unit's names hold no scale: ten thousand yuan are 10000 yuan, and 1.6亿 of 万元 would be a false number."""
    if "units" not in ledger.tables:
        return
    units = ledger.frame("units")
    for column in ("name_zh", "name_en", "plural_en", "written_zh"):
        for row in records(units[units[column].str.contains(SCALE)]):
            message = f"{quote(row[column])} holds a scale; values are in the base unit."
            yield place(row, column, "unit-scale", message, "Name the base unit, such as 元 or yuan.")


RULES = (check_breakdowns, check_units, check_values, check_unit_names)
