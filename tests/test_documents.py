"""What the page of a document says of it, archived or cited by link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.pages.catalogue import Site
from scripts.pages.documents import report_facts
from scripts.pages.listings import ReportCounts
from tests.cited import ENGLISH, SHARE, add_figures, add_source
from tests.project import make_pages, make_site

TITLED = re.compile(r'<a class="l-title" href="\.\./([^"]*)\.html">')


@pytest.fixture
def site(example: Path) -> Site:
    add_figures(example, SHARE, ENGLISH)
    return make_site(example)


def facts(site: Site, source_id: str) -> dict[str, str]:
    row = site.references.sources[source_id]
    return {label: text for label, text, _ in report_facts(site, row, site.report(source_id))}


def test_archived_documents_come_before_those_cited_by_link(site: Site) -> None:
    assert [item.source_id for item in site.reports] == ["qinghe-2023", "yunling-2023"]  # though the older one
    assert [item.source_id for item in site.archived] == ["qinghe-2023"]
    assert [item.source_id for item in site.cited] == ["yunling-2023"]
    assert site.cited_counts == ReportCounts(1, 2)
    assert [item.source_id for item in site.reports_of({"yunling-2023", "qinghe-2023"})] == [
        "qinghe-2023",
        "yunling-2023",
    ]


def test_a_cited_document_claims_no_check(site: Site) -> None:
    assert facts(site, "yunling-2023")["证据"] == "仅引出处"
    assert "与原文一致" not in facts(site, "yunling-2023")
    assert facts(site, "qinghe-2023")["与原文一致"] == "100%"
    assert facts(site, "yunling-2023")["网址"] == "https://example.org/yunling-2023"


def test_the_page_of_a_cited_document_has_no_column_of_places(site: Site) -> None:
    pages = make_pages(site)
    cited, archived = (pages[f"reports/{name}-2023.html"] for name in ("yunling", "qinghe"))
    assert "字位</th>" not in cited.slots["figures"]
    assert "字位</th>" in archived.slots["figures"]
    assert "None" not in cited.slots["figures"]
    assert "omissions" not in cited.slots
    assert '<span class="l-said">more than 1.2 million</span>' in cited.slots["figures"]


def test_lists_name_archived_documents_and_count_the_others(site: Site) -> None:
    pages = make_pages(site)
    reports = pages["reports/index.html"]
    assert 'href="qinghe-2023.html"' in reports.slots["reports"]
    assert "yunling-2023.html" not in "".join(reports.slots.values())
    assert reports.slots["cited"].startswith('<p class="l-note">1 个来源')


def test_a_document_stands_once_in_the_list_of_its_province(example: Path) -> None:
    add_source(example, source_id="cited-nation-2022", region_code="100000")
    add_figures(example, SHARE)
    pages = make_pages(make_site(example))
    lists = {
        path: [(name, TITLED.findall(text)) for name, text in page.slots.items() if name != "crumbs"]
        for path, page in pages.items()
        if path.startswith("reports/in/")
    }
    assert lists == {
        "reports/in/100000.html": [("cited", ["cited-nation-2022"])],
        "reports/in/990000.html": [("archived", ["qinghe-2023"]), ("cited", ["yunling-2023"])],
    }
    assert re.findall(
        '<a href="(in/[0-9]*[.]html)">([^<]*)</a></th>(.*?)</tr>', pages["reports/index.html"].slots["cited"]
    ) == [
        ("in/100000.html", "全国", '<td class="l-n"></td><td class="l-n">1</td>'),
        ("in/990000.html", "云岭省", '<td class="l-n">1</td><td class="l-n">1</td>'),
    ]
    assert pages["reports/in/990000.html"].markdown.startswith('---\ntitle: "报告：云岭省"\nsection: reports/\n')


def test_an_english_page_shows_the_chinese_title_and_marks_what_stays_chinese(example: Path) -> None:
    site = make_site(example, "en")
    told = facts(site, "qinghe-2023")
    assert told["Title as entered"] == site.references.sources["qinghe-2023"].title["zh"]
    assert told["Period covered"] == "2023"
    page = make_pages(site)["reports/qinghe-2023.html"]
    assert '<span class="l-said" lang="zh-CN">' in page.slots["figures"]
    assert f'<dd><span lang="zh-CN">{told["Title as entered"]}</span></dd>' in page.slots["lede"]
