"""What is taken away of one region, report, theme or indicator: its figures as CSV, its tables as XLSX, citations.

``describe_downloads`` is the object that the page of the thing shows under "Download and cite"; the files themselves
are ``part_artefacts``. An address stays, and the file at it moves on with the data; older values are in the releases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from scripts.addresses import Address
from scripts.artefacts import Artefact, Part, one_file
from scripts.exports.citations import Citable, cite
from scripts.exports.formats import Export, pack_csv
from scripts.exports.holdings import Holdings, part_name, part_page
from scripts.exports.jsonld import describe_part
from scripts.exports.workbooks import Workbook, describe_workbook, pack_workbook
from scripts.ledger.columns import Json
from scripts.words import Words


@dataclass(frozen=True, slots=True)
class Downloads:
    """What stands under "Download and cite" of one thing: its files and citations by their forms.

    ``structured``: its data set in the words of schema.org.
    """

    files: Mapping[str, Address]
    citations: Mapping[str, str]
    structured: Mapping[str, Json]


def describe_downloads(holdings: Holdings, part: Part, words: Words) -> Downloads:
    """What the page of a part offers, in the language of ``words``."""
    page = str(part_page(part).within(words.language))
    about = holdings.about(part)
    item = Citable(part_name(part), words.text(about.title), page, about.day, about.version)
    files = {file.form: file.address for file in holdings.files(part) if file.language in ("", words.data)}
    citations = cite(item, holdings.address)
    return Downloads(files, citations, describe_part(holdings, part, words, citations[words("language.citation")]))


def part_artefacts(holdings: Holdings) -> Iterator[Artefact[Export] | Artefact[Workbook]]:
    """The files of every part."""
    for part in holdings.parts:
        for file in holdings.files(part):
            path = file.address.path
            if file.form == "csv":
                yield one_file(path, part, partial(holdings.export, "figures", part), pack_csv)
            else:
                yield one_file(path, part, partial(describe_workbook, holdings, part, file.language), pack_workbook)
