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
        ("", "a figure or number is missing (character 1)"),
        ("{a} +", "a figure or number is missing (character 6)"),
        ("{a} + abc", "'abc' is none of the signs of a formula (character 7)"),
        ("{a}.real", "'.real' is none of the signs of a formula (character 4)"),
        ("{A}", "'{A}' is none of the signs of a formula (character 1)"),
        ("{a} ** 2", "no figure or number before '*' (character 6)"),
        ("-{a}", "no figure or number before '-' (character 1)"),
        ("{a} {b}", "no operator before 'b' (character 6)"),
        ("{a}(2)", "no operator before '(' (character 4)"),
        ("{a} * (3", "a bracket that is not closed (character 7)"),
        ("{a})", "a bracket that was never opened (character 4)"),
        ("{a} = 1 = 2", "a second '=' (character 9)"),
        ("{a} =", "one figure or number, the stated side, must stand after '=' (character 5)"),
        ("{a} = {b} + {c}", "one figure or number, the stated side, must stand after '=' (character 11)"),
        ("{a} + {b} = {a}", "'a' stands on both sides (character 14)"),
        ("{a} <> 3", "'<>' must stand between two figures (character 2)"),
        ("3 + 4", "no figure before the end or the sign = (character 1)"),
        ("3 = {a}", "no figure before the end or the sign = (character 1)"),
        ("{a}", "nothing is computed or compared (character 2)"),
        ("{a} / ?", "nothing can be derived with a ? (character 7)"),
        ("(" * 21 + "{a}" + ")" * 21, "more than 20 brackets in each other (character 21)"),
        ("+".join(["{a}"] * 51), "more than 100 signs (character 202)"),
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
