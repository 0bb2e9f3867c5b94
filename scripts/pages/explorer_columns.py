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

from scripts import addresses
from scripts.audit.audit import VERDICTS
from scripts.audit.facts import Facts
from scripts.ledger.rows import Figure, Status
from scripts.numbers.numerals import canonical
from scripts.pages.catalogue import Site
from scripts.pages.sounds import sounds_of
from scripts.wording.values import Shown, show_value
from scripts.wording.views import members_text, period_text
from scripts.words import Words

STATUSES = (Status.RESULT, Status.PRELIMINARY, Status.ONGOING, Status.PLAN, Status.TARGET)
GRADES = ("checked", "cited")
Key = TypeVar("Key", bound=Hashable)
Cell = str | int
Column = dict[str, list[Cell]]


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
    return (" ".join(sounds_of(name).spoken) if language == "zh" else name).casefold(), name


def pack_shared(site: Site, figures: Sequence[Figure]) -> dict[str, Column]:
    """What all parts share, of ``figures``, which are all of them, as columns without codes.

    ``keys`` are distinct values in the order in which they sort, ``names`` what readers see. Regions are the nation and
    the provinces, see ``pack_regions``. Indicators have ``pages``, ``others``, their names in the other languages,
    ``themes`` and ``ranks``, their places in the order of ``order_figures``. The unit of most figures comes first.
    """
    words = site.words
    return {
        "region": pack_regions(site, [code for code in sorted(site.weight) if _is_province(site, code)]),
        "indicator": _indicators(site, figures),
        "breakdown": _breakdowns(words, figures),
        "status": _named(words, "status", STATUSES),
        "evidence": _named(words, "evidence", GRADES),
        "verdict": _verdicts(words, figures, find_verdicts(site.facts)),
        "unit": {"keys": _order_units(figures)},
    }


def pack_columns(
    site: Site,
    figures: Sequence[Figure],
    columns: tuple[Mapping[str, Column], Column],
    verdicts: Mapping[str, Sequence[str]],
) -> dict[str, Column | list[Cell]]:
    """Some figures in their order: ``figures`` are their ids, ``noted`` the rows with a note.

    ``columns``: what all parts share, and the regions of this one. Of what is shared a part has the codes alone: which
    of its ``keys`` each row has. The other members are columns of their own, as those are, with ``codes``: ``pages`` of
    receipts, regions, periods with ``years``, amounts with ``digits`` (what of the name is the number) and ``units``
    (which of those that are shared), words as stated.
    """
    (shared, regions), words, rows = columns, site.words, word_rows(figures, site.words)
    cells: dict[str, list[str]] = {
        "indicator": [figure.indicator.indicator_id for figure in figures],
        "breakdown": [figure.breakdown_id for figure in figures],
        "status": [figure.status for figure in figures],
        "evidence": [row.evidence for row in rows],
        "verdict": [" ".join(verdicts.get(figure.figure_id, ())) for figure in figures],
    }
    return {
        "figures": [figure.figure_id for figure in figures],
        "receipt": _column([site.way(row.receipt).partition("#")[0] for row in rows], pages=str),
        "noted": [at for at, figure in enumerate(figures) if words.text(figure.note)],
        **{name: encode(own, shared[name]["keys"]) for name, own in cells.items()},
        "region": {**regions, "codes": encode((figure.region.region_code for figure in figures), regions["keys"])},
        "period": _periods(rows),
        "amount": _amounts(rows, shared["unit"]["keys"]),
        "stated": _column([figure.as_stated for figure in figures], keys=str),
    }


def _is_province(site: Site, code: str) -> bool:
    return site.references.regions[code].level in ("nation", "province")


def encode(cells: Iterable[Hashable], keys: Iterable[Hashable]) -> list[Cell]:
    """For each cell its place among the keys."""
    places = {key: place for place, key in enumerate(keys)}
    return [places[cell] for cell in cells]


def _column(cells: Sequence[Key], **members: Callable[[Key], Cell]) -> Column:
    """A column of distinct cells, which must have an order, in it; ``members`` say what of a cell goes where."""
    order = sorted(set(cells))  # type: ignore[type-var]
    return {**{name: [read(cell) for cell in order] for name, read in members.items()}, "codes": encode(cells, order)}


def _named(words: Words, section: str, keys: Sequence[str]) -> Column:
    """A column of few values, whose order is given and whose names are in the table of words."""
    return {"keys": list(keys), "names": [words(f"{section}.{key}") for key in keys]}


def pack_regions(site: Site, keys: Sequence[str]) -> Column:
    """Regions with figures or documents in or below them: names, ``pages``, and in ``above`` the code of the one above.

    ``others`` are their names in the other languages.
    """
    regions = [site.references.regions[key] for key in keys]
    return {
        "keys": list(keys),
        "names": [site.words.text(region.name) for region in regions],
        "others": [site.words.others(region.name) for region in regions],
        "pages": [str(addresses.region(key)) for key in keys],
        "above": [region.parent.region_code if region.parent else "" for region in regions],
    }


def _indicators(site: Site, figures: Sequence[Figure]) -> Column:
    words, indicators = site.words, {figure.indicator.indicator_id: figure.indicator for figure in figures}
    order = sorted(
        indicators.values(), key=lambda row: (*name_order(words.text(row.name), words.language), row.indicator_id)
    )
    ranked = sorted(order, key=lambda row: (row.theme.position, row.indicator_id))
    return {
        "keys": [row.indicator_id for row in order],
        "names": [words.text(row.name) for row in order],
        "others": [words.others(row.name) for row in order],
        "pages": [site.way(str(addresses.indicator(row.indicator_id))) for row in order],
        "themes": [row.theme.theme_id for row in order],
        "ranks": encode((row.indicator_id for row in order), [row.indicator_id for row in ranked]),
    }


def _breakdowns(words: Words, figures: Sequence[Figure]) -> Column:
    names = {figure.breakdown_id: members_text(figure.breakdown, words) for figure in figures}
    order = sorted(names, key=lambda key: (*name_order(names[key], words.language), key))
    return {"keys": list(order), "names": [names[key] for key in order]}


def _periods(rows: Sequence[ExplorerRow]) -> Column:
    """Periods by their last day, then by their first."""
    cells = [(row.figure.period_end, row.figure.period_start, row.period) for row in rows]
    return _column(
        cells, keys=lambda cell: f"{cell[1]}/{cell[0]}", names=itemgetter(2), years=lambda cell: f"{cell[0]:%Y}"
    )


def _verdicts(words: Words, figures: Sequence[Figure], verdicts: Mapping[str, Sequence[str]]) -> Column:
    """Sets of verdicts; those that need a look come first, no verdict last."""
    sets = {tuple(verdicts.get(figure.figure_id, ())) for figure in figures}
    order = sorted(sets, key=lambda names: (not names, tuple(map(VERDICTS.index, names))))
    joiner = words("text.joiner")
    return {
        "keys": [" ".join(names) for names in order],
        "names": [joiner.join(words(f"explorer_verdict.{name}") for name in names) for names in order],
    }


def _order_units(figures: Sequence[Figure]) -> list[Cell]:
    """Units, for values of different ones have no order; the unit of most figures comes first."""
    counts = Counter(figure.unit.unit_id for figure in figures)
    return [*sorted(counts, key=lambda unit: (-counts[unit], unit))]


def _amounts(rows: Sequence[ExplorerRow], unit_ids: Sequence[Cell]) -> Column:
    """Values by unit."""
    places = {unit: place for place, unit in enumerate(unit_ids)}
    cells = [
        (places[row.figure.unit.unit_id], row.figure.value or Decimal(), _raw(row.figure), row.shown.text, row.digits)
        for row in rows
    ]
    return _column(cells, keys=itemgetter(2), names=itemgetter(3), digits=itemgetter(4), units=itemgetter(0))


def _raw(figure: Figure) -> str:
    """The value as the tables have it."""
    return figure.day.isoformat() if figure.day else canonical(figure.value or Decimal())
