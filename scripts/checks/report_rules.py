"""What the rows of a report must agree on with its source, with each other and with the tree of regions.

One rule a generator; a docstring is the rule in the reader's words. A rule stays quiet about what the schema has found
already, and where a table that it needs could not be read. Nothing here looks at the archived texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.checks.cited_rules import archived_ids
from scripts.checks.evidence import STATED, span_frame
from scripts.findings import Finding, Value, phrase, say
from scripts.ledger.frames import fault, judge, lookup, needs, read_day, records
from scripts.ledger.packages import FILE, LINE, Ledger
from scripts.ledger.reports import report_of

PLAUSIBLE_YEARS = 15
ADDRESS = re.compile(r"""https?://[^\s/?#@<>"'\\]+(?:[/?#][^\s<>"\\]*)?""")
HAPPENED = ("result", "preliminary")
PARENTS = {"regions": ("region_code", "parent_code"), "measures": ("measure_id", "parent_id")}


@needs(rows="sources")
def check_sources(ledger: Ledger) -> Iterator[Finding]:
    """A source can be looked up: its text is archived, or it has an address."""
    sources = ledger.frame("sources")
    for row in records(sources[(sources["text_sha256"] == "") & (sources["url"] == "")]):
        yield fault(row, "url", "no-evidence", source=row["source_id"])


@needs(rows="sources")
def check_addresses(ledger: Ledger) -> Iterator[Finding]:
    """An address has a host and no user, space, quote or bracket."""

    def faults(url: str) -> Iterator[Finding]:
        if url.startswith("http") and not ADDRESS.fullmatch(url):
            yield say("url", "wrong-address", url=url)

    yield from judge(ledger.frame("sources"), ["url"], faults)


def check_report_folders(ledger: Ledger) -> Iterator[Finding]:
    """A report folder bears the name of the source, and all its rows belong to that source."""

    def faults(source: str, file: str) -> Iterator[Finding]:
        folder = report_of(file)
        if source and folder and source != folder:
            yield say("source_id", "wrong-folder", source=source, folder=folder)

    for table in ledger.tables.values():
        if "source_id" in table.columns:
            yield from judge(table.frame, ["source_id", FILE], faults)


def check_periods(ledger: Ledger) -> Iterator[Finding]:
    """A period does not end before it starts."""

    def faults(start: str, end: str) -> Iterator[Finding]:
        first, last = read_day(start), read_day(end)
        if first and last and first > last:
            yield say("period_end", "period-order", start=start, end=end)

    for table in ledger.tables.values():
        if {"period_start", "period_end"} <= set(table.columns):
            yield from judge(table.frame, ["period_start", "period_end"], faults)


@needs("sources", rows="figures")
def check_report_periods(ledger: Ledger) -> Iterator[Finding]:
    """What is said to have happened ended before the report did; nothing lies 15 years or more away from the report."""
    reports = {row["source_id"]: row for row in records(ledger.frame("sources"))}

    def faults(end: str, status: str, source: str) -> Iterator[Finding]:
        report, day = reports.get(source, {}), read_day(end)
        first, last = (read_day(report.get(name, "")) for name in ("period_start", "period_end"))
        if not (day and first and last):
            return
        latest = max(last, read_day(report["published"]) or last)
        if not first.year - PLAUSIBLE_YEARS < day.year < last.year + PLAUSIBLE_YEARS:
            report_period = {"first": first.isoformat(), "last": last.isoformat()}
            yield say("period_end", "period-far", end=end, years=PLAUSIBLE_YEARS, **report_period)
        elif status in HAPPENED and day > latest:
            yield say("period_end", "period-after-report", status=status, end=end, latest=latest.isoformat())

    yield from judge(ledger.frame("figures"), ["period_end", "status", "source_id"], faults)


@needs("sources", "regions")
def check_report_regions(ledger: Ledger) -> Iterator[Finding]:
    """A report speaks of its own region, of regions within it, or of the regions that it lies in."""
    parents = lookup(ledger.frame("regions"), "region_code", "parent_code")
    homes = lookup(ledger.frame("sources"), "source_id", "region_code")

    def faults(region: str, source: str) -> Iterator[Finding]:
        home = homes.get(source, "")
        is_listed = {home, region} <= parents.keys()
        if is_listed and region not in _chain(parents, home) and home not in _chain(parents, region):
            yield say("region_code", "region-outside", region=region, home=home)

    for name in [name for name in ("figures", "measures") if name in ledger.tables]:
        yield from judge(ledger.frame(name), ["region_code", "source_id"], faults)


def check_parents(ledger: Ledger) -> Iterator[Finding]:
    """Nothing is part of itself: the chain of parents of a region or of a measure comes to an end."""
    for name, (key, parent) in PARENTS.items():
        parents = lookup(ledger.frame(name), key, parent) if name in ledger.tables else {}
        chains = {own: _chain(parents, own) for own in parents}
        cycles = {own: chain for own, chain in chains.items() if parents.get(chain[-1]) == own}
        for row in records(ledger.frame(name)) if cycles else []:
            if chain := cycles.get(row[key]):
                circle = " → ".join([*chain, row[key]])
                yield fault(row, parent, "parent-cycle", own=row[key], circle=circle, column=parent)


def _chain(parents: Mapping[str, str], start: str) -> list[str]:
    """A code and all those above it, up to the top or to the first that comes again."""
    chain = [start]
    while (above := parents.get(chain[-1], "")) and above not in chain:
        chain.append(above)
    return chain


def check_span_order(ledger: Ledger) -> Iterator[Finding]:
    """No span ends before it starts, and none is empty."""
    for row in records(span_frame(ledger).query("start >= end")):
        yield fault(row, "span_end", "span-order", start=int(row["start"]), end=int(row["end"]))


def check_span_lengths(ledger: Ledger) -> Iterator[Finding]:
    """A span is as long as the characters that it stands for."""
    spans = span_frame(ledger).query("table != 'measures' and stated != '' and start < end")
    for row in records(spans[spans["end"] - spans["start"] != spans["stated"].str.len()]):
        start, end, long = int(row["start"]), int(row["end"]), len(row["stated"])
        stated: Mapping[str, Value] = {"stated": row["stated"], "length": long, "column": STATED[row["table"]]}
        spanned = {"start": start, "end": end, "spanned": end - start}
        yield fault(row, "span_end", "span-length", wanted=start + long, **stated, **spanned)


@needs("sources")
def check_span_overlaps(ledger: Ledger) -> Iterator[Finding]:
    """No character of a text is claimed twice: spans of figures and omissions of a source do not overlap."""
    spans = span_frame(ledger).query("table != 'measures' and start >= 0")
    whole = spans["end"] - spans["start"] == spans["stated"].str.len()
    spans = spans[whole & spans["source_id"].isin(archived_ids(ledger))]
    spans = spans.sort_values(["source_id", "start", "end", FILE, LINE])
    reach = spans.groupby("source_id")["end"].cummax().groupby(spans["source_id"]).shift()
    for at in (spans["start"] < reach).fillna(False).to_numpy(bool).nonzero()[0].tolist():
        row = dict(spans.iloc[at])
        other = next(spans.iloc[i] for i in range(at - 1, -1, -1) if spans["end"].iloc[i] > row["start"])
        one, two = (
            phrase("span", stated=span["stated"], start=int(span["start"]), end=int(span["end"]))
            for span in (row, other)
        )
        place: Mapping[str, Value] = {"other_file": other[FILE], "other_line": int(other[LINE])}
        yield fault(row, "span_start", "span-overlap", one=one, two=two, **place)
