"""The feed: it has the structure of RFC 4287, its dates are those of the data, and its identifiers stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from scripts.exports.feeds import feed_artefacts, identifier
from tests.next_year import add_source
from tests.taken import SITE, extend, hold, make

RULES = Path(__file__).parent / "shapes" / "atom.rng"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(package: Path, language: str, address: str = "") -> etree._Element:
    return etree.fromstring(make(feed_artefacts(hold(package, address)))[f"data/feed.{language}.atom"])


def texts(feed: etree._Element, name: str) -> Iterator[str]:
    return (item.text for item in feed.iterfind(f"{ATOM}entry/{ATOM}{name}"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", ["", SITE])
def test_a_feed_has_the_structure_of_the_rfc(example: Path, language: str, address: str) -> None:
    rules = etree.RelaxNG(etree.parse(RULES))
    assert rules.validate(read(extend(example), language, address)), rules.error_log


def test_the_rules_find_what_is_missing(example: Path) -> None:
    feed = read(extend(example), "zh")
    feed.remove(feed.find(f"{ATOM}updated"))
    assert not etree.RelaxNG(etree.parse(RULES)).validate(feed)


def test_entries_are_documents_newest_first(example: Path) -> None:
    feed = read(extend(example), "zh")
    assert feed.findtext(f"{ATOM}updated") == "2024-02-01T00:00:00+00:00"
    assert list(texts(feed, "title")) == ["云岭省：云岭省2023年乡村振兴公报", "青禾县：青禾县2023年乡村振兴工作情况"]
    assert list(texts(feed, "updated")) == ["2024-02-01T00:00:00+00:00", "2024-01-10T00:00:00+00:00"]
    assert [item.get("href") for item in feed.iterfind(f"{ATOM}entry/{ATOM}link")] == [
        "../zh/reports/yunling-2023.html",
        "../zh/reports/qinghe-2023.html",
    ]


def test_a_summary_is_of_whole_sentences(example: Path) -> None:
    assert list(texts(read(extend(example), "en"), "summary")) == [
        "Yunling rural revitalization bureau (云岭省乡村振兴局), 2024-02-01. 1 figure; cited by link.",
        "Qinghe County rural revitalization bureau (青禾县乡村振兴局), 2024-01-10. "
        "12 figures; matches the archived text.",
    ]
    assert next(texts(read(example, "zh"), "summary")) == "云岭省乡村振兴局，2024-02-01。1 个数。仅引出处。"


def test_a_document_without_a_date_is_dated_by_what_it_covers(example: Path) -> None:
    add_source(example, "qinghe-2022", published="", start="2022-01-01", end="2022-12-31", sha="")
    assert list(texts(read(example, "zh"), "updated"))[-1] == "2022-12-31T00:00:00+00:00"


def test_identifiers_do_not_depend_on_address_or_language(example: Path) -> None:
    feeds = [read(extend(example), "zh"), read(example, "en", SITE)]
    assert list(texts(feeds[0], "id")) == list(texts(feeds[1], "id"))
    assert identifier("reports/qinghe-2023") == "urn:uuid:" + identifier("reports/qinghe-2023").rpartition(":")[2]
