"""To which time a number belongs: by the dates beside it, before it in its paragraph, and by what the report is of.

A date at the beginning of a sentence holds for the sentences after it in its paragraph, any other for its own sentence.
What is compared with (比2020年) dates nothing. A day that nobody wrote is inferred, and the row says so.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from scripts.intake.clauses import HEADINGS, Layout, Span
from scripts.numbers.characters import fold

REACH = 4  # characters before a number in which it says that it is of the end of several years
WHOLE = frozenset(["target", "plan", "preliminary"])  # statuses of a time to its very end
EARLY = 3  # the month up to which a report of last year comes out
OPENING = 16  # characters within which a date stands at the beginning of a sentence
LEAD = 40  # the same for several years at the beginning of a paragraph, after its heading
YEAR = "(?P<year>(?:19|20)[0-9]{2})"
RELATIVE = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "年初": 0,
    "年内": 0,
    "年底": 0,
    "年末": 0,
    "明年": 1,
    "来年": 1,
}
HALVES = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "前三季度": (1, 9),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
LOOSE = frozenset([None, "年初", "年内", "年底", "年末"])  # of the year that the passage is about
ERAS = {
    "十八大": date(2012, 11, 1),
    "十九大": date(2017, 10, 1),
    "二十大": date(2022, 10, 1),
    "过渡期": date(2021, 1, 1),
}
PLANS = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
COMPARED = re.compile("(?:比|较|同|与|于|跟)$")
BASE = re.compile("同期|相比|年?[底末]?(?:增长|增加|提高|下降)")
MONTHS_IN_LIST = (
    re.compile("[0-9]月份?(?:[、和及](?:[0-9]{1,2}月份?[、和及]?)*)?$"),
    re.compile("[、和及][0-9]{1,2}月"),
)  # 4月、8月
OBJECT = (  # 对2024年底未消除风险的户, 2013年以来形成的资产: which ones they are, not when it was done
    re.compile("(?:对|针对)$"),
    re.compile("(?:形成|建成|实施|投入|下达|识别|纳入|尚未|未)[^，。；,;]{0,8}的"),
)
SECTION = re.compile(
    "[ \\t]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])?"
    f"(?:关于|过去|回顾)?{YEAR}年度?(?![-—–~～至到、和及])"
)
IN_TURN = re.compile(
    "(?:(?:20[0-9]{2}年?[、和及]){1,4}|20[0-9]{2}年?(?P<to>[-—–~至到]))20[0-9]{2}年[^。；;]{0,50}?分别[为是达]*到?"
)
STOPS = "。！？\n"  # ends of a sentence with all its parts
MONTHS = 12
SHORT = 20  # characters of a line without a number that heads a part
MULTIPLE = (
    re.compile("(?:是|为|占|相当于|占全[省市县区乡镇])$"),
    re.compile("[^，。；,;、0-9]{0,14}的?[0-9.一二三四五六七八九十]+[多余]?(?:倍|%|成)"),
)
RISEN = re.compile(
    "[由从](?P<first>[^，。；由从]{0,16}?[0-9][^，。；由从]{0,10}?)"
    "(?:增加|提高|增长|上升|提升|扩大|增|升|下降|降低|减少|缩小|缩短|压缩|降)[到至为]"
    "(?P<last>(?:20[0-9]{2}年[底末]?的?)?[^，。；0-9]{0,8}[0-9][0-9.,]*)"
)
OF_YEAR = re.compile("(?:完成|下达)[^，。；,;]{0,8}(?:全年|年度|任务|下达)[^，。；,;]{0,6}$")
MEAN = re.compile("年均[^，。；]{0,12}$")
FROM_TO = re.compile(
    "[0-9%][^，。；,;]{0,6}(?:提高|增加|缩小|缩减|缩短|下降|上升|扩大|增长|减少|降低|降|增|升)[到至为]"
)
ASSESSED = re.compile(
    "[^，。；,;]{0,36}(?:考核|评估|审计|巡视|后评估)[^，。；,;]{0,14}(?:反馈|发现|指出)|[^，。；,;]{0,6}(?:考核|评估|审计|巡视|后评估)[^，。；,;]{0,14}问题"
)
QUOTED = re.compile("《[^》]*》|“(?!十[一二三四]?五)[^”]*”")
TIMES = re.compile(
    rf"(?:(?P<asof>截至|截止到?)|(?P<until>到|至|在))?"
    rf"(?:{YEAR}(?P<to>年?[-—–~～至到](?P<last>20[0-9]{{2}}))?年度?|(?P<relative>{'|'.join(RELATIVE)}))?"
    rf"(?:的)?(?:(?P<half>{'|'.join(HALVES)})|(?P<first>[0-9]{{1,2}})[-—–~～至到](?P<month2>[0-9]{{1,2}})月份?|"
    rf"(?P<month>[0-9]{{1,2}})月份?(?:(?P<day>[0-9]{{1,2}})[日号]|(?P<part>底|末|初|中旬|上旬|下旬))?)?"
    rf"(?P<end>年?[底末])?(?P<by>之?前)?(?P<since>以来|起|开始)?"
)
SPANS = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})以来|“?(?P<plan>{'|'.join(PLANS)})”?(?:时期|期间|以来|(?P<close>末))|"
    "(?:近|过去|(?P<ahead>今后|未来))(?P<number>[一二两三四五六七八九十]|[0-9]{1,2})年(?:来|间)?|"
    "(?<![0-9])(?P<years>[一二两三四五六七八九十]|[0-9]{1,2})年(?:来|间|(?=累计|共|平均))"
)
NOW = re.compile("截至目前|截止目前|(?<!项)目前|现已|现有|至今|如今|当前|年初以来|今年以来|一年来")


PLAN_TITLE = re.compile(
    "工作要点|实施方案|工作方案|行动方案|工作计划|规划|实施意见|若干措施|工作安排|项目计划|年度计划|(?:资金|项目)的?(?:分配|安排)"
)
TOLD_TITLE = re.compile("总结|(?<!安排)(?<!分配)情况|回顾|汇报|报告|成效|进展|通报")


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a report before it is read: ``year`` it is of, the day it was published, if that is known."""

    source_id: str
    region_code: str
    year: int
    published: date | None = None
    title: str = ""
    speaks_of_last: bool = False

    @property
    def now(self) -> int:
        """The year that 今年 means: that of publication, or one after the report's where it calls that one 去年."""
        if self.published:
            return self.published.year if self.published.year <= self.year + 1 else self.year
        return self.year + self.speaks_of_last

    @property
    def latest(self) -> int:
        """The year that 目前 means: a report that comes out by March tells of the year before."""
        early = self.published is not None and self.published.month <= EARLY
        return self.year if early else self.now

    @property
    def is_within_year(self) -> bool:
        """Whether it comes out while its year goes on."""
        return self.published is not None and (self.published.year, self.published.month) < (self.year, 12)

    @property
    def looks_ahead(self) -> bool:
        """Whether the document is a plan as a whole."""
        return bool(PLAN_TITLE.search(self.title)) and not TOLD_TITLE.search(self.title)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text names.

    ``has_day``: its end is a day, not a year; ``inferred``: its year or its end is not written; ``is_now``: 目前;
    ``is_loose``: its year is that of the passage (6月底前, 年末); ``base``: the year with which its years are compared;
    ``is_aside``: it says which things are meant and holds for its clause only (对2024年底未消除风险的户).
    """

    start: date
    end: date
    at: int
    has_day: bool = False
    inferred: bool = False
    is_now: bool = False
    is_loose: bool = False
    base: int = 0
    is_aside: bool = False

    @property
    def spans_years(self) -> bool:
        """Whether it is of several years."""
        return self.start.year < self.end.year

    def is_year_of(self, other: Time) -> bool:
        """Whether it is the year of a day (截至6月底, …其中今年新增…)."""
        return self.start <= other.start and self.start.year == other.end.year == self.end.year and not self.has_day


class Calendar:
    """The times of a text, asked by place."""

    def __init__(self, layout: Layout, report: Report) -> None:
        self.layout, self.report = layout, report
        plain = QUOTED.sub(lambda match: " " * len(match.group()), "\n".join(map(fold, layout.text.split("\n"))))
        self._times = sorted(self._find(plain), key=lambda time: time.at)

    def year_named(self, span: Span) -> int | None:
        """The first year that a passage names."""
        return next(
            (
                time.start.year
                for time in self._times
                if span.start <= time.at < span.end and not (time.is_now or time.is_loose or time.is_aside)
            ),
            None,
        )

    def governing(self, at: int) -> Time | None:
        """The time that holds for a place: the last in its sentence, else the last that opens one of its paragraph."""
        sentence, paragraph = self.layout.train(at), self.layout.paragraph(at)
        clause = self.layout.clause(at)
        own = [
            time
            for time in self._times
            if (clause.start if time.is_aside else sentence.start) <= time.at < at and not self._is_base(time, at)
        ]
        days = [time for time in own if time.has_day]
        if days and (own[-1].is_now or own[-1].is_year_of(days[-1])):
            return days[-1]
        if own:
            return own[-1]
        if earlier := self._opening_of_sentence(sentence):
            return earlier
        behind = [time for time in self._times if at <= time.at < clause.end and time.has_day]
        opening = [
            time
            for time in self._times
            if paragraph.start <= time.at < at
            and not (time.has_day or time.is_aside)
            and time.at - self.layout.sentence(time.at).start < OPENING
            and not (time.spans_years and (time.at - paragraph.start > LEAD or time.end.year < self.report.year))
        ]
        return opening[-1] if opening else (behind[0] if behind else None)

    def _opening_of_sentence(self, part: Span) -> Time | None:
        """The last time that opens an earlier part of a sentence that semicolons part (今年1—5月，…；…)."""
        first = max((self.layout.text.rfind(sign, 0, part.start) for sign in STOPS), default=-1) + 1
        times = [time for time in self._times if first <= time.at < part.start and not (time.is_aside or time.is_now)]
        opening = [time for time in times if time.at - self.layout.sentence(time.at).start < OPENING and time.has_day]
        return opening[-1] if opening else None

    def section_year(self, at: int) -> int | None:
        """The year that the heading over a place names (一、2022年工作情况); the title of the report is none."""
        around = self.layout.paragraph(at)
        own = self.layout.text[around.start : around.end]
        for heading in reversed(self.layout.headings(at)):
            numbered = any(sign.match(heading) for sign in HEADINGS)
            above = len(heading) <= SHORT and heading not in self.report.title and heading not in own
            if (numbered or above) and (year := SECTION.match(heading)):
                return int(year["year"])
        return None

    def in_turn(self, at: int) -> Time | None:
        """The year of a number in a row of them (2021年、2022年，…分别为41个、97个)."""
        sentence = self.layout.sentence(at)
        match = IN_TURN.search(self.layout.text, sentence.start, at)
        between = self.layout.text[match.end() : at] if match else "，"
        years = [int(year) for year in re.findall("20[0-9]{2}", match.group())] if match else []
        if match and match["to"]:
            years = [*range(years[0], years[-1] + 1)]
        number = len(re.findall("[、和]", between))
        return self.whole(years[number], at) if "，" not in between and number < len(years) else None

    def _is_base(self, time: Time, at: int) -> bool:
        """Whether a time is of the first end of a rise that stands before a place (2020年83%提高到90%)."""
        rise = FROM_TO.search(self.layout.text, time.at, at)
        return rise is not None and "，" not in self.layout.text[time.at : rise.start()]

    def compared(self, at: int) -> Time | None:
        """The time of an end of a rise over years (五年来, 由28.6亿元增加到43.2亿元) or of the mean growth after it."""
        paragraph, sentence = self.layout.paragraph(at), self.layout.sentence(at)
        years: tuple[int, int] | None = None
        for match in RISEN.finditer(self.layout.text, paragraph.start, sentence.end):
            named = [self.year_named(Span(match.start(part) - 1, match.end(part))) for part in ("first", "last")]
            around = self.governing(match.start())
            if named[0] and named[1]:
                years = named[0], named[1]
            elif named[0] and not years and named[0] < self.report.year:
                own = around.end.year if around and around.end.year > named[0] else None
                years = named[0], own or self.section_year(at) or self.report.year
            elif not years and around and around.base:
                years = around.base, around.end.year
            ends = [match.start(part) <= at < match.end(part) for part in ("first", "last")]
            if years and any(ends):
                return self.whole(years[ends[1]], at)
            if years and match.end() < at and sentence.start <= match.start() and MEAN.search(self.layout.text[:at]):
                return replace(self.whole(years[1], at), start=date(years[0] + 1, 1, 1))
        return None

    def _find(self, text: str) -> Iterator[Time]:
        for match in TIMES.finditer(text):
            before, after = text[: match.start()][-3:], text[match.end() :]
            compared = COMPARED.search(before) or BASE.match(after)
            compared = compared or (MULTIPLE[0].search(before) and MULTIPLE[1].match(after))
            named = match.group().strip("截至止到在的") and not compared
            in_list = MONTHS_IN_LIST[0].search(match.group()) and (
                MONTHS_IN_LIST[1].match(after) or re.search("月[、和及]$", before)
            )
            if named and not in_list and not ASSESSED.match(after) and (time := self._read(match)):
                aside = OBJECT[0].search(before) or (match["since"] and OBJECT[1].match(after))
                yield replace(time, is_aside=bool(aside))
        for match in SPANS.finditer(text):
            yield self._span(match)
        for match in NOW.finditer(text):
            yield replace(self.whole(self.report.latest, match.start()), inferred=True, is_now=True)

    def _read(self, match: re.Match[str]) -> Time | None:
        """A date in words; None where it is only a part of one (底, 起)."""
        parts = match.groupdict()
        named = parts["year"] or parts["relative"]
        if not (named or parts["half"] or parts["month"] or parts["first"]):
            return None
        step = RELATIVE.get(parts["relative"] or "")
        now = self.report.latest if step == 1 else self.report.now
        is_loose = not parts["year"] and parts["relative"] in LOOSE
        relative = self.report.year if is_loose else now + (step or 0)
        year = int(parts["year"] or relative)
        inferred = not parts["year"]
        if parts["last"]:
            return Time(date(year, 1, 1), date(int(parts["last"]), 12, 31), match.start(), base=year)
        first, last = self._months(parts)
        if not 1 <= first <= last <= 12:
            return None
        end = date(year, last, self._day(parts, year, last))
        if parts["since"]:
            begin = date(year, first, 1) if parts["month"] else date(year, 1, 1)
            return Time(begin, self.today(max(year, self.report.year)), match.start(), inferred=True)
        bounded = bool(parts["month"] or parts["half"] or parts["first"])
        dated = any(parts[name] for name in ("asof", "by", "part", "day")) or bool(parts["half"] and parts["end"])
        if parts["month"] and not dated and parts["relative"] not in {None, "今年"}:
            return Time(date(year, first, 1), self.today(self.report.now), match.start(), inferred=True)
        start = date(year, 1, 1) if dated or not bounded else date(year, first, 1)
        is_day = bool(parts["by"]) or (bounded and (dated or parts["relative"] == "今年"))
        return Time(start, end, match.start(), has_day=is_day, inferred=inferred, is_loose=is_loose)

    def _months(self, parts: dict[str, str | None]) -> tuple[int, int]:
        if half := parts["half"]:
            return HALVES[half]
        if parts["first"]:
            return int(parts["first"]), int(parts["month2"] or 12)
        return (int(parts["month"]), int(parts["month"])) if parts["month"] else (1, 12)

    def _day(self, parts: dict[str, str | None], year: int, month: int) -> int:
        last = monthrange(year, month)[1]
        part = parts.get("part") or ""
        named = int(parts["day"] or 0) if parts.get("day") else {"初": 10, "上旬": 10, "中旬": 20}.get(part, last)
        return min(max(named, 1), last)

    def _span(self, match: re.Match[str]) -> Time:
        """A five-year plan, an era up to now, or the years up to that of the report or after it."""
        at, year, today = match.start(), self.report.year, self.today(self.report.year)
        if era := match["era"]:
            return Time(ERAS[era], today, at, inferred=True, base=ERAS[era].year - 1)
        if plan := match["plan"]:
            first, last = PLANS[plan]
            end = date(last, 12, 31)
            if match["close"]:
                return Time(date(last, 1, 1), end, at, has_day=True)
            end = today if match.group().endswith("以来") else min(end, today)
            return Time(date(first, 1, 1), end, at, inferred=True, base=first - 1)
        words = match["number"] or match["years"]
        number = DIGITS.get(words) or int(words)
        if match["ahead"]:
            return Time(date(year + 1, 1, 1), date(year + number, 12, 31), at, inferred=True)
        return Time(date(year - number + 1, 1, 1), date(year, 12, 31), at, inferred=True, base=year - number)

    def today(self, year: int) -> date:
        """The end of a year, or the day of publication where that comes first."""
        end, published = date(year, 12, 31), self.report.published
        return published if published and published < end and published.year >= year else end

    def whole(self, year: int, at: int) -> Time:
        """A year as a report can tell it: up to its publication, or to the month that its title names."""
        named = next((half for half in HALVES if half in self.report.title), "")
        if named and year == self.report.year:
            return Time(date(year, 1, 1), date(year, HALVES[named][1], self._day({}, year, HALVES[named][1])), at)
        return Time(date(year, 1, 1), self.today(year), at)


def last_is_the_report(text: str, year: int) -> bool:
    """Whether 去年 in a text of unknown day means the year that the report is of: no later one is named as past."""
    years = [int(match.group()) for match in re.finditer("20[0-9]{2}(?=年)", text)]
    return "去年" in text and "今年以来" not in text and year <= max(years, default=year)


def _in_year(time: Time, year: int) -> Time:
    """A time whose year is that of its passage, in that year."""
    return replace(time, start=time.start.replace(year=year), end=time.end.replace(year=year))


def _is_elsewhere(calendar: Calendar, time: Time, at: int, status: str, ahead_year: int | None) -> bool:
    """Whether a time holds only for what is told with it: a day for a plan in what is past, a half year said before."""
    if ahead_year is None:
        return status == "plan" and time.has_day
    return time.at < calendar.layout.sentence(at).start and time.end.month < MONTHS and not time.has_day


def choose_period(calendar: Calendar, at: int, status: str, ahead_year: int | None) -> tuple[date, date, bool]:
    """First and last day of a number, and whether they are inferred; what is meant for a year is of the whole year."""
    report, time = calendar.report, calendar.in_turn(at) or calendar.compared(at) or calendar.governing(at)
    aims = status in WHOLE or (status == "ongoing" and ahead_year != 0)
    if aims and time and time.is_loose and ahead_year and ahead_year > time.end.year:
        time = _in_year(time, ahead_year)
    if time and time.spans_years and calendar.layout.before(at, REACH).endswith(("达到", "达") if aims else "余额"):
        time = replace(time, start=date(time.end.year, 1, 1))
    section = None if aims else calendar.section_year(at)
    if section and (time is None or time.is_loose):
        time = _in_year(time, section) if time else replace(calendar.whole(section, at), inferred=True)
    before = calendar.layout.before(at, OPENING)
    if aims and time and (time.is_now or _is_elsewhere(calendar, time, at, status, ahead_year)):
        time = None
    if aims and OF_YEAR.search(before) and not (ahead_year and time and time.has_day):
        time = Time(date(report.year, 1, 1), date(report.year, 12, 31), at, inferred=True)
    if not aims and time and (time.start, time.end) == (date(report.year, 1, 1), date(report.year, 12, 31)):
        time = replace(calendar.whole(report.year, time.at), inferred=time.inferred)
    if time is None:
        year = ahead_year if aims and ahead_year else report.year
        time = replace(calendar.whole(year, at), inferred=True)
    if aims and not time.has_day and (time.end.month == 12 or time.end == calendar.today(time.end.year)):
        return date(time.start.year, 1, 1), date(time.end.year, 12, 31), time.inferred
    end = time.end
    if not aims and report.published and time.start <= report.published < end and not time.has_day:
        end = report.published
    return time.start, end, time.inferred
