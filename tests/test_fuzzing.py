"""Whatever stands in a file, a cell, a formula or a text: it is read, or refused in words, and never becomes markup.

Hypothesis looks for what breaks this; what once did, and what is likely to, stands in ``corpus``, a JSON string a line.
Runs are the same each time; ``pytest tests/test_fuzzing.py --hypothesis-profile search`` looks further, by chance.
"""

from __future__ import annotations

import contextlib
import html
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scripts.checks.doubts import find_doubts, read_names
from scripts.checks.evidence import check_report, spans_by_source
from scripts.checks.formulas import FormulaError, read_formula
from scripts.checks.gate import check_all
from scripts.findings import LedgerError
from scripts.ledger.frames import records, units_of
from scripts.ledger.packages import Ledger, Table, load_package, load_texts
from scripts.numbers.characters import fold
from scripts.numbers.numerals import QuantityError
from scripts.numbers.quantities import parse
from scripts.numbers.search import find_runs
from scripts.pages.rendering import CONTROLS, escape_markdown, front_matter, mark_chinese
from scripts.pages.slots import embed_slots, split_slots
from tests.conftest import copy_package
from tests.grammar import UNITS

CORPUS = Path(__file__).parent / "corpus"
EXTENSIONS = ["attr_list", "def_list", "tables", "toc"]
NUMERIC = st.text(
    "0123456789一二三十百千万亿半两〇零壹拾.,，:比/分之成折约超过余多不到以上第每年月日周次户元%‰-—~负𠮷 ", max_size=14
)
FEW = settings(max_examples=max((settings.default or settings()).max_examples // 6, 1))  # the whole gate takes a second
ASTRAL = st.text("𠮷😀\U00020000a中", min_size=1, max_size=9)


def corpus(name: str) -> list[str]:
    """The saved texts of a kind."""
    return [json.loads(line) for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_package("example", tmp_path_factory.mktemp("fuzz") / "example")


@pytest.fixture(scope="module")
def ledger(package: Path) -> Ledger:
    return load_package(package)


# --- the grammar ----------------------------------------------------------------------------------------------------
def read_number(text: str) -> None:
    """A text is one quantity or a refusal; what it states lies within its own limits; runs stand where they say."""
    for run in find_runs(text):
        assert text[run.start : run.end] == run.text != ""
    with contextlib.suppress(QuantityError):
        quantity = parse(text, UNITS, 2022)
        assert quantity.text == text
        assert quantity.canonical
        if quantity.value is not None and quantity.qualifier in {"exact", "about", "at least", "at most"}:
            assert quantity.bounds.contains(quantity.value)


@pytest.mark.parametrize("text", corpus("numbers"))
def test_saved_numbers(text: str) -> None:
    read_number(text)


@given(st.one_of(NUMERIC, st.text(max_size=12)))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    read_number(text)


# --- formulas -------------------------------------------------------------------------------------------------------
def compute(text: str) -> None:
    """A formula is computed in fractions, divided by nothing, or refused at a place within it."""
    try:
        formula = read_formula(text)
    except FormulaError as error:
        assert 1 <= error.at <= len(text) + 1
        return
    if not formula.is_open:
        with contextlib.suppress(ZeroDivisionError):
            assert isinstance(formula.evaluate([*[Fraction(7)] * formula.used, *formula.numbers]), Fraction)


@pytest.mark.parametrize("text", corpus("formulas"))
def test_saved_formulas(text: str) -> None:
    compute(text)


@given(st.one_of(st.text("{}ab-12.+*/()=<>? ", max_size=24), st.text(max_size=12)))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    compute(text)


# --- the renderer ---------------------------------------------------------------------------------------------------
def show(text: str) -> None:
    """Text from a cell is text on a page: in Markdown, in HTML and in the head of a page, word for word."""
    words = CONTROLS.sub("\ufffd", f"x {' '.join(text.split())} y")
    bare = f"{escape_markdown(text)}"
    made = [markdown.markdown(f"{lead}{bare}", extensions=EXTENSIONS) for lead in ("", "# ")]
    inside = markdown.markdown(f"x {bare} y", extensions=EXTENSIONS)
    for rendered in [*made, inside, f"<p>{mark_chinese(text)}</p>"]:
        nodes = LexborHTMLParser(f"<!doctype html><body>{rendered}</body>").css("body *")
        assert {node.tag for node in nodes} <= {"p", "h1", "span"}
        assert {name for node in nodes for name in node.attributes} <= {"id", "lang"}
    (paragraph,) = LexborHTMLParser(inside).css("p")
    assert " ".join(paragraph.text().split()) == " ".join(words.split())
    assert json.loads(str(front_matter(text))) == html.escape(text)


@pytest.mark.parametrize("text", corpus("markup"))
def test_saved_markup(text: str) -> None:
    show(text)


@given(st.one_of(st.text("<>&\"'`*_[](){}#!|\\-=:;/.\n\r\t ab1中𠮷\x02\x03", max_size=16), st.text(max_size=10)))
def test_any_text_is_shown_and_not_obeyed(text: str) -> None:
    show(text)


@given(st.dictionaries(st.from_regex("[a-z]{1,6}", fullmatch=True), st.text(max_size=12), max_size=3))
def test_what_is_put_into_a_slot_comes_out_of_it(texts: dict[str, str]) -> None:
    slots = {name: str(mark_chinese(text)) for name, text in texts.items()}
    page = "# x\n" + "".join(f"\n<!--ledger:{name}-->\n" for name in slots)
    assert split_slots(embed_slots("a.html", page, slots)) == (page, slots)


# --- the reader and the gate ----------------------------------------------------------------------------------------
def judge(ledger: Ledger, package: Path, table: str, column: str, cell: str) -> None:
    """A cell that anything may stand in gives findings, each with its place, and no crash."""
    old = ledger.tables[table]
    frame = old.frame.copy()
    frame.loc[frame.index[0], column] = cell
    changed = replace(ledger, tables={**ledger.tables, table: Table(table, old.schema, old.files, frame)})
    for finding in check_all(changed, load_texts(package / "texts")):
        assert finding.file


@pytest.mark.parametrize(("at", "cell"), list(enumerate(corpus("cells"))))
def test_saved_cells(ledger: Ledger, package: Path, at: int, cell: str) -> None:
    """Each in one column, all columns in turn."""
    columns = [(name, column) for name, table in ledger.tables.items() for column in table.columns]
    judge(ledger, package, *columns[at * 2 % len(columns)], cell)


@FEW
@given(st.data())
def test_any_cell_is_judged(ledger: Ledger, package: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(ledger.tables)))
    column = data.draw(st.sampled_from(ledger.tables[table].columns))
    judge(ledger, package, table, column, data.draw(st.one_of(st.sampled_from(corpus("cells")), st.text(max_size=8))))


@FEW
@given(st.data())
def test_any_bytes_of_a_file_are_read_or_named(package: Path, data: st.DataObject) -> None:
    """A few bytes of any file exchanged: the reader says what it is that it cannot read."""
    files = [path for path in sorted(package.rglob("*")) if path.suffix in {".csv", ".json"}]
    path = data.draw(st.sampled_from(files))
    content = path.read_bytes()
    at = data.draw(st.integers(0, len(content)))
    junk = data.draw(
        st.one_of(st.binary(max_size=6), st.sampled_from([b'"', b"\n", b",", b"\r", b"{", b"[]", b"null"]))
    )
    path.write_bytes(content[:at] + junk + content[at + data.draw(st.integers(0, 6)) :])
    try:
        with contextlib.suppress(LedgerError):
            for finding in check_all(load_package(package), load_texts(package / "texts")):
                assert finding.file
    finally:
        path.write_bytes(content)


# --- spans ----------------------------------------------------------------------------------------------------------
@given(ASTRAL, st.integers(0, 40))
def test_spans_count_code_points_whatever_stands_before(ledger: Ledger, package: Path, noise: str, at: int) -> None:
    """Characters beyond the first plane before a figure move its span by their number and by no more."""
    source = records(ledger.frame("sources"))[0]
    text = load_texts(package / "texts")[source["text_sha256"]]
    at = min(at, text.index("1.6亿元"))
    assert fold(noise) == noise
    moved = [
        replace(span, start=span.start + len(noise), end=span.end + len(noise)) if span.start >= at else span
        for span in spans_by_source(ledger)[source["source_id"]]
        if not span.start < at < span.end
    ]
    changed = text[:at] + noise + text[at:]
    found = {finding.rule for finding in check_report(source["source_id"], changed, moved, units_of(ledger))}
    assert found <= {"unaccounted-number"}


@given(st.text(max_size=40), st.integers(0, 40))
def test_words_before_a_figure_raise_doubts_and_no_error(ledger: Ledger, text: str, at: int) -> None:
    figure, source = records(ledger.frame("figures"))[0], records(ledger.frame("sources"))[0]
    places = read_names(records(ledger.frame("regions"))).used_in(source["region_code"])
    doubts = list(find_doubts(text, {**figure, "span_start": str(min(at, len(text)))}, source, places))
    assert len({doubt.kind for doubt in doubts}) == len(doubts)
