"""Whether a number is a result, an aim, a plan or a rule: by the words before it, and by where its passage looks.

Within a sentence the last word that says something decides, and a result that an aim governs (力争…实现) stays an aim.
Where a sentence says nothing, its passage does: its heading, how its paragraph opens, and the year that it names.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property

from scripts.intake.clauses import HEADINGS, Layout, Span
from scripts.intake.dating import OPENING, Calendar, Report
from scripts.intake.lexicon import pattern
from scripts.intake.spans import Statement

RESULT, ONGOING, TARGET, PLAN, PRELIMINARY = "result", "ongoing", "target", "plan", "preliminary"
CLAUSAL = frozenset(["meant", "running"])  # hold for their own clause only
AFTER = 14  # characters after a number in which they say that it is an aim or a rule
INTENDED = frozenset(["aimed", "meant", "planned", "expected", "ensured"])
QUOTED = re.compile("“[^”]*”|《[^》]*》")
PLACES = frozenset(["village", "township", "county"])  # for which a plan arranges work
ARRANGED = re.compile("安排[^，。；,;]{0,8}$|(?:涉及|覆盖)[^。；;，]{0,16}$")
COMPOSED = re.compile("(?:其中(?:超过|约|近)?|占)$")
RULED = re.compile("(?:作为|为)[^，。；,;]{0,8}(?:线|标准)"), re.compile("缩[短减]|压缩")
SPENT = re.compile("(?:投资|投入|筹措|安排|预算)[^，。；,;]{0,12}$")
AHEAD, BACK, PRESENT = "ahead", "back", "present"
NOT_AIMS = re.compile(
    "主要|重要|要求是|需要|将近|即将|要素|要点|纪要|摘要|要闻|概要|必要|首要|将军|响应|应保尽保|应救尽救|应纳尽纳|应帮尽帮|应消尽消|应享尽享|应急|应对|供应|适应|对应|效应|应用|反应|需求|急需|所需|要把|目标价|目标是否|相应|应届|应收|应助尽助|应贷尽贷|应改尽改|应建尽建"
)
AFTER_AIM = re.compile("(?:以上|以下|以内)?的?(?:年度|全年|预期|既定|总)?(?:目标|要求|任务)")
AS_BASE = (
    re.compile("(?:目标|任务)[^，。；,;]{0,3}$"),
    re.compile("的(?:[0-9.]+%|[一二三四五六七八九]成|百分之|一半|近|超)"),
)
EARNED = re.compile("收入|产值|贷款|信贷|销售|交易|增收")
FORBIDDEN = re.compile("不[能许准得]")
DAY = re.compile("[0-9]月[0-9]+日")
STEADY = re.compile("额度|抓好|做好|持续|深入|着力|正在|每[^，。；,;]{1,6}$|户均|人均|标准|上限")
ALLOTMENT = re.compile("(?:安排|预算)[^，。；,;]{0,12}$")
FIRST_END = (
    re.compile("[由从][^，。；,;]*$"),
    re.compile("(?:增加|提高|增长|上升|提升|扩大|增|升|下降|降低|减少|缩小|缩短|压缩|降)[到至为]"),
)
LAST_END = re.compile(f"[由从][^，。；,;]*[0-9][^，。；,;]{{0,8}}{FIRST_END[1].pattern}$")
LEFT = (
    re.compile(
        "对(?:新识别|新纳入|现有|存量|在册)[^，。；,;]{0,8}$|(?:尚未|仍未|还未|未(?!超过))[^，。；,;]{0,6}的(?:[0-9.,万]+户)?$"
    ),
    re.compile("(?:未|尚未|存量)"),
)
CREATION = re.compile("(?:创建|打造|争创)(?![^。；]*(?:启动|正在|推进|工作))")
GROWTH = re.compile("(?:增长|增幅|下降)[^，。；,;]{0,3}$")
FORECAST = re.compile("(?:预计|初步(?:统计|核算))[^，。；,;]{0,6}(?:全?年|全[省市县区])")
REACHED_AIM = re.compile("(?:完成|达到|超过|超额|实现)[^，。；,;]{0,14}(?:目标|任务)[^，。；,;]{0,6}$")


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a text begins to look another way, and to which year; ``end``: where the year no longer holds."""

    start: int
    direction: str
    year: int
    end: int = sys.maxsize


class Outlook:
    """Which way each passage of a text looks."""

    def __init__(self, layout: Layout, calendar: Calendar, report: Report) -> None:
        self.layout, self.calendar, self.report = layout, calendar, report
        self._turns = sorted(self._find(), key=lambda turn: turn.start)

    def at(self, place: int) -> tuple[str, int | None]:
        """``ahead``, ``back`` or ``present`` for a place, and the year that it looks to where one is known."""
        index = bisect_right(self._turns, place, key=lambda turn: turn.start)
        if not index:
            return (AHEAD if self.report.looks_ahead else BACK), self.report.year
        turn = self._turns[index - 1]
        year = turn.year if place < turn.end else self._next()
        if turn.direction == PRESENT and self.tells_of_now:
            return BACK, year or None
        return turn.direction, year or None

    def _find(self) -> list[Turn]:
        """Where the direction changes: at headings and at sentences that open with a time or a word of intent.

        What a sentence says holds on to the next heading of the second level; in a plan, what it says of the past
        holds for its line.
        """
        default = Turn(0, AHEAD if self.report.looks_ahead else BACK, self.report.year)
        turns, heading, start = [default], default, 0
        for line in self.layout.text.splitlines(keepends=True):
            span = Span(start, start + len(line))
            start = span.end
            bare = re.sub("20[0-9]{2}年?|^[0-9]{1,2}[.、]", "", line.strip())
            is_heading = len(line.strip()) < OPENING * 3 and not re.search("[。；，,0-9\\t]", bare)
            if is_heading or HEADINGS[0].match(line):
                words = re.split("[。；:：]", line.strip())[0][: OPENING * 3]
                above = default if HEADINGS[0].match(line) else turns[-1]
                heading = self._turn(span, words, "heading") or replace(above, start=span.start)
                turns.append(heading)
            elif turns[-1] is not heading and (HEADINGS[1].match(line) or self.report.looks_ahead):
                turns.append(replace(heading, start=span.start))
            if not is_heading:
                turns += self._sentences(span, turns[-1].direction)
        return turns

    def _sentences(self, span: Span, direction: str) -> list[Turn]:
        """The turns of a paragraph; in what looks ahead the year of the report alone is none (今年安排的项目)."""
        sentences, at = [], span.start
        while at < span.end:
            sentence = self.layout.sentence(at)
            opening = self.layout.text[sentence.start : min(sentence.start + OPENING, sentence.end)]
            turn = self._turn(sentence, opening, "opening")
            is_back = turn is not None and re.search(pattern("outlook", "happened"), opening)
            if turn and (direction != AHEAD or turn.direction == AHEAD or is_back or turn.year < self.report.year):
                direction = turn.direction
                sentences.append(replace(turn, end=sentence.end) if turn.direction == AHEAD else turn)
            at = sentence.end
        return sentences

    def _turn(self, span: Span, words: str, place: str) -> Turn | None:
        """What the opening words of a passage say; a year is weighed against that of the report."""
        year = self.calendar.year_named(Span(span.start, span.start + len(words) + 1))
        if self.report.looks_ahead and (year is None or year >= self.report.year):
            return Turn(span.start, AHEAD, year or self.report.year) if place == "heading" or year else None
        if re.search(pattern("outlook", place), words) and "完成" not in words:
            return Turn(span.start, AHEAD, year if year and year >= self.report.year else self._next())
        if year is not None and year > self.report.year:
            published = self.report.published
            is_now = published and published.year == year and published.month > 2
            return Turn(span.start, PRESENT if is_now else AHEAD, year)
        if re.search(pattern("outlook", "back"), words):
            return Turn(span.start, BACK, year or self.report.year)
        if year is None or DAY.search(words):
            return None
        published = self.report.published
        now = bool(published and published.year == year and published.month < 11 and "今年以来" not in words)
        return Turn(span.start, PRESENT if now else BACK, year)

    @cached_property
    def tells_of_now(self) -> bool:
        """Whether a report tells what its own year has brought so far; then 今年 opens no plan."""
        return bool(re.search("年初以来|今年以来|目前|截至[0-9]{1,2}月|截至20[0-9]{2}年|上半年", self.layout.text))

    def _next(self) -> int:
        """The year that 下一步 means: the next one, or the rest of this one in a report from within the year."""
        published = self.report.published
        within = published is not None and published.year == self.report.year and published.month < 11
        return self.report.year if within or self.report.looks_ahead else self.report.year + 1


@cache
def _tense() -> re.Pattern[str]:
    kinds = ("compared", "done", "expected", "aimed", "meant", "planned", "running", "ensured", "reached")
    return re.compile("|".join(f"(?P<{kind}>{pattern('tense', kind)})" for kind in kinds))


def choose_status(statement: Statement, unit: str, layout: Layout, outlook: Outlook) -> tuple[str, bool]:
    """The status of a number and whether words beside it say so."""
    quantity, text = statement.quantity, layout.text
    sentence = layout.train(statement.start)
    own = re.match("[^0-9]*", statement.text)  # 上限300万元 says what it is in its own words
    before = QUOTED.sub(lambda match: " " * len(match.group()), text[sentence.start : statement.start])
    before += own.group() if own else ""
    if quantity and quantity.kind == "frequency":
        return ONGOING, True
    direction, _ = outlook.at(statement.start)
    if firm := _firm_status(statement, before, text[statement.end :][:AFTER], direction):
        return firm, True
    marks = [
        (match.lastgroup or "", match.start()) for match in _tense().finditer(before) if not _is_other(before, match)
    ]
    clause = layout.clause(statement.start).start - sentence.start
    word = _decide([mark for mark in marks if mark[1] >= clause or mark[0] not in CLAUSAL], before, direction)
    ahead = outlook.report.looks_ahead
    places = unit == "project" or (ahead and unit in PLACES)
    if places and (ahead or word in {"planned", "", "running"}) and ARRANGED.search(before):
        return PLAN, True
    if word == "planned" and direction == BACK and unit in {"cny", "usd"} and ALLOTMENT.search(before):
        return (PLAN if outlook.report.is_within_year else RESULT), False
    if (
        word == "running"
        and direction == BACK
        and not outlook.report.is_within_year
        and CREATION.search(before)
        and "启动" not in before
    ):
        word = ""  # in a report on the whole year what was created stands there
    goes_on = not word or (word == "reached" and GROWTH.search(before))
    if goes_on and direction == BACK and _is_expected(layout, sentence.start):
        return PRELIMINARY, False
    is_work = unit == "project" and quantity is not None and quantity.unit_word != "处"  # 供水工程6处 are built
    is_arranged = unit in {"cny", "usd"} or is_work or (unit == "percent" and bool(COMPOSED.search(before)))
    return _status_of(word, before, direction, is_arranged=is_arranged)


def _is_expected(layout: Layout, start: int) -> bool:
    """Whether the part of the sentence before a semicolon told what was expected (预计全年…；全县…)."""
    earlier = re.split("[。！？\n]", layout.text[:start])[-1]
    marks = [match.lastgroup for match in _tense().finditer(earlier)]
    return bool(FORECAST.search(earlier)) and not {"done", "running"} & set(marks[marks.index("expected") :])


def _firm_status(statement: Statement, before: str, after: str, direction: str) -> str:
    """What the words right beside a number say whatever its sentence says; "" where they say nothing."""
    kind, qualifier = (statement.quantity.kind, statement.quantity.qualifier) if statement.quantity else ("", "")
    if (kind == "zero" and FORBIDDEN.search(statement.text)) or AFTER_AIM.match(after):
        return TARGET
    capped = kind == "time" and qualifier == "at most" and direction == BACK
    if RULED[0].match(after) or (capped and not RULED[1].search(before)):
        return ONGOING
    if AS_BASE[0].search(before) and AS_BASE[1].match(after):
        return TARGET
    if FIRST_END[0].search(before) and FIRST_END[1].match(after):
        return RESULT  # what a rise starts from has happened, also where its end is an aim
    if direction != AHEAD and (REACHED_AIM.search(before) or LAST_END.search(before)):
        return RESULT
    is_left = LEFT[0].search(before) or (before.endswith("对") and LEFT[1].match(after))
    return RESULT if is_left or before.endswith(("这", "上述")) else ""


def _status_of(word: str, before: str, direction: str, *, is_arranged: bool) -> tuple[str, bool]:
    """What the deciding word means in a passage that looks that way; money and projects are arranged, not aimed at."""
    planned = direction != BACK or "计划" in before or "拟" in before
    meaning = {
        "done": RESULT,
        "expected": TARGET if direction == AHEAD else PRELIMINARY,
        "aimed": TARGET,
        "meant": TARGET,
        "ensured": TARGET,
        "planned": (PLAN if is_arranged else TARGET) if planned else RESULT,
        "running": TARGET if direction == AHEAD and not STEADY.search(before) else ONGOING,
        "reached": "" if direction == AHEAD else RESULT,
    }.get(word, "")
    if meaning:
        return meaning, word != "running" or direction != BACK
    if direction == BACK:
        return RESULT, False
    is_arranged = is_arranged and (bool(SPENT.search(before)) or (word != "reached" and not EARNED.search(before)))
    return (PLAN if is_arranged else TARGET), False


def _decide(marks: list[tuple[str, int]], before: str, direction: str) -> str:
    """The word that decides: the last, but a result in reach of an aim is aimed at, and 确保 ends with its clause."""
    word, place = "", 0
    for kind, at in marks:
        if kind == "compared":
            kind = word if word in INTENDED else "done"
        if kind == "reached" and word in {"aimed", "meant", "planned", "expected"}:
            continue
        if kind == "reached" and word == "ensured" and not re.search("[，,、]", before[place:at]):
            continue
        if kind == "running" and word in {"aimed", "meant", "planned"}:
            continue
        if kind == "ensured" and word in {"done", "reached"} and direction == BACK:
            continue
        word, place = kind, at
    return word


def _is_other(before: str, match: re.Match[str]) -> bool:
    """Whether a word is a part of another: 主要, 将近, 应保尽保."""
    return any(other.start() <= match.start() and match.end() <= other.end() for other in NOT_AIMS.finditer(before))
