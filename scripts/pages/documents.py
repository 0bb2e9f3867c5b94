"""The list of documents with a part for each province, and a page for each document: its facts and all that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scripts import addresses
from scripts.addresses import province_of
from scripts.artefacts import Artefact
from scripts.exports.downloads import Downloads
from scripts.ledger.records import group_by
from scripts.ledger.rows import Omission, Source
from scripts.pages.account_pages import AccountParts, account_parts
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import ShownChart
from scripts.pages.listings import (
    Excerpt,
    Link,
    MeasureGroup,
    OmissionGroup,
    ProvinceReports,
    ReportCounts,
    ReportLine,
    limit,
)
from scripts.pages.rendering import Front, PageInputs
from scripts.phrases import quote_title, sentence
from scripts.wording.views import FigureView, MeasureView, span_text
from scripts.words import number

SECTION = "reports/"
FIRST_ROWS = 25
ARTICLE_WEIGHT = 0.5
REASONS = ("date", "name", "title", "definition", "list", "idiom", "numbering", "contact", "furniture", "repeat")


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The documents: those that are archived, and for each province how many there are in all."""

    front: Front
    reports: Excerpt[ReportLine]
    provinces: tuple[ProvinceReports, ...]
    cited: ReportCounts


@dataclass(frozen=True, slots=True)
class ProvinceReportsPage:
    """The documents of a province and of the places in it."""

    front: Front
    trail: Sequence[Link]
    archived: tuple[ReportLine, ...]
    cited: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One document. ``facts``: label, text, and address or ""; ``length`` in characters, 0 where none is archived."""

    front: Front
    trail: Sequence[Link]
    document: str
    archived: bool
    length: int
    facts: tuple[tuple[str, str, str], ...]
    figures: Sequence[FigureView]
    first: int
    charts: tuple[ShownChart, ...]
    measures: tuple[MeasureGroup, ...]
    measure_count: int
    omissions: tuple[OmissionGroup, ...]
    omission_count: int
    accounts: AccountParts
    downloads: Downloads


def artefacts(site: Site) -> Iterator[Artefact[PageInputs]]:
    """The list, the part of each province, each document."""
    yield site.page("reports.md", addresses.reports(), lambda: describe_reports(site))
    for code in _by_province(site):
        yield site.page("reports_of.md", addresses.reports_of(code), partial(describe_province, site, code))
    for item in site.reports:
        yield site.page("report.md", addresses.report(item.source_id), partial(describe_report, site, item))


def describe_reports(site: Site) -> ReportsPage:
    """The list of documents."""
    provinces = tuple(
        ProvinceReports(
            name=site.region_name(code),
            path=str(addresses.reports_of(code)),
            archived=sum(item.archived for item in items),
            cited=sum(not item.archived for item in items),
        )
        for code, items in _by_province(site).items()
    )
    front = Front(addresses.reports().path, site.words("report.index_title"), SECTION)
    return ReportsPage(front, limit(site.archived), provinces, site.cited_counts)


def describe_province(site: Site, code: str) -> ProvinceReportsPage:
    """The documents of a province."""
    words, items, title = site.words, _by_province(site)[code], site.words("report.index_title")
    return ProvinceReportsPage(
        front=Front(
            path=addresses.reports_of(code).path,
            title=f"{title}{words('text.colon')}{site.region_name(code)}",
            section=SECTION,
        ),
        trail=(Link(title, str(addresses.reports())),),
        archived=tuple(item for item in items if item.archived),
        cited=tuple(item for item in items if not item.archived),
    )


def describe_report(site: Site, item: ReportLine) -> ReportPage:
    """One document: what it is, each figure with its words and place, charts, measures, what is not entered."""
    words, source_id = site.words, item.source_id
    row = site.references.sources[source_id]
    measures, omissions = (site.measures_by["source_id"].get(source_id, []), site.omissions.get(source_id, []))
    front = Front(
        path=addresses.report(source_id).path,
        title=f"{item.region}{words('text.colon')}{item.title}",
        section=SECTION,
        find_text=" ".join(view.name for view in measures),
        find_line=words("text.middot").join(
            filter(None, (item.publisher if row.publisher else "", row.published, item.counts))
        ),
        find_weight=1 if item.archived else ARTICLE_WEIGHT,
    )
    return ReportPage(
        front=front,
        trail=[*site.trail(row.region.region_code), Link(item.region, item.region_path)],
        document=quote_title(item.title, site.words),
        archived=item.archived,
        length=item.evidence.characters,
        facts=tuple(report_facts(site, row, item)),
        figures=site.by_source.get(source_id, []),
        first=FIRST_ROWS,
        charts=site.show(site.gallery.reports.get(source_id, ())),
        measures=tuple(measure_groups(measures)),
        measure_count=len(measures),
        omissions=tuple(omission_groups(site, omissions)),
        omission_count=len(omissions),
        accounts=account_parts(site, "source_id", source_id),
        downloads=site.downloads("report", source_id),
    )


def _by_province(site: Site) -> dict[str, list[ReportLine]]:
    """Documents by province, in the order of ``Site.reports``; provinces by code, the nation first."""
    groups: dict[str, list[ReportLine]] = {}
    for item in site.reports:
        code = site.references.sources[item.source_id].region.region_code
        groups.setdefault(province_of(code), []).append(item)
    return dict(sorted(groups.items()))


def omission_groups(site: Site, omissions: Sequence[Omission]) -> list[OmissionGroup]:
    """Omissions by reason, in the order of REASONS."""
    groups = group_by(omissions, lambda row: row.reason)
    return [OmissionGroup(site.words(f"reason.{reason}"), groups[reason]) for reason in REASONS if reason in groups]


def report_facts(site: Site, row: Source, item: ReportLine) -> Iterator[tuple[str, str, str]]:
    """What a reader should know of a document: label, text, and address or ""."""
    words, evidence = site.words, item.evidence
    if item.title != row.title["zh"]:
        yield words("field.original_title"), row.title["zh"], ""
    yield words("field.kind"), item.kind, ""
    yield words("field.region"), item.region, item.region_path
    yield words("field.publisher"), item.publisher if row.publisher else sentence(item.publisher), ""
    yield words("field.published"), row.published or sentence(item.published), ""
    yield words("field.period_covered"), span_text(row.period_start, row.period_end, words), ""
    yield words("field.class"), words(f"source_class.{row.source_class}"), ""
    yield words("field.completeness"), sentence(item.completeness), ""
    yield words("field.url"), row.url or sentence(words("text.no_url")), row.url
    if item.archived:
        yield words("report.columns_verified"), evidence.verified or words("site.skip_none"), ""
    else:
        yield words("field.evidence"), sentence(words("evidence.cited")), ""
    if evidence.characters:
        yield words("field.text_length"), words("text.characters", n=number(evidence.characters)), ""
    if row.text_sha256:
        yield words("field.sha256"), f"SHA-256 {row.text_sha256}", ""
    if note := words.text(row.note):
        yield words("field.note"), note, ""


def measure_groups(measures: Sequence[MeasureView]) -> list[MeasureGroup]:
    """Measures by kind, as they stand in the document within each kind."""
    groups = group_by(sorted(measures, key=lambda view: (view.source_id, view.start)), lambda row: row.kind)
    return [MeasureGroup(name, rows) for name, rows in groups.items()]
