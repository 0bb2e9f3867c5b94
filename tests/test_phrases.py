"""Days, spans and counts, as each language says them."""

from __future__ import annotations

import pytest

from scripts.languages import Localized
from scripts.phrases import count_text, day_text, publisher_text, quote_title, range_text, sentence
from scripts.words import load_words

ZH, EN = load_words("zh"), load_words("en")


def test_days() -> None:
    assert day_text("2022-07-04", ZH) == "2022 年 7 月 4 日"
    assert day_text("2022-07-04", EN) == "4 July 2022"


def test_spans() -> None:
    assert range_text("2021-12-01", "2022-07-14", ZH) == "2021 年 12 月 1 日至 2022 年 7 月 14 日"
    assert range_text("2021-12-01", "2022-07-14", EN) == "1 Dec 2021 to 14 July 2022"


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [(0, "0 个数", "0 figures"), (1, "1 个数", "1 figure"), (1200, "1,200 个数", "1,200 figures")],
)
def test_counts_know_the_singular(count: int, zh: str, en: str) -> None:
    assert (count_text("figures", count, ZH), count_text("figures", count, EN)) == (zh, en)


def test_every_count_has_its_singular_in_both_languages() -> None:
    names = [name for name in EN.table["count"] if not name.endswith("_one")]
    assert {f"{name}_one" for name in names} | set(names) == EN.table["count"].keys() == ZH.table["count"].keys()


def test_a_title_within_a_title_stands_between_the_inner_marks() -> None:
    assert quote_title("《工作要点》解读", ZH) == "《〈工作要点〉解读》"
    assert quote_title("Explanation of “Work plan”", EN) == "“Explanation of ‘Work plan’”"


def test_a_publisher_has_our_name_and_the_one_as_published_beside_it() -> None:
    daily = Localized({"zh": "绥化日报", "en": "Suihua Daily"})
    assert (publisher_text(daily, ZH), publisher_text(daily, EN)) == ("绥化日报", "Suihua Daily (绥化日报)")
    assert publisher_text(Localized({"zh": "Xinhua", "en": "Xinhua"}), EN) == "Xinhua"
    assert publisher_text(Localized({"zh": "", "en": ""}), EN) == "publisher not stated"


def test_a_sentence_has_a_capital_where_the_script_has_any() -> None:
    assert (sentence("cited by link"), sentence("仅引出处"), sentence("")) == ("Cited by link", "仅引出处", "")
