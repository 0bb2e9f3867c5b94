"""The files of charts as artefacts: where they stand, what they are made of, and that nothing else is needed."""

from __future__ import annotations

import pickle
import re
from html import unescape
from pathlib import Path

import pytest

from scripts.artefacts import Artefact
from scripts.charts.drawing import draw_themes
from scripts.charts.numbers_table import pack_numbers
from scripts.pages.chart_files import EmbedPage, chart_artefacts, render_embed
from scripts.words import load_words
from tests.hung import NAME, hang_chart
from tests.project import make_site

MOST_EMBED_BYTES = 3000
PAGE = EmbedPage("zh", "c", "题", "说明", 451, 200)


def artefacts_of(example: Path) -> list[Artefact[object]]:
    sites = [hang_chart(make_site(example, language)) for language in ("zh", "en")]
    return list(chart_artefacts({site.words.language: site.exhibition for site in sites}))


def test_a_chart_has_two_drawings_and_an_embed_a_language_and_one_table(example: Path) -> None:
    assert [artefact.paths for artefact in artefacts_of(example)] == [
        (f"zh/charts/{NAME}.light.svg", f"zh/charts/{NAME}.dark.svg"),
        (f"zh/charts/{NAME}.embed.html",),
        (f"data/charts/{NAME}.csv",),
        (f"en/charts/{NAME}.light.svg", f"en/charts/{NAME}.dark.svg"),
        (f"en/charts/{NAME}.embed.html",),
    ]


def test_makers_are_functions_of_a_module_and_their_inputs_plain_data(example: Path) -> None:
    for artefact in artefacts_of(example):
        assert artefact.maker in (draw_themes, render_embed, pack_numbers)
        again = pickle.loads(pickle.dumps(artefact.inputs()))  # noqa: S301 - our own bytes, to show that a worker could take them
        assert artefact.maker(again) == artefact.make()


def test_the_templates_learn_where_everything_is_and_whence_each_row_comes(example: Path) -> None:
    shown = hang_chart(make_site(example)).exhibition.show(NAME)
    assert [shown.anchor, shown.light, shown.dark, shown.csv, shown.page, shown.width] == [
        f"chart-{NAME}",
        f"charts/{NAME}.light.svg",
        f"charts/{NAME}.dark.svg",
        f"/data/charts/{NAME}.csv",
        f"charts/{NAME}.html",
        451,
    ]
    assert [(row.label, row.figure.text, row.path) for row in shown.rows] == [
        ("监测对象 · 按户", "320 户", "reports/qinghe-2023.html"),
        ("返贫户 · 按户", "0 户", "reports/qinghe-2023.html"),
    ]
    assert all(row.document for row in shown.rows)


@pytest.mark.parametrize(("language", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_an_embed_page_stands_alone(example: Path, language: str, code: str) -> None:
    site = hang_chart(make_site(example, language))
    (content,) = render_embed(site.exhibition.embed(NAME))
    text = content.decode()
    assert f'<html lang="{code}">' in text
    assert "default-src 'none'; img-src 'self'; style-src 'self'" in text
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|https?:", text)
    assert f'srcset="{NAME}.dark.svg" media="(prefers-color-scheme: dark)"' in text
    assert f'<a href="{NAME}.html" target="_blank" rel="noopener">' in text
    assert unescape(text).count(site.exhibition.chart(NAME).alt) == 1
    assert len(content) <= MOST_EMBED_BYTES


def test_text_of_the_data_is_escaped() -> None:
    (content,) = render_embed(EmbedPage("zh", "c", '"><script>', "<b>", 1, 1))
    assert b"<script>" not in content and b"<b>" not in content


def test_an_embed_page_names_the_site() -> None:
    assert load_words("zh")("chart_page.more") in render_embed(PAGE)[0].decode()
