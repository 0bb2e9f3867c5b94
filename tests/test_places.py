"""How places sound, and the list that the browser searches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.pages.places import COLUMNS, list_places, pack_places, spell, spell_divisions
from scripts.pages.rendering import Renderer
from scripts.words import load_words
from tests.project import make_site


@pytest.mark.parametrize(
    ("name", "romanized", "sound"),
    [
        ("濉溪县", "Suixi County", "sui xi xian"),
        ("陕西省", "Shaanxi", "shan xi sheng"),
        ("山西省", "Shanxi", "shan xi sheng"),
        ("重庆市", "Chongqing", "chong qing shi"),
        ("长治市", "Changzhi", "chang zhi shi"),
        ("单县", "Shanxian County", "shan xian"),
        ("单县", "Shan County", "shan xian"),
        ("洪洞县", "Hongtong County", "hong tong xian"),
        ("西安市", "Xi’an", "xi an shi"),
        ("宿州市", "Suzhou (Anhui)", "su zhou shi"),
        ("吕梁市", "Lüliang", "lu liang shi"),
        ("内蒙古自治区", "Inner Mongolia", "nei meng gu zi zhi qu"),
        ("全国", "China", "quan guo"),
    ],
)
def test_the_official_romanized_name_decides_between_readings(name: str, romanized: str, sound: str) -> None:
    assert " ".join(spell(name, romanized)) == sound


def test_every_region_with_a_page_is_listed_with_what_is_entered_in_it_and_below(example: Path) -> None:
    assert COLUMNS == ("code", "name", "other", "pinyin", "parent", "figures", "below", "values")
    assert list_places(make_site(example)) == [
        ["100000", "全国", "China", "quan guo", "", 0, 12, []],
        ["990000", "云岭省", "Yunling", "yun ling sheng", "100000", 0, 12, []],
        ["999000", "禾川市", "Hechuan", "he chuan shi", "990000", 0, 12, []],
        ["999001", "青禾县", "Qinghe County", "qing he xian", "999000", 12, 0, []],
    ]


def test_names_stand_in_the_language_of_the_site(example: Path) -> None:
    assert list_places(make_site(example, "en"))[3][:4] == ["999001", "Qinghe County", "青禾县", "qing he xian"]


def test_the_file_is_a_script_that_sets_one_name(example: Path) -> None:
    text = pack_places(list_places(make_site(example))).decode()
    assert text.startswith("window.ledgerPlaces={")
    assert text.endswith("};\n")
    assert list(json.loads(text.removeprefix("window.ledgerPlaces=").removesuffix(";\n"))) == ["columns", "rows"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_leads_to_the_regions_without_a_script(language: str) -> None:
    renderer = Renderer(load_words(language))
    template = renderer.environment.from_string('{% import "_find.html" as f with context %}{{ f.find() }}')
    form = template.render(t=renderer.words, link=lambda target: f"../{target}")
    assert '<form class="l-find" action="../regions/index.html"' in form
    assert '<label class="l-find-label" for="find">' in form
    assert 'role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="find-list"' in form
    assert 'data-places="../places.js"' in form


def test_every_division_of_the_country_is_listed_with_its_sound() -> None:
    rows = spell_divisions()
    assert ("420624", "南漳县", "nan zhang xian", "420600") in rows
    assert ("141028", "吉县", "ji xian", "141000") in rows
    assert len(rows) == 3212
