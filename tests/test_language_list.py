"""The list of languages is the folder of words."""

from __future__ import annotations

from pathlib import Path

from scripts.languages import Language, list_languages


def test_the_site_has_chinese_first() -> None:
    assert [(item.code, item.tag, item.config) for item in list_languages()] == [
        ("zh", "zh-CN", "mkdocs.yml"),
        ("en", "en", "mkdocs.en.yml"),
    ]


def test_a_file_of_words_makes_a_language(tmp_path: Path) -> None:
    table = '[language]\nposition = 3\ntag = "qx"\nconfig = "mkdocs.qx.yml"\ncitation = "apa"\ndata = "en"\n'
    (tmp_path / "qx.toml").write_text(table, encoding="utf-8")
    assert list_languages(tmp_path) == (Language("qx", 3, "qx", "mkdocs.qx.yml", "apa", "en"),)
