"""The pages of the audit and of the targets, and the parts of them that stand on the pages of regions and documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from scripts.audit.audit import AGREES, DERIVED_NUMBER, DIFFERS, NOT_COMPARABLE, TRUNCATED, UNCHECKED, VERDICTS
from scripts.audit.fulfilment import UNMEASURABLE
from scripts.pages.catalogue import Site, limit
from scripts.pages.pages import Page
from scripts.wording.accounts import Accounts
from scripts.words import number

FILTER_SCRIPTS = ("assets/shared.js", "assets/filter.js")


def audit_page(site: Site) -> Page:
    """Every relation by verdict with its working, and what is not arithmetic but should be known."""
    accounts = site.accounts
    return site.page(
        "arithmetic",
        "arithmetic.html",
        site.words("audit_page.title"),
        groups=_limited(accounts.verdicts(accounts.checks)),
        regions=_regions(site, {code for check in accounts.checks for code in check.region_codes}),
        remarks=limit(accounts.remarks),
        cells=limit(accounts.cells),
        proof_of=proof_of(accounts),
        closed=(UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER),
        scripts=FILTER_SCRIPTS,
    )


def target_page(site: Site) -> Page:
    """Every target by state: what was promised, by when, where it was said, and what came of it."""
    accounts = site.accounts
    held = {target.theme_id for target in accounts.targets}
    themes = [(row.theme_id, site.words.pick(row, "name")) for row in site.themes if row.theme_id in held]
    return site.page(
        "targets",
        "targets.html",
        site.words("target_page.title"),
        groups=_limited(accounts.states(accounts.targets)),
        regions=_regions(site, {target.region_code for target in accounts.targets}),
        themes=themes,
        closed=(UNMEASURABLE,),
        scripts=FILTER_SCRIPTS,
    )


def account_lines(site: Site) -> dict[str, Any]:
    """The state of the audit and of the targets for the first page: a number and one sentence each."""
    counts, words = site.accounts.counts(), site.words
    verdicts, states = counts["verdicts"], counts["states"]
    told = {name.replace("-", "_"): number(verdicts[name]) for name in VERDICTS}
    with_number = sum(target.has_number for target in site.accounts.targets)
    tasks = len(site.accounts.targets) - with_number
    done = number(states["met"] + states["exceeded"])
    return {
        "claims": sum(verdicts[name] for name in (AGREES, TRUNCATED, DIFFERS)),
        "audit_line": words("home.audit_line", **told),
        "promised": with_number,
        "target_line": words(
            "home.target_line",
            waiting=number(states["waiting"]),
            done=done,
            tasks=number(tasks),
            silent=number(states["due-not-reported"]),
        ),
    }


def account_parts(site: Site, key: str, value: str) -> dict[str, Any]:
    """Checks, remarks and targets of one region (``region_code``) or document (``source_id``), for its page."""
    accounts = site.accounts
    targets = [target for target in accounts.of("targets", key, value) if target.has_number]
    return {
        "verdicts": accounts.verdicts(accounts.of("checks", key, value)),
        "remarks": accounts.of("remarks", key, value),
        "targets": limit(sorted(targets, key=lambda view: view.share is None)),
        "tasks": sum(not target.has_number for target in accounts.of("targets", key, value)),
        "proof_of": proof_of(accounts),
    }


def proof_of(accounts: Accounts) -> Any:
    """Address of the row that proves a figure, by its id, for the workings."""
    return lambda figure_id: accounts.figures[figure_id].proof


def _limited(groups: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**group, "rows": limit(group["rows"]).rows, "total": len(group["rows"])} for group in groups]


def _regions(site: Site, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, site.name("regions", code)) for code in sorted(codes)]
