"""Units under arithmetic."""

from __future__ import annotations

import pytest

from scripts.checks.dimensions import MixedUnitsError, measure


@pytest.mark.parametrize(
    ("shape", "units", "name"),
    [
        ("f0+f1", ("household", "household"), "household"),
        ("f0/f1*n0", ("household", "household"), ""),
        ("f0/f1", ("person", "household"), "person/household"),
        ("f0/f1-(f0-f2)/(f1-f3)", ("person", "household", "person", "household"), "person/household"),
        ("f0/(n0+f1/n1)", ("cny", "percent"), "cny"),
        ("f0*(n0/f1-n1)", ("village", "percent"), "village"),
        ("n0-f0", ("percent",), ""),
        ("f0-f1", ("percent", "percentage-point"), ""),
        ("f0-f1", ("province", "rank"), "province"),
        ("n0-f0", ("household",), "household"),
        ("n0/f0", ("household",), "1/household"),
        ("f0*f1/f1", ("cny", "household"), "cny"),
        ("f0*f1", ("cny", "household"), "cny × household"),
        ("n0*f0+f1", ("household", "household"), "household"),
    ],
)
def test_what_a_formula_counts_in(shape: str, units: tuple[str, ...], name: str) -> None:
    assert measure(shape, units, shape.count("n")).name == name


@pytest.mark.parametrize(
    ("shape", "units", "message"),
    [
        ("f0+f1", ("household", "person"), "household and person"),
        ("f0-f1", ("person", "person-time"), "person and person-time"),
        ("f0-f1", ("household", "percent"), "household and "),
        ("n0*f0+f1", ("percent", "household"), " and household"),
        ("f0+f1/f0", ("household", "person"), "household and person/household"),
    ],
)
def test_different_units_are_not_added(shape: str, units: tuple[str, ...], message: str) -> None:
    with pytest.raises(MixedUnitsError) as caught:
        measure(shape, units, shape.count("n"))
    assert str(caught.value) == message
