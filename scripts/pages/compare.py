"""The page on which readers set places side by side, and its data: what may be compared is settled here, not there.

Each figure gets the set in which it may be compared: the same in all that ``comparisons`` asks for, and of one level
unless the data list the indicator (as ``parents`` does) as one for which the size of places does not matter. The script
of the page only puts the figures of the chosen places together by their sets, and says in what their sets differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts import addresses
from scripts.artefacts import Artefact
from scripts.audit.comparability import NOT_STATED, Comparability, may_compare
from scripts.charts.bars import LOOKS, TIPS
from scripts.ledger.columns import Json
from scripts.ledger.records import group_by
from scripts.ledger.rows import ChartRule
from scripts.pages import places
from scripts.pages.catalogue import Site
from scripts.pages.explorer import IndicatorGroup, group_indicators
from scripts.pages.explorer_columns import STATUSES
from scripts.pages.places import pack_json
from scripts.pages.rendering import Front, PageInputs
from scripts.phrases import day_text, sentence
from scripts.wording.views import FigureView
from scripts.words import Words

PATH, FOLDER = "compare.html", "compare"
INDEX = f"{FOLDER}/index.js"
SCRIPTS = ("assets/copy.js", *places.MATCHING, "assets/compare-sets.js", "assets/compare-view.js", "assets/compare.js")
MOST_PLACES, MOST_EXAMPLES = 5, 4
DIMENSIONS = ("level", "breakdown", "unit", "status", "measured", "period")
FIGURE = (
    "id",
    "region",
    "set",
    "claim",
    "barred",
    "value",
    "text",
    "tip",
    "evidence",
    "source",
    "stated",
    "noted",
    "apart",
)
LOOK_OF: Mapping[str, str] = {str(status): str(look) for status, look in LOOKS.items()}
TIP_OF: Mapping[str, str] = {str(qualifier): str(tip) for qualifier, tip in TIPS.items()}
Key = tuple[str, ...]
Sets = Mapping[Key, Sequence[FigureView]]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The form, places to begin with, and the rule in words; what is chosen is shown by the script."""

    front: Front
    groups: Sequence[IndicatorGroup]
    examples: Sequence[Mapping[str, str]]
    settings: Mapping[str, Json]
    most: int = MOST_PLACES
    folder: str = FOLDER
    index: str = INDEX


def artefacts(site: Site) -> Iterator[Artefact[PageInputs] | Artefact[tuple[bytes, ...]]]:
    """The page and the data of its script."""
    yield site.page("compare.md", addresses.compare(), lambda: describe_compare(site))
    paths = (*(f"{FOLDER}/{key}.js" for key in sorted(site.by_indicator)), INDEX)
    yield site.files("compare", paths, lambda: pack_compare(site))


def describe_compare(site: Site) -> ComparePage:
    """What the page shows before anything is chosen."""
    words = site.words
    front = Front(PATH, words("compare.title"), description=words("compare.lede"), toc=False, scripts=SCRIPTS)
    groups = group_indicators(site.facts.figures(), words)
    return ComparePage(front, groups, list_examples(site), _settings(site))


def pack_compare(site: Site) -> dict[str, bytes]:
    """By path from the root of the language: a file an indicator, and which places have what."""
    files = {}
    for indicator_id in sorted(site.by_indicator):
        data = pack_json(summarise_indicator(site, indicator_id))
        opening = f"(window.ledgerCompare=window.ledgerCompare||{{}})[{pack_json(indicator_id)}]="
        files[f"{FOLDER}/{indicator_id}.js"] = f"{opening}{data};\n".encode()
    return {**files, INDEX: f"window.ledgerCompareIndex={pack_json(summarise_places(site))};\n".encode()}


def summarise_places(site: Site) -> dict[str, list[list[int]]]:
    """By indicator: the places that have figures of it, then those of each set with two or more that may be compared.

    A place is its position in ``places.list_places``.
    """
    at = {code: place for place, code in enumerate(sorted(site.weight))}
    places = {}
    for indicator_id, views in sorted(site.by_indicator.items()):
        sets = [_comparable(rows) for rows in find_sets(views, site.facts.chart_rules).values()]
        members = [sorted({view.region_code for view in views}), *(codes for codes in sets if len(codes) > 1)]
        places[indicator_id] = [[at[code] for code in codes] for codes in members]
    return places


def find_sets(views: Sequence[FigureView], rules: Iterable[ChartRule]) -> dict[Key, list[FigureView]]:
    """Figures of one indicator by the set in which they may be compared: results first, the newest first."""
    free = {rule.indicator.indicator_id for rule in rules if rule.kind == "parents"}
    groups: dict[Key, list[FigureView]] = defaultdict(list)
    for view in views:
        level = "" if view.indicator_id in free else view.figure.region.level
        groups[level, *but_place(view)].append(view)
    keys = sorted(groups, key=lambda key: (STATUSES.index(groups[key][0].status_id), key))
    newest = sorted(keys, key=lambda key: groups[key][0].period_end, reverse=True)
    return {key: groups[key] for key in newest}


def but_place(view: FigureView) -> tuple[str, ...]:
    """All that must be the same in figures that are compared over places."""
    return (
        view.indicator_id,
        view.breakdown_id,
        view.unit_id,
        view.status_id,
        view.measured_id,
        view.period_start,
        view.period_end,
    )


def why_barred(view: FigureView) -> str:
    """Why a figure is not compared with any other place's: local, basis, date or negative; "" where it may be."""
    if may_compare(view.figure):
        return ""
    if view.figure.indicator.is_local:
        return "local"
    if NOT_STATED in view.breakdown_id:
        return "basis"
    return "date" if view.value is None else "negative"


def summarise_indicator(site: Site, indicator_id: str) -> dict[str, Json]:
    """All that the page needs of one indicator, in words of the language.

    ``sets`` have the texts of the DIMENSIONS, what a file of rows says of them, and how bars look ("" for a ranking,
    which has none); ``figures`` have the FIGURE columns, ``set`` and ``source`` being positions in those lists.
    """
    views = site.by_indicator[indicator_id]
    row, sets = site.references.indicators[indicator_id], find_sets(views, site.facts.chart_rules)
    sources = {key: at for at, key in enumerate(sorted({view.source_id for view in views}))}
    text = site.words.text
    return {
        "name": text(row.name),
        "page": site.way(str(addresses.indicator(indicator_id))),
        "definition": text(row.definition),
        "limits": text(row.not_comparable),
        "sets": _describe(sets, site),
        "sources": [_source(site, source_id) for source_id in sources],
        "columns": FIGURE,
        "figures": list(_figures(sets, sources, site.facts.comparability)),
    }


def _describe(sets: Sets, site: Site) -> list[Json]:
    """The sets as readers see them; two that differ never have the same texts."""
    periods = _name_periods([rows[0] for rows in sets.values()], site.words)
    described: list[Json] = []
    for ((level, *_), (view, *_)), period in zip(sets.items(), periods, strict=True):
        texts = [
            site.words(f"level.{level}") if level else "",
            sentence(view.breakdown),
            site.words.text(view.figure.unit.name),
            view.status,
            view.measured,
            period,
        ]
        look = "" if view.figure.unit.dimension == "rank" else LOOK_OF[view.status_id]
        described.append({"texts": texts, "file": [view.period_start, view.period_end, view.unit_id], "look": look})
    return described


def _name_periods(views: Sequence[FigureView], words: Words) -> Iterator[str]:
    """The period of each figure, with its first day where another that reads the same has a different one.

    An as-of date leaves the first day out.
    """
    starts = group_by(views, lambda view: view.period)
    for view in views:
        several = len({other.period_start for other in starts[view.period]}) > 1
        since = words("compare.since", period=view.period, start=day_text(view.period_start, words))
        yield since if several else view.period


def _figures(sets: Sets, sources: Mapping[str, int], comparability: Comparability) -> Iterator[list[Json]]:
    for at, rows in enumerate(sets.values()):
        together = {view.figure_id for view in rows}
        for claim, view in _claims(rows, comparability):
            apart = sorted(comparability.apart.get(view.figure_id, frozenset()) & together)
            value = "" if view.value is None else str(view.value)
            yield [
                view.figure_id,
                view.region_code,
                at,
                claim,
                why_barred(view),
                value,
                view.text,
                TIP_OF[view.qualifier_id],
                view.evidence,
                sources[view.source_id],
                view.as_stated,
                int(bool(view.note)),
                apart,
            ]


def _claims(rows: Sequence[FigureView], comparability: Comparability) -> Iterator[tuple[int, FigureView]]:
    """Figures of one set by place, numbered by what they claim: two claims of one place are a conflict."""
    ordered = sorted(rows, key=lambda view: (view.region_code, view.figure_id))
    for place in group_by(ordered, lambda row: row.region_code).values():
        for claim, members in enumerate(comparability.claims_of(place, lambda view: view.figure)):
            yield from ((claim, view) for view in members)


def _source(site: Site, source_id: str) -> list[str]:
    """The title of a document, its page, and that of its receipts."""
    title = site.words.text(site.references.sources[source_id].title)
    return [title, str(addresses.report(source_id)), str(addresses.receipts(source_id))]


def list_examples(site: Site) -> list[dict[str, str]]:
    """Comparisons to begin with: of each indicator the set with most places, for those where that is largest."""
    best: dict[str, tuple[list[str], FigureView]] = {}
    for indicator_id, views in sorted(site.by_indicator.items()):
        sets = [(_comparable(rows), rows[0]) for rows in find_sets(views, site.facts.chart_rules).values()]
        best[indicator_id] = max(sets, key=lambda item: len(item[0]))
    several = [item for item in best.values() if len(item[0]) > 1]
    chosen = sorted(several, key=lambda item: -len(item[0]))[:MOST_EXAMPLES]
    return [_example(site, codes[:MOST_PLACES], view) for codes, view in chosen]


def _comparable(rows: Sequence[FigureView]) -> list[str]:
    """Codes of the places whose figures may be compared."""
    return sorted({view.region_code for view in rows if may_compare(view.figure)})


def _example(site: Site, codes: Sequence[str], view: FigureView) -> dict[str, str]:
    names = site.words("text.joiner").join(site.region_name(code) for code in codes)
    return {
        "path": f"{PATH}?indicator={view.indicator_id}&regions={','.join(codes)}",
        "indicator": view.indicator,
        "period": view.period,
        "regions": names,
    }


def _settings(site: Site) -> dict[str, Json]:
    """Words for the script, which holds none of its own."""
    words = site.words
    heads = (
        "field.region",
        "field.indicator",
        "field.value",
        "field.as_stated",
        "field.period",
        "field.status",
        "field.measured",
        "field.evidence",
        "field.report",
    )
    return {
        **words.table["compare"],
        "find": words.table["find"],
        "count": words.table["count"],
        "dimensions": [words(f"compare.dimension_{name}") for name in DIMENSIONS],
        "evidence": {name: words(f"evidence.{name}") for name in ("checked", "cited")},
        "marks": {name: words(f"evidence.{name}_mark") for name in ("checked", "cited")},
        "heads": [words(name) for name in heads],
        "language": words.language,
        "middot": words("text.middot"),
        "caption": words.table["indicator"]["compare_title"],
        "has_note": words("text.has_note"),
        "most": MOST_PLACES,
        "region_address": str(addresses.region("{code}")),
        "file": f"{site.ledger.descriptor['name']}-{site.ledger.descriptor['version']}",
    }
