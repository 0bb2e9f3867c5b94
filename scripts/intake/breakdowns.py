"""The breakdown of a number: what its unit counts, how it changed, and which members the words near it name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.intake.clauses import Surroundings
from scripts.ledger.frames import Row

BY_UNIT = ("counted=", "per=")
OPEN_LIST = re.compile(r"[^，。；;]*[0-9][^，。；、,;0-9（）()]{1,2}[（(][^（）()]*\Z")  # 44户（边缘易致贫18户
DERIVED = frozenset(["counted", "per", "change", "prices", "scope", "deadline"])  # what follows from unit and verb
SHARES = frozenset(["percent", "percentage-point", "times"])
NUMBER = re.compile("[0-9][0-9.,]*")
MEAN = re.compile("年(?:平)?均")
RISE = re.compile("(?:增加|增长|净增|提高|多)了?[^0-9，。、到至为]{0,3}$")
PARTS = re.compile(
    "[、和]|[（(](?=[^（）()]*[0-9])|[0-9]"
)  # 136人（突发严重困难24户…: the words in it are of other numbers
CUMULATED = re.compile("累计|在册|现有")
NOT_CLEARED = re.compile("[未没]有?(?:消除|解除|标注消除)")
RHYTHMS = frozenset(["work-frequency"])  # 一周一研判、一月一调度 stand side by side


@dataclass(frozen=True, slots=True)
class Dimension:
    """How reports word the members of a dimension, and the indicators that have it."""

    indicators: frozenset[str]
    members: Mapping[str, re.Pattern[str]]
    is_far: bool


@cache
def read_table() -> Mapping[str, Dimension]:
    """The dimensions of ``breakdowns.toml`` by name."""
    """The dimensions of ``breakdowns.toml`` by name."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        name: Dimension(
            frozenset(row.pop("indicators").split()),
            {f"{name}={member}": re.compile(words) for member, words in row.items() if isinstance(words, str)},
            bool(row.get("far")),
        )
        for name, row in read.items()
    }


class Breakdowns:
    """The members of the ledger, asked by the words of a number."""

    def __init__(self, members: Mapping[str, Row], prices: frozenset[str]) -> None:
        self._members, self._prices = members, prices

    def choose(self, indicator: Row, used: frozenset[str], words: Surroundings, unit: str, *, growth: bool) -> str:
        """The members of a number of an indicator, in the order of the table; ``used``: those of earlier numbers."""
        chosen = [*self._change(indicator, words, unit, growth=growth)]
        counted = [*self._counted(indicator, used, unit)] if not chosen else []
        for name, dimension in self._dimensions(indicator["indicator_id"], used).items():
            if name not in DERIVED and (member := _nearest(dimension, words)):
                chosen.append(member)
        has_unit = any(self._members[member]["unit_id"] == unit for member in chosen if member in self._members)
        chosen += [] if has_unit else counted
        if indicator["indicator_id"] == "monitored-total":
            chosen += [_scope(words)]
        return ";".join(sorted(member for member in chosen if member in self._members))

    def _dimensions(self, indicator_id: str, used: frozenset[str]) -> Mapping[str, Dimension]:
        """Those of the table for an indicator, and those of earlier numbers, whose members are found by their names."""
        dimensions = {
            name: dimension for name, dimension in read_table().items() if indicator_id in dimension.indicators
        }
        for name in {member.partition("=")[0] for member in used} - {*read_table(), *DERIVED}:
            members = {key: self._members[key]["name_zh"] for key in used if key.startswith(f"{name}=")}
            patterns = {key: re.compile(re.escape(words)) for key, words in members.items()}
            dimensions[name] = Dimension(frozenset(), patterns, is_far=False)
        return dict(sorted(dimensions.items()))

    def _counted(self, indicator: Row, used: frozenset[str], unit: str) -> Iterator[str]:
        """By persons or households where the unit is not the indicator's own, or where both are always named."""
        own = [key for key, row in self._members.items() if key.startswith(BY_UNIT) and row["unit_id"] == unit]
        yield from [key for key in own if unit != indicator["unit_id"] or key in used]

    def _change(self, indicator: Row, words: Surroundings, unit: str, *, growth: bool) -> Iterator[str]:
        """A rise beside the level: in per cent, in the unit of the level, or in years."""
        if indicator["unit_id"] in SHARES or indicator["kind"] not in {"flow", "stock"}:
            return
        if unit == "percent" and growth:
            real = re.search("实际|扣除价格", words.before)
            yield (
                "change=mean-growth" if MEAN.search(words.before) else "change=real-growth" if real else "change=growth"
            )
            if indicator["indicator_id"] in self._prices and not re.search(
                f"{MEAN.pattern}|名义|实际|扣除价格", words.before
            ):
                yield "prices=not-stated"
        elif unit == indicator["unit_id"] and RISE.search(words.before):
            yield "change=increase"
        elif unit == "year":
            yield "change=lead-years"


def _nearest(dimension: Dimension, words: Surroundings) -> str:
    """The member named nearest to a number: between the one before and it, right after, in its clause, or far off."""
    own = re.split("、" if dimension.indicators == RHYTHMS else NUMBER, words.before)[-1]
    own = "" if own.endswith("、") else own  # 11个国家级、15个省级: the word before is of the number before
    pieces = [own, PARTS.split(words.after)[0], words.before]
    for number, piece in enumerate([*pieces, *([words.wide, words.lead] if dimension.is_far else [])]):
        matches = [(key, match) for key, wording in dimension.members.items() for match in wording.finditer(piece)]
        named = [(key, match) for key, match in matches if not any(_within(match, other) for _, other in matches)]
        if number == 0 and len({key for key, _ in named}) > 1:
            return ""  # 中央、省级、市级资金: of all of them
        if named:
            return max(named, key=lambda pair: pair[1].end())[0]
    return ""


def _scope(words: Surroundings) -> str:
    """Of monitored households: those not yet cleared, all ever monitored (""), or which of them is not stated."""
    listed = OPEN_LIST.search(words.wide + words.before)
    if NOT_CLEARED.search(listed.group() if listed else words.before):
        return "scope=not-cleared"
    return "" if CUMULATED.search(words.before) else "scope=not-stated"


def _within(match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a wording is a part of a longer one: 省级 in 中央和省级."""
    return other.start() <= match.start() and match.end() <= other.end() and match.span() != other.span()
