"""What is mended on a page that MkDocs made."""

from __future__ import annotations

from scripts.site.finishing import finish_page

PAGE = '<!doctype html><html lang="{}"><head><meta charset="utf-8"></head></html>'


def test_chinese_pages_name_their_script_and_every_page_has_a_policy() -> None:
    start = '<!doctype html><html lang="{}"><head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" '
    assert finish_page("zh/a.html", PAGE.format("zh")).startswith(start.format("zh-CN"))
    assert finish_page("en/a.html", PAGE.format("en")).startswith(start.format("en"))
