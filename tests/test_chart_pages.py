"""Where charts stand, their permanent pages, and the pages for frames of other sites."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.pages import chart_pages
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ChartFile, prepare_charts
from scripts.pages.chart_pages import EDGE, FOOT, chart_stamps, collect_exhibits, embed_code, embed_pages
from scripts.pages.pages import Stamp
from tests.project import make_site

NAME = "monitored-returned-999001-qinghe-2023-2023-12-31"
MOST_EMBED_BYTES = 3000


def charts_of(site: Site, address: str = "") -> dict[str, ChartFile]:
    return prepare_charts(site, (item.illustration for item in collect_exhibits(site)), address)


def stamp_of(site: Site, address: str = "") -> Stamp:
    stamps = chart_stamps(site, collect_exhibits(site), charts_of(site, address), address)
    return next(stamp for stamp in stamps if stamp.path == f"charts/{NAME}.html")


def test_a_chart_is_one_exhibit_however_many_pages_show_it(example: Path) -> None:
    exhibits = {item.illustration.chart_id: item.places for item in collect_exhibits(make_site(example))}
    assert list(exhibits) == ["funds-by-level-999001-qinghe-2023-2023-12-31", NAME]
    assert [path for _, path in exhibits[NAME]] == [
        f"regions/999001.html#chart-{NAME}",
        f"reports/qinghe-2023.html#chart-{NAME}",
    ]
    assert exhibits[NAME][0][0] == "青禾县"


def test_two_charts_of_one_address_are_a_fault(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(example)
    title, path, chart = next(iter(chart_pages._hang(site)))
    monkeypatch.setattr(chart_pages, "_hang", lambda _: [(title, path, chart), (title, path, replace(chart, alt="别"))])
    with pytest.raises(LedgerError, match=r"Two different charts have the id"):
        collect_exhibits(site)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_has_chart_words_numbers_files_code_and_places(example: Path, language: str) -> None:
    site = make_site(example, language)
    stamp = stamp_of(site)
    chart = charts_of(site)[NAME]
    assert stamp.title == chart.illustration.data.frame.title
    assert stamp.description == chart.illustration.alt
    body = unescape(stamp.body)
    assert f"<p>{chart.illustration.alt}</p>" in body
    assert re.findall(r'<a href="([^"]*)" download>', body) == [
        f"{NAME}{end}" for end in (".csv", "-light.svg", "-dark.svg")
    ]
    assert body.count('<td><a href="') == len(chart.illustration.rows)
    assert body.count("l-verdict--derived") == 1
    assert f'<a href="../regions/999001.html#chart-{NAME}">' in body
    assert 'data-copy="#embed-code"' in body


def test_the_code_for_other_sites_names_the_address_where_it_is_known(example: Path) -> None:
    site = make_site(example)
    chart = charts_of(site)[NAME]
    title, height = chart.illustration.data.frame.title, chart.height + 2 * EDGE + FOOT
    assert embed_code(chart, site.words, "https://example.org/l") == (
        f'<iframe src="https://example.org/l/zh/charts/{NAME}-embed.html" title="{title}" '
        f'width="483" height="{height}" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
    hint = site.words("chart_page.embed_relative")
    assert embed_code(chart, site.words, "").startswith(f'<iframe src="zh/charts/{NAME}-embed.html"')
    assert hint in stamp_of(site).body
    assert hint not in stamp_of(site, "https://example.org/l").body
    assert f"https://example.org/l/zh/charts/{NAME}.html" in stamp_of(site, "https://example.org/l").body


@pytest.mark.parametrize(("language", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_an_embed_page_stands_alone(example: Path, language: str, code: str) -> None:
    site = make_site(example, language)
    charts = charts_of(site)
    pages = embed_pages(charts, site.words)
    assert list(pages) == [f"charts/{name}-embed.html" for name in charts]
    text = pages[f"charts/{NAME}-embed.html"].decode()
    assert f'<html lang="{code}">' in text
    assert "default-src 'none'; img-src 'self'; style-src 'self'" in text
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|https?:", text)
    assert f'srcset="{NAME}-dark.svg" media="(prefers-color-scheme: dark)"' in text
    assert f'<a href="{NAME}.html" target="_blank" rel="noopener">' in text
    assert unescape(text).count(charts[NAME].illustration.alt) == 1
    assert all(len(page) <= MOST_EMBED_BYTES for page in pages.values())


def test_text_of_the_data_is_escaped(example: Path) -> None:
    site = make_site(example)
    chart = charts_of(site)[NAME]
    picture = chart.illustration
    hostile = replace(picture.data, frame=replace(picture.data.frame, title='"><script>'))
    made = replace(chart, illustration=replace(picture, data=hostile, alt="<b>"))
    assert "<script>" not in embed_code(made, site.words, "")
    text = embed_pages({NAME: made}, site.words)[f"charts/{NAME}-embed.html"].decode()
    assert "<script>" not in text and "<b>" not in text
