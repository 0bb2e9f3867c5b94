"""Why a numeral is no figure: a date, a number of order, a name, an idiom, a count of what is listed, a repetition.

Zones of the text are looked for first (a title in 《》, an address, the head of a page); a numeral within one is an
omission with the zone's reason. What is left is judged by its own words. Where nothing says otherwise a quantity with a
unit is a figure: one too many costs a keystroke, one too few a number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.intake.clauses import Layout, Span
from scripts.intake.lexicon import pattern
from scripts.intake.repeats import find_repeats
from scripts.intake.spans import MEASURES, Statement
from scripts.numbers.quantities import Quantity

HAN, YEAR = "一二两三四五六七八九十", "(?:19|20)[0-9]{2}"
START = r"(?:(?<=[\n。；;:：，,！!？?—])|\A)[ \t]*"
STANDING = re.compile("HAN|YEAR|NUMBER|START|NAMES|IDIOMS|ORDERS")
AHEAD, AFTER = 4, 14  # characters after a numeral in which it is said what it is of
NEAR = 24  # characters before a rank in which it is said what was ranked
SMALL = 12  # a number in Chinese characters up to this is more often a way of speaking than a count
LONGEST_UNREAD = 6  # digits beyond which a numeral that is not read is a telephone number
UNIT_WORDS = frozenset("个家户名人座处所条项场次期")
ACHIEVED = re.compile(
    "(?:建成|新建|创建|培育|新增|举办|召开|开展|引进|打造|获评|入选|评为|实施|完成|改造|落实|选派|共有|现有|达到?|至少|不少于|超过)了?"
    "(?:省级|市级|国家级|县级|全国|全省|的)?$"
)
RANKED = re.compile("考核|考评|评估|排名|评比|测评|综合|位次|增速|总量|绩效")
ASSIGNED = re.compile("班子成员|包[抓联保扶]|挂[联包点]|联系|遍访|抽查了|重点抽查")
SCOPE = re.compile("[^，。；,;、]{2,18}行动[，。；,;]|[省市县区](?:份|区)?的?(?:考核|评比|排名|评估)")
LASTS = re.compile("公示期|为期|期限|历时|有效期|工期|任期|服务期")
LISTED = re.compile("类型|方面|环节|阶段|维度|层面|步骤|类别|大类|字")
DEFINING = re.compile("(?:及?以[上下内]|之内)$")
BOUNDING = re.compile("的[0-9]")  # 识别时限超过15天的9户
DEFINED = re.compile(
    "的?[^，。；,;、]{0,8}?(?:村|社区|户|企业|项目|家庭|集体|人员|经营主体|园区|单位|安置[点区]|搬迁点|农场|基地|灌区|人口)"
)
_STANDS = {
    "HAN": HAN,
    "YEAR": YEAR,
    "NUMBER": f"[{HAN}百0-9]+",
    "START": START,
    "NAMES": pattern("names"),
    "IDIOMS": pattern("idioms", "plain"),
    "ORDERS": pattern("idioms", "orders"),
}


@dataclass(frozen=True, slots=True)
class Omission:
    """A numeral that is no figure, with the characters that show it."""

    span: Span
    reason: str


@cache
def _zones() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The reason and the pattern of each kind of zone, the firmest first."""
    table = tomllib.loads(Path(__file__).with_name("zones.toml").read_text(encoding="utf-8"))["zones"]
    return tuple(
        (reason, re.compile(STANDING.sub(lambda match: _STANDS[match.group()], words))) for reason, words in table
    )


def find_omissions(layout: Layout, statements: Iterable[Statement]) -> dict[Statement, Omission]:
    """Those of the statements that are no figures, each with its reason."""
    zones = list(_find_zones(layout.text))
    repeats = find_repeats(layout.text)
    omissions = {}
    for statement in statements:
        omission = _repeated(statement, repeats) or _zoned(statement, zones, layout.text) or _judge(statement, layout)
        if omission:
            omissions[statement] = omission
    return omissions


def _find_zones(text: str) -> Iterator[Omission]:
    for reason, words in _zones():
        for match in words.finditer(text):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Omission(Span(start, start + len(match.group().strip())), reason)


def _repeated(statement: Statement, repeats: list[tuple[int, int]]) -> Omission | None:
    inside = any(start <= statement.start and statement.end <= end for start, end in repeats)
    return Omission(Span(statement.start, statement.end), "repeat") if inside else None


def _zoned(statement: Statement, zones: list[Omission], text: str) -> Omission | None:
    """The first zone that holds the whole numeral; quotation marks hold a name only where no quantity is quoted."""
    for zone in zones:
        if not (zone.span.start <= statement.start and statement.end <= zone.span.end):
            continue
        if zone.reason in {"name", "idiom", "definition"} and _is_firm(statement):
            continue
        own = text[zone.span.start] == "《" or (
            zone.reason == "date" and statement.quantity and _kind(statement) == "date"
        )
        return Omission(Span(statement.start, statement.end) if own else zone.span, zone.reason)
    return None


def _is_firm(statement: Statement) -> bool:
    """Whether a number is a quantity even within a name or an idiom: 5.3亿元, 85%, 没有发生."""
    quantity = statement.quantity
    if quantity is None or quantity.kind not in {"ratio", "money", "zero", "frequency"}:
        return False
    return quantity.kind in {"zero", "frequency"} or bool(re.search("[0-9].*[%元]|分之", statement.text))


def _kind(statement: Statement) -> str:
    return statement.quantity.kind if statement.quantity else ""


def _judge(statement: Statement, layout: Layout) -> Omission | None:
    """What the words of a numeral and those beside it say; None where it is a figure."""
    text, span, kind = layout.text, Span(statement.start, statement.end), _kind(statement)
    is_arabic = bool(re.search("[0-9]", statement.text))
    if kind == "date":
        return Omission(span, "date")
    if kind in {"frequency", "zero"}:
        return _judge_word(statement, text)
    if kind == "rank":
        return _judge_rank(statement, layout)
    if not statement.quantity:
        if statement.text[-1] == ".":
            return Omission(span, "numbering")
        is_short = is_arabic and len(statement.text) <= LONGEST_UNREAD
        return None if is_short else Omission(span, "contact" if is_arabic else "idiom")
    if kind != "ratio" and DEFINING.search(statement.text) and DEFINED.match(text[span.end : span.end + AFTER]):
        return Omission(span, "definition")
    if kind in {"time", "money"} and statement.quantity.qualifier != "exact" and BOUNDING.match(text[span.end :]):
        return Omission(span, "definition")
    if _is_arrangement(
        statement.quantity, text[layout.clause(span.start).start : span.start], text[span.end :][:AFTER]
    ):
        return Omission(span, "measure")
    return (_judge_arabic if is_arabic else _judge_han)(statement, statement.quantity, text)


def _is_arrangement(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number says how work is arranged (14名市级领导包抓7个县区, 每个村1所), not what came of it."""
    led = quantity.unit_word in {"个", "名", "位", "人", "家"} and re.match(
        f".{{0,8}}?{pattern('arrangements')}", after
    )
    each = re.search("每[个人村县镇户]", before) and quantity.value == 1 and quantity.qualifier == "exact"
    return bool(led or each or ASSIGNED.search(before) or SCOPE.match(after))


def _judge_word(statement: Statement, text: str) -> Omission | None:
    """清零 is an aim in words; 每年 says how often only beside what is done so often."""
    start, end = statement.start, statement.end
    if re.search("[清归]零$", text[max(start - 1, 0) : end]):
        return Omission(Span(min(start, end - 2), end), "measure")
    if "规模性" in text[start : end + AHEAD]:
        return Omission(Span(start, end), "measure")  # no relapse on a large scale is not none at all
    if statement.text == "零" and text[start - 1 : start] != "为":
        return Omission(Span(start, end), "idiom")
    if re.fullmatch("[每按逐].{1,2}", statement.text) and not re.match(
        f"(?![一二三四五六日天末])[^，。；,;]{{0,14}}{pattern('acts')}", text[end:]
    ):
        return Omission(Span(start, end), "idiom")
    return None


def _judge_rank(statement: Statement, layout: Layout) -> Omission | None:
    text, end = layout.text, statement.end
    sentence = layout.sentence(statement.start)
    if re.match("[批届轮季期代线步方阶]|产业|时间|书记|责任|次会|次全|次党", text[end : end + 2]):
        return Omission(Span(statement.start, end), "name")
    counted = re.search("[^首][位名]$", statement.text)
    ranked = RANKED.search(text[max(sentence.start, statement.start - NEAR) : end])
    return None if counted or ranked else Omission(Span(statement.start, end), "measure")


def _judge_arabic(statement: Statement, quantity: Quantity, text: str) -> Omission | None:
    """Digits with a unit are a figure; years of service, a year alone and a digit among letters are none."""
    span = Span(statement.start, statement.end)
    if quantity.unit_word in {"岁", "周岁"} and quantity.qualifier == "exact":
        return Omission(span, "measure")
    if quantity.kind == "time" and LASTS.search(text[: span.start][-4:]):
        return Omission(span, "date")
    if quantity.unit_word == "年" and quantity.kind == "time" and not statement.text.startswith("连续"):
        return Omission(span, "date")
    if LISTED.match(text[statement.end :]) and 0 < (quantity.value or 0) <= SMALL:
        return Omission(span, "list")
    if quantity.kind != "number" or quantity.qualifier != "exact":
        return None
    if re.fullmatch(YEAR, statement.text):
        return Omission(span, "date")
    beside = text[max(statement.start - 1, 0) : statement.start] + text[statement.end : statement.end + 1]
    if len(statement.text) < 3 and not re.search("[㐀-鿿]", beside):
        return Omission(span, "furniture")
    return Omission(span, "name") if re.search("[A-Za-z]", beside) else None


def _judge_han(statement: Statement, quantity: Quantity, text: str) -> Omission | None:
    """A number in Chinese characters counts something where it is large, qualified, a share, or reached."""
    span = Span(statement.start, statement.end)
    if quantity.kind == "ratio" or quantity.qualifier != "exact" or statement.text.startswith("连续"):
        return None
    if statement.text[-1] in MEASURES and ACHIEVED.search(text[: span.start][-10:]):
        return None
    if quantity.kind == "number" or (quantity.kind == "time" and quantity.unit_word != "个工作日"):
        return Omission(span, "date" if quantity.kind == "time" else "idiom")
    if re.match(f".{{0,4}}?{pattern('lists')}", text[span.end :]):
        return Omission(span, "list")
    if (quantity.value or 0) > SMALL and not statement.text.endswith("大"):
        return None
    return (
        None
        if ACHIEVED.search(text[: span.start][-10:]) and quantity.unit_word in UNIT_WORDS
        else Omission(span, "idiom")
    )
