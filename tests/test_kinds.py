"""The kinds of pages: how one is added, what each promises, and the pages of the example, word for word."""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scripts.pages
from scripts.languages import list_languages
from scripts.pages import catalogue
from scripts.pages.catalogue import Site
from scripts.pages.kinds import list_kinds, page_artefacts
from scripts.pages.rendering import load_environment
from scripts.words import load_words
from tests.golden_pages import FOLDER, PATHS, render_pages
from tests.hung import NAME, hang_chart
from tests.project import make_pages, make_site, read_pages
from tests.taken import extend

KIND = """\
from dataclasses import dataclass

from scripts.addresses import Address
from scripts.pages.rendering import Front


@dataclass(frozen=True, slots=True)
class GreetingPage:
    front: Front
    name: str


def artefacts(site):
    yield site.page("greeting.md", Address("greeting.html"), lambda: describe_greeting(site))


def describe_greeting(site):
    return GreetingPage(Front("greeting.html", site.words("greeting.title")), site.region_name("999001"))
"""
TEMPLATE = """\
{% extends "_page.md" %}
{% block body %}
# {{ title | md }}

{% call slot("greeting") %}<p>{{ t("greeting.hello", name=page.name) }}</p>{% endcall %}
{% endblock %}
"""
WORDS = {"zh": {"title": "问候", "hello": "你好，{name}"}, "en": {"title": "Greeting", "hello": "Hello, {name}"}}


@pytest.fixture
def _greeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A new kind of page: a module, its template, and its words in each language."""
    folder = tmp_path / "kinds"
    folder.mkdir()
    (folder / "greeting.py").write_text(KIND, encoding="utf-8")
    (folder / "greeting.md").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(scripts.pages, "__path__", [*scripts.pages.__path__, str(folder)])
    for language, words in WORDS.items():
        monkeypatch.setitem(load_words(language).table, "greeting", words)
    load_environment.cache_clear()
    yield
    load_environment.cache_clear()
    sys.modules.pop("scripts.pages.greeting", None)


@pytest.mark.usefixtures("_greeting")
@pytest.mark.parametrize(("language", "said"), [("zh", "你好，青禾县"), ("en", "Hello, Qinghe County")])
def test_a_new_kind_of_page_is_a_module_its_template_and_its_words(example: Path, language: str, said: str) -> None:
    page = read_pages(page_artefacts(make_site(example, language)))["greeting.html"]
    assert page.markdown.endswith(f"---\n\n# {WORDS[language]['title']}\n\n<!--ledger:greeting-->\n")
    assert page.slots == {"greeting": f"<p>{said}</p>"}


def full_site(package: Path, language: str) -> Site:
    """A site with pages of every kind, those of charts too."""
    return hang_chart(make_site(package, language))


@pytest.fixture
def full(example: Path) -> Path:
    """The example with relations, remarks and a figure cited by link."""
    return extend(example)


@pytest.mark.parametrize("most", [200, 5])
def test_no_two_kinds_promise_one_path(full: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """``most``: figures of a document whose receipts share a page; with more it has an index and a page a theme."""
    monkeypatch.setattr(catalogue, "MOST_RECEIPTS", most)
    for language in list_languages():
        site = full_site(full, language.code)
        promised = [list(kind.artefacts(site)) for kind in list_kinds()]
        assert all(promised)
        paths = [path for items in promised for item in items for path in item.paths]
        assert sorted(set(paths)) == sorted(paths)
        assert {path.partition("/")[0] for path in paths} == {language.code}
        assert (f"{language.code}/receipts/qinghe-2023/funds.md" in paths) is (most == 5)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_made_of_inputs_that_can_be_sent(
    full: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Inputs that were pickled and read again give the same bytes, so that a page can be made by another process."""
    monkeypatch.setattr(catalogue, "MOST_RECEIPTS", 5)
    monkeypatch.setattr(catalogue, "MOST_IN_LIST", 1)
    for item in page_artefacts(full_site(full, language)):
        maker, inputs = pickle.loads(pickle.dumps((item.maker, item.inputs())))  # noqa: S301 - it is our own
        assert maker(inputs) == item.make(), item.paths[0]


def test_golden_pages(example: Path) -> None:
    rendered = render_pages(example)
    kept = {name: (FOLDER / name).read_text(encoding="utf-8") for name in rendered}
    for name in rendered:
        assert rendered[name] == kept[name], f"python -m tests.golden_pages rewrites tests/golden/{name}"
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(rendered)


def test_every_region_with_data_above_or_below_has_a_page_and_no_other(example: Path) -> None:
    paths = set(make_pages(make_site(example)))
    assert sorted(path for path in paths if path.startswith("regions/")) == [
        "regions/100000.html",
        "regions/990000.html",
        "regions/999000.html",
        "regions/999001.html",
        "regions/index.html",
    ]
    assert set(PATHS) < paths


def unproven(html: str) -> list[str]:
    """Cells of numbers that hold a number and no link."""
    return [
        cell for cell in re.findall(r'<td class="l-n">(.*?)</td>', html, re.DOTALL) if cell and "<a href=" not in cell
    ]


@pytest.mark.parametrize("path", PATHS)
def test_every_number_leads_to_its_proof(example: Path, path: str) -> None:
    assert unproven("".join(make_pages(make_site(example))[path].slots.values())) == []


def test_one_chart_stands_on_each_of_its_pages(example: Path) -> None:
    pages = make_pages(hang_chart(make_site(example)))
    name = f"../charts/{NAME}.light.svg"
    assert name in pages["regions/999001.html"].slots["charts"]
    assert name in pages["reports/qinghe-2023.html"].slots["charts"]


def test_a_number_without_a_link_to_its_proof_would_be_found() -> None:
    linked = '<td class="l-n"><a href="receipts/x.html">1</a></td><td class="l-n"></td>'
    assert unproven(linked) == []
    assert unproven('<td class="l-n">1</td>') == ["1"]
