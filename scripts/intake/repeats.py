"""What is odd about a text as a whole: a body that stands in it twice, an end in the middle, a full text elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

WINDOW = 24  # characters that stand together twice only where a text was copied
LEAST = 150  # characters of a repeated passage that says no two numbers beside years: titles are named again and again
NUMBERS = re.compile(r"[0-9][0-9.,]*(?![0-9.,]*年)")
CUT = re.compile(
    "未完|省略[0-9]+字|显示[0-9]+字|全文共[0-9]+字|(?:阅读|查看|点击|展开|显示|下载|浏览|完整).{0,4}(?:全文|原文|更多)|"
    "全文(?:请|详)?见|(?:正式)?会员可(?:完整)?阅读|剩余[0-9]+%|试读|此处略|……$"
)
ENDS = "。！？!?”」』）)》：:；;…"
LONG_LINE = 30


def find_repeats(text: str) -> list[tuple[int, int]]:
    """The passages that stand in the text before, spaces aside: start and end of each, in order."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    packed = "".join(text[at] for at in places)
    first: dict[str, int] = {}
    covered: list[tuple[int, int]] = []
    for at in range(len(packed) - WINDOW + 1):
        earlier = first.setdefault(packed[at : at + WINDOW], at)
        if earlier + WINDOW > at:
            continue
        if covered and covered[-1][1] >= at:
            covered[-1] = (covered[-1][0], at + WINDOW)
        else:
            covered.append((at, at + WINDOW))
    passages = [(places[start], places[end - 1] + 1) for start, end in covered]
    return [span for span in passages if span[1] - span[0] >= LEAST or len(NUMBERS.findall(text[slice(*span)])) > 1]


def find_oddities(text: str) -> Iterator[str]:
    """``body-repeated`` where a good part of the text stands in it before, ``cut`` where it says so or breaks off."""
    repeated = sum(end - start for start, end in find_repeats(text))
    if repeated * 5 > len(text):
        yield "body-repeated"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    broken = bool(lines) and len(lines[-1]) > LONG_LINE and lines[-1][-1] not in ENDS
    if broken or any(CUT.search(line) for line in lines):
        yield "cut"
