"""Which indicator a number is of: the three best of the ledger, with what speaks for each.

What is weighed, in this order: whether the unit can be the indicator's; how reports word it (``wordings.toml``) and how
near that stands; names and definitions; the words around the numbers of earlier reports; and the number before, for a
pair of households and persons, a growth after a level and a part after a whole are of one indicator. Only the ledger is
learnt from, and equal scores are settled by the id, so that the same text gives the same draft.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log, sqrt
from pathlib import Path

from scripts.intake import lexicon
from scripts.intake.breakdowns import OPEN_LIST, SHARES, Breakdowns
from scripts.intake.clauses import AFTER, WIDE, Layout, Surroundings, surroundings
from scripts.intake.spans import Statement
from scripts.ledger.frames import Row, records
from scripts.ledger.gazetteer import NATION
from scripts.ledger.packages import Ledger

JOINED = re.compile(
    "[、，, （(]{0,2}(?:共|计|共计|合计|涉及|惠及|受益|覆盖|共?培训|参训|受训)?"
    "(?:脱贫户|农户|群众|学生|困难群众|脱贫人口|人员)?"
)
PARALLEL = re.compile("[、，][^，。；、0-9]{1,6}")  # 第一书记819名、工作队长429名
COMPARISON = re.compile(
    "(?:[比较][^，。；,;]{1,12}(?:高|低|快|慢|多|少)|高于|高出|快于|低于|领先)"
)  # of what stands before it
DEADLINE = "deadline=not-stated"
GROWTH = re.compile("(?:增长|增幅|增速|同比|环比|提高|上升|下降|增加|降低|翻了?)[^，。；,;]{0,8}$")
GROWN = re.compile("的?(?:增长|增幅|增速|降幅)")
HAPPENED = frozenset(["result", "preliminary"])
LONG = 18  # characters of a wording beyond which it says no more
THEME = 0.8  # where a paragraph opens with what the theme of the indicator is about
ARRANGED = 2.5  # for what money and projects that are arranged mostly are
STATUS = 1.6  # at most, where an indicator has always had another status
ELSEWHERE = 1.5  # against an indicator of which only the nation has told so far
AGAINST = "!"  # before a wording in the table that speaks against an indicator
CONTRARY = 6.0  # what such a wording weighs
WORD, PLACE, NAME, PAST, FIT, CHAIN = 3.0, 1.2, 2.0, 5.0, 1.0, 1.6  # what each kind of evidence weighs
SURE, LIKELY = (5.0, 1.2), (3.0, 0.4)  # score and lead over the next with which a guess is high, and middle


@dataclass(frozen=True, slots=True)
class Guess:
    """An indicator for a number, its breakdown, and why."""

    indicator_id: str
    breakdown: str = ""
    score: float = 0.0
    why: str = ""


@dataclass(slots=True)
class Profile:
    """What the ledger knows of an indicator."""

    row: Row
    units: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    measured: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    regions: set[str] = field(default_factory=set)
    name: Counter[str] = field(default_factory=Counter)
    contexts: list[Counter[str]] = field(default_factory=list)

    def usual(self, status: str) -> float:
        """From -1 to 0: how often its numbers did not happen where this one did, or the reverse."""
        total = sum(self.statuses.values())
        happened = self.statuses["result"]
        alike = happened if status in HAPPENED else total - happened
        return (alike + 1) / (total + 1) - 1 if status and total else 0.0


@cache
def _wordings(sign: str = "") -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The wordings of each indicator; with ``AGAINST`` those that speak against it."""
    table = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))
    chosen = {
        key: [word for word in words.split() if (word[0] == AGAINST) == bool(sign)] for key, words in table.items()
    }
    return {key: tuple(re.compile(word.removeprefix(AGAINST)) for word in words) for key, words in chosen.items()}


class Indicators:
    """The indicators of the ledger with what can be learnt of them. ``leave_out``: a report not to learn from."""

    def __init__(self, ledger: Ledger, texts: Mapping[str, str], leave_out: str = "") -> None:
        self.profiles = {
            row["indicator_id"]: Profile(row, {row["unit_id"]}) for row in records(ledger.frame("indicators"))
        }
        members = {row["breakdown_id"]: row for row in records(ledger.frame("breakdowns"))}
        self._dimensions = {row["unit_id"]: row["dimension"] for row in records(ledger.frame("units"))}
        hashes = {row["source_id"]: row["text_sha256"] for row in records(ledger.frame("sources"))}
        layouts = {source: Layout(texts[digest]) for source, digest in hashes.items() if digest in texts}
        for row in records(ledger.frame("figures")):
            if row["source_id"] != leave_out and row["indicator_id"] in self.profiles:
                self._learn(row, layouts.get(row["source_id"]))
        priced = {name for name, profile in self.profiles.items() if "prices=not-stated" in profile.members}
        self._breakdowns = Breakdowns(members, frozenset(priced))
        for profile in self.profiles.values():
            profile.name = _bigrams(profile.row["name_zh"]) + _bigrams(profile.row["definition_zh"][:40])
        self._themes = {
            row["theme_id"]: _bigrams(f"{row['name_zh']}，{row['scope_zh']}") for row in records(ledger.frame("themes"))
        }
        self._weights = _inverse_frequencies(profile.name for profile in self.profiles.values())

    def _learn(self, row: Row, layout: Layout | None) -> None:
        profile = self.profiles[row["indicator_id"]]
        profile.units.add(row["unit"])
        profile.regions.add(row["region_code"])
        profile.members.update(filter(None, row["breakdown"].split(";")))
        profile.measured[row["measured"]] += 1
        profile.statuses["result" if row["status"] in HAPPENED else row["status"]] += 1
        if layout and row["span_start"]:
            words = surroundings(layout, int(row["span_start"]), int(row["span_end"]))
            profile.contexts.append(_bigrams(words.before + "|" + words.after))

    def measured(self, indicator_id: str) -> str:
        """How numbers of an indicator mostly belong to their period; "" where it is not known."""
        profile = self.profiles.get(indicator_id)
        return min(profile.measured, key=lambda kind: (-profile.measured[kind], kind), default="") if profile else ""

    def rank(self, words: Surroundings, unit: str, region: str, chain: Guess | None = None) -> list[Guess]:
        """The three best indicators, the best first; fewer where few have anything that speaks for them."""
        changes = GROWTH.search(words.before) or GROWN.match(words.after)
        growth = unit in SHARES and bool(changes)
        guesses = []
        for indicator_id, profile in self.profiles.items():
            goes_on = chain is not None and chain.indicator_id == indicator_id
            fit = self._fit(profile, unit, growth)
            if fit is None and goes_on and unit == "cny" and words.status != "plan":
                fit = 0.0
            if fit is None:
                continue
            score, why = self._score(indicator_id, profile, words)
            if goes_on:
                weight = (
                    3 * CHAIN
                    if COMPARISON.match(words.before) or OPEN_LIST.search(words.wide + words.before)
                    else CHAIN
                )
                score, why = score + weight, [*why, "as the number before"]
            score += STATUS * profile.usual(words.status) + THEME * self._theme(profile, words)
            if words.status == "plan" and indicator_id in lexicon.words("arranged", unit):
                score += ARRANGED
            if profile.regions == {NATION} and region != NATION:
                score -= ELSEWHERE
            if score > 0:
                used = frozenset(profile.members)
                breakdown = self._breakdowns.choose(profile.row, used, words, unit, growth=growth)
                guesses.append(Guess(indicator_id, breakdown, round(score + fit, 4), "; ".join(why)))
        return sorted(guesses, key=lambda guess: (-guess.score, guess.indicator_id))[:3]

    def _fit(self, profile: Profile, unit: str, growth: bool) -> float | None:
        """How well a unit fits; None where it cannot be: money is no count, and a share no sum."""
        if (growth or unit == "year") and profile.row["kind"] in {"flow", "stock"}:
            return FIT / 2
        if not unit:
            return None if self._dimensions.get(profile.row["unit_id"]) == "frequency" else -FIT
        if unit in profile.units:
            return FIT
        if unit == "percentage-point" and profile.row["unit_id"] == "percent":
            return FIT / 2
        dimension = self._dimensions.get(unit)
        shared = dimension in {self._dimensions.get(other) for other in profile.units}
        return {"count": -FIT, "time": 0.0, "frequency": FIT / 2}.get(dimension or "") if shared else None

    def _score(self, indicator_id: str, profile: Profile, words: Surroundings) -> tuple[float, list[str]]:
        score, why = 0.0, []
        clause = words.before + words.after
        patterns = _wordings().get(indicator_id, ())
        matches = [match for pattern in patterns if (match := _last(pattern, words.before, clause))]
        if matches:
            nearest = max(matches, key=lambda match: (match.end(), match.end() - match.start()))
            near = min(nearest.end(), len(words.before)) / max(len(words.before), 1)
            long = min(nearest.end() - nearest.start(), LONG) / LONG
            score += WORD + PLACE * near + PLACE * long
            why.append(nearest.group()[:16])
        elif any(_reaches(pattern, words) for pattern in patterns):
            score += WORD + PLACE
        elif any(pattern.search(words.wide) for pattern in patterns if pattern.pattern[-1:] != "$"):
            score += WORD / 2
        against = any(pattern.search(words.before) for pattern in _wordings(AGAINST).get(indicator_id, ()))
        score -= CONTRARY if against else 0.0
        context = _bigrams(clause)
        score += NAME * self._overlap(profile.name, context, words)
        past = max((_cosine(context, other) for other in profile.contexts), default=0.0)
        if past > 0.25:
            why.append("worded so before")
        return score + PAST * past * past, why

    def _theme(self, profile: Profile, words: Surroundings) -> float:
        """How much of what a theme is about stands over the paragraph of a number."""
        pairs, lead = self._themes.get(profile.row["theme_id"], Counter()), _bigrams(words.lead)
        return min(sum(pair in lead for pair in pairs) / 3, 1.0)

    def _overlap(self, name: Counter[str], context: Counter[str], words: Surroundings) -> float:
        """The weight of the pairs of characters that a name shares with the words of a number."""
        wide, lead = _bigrams(words.wide), _bigrams(words.lead)
        total = sqrt(sum(self._weights[pair] ** 2 for pair in name)) or 1.0
        shared = sum(
            self._weights[pair] * (1.0 if pair in context else 0.35 if pair in wide else 0.2 if pair in lead else 0.0)
            for pair in name
        )
        return shared / total / 2


def how_sure(guesses: list[Guess]) -> str:
    """High, middle or low: by the score of the best and its lead over the next."""
    if not guesses:
        return "low"
    lead = guesses[0].score - (guesses[1].score if len(guesses) > 1 else 0.0)
    for name, (score, ahead) in (("high", SURE), ("middle", LIKELY)):
        if guesses[0].score >= score and lead >= ahead:
            return name
    return "low"


def chained(layout: Layout, earlier: Statement | None, statement: Statement) -> bool:
    """Whether a number goes on from the one before it: 9922户32550人, 13168元、增长13.6%, 其中产业项目87个."""
    if earlier is None or layout.sentence(earlier.start) != layout.sentence(statement.start):
        return False
    between = layout.text[earlier.end : statement.start]
    joined = JOINED.fullmatch(between)
    changed = re.fullmatch(
        "[、，,]?(?:同比|[比较](?:上年[末底]?|去年[末底]?|年初|20[0-9]{2}年[末底]?)(?:同期)?|名义|实际|扣除价格因素)*(?:增长|增加|下降|提高|缩小|增速|增幅)(?:了)?|"
        "[、，,](?:同比|[比较](?:上年[末底]?|去年[末底]?|年初|20[0-9]{2}年[末底]?)(?:同期)?)|"
        f"[、，,]{COMPARISON.pattern}[^，。；,;0-9]{{0,14}}",
        between,
    )
    part = re.match("[，,、；;（(]其中", between) and len(between) < AFTER
    beside = PARALLEL.fullmatch(between) and statement.text[-1] == earlier.text[-1]
    return bool(joined or changed or part or beside or is_listed(layout, earlier, statement))


def is_listed(layout: Layout, earlier: Statement, statement: Statement) -> bool:
    """Whether a number is a part of the one before the bracket in which it stands: 44户（边缘易致贫18户，突发24户）."""
    before, between = layout.before(earlier.end, WIDE), layout.text[earlier.end : statement.start]
    is_open = OPEN_LIST.search(before + between) is not None
    return is_open and re.fullmatch("[（(、，,]?[^，。；、,;0-9]{0,16}", between) is not None


def _reaches(pattern: re.Pattern[str], words: Surroundings) -> bool:
    """Whether a wording begins earlier in the sentence or over the paragraph and ends in the clause of the number."""
    return any(
        match.end() > len(earlier)
        for earlier in (words.wide, words.lead)
        for match in pattern.finditer(earlier + words.before)
    )


def _last(pattern: re.Pattern[str], before: str, clause: str) -> re.Match[str] | None:
    """The last place of a wording before a number, else one beside it."""
    matches = list(pattern.finditer(before))
    return matches[-1] if matches else pattern.search(clause)


def _bigrams(words: str) -> Counter[str]:
    pairs: Counter[str] = Counter()
    for piece in re.findall("[㐀-鿿%元户人次个]+", words):
        pairs.update(piece[at : at + 2] for at in range(len(piece) - 1))
    return pairs


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(min(count, other[pair]) for pair, count in one.items())
    return shared / (sqrt(sum(one.values()) * sum(other.values())) or 1.0)


def _inverse_frequencies(documents: Iterable[Counter[str]]) -> defaultdict[str, float]:
    count: Counter[str] = Counter()
    total = 0
    for document in documents:
        total += 1
        count.update(set(document))
    return defaultdict(float, {pair: log((1 + total) / (1 + number)) + 0.2 for pair, number in count.items()})
