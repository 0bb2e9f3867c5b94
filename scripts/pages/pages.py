"""Pages of one language: views go into the templates, Markdown and fragments come out.

A page is Markdown (front matter, headings, a few sentences: what the table of contents and the search index read) with
slots, ``<!--ledger:NAME-->``, for fragments of HTML. The fragments are put in after MkDocs has run, so that tables
never pass through its Markdown parser and text from the data never meets Markdown, Jinja or snippets.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from scripts.paths import TEMPLATES
from scripts.words import Words, number

MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
COUNTED = re.compile(r"(?<=[0-9%]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[0-9])")


@dataclass(frozen=True)
class Page:
    """One page: ``path`` from the root of the language, its Markdown, and the HTML of its slots by name."""

    path: str
    markdown: str
    slots: Mapping[str, str]


@dataclass(frozen=True)
class Stamp:
    """A page cut from a frame that MkDocs builds once for a folder: at a million figures no other way ends.

    ``title`` and ``description`` are plain text; ``body`` is HTML with its own heading.
    """

    path: str
    title: str
    description: str
    body: str


def escape_markdown(text: str) -> Markup:
    """Text as Markdown that shows exactly it: every ASCII mark becomes a character reference, lines are joined."""
    return Markup(MARKUP.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split())))  # noqa: S704 - it is escaped


def front_matter(text: str) -> Markup:
    """Text as a JSON string, which is YAML too; HTML is escaped, for the theme prints titles as they are."""
    return Markup(json.dumps(html.escape(text), ensure_ascii=False))  # noqa: S704 - it is escaped


def mark_chinese(text: str) -> Markup:
    """Text as HTML in which each run of Chinese, with its punctuation, is marked as such."""
    shown = str(escape(text))
    return Markup(HAN.sub(lambda run: f'<span lang="zh-CN">{run[0]}</span>', shown))  # noqa: S704 - it is escaped


def make_environment() -> Environment:
    """Templates that escape what they print and fail on a missing name."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",
        comment_end_string="##}",
    )
    environment.filters["md"] = escape_markdown
    environment.filters["front"] = front_matter
    environment.filters["quoted"] = mark_chinese
    environment.filters["unbroken"] = keep_counts
    return environment


def keep_counts(text: str) -> str:
    """Text in which no line of Chinese ends between a number and what it counts: ``9 月``, ``31 万元``, ``第 3``."""
    kept = COUNTED.sub("\u00a0", text)
    return Markup(kept) if isinstance(text, Markup) else kept  # noqa: S704 - it was markup before


def relative_link(page: str, target: str) -> str:
    """Address of ``target`` as seen from ``page``, both from the root of the language; "/data/x" is above it."""
    path, mark, anchor = target.partition("#")
    goal = f"..{path}" if path.startswith("/") else path
    start = posixpath.dirname(page) or "."
    return (posixpath.relpath(goal, start) if path else "") + mark + anchor


EMPTY: Mapping[str, str] = {}
PAGE: Mapping[str, Any] = {
    "section": "",
    "toc": True,
    "description": "",
    "image": "",
    "tags": (),
    "scripts": (),
    "styles": (),
}
"""What front matter says where a page says nothing."""


class Renderer:
    """Fills templates for one language.

    ``ways``: where the page of an address stands now, for addresses whose page is part of another; every link goes
    through them.
    """

    def __init__(self, words: Words, ways: Mapping[str, str] = EMPTY) -> None:
        self.words, self.ways = words, ways
        self.environment = make_environment()

    def render(self, template: str, path: str, title: str, **context: Any) -> Page:
        """One page at ``path`` (ending in .html) from ``template``. Raises UndefinedError on a missing name."""
        slots: dict[str, str] = {}
        settings = {**PAGE, "title": title, **context, **self._tools(path, slots)}
        markdown = self.environment.get_template(f"{template}.md").render(settings)
        return Page(path, re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n", slots)

    def stamp(self, template: str, path: str, title: str, **context: Any) -> Stamp:
        """One page at ``path`` whose body is ``template`` (HTML); ``description``, if given, is for search engines."""
        description = str(context.get("description", title))
        return Stamp(path, title, description, self.fragment(f"{template}.html", path, title=title, **context))

    def fragment(self, template: str, path: str, **context: Any) -> str:
        """HTML of one template for the page at ``path``, for slots of hand-written pages."""
        return tidy(self.environment.get_template(template).render({**context, **self._tools(path, {})}))

    def _tools(self, path: str, slots: dict[str, str]) -> dict[str, Callable[..., object]]:
        def slot(name: str, caller: Callable[[], str]) -> Markup:
            if name in slots:
                raise ValueError(f"{path} has two slots named {name!r}")
            slots[name] = tidy(str(caller()))
            return Markup(f"<!--ledger:{name}-->\n")  # noqa: S704 - names are ours and checked when filled

        def link(target: object) -> str:
            goal = str(target)
            return relative_link(path, self.ways.get(goal, goal))

        return {"t": self.words, "number": number, "slot": slot, "link": link}


def tidy(fragment: str) -> str:
    """A fragment without blank lines and the white space at the ends of lines."""
    return "\n".join(line.rstrip() for line in fragment.splitlines() if line.strip())
