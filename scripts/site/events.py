"""What MkDocs calls while it builds a language (docs/overrides/hooks.py hands these functions to it).

The Markdown in build/docs is the only source of a page: here its slots are taken out before the page is parsed and put
back after, and the index of the search is thinned. Pages that are cut from a frame are left out, unless the
configuration says ``whole``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.languages import list_languages
from scripts.pages.slots import fill_slots, split_slots
from scripts.site.cut_pages import FRAME, is_cut
from scripts.site.search_index import hint_of, refine_index, script_of_index
from scripts.words import load_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

UNUSED = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs writes for a language and the site has as a whole."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that MkDocs is to build."""
    for file in [] if config.extra.get("whole") else list(files.documentation_pages()):
        if is_cut(file.src_uri) and Path(file.src_uri).name != FRAME:
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Templates without the lines of their own marks, and what the search is to know of each page."""
    env.trim_blocks = env.lstrip_blocks = True
    words = load_words(config.extra["folder"])
    pages = (file.page for file in files.documentation_pages())
    config.extra["hints"] = {page.url: hint_of(page.url, page.meta, words) for page in pages if page}
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with a mark for each slot."""
    text, page.meta["slots"] = split_slots(markdown)
    return text


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page with its slots, in the language that its words name."""
    language = next(item for item in list_languages() if item.code == config.extra["folder"])
    said = f'<html lang="{config.theme["language"]}"'
    return fill_slots(page.url, output.replace(said, f'<html lang="{language.tag}"', 1), page.meta["slots"])


def on_post_build(config: MkDocsConfig) -> None:
    """The index of the search, thinned, and as a script too; without the files that the site has as a whole."""
    folder = Path(config.site_dir)
    path = folder / "search" / "search_index.json"
    index = refine_index(path.read_text(encoding="utf-8"), config.extra["hints"])
    path.write_text(index, encoding="utf-8", newline="\n")
    path.with_suffix(".js").write_text(script_of_index(index), encoding="utf-8", newline="\n")
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)
