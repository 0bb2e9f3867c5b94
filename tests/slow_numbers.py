"""A second reader of numbers, slow and simple, that shares no line and no table with the grammar.

It tries every way to take a text apart into the few words that it knows, and gives every meaning that it finds, as
value and qualifier. What the grammar reads must be among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

Meaning = tuple[Fraction, str]

SAME = dict(zip("萬億兩戶噸約餘過長點叁贰拾佰仟％－～５：", "万亿两户吨约余过长点三二十百千%-~5:", strict=True))
DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
NUMERALS = "0123456789.,零一二两三四五六七八九十"
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
BEFORE = {word: ["about"] for word in ("约", "近", "几近", "~")} | {"超过": ["over"], "过": ["over"], "不到": ["under"]}
BEFORE |= {"不低于": ["at least"], "≥": ["at least"], "上": ["at least"], "至多": ["at most"]}
BEFORE |= {word: [] for word in ("增长", "下降", "增长至", "下降至", "占", "占比", "户数", "第")}
SIGNS = ["负", "-"]
AFTER = {
    "以上": ["at least"],
    "左右": ["about"],
    "余": ["over"],
    "多": ["over"],
    "以内": ["at most"],
    "不到": ["under"],
    "增长": [],
}
UNITS = dict.fromkeys(["户", "元", "吨", "年", "位", "%", "个百分点", "倍", "", ":1", "比1", "比一"], Fraction(1))
UNITS |= {"成": Fraction(10), "折": Fraction(10), "角": Fraction(1, 10), "‰": Fraction(1, 10), "斤": Fraction(1, 2000)}
JOINT = {frozenset(["over", "at least"]): "over", frozenset(["under", "at most"]): "under"}


def meanings(text: str) -> set[Meaning]:
    """Every value and qualifier that a text can have; of a range the lower end."""
    for sign, same in SAME.items():
        text = text.replace(sign, same)
    return {
        (value, qualifier) for value, words in _phrases(_unspaced(text)) if (qualifier := _qualifier(words)) is not None
    }


def _unspaced(text: str) -> str:
    """Without spaces, but for those between two numerals."""
    kept = ""
    for index, sign in enumerate(text):
        beside = text[index - 1 : index] + text[index + 1 : index + 2]
        is_between = len(beside) == 2 and all(item in NUMERALS for item in beside)
        kept += "" if sign == " " and not is_between else sign
    return kept


def _qualifier(words: list[str]) -> str | None:
    found = frozenset(words)
    return next(iter(found), "exact") if len(found) < 2 else JOINT.get(found)


def _phrases(text: str) -> Iterator[tuple[Fraction, list[str]]]:
    """Words taken off either end, one at a time, until a number with its unit is left."""
    yield from _amounts(text)
    yield from _ranges(text)
    for word, qualifier in BEFORE.items():
        if text.startswith(word):
            yield from ((value, [*qualifier, *words]) for value, words in _phrases(text[len(word) :]))
    for word, qualifier in AFTER.items():
        if text.endswith(word):
            yield from ((value, [*words, *qualifier]) for value, words in _phrases(text[: -len(word)]))
    for word in [word for word in SIGNS if text.startswith(word)]:
        yield from ((-value, words) for value, words in _phrases(text[len(word) :]))


def _amounts(text: str) -> Iterator[tuple[Fraction, list[str]]]:
    for unit, factor in UNITS.items():
        if text.endswith(unit):
            body = text[: len(text) - len(unit)]
            yield from ((value * factor, words) for value, words in _numbers(body))
            if body.endswith("半") and unit not in {"", "折"}:  # 半年; 两年半 is below
                yield from ((factor * Fraction(1, 2), []) for _ in [body] if body == "半")
    yield from ((value, []) for value in _spelt(text))


def _numbers(body: str) -> Iterator[tuple[Fraction, list[str]]]:
    yield from ((value, []) for value in _numerals(body))
    for mark, word in (("余", "over"), ("多", "over"), ("来", "about")):
        if mark in body:
            yield from ((value, [word]) for value in _numerals(body.replace(mark, "", 1)))


def _spelt(text: str) -> Iterator[Fraction]:
    """Fractions, halves, tenths, coins, ratios, doublings."""
    if text in {"一半", "半数", "半"}:
        yield Fraction(50)
    for unit, factor in UNITS.items():
        if text.endswith(f"{unit}半") and unit:
            body = text[: len(text) - len(unit) - 1]
            yield from ((value + Fraction(1, 2)) * factor for value in _numerals(body) if value.denominator == 1)
    for mark in ("分之", "成", "元", ":", "比", "折"):
        left, found, right = text.partition(mark)
        if found:
            yield from _parted(left, mark, right)
    part, _, whole = text.partition("/")
    if len(part) == 1 and whole in {*"23456789", "10"} and "0" < part <= "9" and int(part) < int(whole):
        yield Fraction(100 * int(part), int(whole))
    if text.startswith("翻") and text.endswith("番"):
        yield from (Fraction(2) ** int(value) for value in _numerals(text[1:-1] or "一") if value.denominator == 1)


def _parted(left: str, mark: str, right: str) -> Iterator[Fraction]:
    for whole in _numerals(left):
        if mark == "折" and not right and whole >= 10:
            yield whole
        for part in _numerals(right.removesuffix("角") if mark == "元" else right or "零"):
            if mark == "分之" and whole:
                yield 100 * part / whole
            elif mark == "成":
                yield whole * 10 + part
            elif mark == "元" and right.endswith("角"):
                yield whole + part / 10
            elif mark in ":比" and part and 1 in (whole, part):
                yield whole / part
    if mark == "成" and right == "半":
        yield from (whole * 10 + 5 for whole in _numerals(left))
    if mark == "折" and len(left) == 2 and all(sign in DIGITS for sign in left) and not right:
        yield Fraction(10 * DIGITS[left[0]] + DIGITS[left[1]])


def _ranges(text: str) -> Iterator[tuple[Fraction, list[str]]]:
    for mark in ("至", "—", "-", "~"):
        for at in [index for index, sign in enumerate(text) if sign == mark]:
            for high, _ in _phrases(text[at + 1 :]):
                left = text[:at]
                for unit in [item for item in UNITS if text.endswith(item)]:
                    for scale in ("", "万", "亿"):
                        yield from ((low, []) for low, _ in _phrases(left + scale + unit) if low < high)
                yield from ((low, []) for low, _ in _phrases(left) if low < high)


def _numerals(text: str) -> set[Fraction]:
    """The values of one numeral, by its largest scale word: what stands before it times the word, and the rest."""
    if text in DIGITS:
        return {Fraction(DIGITS[text])}
    digits = text.replace(",", "") if _is_grouped(text) else text
    if digits.replace(".", "", 1).isdecimal() and digits.isascii() and digits[0] != "." and digits[-1] != ".":
        padded = len(digits.partition(".")[0]) > 1 and digits.startswith("0")
        return set() if padded else {Fraction(digits)}
    found: set[Fraction] = set()
    if "点" in text:
        whole, _, decimals = text.partition("点")
        if decimals and all(sign in DIGITS for sign in decimals):
            tail = "".join(str(DIGITS[sign]) for sign in decimals)
            found |= {value + Fraction(f"0.{tail}") for value in _numerals(whole)}
    for sign, size in SCALES.items():
        for at in [index for index, word in enumerate(text) if word == sign]:
            found |= _scaled(text[:at], size, text[at + 1 :])
    return found


def _scaled(left: str, size: int, right: str) -> set[Fraction]:
    heads = _numerals(left) if left else {Fraction(1)}
    tails = _numerals(right.removeprefix("零")) if right else {Fraction(0)}
    if right in DIGITS and size > 10:  # 三万五 is 35000
        tails = {Fraction(DIGITS[right] * size, 10)}
    return {head * size + tail for head in heads for tail in tails if tail < size}


def _is_grouped(text: str) -> bool:
    head, *groups = text.partition(".")[0].split(",")
    return bool(groups) and 0 < len(head) <= 3 and all(len(group) == 3 for group in groups)
