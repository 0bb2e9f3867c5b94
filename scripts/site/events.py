"""What MkDocs calls while it builds a language (docs/overrides/hooks.py hands these functions to it).

The Markdown in build/docs is the only source of a page: here its slots are taken out before the page is parsed and put
back after, and the index of the search is thinned. Where the configuration does not say ``whole``, pages that are cut
from a frame are left out and slots stay empty: what is made then is kept as long as nothing outside the slots changes.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.keeper import Keeper, read_keeper
from scripts.languages import list_languages
from scripts.pages.glossary import read_terms
from scripts.pages.slots import fill_slots, split_slots
from scripts.site.cut_pages import FRAME, is_cut
from scripts.site.search_index import hint_of, list_entries, pack_index
from scripts.site.security import render_policy
from scripts.words import Words, load_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

UNUSED = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs writes for a language and the site has as a whole."""
UNUSED_OF_THEME = (".min.js.map", ".min.css.map", "/lunr/", "/workers/", "assets/images/favicon.png")
"""Maps for its developers, and its search, in whose place assets/search.js answers."""
EMPTY_INDEX = '{"config":{},"docs":[]}'
"""What the theme waits for before it asks; assets/search.js answers it from files of our own."""
SPACE = re.compile(r"\s*\n\s*")
BREAK = "\n"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files that MkDocs is to make: pages, and what of the theme a reader may need."""
    for file in list(files):
        path = file.src_uri
        is_left = is_cut(path) and Path(path).name != FRAME and not config.extra.get("whole")
        if (path.endswith(".md") and is_left) or any(mark in path for mark in UNUSED_OF_THEME):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What templates have beside the configuration, and what the search is to know of each page."""
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    words = load_words(config.extra["folder"])
    others = [
        {"code": language.code, "tag": language.tag, "short": load_words(language.code)("front_door.short")}
        for language in list_languages()
        if language.code != words.language
    ]
    keeper, first = read_keeper(Path(config.config_file_path).parent), files.src_uris.get("index.md")
    report = partial(_report_address, keeper, words, f"{config.site_url or ''}")
    env.globals |= {"policy": render_policy(), "others": others}
    env.globals |= {"keeper": keeper, "report_address": report, "t": words}
    env.globals["foot"] = first.page.meta.get("foot", "") if first and first.page else ""
    pages = (file.page for file in files.documentation_pages())
    glossary = files.src_uris.get("glossary.md")
    config.extra["terms"] = tuple(read_terms(glossary.content_string)) if glossary else ()
    config.extra["hints"] = {page.url: hint_of(page.url, page.meta, words) for page in pages if page}
    return env


def _report_address(keeper: Keeper, words: Words, base: str, here: str) -> str:
    """Where an error on a page is reported, with its address filled in."""
    where = base + here
    return keeper.report_address(words("keeper.subject", where=where), words("keeper.text", where=where))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with a mark for each slot."""
    text, page.meta["slots"] = split_slots(markdown)
    return text


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page with its slots, in the language that its words name, its frame without indents and empty lines."""
    language = next(item for item in list_languages() if item.code == config.extra["folder"])
    start, content, end = output.partition(page.content or "")
    start = start.replace(f'<html lang="{config.theme["language"]}"', f'<html lang="{language.tag}"', 1)
    document = f"{SPACE.sub(BREAK, start).lstrip()}{content}{SPACE.sub(BREAK, end)}"
    return fill_slots(page.url, document, page.meta["slots"]) if config.extra.get("whole") else document


def on_post_build(config: MkDocsConfig) -> None:
    """The index of the search in its files, and an empty one for the theme; without what the site has as a whole."""
    folder = Path(config.site_dir)
    path = folder / "search" / "search_index.json"
    entries = list(list_entries(path.read_text(encoding="utf-8"), config.extra["hints"], config.extra["terms"]))
    files = pack_index(entries)
    files |= {"search/search_index.json": EMPTY_INDEX, "search/search_index.js": f"var __index = {EMPTY_INDEX};\n"}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)
