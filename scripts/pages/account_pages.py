"""The pages of the audit and of the targets, and the parts of them that stand on the pages of regions and documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from scripts import addresses
from scripts.addresses import province_of
from scripts.artefacts import Artefact
from scripts.audit.audit import DERIVED_NUMBER, NOT_COMPARABLE, UNCHECKED
from scripts.audit.fulfilment import STATES
from scripts.ledger.records import group_by
from scripts.pages.catalogue import Site
from scripts.pages.listings import MOST_OF_PLACE, MOST_ROWS, Excerpt, Link, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.wording.accounts import CellView, CheckView, Group, RemarkView, TargetView

T = TypeVar("T")
MOST_CHECKS = 5
"""Checks on the page of a place or document of a large ledger."""
Groups = tuple[Group[CheckView], ...] | tuple[Group[TargetView], ...]
FILTER_SCRIPTS = ("assets/shared.js", "assets/filter.js")


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many checks have a verdict, or targets a state."""

    id: str
    name: str
    total: int


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province, or a place of one, in the index: its page, and how many it has of each group."""

    code: str
    name: str
    path: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AccountsIndex:
    """The index of all checks or targets, or of those of a province; ``kind``: verdict or state.

    ``heading`` is the key of that of its list.
    """

    front: Front
    trail: tuple[Link, ...]
    kind: str
    heading: str
    lede: str
    groups: tuple[GroupCount, ...]
    provinces: tuple[ProvinceRow, ...]


@dataclass(frozen=True, slots=True)
class AccountsPart:
    """The checks or the targets of one province or place. ``closed``: groups folded at first.

    ``regions`` and ``themes`` are for the filter.
    """

    front: Front
    trail: tuple[Link, ...]
    groups: Groups
    regions: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    closed: tuple[str, ...]
    remarks: tuple[RemarkView, ...] = ()
    cells: tuple[CellView, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountParts:
    """Checks, remarks and targets of one region or document, for its page; and where all of its place stand."""

    verdicts: tuple[Group[CheckView], ...]
    remarks: Sequence[RemarkView]
    targets: Excerpt[TargetView]
    arithmetic_path: str
    targets_path: str


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The pages of both."""
    yield from arithmetic_pages(site)
    yield from target_pages(site)


def arithmetic_pages(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The index of all checks, and those of each province with their workings, remarks and cells."""
    accounts = site.accounts
    checks = _divide(site, ((check, check.region_codes) for check in accounts.checks))
    remarks = _divide(site, ((remark, [remark.region_code]) for remark in accounts.remarks))
    cells = _divide(site, ((cell, [view.region_code for view in cell.figures]) for cell in accounts.cells))
    parts = {
        code: AccountsPart(
            front=_front(site, "arithmetic", code),
            trail=_trail(site, "arithmetic", code),
            groups=accounts.verdicts(checks.get(code, [])),
            regions=_regions(site, {place for check in checks.get(code, []) for place in check.region_codes}),
            themes=(),
            closed=(UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER),
            remarks=tuple(remarks.get(code, ())),
            cells=tuple(cells.get(code, ())),
        )
        for code in sorted({*checks, *remarks, *cells})
    }
    yield from _pages(site, "arithmetic", "verdict", accounts.verdicts(accounts.checks), parts)


def target_pages(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The index of all targets, and those of each province: what was said, by when, and what came of it."""
    accounts = site.accounts
    targets = _divide(site, ((target, [target.region_code]) for target in accounts.targets))
    parts = {}
    for code, rows in sorted(targets.items()):
        themes = {target.theme_id for target in rows}
        parts[code] = AccountsPart(
            front=_front(site, "targets", code),
            trail=_trail(site, "targets", code),
            groups=accounts.states(rows),
            regions=_regions(site, {target.region_code for target in rows}),
            themes=tuple((row.theme_id, site.words.text(row.name)) for row in site.themes if row.theme_id in themes),
            closed=(),
        )
    yield from _pages(site, "targets", "state", accounts.states(accounts.targets), parts)


PLACES = {
    "arithmetic": (addresses.arithmetic(), addresses.arithmetic_of, addresses.arithmetic_in, "audit_page"),
    "targets": (addresses.targets(), addresses.targets_of, addresses.targets_in, "target_page"),
}


def _front(site: Site, name: str, code: str) -> Front:
    """The head of the part of a province or place."""
    _, part_at, _, _ = PLACES[name]
    return Front(part_at(code).path, _title(site, name, code), f"{name}.md", scripts=FILTER_SCRIPTS)


def _title(site: Site, name: str, code: str) -> str:
    return f"{site.words(f'{PLACES[name][3]}.title')}{site.words('text.colon')}{site.region_name(code)}"


def _trail(site: Site, name: str, code: str) -> tuple[Link, ...]:
    """The indices above a part."""
    at, _, index_at, words = PLACES[name]
    whole, province = Link(site.words(f"{words}.title"), str(at)), province_of(code)
    own = [Link(site.region_name(province), str(index_at(province)))] if site.facts.is_large else []
    return (whole, *own)


def _pages(
    site: Site, name: str, kind: str, groups: Groups, parts: Mapping[str, AccountsPart]
) -> Iterator[Artefact[PageInputs]]:
    at, part_at, index_at, _ = PLACES[name]
    rows = [
        ProvinceRow(code, site.region_name(code), part_at(code).path, _counts(groups, part))
        for code, part in parts.items()
        if part.groups
    ]
    if site.facts.is_large:
        tallies, places = _tally(groups), group_by(rows, lambda row: province_of(row.code))
        for code, own in places.items():
            page = _index(site, name, kind, tallies[code], own, code)
            yield site.page("accounts_index.md", index_at(code), partial(_same, page))
        rows = [_province_row(site, index_at(code).path, code, tallies[code]) for code in places]
    counts = tuple(GroupCount(group.id, group.name, group.total) for group in groups)
    yield site.page("accounts_index.md", at, partial(_same, _index(site, name, kind, counts, rows)))
    for code, part in parts.items():
        yield site.page(f"{name}.md", part_at(code), partial(_same, part))


def _index(
    site: Site, name: str, kind: str, groups: tuple[GroupCount, ...], rows: Sequence[ProvinceRow], code: str = ""
) -> AccountsIndex:
    """The index of all, or of a province."""
    at, _, index_at, words = PLACES[name]
    title = site.words(f"{words}.title")
    return AccountsIndex(
        front=Front(index_at(code).path, _title(site, name, code), f"{name}.md") if code else Front(at.path, title),
        trail=(Link(title, str(at)),) if code else (),
        kind=kind,
        heading="audit_page.places" if code else "audit_page.provinces",
        lede=site.words(f"{words}.lede"),
        groups=groups,
        provinces=tuple(rows),
    )


def _province_row(site: Site, path: str, code: str, groups: Sequence[GroupCount]) -> ProvinceRow:
    return ProvinceRow(code, site.region_name(code), path, tuple((group.id, group.total) for group in groups))


def _same(page: T) -> T:
    return page


def _tally(groups: Groups) -> dict[str, tuple[GroupCount, ...]]:
    """How many of each group there are, by province."""
    counts = Counter(
        (province, group.id)
        for group in groups
        for row in group.rows
        for province in {*map(province_of, row.region_codes if isinstance(row, CheckView) else (row.region_code,))}
    )
    return {
        code: tuple(GroupCount(group.id, group.name, counts[code, group.id]) for group in groups)
        for code in {province for province, _ in counts}
    }


def _counts(groups: Groups, part: AccountsPart) -> tuple[tuple[str, int], ...]:
    own = {group.id: group.total for group in part.groups}
    return tuple((group.id, own.get(group.id, 0)) for group in groups)


def _excerpt(groups: Sequence[Group[CheckView]], most: int) -> tuple[Group[CheckView], ...]:
    """Groups with their rows, together no more than ``most``; the first ones have theirs first."""
    shown: list[Group[CheckView]] = []
    for group in groups:
        left = max(0, most - sum(len(one.rows) for one in shown))
        shown.append(replace(group, rows=group.rows[:left], hidden=max(0, len(group.rows) - left)))
    return tuple(shown)


def _divide(site: Site, rows: Iterable[tuple[T, Iterable[str]]]) -> dict[str, list[T]]:
    """Rows by each province in which one of their places lies; in a large ledger by each of their places."""
    groups: dict[str, list[T]] = defaultdict(list)
    for row, codes in rows:
        for code in dict.fromkeys(map(site.shard, codes)):
            groups[code].append(row)
    return dict(groups)


def account_parts(site: Site, key: str, value: str) -> AccountParts:
    """Checks, remarks and targets of one region (``region_code``) or document (``source_id``), for its page.

    In a large ledger the first of them; all stand on pages of their own.
    """
    row = site.references.sources.get(value) if key == "source_id" else None
    shard = site.shard(row.region.region_code if row else value)
    accounts, is_large = site.accounts, site.facts.is_large
    verdicts = accounts.verdicts(accounts.checks_by[key].get(value, []))
    targets = sorted(accounts.targets_by[key].get(value, []), key=lambda view: STATES.index(view.state_id))
    return AccountParts(
        verdicts=_excerpt(verdicts, MOST_CHECKS) if is_large else verdicts,
        remarks=accounts.remarks_by[key].get(value, []),
        targets=limit(targets, MOST_OF_PLACE if is_large else MOST_ROWS),
        arithmetic_path=addresses.arithmetic_of(shard).path,
        targets_path=addresses.targets_of(shard).path,
    )


def _regions(site: Site, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, site.region_name(code)) for code in sorted(codes))
