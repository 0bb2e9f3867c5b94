"""Each language is whole: nothing is missing in one table of words, and nothing of one language is left in the other.

Text in another language than its page must stand in an element that says so (``lang``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any, cast

import markdown
import pytest
import yaml

from scripts.audit.audit import VERDICTS
from scripts.charts.captions import Captions, Chart
from scripts.charts.palette import NOTE
from scripts.languages import list_languages
from scripts.ledger.columns import file_schemas
from scripts.ledger.packages import load_package
from scripts.pages.catalogue import Site
from scripts.pages.rendering import Page
from scripts.paths import ROOT
from scripts.words import load_words
from tests.hung import hang_chart
from tests.marks import letters
from tests.project import make_pages, make_site

NAMED = re.compile(r"\{[^}]*\}|\([\u4e00-\u9fff]+\)")
HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
LATIN = re.compile("[A-Za-z][A-Za-z0-9’'-]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[0-9a-f]{64}\b|\b[0-9a-f]{16}…|\S+\.(?:csv|html|json|zip)\b")
# names that have no Chinese form in use
KNOWN = {
    "Material",
    "MkDocs",
    "Zensical",
    "Hugo",
    "SHA-256",
    "SHA256SUMS",
    "CSV",
    "ZIP",
    "SVG",
    "PNG",
    "CC",
    "BY",
    "MIT",
    "UTF-8",
    "UTF-16",
    "GB18030",
    "nox",
    "BOM",
    "Excel",
    "Word",
    "PDF",
    "LF",
    "Windows",
    "PowerShell",
    "Linux",
    "Mac",
    "WPS",
    "English",
    "JSON",
    "JavaScript",
    "OpenAPI",
    "Schema",
    "XLSX",
    "Parquet",
    "SQLite",
    "Datasette",
    "KB",
    "ISO",
    "latest",
    "src",
    "GB",
    "APA",
    "BibTeX",
    "RIS",
    "Python",
    "pandas",
    "Power",
    "Query",
    "Markdown",
    "CC-BY-4",
    "Node",
    "js",
    "mjs",
    "module",
    "type",
    "curl",
    "Frictionless",
    "Atom",
    "DCAT",
    "evidence",
    "checked",
    "cited",
}
# what no page shows: a language code, a name of a source in a chart, rules for programs
UNSHOWN = {"front_door.code", "portal.llms_rules"}
CODES_OF_LANGUAGES = [language.code for language in list_languages()]
CODES = {
    code
    for path in (ROOT / "data" / "schemas").glob("*.json")
    for field in json.loads(path.read_text(encoding="utf-8"))["fields"]
    for code in field.get("constraints", {}).get("enum", [])
}
CODES |= {"SHA", "SHA256SUMS", "md", "ris", "RIS", "sqlite", "parquet", "json", "csv", "xlsx", "zip"}
CODES |= {
    "ISO",
    "Unicode",
    "codebook-zh",
    "codebook-en",
    "ledger-zh",
    "readme-zh",
    "readme-en",
    "datapackage",
    "ledger-en",
    "zh",
    "en",
    "inf",
    "ledger",
    "measure",
    "figure",
    "date",
    "type",
    "checked",
    "cited",
}
CODES |= {*VERDICTS, *load_words("zh").table["dataset"]}
FIELDS = [field for schema in file_schemas(load_package(ROOT)).values() for field in schema.fields]
CODES |= {part for field in FIELDS for part in field.name.split("_")} | {"true", "false"}
CODES |= {str(code) for field in FIELDS for code in cast("list[str]", field.constraints.get("enum", []))}
SPOKEN = ("alt", "title", "aria-label", "placeholder", "content")
VOID = {"img", "input", "br", "hr", "meta", "link", "rect", "wbr"}
SILENT = {"cite", "code", "pre", "script", "style", "textarea"}
EXTENSIONS = ["attr_list", "def_list", "tables", "toc"]
Texts = list[tuple[str, str]]


class Reader(HTMLParser):
    """Collects what a page says in its own language: text and spoken attributes outside elements with ``lang``."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self.skipped or "lang" in named or tag in SILENT:
            self.skipped += [] if tag in VOID else [tag]
            return
        self.said += [named[name] or "" for name in SPOKEN if name in named]

    def handle_endtag(self, tag: str) -> None:
        if self.skipped and tag not in VOID:
            self.skipped.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipped and data.strip():
            self.said.append(" ".join(data.split()))


def own_texts(document: str) -> list[str]:
    """What a document in HTML says in its own language."""
    reader = Reader()
    reader.feed(document)
    return reader.said


def render_markdown(text: str) -> str:
    """Markdown as HTML, and the title and the description of its front matter before it."""
    _, front, body = text.split("---\n", 2)
    meta = yaml.safe_load(front)
    shown = f"<h1>{meta['title']}</h1><p>{meta.get('description', '')}</p>"
    return f"{shown}{markdown.markdown(body, extensions=EXTENSIONS)}"


def page_texts(page: Page) -> Iterator[tuple[str, str]]:
    for document in (render_markdown(page.markdown), *page.slots.values()):
        yield from ((page.path, text) for text in own_texts(document))


def chart_texts(chart: Chart, captions: Captions) -> Iterator[str]:
    """Every text of a chart; its sources before they were cut into lines, for their names may be foreign."""
    figures = [row.figure for row in chart.rows]
    yield from (chart.alt, captions.sources(figures), captions.evidence(figures))
    yield from (mark.text for mark in letters(chart.layout) if mark.face != NOTE)
    yield from (row.label for row in chart.rows)
    yield from (number.label for number in chart.computed)


def site_texts(site: Site) -> Texts:
    """Everything that the pages and charts of a site say in its language, with where it stands."""
    said: Texts = [text for page in make_pages(site).values() for text in page_texts(page)]
    for chart in map(site.exhibition.chart, site.gallery.charts):
        said += [(chart.chart_id, text) for text in chart_texts(chart, site.exhibition.captions)]
    return said


def foreign_names(site: Site) -> list[str]:
    """Titles, publishers and words as stated of documents that are not Chinese: they are shown as they are."""
    sources = [text for row in site.references.sources.values() for text in (row.title["zh"], row.publisher["zh"])]
    figures = [row.as_stated for row in site.facts.figures()]
    return sorted({text for text in (*sources, *figures) if LATIN.search(text)}, key=len, reverse=True)


def left_over(said: Texts, language: str, names: list[str]) -> list[tuple[str, str]]:
    """What is not in the language of its page, each text once; the page of the data may name codes of the tables."""
    found: dict[str, str] = {}
    for where, text in said:
        known = KNOWN | (CODES if where.startswith("data.html") else set())
        if language == "en":
            rest = HAN.findall(ADDRESS.sub(" ", text))
        else:
            plain = ADDRESS.sub(" ", text)
            for name in names:
                plain = plain.replace(name, " ")
            rest = [word for word in LATIN.findall(plain) if word not in known]
        if rest:
            found.setdefault(text, where)
    return [(where, text[:200]) for text, where in found.items()]


@pytest.mark.parametrize("language", CODES_OF_LANGUAGES)
def test_nothing_of_the_other_language_is_left_in_the_example(example: Path, language: str) -> None:
    site = hang_chart(make_site(example, language))
    assert left_over(site_texts(site), language, foreign_names(site)) == []


@pytest.mark.parametrize("language", CODES_OF_LANGUAGES)
def test_nothing_of_the_other_language_is_left_in_hand_written_pages(language: str) -> None:
    files = sorted((ROOT / "docs" / language).rglob("*.md"))
    said = [
        (path.name, text) for path in files for text in own_texts(render_markdown(path.read_text(encoding="utf-8")))
    ]
    assert left_over(said, language, []) == []


def test_hand_written_pages_have_the_same_anchors_and_slots() -> None:
    marks = re.compile(r"\{#[a-z-]+\}|<!--ledger:[a-z0-9-]+-->")
    zh, en = (
        {path.name: marks.findall(path.read_text(encoding="utf-8")) for path in (ROOT / "docs" / language).glob("*.md")}
        for language in ("zh", "en")
    )
    assert en == zh


def flat(table: Mapping[str, Any], start: str = "") -> dict[str, str]:
    """Texts by dotted key."""
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= flat(value, f"{start}{key}.") if isinstance(value, dict) else {f"{start}{key}": str(value)}
    return found


def test_the_tables_of_words_have_the_same_keys_and_placeholders() -> None:
    zh, en = (
        {
            key: sorted({name for _, name, _, _ in Formatter().parse(text) if name})
            for key, text in flat(load_words(language).table).items()
            if not key.startswith("value.")  # patterns of a language, each with what it needs
        }
        for language in ("zh", "en")
    )
    assert en == zh


CODED = ("api", "language", "value", "intake", "draft", "command", "readme")
"""Words that name codes: those of the interface, and those that stand in a terminal."""


@pytest.mark.parametrize("language", CODES_OF_LANGUAGES)
def test_a_table_of_words_holds_one_language(language: str) -> None:
    """But for what names codes (see CODED), and Chinese names in brackets, marked."""
    words = flat(load_words(language).table).items()
    shown = [
        (key, NAMED.sub("", text)) for key, text in words if key not in UNSHOWN and key.partition(".")[0] not in CODED
    ]
    assert left_over(shown, language, []) == []


class Loader(yaml.SafeLoader):
    """Reads a configuration of MkDocs; what it takes from the environment is left empty."""


Loader.add_constructor("!ENV", lambda loader, node: "")
Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: "")


def configuration(language: str) -> dict[str, Any]:
    configs = {item.code: item.config for item in list_languages()}
    loaded: dict[str, Any] = yaml.load((ROOT / configs[language]).read_text(encoding="utf-8"), Loader)  # noqa: S506
    return loaded


def entries(nav: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Title and page of each entry of a navigation; the title of a group goes with its first page."""
    for item in nav:
        for title, below in item.items():
            pages = [(title, below)] if isinstance(below, str) else list(entries(below))
            yield from pages if isinstance(below, str) else [(title, pages[0][1]), *pages]


def test_the_frames_have_the_same_words_and_sections() -> None:
    zh, en = configuration("zh"), configuration("en")
    assert [page for _, page in entries(en["nav"])] == [page for _, page in entries(zh["nav"])]
    assert en["extra"]["words"].keys() == zh["extra"]["words"].keys()
    assert (zh["extra"]["folder"], en["extra"]["folder"]) == ("zh", "en")
    said = {"site": en["site_name"], "about": en["site_description"], **en["extra"]["words"]}
    titles = [(page, title) for title, page in entries(en["nav"])]
    assert left_over([*said.items(), *titles], "en", []) == []


def test_a_text_that_is_left_over_is_found() -> None:
    page = '<p aria-label="Name">数 <span lang="en">figure</span> <b>row</b></p>'
    assert own_texts(page) == ["Name", "数", "row"]
    assert left_over([("p", text) for text in own_texts(page)], "zh", []) == [("p", "Name"), ("p", "row")]
    assert left_over([("p", "one，two"), ("q", "CSV")], "en", []) == [("p", "one，two")]
    assert left_over([("p", "SHA-256，CSV 见 https://example.org/a")], "zh", []) == []
