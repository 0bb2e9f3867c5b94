"""What the rows of a report must agree on with its source, with each other and with the tree of regions.

One rule a generator; a docstring is the rule in the reader's words. A rule stays quiet about what the schema has found
already, and where a table that it needs could not be read. Nothing here looks at the archived texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from scripts.findings import Finding
from scripts.ledger.frames import Fault, distinct, integers, lookup, place, quote, read_day, records, spread
from scripts.ledger.packages import FILE, LINE, Ledger
from scripts.ledger.reports import EVIDENCE_TABLES, is_whole, report_of

PLAUSIBLE_YEARS = 15
HAPPENED = ("result", "preliminary")
STATED = {"figures": "as_stated", "omissions": "text"}
PARENTS = {"regions": ("region_code", "parent_code"), "measures": ("measure_id", "parent_id")}


def check_sources(ledger: Ledger) -> Iterator[Finding]:
    """A source can be looked up: its text is archived, or it has an address."""
    if "sources" not in ledger.tables:
        return
    sources = ledger.frame("sources")
    for row in records(sources[(sources["text_sha256"] == "") & (sources["url"] == "")]):
        message = f"{quote(row['source_id'])} has neither an archived text nor an address."
        yield place(row, "url", "no-evidence", message, "Enter the hash of its archived text, or its address.")


def check_report_folders(ledger: Ledger) -> Iterator[Finding]:
    """A report folder bears the name of the source, and all its rows belong to that source."""
    for table in ledger.tables.values():
        if "source_id" not in table.columns:
            continue
        frame = table.frame
        folder = frame[FILE].map({file: report_of(file) for file in table.files})
        for row in records(frame[(folder != "") & (folder != frame["source_id"]) & (frame["source_id"] != "")]):
            yield place(
                row,
                "source_id",
                "wrong-folder",
                f"{quote(row['source_id'])} stands in the folder of {report_of(row[FILE])!r}.",
                "Move the row to the folder of its source.",
            )


def check_periods(ledger: Ledger) -> Iterator[Finding]:
    """A period does not end before it starts."""
    for table in ledger.tables.values():
        if not {"period_start", "period_end"} <= set(table.columns):
            continue
        faults: dict[tuple[str, ...], Fault] = {}
        for end, start in distinct(table.frame, ["period_end", "period_start"]):
            first, last = read_day(start), read_day(end)
            if first and last and first > last:
                faults[end, start] = (
                    "period-order",
                    f"The period runs from {start} to {end}.",
                    "Exchange the two days, or correct one of them.",
                )
        yield from spread(table.frame, ["period_end", "period_start"], faults)


def check_report_periods(ledger: Ledger) -> Iterator[Finding]:
    """What is said to have happened ended before the report did; nothing lies 15 years or more away from the report."""
    if not is_whole(ledger, "sources") or "figures" not in ledger.tables:
        return
    reports = {row["source_id"]: row for row in records(ledger.frame("sources"))}
    columns = ["period_end", "status", "source_id"]
    faults: dict[tuple[str, ...], Fault] = {}
    for end, status, source in distinct(ledger.frame("figures"), columns):
        report, day = reports.get(source, {}), read_day(end)
        first, last = (read_day(report.get(name, "")) for name in ("period_start", "period_end"))
        if not (day and first and last):
            continue
        told = max(last, read_day(report["published"]) or last)
        if not first.year - PLAUSIBLE_YEARS < day.year < last.year + PLAUSIBLE_YEARS:
            faults[end, status, source] = (
                "period-far",
                f"{end} lies {PLAUSIBLE_YEARS} years or more away from a report on {first} to {last}.",
                "Correct the year.",
            )
        elif status in HAPPENED and day > told:
            faults[end, status, source] = (
                "period-after-report",
                f"A {status} of a period that ends on {end} stands in a report up to {told}.",
                "Let the period end with the report, or correct the status.",
            )
    yield from spread(ledger.frame("figures"), columns, faults)


def check_report_regions(ledger: Ledger) -> Iterator[Finding]:
    """A report speaks of its own region, of regions within it, or of the regions that it lies in."""
    if not is_whole(ledger, "sources", "regions"):
        return
    parents = lookup(ledger.frame("regions"), "region_code", "parent_code")
    homes = lookup(ledger.frame("sources"), "source_id", "region_code")
    for name in ("figures", "measures"):
        if name not in ledger.tables:
            continue
        faults: dict[tuple[str, ...], Fault] = {}
        for region, source in distinct(ledger.frame(name), ["region_code", "source_id"]):
            home = homes.get(source, "")
            if not {home, region} <= parents.keys():
                continue
            if region not in _chain(parents, home) and home not in _chain(parents, region):
                faults[region, source] = (
                    "region-outside",
                    f"{quote(region)} is not the region of the report ({home}), nor in it, nor above it.",
                    "Correct the region.",
                )
        yield from spread(ledger.frame(name), ["region_code", "source_id"], faults)


def check_parents(ledger: Ledger) -> Iterator[Finding]:
    """Nothing is part of itself: the chain of parents of a region or of a measure comes to an end."""
    for name, (key, parent) in PARENTS.items():
        if name not in ledger.tables:
            continue
        parents = lookup(ledger.frame(name), key, parent)
        faults: dict[tuple[str, ...], Fault] = {}
        for above, own in distinct(ledger.frame(name), [parent, key]):
            chain = _chain(parents, own)
            if parents.get(chain[-1]) == own:
                faults[above, own] = (
                    "parent-cycle",
                    f"{quote(own)} is above itself: {' → '.join([*chain, own])}.",
                    f"Correct {parent} in one of these rows.",
                )
        yield from spread(ledger.frame(name), [parent, key], faults)


def _chain(parents: Mapping[str, str], start: str) -> list[str]:
    """A code and all those above it, up to the top or to the first that comes again."""
    chain = [start]
    while (above := parents.get(chain[-1], "")) and above not in chain:
        chain.append(above)
    return chain


def check_span_order(ledger: Ledger) -> Iterator[Finding]:
    """No span ends before it starts, and none is empty."""
    for name in [name for name in EVIDENCE_TABLES if name in ledger.tables]:
        frame = ledger.frame(name)
        for row in records(frame[integers(frame["span_start"]) >= integers(frame["span_end"])]):
            yield place(
                row,
                "span_end",
                "span-order",
                f"The span runs from {row['span_start']} to {row['span_end']}.",
                "Correct the two positions; the end is after the last character.",
            )


def check_span_lengths(ledger: Ledger) -> Iterator[Finding]:
    """A span is as long as the characters that it stands for."""
    for name, column in [(name, column) for name, column in STATED.items() if name in ledger.tables]:
        frame = ledger.frame(name)
        lengths = integers(frame["span_end"]) - integers(frame["span_start"])
        wrong = (lengths > 0) & (lengths != frame[column].str.len()) & (frame[column] != "")
        for row in records(frame[wrong]):
            start, end, long = int(row["span_start"]), int(row["span_end"]), len(row[column])
            yield place(
                row,
                "span_end",
                "span-length",
                f"{quote(row[column])} has {long} characters, its span {start} to {end} has {end - start}.",
                f"Correct {column}, or write {start + long} if it starts at {start}.",
            )


def check_span_overlaps(ledger: Ledger) -> Iterator[Finding]:
    """No character of a text is claimed twice: spans of figures and omissions of a source do not overlap."""
    if not is_whole(ledger, "sources"):
        return
    sources = ledger.frame("sources")
    archived = sources.loc[sources["text_sha256"] != "", "source_id"]
    spans = _spans(ledger)
    spans = spans[spans["source_id"].isin(archived)].sort_values(["source_id", "start", "end", FILE, LINE])
    reach = spans.groupby("source_id")["end"].cummax().groupby(spans["source_id"]).shift()
    for at in (spans["start"] < reach).to_numpy().nonzero()[0].tolist():
        row = dict(spans.iloc[at])
        other = next(spans.iloc[i] for i in range(at - 1, -1, -1) if spans["end"].iloc[i] > row["start"])
        yield place(
            row,
            "span_start",
            "span-overlap",
            f"{quote(row['stated'])} at {row['start']} to {row['end']} overlaps "
            f"{quote(other['stated'])} at {other['start']} to {other['end']} ({other[FILE]}:{other[LINE]}).",
            "Correct the spans, or merge the two rows.",
        )


def _spans(ledger: Ledger) -> pd.DataFrame:
    """Spans of figures and omissions as long as their characters: source_id, start, end, stated, file and line."""
    parts = []
    for name, column in STATED.items():
        if name in ledger.tables:
            frame = ledger.frame(name)
            part = frame[["source_id", FILE, LINE]].assign(
                stated=frame[column], **{short: integers(frame[f"span_{short}"]) for short in ("start", "end")}
            )
            parts.append(part[(part["start"] >= 0) & (part["end"] - part["start"] == part["stated"].str.len())])
    spans = pd.concat(parts) if parts else pd.DataFrame(columns=["source_id", FILE, LINE, "stated", "start", "end"])
    return spans.astype({"start": int, "end": int})


RULES = (
    check_sources,
    check_report_folders,
    check_periods,
    check_report_periods,
    check_report_regions,
    check_parents,
    check_span_order,
    check_span_lengths,
    check_span_overlaps,
)
