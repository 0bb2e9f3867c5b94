"""One cause, one message in one report: what is found at a row because of something else found there is left out.

The gate leaves out what rests on a cell that is wrong. Here the rules themselves are known: characters at a wrong place
explain a value that does not fit them, and a wrong year explains a doubt about the period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from scripts.findings import Finding

SPAN = ("wrong-folder", "span-missing", "span-outside", "span-order", "span-length", "span-text", "cut-number")
CELL = ("unknown-key", "enum", "required", "type", "pattern")
PERIOD = ("period-order", "period-far", "period-after-report")
EXPLAINED: Mapping[str, tuple[str, ...]] = (
    {rule: SPAN[:place] for place, rule in enumerate(SPAN)}
    | dict.fromkeys(("stated-value", "stated-qualifier", "stated-unit", "split-number"), SPAN)
    | dict.fromkeys(("period-in-doubt", "region-in-doubt", "status-in-doubt"), (*SPAN, *CELL, *PERIOD))
    | {"span-without-text": ("wrong-folder",)}
)
"""By rule those that explain it at the same row."""
ANYWHERE: Mapping[str, tuple[str, ...]] = {"unaccounted-number": SPAN}
"""By rule those that explain it wherever they stand: the numeral of a figure whose span is wrong."""


def keep_causes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one report that no other one explains, each once, in their order."""
    rows = list(dict.fromkeys(findings))
    rules: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in rows:
        rules[(one.file, one.line)].add(one.rule)
    everywhere = set().union(*rules.values())
    homeless = any(one.column == "region_code" and "source" in one.file for one in rows)
    return [
        one
        for place, one in enumerate(rows)
        if rules[(one.file, one.line)].isdisjoint(EXPLAINED.get(one.rule, ()))
        and everywhere.isdisjoint(ANYWHERE.get(one.rule, ()))
        and not (one.rule == "region-in-doubt" and homeless)
        and not _is_second(one, rows[:place])
    ]


def _is_second(finding: Finding, earlier: Iterable[Finding]) -> bool:
    """Whether the same is said of the other end of the span, or of the same text in the other language."""
    stem = finding.column[:-3] if finding.column.endswith(("_zh", "_en")) else finding.column
    pair = {"span_start", "span_end"} if finding.rule in SPAN else {f"{stem}_zh", f"{stem}_en"}
    place = (finding.file, finding.line, finding.rule)
    return any((one.file, one.line, one.rule) == place and {one.column, finding.column} == pair for one in earlier)
