"""What a region's code says of its level and of the region above it (GB/T 2260), one rule a generator."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.findings import Finding, say
from scripts.ledger.frames import judge, needs
from scripts.ledger.gazetteer import NATION
from scripts.ledger.packages import Ledger

SMALL = {9: "township", 12: "community"}  # below the counties, by the digits of their codes


@needs(rows="regions")
def check_levels(ledger: Ledger) -> Iterator[Finding]:
    """The level of a region is that of its code: 610000 a province, 610824 a county, 610824101 a township."""

    def faults(code: str, level: str) -> Iterator[Finding]:
        wanted = level_of(code)
        if wanted and level != wanted:
            yield say("level", "region-level", code=code, level=level, wanted=wanted)

    yield from judge(ledger.frame("regions"), ["region_code", "level"], faults)


@needs(rows="regions")
def check_parents(ledger: Ledger) -> Iterator[Finding]:
    """The region above is the one that the code names: 610800 above 610824, or 610000 where the province governs it."""

    def faults(code: str, parent: str) -> Iterator[Finding]:
        wanted = parents_of(code)
        if wanted and parent not in wanted:
            yield say("parent_code", "region-parent", code=code, parent=parent, wanted=wanted)

    yield from judge(ledger.frame("regions"), ["region_code", "parent_code"], faults)


def level_of(code: str) -> str:
    """The level of a code of six, nine or twelve digits; "" of any other, which the schema has named."""
    if not code.isdecimal() or len(code) not in (6, *SMALL):
        return ""
    if len(code) in SMALL:
        return SMALL[len(code)]
    return (
        "nation"
        if code == NATION
        else "province"
        if code[2:] == "0000"
        else "prefecture"
        if code[4:] == "00"
        else "county"
    )


def parents_of(code: str) -> tuple[str, ...]:
    """The codes that may stand above a code; none above the nation."""
    above = {
        "community": (code[:9],),
        "township": (code[:6],),
        "county": (f"{code[:4]}00", f"{code[:2]}0000"),
        "prefecture": (f"{code[:2]}0000",),
        "province": (NATION,),
    }
    return above.get(level_of(code), ())
