"""What the audit and the targets say, as rows of text: the parts of a download that are computed and not typed in.

Numbers are written to 15 digits, which is what a double keeps. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Context
from fractions import Fraction
from math import isinf
from typing import Any

import pandas as pd

from scripts.audit.audit import Verdict
from scripts.audit.intervals import End, Range
from scripts.audit.targets import Target
from scripts.ledger.packages import Ledger
from scripts.ledger.records import rows_of
from scripts.numbers.numerals import canonical
from scripts.wording.views import Index, breakdown_text
from scripts.wording.workings import render_working
from scripts.words import Words, load_words

DOUBLE = Context(prec=15)
LANGUAGES = ("zh", "en")
JUDGED = (
    "relation_id",
    "figure_ids",
    "verdict",
    "computed",
    "computed_range",
    "stated",
    "stated_range",
    "computed_unit",
    "sentence_zh",
    "sentence_en",
)


def verdict_frame(verdicts: Sequence[Verdict], index: Index) -> pd.DataFrame:
    """What comes out of each relation. Columns: JUDGED, as ``columns.toml`` describes them."""
    languages = {language: load_words(language) for language in LANGUAGES}
    return pd.DataFrame([_tell(verdict, index, languages) for verdict in verdicts], columns=list(JUDGED), dtype=object)


def target_frame(targets: Sequence[Target], ledger: Ledger, index: Index) -> pd.DataFrame:
    """A row for each target, in the order of its identifiers. Columns: as ``columns.toml`` lists, without the names."""
    measures = {row.measure_id: row for row in rows_of(ledger, "measures")}
    figures = {row.figure_id: row for row in rows_of(ledger, "figures")}
    rows = [
        _target(target) | _target_place(target, figures, measures) | _target_names(target, index, measures)
        for target in targets
    ]
    frame = pd.DataFrame(rows, dtype=object)
    return frame.sort_values("target_id", kind="stable").reset_index(drop=True) if rows else frame


def write_number(value: Fraction | None) -> str:
    """A number as text, rounded to 15 digits where it has more; "" for none."""
    return "" if value is None else canonical(DOUBLE.divide(value.numerator, value.denominator))


def write_range(reach: Range | None) -> str:
    """A range as text: [1.5, 2.5) holds 1.5 and not 2.5; "" for none."""
    if reach is None:
        return ""
    opening, closing = "[" if reach.low_closed else "(", "]" if reach.high_closed else ")"
    return f"{opening}{_end(reach.low)}, {_end(reach.high)}{closing}"


def _end(end: End) -> str:
    return str(end) if isinstance(end, float) and isinf(end) else write_number(Fraction(end))


def _tell(verdict: Verdict, index: Index, languages: Mapping[str, Words]) -> dict[str, str]:
    term = verdict.stated_term
    stated = (Fraction(term.figure.value) if term.figure else term.number) if term and verdict.stated else None
    sentences = {
        f"sentence_{language}": render_working(verdict, index, words).sentence for language, words in languages.items()
    }
    return {
        "relation_id": verdict.relation_id,
        "figure_ids": ";".join(verdict.figure_ids),
        "verdict": verdict.verdict,
        "computed": write_number(verdict.nominal),
        "computed_range": write_range(verdict.computed),
        "stated": write_number(stated),
        "stated_range": write_range(verdict.stated),
        "computed_unit": verdict.unit if verdict.nominal is not None else "",
        **sentences,
    }


def _target(target: Target) -> dict[str, str]:
    shares = [step.share for step in target.progress if step.share is not None]
    return {
        "target_id": target.target_id,
        "kind": target.kind,
        "region_code": target.region_code,
        "theme_id": target.theme_id,
        "indicator_id": target.indicator_id,
        "breakdown": target.breakdown,
        "status": target.status,
        "value": target.value,
        "unit": target.unit,
        "qualifier": target.qualifier,
        "as_stated": target.text,
        "start": target.start,
        "due": target.due,
        "due_stated": "true" if target.due_stated else "false",
        "state": target.state,
        "reason": target.reason,
        "share": canonical(shares[-1]) if shares else "",
        "progress_ids": ";".join(step.figure_id for step in target.progress),
        "evidence_ids": ";".join(target.evidence_ids),
        "evidence_sources": ";".join(target.evidence_sources),
        "passed_over": ";".join(target.passed_over),
        "source_id": target.source_id,
    }


def _target_place(target: Target, figures: Mapping[str, Any], measures: Mapping[str, Any]) -> dict[str, str]:
    """Where the number or the task stands in the archived text; empty where none is archived."""
    row = (measures if target.kind == "task" else figures)[target.target_id]
    return {"span_start": row.span_start, "span_end": row.span_end}


def _target_names(target: Target, index: Index, measures: Mapping[str, object]) -> dict[str, str]:
    """What is targetd: the indicator with its breakdown, or the task."""
    names = {}
    for language in LANGUAGES:
        words = load_words(language)
        if target.kind == "task":
            names[f"name_{language}"] = words.pick(measures[target.target_id], "name")
        else:
            name = words.pick(index.get("indicators", target.indicator_id), "name")
            members = breakdown_text(target.breakdown, index, words)
            names[f"name_{language}"] = f"{name} · {members}" if members else name
    return names
