"""Which unit of the units table a number is in: by its unit word, and where several share one, by what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from scripts.intake.clauses import Layout
from scripts.intake.lexicon import rows, words
from scripts.intake.spans import MEASURES, Statement
from scripts.ledger.frames import Row
from scripts.numbers.quantities import Quantity
from scripts.numbers.units import APART, written_forms

RATIO = re.compile("(?:比值|收入比|之比)[^，。；,;]{0,4}$")
GENERAL = ("item", "facility")  # what is counted where nothing more is known: 个, 处
USUAL = {"户": "household"}  # words of another unit only right beside its noun: 龙头企业10户
NAMED = frozenset(["toilet", "field-study", "meeting", "document", "school-class"])  # chosen only where named
BARE_CLAUSE = 5  # characters of a clause that only goes on with what was named before: 已开工76个
AHEAD, BACK = 22, 24  # characters in which the noun of a number is looked for
STOP = re.compile("[，。；：！？,;:\n]|[0-9]")
QUOTED = re.compile("“[^”]*”|‘[^’]*’")
APART_FROM = re.compile("和(?!美)|[、（()）用已开全均都被在纳获占约及与]|以上|的目标")
BRACKET = re.compile("[（(]")
LEVEL = re.compile("(?:国家|省|市|县)级")
MONEY = re.compile(
    "资金|投入|投资|贷款|收入|产值|金额|销售额|补助|补贴|总额|经费|余额|奖补|收益|租金|产业链|交易额|募捐|捐款"
)
SORT = re.compile("类$|^[（(][一二三四五六七八九十]+[)）][^，。]{2,8}$")
TAKEN_UP = re.compile(f"(?:[开完竣]工|在建|其他)$|^其[中余]|{SORT.pattern}")
PEOPLE = re.compile("人$|责任人|群众|干部|劳动力|人口|队员|书记|人员|村民|[果菜茶粮药]农|学生|老人|儿童|户籍")


@cache
def _nouns() -> tuple[tuple[str, str], ...]:
    """Each noun with its unit, longer ones first."""
    pairs = [(word, unit) for unit in rows("nouns") for word in words("nouns", unit)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


class Units:
    """The units of the table, asked by the words of a text."""

    def __init__(self, table: Iterable[Row]) -> None:
        self._rows = {row["unit_id"]: row for row in table}
        self._forms = {unit: written_forms(row["name_zh"], row["written_zh"]) for unit, row in self._rows.items()}

    def fitting(self, quantity: Quantity) -> list[str]:
        """The units that are written with the word of a quantity; a frequency, rank or date has its own."""
        word, kind = quantity.unit_word, quantity.kind
        if kind in APART:
            return [
                unit
                for unit, row in self._rows.items()
                if row["dimension"] == kind and (word in self._forms[unit] or not word or kind == "rank")
            ]
        dimension = {"zero": "count", "range": ""}.get(kind, kind)
        return [
            unit
            for unit, forms in self._forms.items()
            if word in forms and (dimension in {"", "number"} or self._rows[unit]["dimension"] == dimension)
        ]

    def choose(self, statement: Statement, layout: Layout) -> tuple[str, bool]:
        """The unit of a number, and whether that is sure; "" where the table has none."""
        quantity = statement.quantity
        if quantity is None:
            return "", False
        if quantity.kind == "zero" and quantity.unit_word in {"", "个"}:
            before = layout.text[max(statement.start - 3, 0) : statement.start]
            return "person" if PEOPLE.search(before) else "household", False
        fitting = self.fitting(quantity) if quantity.unit_word or quantity.kind in APART else []
        first = [unit for unit in fitting if self._forms[unit][0] == quantity.unit_word and quantity.unit_word != "个"]
        if len(fitting) == 1:
            return fitting[0], True
        for noun in _find_nouns(statement, layout, quantity.unit_word):
            if noun in fitting and (quantity.unit_word not in USUAL or _is_beside(noun, statement, layout)):
                return noun, True
        if quantity.unit_word in USUAL:
            return USUAL[quantity.unit_word], True
        if not quantity.unit_word:
            return ("" if statement.text[-1] in MEASURES else self._wordless(statement, layout)), False
        own = [unit for unit in first if unit not in NAMED]
        rest = [*filter(fitting.count, GENERAL[:1]), *own, *filter(fitting.count, GENERAL[1:]), *fitting]
        return next((unit for unit in rest if unit not in NAMED), ""), False

    def _wordless(self, statement: Statement, layout: Layout) -> str:
        """2.34万帮扶责任人 are persons, 超过6400亿 after 产值 yuan."""
        end = statement.end
        after = STOP.split(layout.text[end : end + AHEAD])[0]
        before = layout.text[layout.clause(statement.start).start : statement.start]
        if RATIO.search(before):
            return "times"
        if MONEY.search(before) and not after.startswith(("人", "户")):
            return "cny"
        if PEOPLE.search(after) or PEOPLE.search(before[-8:]):
            return "person"
        return next(iter(_find_nouns(statement, layout, "个")), "")


def _is_beside(unit: str, statement: Statement, layout: Layout) -> bool:
    """Whether a noun of a unit stands right at a number: 龙头企业10户 are firms, 企业带动1200户 are households."""
    nouns = "|".join(noun for noun, counted in _nouns() if counted == unit)
    before, after = layout.text[: statement.start][-BACK:], layout.text[statement.end :][:AHEAD]
    return bool(
        re.search(f"(?:{nouns})[共达有到]{{0,2}}(?:[0-9]+[-—–~至到])?$", before)
        or re.match(f"(?:[㐀-鿿]{{0,4}})(?:{nouns})", after)
    )


def goes_on(statement: Statement, layout: Layout, *, is_sure: bool) -> bool:
    """Whether a number counts what was counted before it: 开工1356个、完工1103个; a sort of it also with a noun."""
    text, start, end = layout.text, statement.start, statement.end
    words = re.split("[、0-9]", text[layout.clause(start).start : start])[-1]
    return bool((SORT if is_sure else TAKEN_UP).search(words)) and not re.match("[㐀-鿿]", text[end : end + 1])


def _find_nouns(statement: Statement, layout: Layout, word: str) -> list[str]:
    """The units of the nouns beside a number, the likeliest first: after it, before it, earlier and later."""
    text, start, end = layout.text, statement.start, statement.end
    ahead = STOP.split(text[end : end + AHEAD])[0]
    nouns = []
    if ahead and not APART_FROM.match(ahead):
        plain = QUOTED.sub("", ahead)
        nouns += (_nouns_in(plain.split("、")[0]) or _nouns_in(plain) or _nouns_in(ahead))[:1]
    elif BRACKET.match(ahead):
        nouns += _nouns_in(ahead)[:1]
    nouns += reversed(_nouns_in(text[max(layout.clause(start).start, start - BACK) : start], is_before=True))
    if LEVEL.match(ahead):
        nouns += _nouns_in(text[end : min(layout.sentence(start).end, end + BACK)])
    clause = layout.clause(start).start
    if len(text[clause:start].strip()) > BARE_CLAUSE:
        return nouns  # what is counted stands there, in a word that is not known
    earlier = text[max(layout.sentence(start).start, start - 3 * BACK) : clause]
    return [*nouns, *reversed(_nouns_in(earlier, is_before=True))]


def _nouns_in(piece: str, *, is_before: bool = False) -> list[str]:
    """The units of the nouns of a piece, in order; a shorter noun within a longer one does not count, nor does 市级."""
    nouns: list[tuple[int, int, str]] = []
    for noun, unit in _nouns():
        for match in re.finditer(f"(?:(?<![乡农全各我本]){re.escape(noun)}|{re.escape(noun)}$)(?!级)", piece):
            if len(noun) == 1 and noun in "省市县镇桥站班岗组" and is_before and match.end() < len(piece):
                continue  # 红桥县共有37个 are no counties
            if not any(begin < match.end() and match.start() < stop for begin, stop, _ in nouns):
                nouns.append((*match.span(), unit))
    return [unit for _, _, unit in sorted(nouns)]
