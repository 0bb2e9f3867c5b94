"""What the page of a document says of it, archived or cited by link."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.audit.facts import establish
from scripts.checks.assurance import summarise_evidence
from scripts.ledger.packages import load_package, load_texts
from scripts.exports.holdings import Holdings
from scripts.pages.catalogue import Site
from scripts.pages.documents import report_facts
from scripts.words import load_words
from tests.cited import ENGLISH, SHARE, add_figures
from tests.project import make_publication

ZH = load_words("zh")


@pytest.fixture
def site(example: Path) -> Site:
    add_figures(example, SHARE, ENGLISH)
    ledger = load_package(example)
    return Site(Holdings(establish(ledger)), summarise_evidence(ledger, load_texts(example / "texts")), ZH)


def facts(site: Site, source_id: str) -> dict[str, str]:
    row = site.index.get("sources", source_id)
    return {label: text for label, text, _ in report_facts(site, row, site.report(source_id))}


def test_archived_documents_come_before_those_cited_by_link(site: Site) -> None:
    assert [item["source_id"] for item in site.reports] == ["qinghe-2023", "yunling-2023"]  # though the older one
    assert [item["source_id"] for item in site.archived] == ["qinghe-2023"]
    assert [item["source_id"] for item in site.cited] == ["yunling-2023"]
    assert site.cited_counts == {"sources": 1, "figures": 2}
    assert [item["source_id"] for item in site.reports_of({"yunling-2023", "qinghe-2023"})] == [
        "qinghe-2023",
        "yunling-2023",
    ]


def test_a_cited_document_claims_no_check(site: Site) -> None:
    assert facts(site, "yunling-2023")["证据"] == "仅引出处"
    assert "与原文一致" not in facts(site, "yunling-2023")
    assert facts(site, "qinghe-2023")["与原文一致"] == "100%"
    assert facts(site, "yunling-2023")["网址"] == "https://example.org/yunling-2023"


def test_the_page_of_a_cited_document_has_no_column_of_places(site: Site) -> None:
    pages = {page.path: page for page in make_publication(site).pages()}
    cited, archived = (pages[f"reports/{name}-2023.html"] for name in ("yunling", "qinghe"))
    assert "字位</th>" not in cited.slots["figures"]
    assert "字位</th>" in archived.slots["figures"]
    assert "None" not in cited.slots["figures"]
    assert "omissions" not in cited.slots
    assert '<span class="l-said">more than 1.2 million</span>' in cited.slots["figures"]


def test_lists_name_archived_documents_and_count_the_others(site: Site) -> None:
    pages = {page.path: page for page in make_publication(site).pages()}
    home, reports = pages["index.html"], pages["reports/index.html"]
    assert home.slots["cited"].endswith(">另有 1 个来源只引了网址、没有存档，共 2 个数，看清单</a></p>")
    assert "report-2" not in home.slots
    assert "yunling-2023.html" not in reports.slots["reports"]
    assert "yunling-2023.html" in reports.slots["cited"]


def test_an_english_page_shows_the_chinese_title_and_marks_what_stays_chinese(example: Path) -> None:
    ledger = load_package(example)
    site = Site(
        Holdings(establish(ledger)), summarise_evidence(ledger, load_texts(example / "texts")), load_words("en")
    )
    told = facts(site, "qinghe-2023")
    assert told["Title as entered"] == site.index.get("sources", "qinghe-2023").title
    assert told["Period covered"] == "2023"
    page = next(page for page in make_publication(site).pages() if page.path == "reports/qinghe-2023.html")
    assert '<span class="l-said" lang="zh-CN">' in page.slots["figures"]
    assert f'<dd><span lang="zh-CN">{told["Title as entered"]}</span></dd>' in page.slots["lede"]
