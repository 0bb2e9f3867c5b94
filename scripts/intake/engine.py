"""From the text of a report to its draft: every numeral becomes a figure or an omission, none is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from scripts.intake.clauses import CLAUSE, Layout, Surroundings, fold_text, surroundings
from scripts.intake.counting import GENERAL, goes_on
from scripts.intake.counting import Units as UnitNames
from scripts.intake.dating import DIGITS, YEAR, Calendar, Report, choose_period
from scripts.intake.drafts import HIGH, DraftFigure, DraftOmission
from scripts.intake.intentions import BACK, ONGOING, PLAN, RESULT, TARGET, Outlook, choose_status
from scripts.intake.pasted_tables import Cell, find_cells
from scripts.intake.ranking import DEADLINE, SURE, Guess, Indicators, chained, how_sure
from scripts.intake.reasons import Omission, find_omissions
from scripts.intake.spans import Statement, find_statements, read
from scripts.ledger.gazetteer import list_divisions
from scripts.numbers.numerals import HAN
from scripts.numbers.units import Units

LIMITS = {"low": "at least", "high": "at most"}  # of the ends of a range
CUMULATIVE = re.compile("累计|至今|历年")
AT_END = re.compile("截至|截止|目前|现有|共有|达到?$|达到|余额|率$|占|比例|年末|年底")
DURING = re.compile("新增|增长|当年|全年|本年|发放|投入|实现|完成|新建")
PLACE = 12  # characters before a number in which the part of the region is named that it is of
UNTOLD = frozenset([*GENERAL, "village", "township", "county", "prefecture"])  # not what 其中产业类171个 counts
BARE_CHANGE = re.compile("[^0-9]+[0-9.]+")  # 收入比为1.95，比上年缩小0.04
OWN_WORDS = frozenset(["zero", "frequency", "rank"])
YEAR_HEAD = re.compile(f"{YEAR}年?度?(?:末|底)?(?![-—–~～至到0-9])")
KINDS_IN_ROWS = frozenset(["ratio", "count", "money", "other"])  # kinds of quantities of which a row shares the unit
MANY = 2  # subjects of which numbers are told in turn
QUANTITY_NOUNS = re.compile("[率数额量比值]|收入")  # what a subject that says all names
SINCE = re.compile("[自从]20[0-9]{2}年(?:以来|起)[^，。]{0,2}$")  # 自2016年以来连续8年
YEARS = re.compile("连续(?P<number>[一二两三四五六七八九十0-9]{1,2})年")


@dataclass(frozen=True)
class ReportText:
    """A report's text with its parts, the times that it names and where each passage looks."""

    text: str
    report: Report

    @cached_property
    def layout(self) -> Layout:
        """The folded text, every character at its place."""
        return Layout(fold_text(self.text))

    @cached_property
    def calendar(self) -> Calendar:
        """Its times."""
        return Calendar(self.layout, self.report)

    @cached_property
    def outlook(self) -> Outlook:
        """Which way each passage looks."""
        return Outlook(self.layout, self.calendar, self.report)

    @cached_property
    def cells(self) -> Mapping[int, Cell]:
        """The numbers of its tables, by where they begin."""
        return find_cells(self.text)  # folding makes blanks of tabs


@dataclass(frozen=True, slots=True)
class Earlier:
    """The figure before one: what it was guessed to be, its status and unit, and what 个 counted last."""

    statement: Statement | None = None
    guess: Guess | None = None
    status: str = ""
    unit: str = ""
    counted: str = ""


@dataclass(frozen=True)
class Engine:
    """What a draft is made by: the words of units, their rows, and what the ledger knows of indicators."""

    grammar: Units
    units: UnitNames
    indicators: Indicators

    def draft_numerals(self, text: str, report: Report) -> tuple[tuple[DraftFigure, ...], tuple[DraftOmission, ...]]:
        """All numerals of a text, as figures and as omissions, in order."""
        read_text = ReportText(text, report)
        numbers = find_statements(read_text.layout.text, self.grammar)
        statements = self._with_units([self._in_table(read_text, statement) for statement in numbers], read_text.layout)
        omissions = find_omissions(read_text.layout, statements)
        figures = [statement for statement in statements if statement not in omissions]
        rows = tuple(_omissions(text, report, omissions, figures))
        return tuple(self._figures(read_text, figures)), rows

    def suggest(self, text: str, report: Report, start: int, end: int) -> DraftFigure:
        """The row of a span that a person takes for a figure; without value where the grammar reads no number in it."""
        read_text = ReportText(text, report)
        words = read_text.layout.text[start:end]
        return next(self._figures(read_text, [Statement(start, end, words, read(words, self.grammar))]))

    def _in_table(self, read_text: ReportText, statement: Statement) -> Statement:
        """A number of a table in the unit that its head, its row or its column of units names."""
        cell = read_text.cells.get(statement.start)
        if cell is None or not cell.unit or cell.span.end != statement.end:
            return statement
        quantity = read(statement.text + cell.unit, self.grammar)
        return replace(statement, quantity=quantity) if quantity else statement

    def _with_units(self, statements: list[Statement], layout: Layout) -> list[Statement]:
        """A number that shares the unit of the next one in its row has it (分别回落2.16和1.66个百分点)."""
        rows = list(statements)
        for number in range(len(rows) - 2, -1, -1):
            own, after = rows[number], rows[number + 1].quantity
            if own.quantity is None or own.quantity.kind != "number" or own.quantity.unit_word or after is None:
                continue
            if after.kind in KINDS_IN_ROWS and layout.text[own.end : rows[number + 1].start] in {"、", "和"}:
                reading = read(own.text + after.unit_word, self.grammar)
                rows[number] = replace(own, quantity=reading or own.quantity)
        return rows

    def _figures(self, read_text: ReportText, statements: list[Statement]) -> Iterator[DraftFigure]:
        """A row for each statement, its id its own; each may go on from the one before it."""
        earlier = Earlier()
        names: Counter[str] = Counter()
        for statement in statements:
            chain = earlier.guess if chained(read_text.layout, earlier.statement, statement) else None
            row, best = self._figure(read_text, statement, chain, earlier)
            names[row.figure_id] += 1
            number = f"-{names[row.figure_id]}" if names[row.figure_id] > 1 else ""
            yield replace(row, figure_id=row.figure_id + number)
            is_new = statement.quantity and statement.quantity.unit_word == "个" and row.unit not in UNTOLD
            earlier = Earlier(statement, best, row.status, row.unit, row.unit if is_new else earlier.counted)

    def _figure(
        self, read_text: ReportText, statement: Statement, chain: Guess | None, earlier: Earlier
    ) -> tuple[DraftFigure, Guess | None]:
        """The row of a statement, and its best guess; ``chain`` is that of the number that it goes on from."""
        layout, report = read_text.layout, read_text.report
        unit, is_sure = self.units.choose(statement, layout)
        if earlier.counted and unit not in {"", "cny"} and goes_on(statement, layout, is_sure=is_sure):
            unit, is_sure = earlier.counted, False
        if chain and earlier.unit and statement.quantity and BARE_CHANGE.fullmatch(statement.text):
            unit, is_sure = earlier.unit, False
        if not is_sure and unit and _counts_on(layout, earlier, statement):
            unit = earlier.unit
        status, is_stated = choose_status(statement, unit, layout, read_text.outlook)
        if unit == earlier.unit and earlier.statement and _is_part(layout, earlier.statement, statement):
            status = earlier.status
        words = surroundings(layout, statement.start, statement.end, _own_words(statement), status)
        cell = read_text.cells.get(statement.start)
        before = f"{cell.row}{cell.head}" if cell else find_subject(layout, statement.start)
        words = replace(words, before=before) if before else words
        guesses = self.indicators.rank(words, unit, report.region_code, chain)
        if not is_sure and guesses:
            unit = self._unit_of(statement, unit, guesses[0])
        start, end, is_inferred = _period(read_text, statement, status)
        region = find_part(layout.before(statement.start, PLACE), report.region_code)
        doubts = {"indicator_id": how_sure(guesses) != HIGH, "unit": not is_sure, "status": not is_stated}
        doubts |= {"period_start": is_inferred, "value": bool(statement.part), "region_code": bool(region)}
        row = _row(read_text, statement, guesses)
        row = replace(
            row,
            region_code=region or report.region_code,
            period_start=start.isoformat(),
            period_end=end.isoformat(),
            measured=self._measured(words, status, row.indicator_id),
            status=status,
            unit=unit,
            breakdown=_with_deadline(row.breakdown, status, read_text.calendar, statement),
            marks=";".join(column for column, is_doubtful in doubts.items() if is_doubtful),
        )
        return row, guesses[0] if guesses else None

    def _unit_of(self, statement: Statement, unit: str, guess: Guess) -> str:
        """The unit of the best indicator where the word of the number can be it and no noun says otherwise."""
        own = self.indicators.profiles[guess.indicator_id].row["unit_id"]
        quantity = statement.quantity
        fits = quantity is not None and own in self.units.fitting(quantity)
        return own if fits and guess.score > SURE[0] else unit

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


def _is_part(layout: Layout, earlier: Statement, statement: Statement) -> bool:
    """Whether a number is a part of what the sentence before was about (…436个。其中产业类171个)."""
    train = layout.train(statement.start)
    return train.start <= earlier.start and train != layout.sentence(statement.start)


def _counts_on(layout: Layout, earlier: Earlier, statement: Statement) -> bool:
    """Whether a number is in the word of the one before it in its sentence (改厕2.6万座，其中2022年1.5万座)."""
    one, other = earlier.statement and earlier.statement.quantity, statement.quantity
    same = bool(one and other and one.unit_word == other.unit_word) and other is not None and other.unit_word != "个"
    return same and earlier.statement is not None and layout.train(statement.start).start <= earlier.statement.start


def _period(read_text: ReportText, statement: Statement, status: str) -> tuple[date, date, bool]:
    """First and last day of a number and whether they are inferred; 连续四年 reaches back as many years."""
    cell = read_text.cells.get(statement.start)
    if cell and (named := YEAR_HEAD.match(cell.head)):
        time = read_text.calendar.whole(int(named["year"]), statement.start)
        return time.start, time.end, False
    direction, year = read_text.outlook.at(statement.start)
    ahead = None if direction == BACK else year
    start, end, is_inferred = choose_period(read_text.calendar, statement.start, status, ahead)
    if years := YEARS.match(statement.text):
        number = DIGITS.get(years["number"]) or int(years["number"])
        if SINCE.search(read_text.layout.before(statement.start, PLACE)) and end.year - start.year - number in {0, -1}:
            return start, date(start.year + number - 1, 12, 31), True
        return date(end.year - number + 1, 1, 1), end, True
    return start, end, is_inferred


def _row(read_text: ReportText, statement: Statement, guesses: list[Guess]) -> DraftFigure:
    """What depends on no time: where a number stands, what it says, and of what it may be."""
    best, second, third = (*guesses, *[Guess("")] * (3 - len(guesses)))
    quantity, source_id = statement.quantity, read_text.report.source_id
    tail = best.breakdown.replace(";", "-").replace("=", "-")
    return DraftFigure(
        figure_id="-".join(filter(None, (source_id, best.indicator_id or "figure", tail))),
        source_id=source_id,
        indicator_id=best.indicator_id,
        breakdown=best.breakdown,
        value=statement.value or (quantity.change.canonical if quantity else ""),
        qualifier=LIMITS.get(statement.part) or (quantity.qualifier if quantity else "exact"),
        as_stated=read_text.text[statement.start : statement.end],
        span_start=str(statement.start),
        span_end=str(statement.end),
        indicator_2=second.indicator_id,
        breakdown_2=second.breakdown,
        indicator_3=third.indicator_id,
        breakdown_3=third.breakdown,
        sure=how_sure(guesses),
        why=best.why,
        words=_clause(read_text, statement),
        **_notes(read_text.cells.get(statement.start)),
    )


def _notes(cell: Cell | None) -> dict[str, str]:
    """Where the unit of a number stands that has none beside it."""
    if cell is None or not cell.unit:
        return {}
    return {"note": f"表里写明的单位：{cell.unit}。", "note_en": f"Unit named in the table: {cell.unit}."}


def find_subject(layout: Layout, at: int) -> str:
    """What a number in a row of them is of (自来水普及率、厕所普及率分别达到90%、80%), last; "" where it is in none."""
    head, sign, between = layout.text[layout.clause(at).start : at].rpartition("分别")
    subjects = re.split("[、和]", head)
    number = len(re.findall("[、和]", between))
    if not sign or len(subjects) < max(number + 1, MANY):
        return ""
    return subjects[number] if QUANTITY_NOUNS.search(subjects[number]) else subjects[-1] + subjects[number]


def find_part(words: str, region_code: str) -> str:
    """The code of the one part of a region that a clause names before a number (为北林区5家); "" where none is."""
    clause = CLAUSE.split(words)[-1]
    parts = [part for part in list_divisions() if part.parent == region_code and part.name in clause]
    return parts[0].code if len(parts) == 1 and "、" not in clause else ""


def _own_words(statement: Statement) -> str:
    """What the characters of a number say of its indicator: all of a zero or a rhythm, else what stands before it."""
    if statement.quantity and statement.quantity.kind in OWN_WORDS:
        return statement.text
    return re.split(f"[0-9{HAN}]", statement.text, maxsplit=1)[0]


def _clause(read_text: ReportText, statement: Statement) -> str:
    """The words of the clause in which a number stands, on one line."""
    first, last = read_text.layout.clause(statement.start), read_text.layout.clause(statement.end - 1)
    return " ".join(read_text.text[first.start : last.end].split())


def _omissions(
    text: str, report: Report, omissions: dict[Statement, Omission], figures: list[Statement]
) -> Iterator[DraftOmission]:
    """Omissions with the words that show what they are; those that run into each other are one."""
    spans = [(figure.start, figure.end) for figure in figures]
    rows: list[tuple[int, int, str]] = []
    for statement, omission in omissions.items():
        start, end = omission.span.start, omission.span.end
        if any(start < stop and begin < end for begin, stop in spans):
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
    if status != TARGET or calendar.governing(statement.start) or calendar.section_year(statement.start):
        return breakdown
    return ";".join(sorted(filter(None, [*breakdown.split(";"), DEADLINE])))
