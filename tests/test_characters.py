"""Characters folded one for one, and which of them are numerals."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.numbers.characters import NUMERALS, fold, plain_numerals


def test_fold() -> None:
    assert fold("１９．１ 億元（約）　９１．５％") == "19.1 亿元(约) 91.5%"
    assert fold("３～５戶，参拾萬圓：１∶２－≧") == "3~5户，参拾万圆:1:2-≥"
    assert fold("㎡½④") == "㎡½④"
    assert fold("０９ＡＺａｚ") == "09AZaz"


@given(st.text(max_size=20))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert all(fold(sign) == folded for sign, folded in zip(text, fold(text), strict=True))


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("叁佰贰拾万元整", "三百二十万元整"),
        ("十万柒仟捌佰伍拾肆", "十万七千八百五十四"),
        ("参拾个", "三十个"),
        ("参加3人", "参加3人"),
        ("队伍50人", "队伍50人"),
        ("大陆三个", "大陆三个"),
        ("收拾", "收拾"),
        ("伍元", "伍元"),
    ],
)
def test_financial_numerals_are_plain_ones(words: str, plain: str) -> None:
    assert plain_numerals(words) == plain


@pytest.mark.parametrize(
    "text", ["9", "９", "½", "²", "④", "㈣", "Ⅳ", "٣", "𝟏", "〇", "廿", "卌", "半", "俩", "壹", "叁拾", "参拾", "弍"]
)
def test_numerals_of_any_script_are_seen(text: str) -> None:
    assert [match.group() for match in NUMERALS.finditer(fold(text))] == [fold(text)]


@pytest.mark.parametrize("text", ["兆", "什", "阡陌", "队伍", "大陆", "参加", "收拾", "放肆", "漆", "几", "数"])
def test_other_words_are_no_numerals(text: str) -> None:
    assert not NUMERALS.search(text)


def test_every_number_of_unicode_is_a_numeral() -> None:
    numbers = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)).startswith("N")]
    assert [sign for sign in numbers if not NUMERALS.search(sign)] == []
