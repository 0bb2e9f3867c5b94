"""What a chart says in one language: a small frozen class for each kind, numbers as Decimal and every word ready.

Layouts know no language and do no arithmetic: texts, shares and rates come from the captions.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Qualifier = Literal["exact", "about", "over", "at least", "under", "at most"]
Status = Literal["result", "preliminary", "ongoing", "target", "plan", "computed"]
"""The status of a figure, or ``computed`` for a value that we worked out ourselves."""


def _need(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a chart, which will be seen alone: what it finds, what and in which unit, and its foot.

    The foot: sources by name, evidence and class of source, as of when, our arithmetic and notes, and the site's name.
    """

    title: str
    subtitle: str
    sources: str
    evidence: str = ""
    as_of: str = ""
    notes: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A named value: what it is of, the number in base units, and the number as text."""

    label: str
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A whole and its part. ``rest_text`` is "" where the rest is not stated; ``share_text`` may be "" too."""

    label: str
    whole: Decimal
    whole_text: str
    part: Decimal
    part_text: str
    share_text: str = ""
    rest_text: str = ""
    qualifier: Qualifier = "exact"

    def __post_init__(self) -> None:
        _need(Decimal(0) <= self.part <= self.whole, f"{self.label}: {self.part} is not a part of {self.whole}")
        _need(self.whole > 0, f"{self.label}: the whole is {self.whole}")


@dataclass(frozen=True, slots=True)
class PartWhole:
    """Rows of a whole, the part that is done or cleared, and the rest."""

    frame: Frame
    rows: tuple[WholeRow, ...]
    part_name: str
    rest_name: str

    def __post_init__(self) -> None:
        _need(bool(self.rows), "nothing to draw")


@dataclass(frozen=True, slots=True)
class Composition:
    """Parts from the largest to the smallest, as they are given; none is below zero.

    ``whole`` is what the full width stands for (None: the largest part); ``rest`` is drawn dashed and last; ``total``
    closes the list as a sum. Neither is made up: where the caller gives none, none is drawn.
    """

    frame: Frame
    parts: tuple[Value, ...]
    whole: Decimal | None = None
    rest: Value | None = None
    total: Value | None = None

    def __post_init__(self) -> None:
        _need(bool(self.parts), "nothing to draw")
        values = [part.value for part in (*self.parts, *((self.rest,) if self.rest else ()))]
        _need(min(values) >= 0, f"a part is below zero: {min(values)}")
        _need(self.whole is None or self.whole >= max(values), f"the whole {self.whole} is less than {max(values)}")


@dataclass(frozen=True, slots=True)
class Bar:
    """One value to compare, which may be below zero. Its status and qualifier decide how the bar looks."""

    label: str
    value: Decimal
    text: str
    status: Status = "result"
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class Compare:
    """Values of one unit, drawn in the order given from a common zero."""

    frame: Frame
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        _need(bool(self.bars), "nothing to draw")


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a plan has come, with its rate against the plan as text or ""."""

    label: str
    value: Decimal
    text: str
    rate_text: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A target and how far it has come: more than the whole sticks out of its frame."""

    label: str
    planned: Stage
    reached: Stage

    def __post_init__(self) -> None:
        least = min(self.planned.value, self.reached.value)
        _need(least >= 0, f"{self.label}: {least} is below zero")


@dataclass(frozen=True, slots=True)
class Progress:
    """Targets against their state."""

    frame: Frame
    rows: tuple[PlanRow, ...]

    def __post_init__(self) -> None:
        _need(bool(self.rows), "nothing to draw")


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time: ``at`` in years. Its meaning ``breaks`` from here; not joined if ``alone`` or ``mid_year``."""

    label: str
    value: Decimal
    text: str
    at: Decimal
    status: Status = "result"
    qualifier: Qualifier = "exact"
    mid_year: bool = False
    breaks: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SeriesNames:
    """What the marks of a series are called; each is shown only where such a mark is there."""

    target: str = ""
    limit: str = ""
    mid_year: str = ""
    breaks: str = ""
    axis: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values over the years in order of time; ``apart`` are those for a part of a year, which are listed below."""

    frame: Frame
    points: tuple[Point, ...]
    apart: tuple[Value, ...] = ()
    names: SeriesNames = SeriesNames()

    def __post_init__(self) -> None:
        _need(bool(self.points), "nothing to draw")
        _need(list(self.points) == sorted(self.points, key=lambda point: point.at), "not in order of time")


@dataclass(frozen=True, slots=True)
class Step:
    """One class of values, from ``low`` up to the next step's, with the text of its range."""

    low: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell as it is drawn: its place, its short name, and its value as a few characters, "" where there is none.

    ``step`` counts the classes from 0; None where there is no value.
    """

    row: int
    column: int
    name: str
    text: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Values of one unit over provinces, on the tile grid.

    ``key`` says what the short names stand for ("" where they need no word), ``caption`` what the grid is not.
    """

    frame: Frame
    tiles: tuple[Tile, ...]
    steps: tuple[Step, ...]
    blank: str
    key: str = ""
    caption: str = ""

    def __post_init__(self) -> None:
        places = {(tile.row, tile.column) for tile in self.tiles}
        _need(len(places) == len(self.tiles), "two tiles stand on one place")
        _need(bool(self.steps), "there are no steps")


ChartData = PartWhole | Composition | Compare | Progress | Series | Tiles
