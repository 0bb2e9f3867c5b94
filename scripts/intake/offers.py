"""What a draft offers beside its numerals: arithmetic claims of the text, and what the place's last report left open.

An offer is entered only where a person takes it. A claim is offered where words make it (占, 其中, 增长, 完成…的) and
the numbers can bear it; nothing is offered because numbers happen to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from scripts.intake.clauses import Layout
from scripts.intake.drafts import DraftFigure, DraftFollowup, DraftRelation, DraftSource
from scripts.intake.ranking import DEADLINE
from scripts.ledger.frames import Row, records
from scripts.ledger.packages import Ledger

SHARE = re.compile("占(?:比|总数|全部)?|率(?:达|为)?|比例")
GROWTH = re.compile("增长|增幅|增速|提高|下降")
DONE = re.compile("完成|达到|占")
PARTS = re.compile("其中|包括|分别为")
REST = re.compile("剩余|还有|余下|其余|尚有")
NEAR_ENOUGH = Decimal(1)  # per cent between what is stated and what comes out: more is another claim
REACH = 4  # numbers before a share of which one is its whole
EARLIER_STATUSES = frozenset(["target", "plan"])


def offer_relations(layout: Layout, figures: Sequence[DraftFigure]) -> list[DraftRelation]:
    """The claims that sentences of the text make of their own numbers, in order."""
    relations: dict[str, DraftRelation] = {}
    sentences: dict[int, list[DraftFigure]] = {}
    for figure in figures:
        sentences.setdefault(layout.sentence(figure.span[0]).start, []).append(figure)
    for row in sentences.values():
        plain = [figure for figure in row if _number(figure) is not None]
        for relation in (
            *_shares(layout, plain),
            *_sums(layout, plain),
            *_rests(layout, plain),
            *_growths(layout, plain),
        ):
            relations.setdefault(relation.formula, relation)
    return list(relations.values())


def _shares(layout: Layout, figures: list[DraftFigure]) -> Iterator[DraftRelation]:
    """A per cent after 占 or 率 of two numbers of one unit before it, the smaller over the larger."""
    for place, share in enumerate(figures):
        stated = _number(share)
        if share.unit != "percent" or stated is None or not SHARE.search(_before(layout, share)):
            continue
        near = figures[max(place - REACH, 0) : place]
        pairs = [(part, whole) for whole in near for part in near if part.unit == whole.unit and part is not whole]
        for part, whole in pairs:
            one, all_of_them = _number(part), _number(whole)
            if one and all_of_them and abs(one / all_of_them * 100 - stated) <= NEAR_ENOUGH and one <= all_of_them:
                formula = f"{{{part.figure_id}}} / {{{whole.figure_id}}} * 100 = {{{share.figure_id}}}"
                yield _relation(share, "share", formula, share.words)


def _sums(layout: Layout, figures: list[DraftFigure]) -> Iterator[DraftRelation]:
    """Numbers after 其中 that together are the one before it."""
    for place, whole in enumerate(figures):
        parts = [figure for figure in figures[place + 1 :] if figure.unit == whole.unit]
        between = layout.text[whole.span[1] : parts[0].span[0]] if parts else ""
        if len(parts) > 1 and PARTS.search(between) and sum(map(_value, parts)) == _value(whole):
            formula = " + ".join(f"{{{part.figure_id}}}" for part in parts) + f" = {{{whole.figure_id}}}"
            yield _relation(whole, "sum", formula, whole.words)


def _rests(layout: Layout, figures: list[DraftFigure]) -> Iterator[DraftRelation]:
    """What 剩余 names: the first number less the second."""
    for first, second, rest in zip(figures, figures[1:], figures[2:], strict=False):
        alike = first.unit == second.unit == rest.unit
        if alike and REST.search(_before(layout, rest)) and _value(first) - _value(second) == _value(rest):
            formula = f"{{{first.figure_id}}} - {{{second.figure_id}}} = {{{rest.figure_id}}}"
            yield _relation(rest, "difference", formula, rest.words)


def _growths(layout: Layout, figures: list[DraftFigure]) -> Iterator[DraftRelation]:
    """A level with its growth gives the year before; a number and how much of the goal it is give the goal."""
    for level, share in pairwise(figures):
        if share.unit != "percent" or level.unit == "percent" or not _value(share):
            continue
        words = _before(layout, share)
        if GROWTH.search(words) and level.unit == "cny":
            formula = f"{{{level.figure_id}}} / (1 + {{{share.figure_id}}} / 100)"
            yield _relation(share, "growth", formula, share.words, level.unit)
        elif DONE.search(words) and re.search("目标|任务", words):
            formula = f"{{{level.figure_id}}} / {{{share.figure_id}}} * 100"
            yield _relation(share, "ratio", formula, share.words, level.unit)


def _before(layout: Layout, figure: DraftFigure) -> str:
    start = figure.span[0]
    return layout.text[layout.clause(start).start : start][-16:]


def _number(figure: DraftFigure) -> Decimal | None:
    """The value of a figure, None where it is a date or none was read."""
    return Decimal(figure.value) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", figure.value) else None


def _value(figure: DraftFigure) -> Decimal:
    return _number(figure) or Decimal(0)


def _relation(figure: DraftFigure, kind: str, formula: str, why: str, unit: str = "") -> DraftRelation:
    return DraftRelation(f"{figure.figure_id}-{kind}", figure.source_id, kind, formula, unit, why=why)


def offer_followups(ledger: Ledger, source: DraftSource, figures: Sequence[DraftFigure]) -> list[DraftFollowup]:
    """What the last archived report of the place leads one to look for in this one."""
    earlier = _last_report(ledger, source)
    if earlier is None:
        return []
    rows = [row for row in records(ledger.frame("figures")) if row["source_id"] == earlier["source_id"]]
    followups = [*_answers(rows, source, figures), *_measures(ledger, earlier["source_id"])]
    return [*followups, *_changes(rows, figures)]


def _last_report(ledger: Ledger, source: DraftSource) -> Row | None:
    """The latest archived report of the same region whose time ended before this one's."""
    own = [
        row
        for row in records(ledger.frame("sources"))
        if row["region_code"] == source.region_code
        and row["text_sha256"]
        and row["source_id"] != source.source_id
        and row["period_end"] < source.period_end
    ]
    return max(own, key=lambda row: (row["period_end"], row["source_id"]), default=None)


def _answers(rows: Iterable[Row], source: DraftSource, figures: Sequence[DraftFigure]) -> Iterator[DraftFollowup]:
    """Targets that are due by the end of this report, with the results that may answer them."""
    for row in rows:
        if row["status"] not in EARLIER_STATUSES or row["period_end"] > source.period_end:
            continue
        alike = [
            figure for figure in figures if figure.indicator_id == row["indicator_id"] and figure.status == "result"
        ]
        exact = [
            figure
            for figure in alike
            if figure.unit == row["unit"] and _members(figure.breakdown) == _members(row["breakdown"])
        ]
        answers = exact or [figure for figure in alike if figure.unit == row["unit"]]
        yield DraftFollowup(
            "target", row["figure_id"], ";".join(figure.figure_id for figure in answers), why=row["as_stated"]
        )


def _measures(ledger: Ledger, source_id: str) -> Iterator[DraftFollowup]:
    """Targets without a number, which only a measure can take up."""
    for row in records(ledger.frame("measures")):
        if row["source_id"] == source_id and row["kind"] == "target":
            yield DraftFollowup("measure", row["measure_id"], why=row["name_zh"])


def _changes(rows: Iterable[Row], figures: Sequence[DraftFigure]) -> Iterator[DraftFollowup]:
    """Indicators whose results the last report had: those that are not here, and those that are in another unit."""
    indicators: set[str] = set()
    for row in rows:
        indicator = row["indicator_id"]
        if row["status"] != "result" or indicator in indicators:
            continue
        indicators.add(indicator)
        alike = [figure for figure in figures if figure.indicator_id == indicator]
        if not alike:
            yield DraftFollowup("absent", row["figure_id"], why=row["as_stated"])
        elif all(figure.unit != row["unit"] for figure in alike):
            ids = ";".join(figure.figure_id for figure in alike)
            yield DraftFollowup("changed", row["figure_id"], ids, why=f"{row['unit']} → {alike[0].unit}")


def _members(breakdown: str) -> frozenset[str]:
    return frozenset(breakdown.split(";")) - {DEADLINE, ""}
