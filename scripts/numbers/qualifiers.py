"""Words that say how a number is meant (余, 超过, 不低于, 约 …), and the interval that each of them allows.

The tables are the grammar: a new wording is a new word in a table. Nothing here knows units or numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scripts.numbers.numerals import QuantityError, plain

EXACT, ABOUT, OVER, AT_LEAST, UNDER, AT_MOST = "exact", "about", "over", "at least", "under", "at most"

# Before the number, with or without other words between (至少有1人, 不低于总数20%).
BEFORE = {
    AT_MOST: "不超过 不超 未超过 未超 没有超过 没超过 不多于 不高于 不大于 不突破 最多 至多 最高 上限",
    AT_LEAST: "不低于 不少于 不小于 不下于 不下 至少 最少 最低 起码 下限 保底",
    UNDER: "不到 不足 不满 未达到 未达 低于 少于 小于",
    OVER: "超过 超出 突破 高于 大于 多于 逾 超",
    ABOUT: "大约 大概 大致 接近 将近 约 近",
}
# These also compare (高于全省3个百分点 is 3, not "over 3"): other words between them and the number are refused.
COMPARING = frozenset(["超过", "超出", "突破", "高于", "大于", "多于", "低于", "少于", "小于"])
FILLER = re.compile(r"(?:了|有|到|达到|达|为|在|的|总数|总量|总额|全部)*")
# One sign alone is a qualifier only if it touches the number.
TOUCHING = frozenset("约近超逾")
# Signs before a word that make another word of it (节约, 附近, 赶超, 重大突破, 查找不足).
OTHER_WORD = {
    "约": "节签预合条公特履违制续解契邀集",
    "近": "附最邻靠亲远临",
    "超": "赶反",
    "突破": "大新得",
    "不足": "题找板在些",
}
NEARLY = frozenset(["近", "接近", "将近"])

# After the unit, at the end.
AFTER = {
    AT_LEAST: "及以上 以上 之上",
    AT_MOST: "及以下 以下 以内 之内 之下 封顶",
    ABOUT: "左右 上下",
    OVER: "出头 有余 余 多",
    UNDER: "不到 不足",
}
MORE = frozenset(["余", "多", "有余", "出头"])

_BEFORE = {word: qualifier for qualifier, words in BEFORE.items() for word in words.split()}
_AFTER = {word: qualifier for qualifier, words in AFTER.items() for word in words.split()} | {"内": AT_MOST}
_BEFORE_WORD = re.compile("|".join(sorted(_BEFORE, key=len, reverse=True)))
_ANY_AFTER = "|".join(sorted(_AFTER.keys() - {"内"}, key=len, reverse=True))
_AFTER_WORD = re.compile(rf"(?:{_ANY_AFTER}|(?<=[日天月周年时])内)$")
_JOINT = {frozenset([OVER, AT_LEAST]): OVER, frozenset([UNDER, AT_MOST]): UNDER}


@dataclass(frozen=True)
class Interval:
    """The numbers that a statement allows; None is no limit on that side."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool

    def contains(self, value: Decimal) -> bool:
        """Whether ``value`` is one of them."""
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below


EVERYTHING = Interval(None, None, False, False)


def words_before(prefix: str) -> list[str]:
    """Qualifier words in what stands before a number.

    Raises QuantityError where a word that also compares does not stand at the number.
    """
    found = []
    for match in _BEFORE_WORD.finditer(prefix):
        word, gap = match.group(), prefix[match.end() :]
        loose = word in TOUCHING and not FILLER.fullmatch(gap)
        if loose or prefix[: match.start()][-1:] in set(OTHER_WORD.get(word, "")):
            continue
        if word in COMPARING and not FILLER.fullmatch(gap):
            raise QuantityError(
                prefix,
                f"“{word}” may compare with “{gap}” instead of qualifying the number",
                f"shorten the span so that it starts after “{gap}”, or so that “{word}” touches the number",
            )
        found.append(word)
    return found


def split_after(rest: str) -> tuple[str, str]:
    """What follows a number, split in unit word and closing qualifier word (either may be empty)."""
    match = _AFTER_WORD.search(rest)
    return (rest[: match.start()], match.group()) if match else (rest, "")


def joint_qualifier(words: Iterable[str]) -> str:
    """The one qualifier that all ``words`` together mean (超过…以上 is "over").

    Raises QuantityError where they contradict each other (约…余).
    """
    found = list(words)
    meant = frozenset({"来": ABOUT, **_BEFORE, **_AFTER}[word] for word in found)
    if len(meant) < 2:
        return next(iter(meant), EXACT)
    if meant in _JOINT:
        return _JOINT[meant]
    joined = "…".join(found)
    raise QuantityError(joined, f"“{joined}” say different things", "shorten the span so that one remains")


def rounded(value: Decimal, step: Decimal) -> Interval:
    """What a number rounded half up to ``step`` can have been (away from zero below zero)."""
    half = step / 2
    return Interval(plain(value - half), plain(value + half), value >= 0, value < 0)


def cut(value: Decimal, step: Decimal) -> Interval:
    """What a number can have been whose further digits were cut off."""
    if value < 0:
        return Interval(plain(value - step), value, False, True)
    return Interval(value, plain(value + step), True, False)


def only(value: Decimal) -> Interval:
    """Exactly this number."""
    return Interval(value, value, True, True)


def qualified(value: Decimal, qualifier: str, words: Iterable[str], place: Decimal) -> Interval:
    """What a qualifier other than exact allows; ``place`` is that of the last digit that is not zero.

    余 and 多 stay below the next number of that place (400余万 lies between 400万 and 500万). 约 and 左右 allow one
    unit of that place or a twentieth of the number to either side, whichever is more, 近 one unit below: wide on
    purpose, nothing is accused on an "about".
    """
    found = set(words)
    if qualifier == OVER and found & MORE:
        return Interval(value, plain(value + place), False, False)
    if qualifier == ABOUT:
        if found & NEARLY:
            return Interval(plain(value - place), value, True, True)
        margin = max(place, abs(value) / 20)
        return Interval(plain(value - margin), plain(value + margin), True, True)
    low = value if qualifier in {OVER, AT_LEAST} else None
    high = value if qualifier in {UNDER, AT_MOST} else None
    return Interval(low, high, qualifier == AT_LEAST, qualifier == AT_MOST)
