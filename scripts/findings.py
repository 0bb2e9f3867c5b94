"""What a check has to say: one finding a fault, one printer, one error class for what a user can fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in the input, placed where the user can fix it.

    ``file`` is relative to the package root, with slashes; ``line`` counts from 1 (0: the whole file);
    ``column`` is the name of the field ("" where none); ``message`` quotes the value; ``fix`` says what to do.
    """

    file: str
    line: int
    column: str
    rule: str
    message: str
    fix: str

    def render(self) -> str:
        """The finding as two lines: place, rule and message; then how to fix it."""
        place = ":".join([self.file, *([str(self.line)] if self.line else []), *([self.column] if self.column else [])])
        return f"{place}: [{self.rule}] {self.message}\n    fix: {self.fix}"


def file_fault(file: str, rule: str, message: str, fix: str) -> Finding:
    """A fault of a file as a whole."""
    return Finding(file, 0, "", rule, message, fix)


class LedgerError(Exception):
    """Something the user can fix that stops the run; carries the findings to print."""

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(sorted(findings))
        super().__init__("\n".join(finding.render() for finding in self.findings))


def stop_at(findings: Iterable[Finding]) -> None:
    """Raises LedgerError with the findings, if there are any."""
    if found := list(findings):
        raise LedgerError(found)


@contextmanager
def collect(findings: list[Finding]) -> Iterator[None]:
    """What stops the work within is added to ``findings``; the rest of the run goes on without it."""
    try:
        yield
    except LedgerError as error:
        findings.extend(error.findings)


def render_findings(findings: Iterable[Finding]) -> str:
    """All findings in file order, each once, and a closing count; "" where there is none."""
    rows = sorted(set(findings))
    if not rows:
        return ""
    count = f"{len(rows)} finding" + ("" if len(rows) == 1 else "s")
    return "\n".join(finding.render() for finding in rows) + f"\n{count}"
