"""A page as one file: Markdown, and the HTML of its slots, which never passes through the Markdown parser.

A slot is a block between two comments, ``<!--ledger:NAME-->`` and ``<!--/ledger:NAME-->``, on lines of their own. The
block is cut out before MkDocs parses the page and put back after, so that text from the data never meets Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MARK = re.compile(r"<!--ledger:([a-z0-9-]+)-->")


def embed_slots(path: str, markdown: str, slots: Mapping[str, str]) -> str:
    """Markdown whose marks have become blocks. Raises ValueError where marks and slots do not match one to one."""
    marks = MARK.findall(markdown)
    if sorted(marks) != sorted(slots):
        raise ValueError(f"{path}: marks {sorted(marks)} do not match slots {sorted(slots)}")
    return MARK.sub(lambda mark: f"{mark[0]}\n{slots[mark[1]]}\n<!--/ledger:{mark[1]}-->", markdown)


def split_slots(text: str) -> tuple[str, dict[str, str]]:
    """The opposite: Markdown in which a mark stands for each block, and the blocks by name."""
    pieces, slots, start = [], {}, 0
    while mark := MARK.search(text, start):
        pieces.append(text[start : mark.end()])
        block, close = mark.end() + 1, f"\n<!--/ledger:{mark[1]}-->"
        end = text.find(close, block)
        is_block = text[mark.end() : block] == "\n" and end >= 0
        start = end + len(close) if is_block else mark.end()
        if is_block:
            slots[mark[1]] = text[block:end]
    return "".join([*pieces, text[start:]]), slots


def fill_slots(path: str, document: str, slots: Mapping[str, str]) -> str:
    """The document with each mark replaced by its block. Raises ValueError where they do not match one to one."""
    marks = MARK.findall(document)
    if sorted(marks) != sorted(slots):
        raise ValueError(f"{path}: marks {sorted(marks)} do not match slots {sorted(slots)}")
    return MARK.sub(lambda mark: slots[mark[1]], document)
