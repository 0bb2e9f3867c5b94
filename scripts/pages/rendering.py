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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Protocol

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

import scripts.pages
from scripts.artefacts import Artefact, Part
from scripts.pages.slots import embed_slots
from scripts.words import Words, load_words, number

MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
CONTROLS = re.compile("[\x00-\x1f\x7f]")  # Markdown uses some as marks of its own
HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
COUNTED = re.compile(r"(?<=[0-9%]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[0-9])")


@dataclass(frozen=True, slots=True)
class Front:
    """The head of a page: its ``title`` and what the frame and the search are told of it.

    ``path`` is its address within the language; ``section`` the page of the navigation under which it stands;
    ``scripts`` are loaded with it; ``find`` are further words under which readers look for it, ``find_text`` text that
    it holds beside its Markdown, ``find_weight`` how much it weighs in a search, ``find_line`` what
    stands beneath its title there, ``find_parts`` further words of its parts by their anchors; ``foot``, of the first
    page alone, is a sentence that stands at the foot of every page.
    """

    path: str
    title: str
    section: str = ""
    description: str = ""
    image: str = ""
    toc: bool = True
    scripts: tuple[str, ...] = ()
    find: str = ""
    find_text: str = ""
    find_weight: float = 1
    find_line: str = ""
    find_parts: Mapping[str, str] = field(default_factory=dict)
    foot: str = ""


class Describable(Protocol):
    """What a page shows: a dataclass of its kind, whose first field is its head."""

    @property
    def front(self) -> Front:
        """The head of the page."""


@dataclass(frozen=True, slots=True)
class PageInputs:
    """All that a page is made of. ``template``: a file of scripts/pages; ``ways``: see ``Renderer``."""

    language: str
    template: str
    page: Describable
    ways: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``path`` from the root of the language, its Markdown, and the HTML of its slots by name."""

    path: str
    markdown: str
    slots: Mapping[str, str]


def page_artefact(
    words: Words, template: str, path: str, describe: Callable[[], Describable], ways: Mapping[str, str]
) -> Artefact[PageInputs]:
    """The page at ``path`` (ending in .html) as an artefact: Markdown in the folder of its language."""
    at = f"{words.language}/{path.removesuffix('.html')}.md"
    return Artefact(
        (at,), Part("page", path), lambda: PageInputs(words.language, template, describe(), ways), make_page
    )


def make_page(inputs: PageInputs) -> tuple[bytes]:
    """The file of a page: Markdown with the HTML of its slots in it."""
    page = render_page(inputs)
    return (embed_slots(page.path, page.markdown, page.slots).encode(),)


def render_page(inputs: PageInputs) -> Page:
    """A page from its template: Markdown with slots, or for an HTML template one block that is cut from a frame."""
    return Renderer(load_words(inputs.language), inputs.ways).render(inputs.template, inputs.page)


def escape_markdown(text: str) -> Markup:
    """Text as Markdown that shows exactly it: every ASCII mark becomes a character reference, lines are joined.

    A control character, which no page can show, becomes U+FFFD.
    """
    line = CONTROLS.sub("\ufffd", " ".join(text.split()))
    return Markup(MARKUP.sub(lambda match: f"&#{ord(match[0])};", line))  # noqa: S704 - it is escaped


def front_matter(text: str) -> Markup:
    """Text as a JSON string, which is YAML too; HTML is escaped, for the theme prints titles as they are."""
    return Markup(json.dumps(html.escape(text), ensure_ascii=False))  # noqa: S704 - it is escaped


def mark_chinese(text: str) -> Markup:
    """Text as HTML in which each run of Chinese, with its punctuation, is marked as such."""
    shown = str(escape(text))
    return Markup(HAN.sub(lambda run: f'<span lang="zh-CN">{run[0]}</span>', shown))  # noqa: S704 - it is escaped


@cache
def load_environment() -> Environment:
    """The templates of this package, which escape what they print and fail on a missing name."""
    environment = Environment(
        loader=FileSystemLoader(list(scripts.pages.__path__)),
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
    unbroken = COUNTED.sub("\u00a0", text)
    return Markup(unbroken) if isinstance(text, Markup) else unbroken  # noqa: S704 - it was markup before


def join_facts(items: Iterable[object], middot: str) -> Markup:
    """Facts in a row with a dot after each but the last; what is short stays on one line with its dot."""
    shown = [item for item in items if item]
    dot = middot.rstrip().replace(" ", "\u00a0")
    pieces = []
    for at, item in enumerate(shown, 1):
        end, text = dot if at < len(shown) else "", str(item)
        plain = Markup(text).striptags() if "<" in text or "&" in text else " ".join(text.split())  # noqa: S704
        if len(plain) > MOST_ON_ONE_LINE:
            pieces.append(escape(keep_counts(item if isinstance(item, Markup) else text)) + end)
        else:
            pieces.append(Markup('<span class="l-one">{}{}</span>').format(item, end))
    return Markup(" ").join(pieces)


def cut_front(front: Front) -> str:
    """The front matter of a page that is to be cut from a frame."""
    named = {"title": html.escape(front.title), "description": html.escape(front.description), "section": front.section}
    settings = {**named, "bare": True, "search": {"exclude": True}, "hide": ["navigation", "toc"]}
    return f"---\n{yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10**9)}---\n"


def relative_link(page: str, target: str) -> str:
    """Address of ``target`` as seen from ``page``, both from the root of the language; "/data/x" is above it."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    goal = f"..{path}" if path.startswith("/") else path
    start = posixpath.dirname(page) or "."
    folder, name = posixpath.split(goal)
    above = _relative_folder(folder, start) if path else ""
    return f"{above}{name}{mark}{anchor}"


@lru_cache(maxsize=1 << 12)
def _relative_folder(folder: str, start: str) -> str:
    """A folder as seen from another, with a slash at its end; "" for the same one."""
    way = posixpath.relpath(folder or ".", start)
    return "" if way == "." else f"{way}/"


EMPTY: Mapping[str, str] = {}
MOST_ON_ONE_LINE = 18


class Renderer:
    """Fills templates for one language.

    ``ways``: where the page of an address stands now, for addresses whose page is part of another; every link goes
    through them.
    """

    def __init__(self, words: Words, ways: Mapping[str, str] = EMPTY) -> None:
        self.words, self.ways = words, ways
        self.environment = load_environment()

    def render(self, template: str, page: Describable) -> Page:
        """One page from ``template``. Raises UndefinedError on a missing name."""
        front = page.front
        if template.endswith(".html"):
            body = self.fragment(template, front.path, page=page, title=front.title)
            return Page(front.path, f"{cut_front(front)}\n<!--ledger:body-->\n", {"body": body})
        slots: dict[str, str] = {}
        context = {"page": page, "front": front, "title": front.title, **self._tools(front.path, slots)}
        markdown = self.environment.get_template(template).render(context)
        return Page(front.path, re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n", slots)

    def fragment(self, template: str, path: str, **context: object) -> str:
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

        def facts_in_row(items: Iterable[object]) -> Markup:
            return join_facts(items, self.words("text.middot"))

        return {"t": self.words, "number": number, "slot": slot, "link": link, "facts_in_row": facts_in_row}


def tidy(fragment: str) -> str:
    """A fragment without blank lines and the white space at the ends of lines."""
    return "\n".join(line.rstrip() for line in fragment.splitlines() if line.strip())
