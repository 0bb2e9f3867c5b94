"""What the page of one document says of it: its facts, what is not entered, its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from scripts.ledger.records import group_by
from scripts.pages.catalogue import REASONS, Site
from scripts.phrases import sentence
from scripts.wording.views import MeasureView, span_text
from scripts.words import number


def omission_groups(site: Site, omissions: Sequence[Any]) -> list[dict[str, Any]]:
    """Omissions by reason, in the order of REASONS."""
    groups = group_by(omissions, "reason")
    return [
        {
            "name": site.words(f"reason.{reason}"),
            "rows": [{"text": row.text, "start": row.span_start, "end": row.span_end} for row in groups[reason]],
        }
        for reason in REASONS
        if reason in groups
    ]


def report_facts(site: Site, row: Any, item: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a reader should know of a document: label, text, and address or ""."""
    words, evidence = site.words, item["evidence"]
    note = row.note_zh if words.data == "zh" else row.note_en
    if item["title"] != row.title:
        yield words("field.original_title"), row.title, ""
    yield words("field.kind"), item["kind"], ""
    yield words("field.region"), item["region"], item["region_path"]
    yield words("field.publisher"), row.publisher or sentence(item["publisher"]), ""
    yield words("field.published"), row.published or sentence(item["published"]), ""
    yield words("field.period_covered"), _covered(site, row.source_id), ""
    yield words("field.class"), words(f"source_class.{row.source_class}"), ""
    yield words("field.completeness"), sentence(item["completeness"]), ""
    yield words("field.url"), row.url or sentence(words("text.no_url")), row.url
    if item["archived"]:
        yield words("report.columns_verified"), evidence["verified"] or words("site.skip_none"), ""
    else:
        yield words("field.evidence"), sentence(words("evidence.cited")), ""
    if evidence["characters"]:
        yield words("field.text_length"), words("text.characters", n=number(evidence["characters"])), ""
    if row.text_sha256:
        yield words("field.sha256"), f"SHA-256 {row.text_sha256}", ""
    if note:
        yield words("field.note"), note, ""


def with_anchors(measures: Iterable[MeasureView]) -> list[dict[str, Any]]:
    """Measures as the templates show them; ``anchor`` is the id within a page."""
    return [
        {
            "anchor": view.anchor,
            "name": view.name,
            "official": view.official,
            "region": view.region,
            "year": view.year,
            "theme": view.theme,
            "level": view.level,
            "parent": view.parent,
            "detail": view.detail,
            "proof": view.proof,
            "start": view.start,
            "end": view.end,
        }
        for view in measures
    ]


def measure_groups(measures: Sequence[MeasureView]) -> list[dict[str, Any]]:
    """Measures by kind, as they stand in the document within each kind."""
    groups = group_by(sorted(measures, key=lambda view: (view.source_id, view.start)), "kind")
    return [{"name": name, "rows": with_anchors(rows)} for name, rows in groups.items()]


def _covered(site: Site, source_id: str) -> str:
    source = site.facts.references.sources[source_id]
    return span_text(source.period_start, source.period_end, site.words)
