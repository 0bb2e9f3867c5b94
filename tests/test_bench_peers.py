"""What other engines get is the same pages; what was measured stands in the table of the page about speed alone."""

from __future__ import annotations

from pathlib import Path

from tools.bench_peers import fill_table
from tools.engines import copy_pages
from tools.second_engine import list_differences

PAGE = """# Speed {#speed}

| a | b |
|---|---|
| kept | 1 |

## Peers {#peers}

| Program | From cold | Unchanged | Changed | Pages |
|---|---|---|---|---|
| This project | 0 | 0 | 0 | 0 |
| Hugo | 0 | 0 | 0 | 0 |

| kept | 1 |
"""


def test_the_medians_stand_in_the_table_of_the_peers() -> None:
    own = {"cold_cpu": 20.04, "unchanged_cpu": 0.15, "changed_cpu": 6.26, "pages": 1948}
    peer = {"cold_cpu": 0.3, "unchanged_cpu": 0.2, "changed_cpu": 0.25, "pages": 451}
    filled = fill_table(PAGE, {"ledger": own, "hugo": peer})
    assert filled == PAGE.replace(
        "| This project | 0 | 0 | 0 | 0 |\n| Hugo | 0 | 0 | 0 | 0 |",
        "| This project | 20.0 | 0.15 | 6.3 | 1,948 |\n| Hugo | 0.30 | 0.20 | 0.25 | 451 |",
    )


def test_an_engine_gets_every_page_but_frames(tmp_path: Path) -> None:
    pages = tmp_path / "zh"
    for name in ("index.md", "receipts/frame.md", "receipts/a.md", "regions/index.md"):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text(name, encoding="utf-8")
    for engine in ("zensical", "hugo"):
        copy_pages(pages, tmp_path / engine, engine)
    found = [
        sorted(path.relative_to(tmp_path / engine / "docs").as_posix() for path in (tmp_path / engine).rglob("*.md"))
        for engine in ("zensical", "hugo")
    ]
    assert found == [
        ["index.md", "receipts/a.md", "regions/index.md"],
        ["_index.md", "receipts/a.md", "regions/_index.md"],
    ]


def test_differences_between_two_engines_are_told_by_part(tmp_path: Path) -> None:
    for name, link in (("one", "b.html"), ("other", "c.html")):
        (tmp_path / name).mkdir()
        page = f'<title>A</title><article><h1 id="a">A</h1> word <a href="{link}">more</a></article>'
        (tmp_path / name / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "one" / "d.html").write_text("", encoding="utf-8")
    assert list(list_differences(tmp_path / "one", tmp_path / "other")) == [
        "1 pages are on one side only: d.html",
        "title: 0 of 1 pages differ",
        "words: 0 of 1 pages differ",
        "ids: 0 of 1 pages differ",
        "links: 1 of 1 pages differ; first a.html: ['b.html'] and ['c.html']",
    ]
