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
from fractions import Fraction

from scripts.numbers.numerals import DIGITS, HAN, HAN_DIGITS, NUMERAL, QuantityError, has_end, read_numeral
from scripts.numbers.prefixes import read_prefix
from scripts.numbers.qualifiers import AFTER, AT_MOST, EXACT, joint_qualifier
from scripts.numbers.units import PERIODS, Units
from scripts.numbers.vocabulary import either, word_list

# --- dates ---------------------------------------------------------------------------------------------------------
RELATIVE_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
TEN_DAYS = {"初": 10, "上旬": 10, "中旬": 20}  # 底, 末 and 下旬 end with the month
_LEAD = r"(?:截至|截止|截止到|力争|确保|争取|预计|计划|自|从|于|在|到|至)*"
_YEAR = rf"(?P<year>(?:[12][0-9]{{3}}|[一二][〇零{DIGITS}]{{3}})年|{'|'.join(RELATIVE_YEARS)})度?"
_MONTH = (
    rf"(?P<month>1?[0-9]|十[一二]?|[一二三四五六七八九])月份?"
    rf"(?:(?P<day>[0-9]{{1,2}}|[{HAN}]{{1,3}})[日号]|(?P<part>底|末|初|上旬|中旬|下旬))?"
)
_QUARTER = r"第?(?P<quarter>[一二三四1-4])季度(?P<quarter_end>[末底])?"
_HALF = r"(?P<half>上半年|下半年|年中)(?P<half_end>[末底])?"
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
    if (match["by"] or "").endswith("前") and not _ends(match):
        raise QuantityError(text, "first-or-last-day")
    named = _year_of(text, match["year"] or "", year)
    return _last_day(text, named, match.groupdict()), AT_MOST if match["by"] else EXACT


def _ends(match: re.Match[str]) -> bool:
    """Whether a date names the end of something, or a day: 6月底前, not 6月前."""
    return any(match[name] for name in ("day", "quarter_end", "half_end", "end")) or match["part"] in {"底", "末"}


def _year_of(text: str, word: str, year: int | None) -> int:
    if word and word not in RELATIVE_YEARS:
        return int("".join(str(HAN_DIGITS.get(sign, sign)) for sign in word[:4]))
    if year is None:
        raise QuantityError(text, "no-year")
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
        raise QuantityError(text, "no-such-day") from error


# --- frequencies ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Frequency:
    """So many times in one ``unit_word`` period (次/周): 半月一调度 is 2 次/月."""

    value: Fraction
    unit_word: str
    qualifier: str


LONGER = {("月", 3): ("季度", 1), ("月", 6): ("年", 2), ("季度", 2): ("年", 2)}
TEN_DAY_PERIOD, TEN_DAY_PERIODS = "旬", 3  # of a month
MAY_BE_DATES = frozenset(["月", "日", "季", "季度"])  # 三季度一次 may be once in the third quarter
ACTS, SHORT_ACTS = word_list("acts", "plain"), word_list("acts", "short")
_SINGLE, _HALVED, _DOUBLE = Fraction(1), Fraction(1, 2), Fraction(2)
_PERIOD = f"(?P<period>{either(PERIODS)})"
_ACTS = either(ACTS)
# What says how often without a number, and how many periods lie between two times.
PERIODICAL = (
    (rf"(?:每|按|逐){_PERIOD}{_ACTS}?", _SINGLE),
    (rf"(?P<period>[日周旬月季年]){_ACTS}", _SINGLE),
    (rf"每半{_PERIOD}{_ACTS}?", _HALVED),
    (rf"半{_PERIOD}{_ACTS}", _HALVED),
    (rf"隔{_PERIOD}{_ACTS}?", _DOUBLE),
    (rf"双(?P<period>月|周){_ACTS}?", _DOUBLE),
)
_PERIODICAL = [(re.compile(pattern), spacing) for pattern, spacing in PERIODICAL]
_SPACING = "[一两三四五六半1-9]"
_EVERY = f"(?:每(?P<every>{_SPACING})?|(?P<once>{_SPACING})|(?P<other>双|隔|每隔一))(?P<measure>个?){_PERIOD}"
_TIMES = re.compile(rf"(?P<lead>.*?){_EVERY}(?P<gap>.*?)(?P<count>{NUMERAL})(?P<what>.*)")
_HAS_PERIOD = re.compile(_PERIOD)
_COUNTED = re.compile(f"[次回轮场遍]{_ACTS}?")
_CLOSING = re.compile(f"{either(AFTER)}?$")


def read_frequency(text: str, units: Units) -> Frequency | None:
    """How often a thing is done; None where the text does not say that.

    Raises QuantityError where the number has no end (三天一次 is 0.333… a day), or a word beside it is not known.
    """
    for pattern, spacing in _PERIODICAL:
        if match := pattern.fullmatch(text):
            return _frequency(text, _SINGLE, spacing, match["period"], EXACT)
    match = _TIMES.fullmatch(text) if _HAS_PERIOD.search(text) else None
    if match is None:
        return None
    closing = _CLOSING.search(match["what"])
    end = closing.start() if closing else None
    if not _COUNTED.fullmatch(match["what"][:end]) and not _is_act(match, match["what"]):
        return None
    if match["once"] and match["once"] not in "一两半" and match["period"] in MAY_BE_DATES and not match["measure"]:
        raise QuantityError(text, "date-or-number")
    words = [*_words_around(match["lead"], units), *_words_around(match["gap"], units), match["what"][end:]]
    every = match["every"] or match["once"] or "一"
    periods = _HALVED if every == "半" else _DOUBLE if match["other"] else read_numeral(every).value
    count = read_numeral(match["count"]).value
    return _frequency(text, count, periods, match["period"], joint_qualifier(filter(None, words)))


def _is_act(match: re.Match[str], what: str) -> bool:
    """Whether what is done once is named (一周一研判); 每周一研判 may be every Monday."""
    monday = match["period"] in {"周", "星期"} and not match["once"]
    return match["count"] in {"一", "1"} and what in {*ACTS, *SHORT_ACTS} and not monday


def _words_around(words: str, units: Units) -> tuple[str, ...]:
    """The qualifiers among known words before a number. Raises QuantityError for a word that is not known."""
    prefix = read_prefix(words, units)
    if prefix.end < len(words) or prefix.direction or prefix.sign or prefix.order or prefix.per:
        raise QuantityError(words, "beside-frequency", word=words)
    return prefix.qualifiers


def _frequency(text: str, count: Fraction, spacing: Fraction, period: str, qualifier: str) -> Frequency:
    base = PERIODS[period]
    if base == TEN_DAY_PERIOD:
        base, count = "月", count * TEN_DAY_PERIODS
    base, times = LONGER.get((base, int(spacing)), (base, 0))
    value = count * times if times else count / spacing
    if not has_end(value):
        raise QuantityError(text, "endless-frequency", period=base)
    return Frequency(value, f"次/{base}", qualifier)
