"""Spans of an edited text: moved where that is certain, left where it is not."""

from __future__ import annotations

import re

from scripts.checks.shifts import Stretch, first_change, move_stretches

BEFORE = "2023年，青禾县投入资金1.6亿元，监测320户1105人，培训12人。第二天又培训12人，发放9.5万元，共126个项目。"
WORDS = ("2023年", "1.6亿元", "320户", "1105人", "12人", "12人", "9.5万元", "126个")


def stretches() -> list[Stretch]:
    found, at = [], 0
    for words in WORDS:
        start = BEFORE.index(words, at)
        at = start + len(words)
        found.append(Stretch(start, at, words))
    return found


def moved_words(text: str) -> list[str]:
    """What stands now where each stretch is said to stand; "?" where that is not certain."""
    moved = move_stretches(stretches(), text)
    return [text[moved[one] : moved[one] + len(one.words)] if one in moved else "?" for one in stretches()]


def test_a_text_as_it_was_moves_nothing() -> None:
    moved = move_stretches(stretches(), BEFORE)
    assert moved == {one: one.start for one in stretches()}
    assert first_change(stretches(), moved) is None


def test_what_follows_an_inserted_line_moves_by_its_length() -> None:
    text = BEFORE.replace("监测", "（编者注）\n监测")
    moved = move_stretches(stretches(), text)
    assert moved_words(text) == list(WORDS)
    assert [moved[one] - one.start for one in stretches()] == [0, 0, 6, 6, 6, 6, 6, 6]
    assert first_change(stretches(), moved) == stretches()[2]


def test_equal_words_keep_their_order_where_the_text_around_moved_alike() -> None:
    text = f"标题\n{BEFORE}"
    moved = move_stretches(stretches(), text)
    ten, again = (one for one in stretches() if one.words == "12人")
    assert [moved[ten], moved[again]] == [match.start() for match in re.finditer("12人", text)]


def test_equal_words_between_which_the_text_was_edited_are_left_where_two_places_fit() -> None:
    # The second group of four characters was put between 培训12人 and 又培训12人, where both readings find 12人.
    text = "A320户、12人、12人、9.5万元B"
    old = [Stretch(1, 5, "320户"), Stretch(6, 9, "12人"), Stretch(10, 15, "9.5万元")]
    assert move_stretches(old, text) == {old[0]: 1, old[2]: 14}


def test_words_that_are_gone_are_left() -> None:
    assert moved_words(BEFORE.replace("1105人", "若干人")) == [word if word != "1105人" else "?" for word in WORDS]


def test_a_row_without_words_moves_with_its_surroundings_only_where_both_agree() -> None:
    measure = Stretch(20, 25, "")
    inside = [*stretches(), measure]
    assert move_stretches(inside, f"标题\n{BEFORE}")[measure] == 23
    assert measure not in move_stretches(inside, BEFORE.replace("监测", "一共监测"))


def test_words_of_three_characters_are_a_fixed_point_and_of_two_are_none() -> None:
    assert move_stretches([Stretch(0, 3, "12人")], "前12人") == {Stretch(0, 3, "12人"): 1}
    assert move_stretches([Stretch(0, 2, "2人")], "前2人") == {}


def test_a_row_may_stand_at_the_very_beginning() -> None:
    old = [Stretch(0, 2, "3户"), Stretch(3, 7, "320户")]
    assert move_stretches(old, "3户，320户") == {old[0]: 0, old[1]: 3}


def test_equal_words_beyond_the_next_fixed_point_are_not_taken() -> None:
    old = [Stretch(0, 4, "320户"), Stretch(20, 23, "12人"), Stretch(24, 29, "9.5万元")]
    text = f"{'320户，，9.5万元':，<20}12人，3户，12人"
    assert move_stretches(old, text) == {old[0]: 0, old[2]: 6}


def test_a_row_without_words_that_shares_an_end_with_a_fixed_point_is_held_by_both() -> None:
    first, last = Stretch(1, 5, "320户"), Stretch(10, 15, "9.5万元")
    text = "甲乙320户，户数丙，丁9.5万元"
    for measure in (Stretch(1, 9, ""), Stretch(6, 15, "")):
        assert move_stretches([first, measure, last], text) == {first: 2, last: 12}


def test_fixed_points_that_changed_places_do_not_mislead() -> None:
    text = BEFORE.replace("1.6亿元", "X").replace("9.5万元", "1.6亿元").replace("X", "9.5万元")
    assert moved_words(text).count("?") <= 2
    assert all(word in ("?", wanted) for word, wanted in zip(moved_words(text), WORDS, strict=True))
