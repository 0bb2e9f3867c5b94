"""What the words before a figure say of its time, place and standing, held against its row.

No program knows what a sentence means, so this finds no fault: it raises a doubt, and a person who has read the place
answers it. Pure functions of a text and rows of cells: drafts are held against their text in the same way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from scripts.ledger.frames import Row, read_day
from scripts.ledger.gazetteer import NATION, list_divisions
from scripts.numbers.characters import fold
from scripts.numbers.numerals import QuantityError
from scripts.numbers.occasions import RELATIVE_YEARS, read_date
from scripts.numbers.vocabulary import either, word_list

PERIOD, REGION, STATUS = "period", "region", "status"
HAPPENED, AHEAD = frozenset(["result", "preliminary"]), frozenset(["target", "plan"])
LEVELS: Mapping[str, tuple[str, ...]] = {
    "国": ("nation",),
    "省": ("province",),
    "市": ("prefecture", "county"),
    "州": ("prefecture",),
    **dict.fromkeys("县区旗", ("county",)),
}
SHORTEST = 3  # characters of a place's whole name; 郊区 and 城区 are names too, and common words

_TITLE = re.compile("《[^》]*》")
_SENTENCE = re.compile("[。;；!！?？]")
_MONTH = r"(?:1[0-2]|[1-9])月份?(?:[0-9]{1,2}[日号]|[底末初]|[上中下]旬)?"
_TIME = re.compile(
    rf"(?<![比较于过])(?:(?<![0-9])(?:19|20)[0-9]{{2}}年|{either([*RELATIVE_YEARS, '当年'])})(?:{_MONTH})?"
    rf"|(?<![0-9年]){_MONTH}"
)
_GENERIC = re.compile(f"[全我本]({'|'.join(LEVELS)})(?!民)")
_INTENTION = re.compile(either(word_list("intention", "plain")))
_ANY_INTENTION = re.compile(either(word_list("intention")))
_RANK = re.compile("第|首位|榜首")  # what a rank is written with
_SUFFIX = re.compile("(?:自治区|自治州|自治县|省|市|地区|县|区|盟|旗)$")
_DAY, _MONTHS = re.compile("[日号底末初旬]"), re.compile("月")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part of a figure's row that the words before it put in doubt.

    ``kind`` is ``period``, ``region`` or ``status``; ``words`` are those that raise it, "" where what should stand
    there does not; ``meaning`` is what they say: an ISO day (the last that they allow), region codes, or "".
    """

    kind: str
    words: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """How a document names places: codes by name, and the code of its own region at each level.

    ``lengths``: of the names that begin with a character, the longest first.
    """

    names: Mapping[str, frozenset[str]]
    lengths: Mapping[str, Sequence[int]]
    own: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all divisions of the country and of the regions of a package.

    ``whole``: codes by name; ``lengths``: as in Places;
    ``of``: the names of a code; ``below``: the codes under a code at any depth, and itself;
    ``parents`` and ``levels`` by code.
    """

    whole: Mapping[str, frozenset[str]]
    lengths: Mapping[str, Sequence[int]]
    of: Mapping[str, frozenset[str]]
    below: Mapping[str, Sequence[str]]
    parents: Mapping[str, str]
    levels: Mapping[str, str]

    def used_in(self, home: str) -> Places:
        """The names that a document of the region ``home`` may use.

        Whole names are those of all; short ones (绥化) of the regions above and below its own.
        """
        chain = _above(home, self.parents)
        names, lengths = dict(self.whole), dict(self.lengths)
        for code in {*chain, *self.below.get(home, ())}:
            for form in {_SUFFIX.sub("", name) for name in self.of.get(code, ())} - self.of.get(code, frozenset()):
                if len(form) >= SHORTEST - 1:
                    names[form] = names.get(form, frozenset()) | {code}
                    lengths[form[0]] = sorted({len(form), *lengths.get(form[0], ())}, reverse=True)
        return Places(
            names, lengths, {self.levels[code]: code for code in chain if code in self.levels} | {"nation": NATION}
        )


def read_names(regions: Iterable[Row]) -> Names:
    """The names of all divisions of the country and of ``regions``."""
    rows, divisions = {row["region_code"]: row for row in regions}, list_divisions()
    parents = {division.code: division.parent for division in divisions}
    parents |= {code: row["parent_code"] for code, row in rows.items()}
    named = [*((item.name, item.code) for item in divisions), *((row["name_zh"], code) for code, row in rows.items())]
    whole: dict[str, set[str]] = defaultdict(set)
    of: dict[str, set[str]] = defaultdict(set)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name, code in named:
        of[code].add(name)
        if len(name) >= SHORTEST:
            whole[name].add(code)
            lengths[name[0]].add(len(name))
    below: dict[str, list[str]] = defaultdict(list)
    for code in parents:
        for above in _above(code, parents):
            below[above].append(code)
    return Names(
        lengths={sign: sorted(ends, reverse=True) for sign, ends in lengths.items()},
        whole={name: frozenset(codes) for name, codes in whole.items()},
        of={code: frozenset(names) for code, names in of.items()},
        below=below,
        parents=parents,
        levels={code: row["level"] for code, row in rows.items()},
    )


def _above(code: str, parents: Mapping[str, str]) -> list[str]:
    chain = [code]
    while (parent := parents.get(chain[-1], "")) and parent not in chain:
        chain.append(parent)
    return chain


def find_doubts(text: str, figure: Row, source: Row, places: Places) -> Iterator[Doubt]:
    """The doubts about a figure that stands in ``text`` at its span; ``source`` is the row of its document."""
    above, _, line = _fold_lines(text)[: int(figure["span_start"])].rpartition("\n")
    line = _TITLE.sub("《》", line)
    sentence = _SENTENCE.split(line)[-1]
    first = _TIME.search(above)
    yield from _period_doubts([*_TIME.findall(line)[-1:], *([first.group()] if first else [])], figure, source)
    yield from _region_doubts(sentence, figure, source, places)
    yield from _status_doubts(sentence, figure)


@lru_cache(maxsize=8)
def _fold_lines(text: str) -> str:
    """A text folded line by line, so that its lines stay."""
    return "\n".join(map(fold, text.split("\n")))


def _period_doubts(times: list[str], figure: Row, source: Row) -> Iterator[Doubt]:
    """The time that a paragraph names last before a figure, or the document first, overlaps the period of its row."""
    first, last, now = (read_day(cell) for cell in (figure["period_start"], figure["period_end"], source["period_end"]))
    if not (times and first and last and now):
        return
    published = source["published"][:4]
    if time := _read_time(times[0], int(published) if published.isdecimal() else now.year):
        start, end = time
        if end < first or last < start:
            yield Doubt(PERIOD, times[0], end.isoformat())


def _read_time(words: str, year: int) -> tuple[date, date] | None:
    """The first and last day of the time that words name: 去年12月 in a document of 2022 is December 2021."""
    try:
        day = read_date(words.replace("当年", "今年"), year)
    except QuantityError:
        return None
    end = read_day(day[0]) if day else None
    if end is None:
        return None
    if _DAY.search(words):
        return end, end
    return (end.replace(day=1) if _MONTHS.search(words) else end.replace(month=1, day=1)), end


def _region_doubts(sentence: str, figure: Row, source: Row, places: Places) -> Iterator[Doubt]:
    """The place that is named last before a figure in its sentence is its region; without one it is the document's.

    全省第四位 is a rank among the places of the province, and says nothing of whose it is.
    """
    words, codes = _last_place(sentence, places)
    own, is_rank = figure["region_code"], _RANK.match(figure["as_stated"]) is not None
    if words and own not in codes and not (is_rank and sentence.endswith(words)):
        yield Doubt(REGION, words, ";".join(sorted(codes)))
    elif not words and own != source["region_code"]:
        yield Doubt(REGION, "")


def _last_place(sentence: str, places: Places) -> tuple[str, frozenset[str]]:
    """The place that a sentence names last, and its codes; the longest name where several begin at one character."""
    for start in reversed(range(len(sentence))):
        if match := _GENERIC.match(sentence, start):
            levels = [places.own[level] for level in LEVELS[match[1]] if level in places.own]
            return match.group(), frozenset(levels[:1])
        for length in places.lengths.get(sentence[start], ()):
            if codes := places.names.get(sentence[start : start + length]):
                return sentence[start : start + length], codes
    return "", frozenset()


def _status_doubts(sentence: str, figure: Row) -> Iterator[Doubt]:
    """What is aimed at stands after a word of intention in its sentence, and what has happened after none."""
    words = [match.group() for match in _INTENTION.finditer(sentence)]
    if words and figure["status"] in HAPPENED:
        yield Doubt(STATUS, words[-1])
    elif figure["status"] in AHEAD and not _ANY_INTENTION.search(sentence):
        yield Doubt(STATUS, "")
