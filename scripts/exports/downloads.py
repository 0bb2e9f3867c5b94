"""What is taken away of one region, report, theme or indicator: its figures as CSV, its tables as XLSX, citations.

``describe_downloads`` is the object that the page of the thing shows under "Download and cite"; the files themselves
are ``part_artefacts``. An address stays, and the file at it moves on with the data; older values are in the releases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from scripts.addresses import Address
from scripts.artefacts import Artefact, Part
from scripts.exports.citations import Citable, Citations, cite
from scripts.exports.formats import Export, pack_csv
from scripts.exports.holdings import Holdings, part_file, part_forms, part_page
from scripts.exports.jsonld import describe_part
from scripts.exports.workbooks import Workbook, describe_workbook, pack_workbook
from scripts.ledger.columns import Json
from scripts.words import Words

WITH_WORKBOOK = ("region", "report")


@dataclass(frozen=True, slots=True)
class File:
    """A file to take: ``rows`` is None where it holds several tables; ``text`` says what is in it."""

    address: Address
    form: str
    text: str
    rows: int | None


@dataclass(frozen=True, slots=True)
class Downloads:
    """What stands under "Download and cite" of one thing. ``structured``: its data set in the words of schema.org."""

    title: str
    files: tuple[File, ...]
    citations: Citations
    structured: dict[str, Json]


def describe_downloads(holdings: Holdings, part: Part, words: Words) -> Downloads:
    """What the page of a region, report, theme or indicator offers, in the language of ``words``."""
    title = holdings.title(part, words.data)
    page = str(part_page(part).within(words.language))
    item = Citable(f"{part.kind}-{part.key}", title, page, holdings.day(part))
    structured = describe_part(holdings, part, words)
    return Downloads(title, tuple(_files(holdings, part, words)), cite(item, holdings.address), structured)


def part_artefacts(holdings: Holdings) -> Iterator[Artefact[Export] | Artefact[Workbook]]:
    """The files of every part."""
    for part in holdings.parts:
        for form in part_forms(holdings, part):
            paths = (part_file(part, form).path,)
            if form == "csv":
                yield Artefact(paths, part, partial(holdings.export, "figures", part), make_csv)
            else:
                yield Artefact(paths, part, partial(describe_workbook, holdings, part), make_workbook)


def make_csv(export: Export) -> tuple[bytes]:
    """One table as CSV."""
    return (pack_csv(export),)


def make_workbook(workbook: Workbook) -> tuple[bytes]:
    """One workbook."""
    return (pack_workbook(workbook),)


def _files(holdings: Holdings, part: Part, words: Words) -> Iterator[File]:
    for form in part_forms(holdings, part):
        text = words(f"download.{form}")
        yield File(part_file(part, form), form, text, holdings.count(part) if form == "csv" else None)
