"""What stands before a number in a span: only words that are known, each with what it does to the number.

A word that no table has is not passed over: the text is refused. So no 负, 降 or 倒数 is ever lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from scripts.numbers.numerals import BARE, DIGITS, QuantityError
from scripts.numbers.qualifiers import BEFORE, BEFORE_BARE
from scripts.numbers.units import Units
from scripts.numbers.vocabulary import either, meanings, word_list

UP, DOWN = "up", "down"
IS = "为"

SIGNS = {"-": "-", "–": "-", "+": "+", "负": "-", "负的": "-", "零下": "-"}
DASHES = frozenset("-–")  # signs only where nothing else can be meant: 增长-2%, not 收入-5万元
ORDER = ("第", "前")
COMPARING, EXTREMES, FILLERS, GRANTS = (
    frozenset(word_list("special", row)) for row in ("comparing", "extremes", "fillers", "grants")
)
COMPARED = word_list("change", "compared")
VERBS = frozenset(word_list("change", "up", "down"))
CHANGES = VERBS | {*word_list("change", "up_noun", "down_noun")}

_EVERY = re.compile(rf"每(?P<many>[十百千万]*)(?P<unit>个?[^0-9〇零两{DIGITS}十百千万亿]{{1,4}})")
_BARE = re.compile(rf"{BARE}(?![0-9{DIGITS}十百千零])")
_HALF = re.compile(r"半数?(?:$|[以之左])")
_ROLES = {
    **dict.fromkeys(word_list("neutral"), "neutral"),
    **{word: role.removesuffix("_noun") for word, role in meanings("change").items() if role != "compared"},
    **dict.fromkeys(SIGNS, "sign"),
    **dict.fromkeys(ORDER, "order"),
    **dict.fromkeys(BEFORE, "qualifier"),
    **dict.fromkeys(word_list("ranking"), "ranking"),
}
_WORD = re.compile(either(_ROLES))


@dataclass(frozen=True)
class Prefix:
    """What the words before a number say.

    ``end``: where the number begins. ``last``: the word before it. ``qualifiers``: those words, in order.
    ``direction``: up or down where the number is a change; ``shrinks``: growth below zero (负增长). ``sign``: + or -.
    ``is_ranking``: the words ask for a rank (位居). ``order``: 第 or 前 where it is one. ``per``: what it is stated for
    each of (`每万人`: 万人).
    """

    end: int = 0
    last: str = ""
    qualifiers: tuple[str, ...] = ()
    direction: str = ""
    shrinks: bool = False
    sign: str = ""
    is_ranking: bool = False
    order: str = ""
    per: str = ""

    @property
    def is_negative(self) -> bool:
        """Whether the number is below zero."""
        return self.shrinks or self.sign == "-"


def read_prefix(words: str, units: Units) -> Prefix:
    """The known words with which ``words`` begin; the number stands at ``end``.

    Raises QuantityError where two of them cannot go together, or where one may compare instead of qualifying.
    """
    prefix = Prefix()
    while step := _step(words, prefix, units):
        prefix = step
    return prefix


def is_neutral(words: str) -> bool:
    """Whether ``words`` are nothing but words that leave a number as it is."""
    end = 0
    while (match := _WORD.match(words, end)) and _ROLES[match.group()] == "neutral":
        end = match.end()
    return end == len(words)


def _step(words: str, prefix: Prefix, units: Units) -> Prefix | None:
    """One word further, or None where no known word follows."""
    rest = words[prefix.end :]
    if rest[:1] in BEFORE_BARE and (_BARE.match(rest[1:]) or (rest[0] == "过" and _HALF.match(rest[1:]))):
        return _add(prefix, rest[0], "qualifier")
    if rest == "唯一":
        return _add(prefix, rest[0], "neutral")
    if every := _EVERY.match(rest):
        return _divide(words, prefix, every, units)
    match = _WORD.match(rest)
    return _add(prefix, match.group(), _ROLES[match.group()]) if match else None


def _add(prefix: Prefix, word: str, role: str) -> Prefix:
    after = replace(prefix, end=prefix.end + len(word), last=word)
    if prefix.sign or prefix.order or (role == "sign" and not _takes_sign(prefix, word)):
        raise _misplaced(prefix.last, word)
    if role == "level" or (word == IS and prefix.last in VERBS):
        if prefix.last not in CHANGES:
            raise _misplaced(prefix.last, word)
        return replace(after, direction="")
    if role == "neutral":
        _check_between(prefix.qualifiers, word)
        return after
    if role == "qualifier":
        return replace(after, qualifiers=(*prefix.qualifiers, word))
    if role == "sign":
        return replace(after, sign=SIGNS[word])
    if role == "ranking":
        return replace(after, is_ranking=True)
    if role == "order":
        return replace(after, order=word)
    if prefix.direction:
        raise _misplaced(prefix.last, word)
    return replace(after, direction=DOWN if role == DOWN else UP, shrinks=role == "shrinking")


def _takes_sign(prefix: Prefix, word: str) -> bool:
    """Whether a sign can follow: not after a fall or 负增长; a dash only at the start or where a change is stated."""
    if prefix.direction == DOWN or prefix.shrinks:
        return False
    stated = prefix.direction or prefix.last in {"为", "是"} or prefix.last.startswith(COMPARED)
    return word not in DASHES or not prefix.end or bool(stated)


def _check_between(qualifiers: tuple[str, ...], word: str) -> None:
    """高于全省 compares, 最低工资 is not a limit: what may stand between such a word and the number."""
    for qualifier in qualifiers:
        allowed = FILLERS | GRANTS if qualifier in EXTREMES else FILLERS
        if qualifier in COMPARING | EXTREMES and word not in allowed:
            raise QuantityError(word, "comparison", qualifier=qualifier, word=word)


def _divide(words: str, prefix: Prefix, every: re.Match[str], units: Units) -> Prefix | None:
    """每万人拥有, 每年: the longest word after 每 that names a unit or a period."""
    unit = every["unit"]
    for length in range(len(unit), 0, -1):
        if units.divides(unit[:length]):
            if prefix.per:
                raise _misplaced(prefix.per, unit[:length])
            per = every["many"] + unit[:length]
            return replace(prefix, end=prefix.end + 1 + len(per), per=per, last=per)
    return None


def _misplaced(before: str, word: str) -> QuantityError:
    return QuantityError(word, "misplaced", word=word, before=before)
