"""On which day a part of the ledger last changed, and in which province it lies.

Pages and files of a part carry its own day, so that a new report elsewhere leaves them as they are. The table of
changes says when rows of a part changed; where it says nothing, a part is as new as its newest document. No part is
older than the ledger itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from scripts.addresses import NATION, province_of
from scripts.artefacts import Part
from scripts.audit.facts import Facts


def part_day(facts: Facts, part: Part) -> date:
    """The day on which a row of its documents, or the indicator that it is about, last changed.

    Without such a row: the day of its newest document. A part without a document (a page of the whole site) is of the
    day of the newest of all.
    """
    sources = facts.references.sources
    keys = sources_of(facts, part) or sources.keys()
    changed = [facts.changed_on[key] for key in (*keys, part.key) if key in facts.changed_on]
    return max([*(changed or [sources[key].issued for key in keys]), *([facts.begun] if facts.begun else [])])


def sources_of(facts: Facts, part: Part) -> set[str]:
    """The documents that state something of the part or are about it."""
    return _SOURCES.get(part.kind, _of_whole)(facts, part.key)


def province_of_part(facts: Facts, part: Part) -> str:
    """The province in which a part lies, by its code; the nation for what lies in none."""
    if part.kind == "report":
        return province_of(facts.references.sources[part.key].region.region_code)
    return province_of(part.key) if part.kind in ("region", "province") else NATION


def _of_whole(facts: Facts, _: str) -> set[str]:
    return set(facts.references.sources)


def _of_region(facts: Facts, code: str) -> set[str]:
    about = {source.source_id for source in facts.documents_about.get(code, ())}
    stating = (facts.column(name, "source_id", "region_code", code) for name in ("figures", "measures"))
    return about.union(*stating)


def _of_theme(facts: Facts, theme_id: str) -> set[str]:
    of_theme = [key for key, row in facts.references.indicators.items() if row.theme.theme_id == theme_id]
    measures = facts.column("measures", "source_id", "theme_id", theme_id)
    return set(measures).union(*(_of_indicator(facts, key) for key in of_theme))


def _of_indicator(facts: Facts, indicator_id: str) -> set[str]:
    return set(facts.column("figures", "source_id", "indicator_id", indicator_id))


def _of_province(facts: Facts, code: str) -> set[str]:
    within = [key for key in facts.references.regions if province_of(key) == code]
    return set().union(*(_of_region(facts, key) for key in within))


_SOURCES: Mapping[str, Callable[[Facts, str], set[str]]] = {
    "report": lambda _, source_id: {source_id},
    "region": _of_region,
    "theme": _of_theme,
    "indicator": _of_indicator,
    "province": _of_province,
}
