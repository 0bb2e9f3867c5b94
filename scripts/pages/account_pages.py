"""The pages of the audit and of the targets, and the parts of them that stand on the pages of regions and documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from scripts import addresses
from scripts.addresses import province_of
from scripts.artefacts import Artefact
from scripts.audit.audit import DERIVED_NUMBER, NOT_COMPARABLE, UNCHECKED
from scripts.audit.fulfilment import STATES
from scripts.pages.catalogue import Site
from scripts.pages.listings import MOST_OF_PLACE, MOST_ROWS, Excerpt, Link, limit
from scripts.pages.rendering import Front, PageInputs
from scripts.wording.accounts import CellView, CheckView, Group, RemarkView, TargetView

T = TypeVar("T")
MOST_CHECKS = 10
"""Checks on the page of a place or document of a large ledger."""
Groups = tuple[Group[CheckView], ...] | tuple[Group[TargetView], ...]
FILTER_SCRIPTS = ("assets/shared.js", "assets/filter.js")


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province in the index: its page, and how many it has of each group."""

    code: str
    name: str
    path: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AccountsIndex:
    """The index of all checks or of all targets; ``kind``: verdict or state."""

    front: Front
    kind: str
    lede: str
    groups: Groups
    provinces: tuple[ProvinceRow, ...]


@dataclass(frozen=True, slots=True)
class AccountsPart:
    """The checks or the targets of one province. ``closed``: groups folded at first; ``themes`` are for the filter."""

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
    """Checks, remarks and targets of one region or document, for its page."""

    verdicts: tuple[Group[CheckView], ...]
    remarks: Sequence[RemarkView]
    targets: Excerpt[TargetView]


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The pages of both."""
    yield from arithmetic_pages(site)
    yield from target_pages(site)


def arithmetic_pages(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The index of all checks, and those of each province with their workings, remarks and cells."""
    accounts = site.accounts
    checks = _by_province((check, check.region_codes) for check in accounts.checks)
    remarks = _by_province((remark, [remark.region_code]) for remark in accounts.remarks)
    cells = _by_province((cell, [view.region_code for view in cell.figures]) for cell in accounts.cells)
    parts = {
        code: AccountsPart(
            front=_front(site, "arithmetic", code),
            trail=(Link(site.words("audit_page.title"), str(addresses.arithmetic())),),
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
    targets = _by_province((target, [target.region_code]) for target in accounts.targets)
    parts = {}
    for code, rows in sorted(targets.items()):
        themes = {target.theme_id for target in rows}
        parts[code] = AccountsPart(
            front=_front(site, "targets", code),
            trail=(Link(site.words("target_page.title"), str(addresses.targets())),),
            groups=accounts.states(rows),
            regions=_regions(site, {target.region_code for target in rows}),
            themes=tuple((row.theme_id, site.words.text(row.name)) for row in site.themes if row.theme_id in themes),
            closed=(),
        )
    yield from _pages(site, "targets", "state", accounts.states(accounts.targets), parts)


PLACES = {
    "arithmetic": (addresses.arithmetic(), addresses.arithmetic_of, "audit_page"),
    "targets": (addresses.targets(), addresses.targets_of, "target_page"),
}


def _front(site: Site, name: str, code: str) -> Front:
    """The head of the part of a province."""
    _, part_at, words = PLACES[name]
    title = f"{site.words(f'{words}.title')}{site.words('text.colon')}{site.region_name(code)}"
    return Front(part_at(code).path, title, f"{name}.md", scripts=FILTER_SCRIPTS)


def _pages(
    site: Site, name: str, kind: str, groups: Groups, parts: Mapping[str, AccountsPart]
) -> Iterator[Artefact[PageInputs]]:
    at, part_at, words = PLACES[name]
    provinces = tuple(
        ProvinceRow(code, site.region_name(code), part_at(code).path, _counts(groups, part))
        for code, part in parts.items()
        if part.groups
    )
    front = Front(at.path, site.words(f"{words}.title"))
    index = AccountsIndex(front, kind, site.words(f"{words}.lede"), groups, provinces)
    yield site.page("accounts_index.md", at, lambda: index)
    for code, part in parts.items():
        yield site.page(f"{name}.md", part_at(code), partial(_same, part))


def _same(part: AccountsPart) -> AccountsPart:
    return part


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


def _by_province(rows: Iterable[tuple[T, Iterable[str]]]) -> dict[str, list[T]]:
    """Rows by each province in which one of their places lies."""
    groups: dict[str, list[T]] = defaultdict(list)
    for row, codes in rows:
        for province in dict.fromkeys(map(province_of, codes)):
            groups[province].append(row)
    return dict(groups)


def account_parts(site: Site, key: str, value: str) -> AccountParts:
    """Checks, remarks and targets of one region (``region_code``) or document (``source_id``), for its page.

    In a large ledger the first of them; all stand on the pages of its province.
    """
    accounts, is_large = site.accounts, site.facts.is_large
    verdicts = accounts.verdicts(accounts.checks_by[key].get(value, []))
    targets = sorted(accounts.targets_by[key].get(value, []), key=lambda view: STATES.index(view.state_id))
    return AccountParts(
        verdicts=_excerpt(verdicts, MOST_CHECKS) if is_large else verdicts,
        remarks=accounts.remarks_by[key].get(value, []),
        targets=limit(targets, MOST_OF_PLACE if is_large else MOST_ROWS),
    )


def _regions(site: Site, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, site.region_name(code)) for code in sorted(codes))
