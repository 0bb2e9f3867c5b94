"""The sounds of all names that a build asks for: kept in its cache, asked in a process that ends with the answer."""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Iterator

from scripts.audit.facts import Facts
from scripts.ledger.gazetteer import list_divisions
from scripts.pages.sounds import pack_sounds, tell_sounds
from scripts.site.cache import Cache
from scripts.wording.views import members_text
from scripts.words import load_words


def learn_sounds(facts: Facts, cache: Cache) -> None:
    """Tell the pages how names sound."""
    names = list(dict.fromkeys(list_names(facts)))
    key = cache.key(b"sounds", json.dumps(names).encode())
    files = cache.take(key)
    if files is None:
        if sys.platform == "linux":
            with multiprocessing.get_context("fork").Pool(1) as pool:
                files = (pool.apply(pack_sounds, (names,)),)
        else:
            files = (pack_sounds(names),)
        cache.keep(key, files)
    tell_sounds(files[0])


def list_names(facts: Facts) -> Iterator[str]:
    """Names of places, entered or not, of indicators, and of the breakdowns of figures: the last two are sorted so."""
    words = load_words("zh")
    yield from (region.name["zh"] for region in facts.references.regions.values())
    yield from (division.name for division in list_divisions())
    yield from (indicator.name["zh"] for indicator in facts.references.indicators.values())
    yield from (members_text(figure.breakdown, words) for figure in facts.figures())
