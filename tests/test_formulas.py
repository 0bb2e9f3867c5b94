"""Formulas: what can be written in them, and where a fault is."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.checks.formulas import FormulaError, compile_shape, read_formula


@pytest.mark.parametrize(
    ("text", "form", "shape", "figures", "repeated", "is_open"),
    [
        ("{a} + {b-1} + {c} = {t}", "claim", "f0+f1+f2", ("a", "b-1", "c", "t"), (), False),
        ("{a}/{b}*100={s}", "claim", "f0/f1*n0", ("a", "b", "s"), (), False),
        ("{a} / ({a} + {b})", "derived", "f0/(f0+f1)", ("a", "b"), (0,), False),
        ("{a} / (1 + {g} / 100)", "derived", "f0/(n0+f1/n1)", ("a", "g"), (), False),
        ("{a} = 8", "claim", "f0", ("a",), (), False),
        ("{a} = ?", "claim", "f0", ("a",), (), True),
        ("? / ? * 100 = {s}", "claim", "?/?*n0", ("s",), (), True),
        ("{a} <> {b}", "apart", "f0", ("a", "b"), (), False),
    ],
)
def test_reading(
    text: str, form: str, shape: str, figures: tuple[str, ...], repeated: tuple[int, ...], is_open: bool
) -> None:
    formula = read_formula(text)
    assert (formula.form, formula.shape, formula.figure_ids) == (form, shape, figures)
    assert (formula.repeated, formula.is_open) == (repeated, is_open)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no-last-operand (character 1)"),
        ("{a} +", "no-last-operand (character 6)"),
        ("{a} + abc", "foreign-sign abc (character 7)"),
        ("{a}.real", "foreign-sign .real (character 4)"),
        ("{A}", "foreign-sign {A} (character 1)"),
        ("{a} ** 2", "no-operand * (character 6)"),
        ("-{a}", "no-operand - (character 1)"),
        ("{a} {b}", "no-operator b (character 6)"),
        ("{a}(2)", "no-operator ( (character 4)"),
        ("{a} * (3", "never-closed (character 7)"),
        ("{a})", "never-opened (character 4)"),
        ("{a} = 1 = 2", "second-sign = (character 9)"),
        ("{a} =", "right-side (character 5)"),
        ("{a} = {b} + {c}", "right-side (character 11)"),
        ("{a} = {b} +", "right-side (character 11)"),
        ("{a} + abcdefghijklmnop", "foreign-sign abcdefghijkl (character 7)"),
        ("{a} + {b} = {a}", "both-sides a (character 14)"),
        ("{a} <> 3", "apart (character 2)"),
        ("3 + 4", "no-figure (character 1)"),
        ("3 = {a}", "no-figure (character 1)"),
        ("{a}", "nothing-computed (character 2)"),
        ("{a} / ?", "derived-open (character 7)"),
        ("(" * 21 + "{a}" + ")" * 21, "too-deep 20 (character 21)"),
        ("+".join(["{a}"] * 51), "too-long 100 (character 202)"),
    ],
)
def test_faults_have_a_place(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_formula(text)
    assert str(caught.value) == message


def test_numbers_stay_exact() -> None:
    formula = read_formula("{a} * 0.1 + 0.2 / 3")
    assert formula.evaluate([Fraction(3), *formula.numbers]) == Fraction(3, 10) + Fraction(1, 15)


def test_formulas_of_one_shape_are_compiled_once() -> None:
    one, two = read_formula("{a} / {b} * 100"), read_formula("{c}/{d}*50 = {e}")
    assert compile_shape(one.shape, one.used) is compile_shape(two.shape, two.used)
    assert two.evaluate([Fraction(1), Fraction(4), *two.numbers]) == Fraction(25, 2)


@given(st.text(alphabet="{}ab-1.+*/()=<>? _[]'\"\\\n", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        formula = read_formula(text)
    except FormulaError as error:
        assert 1 <= error.at <= len(text) + 1
        return
    if not formula.is_open:
        with contextlib.suppress(ZeroDivisionError):
            formula.evaluate([*[Fraction(7)] * formula.used, *formula.numbers])
