"""The receipts of a document, on one page: what each number is, where it stands, and how far it was checked.

The style sheet shows the receipt that the address names, or all of them. What they share (source, what a check mark
says, how to cite) stands once. A document of very many figures has a page a theme, and its own page is then their
index, with the same anchors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from scripts import addresses
from scripts.addresses import Address
from scripts.artefacts import Artefact, Part
from scripts.audit.part_days import part_day
from scripts.audit.readings import read_figure
from scripts.checks.stated import summarise_foreign, summarise_unread
from scripts.exports.citations import Moulds, mould_of
from scripts.ledger.records import group_by
from scripts.ledger.rows import Change, read_unit_words
from scripts.numbers.units import Units
from scripts.pages.catalogue import Chapter, Site
from scripts.pages.listings import Link
from scripts.pages.rendering import Front, PageInputs
from scripts.pages.social import is_pictured, picture_of
from scripts.phrases import count_text, day_text, publisher_text, quote_title, range_text, sentence
from scripts.wording.accounts import CellView, CheckView, RemarkView, TargetView
from scripts.wording.bounds import Bounds, render_bounds
from scripts.wording.receipt_checks import CheckLine, list_checks, list_exceptions
from scripts.wording.views import FigureView
from scripts.words import number

T = TypeVar("T")
MOST_REPEATS = 5
STRIP = 1000  # width of the picture of a document, and the least width of a mark in it
MARK = 8
Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """What receipts say of their document, once.

    ``facts``: label, text, and address or ""; ``source_line``: who published it, when, on what kind of site.
    """

    source_id: str
    region_code: str
    title: str
    quoted: str
    path: str
    sha256: str
    length: int
    source_line: str
    facts: tuple[Fact, ...]
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One figure. ``title`` is that of its citation; ``marks``: place and width in the picture of the document.

    ``repeats``: where its words stand again; ``exceptions``: what was not checked of it alone; ``cell`` and ``others``:
    what other documents say of the same number, with their titles; ``picture``: of it alone, and
    ``report``: where an error in it is reported; "" where there is none.
    """

    view: FigureView
    days: str
    bounds: Bounds
    exceptions: tuple[CheckLine, ...]
    marks: tuple[tuple[int, int], ...]
    repeats: tuple[tuple[int, int], ...]
    remarks: tuple[RemarkView, ...]
    checks: tuple[tuple[CheckView, Address], ...]
    targets: tuple[tuple[TargetView, Address], ...]
    answers: tuple[tuple[TargetView, Address], ...]
    cell: CellView | None
    others: tuple[tuple[FigureView, str], ...]
    title: str
    history: Sequence[PastChange]
    picture: str
    report: str


@dataclass(frozen=True, slots=True)
class PastChange:
    """What was done to a figure: the day, the cause, in words, and each column with what was and what is."""

    figure_id: str
    day: str
    cause: str
    text: str
    cells: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class ReceiptsPage:
    """A page of receipts: all of a document, those of one theme, or, with ``parts``, the index of these.

    ``address`` is the one to cite, "" where nobody said where the site will be; ``withdrawn``: the figures that were
    published and are no longer in the ledger.
    """

    front: Front
    lede: str
    document: Document
    trail: Sequence[Link]
    receipts: tuple[Receipt, ...]
    parts: tuple[tuple[str, tuple[tuple[FigureView, str], ...]], ...]
    moulds: Moulds
    address: str
    day: str
    withdrawn: tuple[PastChange, ...]

    @property
    def evidence(self) -> str:
        """How the figures of the document are vouched for."""
        return "checked" if self.document.sha256 else "cited"


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The pages of receipts of every document with figures: one, or where it is split an index and the parts."""
    receipts = Receipts(site, site.holdings.address.rstrip("/"))
    for source_id, views in site.by_source.items():
        parts = site.split(source_id)
        whole = receipts.describe_index if parts else receipts.describe_all
        yield site.page("receipts.html", addresses.receipts(source_id), partial(whole, source_id, views))
        for chapter in parts:
            at = addresses.receipts_part(source_id, chapter.theme_id)
            yield site.page("receipts.html", at, partial(receipts.describe_chapter, source_id, chapter))


class Receipts:
    """What the receipts of one language need to look up, by figure."""

    def __init__(self, site: Site, address: str) -> None:
        self.site, self.words, self.address = site, site.words, address

    def describe_all(self, source_id: str, views: Sequence[FigureView]) -> ReceiptsPage:
        """All receipts of a document."""
        return self._page(addresses.receipts(source_id), self.describe_document(source_id), views)

    def describe_index(self, source_id: str, views: Sequence[FigureView]) -> ReceiptsPage:
        """The index of the pages of a document that is split."""
        parts = tuple((chapter.name, _links(chapter.views)) for chapter in self.site.split(source_id))
        return self._page(addresses.receipts(source_id), self.describe_document(source_id), views, parts)

    def describe_chapter(self, source_id: str, chapter: Chapter) -> ReceiptsPage:
        """The receipts of one theme of a document."""
        at = addresses.receipts_part(source_id, chapter.theme_id)
        document = self.describe_document(source_id)
        return self._page(at, document, chapter.views, name=f"{self.words('text.middot')}{chapter.name}")

    def describe(self, view: FigureView, document: Document) -> Receipt:
        """The receipt of one figure."""
        site, figure_id = self.site, view.figure_id
        reading, cell = read_figure(view.figure), self._cells.get(figure_id)
        repeats = self._repeats.get((view.source_id, view.as_stated), [])
        spans = [] if view.start is None or view.end is None else [(view.start, view.end), *repeats]
        return Receipt(
            view=view,
            days="" if view.value is None else range_text(view.period_start, view.period_end, self.words),
            bounds=render_bounds(
                view.figure, reading.ranges if reading else None, figure_id in self._foreign, self.words
            ),
            exceptions=list_exceptions(view, figure_id in self._unread, self._units, self.words),
            marks=tuple(_mark(*span, document.length) for span in spans if document.length),
            repeats=tuple(repeats),
            remarks=tuple(self._remarks.get(figure_id, ())),
            checks=tuple((check, site.check_address(check)) for check in self._checks.get(figure_id, ())),
            targets=tuple(_placed(self.site, self._targets.get(figure_id, ()))),
            answers=tuple(_placed(self.site, self._answers.get(figure_id, ()))),
            cell=cell,
            others=tuple((other, self._quoted(other.source_id)) for other in _others(cell, figure_id)),
            title=self._citable(view, document),
            history=[self._past(row) for row in site.facts.history("figures", figure_id, view.source_id)],
            picture=picture_of(view) if is_pictured(site, view) else "",
            report=self._report(view),
        )

    def _past(self, row: Change) -> PastChange:
        words = self.words
        cause = words(f"change_cause.{row.cause.replace(' ', '-')}")
        return PastChange(row.row, day_text(row.day, words), cause, words.text(row.words), row.cells)

    def describe_document(self, source_id: str) -> Document:
        """What the receipts of a document say of it."""
        row, words, evidence = self.site.references.sources[source_id], self.words, self.site.evidence[source_id]
        return Document(
            source_id=source_id,
            region_code=row.region.region_code,
            title=words.text(row.title),
            quoted=self._quoted(source_id),
            path=str(addresses.report(source_id)),
            sha256=row.text_sha256,
            length=evidence.characters,
            source_line=words("text.middot").join(
                (
                    publisher_text(row.publisher, words),
                    row.published or words("text.no_date"),
                    words(f"source_class.{row.source_class}"),
                )
            ),
            facts=tuple(self._source_facts(source_id, evidence.characters)),
            checks=list_checks(row.is_archived, evidence.runs, words),
        )

    def _page(
        self,
        at: Address,
        document: Document,
        views: Sequence[FigureView],
        parts: tuple[tuple[str, tuple[tuple[FigureView, str], ...]], ...] = (),
        name: str = "",
    ) -> ReceiptsPage:
        """A page of receipts, or with ``parts`` the index of its pages; ``name`` is that of the theme."""
        words = self.words
        path, figures = f"{words.language}/{addresses.receipts(document.source_id)}", len(views)
        day, count = (
            part_day(self.site.facts, Part("report", document.source_id)),
            count_text("figures", figures, words),
        )
        return ReceiptsPage(
            front=Front(
                path=at.path,
                title=words("receipt.page_title", title=f"{document.title}{name}"),
                section="receipts/",
                description=words("receipt.description", figures=count, source=document.quoted),
            ),
            lede=words("receipt.lede", figures=count),
            document=document,
            trail=self._trail(document.region_code),
            receipts=() if parts else tuple(self.describe(view, document) for view in views),
            parts=parts,
            moulds=mould_of(path, day, has_address=bool(self.address)),
            address=f"{self.address}/{path}" if self.address else "",
            day=day_text(day.isoformat(), words),
            withdrawn=tuple(map(self._past, self.site.facts.withdrawn_of.get(document.source_id, ()))),
        )

    def _citable(self, view: FigureView, document: Document) -> str:
        """The title by which a receipt is cited."""
        at = {} if view.start is None else {"start": view.start + 1, "end": view.end}
        return self.words(
            f"cite.title_{view.evidence}",
            region=view.region,
            period=view.period,
            name=view.name,
            value=view.text,
            id=view.figure_id,
            source=document.quoted,
            **at,
        )

    def _report(self, view: FigureView) -> str:
        """Where an error in a figure is reported, with its id and address filled in."""
        where = f"{self.address}/{self.words.language}/{view.proof}" if self.address else view.proof
        subject = self.words("keeper.subject", where=view.figure_id)
        return self.site.keeper.report_address(subject, self.words("keeper.text", where=where))

    def _trail(self, code: str) -> list[Link]:
        """Regions down to and with that of the document."""
        return [*self.site.trail(code), Link(self.site.region_name(code), str(addresses.region(code)))]

    def _quoted(self, source_id: str) -> str:
        return quote_title(self.words.text(self.site.references.sources[source_id].title), self.words)

    def _source_facts(self, source_id: str, length: int) -> Iterator[Fact]:
        """Label, text, and address or "", after the title."""
        words, row = self.words, self.site.references.sources[source_id]
        if words.data != "zh":
            yield words("field.original_title"), row.title["zh"], ""
        publisher = publisher_text(row.publisher, words)
        yield words("field.publisher"), publisher if row.publisher else sentence(publisher), ""
        yield words("field.published"), row.published or sentence(words("text.no_date")), ""
        yield words("field.period_covered"), range_text(row.period_start, row.period_end, words), ""
        yield words("field.kind"), sentence(words(f"source_kind.{row.kind}")), ""
        yield words("field.class"), sentence(words(f"source_class.{row.source_class}")), ""
        yield words("field.completeness"), sentence(words(f"completeness.{row.completeness}")), ""
        yield words("field.url"), row.url or sentence(words("text.no_url")), row.url
        if length:
            yield words("field.text_length"), words("text.characters", n=number(length)), ""
        if note := words.text(row.note):
            yield words("field.note"), note, ""

    @cached_property
    def _units(self) -> Units:
        return read_unit_words(self.site.references.units.values())

    @cached_property
    def _foreign(self) -> set[str]:
        return set(summarise_foreign(self.site.ledger))

    @cached_property
    def _unread(self) -> set[str]:
        return set(summarise_unread(self.site.ledger))

    @cached_property
    def _checks(self) -> dict[str, list[CheckView]]:
        checks = self.site.accounts.checks
        return _by_figure((check, (line.figure_id for line in check.working.lines)) for check in checks)

    @cached_property
    def _remarks(self) -> dict[str, list[RemarkView]]:
        remarks = self.site.accounts.remarks
        return _by_figure((remark, (view.figure_id for view in remark.figures)) for remark in remarks)

    @cached_property
    def _targets(self) -> dict[str, list[TargetView]]:
        return group_by(self.site.accounts.targets, lambda row: row.target_id)

    @cached_property
    def _answers(self) -> dict[str, list[TargetView]]:
        """Targets that a figure answers, or that are open and of which it tells something."""
        views = {view.target_id: view for view in self.site.accounts.targets if view.text}
        return {
            figure_id: [views[target.target_id] for target in targets if target.figure]
            for figure_id, targets in self.site.facts.targets_of.items()
        }

    @cached_property
    def _cells(self) -> dict[str, CellView]:
        return {view.figure_id: cell for cell in self.site.accounts.cells for view in cell.figures}

    @cached_property
    def _repeats(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """Where the words of a figure stand again, by document and words; left out where two figures share them."""
        stated = Counter((view.source_id, view.as_stated) for view in self.site.figures)
        repeats: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for source_id, rows in self.site.omissions.items():
            for row in rows:
                key = source_id, row.text
                if row.reason == "repeat" and stated[key] == 1 and len(repeats[key]) < MOST_REPEATS:
                    repeats[key].append((row.span.start, row.span.end))
        return repeats


def _links(views: Iterable[FigureView]) -> tuple[tuple[FigureView, str], ...]:
    """Figures with the address of the receipt in the part that holds it."""
    return tuple(
        (view, str(addresses.receipts_part(view.source_id, view.theme_id).at(view.figure_id))) for view in views
    )


def _others(cell: CellView | None, figure_id: str) -> list[FigureView]:
    return [other for other in cell.figures if other.figure_id != figure_id] if cell else []


def _placed(site: Site, targets: Iterable[TargetView]) -> Iterator[tuple[TargetView, Address]]:
    return ((target, site.target_address(target)) for target in targets)


def _by_figure(rows: Iterable[tuple[T, Iterable[str]]]) -> dict[str, list[T]]:
    """Rows by each figure that they are about, once each."""
    groups: dict[str, list[T]] = defaultdict(list)
    for row, ids in rows:
        for figure_id in dict.fromkeys(filter(None, ids)):
            groups[figure_id].append(row)
    return dict(groups)


def _mark(start: int, end: int, length: int) -> tuple[int, int]:
    """Place and width of a mark in the picture of a document."""
    width = max((end - start) * STRIP // length, MARK)
    return min(start * STRIP // length, STRIP - width), width
