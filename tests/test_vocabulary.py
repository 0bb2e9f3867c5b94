"""The tables of words that the grammar knows."""

from __future__ import annotations

import re

from scripts.numbers.vocabulary import either, meanings, word_list


def test_the_words_of_rows() -> None:
    assert word_list("change", "level") == ("到", "至")
    assert word_list("ranking") == ("列", "位列", "位居", "居", "名列", "排", "排名", "排在")


def test_the_row_of_a_word() -> None:
    assert meanings("after")["以上"] == "at least"


def test_longer_words_come_first() -> None:
    assert re.match(either(["达", "达到", "(含)"]), "达到5")[0] == "达到"  # type: ignore[index]
    assert re.fullmatch(either(["(含)"]), "(含)")


def test_no_word_is_both_a_qualifier_and_neutral() -> None:
    others = [word_list(table) for table in ("before", "neutral", "ranking")]
    words = [word for table in others for word in set(table)]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
