"""What a chart is told: one small frozen class per kind, numbers as Decimal and every word ready to print.

Charts know no language and do no arithmetic: texts, shares and rates come from the caller. ``table()`` gives the same
content as header and rows, for the data table beside the chart; ``head`` names its columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Grid = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
Qualifier = Literal["exact", "about", "over", "at least", "under", "at most"]
Status = Literal["result", "preliminary", "ongoing", "target", "plan", "computed"]
"""The status of a figure, or ``computed`` for a value that we worked out ourselves."""

MOST_DOTS = 120


def _grid(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Grid:
    """Header and rows, all equally wide; raises ValueError where a column has no name."""
    if any(len(row) != len(head) for row in rows):
        raise ValueError(f"the head {head!r} does not name {max(len(row) for row in rows)} columns")
    return head, tuple(rows)


def _need(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


@dataclass(frozen=True)
class Frame:
    """The words around a chart: what it finds, what and in which unit, whence and as of when, and our arithmetic."""

    title: str
    subtitle: str
    source: str
    as_of: str = ""
    working: str = ""


@dataclass(frozen=True)
class Value:
    """A named value that is not negative: what it is of, the number in base units, and the number as text."""

    label: str
    value: Decimal
    text: str

    def __post_init__(self) -> None:
        _need(self.value >= 0, f"{self.label}: {self.value} is below zero")


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class PartWhole:
    """Rows of a whole, the part that is done or cleared, and the rest. Five columns in ``head``."""

    frame: Frame
    rows: tuple[WholeRow, ...]
    part_name: str
    rest_name: str
    head: tuple[str, ...]

    def __post_init__(self) -> None:
        _need(bool(self.rows), "nothing to draw")

    def table(self) -> Grid:
        """Label, whole, part, share, rest."""
        return _grid(self.head, [(r.label, r.whole_text, r.part_text, r.share_text, r.rest_text) for r in self.rows])


@dataclass(frozen=True)
class Part(Value):
    """One part of a composition, with its share as text or ""."""

    share_text: str = ""


@dataclass(frozen=True)
class Composition:
    """Parts, drawn from the largest to the smallest. Three columns in ``head``.

    ``whole`` is what the full width stands for (None: the largest part); ``rest`` is drawn hatched and last;
    ``total`` closes the list as a sum. Neither is made up: where the caller gives none, none is drawn.
    """

    frame: Frame
    parts: tuple[Part, ...]
    head: tuple[str, ...]
    whole: Decimal | None = None
    rest: Part | None = None
    total: Part | None = None

    def __post_init__(self) -> None:
        _need(bool(self.parts), "nothing to draw")
        most = max(part.value for part in (*self.parts, *((self.rest,) if self.rest else ())))
        _need(self.whole is None or self.whole >= most, f"the whole {self.whole} is less than a part, {most}")

    def ranked(self) -> tuple[Part, ...]:
        """The parts from large to small; equal ones stay in the order given."""
        return tuple(sorted(self.parts, key=lambda part: -part.value))

    def table(self) -> Grid:
        """Label, value, share: the ranked parts, then the rest and the total where there are any."""
        rows = [*self.ranked(), *(part for part in (self.rest, self.total) if part)]
        return _grid(self.head, [(part.label, part.text, part.share_text) for part in rows])


@dataclass(frozen=True)
class Dots:
    """``total`` things of which ``done`` are done, one dot each. Two columns in ``head``."""

    frame: Frame
    total: int
    done: int
    done_text: str
    rest_text: str
    head: tuple[str, ...]

    def __post_init__(self) -> None:
        _need(0 < self.total <= MOST_DOTS, f"{self.total} things: dots are for 1 to {MOST_DOTS}")
        _need(0 <= self.done <= self.total, f"{self.done} of {self.total} cannot be done")

    def table(self) -> Grid:
        """State, number."""
        return _grid(self.head, [(self.done_text, str(self.done)), (self.rest_text, str(self.total - self.done))])


@dataclass(frozen=True)
class Bar(Value):
    """One value to compare. ``note`` is a short remark beside the value, "" where none."""

    status: Status = "result"
    qualifier: Qualifier = "exact"
    note: str = ""


@dataclass(frozen=True)
class Compare:
    """Values of one unit, drawn in the order given. Three columns in ``head``."""

    frame: Frame
    bars: tuple[Bar, ...]
    head: tuple[str, ...]

    def __post_init__(self) -> None:
        _need(bool(self.bars), "nothing to draw")

    def table(self) -> Grid:
        """Label, value, remark."""
        return _grid(self.head, [(bar.label, bar.text, bar.note) for bar in self.bars])


@dataclass(frozen=True)
class Stage(Value):
    """How far a plan has come, with its rate against the plan as text or ""."""

    rate_text: str = ""


@dataclass(frozen=True)
class PlanRow:
    """A plan and where it stands; a stage that was not reported is None. ``label`` may be ""."""

    label: str
    planned: Stage
    started: Stage | None = None
    finished: Stage | None = None

    def stages(self) -> tuple[tuple[str, Stage], ...]:
        """Look and stage, the widest first, as they are drawn inside each other."""
        named = (("planned", self.planned), ("started", self.started), ("finished", self.finished))
        return tuple((look, stage) for look, stage in named if stage is not None)


@dataclass(frozen=True)
class Progress:
    """Plans against their state. Four columns in ``head``."""

    frame: Frame
    rows: tuple[PlanRow, ...]
    head: tuple[str, ...]

    def __post_init__(self) -> None:
        _need(bool(self.rows), "nothing to draw")

    def table(self) -> Grid:
        """Plan, stage, value, rate."""
        rows = [(row.label, s.label, s.text, s.rate_text) for row in self.rows for _, s in row.stages()]
        return _grid(self.head, rows)


@dataclass(frozen=True)
class Point(Value):
    """A value at a time: ``at`` in years; its meaning ``breaks`` from here; not joined if ``alone``, ``part_year``."""

    at: Decimal
    status: Status = "result"
    part_year: bool = False
    breaks: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Series:
    """Values over the years, from zero up, in order of time. Two columns in ``head``.

    The three names are shown as a key only where such a point is there.
    """

    frame: Frame
    points: tuple[Point, ...]
    head: tuple[str, ...]
    target_name: str = ""
    part_year_name: str = ""
    break_name: str = ""

    def __post_init__(self) -> None:
        _need(bool(self.points), "nothing to draw")
        _need(list(self.points) == sorted(self.points, key=lambda point: point.at), "not in order of time")

    def table(self) -> Grid:
        """Year or period, value."""
        return _grid(self.head, [(point.label, point.text) for point in self.points])


ChartData = PartWhole | Composition | Dots | Compare | Progress | Series
