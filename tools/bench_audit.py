"""How fast the audit is: invented figures and relations in memory, seconds and rates on the screen.

Run by `nox -s bench`. Nothing is random: every run judges the same rows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import pandas as pd

from scripts.audit.audit import audit, count_verdicts
from scripts.audit.counterparts import same_cells
from scripts.audit.targets import summarise_targets
from scripts.checks import relation_rules
from scripts.languages import Localized
from scripts.ledger.frames import run_rules
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.ledger.parts import Rows
from scripts.ledger.rows import Indicator, References, Region, Source, Theme, Unit

T = TypeVar("T")
FIGURES, RELATIONS = 1_000_000, 100_000
# What each relation in turn is made of: kind, formula, unit, and the figures that it needs, as stated.
Recipe = tuple[str, str, str, Callable[[int], list[tuple[str, str, str]]]]
COLUMNS = [
    "figure_id",
    "source_id",
    "region_code",
    "indicator_id",
    "breakdown",
    "period_start",
    "period_end",
    "measured",
    "status",
    "unit",
    "qualifier",
    "as_stated",
    "value",
]
UNITS = (
    ("household", "户", "", "count"),
    ("person", "人", "", "count"),
    ("cny", "元", "", "money"),
    ("percent", "%", "", "ratio"),
)
RELATION_COLUMNS = ["relation_id", "source_id", "kind", "formula", "unit", "name_zh", "name_en", "note_zh", "note_en"]


def _count(value: int, unit: str = "household") -> tuple[str, str, str]:
    return str(value), unit, f"{value}户" if unit == "household" else f"{value}人"


def _money(ten_thousands: int) -> tuple[str, str, str]:
    return f"{ten_thousands}0000", "cny", f"{ten_thousands}万元"


def _percent(tenths: int) -> tuple[str, str, str]:
    text = f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
    return text, "percent", f"{tenths // 10}.{tenths % 10}%"


def _sum(seed: int) -> list[tuple[str, str, str]]:
    parts = [1000 + seed % 7919, 500 + seed % 6007, 200 + seed % 4001]
    return [_money(part) for part in (*parts, sum(parts))]


def _share(seed: int) -> list[tuple[str, str, str]]:
    whole = 5000 + seed % 7001
    part = 1 + seed % (whole - 1)
    return [_count(part), _count(whole), _percent((part * 2000 + whole) // (2 * whole) - seed % 3 // 2)]


def _growth(seed: int) -> list[tuple[str, str, str]]:
    return [_money(1000 + seed % 9001), _percent(seed % 300)]


def _growth_of(seed: int) -> list[tuple[str, str, str]]:
    return [_money(1000 + seed % 9001), _money(900 + seed % 8009)]


def _difference(seed: int) -> list[tuple[str, str, str]]:
    whole, part = 9000 + seed % 5003, seed % 8999
    return [_count(whole), _count(part), _count(whole - part)]


def _pair(seed: int) -> list[tuple[str, str, str]]:
    return [_count(seed % 9973), _count(seed % 9901, "person")]


RECIPES: Sequence[Recipe] = (
    ("sum", "{0} + {1} + {2} = {3}", "", _sum),
    ("share", "{0} / {1} * 100 = {2}", "", _share),
    ("difference", "{0} - {1} = {2}", "", _difference),
    ("growth", "{0} / (1 + {1} / 100)", "cny", _growth),
    ("growth", "({0} - {1}) / {1} * 100", "percent", _growth_of),
    ("share", "{0} / ({0} + {1}) * 100", "percent", _difference),
    ("not-comparable", "{0} <> {1}", "", _pair),
    ("share", "{0} / ? * 100 = {2}", "", _share),
)


def invent(figures: int = FIGURES, relations: int = RELATIONS) -> Rows:
    """A ledger of invented rows: the figures that the relations need, and more up to ``figures``."""
    rows: list[tuple[str, ...]] = []
    lines: list[tuple[str, ...]] = []
    for at in range(relations):
        kind, formula, unit, make = RECIPES[at % len(RECIPES)]
        source = f"source-{at // 100}"
        names: list[str] = []
        for value, counted, stated in make(at * 7919):
            names.append(f"{source}-f{len(rows)}")
            rows.append(_figure(names[-1], source, len(rows), (counted, stated, value)))
        for position, name in enumerate(names):
            formula = formula.replace(f"{{{position}}}", "{" + name + "}")
        lines.append((f"{source}-r{at}", source, kind, formula, unit, "名", "name", "说明", "note"))
    for at in range(len(rows), figures):
        number = at % 99991
        rows.append(
            _figure(f"source-{at // 1000}-f{at}", f"source-{at // 1000}", at, ("household", f"{number}户", str(number)))
        )
    content = {
        "figures": (COLUMNS, rows),
        "relations": (RELATION_COLUMNS, lines),
        "units": (["unit_id", "name_zh", "written_zh", "dimension"], UNITS),
    }
    return Rows(_ledger(content), _references(rows, lines))


def _figure(name: str, source: str, at: int, number: tuple[str, str, str]) -> tuple[str, ...]:
    """A row of ``figures``; one in fifty fills a cell that an earlier source fills."""
    unit, stated, value = number
    at -= 5000 if at % 50 == 0 else 0
    year = str(2000 + at % 20)
    return (
        name,
        source,
        f"{at % 499979:06}",
        f"indicator-{at % 211}",
        "",
        f"{year}-01-01",
        f"{year}-12-31",
        "during",
        "plan" if at % 1000 == 7 else "result",
        unit,
        "exact",
        stated,
        value,
    )


def _references(rows: Sequence[tuple[str, ...]], lines: Sequence[tuple[str, ...]]) -> References:
    """What the rows refer to."""
    name = Localized({"zh": "名", "en": "name"})
    units = {key: Unit(key, Localized({"zh": zh, "en": zh}), name, (), dimension) for key, zh, _, dimension in UNITS}
    theme, nation = Theme("t", 1, name, name), Region("100000", name, "nation", None)
    indicator = (theme, units["household"], "flow", "up", name, name, name, False, None)
    first, last, words = date(2000, 1, 1), date(2019, 12, 31), ("", "", "complete", "official-site", name)
    source = (name, Localized({"zh": "", "en": ""}), "2019-12-31", "bulletin", nation, first, last, *words)
    return References(
        regions={code: Region(code, name, "county", nation) for code in dict.fromkeys(row[2] for row in rows)},
        themes={"t": theme},
        units=units,
        members={},
        indicators={key: Indicator(key, *indicator) for key in dict.fromkeys(row[3] for row in rows)},
        sources={key: Source(key, *source) for key in dict.fromkeys(row[1] for row in (*rows, *lines))},
    )


def _ledger(content: Mapping[str, tuple[list[str], Sequence[tuple[str, ...]]]]) -> Ledger:
    tables = {}
    for name, (columns, rows) in content.items():
        frame = pd.DataFrame(rows, columns=columns, dtype=object)
        frame[FILE], frame[LINE] = f"{name}.csv", 2
        schema = {"fields": [{"name": column, "type": "string"} for column in columns], "primaryKey": columns[0]}
        tables[name] = Table(name, schema, (f"{name}.csv",), frame)
    descriptor = {"resources": [{"name": name, "path": f"{name}.csv"} for name in content]}
    return Ledger(Path(), descriptor, tables, {f"{name}.csv": "" for name in content})


def _timed(what: str, rows: int, run: Callable[[], T]) -> T:
    start = perf_counter()
    result = run()
    seconds = perf_counter() - start
    sys.stdout.write(f"{what:<32}{seconds:8.1f} s{rows / seconds:14,.0f} rows/s\n")
    sys.stdout.flush()
    return result


def main(arguments: Sequence[str]) -> None:
    """Print what the audit takes; arguments: how many figures, how many relations."""
    figures, relations = [*map(int, arguments), *(FIGURES, RELATIONS)[len(arguments) :]]
    rows = _timed(f"invent {figures:,} figures", figures, lambda: invent(figures, relations))
    verdicts = _timed(f"audit {relations:,} relations", relations, lambda: audit(rows))
    _timed("check the relations", relations, lambda: list(run_rules(relation_rules, rows.ledger)))
    _timed("same cells", figures, lambda: same_cells(rows))
    _timed("targets", figures, lambda: summarise_targets(rows))
    sys.stdout.write(", ".join(f"{name} {count:,}" for name, count in count_verdicts(verdicts).items()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
