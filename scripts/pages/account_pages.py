"""The pages of the audit and of the pledges, and the parts of them that stand on the pages of regions and documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from scripts.audit.audit import AGREES, DERIVED_NUMBER, DIFFERS, NOT_COMPARABLE, TRUNCATED, UNCHECKED, VERDICTS
from scripts.audit.fulfilment import UNMEASURABLE
from scripts.charts.illustrations import Illustration
from scripts.charts.pledge_charts import chart_pledges
from scripts.pages.catalogue import Site, limit
from scripts.pages.pages import Page
from scripts.wording.accounts import Accounts
from scripts.words import number

FILTER_SCRIPTS = ("assets/shared.js", "assets/filter.js")


def audit_page(site: Site) -> Page:
    """Every relation by verdict with its working, and what is not arithmetic but should be known."""
    accounts = site.accounts
    return site.page(
        "audit",
        "audit.html",
        site.words("audit_page.title"),
        groups=_limited(accounts.verdicts(accounts.checks)),
        regions=_regions(site, {code for check in accounts.checks for code in check.region_codes}),
        remarks=limit(accounts.remarks),
        cells=limit(accounts.cells),
        proof_of=proof_of(accounts),
        closed=(UNCHECKED, NOT_COMPARABLE, DERIVED_NUMBER),
        scripts=FILTER_SCRIPTS,
    )


def pledge_page(site: Site) -> Page:
    """Every pledge by state: what was promised, by when, where it was said, and what came of it."""
    accounts = site.accounts
    held = {pledge.theme_id for pledge in accounts.pledges}
    themes = [(row.theme_id, site.words.pick(row, "name")) for row in site.themes if row.theme_id in held]
    return site.page(
        "pledges",
        "pledges.html",
        site.words("pledge_page.title"),
        groups=_limited(accounts.states(accounts.pledges)),
        regions=_regions(site, {pledge.region_code for pledge in accounts.pledges}),
        themes=themes,
        closed=(UNMEASURABLE,),
        scripts=FILTER_SCRIPTS,
    )


def account_lines(site: Site) -> dict[str, Any]:
    """The state of the audit and of the pledges for the first page: a number and one sentence each."""
    counts, words = site.accounts.counts(), site.words
    verdicts, states = counts["verdicts"], counts["states"]
    told = {name.replace("-", "_"): number(verdicts[name]) for name in VERDICTS}
    with_number = sum(pledge.has_number for pledge in site.accounts.pledges)
    tasks = len(site.accounts.pledges) - with_number
    done = number(states["met"] + states["exceeded"])
    return {
        "claims": sum(verdicts[name] for name in (AGREES, TRUNCATED, DIFFERS)),
        "audit_line": words("home.audit_line", **told),
        "promised": with_number,
        "pledge_line": words(
            "home.pledge_line",
            waiting=number(states["waiting"]),
            done=done,
            tasks=number(tasks),
            silent=number(states["due-not-reported"]),
        ),
    }


def account_parts(site: Site, key: str, value: str) -> dict[str, Any]:
    """Checks, remarks and pledges of one region (``region_code``) or document (``source_id``), for its page."""
    accounts = site.accounts
    pledges = [pledge for pledge in accounts.of("pledges", key, value) if pledge.has_number]
    return {
        "verdicts": accounts.verdicts(accounts.of("checks", key, value)),
        "remarks": accounts.of("remarks", key, value),
        "pledges": limit(sorted(pledges, key=lambda view: view.share is None)),
        "tasks": sum(not pledge.has_number for pledge in accounts.of("pledges", key, value)),
        "proof_of": proof_of(accounts),
    }


def pledge_chart(site: Site, code: str) -> list[Illustration]:
    """The progress of a region's pledges as a chart, where any is known."""
    accounts = site.accounts
    pledges = [pledge for pledge in accounts.of("pledges", "region_code", code) if pledge.has_number]
    return chart_pledges(pledges, accounts.figures, site.words, f"pledges-{code}")


def proof_of(accounts: Accounts) -> Any:
    """Address of the row that proves a figure, by its id, for the workings."""
    return lambda figure_id: accounts.figures[figure_id].proof


def _limited(groups: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**group, "rows": limit(group["rows"]).rows, "total": len(group["rows"])} for group in groups]


def _regions(site: Site, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, site.name("regions", code)) for code in sorted(codes)]
