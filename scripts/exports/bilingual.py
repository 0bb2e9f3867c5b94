"""Words in the languages that the columns of the data are in, for files that carry all of them."""

from __future__ import annotations

from scripts.languages import Localized
from scripts.words import load_words

SPOKEN = ("zh", "en")


def spoken(key: str, **values: object) -> Localized:
    """The words under a key in each language, filled with values; of one that is in each too, its own."""
    texts = {}
    for language in SPOKEN:
        own = {name: value[language] if isinstance(value, Localized) else value for name, value in values.items()}
        texts[language] = load_words(language)(key, **own)
    return Localized(texts)
