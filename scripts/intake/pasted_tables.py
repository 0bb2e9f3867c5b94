"""The numbers of a table that was pasted as text: in lines with tabs or blanks, or one cell a line.

A cell knows the name of its row, the head of its column and its unit, where any of these names one: 粮食, 产量, 万吨.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.intake.clauses import Span

NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")
BRACKETS = re.compile("[（(](?:单位[:：])?(?P<unit>[^（）()0-9]{1,6})[)）]")
UNIT_HEAD = re.compile("(?:计量)?单位")
PROSE = re.compile("[。；，！？;]")
CELL_ENDS = {sign: re.compile(f"(?:^|(?<=[{sign}]))[^{sign}]*") for sign in "\t|"}  # what parts the cells of a line
BLANK = re.compile("[^\\s]+")
LONGEST_CELL = 24
COLUMNS = range(2, 8)  # of a table whose cells stand one a line
FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table; ``unit`` is the word of its unit with its scale (万吨, %), "" where none is named."""

    span: Span
    row: str
    head: str
    unit: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a cell and where they stand."""

    words: str
    start: int


def find_cells(text: str) -> dict[int, Cell]:
    """The numbers of all tables of a text, by where they begin."""
    lines: list[Piece] = []
    start = 0
    for line in text.split("\n"):
        lines.append(Piece(line, start))
        start += len(line) + 1
    tables = [*_tables_in_lines(lines), *_tables_of_lines(lines)]
    return {cell.span.start: cell for rows in tables for cell in _read(rows)}


def _tables_in_lines(lines: Sequence[Piece]) -> Iterator[list[list[Piece]]]:
    """Tables of lines whose cells are parted by tabs or blanks."""
    table: list[list[Piece]] = []
    for line in [*lines, Piece("", 0)]:
        row = _split(line)
        if len(row) > 1 and (any(sign in line.words for sign in CELL_ENDS) or not PROSE.search(line.words)):
            table.append(row)
        elif table:
            yield table
            table = []


def _split(line: Piece) -> list[Piece]:
    pattern = next((pattern for sign, pattern in CELL_ENDS.items() if sign in line.words), BLANK)
    return [Piece(match.group(), line.start + match.start()) for match in pattern.finditer(line.words)]


def _tables_of_lines(lines: Sequence[Piece]) -> Iterator[list[list[Piece]]]:
    """Tables of which each cell is a line of its own."""
    block: list[Piece] = []
    for line in [*lines, Piece("", 0)]:
        if (
            line.words.strip()
            and len(line.words) <= LONGEST_CELL
            and "\t" not in line.words
            and not PROSE.search(line.words)
        ):
            block.append(line)
            continue
        yield from _fold(block)
        block = []


def _fold(block: Sequence[Piece]) -> Iterator[list[list[Piece]]]:
    """The rows of a block of lines, for the first number of columns with which heads and rows come out even."""
    for first in range(len(block)):
        for width in COLUMNS:
            rows = [list(block[at : at + width]) for at in range(first, len(block) - width + 1, width)]
            body = [row for row in rows[1:] if _is_row(row)]
            if len(body) >= FEWEST_ROWS and rows[1 : len(body) + 1] == body and not any(map(_is_number, rows[0])):
                yield [rows[0], *body]
                return


def _is_row(row: Sequence[Piece]) -> bool:
    """A name, perhaps a unit, and then numbers."""
    numbers = [_is_number(piece) for piece in row]
    return not numbers[0] and numbers[-1] and all(numbers[2:])


def _is_number(piece: Piece) -> bool:
    return bool(NUMBER.fullmatch(piece.words.strip()))


def _read(table: Sequence[Sequence[Piece]]) -> Iterator[Cell]:
    """The numbers of a table; its first line is the head where it has no number."""
    heads = [] if any(map(_is_number, table[0])) else [piece.words.strip() for piece in table[0]]
    at_unit = next((number for number, head in enumerate(heads) if UNIT_HEAD.fullmatch(head)), None)
    for row in table[1:] if heads else table:
        name = row[0].words.strip()
        for number, piece in enumerate(row[1:], 1):
            if not _is_number(piece):
                continue
            head = heads[number] if number < len(heads) else ""
            column = row[at_unit].words.strip() if at_unit is not None and at_unit < len(row) else ""
            unit = _unit(head) or column or _unit(name)
            start = piece.start + len(piece.words) - len(piece.words.lstrip())
            span = Span(start, start + len(piece.words.strip()))
            yield Cell(span, BRACKETS.sub("", name), BRACKETS.sub("", head).removesuffix("%"), unit)


def _unit(words: str) -> str:
    """The unit that a head or a name tells: 2023年（万元）, 增长%."""
    match = BRACKETS.search(words)
    return match["unit"] if match else ("%" if words.endswith("%") else "")
