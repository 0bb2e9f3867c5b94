"""A third language is words, a configuration and hand-written pages: an invented one builds with no line of Python."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from scripts.paths import ROOT
from tests.conftest import copy_package
from tests.project import tree

CODE, TAG = "qq", "en-x-marked"
MARKED = re.compile(r"\{[^}]*\}|<[^>]*>|&\w+;|[a-z]")
CONFIG = """\
INHERIT: mkdocs.en.yml
site_name: Marked ledger
site_url: !ENV [LEDGER_SITE_URL_QQ, ""]
docs_dir: build/docs/qq
site_dir: build/next/qq
extra:
  folder: qq
"""
Table = Mapping[str, object]


def mark(text: str) -> str:
    """The text with a dot above each small letter, but for placeholders and markup."""
    return MARKED.sub(lambda part: part[0] if len(part[0]) > 1 else f"{part[0]}\u0307", text)


def render_words(table: Table, path: str = "") -> str:
    """The words as TOML, each marked; the table of the language says what it is."""
    plain = [name for name, value in table.items() if not isinstance(value, Mapping)]
    lines = [f"[{path}]" if path else ""]
    for name in plain:
        value = table[name]
        shown = mark(value) if isinstance(value, str) and path != "language" else value
        lines.append(f"{json.dumps(name)} = {json.dumps(shown, ensure_ascii=False)}")
    for name, value in table.items():
        if isinstance(value, Mapping):
            lines.append(render_words(value, f"{path}.{json.dumps(name)}" if path else json.dumps(name)))
    return "\n".join(lines)


def add_language(checkout: Path) -> None:
    """Words, configuration and hand-written pages of the invented language."""
    words = tomllib.loads((ROOT / "scripts" / "words" / "en.toml").read_text(encoding="utf-8"))
    words["language"] |= {"position": 3, "tag": TAG, "config": "mkdocs.qq.yml", "data": "en"}
    language = words.pop("language")
    head = "\n".join(["[language]", *(f"{name} = {json.dumps(value)}" for name, value in language.items())])
    path = checkout / "scripts" / "words" / f"{CODE}.toml"
    path.write_text(f"{head}\n{render_words(words)}\n", encoding="utf-8")
    (checkout / "mkdocs.qq.yml").write_text(CONFIG, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "en", checkout / "docs" / CODE)


def test_an_invented_language_builds_without_a_line_of_python(tmp_path: Path) -> None:
    checkout = copy_package("example", tmp_path / "checkout")
    for name in ("scripts", "docs", "lock"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, checkout)
    add_language(checkout)
    run = subprocess.run(
        [sys.executable, "-m", "scripts", "build"],
        cwd=checkout,
        env={"LEDGER_SOURCES": str(checkout / "texts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    site = tree(checkout / "build" / "site")
    pages = {language: {name[3:] for name in site if name.startswith(f"{language}/")} for language in ("en", CODE)}
    assert pages[CODE] == pages["en"]
    page = site[f"{CODE}/regions/999001.html"].decode()
    assert f'<html lang="{TAG}"' in page
    assert mark("Figures") in page
    assert '<a href="../../zh/regions/999001.html" lang="zh-CN"' in page
    assert f'<a href="../../{CODE}/regions/999001.html" lang="{TAG}"' in site["zh/regions/999001.html"].decode()
