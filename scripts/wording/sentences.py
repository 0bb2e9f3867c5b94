"""The sentences about a place in the words of a language: text in pieces, each number a link to what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from string import Formatter

from scripts import addresses
from scripts.addresses import province_of
from scripts.audit.audit import Verdict
from scripts.audit.story import Clause, Part
from scripts.audit.targets import Target
from scripts.ledger.rows import PLAN_EXPLANATION, Figure, Source
from scripts.phrases import day_text, sentence
from scripts.wording.accounts import target_name, target_text
from scripts.wording.values import show_value
from scripts.wording.views import period_text
from scripts.wording.workings import render_working
from scripts.words import Words

PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence. ``address`` of its proof, "" for plain text; ``is_computed``: by us, not by the report."""

    text: str
    address: str = ""
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a slot of the story."""

    slot: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The sentence without its links."""
        return "".join(piece.text for piece in self.pieces)


def render_story(clauses: tuple[Clause, ...], words: Words) -> tuple[Sentence, ...]:
    """The sentences in the order of the clauses."""
    return tuple(Sentence(clause.slot, _opened(tuple(_fill(clause, words)))) for clause in clauses)


def reach_text(source: Source, words: Words, until: str = "period.as_of") -> str:
    """Of what time a document speaks: a plan of its year, any other up to a day, which the words ``until`` name."""
    if source.kind == PLAN_EXPLANATION:
        return words("story.plan_year", year=source.period_end.year)
    return words(until, day=day_text(source.period_end, words))


def run_on(sentences: Iterable[Sentence], above: str, words: Words) -> Iterator[Sentence]:
    """Sentences that are read as one text below the period ``above``: none opens with the period of the one before."""
    for item in sentences:
        first, *rest = item.pieces
        opens = len(rest) > 1 and not first.address and rest[0].text.startswith(words("story.after"))
        if opens and first.text == sentence(above):
            text = rest[0].text.removeprefix(words("story.after"))
            pieces = (replace(rest[0], text=text), *rest[1:]) if text else (*rest[1:],)
            yield replace(item, pieces=_opened(pieces))
        else:
            yield item
        above = first.text if opens else ""


def _opened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a sentence, its first letter a capital."""
    first, *rest = pieces
    return (replace(first, text=sentence(first.text)), *rest)


def _fill(clause: Clause, words: Words) -> Iterator[Piece]:
    """The pattern of a clause, its names filled: ``{items}`` by the list, ``{x_period}`` by the period of ``x``."""
    for text, name, _, _ in Formatter().parse(words.table["story"][clause.key]):
        if text:
            yield Piece(text)
        if name == "items":
            yield from _list(clause, words)
        elif name and name.endswith(PERIOD):
            yield Piece(_period(clause, name.removesuffix(PERIOD).rstrip("_"), words))
        elif name:
            yield _piece(clause.parts[name], words)


def _period(clause: Clause, name: str, words: Words) -> str:
    figures = [part for part in clause.parts.values() if isinstance(part, Figure)]
    figure = clause.parts[name] if name else figures[0]
    return period_text(figure, words) if isinstance(figure, Figure) else ""


def _list(clause: Clause, words: Words) -> Iterator[Piece]:
    for place, item in enumerate(clause.items):
        if place:
            yield Piece(words("story.joiner"))
        yield _piece(item, words)


def _piece(part: Part, words: Words) -> Piece:
    match part:
        case Figure():
            return Piece(_value(part, words), _receipt(part))
        case Verdict():
            place = addresses.arithmetic_of(province_of(part.relation.source.region.region_code)).at(part.relation_id)
            working = render_working(part, words)
            return Piece(working.range or working.result, str(place), is_computed=True)
        case Target():
            return _target(part, words)
    return Piece(words.text(part.name), str(addresses.report(part.source.source_id).at(f"measure-{part.measure_id}")))


def _target(target: Target, words: Words) -> Piece:
    """`2023 年转移就业 4,200 人`; a target without a day leaves the day out, and none of a thing is told in words."""
    figure = target.figure
    if figure is None:
        return _piece(target.row, words)
    if figure.value == 0:
        return Piece(words("story.target-none", name=words.text(figure.indicator.name)), _receipt(figure))
    values = {
        "name": target_name(figure, words),
        "value": target_text(figure, words),
        "period": period_text(figure, words),
    }
    return Piece(words("story.target-dated" if target.term.due else "story.target-undated", **values), _receipt(figure))


def _value(figure: Figure, words: Words) -> str:
    return show_value(figure.amount, figure.unit, words, figure.qualifier).text


def _receipt(figure: Figure) -> str:
    return str(addresses.receipt(figure.source.source_id, figure.figure_id))
