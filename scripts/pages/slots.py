"""A page as one file: Markdown, and the HTML of its slots, which never passes through the Markdown parser.

A slot is a block between two comments, ``<!--ledger:NAME-->`` and ``<!--/ledger:NAME-->``, on lines of their own. The
block is cut out before MkDocs parses the page and put back after, so that text from the data never meets Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

OPENING = re.compile(r"<!--ledger:([a-z0-9-]+)-->\n")
MARK = re.compile(r"<!--ledger:([a-z0-9-]+)-->")


def embed_slots(path: str, markdown: str, slots: Mapping[str, str]) -> str:
    """Markdown whose marks have become blocks. Raises ValueError where marks and slots do not match one to one."""
    marks = MARK.findall(markdown)
    if sorted(marks) != sorted(slots):
        raise ValueError(f"{path}: marks {sorted(marks)} do not match slots {sorted(slots)}")
    return MARK.sub(lambda mark: f"{mark[0]}\n{slots[mark[1]]}\n<!--/ledger:{mark[1]}-->", markdown)


def split_slots(text: str) -> tuple[str, dict[str, str]]:
    """The opposite: Markdown in which a mark stands for each block, and the blocks by name; one without an end is none.

    Each end is looked for as it is written: a pattern of both would try every character between them.
    """
    slots: dict[str, str] = {}
    pieces: list[str] = []
    at = 0
    while opening := OPENING.search(text, at):
        close = f"\n<!--/ledger:{opening[1]}-->"
        end = text.find(close, opening.end())
        if end < 0:
            pieces.append(text[at : opening.end()])
            at = opening.end()
        else:
            slots[opening[1]] = text[opening.end() : end]
            pieces += (text[at : opening.start()], f"<!--ledger:{opening[1]}-->")
            at = end + len(close)
    return "".join((*pieces, text[at:])), slots


def fill_slots(path: str, document: str, slots: Mapping[str, str]) -> str:
    """The document with each mark replaced by its block. Raises ValueError where they do not match one to one."""
    marks = MARK.findall(document)
    if sorted(marks) != sorted(slots):
        raise ValueError(f"{path}: marks {sorted(marks)} do not match slots {sorted(slots)}")
    return MARK.sub(lambda mark: slots[mark[1]], document)
