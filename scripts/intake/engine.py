"""From the text of a report to its draft: every numeral becomes a figure or an omission, none is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from scripts.intake import drafts
from scripts.intake.clauses import Layout, fold_text
from scripts.intake.counting import Units as UnitNames
from scripts.intake.dating import DIGITS, Calendar, Report, choose_period
from scripts.intake.drafts import DraftFigure, DraftOmission
from scripts.intake.intentions import BACK, ONGOING, PLAN, RESULT, TARGET, Outlook, choose_status
from scripts.intake.ranking import DEADLINE, SURE, Guess, Indicators, Surroundings, chained, how_sure, surroundings
from scripts.intake.reasons import Omission, find_omissions
from scripts.intake.spans import Statement, find_statements, read
from scripts.numbers.characters import fold
from scripts.numbers.numerals import HAN
from scripts.numbers.units import Units

CUMULATIVE = re.compile("累计|至今|历年")
AT_END = re.compile("截至|截止|目前|现有|共有|达到?$|达到|余额|率$|占|比例|年末|年底")
DURING = re.compile("新增|增长|当年|全年|本年|发放|投入|实现|完成|新建")
OWN_WORDS = frozenset(["zero", "frequency", "rank"])
YEARS = re.compile("连续(?P<number>[一二两三四五六七八九十0-9]{1,2})年")


@dataclass(frozen=True)
class Engine:
    """What a draft is made by: the words of units, their rows, and what the ledger knows of indicators."""

    grammar: Units
    units: UnitNames
    indicators: Indicators

    def draft_numerals(self, text: str, report: Report) -> tuple[tuple[DraftFigure, ...], tuple[DraftOmission, ...]]:
        """All numerals of a text, as figures and as omissions, in order."""
        layout = Layout(fold_text(text))
        statements = find_statements(layout.text, self.grammar)
        omissions = find_omissions(layout, statements)
        figures = [statement for statement in statements if statement not in omissions]
        rows = tuple(_omissions(text, report, omissions, figures))
        return tuple(self._figures(layout, text, report, figures)), rows

    def suggest(self, text: str, report: Report, start: int, end: int) -> DraftFigure:
        """The row of a span that a person takes for a figure; without value where the grammar reads no number in it."""
        layout = Layout(fold_text(text))
        statement = Statement(start, end, layout.text[start:end], read(text[start:end], self.grammar))
        return next(self._figures(layout, text, report, [statement]))

    def _figures(self, layout: Layout, text: str, report: Report, figures: list[Statement]) -> Iterator[DraftFigure]:
        calendar = Calendar(layout, report)
        outlook = Outlook(layout, calendar, report)
        earlier: Statement | None = None
        best: Guess | None = None
        names: Counter[str] = Counter()
        for statement in figures:
            unit, is_sure = self.units.choose(statement, layout)
            status, stated = choose_status(statement, unit, layout, outlook)
            own = _own_words(statement)
            words = surroundings(layout, statement.start, statement.end, own, status)
            chain = best if chained(layout, earlier, statement) else None
            guesses = self.indicators.rank(words, unit, report.region_code, chain)
            if not is_sure and guesses:
                unit = self._unit_of(statement, unit, guesses[0])
            period = self._period(calendar, outlook, statement, status)
            marks = [
                name
                for name, doubt in (("unit", not is_sure), ("status", not stated), ("period_start", period[2]))
                if doubt
            ]
            row = self._row(report, statement, guesses, marks)
            names[row.figure_id] += 1
            number = f"-{names[row.figure_id]}" if names[row.figure_id] > 1 else ""
            yield replace(
                row,
                figure_id=row.figure_id + number,
                as_stated=text[statement.start : statement.end],
                words=_clause(layout, text, statement),
                period_start=period[0].isoformat(),
                period_end=period[1].isoformat(),
                measured=self._measured(words, status, row.indicator_id),
                status=status,
                unit=unit,
                breakdown=_with_deadline(row.breakdown, status, calendar, statement),
            )
            earlier, best = statement, (guesses[0] if guesses else None)

    def _unit_of(self, statement: Statement, unit: str, guess: Guess) -> str:
        """The unit of the best indicator where the word of the number can be it and no noun says otherwise."""
        own = self.indicators.profiles[guess.indicator_id].row["unit_id"]
        quantity = statement.quantity
        fits = quantity is not None and own in self.units.fitting(quantity)
        return own if fits and guess.score > SURE[0] else unit

    def _period(
        self, calendar: Calendar, outlook: Outlook, statement: Statement, status: str
    ) -> tuple[date, date, bool]:
        direction, year = outlook.at(statement.start)
        ahead = None if direction == BACK else year
        start, end, inferred = choose_period(calendar, statement.start, status, ahead)
        if years := YEARS.match(statement.text):
            number = DIGITS.get(years["number"]) or int(fold(years["number"]))
            return date(end.year - number + 1, 1, 1), end, True
        return start, end, inferred

    def _measured(self, words: Surroundings, status: str, indicator_id: str) -> str:
        """During, at the end of, or cumulated up to the end of its period."""
        usual = self.indicators.measured(indicator_id)
        if status == RESULT and CUMULATIVE.search(words.before):
            return "cumulative"
        if status in {PLAN, ONGOING}:
            return "during"
        if usual:
            return "during" if usual == "cumulative" and DURING.search(words.before) else usual
        return "at end" if AT_END.search(words.before) else "during"

    def _row(self, report: Report, statement: Statement, guesses: list[Guess], marks: list[str]) -> DraftFigure:
        """What depends on no time: where a number stands, what it says, and of what it is."""
        best, second, third = (*guesses, *[Guess("")] * (3 - len(guesses)))
        quantity = statement.quantity
        value = statement.value or (quantity.change.canonical if quantity else "")
        sure = how_sure(guesses)
        doubts = [*(["indicator_id"] if sure != drafts.HIGH else []), *marks, *(["value"] if statement.part else [])]
        tail = best.breakdown.replace(";", "-").replace("=", "-")
        name = "-".join(filter(None, (report.source_id, best.indicator_id or "figure", tail)))
        return DraftFigure(
            figure_id=name,
            source_id=report.source_id,
            region_code=report.region_code,
            indicator_id=best.indicator_id,
            breakdown=best.breakdown,
            value=value,
            qualifier=quantity.qualifier if quantity else "exact",
            span_start=str(statement.start),
            span_end=str(statement.end),
            indicator_2=second.indicator_id,
            breakdown_2=second.breakdown,
            indicator_3=third.indicator_id,
            breakdown_3=third.breakdown,
            sure=sure,
            why=best.why,
            marks=";".join(doubts),
        )


def _own_words(statement: Statement) -> str:
    """What the characters of a number say of its indicator: all of a zero or a rhythm, else what stands before it."""
    if statement.quantity and statement.quantity.kind in OWN_WORDS:
        return statement.text
    return re.split(f"[0-9{HAN}]", statement.text, maxsplit=1)[0]


def _clause(layout: Layout, text: str, statement: Statement) -> str:
    """The words of the clause in which a number stands, on one line."""
    return " ".join(text[layout.clause(statement.start).start : layout.clause(statement.end - 1).end].split())


def _omissions(
    text: str, report: Report, omissions: dict[Statement, Omission], figures: list[Statement]
) -> Iterator[DraftOmission]:
    """Omissions with the words that show what they are; those that run into each other are one."""
    taken = [(figure.start, figure.end) for figure in figures]
    rows: list[tuple[int, int, str]] = []
    for statement, omission in omissions.items():
        start, end = omission.span.start, omission.span.end
        if any(start < stop and begin < end for begin, stop in taken):
            start, end = statement.start, statement.end
        if rows and start < rows[-1][1]:
            rows[-1] = (rows[-1][0], max(rows[-1][1], end), rows[-1][2])
        else:
            rows.append((start, end, omission.reason))
    for start, end, reason in rows:
        words = " ".join(text[max(start - 8, 0) : end + 8].split())
        yield DraftOmission(report.source_id, str(start), str(end), text[start:end], reason, why=words)


def _with_deadline(breakdown: str, status: str, calendar: Calendar, statement: Statement) -> str:
    """A target for which the sentence names no time has no deadline, and its breakdown says so."""
    if status != TARGET or calendar.governing(statement.start):
        return breakdown
    return ";".join(sorted(filter(None, [*breakdown.split(";"), DEADLINE])))
