"""Where the quantities of a text stand, by the grammar alone: each numeral belongs to exactly one statement.

A span takes in what makes the number what it is and nothing else: words that qualify it, a fall, the unit word
(``不低于20%``, ``400余万元``, ``下降5%``); not the verb before it nor the noun after 个.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.numbers.numerals import QuantityError
from scripts.numbers.qualifiers import is_other_word
from scripts.numbers.quantities import Quantity, parse
from scripts.numbers.search import Run, find_runs
from scripts.numbers.units import Units
from scripts.numbers.vocabulary import meanings, word_list

ANY_YEAR = 2000  # a date without a year needs one to be read; which one makes no difference here
BEFORE, AFTER = 9, 14  # characters beside a numeral that may belong to it
END = re.compile(r"[，。；！？“”‘’《》〈〉【】\[\]\n\r\t;!?\"]|,(?![0-9]{3}(?![0-9]))")
NOUN = re.compile("(?<=个)(?!班|月|小时|星期)[㐀-鿿（）()、]+$|(?<=人)口$|(?<=家)企业$|(?<=户)家庭$|(?<=重)保障$")
TAIL = re.compile("(?:的?(?:情况|现象|问题|事件|事故))+$")
MEASURES = frozenset("盏支块根面册艘顶扇副架段层枚粒瓶箱桶盒罐筐顿餐遍轮卷")  # words of no unit of the table
MEASURE_WORD = re.compile(f"(?P<more>[余多]?)[{''.join(sorted(MEASURES))}]次?")
NUMERIC = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿余多")
LASTING = re.compile("连续$")
RHYTHM = re.compile("[每按逐]")  # 每月补贴300元 is 300元; only 每月 with what is done so often is a number itself
NOT_ONE = re.compile("[无没未](?:有)?一[^0-9]")
WORDS = tuple(word for word in (*word_list("change", "up", "down"), *meanings("before")) if len(word) > 1)
CLOSING = re.compile(f"(?:{'|'.join(meanings('after'))})$")
SEPARATOR = re.compile("——|[-–—－―~～至到]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A numeral with what belongs to it.

    ``quantity`` is None where the grammar reads none; ``part`` is low or high where it is an end of a range, whose
    value is then in ``value``.
    """

    start: int
    end: int
    text: str
    quantity: Quantity | None
    value: str = ""
    part: str = ""


def find_statements(text: str, units: Units) -> list[Statement]:
    """Every quantity of a text and every numeral that is none, in order; no two overlap."""
    statements: list[Statement] = []
    reached = 0
    for run in find_runs(text):
        if run.end <= reached:
            continue
        numbers = list(_read_at(text, run, units, reached))
        statements += numbers
        reached = numbers[-1].end
    return statements


def _read_at(text: str, run: Run, units: Units, reached: int) -> Iterator[Statement]:
    """The statement that begins at or around a numeral, two where it is a range."""
    start = max(run.start, reached)
    if run.text[-1] == ".":
        yield Statement(start, run.end, run.text, None)
        return
    stop = END.search(text, run.end, run.end + AFTER)
    last = stop.start() if stop else min(run.end + AFTER, len(text))
    for end in range(last, run.end - 1, -1):
        if text[end - 1].isspace():
            continue
        wide = _widen(text, start, end, reached, units)
        if wide and (wide[2].kind == "frequency" or not RHYTHM.match(run.text)):
            yield from _settle(text, run, wide, units)
            return
    yield Statement(start, run.end, text[start : run.end], None)


def _widen(text: str, start: int, end: int, reached: int, units: Units) -> tuple[int, int, Quantity] | None:
    """The span with all words before it that belong to it: as few as give the same reading as the most."""
    first = max(start - BEFORE, reached)
    breaks = [match.end() for match in re.finditer(r"[，。；：、！？“”‘’《》（(\s,;:!?\"]", text[first:start])]
    first += breaks[-1] if breaks else 0
    widest = None
    for begin in range(first, start + 1):
        words = text[begin:end]
        quantity = None if is_other_word(text[:begin][-1:], words, text[end : end + 1]) else read(words, units)
        if quantity is None:
            continue
        if widest is None:
            widest = quantity
            reading = _reading(widest)
            best = (begin, end, widest)
        elif _reading(quantity) == reading:
            best = (begin, end, quantity)
    return (_whole_word(text, best[0]), *best[1:]) if widest else None


def _whole_word(text: str, begin: int) -> int:
    """Where the word begins in whose middle a span would: 降5% is 下降5%."""
    for word in WORDS:
        for cut in range(1, len(word)):
            if text.startswith(word, begin - cut):
                return begin - cut
    return begin


def _settle(text: str, run: Run, wide: tuple[int, int, Quantity], units: Units) -> Iterator[Statement]:
    """The span in its customary form."""
    start, end, quantity = wide
    if quantity.kind == "range":
        yield from _ends(text, start, end, quantity, units)
        return
    if quantity.kind == "zero" and (no := NOT_ONE.match(text, start)) and no.end() <= end:
        end = no.end()
    elif quantity.kind == "zero" and (tail := TAIL.search(text, run.end, end)):
        end = tail.start()
    elif quantity.kind == "count" and (noun := NOUN.search(text, run.end, end)):
        shorter = read(text[start : noun.start()], units)
        if shorter and _reading(shorter) == _reading(quantity):
            end, quantity = noun.start(), shorter
    elif quantity.kind == "number" and (measure := MEASURE_WORD.match(text, end)) and text[end - 1] in NUMERIC:
        end, quantity = measure.end(), read(text[start : end + len(measure["more"])], units) or quantity
    if quantity.unit_word == "年" and (before := LASTING.search(text, max(start - 2, 0), start)):
        start = before.start()
    yield Statement(start, end, text[start:end], quantity)


def _ends(text: str, start: int, end: int, quantity: Quantity, units: Units) -> Iterator[Statement]:
    """The two ends of a range, each with its own characters; the lower one has the unit of the upper."""
    plain = read(CLOSING.sub("", text[start:end]), units) or quantity  # 左右 widens the bounds, not the ends
    low, high = plain.bounds.low, plain.bounds.high
    for match in SEPARATOR.finditer(text, start + 1, end):
        upper = read(text[match.end() : end], units)
        if upper and upper.value == high and low is not None:
            yield Statement(start, match.start(), text[start : match.start()], quantity, plain.canonical, "low")
            yield Statement(match.end(), end, text[match.end() : end], upper, upper.canonical, "high")
            return
    yield Statement(start, end, text[start:end], quantity, quantity.canonical, "low")


def read(words: str, units: Units) -> Quantity | None:
    """The quantity of a piece of text, None where the grammar reads none."""
    try:
        return parse(words, units, ANY_YEAR)
    except QuantityError:
        return None


def _reading(quantity: Quantity) -> tuple[str, str, str]:
    return quantity.kind, quantity.qualifier, quantity.change.canonical
