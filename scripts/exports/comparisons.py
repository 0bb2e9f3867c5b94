"""What the audit says of comparing, as tables: cells of several sources, groups of places, pairs that are kept apart.

Cells of text; names in words are added like those of every other table.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scripts.audit.audit import NOT_COMPARABLE
from scripts.audit.counterparts import KEY
from scripts.audit.facts import Facts
from scripts.audit.groups import name_cell
from scripts.ledger.rows import Figure


def comparison_frames(facts: Facts) -> dict[str, pd.DataFrame]:
    """The tables ``cells``, ``comparable`` and ``apart``; without rows where there is nothing to tell."""
    cells = [
        {
            "cell_id": name_cell(_about(cell.figures[0])[column] for column in KEY),
            **_about(cell.figures[0]),
            "agreement": cell.verdict,
            "truncated": "true" if cell.truncated else "false",
            "figure_ids": ";".join(cell.figure_ids),
        }
        for cell in facts.cells
    ]
    groups = [
        {
            "comparable_group": name,
            **_about(figures[0]),
            "unit": figures[0].unit.unit_id,
            "region_codes": ";".join(sorted({figure.region.region_code for figure in figures})),
            "figure_ids": ";".join(sorted(figure.figure_id for figure in figures)),
        }
        for name, figures in sorted(facts.grouping.groups.items())
    ]
    frames = {"cells": _frame(cells, "cell_id"), "comparable": _frame(groups, "comparable_group")}
    return {**frames, "apart": _apart(facts)}


def _apart(facts: Facts) -> pd.DataFrame:
    """Both ways round, so that each figure can be looked up."""
    notes = {relation.relation_id: relation.note for relation in facts.relations()}
    rows = [
        {
            "figure_id": one,
            "apart_from": other,
            "relation_id": verdict.relation_id,
            **{f"note_{language}": text for language, text in notes[verdict.relation_id].texts.items()},
        }
        for verdict in facts.verdicts
        if verdict.verdict == NOT_COMPARABLE
        for one, other in (verdict.figure_ids, reversed(verdict.figure_ids))
    ]
    return _frame(rows, "figure_id")


def _frame(rows: Sequence[dict[str, str]], key: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows, dtype=object)
    return frame.sort_values([key, *(["apart_from"] if key == "figure_id" else [])]) if rows else frame


def _about(figure: Figure) -> dict[str, str]:
    return {
        "region_code": figure.region.region_code,
        "indicator_id": figure.indicator.indicator_id,
        "breakdown": figure.breakdown_id,
        "period_start": figure.period_start.isoformat(),
        "period_end": figure.period_end.isoformat(),
        "measured": figure.measured,
        "status": figure.status,
    }
