"""Fifty judged queries, asked in the real search box: the right page stands among the first three for 48 of them.

``search_queries.csv`` says what readers would type and which pages answer it, judged by what the pages hold and not by
what the search gives.
"""

from __future__ import annotations

import csv
from fnmatch import fnmatch
from pathlib import Path

from tests.browser.conftest import Open
from tests.browser.kinds import LANGUAGES, SITE
from tests.browser.search_box import ask

QUERIES = Path(__file__).with_name("search_queries.csv")
FIRST, MOST_MISSES = 3, 2


def load_queries(language: str) -> dict[str, list[str]]:
    """Queries of a language with the pages that answer them; an asterisk stands for any part of a name."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return {row["query"]: row["expected"].split("|") for row in csv.DictReader(file) if row["language"] == language}


def test_there_are_fifty_queries_and_their_answers_are_pages() -> None:
    queries = {language: load_queries(language) for language in LANGUAGES}
    assert {language: len(rows) for language, rows in queries.items()} == {"zh": 35, "en": 15}
    lost = [
        (language, query)
        for language, rows in queries.items()
        for query, answers in rows.items()
        if not all(any((SITE / language).glob(answer)) for answer in answers)
    ]
    assert lost == []


def test_the_right_page_is_among_the_first_three(open_page: Open) -> None:
    misses = []
    for language in LANGUAGES:
        page = open_page(f"{language}/index.html")
        for query, answers in load_queries(language).items():
            found = ask(page, query)[:FIRST]
            if not any(fnmatch(path, answer) for path in found for answer in answers):
                misses.append(f"{language} {query}: {', '.join(found) or 'nothing'}")
    assert len(misses) <= MOST_MISSES, "\n".join(misses)
