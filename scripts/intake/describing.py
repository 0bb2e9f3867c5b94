"""The source row of a draft: what the text and its address say of themselves; what they do not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from scripts.intake.clauses import fold_text
from scripts.numbers.characters import fold

HEAD = 1500  # characters in which a page names its day and its publisher
DAY = re.compile(r"((?:19|20)[0-9]{2})\s*[-./年]\s*([0-9]{1,2})\s*[-./月]\s*([0-9]{1,2})")
LABELLED = re.compile(
    r"(?:发布|发文|成文|印发|公开|访谈|更新|发稿|上传)(?:时间|日期)\s*[:：]?\s*$|(?:来源|时间|日期)\s*[:：]\s*[^\n]{0,20}$"
)
STAMPED = re.compile(r"日?\s*(?:[0-9]{1,2}:[0-9]{2}|来源|作者|字体|字号|阅读|浏览|编辑|点击|\n|$)")
NO_TITLE = re.compile(
    "[。>]|首页|(?:来源|时间|日期|位置|作者|记者|编辑|单位|机构|文号|索引号|姓名|字体|字号|阅读|浏览|字数|简介)[^:：]{0,3}[:：]"
)
PUBLISHER = re.compile(
    r"(?:来源|发布机构|信息来源|发布单位|稿源|供稿)\s*[:：]\s*([㐀-鿿（）()·]{2,24}?)(?=\s|发布|作者|时间|日期|编辑|阅读|浏览|20|$)"
)
KINDS = (
    ("interview", "访谈|专访|对话|——访"),
    ("plan-explanation", "解读"),
    ("speech", "讲话|致辞|发言"),
    ("work-report", "工作报告|工作总结|工作情况|总结|情况汇报|情况报告|工作汇报"),
    ("notice", "通知|公告|公示|实施方案|工作方案|工作要点"),
    ("bulletin", "公报|统计|通报|快报"),
)
PRESS = (
    "news",
    "daily",
    "ribao",
    "xinhua",
    "people.com",
    "dbw.cn",
    "cnr.cn",
    "chinanews",
    "china.com",
    "gmw.cn",
    "cctv",
    "paper",
    "epaper",
)


def find_published(text: str) -> date | None:
    """The day on which a text says it was published: beside a label in its head, or alone on its last lines."""
    head = fold_text(text[:HEAD])
    for match in DAY.finditer(head):
        labelled = LABELLED.search(head[max(match.start() - 30, 0) : match.start()])
        alone = re.search(r"(?:\A|\n)\s*$", head[: match.start()]) and STAMPED.match(head[match.end() :])
        if (labelled or alone) and (day := _day(match)):
            return day
    tail = [line.strip("（）() ") for line in text.strip().splitlines()[-6:]]
    last = [stamp for line in tail if (stamp := DAY.match(fold(line))) and len(line) < 16]
    return _day(last[-1]) if last else None


def find_title(text: str) -> str:
    """The first line that reads as a title: no label, no list of links, no sentence; or what stands after 主题."""
    for line in text.splitlines()[:30]:
        words = line.strip()
        if named := re.match("[^:：]{0,4}(?:主题|标题)[:：](.{4,80})$", words):
            return named[1].strip()
        if 6 <= len(words) <= 80 and not NO_TITLE.search(words) and words.count(" ") < 3:
            return words
    return ""


def find_publisher(text: str) -> str:
    """The name after 来源 or 发布机构, "" where there is none."""
    match = PUBLISHER.search(text[:HEAD])
    return match[1] if match else ""


def guess_kind(title: str) -> str:
    """The kind of document that its title names, a press report where it names none."""
    return next((kind for kind, words in KINDS if re.search(words, title)), "press-report")


def guess_class(url: str) -> str:
    """Whether an address is a government's, a newspaper's, or another's; "" without one."""
    host = urlsplit(url).netloc.lower()
    if not host:
        return ""
    if host.endswith(".gov.cn") or host == "gov.cn":
        return "official-site"
    return "press-site" if any(sign in host for sign in PRESS) else "repost"


def period_of(days: Iterable[tuple[str, str]], year: int) -> tuple[str, str]:
    """The first and the last day of the figures, the year where there are none."""
    periods = list(days)
    starts, ends = [start for start, _ in periods if start], [end for _, end in periods if end]
    return min(starts, default=f"{year}-01-01"), max(ends, default=f"{year}-12-31")


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
