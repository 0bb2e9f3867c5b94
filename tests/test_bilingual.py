"""Words in all languages of the data, filled with what is in them too."""

from __future__ import annotations

from scripts.exports.bilingual import spoken
from scripts.languages import Localized


def test_a_value_in_both_languages_is_given_in_each() -> None:
    name = Localized({"zh": "青禾县", "en": "Qinghe County"})
    assert spoken("dataset.title_region", name=name).texts == {
        "zh": "青禾县：登记的数据",
        "en": "Qinghe County: data entered",
    }


def test_another_value_is_the_same_in_each() -> None:
    texts = spoken("dataset.span", start="2023-01-01", end="2023-12-31")
    assert all("2023-12-31" in texts[language] for language in ("zh", "en"))
