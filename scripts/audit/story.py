"""What is told of a place from one document: five slots, each a few sentences chosen by fixed rules, never by hand.

A rule names the figures that its sentence needs; of the rules of a group the first that finds them all is told. What a
document does not give is said only of one that is held whole and reports results (``is_whole_report``): all of its
numerals are accounted for, so that silence is known. How a sentence reads is in the words, section ``[story]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from scripts.audit.audit import DERIVED_NUMBER, Verdict
from scripts.audit.facts import Facts
from scripts.audit.fulfilment import OPEN as OUTSTANDING
from scripts.audit.targets import Target
from scripts.audit.terms import HAPPENED
from scripts.ledger.rows import CUT, PLAN_EXPLANATION, Figure, Measure, Source, Status

MONEY, PEOPLE, LIVELIHOOD, ANNOUNCED, OPEN = SLOTS = ("money", "people", "livelihood", "announced", "open")
LEVELS = ("nation", "province")
INCOME, PROBLEM = "income", "problem"
Part = Figure | Verdict | Measure | Target


@dataclass(frozen=True, slots=True)
class Pick:
    """The figure that a sentence needs: indicator, members of its breakdown, and whether it happened or is meant to."""

    indicator_id: str
    breakdown: str = ""
    statuses: frozenset[Status] = HAPPENED


@dataclass(frozen=True, slots=True)
class Silence:
    """What a document must not give for its silence to be told.

    No figure of these indicators, and none of ``theme_id`` whose unit is of ``dimension``, whatever its indicator.
    """

    indicator_ids: tuple[str, ...]
    theme_id: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence ``key`` of a slot and the figures that fill it, by their names in the words.

    ``left``: computed differences that it needs too, each of two of its figures. ``without``: on what the document must
    be silent. ``zero`` names a figure that must be 0.
    """

    slot: str
    group: str
    key: str
    picks: Mapping[str, Pick] = field(default_factory=dict)
    left: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    without: Silence | None = None
    zero: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that is told: its slot, its key in the words, what fills it by name, and a list where it has one."""

    slot: str
    key: str
    parts: Mapping[str, Part] = field(default_factory=dict)
    items: tuple[Part, ...] = ()


HOUSEHOLDS, PERSONS = "counted=households", "counted=persons"
INVESTED = {"funds": Pick("linking-funds-invested")}
ALLOCATED = {"funds": Pick("linking-funds-allocated")}
FROM_ABOVE = {"funds": Pick("linking-funds-allocated", "fund-level=central-and-province")}
PLANNED = {"planned": Pick("linking-projects-planned", statuses=HAPPENED | {Status.PLAN})}
SPENT = {"share": Pick("linking-funds-spent-share")}
MONITORED = {"households": Pick("monitored-total", HOUSEHOLDS), "persons": Pick("monitored-total", PERSONS)}
CLEARED = {
    "cleared_households": Pick("monitored-cleared", HOUSEHOLDS),
    "cleared_persons": Pick("monitored-cleared", PERSONS),
}
LEFT = {"left_households": ("households", "cleared_households"), "left_persons": ("persons", "cleared_persons")}
PROBLEMS = {
    "total": Pick("assessment-problems"),
    "resolved": Pick("assessment-problems", "state=resolved"),
    "remaining": Pick("assessment-problems", "state=remaining"),
}
NO_MONEY = Silence(("linking-funds-invested", "linking-funds-allocated"), "funds", "money")
NO_PEOPLE = Silence(("monitored-total", "monitored-cleared", "monitored-cleared-share"), "monitoring", "count")
NO_INCOME = Silence(("out-of-poverty-income", "rural-income", "poverty-county-income", "resident-income"))
RULES = (
    Rule(MONEY, "invested", "invested-projects", {**INVESTED, "projects": Pick("linking-projects-implemented")}),
    Rule(MONEY, "invested", "invested", INVESTED),
    Rule(
        MONEY, "allocated", "allocated-started", {**ALLOCATED, **PLANNED, "started": Pick("linking-projects-started")}
    ),
    Rule(MONEY, "allocated", "secured-planned", {**FROM_ABOVE, **PLANNED}),
    Rule(MONEY, "allocated", "secured", FROM_ABOVE),
    Rule(MONEY, "allocated", "allocated", ALLOCATED),
    Rule(
        MONEY,
        "spent",
        "spent-required",
        {**SPENT, "required": Pick("linking-funds-spent-share", statuses=frozenset([Status.TARGET]))},
    ),
    Rule(MONEY, "spent", "spent", SPENT),
    Rule(
        MONEY, "spent", "no-spent", INVESTED, without=Silence(("linking-funds-spent-share", "linking-funds-allocated"))
    ),
    Rule(MONEY, "apart", "apart", {**INVESTED, "other": Pick("linking-funds-allocated")}),
    Rule(MONEY, "base", "other-base", {**SPENT, **FROM_ABOVE}),
    Rule(MONEY, "none", "no-money", without=NO_MONEY),
    Rule(PEOPLE, "monitored", "monitored-left", {**MONITORED, **CLEARED}, LEFT),
    Rule(PEOPLE, "monitored", "monitored-cleared", {**MONITORED, **CLEARED}),
    Rule(PEOPLE, "monitored", "monitored", MONITORED),
    Rule(PEOPLE, "monitored", "cleared-share", {"share": Pick("monitored-cleared-share")}),
    Rule(
        PEOPLE,
        "new",
        "new",
        {"households": Pick("monitored-new", HOUSEHOLDS), "persons": Pick("monitored-new", PERSONS)},
    ),
    Rule(PEOPLE, "relapsed", "no-relapse", {"households": Pick("relapsed", HOUSEHOLDS)}, zero="households"),
    Rule(PEOPLE, "relapsed", "relapsed", {"households": Pick("relapsed", HOUSEHOLDS)}),
    Rule(PEOPLE, "none", "no-people", without=NO_PEOPLE),
    Rule(
        LIVELIHOOD,
        INCOME,
        "income-growth",
        {"income": Pick("out-of-poverty-income"), "growth": Pick("out-of-poverty-income", "change=growth")},
    ),
    Rule(LIVELIHOOD, INCOME, "income", {"income": Pick("out-of-poverty-income")}),
    Rule(LIVELIHOOD, INCOME, "rural-income", {"income": Pick("rural-income")}),
    Rule(LIVELIHOOD, INCOME, "no-income", without=NO_INCOME),
    Rule(
        LIVELIHOOD,
        "jobs",
        "jobs-goal",
        {"employed": Pick("employed-persons"), "share": Pick("employed-goal-share")},
        {"goal": ("employed", "share")},
    ),
    Rule(LIVELIHOOD, "jobs", "jobs", {"employed": Pick("employed-persons")}),
    Rule(OPEN, "problems", "problems", PROBLEMS),
    Rule(
        OPEN,
        "projects",
        "not-started",
        {**PLANNED, "started": Pick("linking-projects-started")},
        {"left": ("planned", "started")},
    ),
)


def tell_story(facts: Facts, source: Source) -> tuple[Clause, ...]:
    """The sentences about the place of a document, in the order of SLOTS. An archived document only has any."""
    figures = tuple(row for row in facts.figures(source_id=source.source_id) if row.region is source.region)
    ruled = tuple(_by_rules(facts, source, figures))
    clauses = [*_opening(source), *ruled, *_announced(facts, source, ruled), *_left_open(facts, source)]
    return tuple(sorted(clauses, key=lambda clause: SLOTS.index(clause.slot)))


def newest_archived(facts: Facts, region_code: str) -> Source | None:
    """The archived document about a place whose period ends last; None where none is archived."""
    own = [source for source in facts.documents_about.get(region_code, ()) if source.is_archived]
    return max(own, key=lambda source: (source.period_end, source.source_id)) if own else None


def _opening(source: Source) -> Iterator[Clause]:
    """What a reader must know first of a plan, or of a document that is held in part."""
    if source.kind == PLAN_EXPLANATION:
        yield Clause(MONEY, "plan")
    if source.completeness == CUT:
        yield Clause(MONEY, "cut")


def _by_rules(facts: Facts, source: Source, figures: Sequence[Figure]) -> Iterator[Clause]:
    for (_, group), rules in groupby(RULES, key=lambda rule: (rule.slot, rule.group)):
        clauses = (clause for rule in rules if (clause := _apply(rule, facts, source, figures)))
        if clause := next(clauses, None):
            yield clause
        if group == INCOME:
            yield from _beside(facts, source, figures)


def _apply(rule: Rule, facts: Facts, source: Source, figures: Sequence[Figure]) -> Clause | None:
    """The sentence of a rule; None where something that it needs is missing."""
    if rule.without and not (source.is_whole_report and not any(_breaks(rule.without, row) for row in figures)):
        return None
    parts: dict[str, Part] = {}
    for name, pick in rule.picks.items():
        if (figure := _pick(figures, pick)) is None:
            return None
        parts[name] = figure
    for name, pair in rule.left.items():
        if (verdict := _computed(facts, [parts[key] for key in pair])) is None:
            return None
        parts[name] = verdict
    zero = parts.get(rule.zero)
    return None if isinstance(zero, Figure) and zero.value else Clause(rule.slot, rule.key, parts)


def _breaks(silence: Silence, figure: Figure) -> bool:
    """Whether a figure is about what the silence would be on."""
    about = (figure.indicator.theme.theme_id, figure.unit.dimension)
    return figure.indicator.indicator_id in silence.indicator_ids or about == (silence.theme_id, silence.dimension)


def _pick(figures: Iterable[Figure], pick: Pick) -> Figure | None:
    """The newest figure that fits."""
    fitting = [
        figure
        for figure in figures
        if (figure.indicator.indicator_id, figure.breakdown_id) == (pick.indicator_id, pick.breakdown)
        and figure.status in pick.statuses
    ]
    return max(fitting, key=lambda figure: (figure.period_end, figure.figure_id)) if fitting else None


def _computed(facts: Facts, figures: Sequence[Part]) -> Verdict | None:
    """The number that the ledger derives from exactly these figures."""
    wanted = {figure.figure_id for figure in figures if isinstance(figure, Figure)}
    verdicts = (verdict for key in sorted(wanted) for verdict in facts.verdicts_of.get(key, ()))
    fitting = (item for item in verdicts if item.verdict == DERIVED_NUMBER and set(item.figure_ids) == wanted)
    return next((item for item in fitting if item.relation.kind in ("difference", "ratio")), None)


def _beside(facts: Facts, source: Source, figures: Sequence[Figure]) -> Iterator[Clause]:
    """The income of the province and the nation beside a place's own: the same indicator and the same year only."""
    income = _pick(figures, Pick("out-of-poverty-income"))
    if income is None:
        return
    above = {}
    for region in source.region.above:
        same = (
            row
            for row in facts.figures(region_code=region.region_code, indicator_id=income.indicator.indicator_id)
            if (row.breakdown, row.period_start, row.period_end) == ((), income.period_start, income.period_end)
            and row.status in HAPPENED
        )
        if (figure := next(same, None)) and region.level in LEVELS:
            above[region.level] = figure
    if above:
        yield Clause(LIVELIHOOD, f"beside-{'-'.join(sorted(above))}", above)


def _announced(facts: Facts, source: Source, ruled: Iterable[Clause]) -> Iterator[Clause]:
    """Targets with a day, then those without; that there are none is said of a whole report alone.

    A target that stands beside its result in one of the ``ruled`` sentences is not announced again.
    """
    figure_ids = {part.figure_id for clause in ruled for part in clause.parts.values() if isinstance(part, Figure)}
    own = facts.announced_by.get(source.source_id, ())
    targets = [target for target in own if target.region is source.region]
    dated = tuple(row for row in targets if row.figure and row.term.due and row.figure.figure_id not in figure_ids)
    undated = tuple(target for target in targets if target.figure and not target.term.due)
    worded = tuple(target for target in targets if target.figure is None)
    for key, items in (("targets-dated", dated), ("targets-undated", undated), ("targets-worded", worded)):
        if items:
            yield Clause(ANNOUNCED, key, items=items)
    if not targets and source.is_whole_report:
        yield Clause(ANNOUNCED, "no-targets")


def _left_open(facts: Facts, source: Source) -> Iterator[Clause]:
    """Problems that the document names where it does not count them, and targets that a later report can answer.

    What an office finds within one of its own activities is no problem of the place, and a text of unknown origin is
    no ground for naming any: both are told among the measures alone.
    """
    measures = () if source.is_of_unknown_origin else facts.measures(source_id=source.source_id)
    problems = tuple(row for row in measures if row.kind == PROBLEM and not row.parent_id)
    counted = any(
        row.indicator.indicator_id == "assessment-problems" for row in facts.figures(source_id=source.source_id)
    )
    if problems and not counted:
        yield Clause(OPEN, "problem-list", items=problems)
    if any(target.state == OUTSTANDING for target in facts.announced_by.get(source.source_id, ())):
        yield Clause(OPEN, "await")
