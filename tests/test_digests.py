"""Digests: equal values have one in every run, and whatever differs in a value differs in its digest."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from itertools import combinations
from types import MappingProxyType

import pandas as pd
import pytest
from rdflib import Literal

from scripts.paths import ROOT
from scripts.site.digests import Digests


@dataclass(frozen=True)
class One:
    text: str
    number: object = None


@dataclass(frozen=True)
class Other:
    text: str
    number: object = None


class Kind(Enum):
    A = 1
    B = 1.5


def frame(*cells: object, name: str = "a") -> pd.DataFrame:
    return pd.DataFrame({name: list(cells)})


DIFFERENT = [
    None, "", "n", "1", 1, True, 1.0, Decimal(1), Decimal("1.0"), Fraction(1), b"", b"1",
    date(2023, 1, 1), "2023-01-01",
    (), ("",), ("", ""), ("a", "b"), ("ab",), ("a", ("b",)), (("a",), "b"), ("b", "a"),
    {"a": "b"}, {"b": "a"}, {"a": "b", "c": "d"}, {"c": "d", "a": "b"}, frozenset("ab"), frozenset("a"),
    One("a"), One("b"), One("a", 1), Other("a"), Kind.A, Kind.B, One, Other, len, partial(len), partial(int, "1"),
    frame("a", "b"), frame("b", "a"), frame("a"), frame("a", name="b"), frame(1, 2), frame(Decimal(1)),
    frame("a", "b").iloc[::-1], Literal("a"), Literal("a", lang="zh"), Literal("a", lang="en"),
]  # fmt: skip
SAME = [
    (("a", "b"), ["a", "b"]),
    ({"a": 1}, MappingProxyType({"a": 1})),
    (frame("x", "a", "b").iloc[1:], frame("a", "b")),
    ({"a", "b"}, frozenset("ba")),
    (One("ab"), One("".join(("a", "b")))),
]


def test_what_differs_has_another_digest() -> None:
    digests = Digests()
    for one, other in combinations(DIFFERENT, 2):
        assert digests.of(one) != digests.of(other), (one, other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_says_the_same_has_one_digest(one: object, other: object) -> None:
    assert Digests().of(one) == Digests().of(other)


def test_a_value_that_many_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shared, describe = One("a"), Digests._describe
    read: list[object] = []

    def watch(self: Digests, value: object) -> bytes:
        read.append(value)
        return describe(self, value)

    monkeypatch.setattr(Digests, "_describe", watch)
    Digests().of((shared, shared, One("b", shared)))
    assert read == [shared, One("b", shared)]


def test_a_function_within_another_has_no_digest() -> None:
    with pytest.raises(TypeError, match=r"<locals>\.inner stands within a function"):

        def inner() -> None:
            """Nothing."""

        Digests().of(inner)


def test_another_run_gives_the_same_digests_whatever_its_hash_seed() -> None:
    code = (
        "from scripts.site.digests import Digests; from tests.test_digests import DIFFERENT\n"
        "print([Digests().of(value).hex() for value in DIFFERENT])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    ]
    assert runs[0] == runs[1]
