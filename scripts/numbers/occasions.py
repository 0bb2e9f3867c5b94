"""When and how often: the dates (`6月底前`) and the frequencies (`一周一研判`) of Chinese official documents.

Both readers take a text without spaces and with half-width digits, and give None where it is something else. A date
is the last day that the wording allows, as a deadline is read. No amounts here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.numbers.numerals import HAN, HAN_DIGITS, NUMERAL, QuantityError, exact_quotient, read_numeral
from scripts.numbers.qualifiers import AT_MOST, EXACT, joint_qualifier, split_after, words_before

_NONE = rf"[^0-9{HAN}，。；！？]*"  # other words, without a numeral or a stop

# --- dates ---------------------------------------------------------------------------------------------------------
RELATIVE_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1}
TEN_DAYS = {"初": 10, "上旬": 10, "中旬": 20}  # 底, 末 and 下旬 end with the month
_LEAD = r"(?:截至|截止|截止到|力争|确保|争取|预计|计划|自|从|于|在|到|至)*"
_YEAR = rf"(?P<year>(?:[12][0-9]{{3}}|[一二][〇零一二三四五六七八九]{{3}})年|{'|'.join(RELATIVE_YEARS)})度?"
_MONTH = (
    rf"(?P<month>[0-9]{{1,2}}|[{HAN}]{{1,3}})月份?"
    rf"(?:(?P<day>[0-9]{{1,2}}|[{HAN}]{{1,3}})[日号]|(?P<part>底|末|初|上旬|中旬|下旬))?"
)
_QUARTER = r"第?(?P<quarter>[一二三四1-4])季度[末底]?"
_HALF = r"(?P<half>上半年|下半年|年中)[末底]?"
_DATE = re.compile(
    rf"{_LEAD}(?:{_YEAR})?(?:{_MONTH}|{_QUARTER}|{_HALF}|(?P<end>年?[底末]|年(?=内)))?(?P<by>之前|以前|前|之内|以内|内)?"
)
_ISO = re.compile(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")


def read_date(text: str, year: int | None) -> tuple[str, str] | None:
    """ISO day and qualifier ("at most" for 前 and 内: not later than; else "exact") of a date; None if it is none.

    ``year`` is the year that 今年 means, and the year of a date that names none. Raises QuantityError where a year
    is needed and not given, and where there is no such day.
    """
    if iso := _ISO.fullmatch(text):
        return _day(text, int(iso[1]), int(iso[2]), int(iso[3])), EXACT
    match = _DATE.fullmatch(text)
    if match is None or not any(match[name] for name in ("year", "month", "quarter", "half", "end")):
        return None
    if match["end"] in {"底", "末"} and not match["year"]:
        return None
    named = _year_of(text, match["year"] or "", year)
    return _last_day(text, named, match.groupdict()), AT_MOST if match["by"] else EXACT


def _year_of(text: str, word: str, year: int | None) -> int:
    if word and word not in RELATIVE_YEARS:
        digits = word[:4]
        return int(digits) if digits.isascii() else int("".join(str(HAN_DIGITS[sign]) for sign in digits))
    if year is None:
        raise QuantityError(text, "the date names no year", "give the year that the document means")
    return year + RELATIVE_YEARS.get(word, 0)


def _last_day(text: str, year: int, parts: Mapping[str, str | None]) -> str:
    if half := parts["half"]:
        return _day(text, year, 12 if half == "下半年" else 6, None)
    if quarter := parts["quarter"]:
        return _day(text, year, 3 * int(read_numeral(quarter).value), None)
    if month := parts["month"]:
        day = parts["day"]
        number = int(read_numeral(day).value) if day else TEN_DAYS.get(parts["part"] or "")
        return _day(text, year, int(read_numeral(month).value), number)
    return _day(text, year, 12, None)


def _day(text: str, year: int, month: int, day: int | None) -> str:
    try:
        return date(year, month, monthrange(year, month)[1] if day is None else day).isoformat()
    except ValueError as error:
        raise QuantityError(text, "no such day in the calendar", "check the characters of the span") from error


# --- frequencies ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Frequency:
    """So many times in one ``unit_word`` period (次/周): 半月一调度 is 2 次/月."""

    value: Decimal
    unit_word: str
    qualifier: str


PERIODS = {"日": "日", "天": "日", "周": "周", "星期": "周", "月": "月", "年": "年", "年度": "年"} | {
    "季": "季度",
    "季度": "季度",
}
LONGER = {("月", 3): ("季度", 1), ("月", 6): ("年", 2), ("月", 12): ("年", 1), ("季度", 2): ("年", 2)}
ACTS = "调度 研判 督查 督导 督办 通报 报告 简报 会商 例会 推进 汇报 总结 排查 检查 走访 暗访 分析 评比 考核 更新"
_PERIOD = rf"(?P<period>{'|'.join(sorted(PERIODS, key=len, reverse=True))})"
_EVERY = rf"(?:每(?P<every>[一二两三四五六半]|[1-9])?|(?P<once>[一二两三四五六半]|[1-9]))个?{_PERIOD}"
_TIMES = re.compile(rf"(?P<lead>{_NONE}){_EVERY}(?P<gap>{_NONE})(?P<count>{NUMERAL})(?P<what>{_NONE})")
_PERIODICAL = re.compile(_PERIOD.replace("?P<period>", ""))
_COUNTED = re.compile(r"[次回轮场遍](?!性)")
# 每月一天 and 每年一元 are amounts: what follows the number must not begin with a measure word
_ACT = re.compile(r"(?![次回轮场遍个元人户天日月年名家座件项斤吨亩米份只张种批届位条所岗事村镇])[一-鿿]{1,6}")
_ACTS = "|".join(ACTS.split())
_PLAIN = re.compile(rf"每(?P<half>半)?{_PERIOD}(?:{_ACTS})?|(?P<short>[日周月季年])(?:{_ACTS})")


def read_frequency(text: str) -> Frequency | None:
    """How often a thing is done; None where the text does not say that.

    Raises QuantityError where the number has no end (三天一次 is 0.333… a day).
    """
    if match := _PLAIN.fullmatch(text):
        return _frequency(text, Decimal(1), "半" if match["half"] else "一", match["period"] or match["short"], EXACT)
    match = _TIMES.fullmatch(text) if _PERIODICAL.search(text) else None
    if match is None:
        return None
    what, closing = split_after(match["what"])
    act = match["count"] in {"一", "1"} and _ACT.fullmatch(what)
    if not (_COUNTED.match(what) or act):
        return None
    words = [*words_before(match["lead"]), *words_before(match["gap"]), *filter(None, [closing])]
    count = read_numeral(match["count"]).value
    return _frequency(text, count, match["every"] or match["once"] or "一", match["period"], joint_qualifier(words))


def _frequency(text: str, count: Decimal, spacing: str, period: str, qualifier: str) -> Frequency:
    base = PERIODS[period]
    if spacing == "半":
        return Frequency(count * 2, f"次/{base}", qualifier)
    every = int(read_numeral(spacing).value)
    base, times = LONGER.get((base, every), (base, 0))
    if times:
        return Frequency(count * times, f"次/{base}", qualifier)
    value = exact_quotient(count, Decimal(every))
    if value is None:
        raise QuantityError(
            text, f"how often this is in one {base} has no exact decimal number", "register it as a measure"
        )
    return Frequency(value, f"次/{base}", qualifier)
