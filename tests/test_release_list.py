"""Releases, corrections and histories as a reader meets them, and the feed, after a chain of three releases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from scripts.exports.feeds import feed_artefacts
from scripts.languages import Localized
from scripts.ledger.rows import Change
from scripts.pages import corrections, receipts, release_list
from scripts.pages.catalogue import Site
from scripts.pages.corrections import describe_correction, describe_corrections
from scripts.pages.release_list import describe_releases
from tests.chain import FIRST, SECOND, THIRD, make_chain
from tests.project import make_site
from tests.taken import SITE, make

ATOM = "{http://www.w3.org/2005/Atom}"


def chain_site(root: Path, kept: Path, language: str) -> Site:
    make_chain(root, kept)
    return make_site(root, language, SITE, kept)


def page(site: Site, kind: str) -> str:
    """The Markdown of a page."""
    modules = {"releases.md": release_list, "corrections.md": corrections}
    module = modules.get(kind, receipts)
    return make(module.artefacts(site))[f"{site.words.language}/{kind}"].decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_releases_tells_what_each_changed(example: Path, tmp_path: Path, language: str) -> None:
    site = chain_site(example, tmp_path / "kept", language)
    found = describe_releases(site)
    added, changed, gone = (site.words(f"releases.{kind}") for kind in ("added", "changed", "withdrawn"))
    assert [(line.version, line.previous, line.counts) for line in found.releases] == [
        (THIRD, SECOND, ((changed, 1), (gone, 1))),
        (SECOND, FIRST, ((added, 2), (changed, 1))),
        (FIRST, "", ()),
    ]
    assert [name for name, _ in found.releases[2].files] == [
        "difference.json",
        "difference.csv",
        "SHA256SUMS",
        "manifest.json",
    ]
    text = page(site, "releases.md")
    assert "<del><code>4000000</code></del> → <ins><code>4500000</code></ins>" in text
    assert site.words("change_cause.our-error") in text


@pytest.mark.parametrize(("language", "words"), [("zh", ("看错了", "来源改了")), ("en", ("Misread", "Revised"))])
def test_corrections_and_histories(example: Path, tmp_path: Path, language: str, words: tuple[str, str]) -> None:
    site = chain_site(example, tmp_path / "kept", language)
    rows = describe_corrections(site).rows.rows
    value = {"zh": "数值", "en": "Value"}[language]
    assert [(row.row, row.text, row.cells) for row in rows] == [
        ("qinghe-2023-funds-county", words[0], ((value, "4000000", "4500000"),)),
        ("qinghe-2023-projects", words[1], ((value, "126", "128"),)),
    ]
    assert rows[0].path == "receipts/qinghe-2023.html#qinghe-2023-funds-county"
    assert words[0] in page(site, "corrections.md")
    text = page(site, "receipts/qinghe-2023.md")
    assert f"{words[0]} <del>4000000</del> → <ins>4500000</ins>" in text
    shown = len(site.by_source["qinghe-2023"])
    assert site.words("receipt.all_gone", n=shown, gone=1) in text
    gone = text.partition('<article id="qinghe-2023-water-rank" class="l-gone">')[2]
    assert site.words("receipt.withdrawn") in gone.partition("</article>")[0]


def test_what_was_corrected_is_told_in_words_and_not_in_codes(example: Path) -> None:
    site = make_site(example, "zh")
    cells = [
        ("status", "plan", "result"),
        ("measured", "at end", "cumulative"),
        ("indicator_id", "toilets-built", "gone"),
        ("breakdown", "", "unknown=member"),
        ("reprint_of", "yunling-2023", ""),
    ]
    change = Change(
        day=date(2024, 2, 1),
        table="figures",
        row="qinghe-2023-toilets",
        kind="changed",
        column=";".join(column for column, _, _ in cells),
        old="|".join(old for _, old, _ in cells),
        new="|".join(new for _, _, new in cells),
        cause="our error",
        words=Localized({"zh": "看错了"}),
    )
    row = describe_correction(site, change)
    assert row.name.startswith("青禾县 · ")
    assert row.cells == (
        ("状态", "计划", "实际完成"),
        ("时点或时期", "期末", "累计数"),
        ("指标", "新建卫生厕所", "已经不用的一项"),
        ("分组", "", "已经不用的一项"),
        ("reprint_of", "云岭省2023年乡村振兴公报", ""),
    )


def test_without_a_correction_the_page_says_so(example: Path) -> None:
    site = make_site(example, "en")
    assert "No corrections up to this version" in page(site, "corrections.md")


def test_the_feed_has_what_was_done_on_its_day_and_corrections_one_by_one(example: Path, tmp_path: Path) -> None:
    site = chain_site(example, tmp_path / "kept", "en")
    feed = etree.fromstring(make(feed_artefacts(site.holdings))["data/feed.en.atom"])
    entries = [
        (item.findtext(f"{ATOM}updated")[:10], item.findtext(f"{ATOM}title"), item.find(f"{ATOM}link").get("href"))
        for item in feed.iterfind(f"{ATOM}entry")
    ]
    receipt = "https://ledger.example/en/receipts/qinghe-2023.html"
    assert entries[:4] == [
        ("2024-04-01", "Our own errors corrected: Misread", f"{receipt}#qinghe-2023-funds-county"),
        ("2024-04-01", "Indicators reorganized: 1", "https://ledger.example/en/updates.html"),
        ("2024-03-01", "Qinghe County: A report", "https://ledger.example/en/reports/qinghe-2024.html"),
        ("2024-03-01", "Revised by the source: Revised", f"{receipt}#qinghe-2023-projects"),
    ]
