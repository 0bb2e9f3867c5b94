"""Every figure as columns of codes, which a browser can filter and sort at once; the first rows are on the page itself.

A column has its distinct values in the order in which they sort and one code a row, so that a browser compares small
numbers and never text. Nothing is judged or worded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import TypeVar

from pypinyin import lazy_pinyin

from scripts import addresses
from scripts.audit.audit import VERDICTS
from scripts.audit.facts import Facts
from scripts.ledger.columns import Json
from scripts.ledger.rows import Figure, Status
from scripts.numbers.numerals import canonical
from scripts.pages.catalogue import Site
from scripts.wording.values import Shown, show_value
from scripts.wording.views import members_text, period_text
from scripts.words import Words

STATUSES = (Status.RESULT, Status.PRELIMINARY, Status.ONGOING, Status.PLAN, Status.TARGET)
GRADES = ("checked", "cited")
Key = TypeVar("Key", bound=Hashable)
Column = dict[str, Json]


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """A figure with what the language says of it: its value, the members of its breakdown, its period."""

    figure: Figure
    shown: Shown
    breakdown: str
    period: str

    @property
    def evidence(self) -> str:
        """The grade of its evidence."""
        return GRADES[not self.figure.source.is_archived]

    @property
    def digits(self) -> str:
        """The digits of its value; the whole of a day."""
        return self.shown.text if self.figure.day else self.shown.number

    @property
    def receipt(self) -> str:
        """The lasting address of its receipt."""
        return str(addresses.receipt(self.figure.source.source_id, self.figure.figure_id))


def order_figures(facts: Facts) -> list[Figure]:
    """Every figure: those checked against the text first, then by region, theme and indicator, the newest first."""
    return sorted(
        facts.figures(),
        key=lambda row: (
            not row.source.is_archived,
            row.region.region_code,
            row.indicator.theme.position,
            row.indicator.indicator_id,
            -row.period_end.toordinal(),
            row.breakdown_id,
            row.figure_id,
        ),
    )


def word_rows(figures: Iterable[Figure], words: Words) -> list[ExplorerRow]:
    """Figures in the words of a language."""
    return [
        ExplorerRow(
            figure=row,
            shown=show_value(row.day or row.value or Decimal(), row.unit, words, row.qualifier),
            breakdown=members_text(row.breakdown, words),
            period=period_text(row, words),
        )
        for row in figures
    ]


def find_verdicts(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The verdicts of all relations that a figure stands in, those that need a look first, by figure_id."""
    names = {key: {verdict.verdict for verdict in verdicts} for key, verdicts in facts.verdicts_of.items()}
    return {key: tuple(name for name in VERDICTS if name in own) for key, own in names.items()}


@cache
def name_order(name: str, language: str) -> tuple[str, str]:
    """Where a name stands in a list: by its sound in Chinese, by its letters in English."""
    return (" ".join(lazy_pinyin(name)) if language == "zh" else name).casefold(), name


def pack_columns(site: Site) -> dict[str, Json]:
    """Every figure in the order of ``order_figures``: ``figures`` are their ids, ``noted`` the rows with a note.

    ``receipt`` has the ``pages`` of receipts and which of them each row has. The other members are columns: ``keys``
    (distinct values in the order in which they sort), ``names`` (what readers see) and ``codes`` (which of them each
    row has). Regions and indicators also have ``pages`` and ``others``, their names in the other languages, regions
    ``parents`` (which of them is above, -1 if none), indicators ``themes``, periods ``years``, amounts ``digits`` (what
    of the name is the number) and ``units`` (which of ``unit_ids``).
    """
    words, rows = site.words, word_rows(order_figures(site.facts), site.words)
    figures = [row.figure for row in rows]
    return {
        "figures": [figure.figure_id for figure in figures],
        "receipt": _column([site.way(row.receipt).partition("#")[0] for row in rows], pages=str),
        "noted": [at for at, figure in enumerate(figures) if words.text(figure.note)],
        "region": _regions(site, figures),
        "indicator": _indicators(site, figures),
        "breakdown": _breakdowns(words, rows),
        "period": _periods(rows),
        "status": _named(words, "status", [figure.status for figure in figures], STATUSES),
        "evidence": _named(words, "evidence", [row.evidence for row in rows], GRADES),
        "verdict": _verdicts(site, figures),
        "amount": _amounts(rows),
        "stated": _column([figure.as_stated for figure in figures], keys=str, names=str),
    }


def encode(cells: Iterable[Key], keys: Iterable[Key]) -> list[Json]:
    """For each cell its place among the keys."""
    places = {key: place for place, key in enumerate(keys)}
    return [places[cell] for cell in cells]


def _column(cells: Sequence[Key], **members: Callable[[Key], Json]) -> Column:
    """A column of distinct cells, which must have an order, in it; ``members`` say what of a cell goes where."""
    order = sorted(set(cells))  # type: ignore[type-var]
    return {**{name: [read(cell) for cell in order] for name, read in members.items()}, "codes": encode(cells, order)}


def _named(words: Words, section: str, cells: Sequence[str], keys: Sequence[str]) -> Column:
    """A column of few values, whose order is given and whose names are in the table of words."""
    return {"keys": list(keys), "names": [words(f"{section}.{key}") for key in keys], "codes": encode(cells, keys)}


def _regions(site: Site, figures: Sequence[Figure]) -> Column:
    """Regions with figures or documents in or below them, by code."""
    keys = sorted(site.weight)
    regions = [site.facts.references.regions[key] for key in keys]
    places = {"": -1, **{key: place for place, key in enumerate(keys)}}
    return {
        "keys": list(keys),
        "names": [site.words.text(region.name) for region in regions],
        "others": [site.words.others(region.name) for region in regions],
        "codes": encode((figure.region.region_code for figure in figures), keys),
        "pages": [str(addresses.region(key)) for key in keys],
        "parents": [places[region.parent.region_code if region.parent else ""] for region in regions],
    }


def _indicators(site: Site, figures: Sequence[Figure]) -> Column:
    words = site.words
    cells = [
        (
            *name_order(words.text(row.name), words.language),
            row.indicator_id,
            row.theme.theme_id,
            words.others(row.name),
        )
        for row in (figure.indicator for figure in figures)
    ]
    column = _column(cells, keys=itemgetter(2), names=itemgetter(1), themes=itemgetter(3), others=itemgetter(4))
    pages: list[Json] = [site.way(str(addresses.indicator(cell[2]))) for cell in sorted(set(cells))]
    return {**column, "pages": pages}


def _breakdowns(words: Words, rows: Sequence[ExplorerRow]) -> Column:
    cells = [(*name_order(row.breakdown, words.language), row.figure.breakdown_id) for row in rows]
    return _column(cells, keys=itemgetter(2), names=itemgetter(1))


def _periods(rows: Sequence[ExplorerRow]) -> Column:
    """Periods by their last day, then by their first."""
    cells = [(row.figure.period_end, row.figure.period_start, row.period) for row in rows]
    return _column(
        cells, keys=lambda cell: f"{cell[1]}/{cell[0]}", names=itemgetter(2), years=lambda cell: f"{cell[0]:%Y}"
    )


def _verdicts(site: Site, figures: Sequence[Figure]) -> Column:
    """Sets of verdicts; those that need a look come first, no verdict last."""
    verdicts, joiner = find_verdicts(site.facts), site.words("text.joiner")
    sets = [verdicts.get(figure.figure_id, ()) for figure in figures]
    return _column(
        [(not names, tuple(map(VERDICTS.index, names)), names) for names in sets],
        keys=lambda cell: " ".join(cell[2]),
        names=lambda cell: joiner.join(site.words(f"explorer_verdict.{name}") for name in cell[2]),
    )


def _amounts(rows: Sequence[ExplorerRow]) -> Column:
    """Values by unit, for those of different units have no order; the unit of most figures comes first."""
    counts = Counter(row.figure.unit.unit_id for row in rows)
    units = sorted(counts, key=lambda unit: (-counts[unit], unit))
    cells = [
        (
            units.index(row.figure.unit.unit_id),
            row.figure.value or Decimal(),
            _raw(row.figure),
            row.shown.text,
            row.digits,
        )
        for row in rows
    ]
    column = _column(cells, keys=itemgetter(2), names=itemgetter(3), digits=itemgetter(4), units=itemgetter(0))
    return {**column, "unit_ids": list(units)}


def _raw(figure: Figure) -> str:
    """The value as the tables have it."""
    return figure.day.isoformat() if figure.day else canonical(figure.value or Decimal())
