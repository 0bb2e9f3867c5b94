"""What a check has to say: one finding a fault, by its rule and the values that it quotes; one error class for them.

No sentence stands here: those of each language are in ``words/findings``, and ``messages`` renders them last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeAlias, Union

Value: TypeAlias = Union[str, int, "Phrase", tuple["Value", ...]]
Values: TypeAlias = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence that is itself words: ``key`` names it among the phrases of each language."""

    key: str
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the input, placed where the user can fix it.

    ``file`` is relative to the package root, with slashes; ``line`` counts from 1 (0: the whole file); ``column`` is
    the name of the field ("" where none); ``rule`` says which rule is broken, ``case`` which of its sentences tells it
    ("" where it has one alone); ``values`` are what the sentence quotes, by name; ``rests`` are the columns of the row
    that were looked at beside ``column``: a fault in one of them may be all that is wrong.
    """

    file: str
    line: int
    column: str
    rule: str
    case: str = ""
    values: Values = ()
    rests: tuple[str, ...] = field(default=(), compare=False)

    def at(self, file: str, line: int) -> Finding:
        """The same finding at another place."""
        return replace(self, file=file, line=line)

    def __str__(self) -> str:
        """The finding in no language: its place, its rule, and the values."""
        place = ":".join([self.file, *([str(self.line)] if self.line else []), *([self.column] if self.column else [])])
        rule = ".".join(filter(None, (self.rule, self.case)))
        return " ".join([f"{place}: [{rule}]", *(f"{name}={value!r}" for name, value in self.values)])


def fault_in(file: str, line: int, column: str, rule: str, /, **values: Value) -> Finding:
    """A fault at a place; ``rule`` is ``rule`` or ``rule.case``."""
    name, _, case = rule.partition(".")
    return Finding(file, line, column, name, case, tuple(values.items()))


def file_fault(file: str, rule: str, /, **values: Value) -> Finding:
    """A fault of a file as a whole."""
    return fault_in(file, 0, "", rule, **values)


def say(column: str, rule: str, /, **values: Value) -> Finding:
    """A fault of a cell whose place is not known yet; ``Finding.at`` gives it one."""
    return fault_in("", 0, column, rule, **values)


def phrase(key: str, /, **values: Value) -> Phrase:
    """A part of a sentence by its key."""
    return Phrase(key, tuple(values.items()))


def tell_causes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings without those that follow from an earlier one: of a cell that was named, or that rest on such a cell."""
    cells: set[tuple[str, int, str]] = set()
    for finding in findings:
        own = {(finding.file, finding.line, name) for name in finding.column.split("/") if name and finding.line}
        if cells.isdisjoint(own | {(finding.file, finding.line, name) for name in finding.rests}):
            cells |= own
            yield finding


class LedgerError(Exception):
    """Something the user can fix that stops the run; carries the findings to print."""

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type[LedgerError], tuple[tuple[Finding, ...]]]:
        """Told whole to another process."""
        return type(self), (self.findings,)


def stop_at(findings: Iterable[Finding]) -> None:
    """Raises LedgerError with the findings, if there are any."""
    if rows := list(findings):
        raise LedgerError(rows)


@contextmanager
def collect(findings: list[Finding]) -> Iterator[None]:
    """What stops the work within is added to ``findings``; the rest of the run goes on without it."""
    try:
        yield
    except LedgerError as error:
        findings.extend(error.findings)
