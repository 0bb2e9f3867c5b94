"""The tables as they are taken away: each row with its names, its evidence, its source and what the audit says of it.

A row that leaves the site keeps its proof. Frames of text in, frames of text out ("" where there is nothing), with the
columns that ``columns.toml`` lists, sorted as the files are. No file format is known here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from scripts import addresses
from scripts.audit.audit import Verdict
from scripts.audit.facts import establish
from scripts.audit.targets import Target
from scripts.ledger.columns import load_columns
from scripts.ledger.packages import FILE, LINE, Ledger, Table
from scripts.ledger.records import rows_of
from scripts.numbers.renderings import render_quantity
from scripts.wording.judgements import target_frame, verdict_frame
from scripts.wording.views import Index, breakdown_text, index_reference, unit_words
from scripts.words import load_words

SOURCE = {"title": "source_title", "title_en": "source_title_en"}
SOURCE_COLUMNS = ("title", "title_en", "publisher", "published", "url", "text_sha256")
NAMED = {
    "region_code": ("regions", "region"),
    "theme_id": ("themes", "theme"),
    "indicator_id": ("indicators", "indicator"),
    "unit_id": ("units", "unit"),
}
KINDS = {"measures": "measure_kind", "relations": "relation_kind", "remarks": "remark_kind"}
EMPTY = ""


@dataclass(frozen=True)
class Ground:
    """What rows are joined with. ``address`` is that of the site, "" where it is not known."""

    ledger: Ledger
    index: Index
    verdicts: Sequence[Verdict]
    targets: Sequence[Target]
    address: str

    def page(self, path: str) -> str:
        """The address of a page of the Chinese site."""
        return f"{self.address}/zh/{path}" if self.address else f"zh/{path}"


def plain(table: Table) -> pd.DataFrame:
    """The rows of a table without the places where they were read."""
    return table.frame.drop(columns=[FILE, LINE])


def join_tables(ledger: Ledger, address: str = "") -> dict[str, pd.DataFrame]:
    """Every table of the ledger, and its targets, as they are taken away; tables without a row are left out.

    ``address``: where the site will be, without a slash at the end; then ``page`` is a full address.
    """
    facts = establish(ledger)
    ground = Ground(ledger, index_reference(ledger), facts.verdicts, facts.targets, address)
    frames = {name: plain(table) for name, table in ledger.tables.items()}
    frames["targets"] = target_frame(ground.targets)
    order = load_columns()["order"]
    joined = {
        name: JOINS[name](frame, ground)[order[name]] if name in JOINS else frame
        for name, frame in frames.items()
        if len(frame)
    }
    # One block of objects a table: hundreds of parts are taken from each, and that is quick from one block alone.
    return {
        name: pd.DataFrame(frame.to_numpy(object), columns=frame.columns, dtype=object)
        for name, frame in joined.items()
    }


def _join_figures(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    indicators = ground.index.rows["indicators"]
    frame = frame.assign(theme_id=[indicators[key].theme_id for key in frame["indicator_id"]])
    frame = _with_words(_with_names(frame, ground), {"status": "status", "measured": "measured"})
    frame = _with_quantity(_with_breakdowns(frame, ground), ground)
    ids = frame["figure_id"]
    judged = _by_figure((verdict.figure_ids, f"{verdict.relation_id}:{verdict.verdict}") for verdict in ground.verdicts)
    remarks = rows_of(ground.ledger, "remarks") if "remarks" in ground.ledger.tables else []
    noted = _by_figure((row.figure_ids.split(";"), row.remark_id) for row in remarks)
    found = {"verdicts": judged, "remark_ids": noted, "target_state": _states(ground, "figure")}
    cells = {column: [texts.get(key, EMPTY) for key in ids] for column, texts in found.items()}
    pages = [ground.page(str(addresses.receipt(*key))) for key in zip(frame["source_id"], ids, strict=True)]
    return _with_source(frame, ground).assign(**cells, page=pages)


def _join_measures(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    frame = _with_words(_with_names(frame, ground), {"kind": KINDS["measures"], "level": "level"})
    pages = [ground.page(f"reports/{row.source_id}.html#measure-{row.measure_id}") for row in frame.itertuples()]
    states = _states(ground, "task")
    told = [states.get(key, EMPTY) for key in frame["measure_id"]]
    return _with_source(frame, ground).assign(target_state=told, page=pages)


def _join_omissions(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    return _with_source(_with_words(frame, {"reason": "reason"}), ground).assign(page=_report_pages(frame, ground))


def _join_relations(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    told = verdict_frame(ground.verdicts)
    frame = _with_words(frame, {"kind": KINDS["relations"]}).merge(told, on="relation_id", how="inner")
    pages = [f"{page}#{key}" for page, key in zip(_report_pages(frame, ground), frame["relation_id"], strict=True)]
    return _with_grade(_with_source(_with_words(frame, {"verdict": "verdict"}), ground), ground).assign(page=pages)


def _join_remarks(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    frame = _with_words(frame, {"kind": KINDS["remarks"], "severity": "severity"})
    return _with_grade(_with_source(frame, ground), ground).assign(page=_report_pages(frame, ground))


def _join_targets(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    frame = _with_source(_with_names(frame, ground, ("region_code", "theme_id")), ground)
    frame = _with_words(_with_quantity(frame, ground), {"state": "target_state", "reason": "target_reason"})
    figures = [
        ground.page(str(addresses.receipt(str(row.source_id), str(row.target_id))))
        if row.kind == "figure"
        else ground.page(f"reports/{row.source_id}.html#measure-{row.target_id}")
        for row in frame.itertuples()
    ]
    return frame.assign(page=figures)


def _join_sources(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    return _with_names(frame, ground).assign(page=_report_pages(frame, ground))


def _join_indicators(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    pages = [ground.page(str(addresses.indicator_entry(key))) for key in frame["indicator_id"]]
    return _with_names(frame, ground, ("theme_id", "unit_id")).assign(page=pages)


JOINS: Mapping[str, Callable[[pd.DataFrame, Ground], pd.DataFrame]] = {
    "figures": _join_figures,
    "measures": _join_measures,
    "omissions": _join_omissions,
    "relations": _join_relations,
    "remarks": _join_remarks,
    "targets": _join_targets,
    "sources": _join_sources,
    "indicators": _join_indicators,
}


def _with_names(frame: pd.DataFrame, ground: Ground, columns: Iterable[str] = NAMED) -> pd.DataFrame:
    """Names in both languages beside each identifier."""
    added = {}
    for column in columns:
        if column in frame:
            table, stem = NAMED[column]
            rows = ground.index.rows[table]
            added[f"{stem}_zh"] = [rows[key].name_zh for key in frame[column]]
            added[f"{stem}_en"] = [_english(rows[key]) for key in frame[column]]
    return frame.assign(**added)


def _english(row: Any) -> str:
    return str(getattr(row, "plural_en", row.name_en))


def _with_words(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The Chinese words of coded columns; ``columns`` maps each to its section of the table of words."""
    words = load_words("zh")
    texts = {
        f"{column}_zh": [words(f"{section}.{code.replace(' ', '-')}") if code else EMPTY for code in frame[column]]
        for column, section in columns.items()
    }
    return frame.assign(**texts)


def _with_breakdowns(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    for language in ("zh", "en"):
        words = load_words(language)
        texts = {value: breakdown_text(value, ground.index, words) for value in frame["breakdown"].unique()}
        frame = frame.assign(**{f"breakdown_{language}": frame["breakdown"].map(texts)})
    return frame


def _with_quantity(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """The value as a number, as exact text, and in the words of both languages; the names of its unit."""
    rows = list(zip(frame["value"], frame["unit"], frame["qualifier"], strict=True))
    units = ground.index.rows["units"]
    told = {f"value_{language}": [_quantity(row, ground.index, language) for row in rows] for language in ("zh", "en")}
    return frame.assign(
        value_text=frame["value"],
        value=[EMPTY if unit == "date" else value for value, unit, _ in rows],
        unit_zh=[units[key].name_zh if key else EMPTY for key in frame["unit"]],
        unit_en=[units[key].plural_en if key else EMPTY for key in frame["unit"]],
        **told,
    )


def _quantity(row: tuple[str, str, str], index: Index, language: str) -> str:
    value, unit, qualifier = row
    return render_quantity(value, unit_words(index, unit), qualifier, language) if value else EMPTY


def _with_source(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """The document of each row, and the grade of evidence that follows from whether its text is archived."""
    rows, words = ground.index.rows["sources"], load_words("zh")
    cells = {
        SOURCE.get(name, name): [getattr(rows[key], name) for key in frame["source_id"]] for name in SOURCE_COLUMNS
    }
    grades = ["checked" if sha256 else "cited" for sha256 in cells["text_sha256"]]
    return frame.assign(**cells, evidence=grades, evidence_zh=[words(f"evidence.{grade}") for grade in grades])


def _with_grade(frame: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """The grade of rows that name figures: that of their document, unless one of the figures has a lower one."""
    sources, words = ground.index.rows["sources"], load_words("zh")
    cited = {row.figure_id for row in rows_of(ground.ledger, "figures") if not sources[row.source_id].text_sha256}
    grades = [
        "checked" if grade == "checked" and cited.isdisjoint(named.split(";")) else "cited"
        for grade, named in zip(frame["evidence"], frame["figure_ids"], strict=True)
    ]
    return frame.assign(evidence=grades, evidence_zh=[words(f"evidence.{grade}") for grade in grades])


def _report_pages(frame: pd.DataFrame, ground: Ground) -> list[str]:
    return [ground.page(f"reports/{key}.html") for key in frame["source_id"]]


def _by_figure(pairs: Iterable[tuple[Iterable[str], str]]) -> dict[str, str]:
    """What names a figure, by the figure's id, joined by semicolons."""
    found: dict[str, set[str]] = defaultdict(set)
    for figure_ids, text in pairs:
        for figure_id in figure_ids:
            found[figure_id].add(text)
    return {figure_id: ";".join(sorted(texts)) for figure_id, texts in found.items()}


def _states(ground: Ground, kind: str) -> dict[str, str]:
    return {target.target_id: target.state for target in ground.targets if target.kind == kind}
