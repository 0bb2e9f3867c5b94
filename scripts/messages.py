"""Findings in the language of who reads them: sentences from ``words/findings``, filled with what a finding quotes.

A file ``<code>.toml`` there makes a language of the commands. Under the name of a rule stand ``message`` and ``fix``,
or tables of them for its cases, which take from the rule what they have not. In braces: ``{name}`` is a value,
``{name!q}`` a value in the quotes of the language. Values are shown as they stand, invisible characters spelled out.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from scripts.findings import Finding, Phrase, Value, Values

FOLDER = Path(__file__).resolve().parent / "words" / "findings"
SHOWN = 64  # characters of a quoted value
MOST = 50  # findings of one rule
LINES = 10  # other lines of which the same is said


@dataclass(frozen=True, eq=False)
class Sentences(Formatter):
    """The sentences of one language; a missing rule, case or value is a KeyError, never an empty sentence."""

    code: str
    table: Mapping[str, Any]

    def message(self, finding: Finding) -> str:
        """What is wrong."""
        return self._sentence(finding, "message")

    def fix(self, finding: Finding) -> str:
        """What to do about it."""
        return self._sentence(finding, "fix")

    def place(self, finding: Finding) -> str:
        """File, line and column, as far as the finding has them."""
        key = "_".join(["file", *(["line"] if finding.line else []), *(["column"] if finding.column else [])])
        return self.say(f"place.{key}", file=finding.file, line=finding.line, column=finding.column)

    def say(self, key: str, /, **values: Value) -> str:
        """The words under a dotted key."""
        words: Any = self.table
        for step in key.split("."):
            words = words[step]
        return self.fill(words, tuple(values.items()))

    def fill(self, template: str, values: Values) -> str:
        """A template with its placeholders filled."""
        return self.vformat(template, (), {name: self._word(value) for name, value in values})

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        """``!q`` quotes a value, or each of several, and cuts what is long."""
        if conversion == "q":
            words = value if isinstance(value, list) else [value]
            return [self.table["show"]["quoted"].format(cut(word)) for word in words]
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        """Several values stand as a list, or joined as the form says: ``{changes:clauses}``, ``{lines:lines}``."""
        return str(self.table["join"][format_spec or "list"]).join(value) if isinstance(value, list) else str(value)

    def tell(self, value: Phrase) -> str:
        """A phrase in words."""
        return str(self._word(value))

    def _word(self, value: Value) -> str | list[str]:
        if isinstance(value, Phrase):
            return self.fill(self.table["phrase"][value.key], value.values)
        return [str(self._word(item)) for item in value] if isinstance(value, tuple) else visible(str(value))

    def _sentence(self, finding: Finding, part: str) -> str:
        rule = self.table["rule"][finding.rule]
        case = rule[finding.case] if finding.case else rule
        return self.fill(case.get(part) or rule[part], finding.values)


@cache
def load_sentences(code: str) -> Sentences:
    """The sentences of a language ("zh")."""
    return Sentences(code, tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


def list_codes() -> list[str]:
    """The languages in which the commands can speak."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def choose_language(locale: str) -> str:
    """The language of a locale such as zh_CN.UTF-8; for one that nobody speaks here, the one that says so of itself."""
    tables = {code: load_sentences(code).table["language"] for code in list_codes()}
    fitting = [code for code, table in tables.items() if locale.startswith(tuple(table["locales"]))]
    return next(iter(fitting), next(code for code, table in tables.items() if table["otherwise"]))


def render_finding(finding: Finding, sentences: Sentences) -> str:
    """Two lines: place, rule and message; then how to fix it."""
    place, message, fix = sentences.place(finding), sentences.message(finding), sentences.fix(finding)
    return sentences.say("show.finding", place=place, rule=finding.rule, message=message, fix=fix)


def render_findings(findings: Iterable[Finding], sentences: Sentences) -> str:
    """Findings as they come, each once, and a closing count; "" where there is none.

    What is said alike of many lines of a file is said of the first, with the other lines; of one rule MOST are told.
    """
    rows = list(dict.fromkeys(findings))
    if not rows:
        return ""
    lines: dict[Finding, list[int]] = {}
    for row in rows:
        lines.setdefault(row.at(row.file, 0), []).append(row.line)
    blocks, counts = [], Counter[str]()
    for row, places in lines.items():
        counts[row.rule] += 1
        if counts[row.rule] <= MOST:
            blocks.append(render_finding(row.at(row.file, places[0]), sentences) + _others(places[1:], sentences))
    more = [sentences.say("show.more", rule=rule, count=count - MOST) for rule, count in counts.items() if count > MOST]
    count = sentences.say("show.one" if len(rows) == 1 else "show.several", count=len(rows))
    return "\n".join([*blocks, *more, count])


def _others(places: Sequence[int], sentences: Sentences) -> str:
    """The other lines of which a finding is said; "" where there are none."""
    if not places:
        return ""
    key = "show.others" if len(places) > LINES else "show.also"
    return "\n" + sentences.say(key, lines=tuple(map(str, places[:LINES])), count=len(places) - LINES)


def visible(text: str) -> str:
    """A text with each character that nobody sees spelled out: U+200B as ``\\u200b``."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def cut(text: str) -> str:
    """A text of at most SHOWN characters."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
