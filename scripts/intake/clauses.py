"""How a text is built: paragraphs, sentences, clauses, and the headings under which each stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from scripts.numbers.characters import fold

SENTENCE = re.compile(r"[。！？!?\n]|；|;")
CLAUSE = re.compile(r"[，。；：！？!?\n;|]|,(?![0-9]{3}(?![0-9]))|:(?![0-9])")
HEADINGS = (
    re.compile(r"\s*(?:第[一二三四五六七八九十]+[章部编]分?|[一二三四五六七八九十]+、)"),
    re.compile(r"\s*[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\s*(?:[0-9]{1,2}[.．﹒、](?![0-9])|[（(][0-9]{1,2}[)）])"),
)
LONGEST_HEADING = 45
NEAR, AFTER, WIDE, LEAD = 34, 12, 80, 30  # characters of what stands around a number
WORDS_END = re.compile("[，。；：！？,;\n]|:(?![0-9])")
CLOSING = "。！？!?：:；;”』」）)…—"
STOP = "。；！？!?;"
UNFOLDED = "\n：（）"  # signs that part a text and stay as they are where it is folded


def fold_text(text: str) -> str:
    """A text in half width and simplified characters, each at its place, its lines and brackets as they are."""
    return "".join(old if old in UNFOLDED else new for old, new in zip(text, fold(text), strict=True))


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: code points from 0, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """A text with its parts."""

    text: str

    def clause(self, at: int) -> Span:
        """The piece between two punctuation marks in which a position lies."""
        return self._piece(self._clauses, at)

    def sentence(self, at: int) -> Span:
        """The sentence, or the part of one up to a semicolon."""
        return self._piece(self._sentences, at)

    def train(self, at: int) -> Span:
        """The sentence, with the one before it where it goes on from that (其中…, 其余…)."""
        sentence = self.sentence(at)
        goes_on = sentence.start and self.text.startswith(("其中", "其余"), sentence.start)
        return Span(self.sentence(sentence.start - 1).start, sentence.end) if goes_on else sentence

    def paragraph(self, at: int) -> Span:
        """The line, with those before it that break off in the middle of a sentence."""
        return self._piece(self._paragraphs, at)

    def before(self, at: int, reach: int) -> str:
        """The words before a position, from the beginning of its sentence or ``reach`` characters back."""
        return self.text[max(self.sentence(at).start, at - reach) : at]

    def headings(self, at: int) -> tuple[str, ...]:
        """The headings under which a position stands, the outermost first; that of its own line too."""
        line = bisect_right(self._lines, at)
        return self._headings[line] if line < len(self._headings) else ()

    def _piece(self, ends: list[int], at: int) -> Span:
        index = bisect_right(ends, at)
        start = ends[index - 1] if index else 0
        return Span(start, ends[index] if index < len(ends) else len(self.text))

    @cached_property
    def _clauses(self) -> list[int]:
        return [match.end() for match in CLAUSE.finditer(self.text)]

    @cached_property
    def _sentences(self) -> list[int]:
        return [match.end() for match in SENTENCE.finditer(self.text)]

    @cached_property
    def _lines(self) -> list[int]:
        return [match.end() for match in re.finditer("\n", self.text)]

    @cached_property
    def _paragraphs(self) -> list[int]:
        """Ends of lines, but not of one that breaks off in the middle of a sentence."""
        starts = [0, *self._lines]
        return [
            end
            for start, end in zip(starts, self._lines, strict=False)
            if end - start <= LONGEST_HEADING or self.text[start:end].strip()[-1:] in CLOSING
        ]

    @cached_property
    def _headings(self) -> list[tuple[str, ...]]:
        """For each line the headings above it: one of a level ends those of its own and of lower levels."""
        levels: list[str] = ["", "", ""]
        headings = []
        for line in self.text.split("\n"):
            level = next((number for number, sign in enumerate(HEADINGS) if sign.match(line)), None)
            if level is not None:
                levels[level:] = [_head(line), *[""] * (2 - level)]
            elif 0 < len(line.strip()) <= LONGEST_HEADING and line.strip()[-1] not in f"{STOP}，,、：:":
                levels = [line.strip(), "", ""]
            headings.append(tuple(filter(None, levels)))
        return headings


def _head(line: str) -> str:
    """The heading with which a line begins: all of it, or its first sentence."""
    return re.split(f"[{STOP}：:]", line.strip(), maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a number: in its clause, before that in its sentence, and over its paragraph."""

    before: str
    after: str
    wide: str
    lead: str
    status: str = ""


def surroundings(layout: Layout, start: int, end: int, own: str = "", status: str = "") -> Surroundings:
    """The words around a span; ``own``: those of the number that say what it is (一周一研判, 没有发生返贫)."""
    text, clause, sentence = layout.text, layout.clause(start), layout.sentence(start)
    head = " ".join(layout.headings(start)[-1:]) + text[layout.paragraph(start).start :][:LEAD].partition("\n")[0]
    before = text[max(clause.start, start - NEAR) : start] + own
    wide = text[max(sentence.start, start - WIDE) : max(clause.start, sentence.start)]
    return Surroundings(before, WORDS_END.split(text[end : end + AFTER])[0], wide, head, status)
