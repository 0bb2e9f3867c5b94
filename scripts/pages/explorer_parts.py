"""The files of the explorer: an index of what all share, and the figures in parts by province and indicator.

A browser fetches the index and the parts in which what is asked for can be, so that no reader waits for the nation. A
part belongs to one province and has at most MOST figures; within a province they follow the order of themes and
indicators, so that few parts have all counties of one indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.addresses import NATION, province_of
from scripts.ledger.columns import Json
from scripts.ledger.records import group_by
from scripts.ledger.rows import Figure
from scripts.pages.catalogue import Site
from scripts.pages.explorer_columns import Column, find_verdicts, order_figures, pack_columns, pack_regions, pack_shared
from scripts.pages.places import pack_json

MOST = 1_500
"""Figures of a part, and those that are fetched at once: at 110 bytes each half of what a phone should wait for."""
FOLDER = "explorer"
INDEX = f"{FOLDER}/index.js"


@dataclass(frozen=True, slots=True)
class ExplorerPart:
    """Some figures of a province; ``name`` is that of its file."""

    name: str
    province: str
    figures: Sequence[Figure]

    @property
    def path(self) -> str:
        """Its file, from the root of the language."""
        return f"{FOLDER}/{self.name}.js"


@dataclass(frozen=True)
class ExplorerFiles:
    """What the files of one language hold; no part has more than ``most`` figures."""

    site: Site
    most: int = MOST

    @cached_property
    def figures(self) -> list[Figure]:
        """All of them, in the order of the explorer."""
        return order_figures(self.site.facts)

    @cached_property
    def verdicts(self) -> Mapping[str, Sequence[str]]:
        """The verdicts of each figure that has any."""
        return find_verdicts(self.site.facts)

    @cached_property
    def shared(self) -> dict[str, Column]:
        """The columns that all parts share."""
        return pack_shared(self.site, self.figures)

    @cached_property
    def regions(self) -> dict[str, Column]:
        """The column of the regions of each province."""
        groups = group_by(sorted(self.site.weight), province_of)
        return {province: pack_regions(self.site, codes) for province, codes in groups.items()}

    @cached_property
    def parts(self) -> list[ExplorerPart]:
        """The parts, by province."""
        groups = group_by(self.figures, lambda row: province_of(row.region.region_code))
        return [part for province in sorted(groups) for part in self._divide(province, groups[province])]

    def _divide(self, province: str, figures: Sequence[Figure]) -> Iterator[ExplorerPart]:
        rows = sorted(figures, key=lambda row: (row.indicator.theme.position, row.indicator.indicator_id))
        for number, start in enumerate(range(0, len(rows), self.most), 1):
            yield ExplorerPart(f"{province}-{number}", province, rows[start : start + self.most])

    def pack_index(self) -> bytes:
        """What all parts share, and of each part its name, province, number of figures, and which indicators it has."""
        places = {key: place for place, key in enumerate(self.shared["indicator"]["keys"])}
        parts: list[Json] = [
            [
                part.name,
                part.province,
                len(part.figures),
                sorted({places[row.indicator.indicator_id] for row in part.figures}),
            ]
            for part in self.parts
        ]
        index: dict[str, Json] = {"nation": NATION, "most": self.most, "parts": parts, "shared": self.shared}
        return f"window.ledgerExplorer={{index:{_quote(pack_json(index))},files:{{}}}};\n".encode()

    def pack_part(self, part: ExplorerPart) -> bytes:
        """The figures of a part."""
        columns = pack_columns(self.site, part.figures, (self.shared, self.regions[part.province]), self.verdicts)
        return f"window.ledgerExplorer.files[{_quote(part.name)}]={_quote(pack_json(columns))};\n".encode()


def _quote(text: str) -> str:
    """A text as a script holds it; JSON is full of the other quotes and would grow by them."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
