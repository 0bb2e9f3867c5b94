"""Findings as the commands print them, in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest

from scripts.findings import Finding, LedgerError
from scripts.messages import load_sentences, render_finding, render_findings

ENGLISH = load_sentences("en")


def told(finding: Finding) -> str:
    """One finding."""
    return render_finding(finding, ENGLISH)


def all_told(findings: Iterable[Finding]) -> str:
    """Findings and their count; "" where there is none."""
    return render_findings(findings, ENGLISH)


def error_told(error: LedgerError) -> str:
    """What an error has to say."""
    return "\n".join(map(told, error.findings))


@contextmanager
def refuses(pattern: str) -> Iterator[None]:
    """What is done within stops with a finding that fits the pattern."""
    with pytest.raises(LedgerError) as caught:
        yield
    assert re.search(pattern, error_told(caught.value))
