"""A document comes in: its text and original for the folder of texts, and the draft of its report."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.checks.region_rules import SMALL, level_of, parents_of
from scripts.findings import LedgerError, Value, fault_in, file_fault
from scripts.intake.clauses import Layout, fold_text
from scripts.intake.counting import Units as UnitNames
from scripts.intake.dating import Report, last_is_the_report
from scripts.intake.describing import find_published, find_publisher, find_title, guess_class, guess_kind, period_of
from scripts.intake.drafts import Draft, DraftFigure, DraftSource
from scripts.intake.engine import Engine
from scripts.intake.extraction import extract
from scripts.intake.offers import offer_followups, offer_relations
from scripts.intake.passages import offer_measures
from scripts.intake.ranking import Indicators
from scripts.intake.repeats import find_oddities
from scripts.ledger.frames import read_day, records, units_of
from scripts.ledger.gazetteer import Division, list_divisions
from scripts.ledger.packages import Ledger

NUMBERED = re.compile(r"([0-9]+)\s*([^0-9]*)")  # a code, with the name of what the country's list does not have
SOURCE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LEVEL_WORDS = {"省": "", "市": "", "县": " County", "区": " District", "旗": " Banner", "盟": " League"} | {
    "镇": " Town",
    "乡": " Township",
    "村": " Village",
}
TEXT_ENDINGS = {"txt": "text"}  # an original is never named .txt: every .txt of the folder is read as an archived text


@dataclass(frozen=True, slots=True)
class Arrival:
    """A draft and the files that go with it to the folder of texts, by name."""

    draft: Draft
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Document:
    """What came in: the name of its file, its bytes, and what the person said of it ("" where nothing)."""

    name: str
    data: bytes
    source_id: str
    region: str
    year: str
    published: str = ""
    publisher: str = ""
    url: str = ""


def take_in(ledger: Ledger, texts: Mapping[str, str], document: Document) -> Arrival:
    """The draft of a document and what is archived. Raises LedgerError where it or what was said cannot be read."""
    division = find_division(ledger, document.region)
    content = extract(document.name, document.data)
    report = _report(document, division, content.text)
    figures, omissions = make_engine(ledger, texts, report.source_id).draft_numerals(content.text, report)
    body, layout = content.text.encode(), Layout(fold_text(content.text))
    original = f"{report.source_id}.original.{TEXT_ENDINGS.get(content.form, content.form)}"
    source = replace(
        _describe(document, report, content.text, figures),
        text_sha256=_digest(body),
        original_file=original,
        original_sha256=_digest(document.data),
    )
    regions = tuple(_regions_of(ledger, division, figures))
    draft = Draft(
        source,
        figures,
        omissions,
        tuple(offer_measures(layout, report, records(ledger.frame("themes")))),
        tuple(offer_relations(layout, figures)),
        tuple(offer_followups(ledger, source, figures)),
        additions={"regions": regions} if regions else {},
    )
    return Arrival(draft, {f"{report.source_id}.txt": body, original: document.data})


def _describe(document: Document, report: Report, text: str, figures: Sequence[DraftFigure]) -> DraftSource:
    """The source row, as far as the text, its address and its figures tell it."""
    start, end = period_of(((row.period_start, row.period_end) for row in figures), report.year)
    return DraftSource(
        report.source_id,
        title=report.title,
        publisher=document.publisher or find_publisher(text),
        published=report.published.isoformat() if report.published else "",
        kind=guess_kind(report.title),
        region_code=report.region_code,
        period_start=start,
        period_end=end,
        url=document.url,
        source_class=guess_class(document.url),
        remarks=";".join(find_oddities(text)),
    )


def make_engine(ledger: Ledger, texts: Mapping[str, str], leave_out: str = "") -> Engine:
    """The engine that knows a ledger; ``leave_out`` is a report that it does not learn from."""
    names = UnitNames(records(ledger.frame("units")))
    return Engine(units_of(ledger), names, Indicators(ledger, texts, leave_out))


def report_of_draft(draft: Draft, text: str) -> Report:
    """What is known of a report by its draft; it is of the year of most of its results."""
    source = draft.source
    years = Counter(row.period_end[:4] for row in draft.figures if row.status == "result" and row.period_end)
    year = int(min(years, key=lambda year: (-years[year], year), default=source.period_start[:4]) or 0)
    last = last_is_the_report(text, year)
    return Report(source.source_id, source.region_code, year, read_day(source.published), source.title, last)


def find_division(ledger: Ledger, words: str) -> Division:
    """A region by its code or its name; its parents make a name plain (榆林市靖边县). Raises LedgerError otherwise.

    A township or community that is not known is its code with its name: 610824101东坑镇.
    """
    own = {
        row["region_code"]: Division(row["region_code"], row["name_zh"], row["level"], row["parent_code"])
        for row in records(ledger.frame("regions"))
    }
    divisions = {division.code: division for division in list_divisions()} | own
    if numbered := NUMBERED.fullmatch(words):
        code, name = numbered.groups()
        if code in divisions:
            return divisions[code]
        if level_of(code) in SMALL.values() and code[:6] in divisions:
            return Division(code, name, level_of(code), parents_of(code)[0])
        raise _argument("region", "code", value=words)
    fitting = [division for division in divisions.values() if words and words.endswith(division.name)]
    fitting = [division for division in fitting if _is_below(division, words.removesuffix(division.name), divisions)]
    fitting = fitting or [division for division in divisions.values() if words and division.name.startswith(words)]
    longest = max((len(division.name) for division in fitting), default=0)
    fitting = [division for division in fitting if len(division.name) == longest]
    if len(fitting) != 1:
        several = tuple(f"{division.name} {division.code}" for division in fitting[:9])
        raise _argument(
            "region", "regions" if several else "no-region", value=words, count=len(fitting), regions=several
        )
    return fitting[0]


def _is_below(division: Division, above: str, divisions: Mapping[str, Division]) -> bool:
    """Whether all of what stands before a name are names of regions above it."""
    parent = divisions.get(division.parent)
    while parent and above:
        above = above.removesuffix(parent.name)
        parent = divisions.get(parent.parent)
    return not above


def _regions_of(ledger: Ledger, division: Division, figures: Iterable[DraftFigure]) -> Iterator[Mapping[str, str]]:
    """Rows for the regions of a report and of its figures that the ledger does not have, each once."""
    areas = {area.code: area for area in list_divisions()}
    parts = sorted({row.region_code for row in figures} - {division.code})
    rows = [row for area in (division, *(areas[code] for code in parts)) for row in missing_regions(ledger, area)]
    yield from {row["region_code"]: row for row in rows}.values()


def missing_regions(ledger: Ledger, division: Division) -> Iterator[Mapping[str, str]]:
    """Rows for a region and those above it that the ledger does not have, the highest first."""
    areas = {area.code: area for area in list_divisions()}
    entered = set(ledger.frame("regions")["region_code"])
    if division.code in entered:
        return
    if division.parent and division.parent not in entered:
        yield from missing_regions(ledger, areas.get(division.parent) or find_division(ledger, division.parent))
    yield {
        "region_code": division.code,
        "name_zh": division.name,
        "name_en": _romanize(division.name),
        "level": division.level,
        "parent_code": division.parent,
    }


def _romanize(name: str) -> str:
    """A name in pinyin with the word of its level, for a person to look at: 靖边县 is Jingbian County."""
    if not name:
        return ""
    from pypinyin import lazy_pinyin  # its dictionary takes a while, and a province that is there needs no name

    stem = name[:-1] if name[-1] in LEVEL_WORDS and len(name) > 2 else name
    return "".join(lazy_pinyin(stem)).capitalize() + (LEVEL_WORDS.get(name[-1], "") if stem != name else "")


def _report(document: Document, division: Division, text: str) -> Report:
    """What is known of a report: as it was said, else as its text says."""
    if not SOURCE_ID.fullmatch(document.source_id):
        raise _argument("id", "id", value=document.source_id)
    if not re.fullmatch("(?:19|20)[0-9]{2}", document.year):
        raise _argument("period", "year", value=document.year)
    published = read_day(document.published) if document.published else None
    if document.published and published is None:
        raise _argument("published", "day", value=document.published)
    year = int(document.year)
    title, last = find_title(text), last_is_the_report(text, year)
    return Report(document.source_id, division.code, year, published or find_published(text), title, last)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _argument(name: str, case: str, **values: Value) -> LedgerError:
    return LedgerError(fault_in("intake", 0, f"--{name}", f"argument.{case}", **values))


def unread(name: str) -> LedgerError:
    """The error for a document that is not there."""
    return LedgerError(file_fault(name, "missing-file.document"))
