"""The pages of the site for other engines: the same Markdown with its words, and the configuration of each engine."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from scripts.site.cut_pages import FRAME

LANGUAGE = "zh"
MKDOCS = """site_name: Ledger
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: material
  language: {language}
  font: false
plugins:
  - search
markdown_extensions:
  - attr_list
  - def_list
  - tables
  - toc
nav:
  - index.md
not_in_nav: "*"
validation:
  links:
    not_found: ignore
    unrecognized_links: ignore
"""
HUGO = """baseURL = "/"
title = "Ledger"
contentDir = "docs"
publishDir = "site"
uglyURLs = true
disableKinds = ["RSS", "taxonomy", "term"]
timeout = "300s"
[markup.goldmark.renderer]
unsafe = true
"""
LAYOUT = """<!doctype html>
<html><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
"""
COMMANDS: Mapping[str, Sequence[str]] = {
    "material": (sys.executable, "-m", "mkdocs", "build", "--quiet"),
    "zensical": (sys.executable, "-m", "zensical", "build"),
    "hugo": ("hugo", "--quiet"),
}


def copy_pages(pages: Path, target: Path, engine: str) -> None:
    """The Markdown of a language without frames, as ``engine`` reads it, beside the configuration of that engine."""
    for path in pages.rglob("*.md"):
        if path.name != FRAME:
            name = "_index.md" if engine == "hugo" and path.name == "index.md" else path.name
            copy = target / "docs" / path.relative_to(pages).with_name(name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    if engine == "hugo":
        (target / "hugo.toml").write_text(HUGO, encoding="utf-8")
        layouts = target / "layouts" / "_default"
        layouts.mkdir(parents=True)
        for name in ("single", "list"):
            (layouts / f"{name}.html").write_text(LAYOUT, encoding="utf-8")
    else:
        (target / "mkdocs.yml").write_text(MKDOCS.format(language=pages.name), encoding="utf-8")


def is_there(engine: str) -> bool:
    """Whether an engine is installed."""
    return shutil.which("hugo") is not None if engine == "hugo" else find_spec(COMMANDS[engine][2]) is not None
