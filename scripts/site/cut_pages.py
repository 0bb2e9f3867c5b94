"""Pages cut from a frame that MkDocs made: for what is many, since no other way carries a nation.

Pages of a folder share their front matter but for title, description and picture, and are one block of HTML. MkDocs
builds one page of them whose title, description, picture and body are marks; each page is that with its own put in. A
test shows that the bytes are those that MkDocs would have made.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

import yaml

from scripts.pages.slots import split_slots

CUT = ("receipts", "charts")
FRAME = "frame.md"
TITLE, DESCRIPTION, IMAGE = "\ue000", "\ue001", "\ue002"
BODY = "<!--ledger:body-of-frame-->"


def is_cut(path: str) -> bool:
    """Whether the page at ``path`` (Markdown or HTML, from the root of its language) is cut from a frame."""
    folder, slash, name = path.partition("/")
    return bool(slash) and folder in CUT and not name.startswith("index.")


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page to cut: ``path`` of its Markdown from the root of its language; ``body`` is HTML."""

    path: str
    title: str
    description: str
    image: str
    body: str

    @property
    def address(self) -> str:
        """The path of its HTML."""
        return self.path.removesuffix(".md") + ".html"

    @property
    def frame(self) -> str:
        """The path of the Markdown of the frame that it is cut from."""
        return posixpath.join(posixpath.dirname(self.path), FRAME)


def read_cut_page(path: str, text: str) -> CutPage:
    """The page that a Markdown file of a cut folder holds. Raises KeyError where title or body is missing."""
    _, front, rest = text.split("---\n", 2)
    meta = yaml.load(front, Loader=yaml.CSafeLoader)
    body = split_slots(rest)[1]["body"]
    return CutPage(path, meta["title"], meta.get("description", ""), meta.get("image", ""), body)


def render_frame(page: CutPage, text: str) -> str:
    """The Markdown of the frame, made of the first page of its folder."""
    _, front, _ = text.split("---\n", 2)
    lines = [line for line in front.splitlines() if line.partition(":")[0] not in ("title", "description", "image")]
    marks = [f"title: {TITLE}", f"description: {DESCRIPTION}", *([f"image: {IMAGE}"] if page.image else [])]
    block = f"<!--ledger:body-->\n{BODY}\n<!--/ledger:body-->"
    return "\n".join(["---", *marks, *lines, "---", "", block, ""])


def cut_page(frame: str, page: CutPage) -> str:
    """The HTML of a page, of the HTML of its frame. Raises ValueError where that has no one place for the body."""
    if frame.count(BODY) != 1:
        raise ValueError(f"{page.frame} has {frame.count(BODY)} places for a body")
    page_text = frame.replace(TITLE, page.title).replace(DESCRIPTION, page.description).replace(IMAGE, page.image)
    here = page.frame.removesuffix(".md") + ".html"
    return page_text.replace(here, page.address).replace(BODY, page.body)
