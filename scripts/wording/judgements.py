"""What the audit and the targets say, as rows of text: the parts of a download that are computed and not typed in.

Numbers are written to 15 digits, which is what a double keeps. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import isinf

import pandas as pd

from scripts.audit.audit import Verdict
from scripts.audit.intervals import End, Range
from scripts.audit.targets import Target
from scripts.ledger.rows import Figure
from scripts.numbers.numerals import canonical
from scripts.wording.accounts import target_name
from scripts.wording.workings import render_working
from scripts.words import Words, load_words

DOUBLE = Context(prec=15)
LANGUAGES = ("zh", "en")
FIGURE_COLUMNS = ("indicator_id", "breakdown", "value", "unit", "qualifier", "as_stated")
JUDGED = (
    "relation_id",
    "figure_ids",
    "verdict",
    "computed",
    "computed_range",
    "low",
    "high",
    "stated",
    "stated_range",
    "computed_unit",
    "sentence_zh",
    "sentence_en",
)


def verdict_frame(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """What comes out of each relation. Columns: JUDGED, as ``columns.toml`` describes them."""
    languages = {language: load_words(language) for language in LANGUAGES}
    return pd.DataFrame([_tell(verdict, languages) for verdict in verdicts], columns=list(JUDGED), dtype=object)


def target_frame(targets: Sequence[Target]) -> pd.DataFrame:
    """A row for each target, in the order of its identifiers. Columns: as ``columns.toml`` lists, without the names."""
    rows = [_target(target) | _target_names(target) for target in sorted(targets, key=lambda item: item.target_id)]
    return pd.DataFrame(rows, dtype=object)


def write_number(value: Fraction | None) -> str:
    """A number as text, rounded to 15 digits where it has more; "" for none."""
    return "" if value is None else canonical(DOUBLE.divide(value.numerator, value.denominator))


def write_limit(end: End) -> str:
    """An end of a range as text; "" where there is no limit."""
    return "" if isinf(end) else write_number(Fraction(end))


def write_range(reach: Range | None) -> str:
    """A range as text: [1.5, 2.5) holds 1.5 and not 2.5; "" for none."""
    if reach is None:
        return ""
    opening, closing = "[" if reach.low_closed else "(", "]" if reach.high_closed else ")"
    return f"{opening}{_end(reach.low)}, {_end(reach.high)}{closing}"


def _end(end: End) -> str:
    return str(end) if isinf(end) else write_number(Fraction(end))


def _tell(verdict: Verdict, languages: Mapping[str, Words]) -> dict[str, str]:
    term = verdict.stated_term
    stated = (Fraction(term.reading.value) if term.reading else term.number) if term and verdict.stated else None
    reach, value = verdict.computed, verdict.nominal
    is_limit = value is not None and reach is not None and not (reach.is_bounded and reach.contains(value))
    sentences = {
        f"sentence_{language}": render_working(verdict, words).sentence for language, words in languages.items()
    }
    return {
        "relation_id": verdict.relation_id,
        "figure_ids": ";".join(verdict.figure_ids),
        "verdict": verdict.verdict,
        "computed": "" if is_limit else write_number(value),
        "computed_range": write_range(reach),
        "low": write_limit(reach.low) if reach else "",
        "high": write_limit(reach.high) if reach else "",
        "stated": write_number(stated),
        "stated_range": write_range(verdict.stated),
        "computed_unit": verdict.unit.unit_id if verdict.unit and verdict.nominal is not None else "",
        **sentences,
    }


def _target(target: Target) -> dict[str, str]:
    outcome, span = target.outcome, target.row.span
    return {
        "target_id": target.target_id,
        "kind": target.kind,
        "region_code": target.region.region_code,
        "theme_id": target.theme.theme_id,
        **_target_figure(target.figure),
        "start": target.term.start.isoformat(),
        "due": target.term.due.isoformat() if target.term.due else "",
        "state": target.state,
        "reason": outcome.reason,
        "share": "" if target.share is None else canonical(target.share),
        "progress_ids": ";".join(step.figure.figure_id for step in target.progress),
        "evidence_ids": ";".join(target.evidence_ids),
        "evidence_sources": ";".join(source.source_id for source in outcome.sources),
        "source_id": target.source.source_id,
        "span_start": str(span.start) if span else "",
        "span_end": str(span.end) if span else "",
    }


def _target_figure(figure: Figure | None) -> dict[str, str]:
    """What is known of a number; a measure has none of it."""
    if figure is None:
        return dict.fromkeys(FIGURE_COLUMNS, "")
    return {
        "indicator_id": figure.indicator.indicator_id,
        "breakdown": figure.breakdown_id,
        "value": figure.day.isoformat() if figure.day else canonical(figure.value or Decimal(0)),
        "unit": figure.unit.unit_id,
        "qualifier": figure.qualifier,
        "as_stated": figure.as_stated,
    }


def _target_names(target: Target) -> dict[str, str]:
    return {f"name_{language}": target_name(target.row, load_words(language)) for language in LANGUAGES}
