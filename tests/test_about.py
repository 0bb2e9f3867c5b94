"""The page about the site: who keeps it, where its figures are from, how an error is reported."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from scripts.keeper import NOBODY, Keeper
from scripts.languages import Localized
from scripts.pages import about, receipts
from scripts.pages.catalogue import Site
from tests.project import make_site, read_pages

KEEPER = Keeper(Localized({"zh": "示例小组", "en": "Example group"}), "a@example.org", "https://example.org/r", "京0号")


def kept(package: Path, keeper: Keeper) -> Site:
    """The site of the example, kept by ``keeper``."""
    site = make_site(package)
    site.keeper = keeper
    return site


def told(site: Site) -> dict[str, str]:
    """The text of each slot of the page."""
    page = read_pages(about.artefacts(site))["about.html"]
    return {name: " ".join(LexborHTMLParser(slot).text(separator=" ").split()) for name, slot in page.slots.items()}


def test_nobody_is_named_and_nothing_invites_to_write(example: Path) -> None:
    slots = told(kept(example, NOBODY))
    assert slots["keeper"] == "维护这个网站的人还没有公布名称和联系方式。"
    assert slots["report"].startswith("维护这个网站的人还没有公布联系方式。拿到数据和程序的人可以自己改：")


def test_the_keeper_is_named_with_all_that_is_set(example: Path) -> None:
    slots = told(kept(example, KEEPER))
    assert slots["keeper"] == "维护者 示例小组 邮箱 a@example.org 代码和数据仓库 https://example.org/r 备案号 京0号"
    assert slots["report"] == "发现哪个数、哪句话不对，请 写信到 a@example.org ， 在代码仓库里提一个议题 。"


def test_figures_are_counted_by_the_class_of_their_source(example: Path) -> None:
    site = kept(example, NOBODY)
    assert told(site)["classes"] == "政府网站 12 个数 新闻网站 0 个数 转载 0 个数"
    assert about.share_classes(site) == "政府网站 100%、新闻网站 0%、其他网站转载 0%"


def test_an_error_in_a_figure_is_reported_with_its_id_and_address(example: Path) -> None:
    silent, spoken = (
        read_pages(receipts.artefacts(kept(example, keeper)))["receipts/qinghe-2023.html"].slots["body"]
        for keeper in (NOBODY, KEEPER)
    )
    assert "mailto:" not in silent
    first, *_ = LexborHTMLParser(spoken).css('article a[href^="mailto:"]')
    address = first.attributes["href"] or ""
    assert unquote(address) == (
        "mailto:a@example.org?subject=报错：qinghe-2023-funds"
        "&body=receipts/qinghe-2023.html#qinghe-2023-funds 哪里不对，依据是什么："
    )
