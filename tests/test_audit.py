"""Verdicts: each kind, how rounding and cutting decide, and that true numbers are never said to differ."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.audit.audit import VERDICTS, Verdict, audit, count_verdicts
from tests.audited import figure, judged, rows
from tests.test_intervals import read

FIGURES = [
    figure("started", "76个", "project"),
    figure("planned", "83个", "project"),
    figure("started-share", "91.5%", "percent"),
    figure("funds", "8416万元", "cny"),
    figure("central", "2383万元", "cny"),
    figure("province", "887万元", "cny"),
    figure("city", "5146万元", "cny"),
    figure("goal", "50%以上", "percent"),
    figure("spent-share", "54.71%", "percent"),
    figure("none", "无一户", "household"),
    figure("more", "400余万元", "cny"),
    figure("cap", "上限300万元", "cny"),
    figure("day", "6月底", "date"),
    figure("households", "9922户", "household"),
    figure("persons", "32550人", "person"),
    figure("employed", "54597人", "person"),
    figure("goal-share", "103%", "percent"),
    figure("least", "超过3万元", "cny"),
    figure("growth", "13.6%", "percent"),
    figure("low", "91.4%", "percent"),
]


@pytest.mark.parametrize(
    ("formula", "kind", "unit", "verdict"),
    [
        ("{central} + {province} + {city} = {funds}", "sum", "", ("agrees", "", False, "")),
        ("{started} / {planned} * 100 = {started-share}", "share", "", ("truncated", "stated", False, "")),
        ("{started} / {planned} * 100 = {low}", "share", "", ("differs", "", False, "")),
        ("{spent-share} = {goal}", "same", "", ("agrees", "", True, "")),
        ("{goal} = 30", "same", "", ("differs", "", False, "")),
        ("{goal} = 50", "same", "", ("agrees", "", False, "")),
        ("{started} - {started} = 0", "difference", "", ("agrees", "", False, "")),
        ("{central} + {province} = {more}", "sum", "", ("differs", "", False, "")),
        ("{households} = 9922", "count", "", ("agrees", "", False, "")),
        ("{households} = 9921", "count", "", ("differs", "", False, "")),
        ("{started} / ? * 100 = {started-share}", "share", "", ("unchecked", "", False, "missing")),
        ("{persons} / {none}", "ratio", "person", ("unchecked", "", False, "divisor")),
        ("{funds} / {cap}", "ratio", "percent", ("unchecked", "", False, "divisor")),
        ("{least} - {least}", "difference", "cny", ("unchecked", "", False, "no-limit")),
        ("{least} - {least} = {more}", "difference", "", ("unchecked", "", False, "no-limit")),
        ("{day} - {planned} = 3", "difference", "", ("unchecked", "", False, "no-number")),
        ("{households} <> {persons}", "not-comparable", "", ("not-comparable", "", False, "")),
        ("{planned} - {started}", "difference", "project", ("derived", "", False, "")),
    ],
)
def test_verdicts(formula: str, kind: str, unit: str, verdict: tuple[str, str, bool, str]) -> None:
    found = judged(FIGURES, formula, kind, unit)
    assert (found.verdict, found.cut, found.loose, found.reason) == verdict
    assert not found.is_average


@pytest.mark.parametrize(
    ("total", "verdict"),
    [
        ("5.2万人", ("agrees", "")),
        ("5.4万人", ("truncated", "all")),  # five of 1.08 to 1.09, each cut to 1.0; together 5.4
        ("5.5万人", ("truncated", "some")),  # five of 1.09, each cut; together 5.45, rounded
        ("5.6万人", ("differs", "")),
    ],
)
def test_what_had_to_be_cut(total: str, verdict: tuple[str, str]) -> None:
    figures = [*(figure(f"f{at}", "1.0万人", "person") for at in range(5)), figure("total", total, "person")]
    found = judged(figures, "{f0} + {f1} + {f2} + {f3} + {f4} = {total}")
    assert (found.verdict, found.cut) == verdict


@pytest.mark.parametrize(
    ("formula", "unit", "nominal", "computed", "is_average"),
    [
        ("{funds} / {households}", "cny", Fraction(84160000, 9922), "[84155000/9922,84165000/9922)", True),
        ("{employed} / {goal-share} * 100", "person", Fraction(53007), "[52751,53265]", False),
        ("{employed} / (1 + {growth} / 100)", "person", Fraction(48061), "[48040,48081]", False),
        ("({planned} - {started}) / {planned} * 100", "percent", Fraction(700, 83), "[700/83,700/83]", False),
        ("{more} / {planned}", "cny", Fraction(4000000, 83), "(4000000/83,5000000/83)", True),
        ("100 - {goal}", "percent", Fraction(50), "(,50]", False),
        ("100 - {spent-share}", "percent", Fraction("45.29"), "(45.285,45.295]", False),
    ],
)
def test_derived_numbers(formula: str, unit: str, nominal: Fraction, computed: str, is_average: bool) -> None:
    verdict = judged(FIGURES, formula, "ratio", unit)
    low, high = (end.split("/") for end in computed[1:-1].split(","))
    ends = [str(Fraction(end[0]) / Fraction(end[1])) if len(end) > 1 else end[0] for end in (low, high)]
    assert (verdict.verdict, unit_id(verdict), verdict.nominal) == ("derived", unit, nominal)
    assert verdict.computed == read(f"{computed[0]}{','.join(ends)}{computed[-1]}")
    assert verdict.is_average == is_average


def test_one_percentage_less_another_is_told_in_points() -> None:
    units = {
        formula: unit_id(judged(FIGURES, formula, "difference", unit))
        for formula, unit in (
            ("{low} - {growth} = 77.8", ""),
            ("{low} - {growth}", "percent"),
            ("100 - {spent-share}", "percent"),
            ("{planned} - {started}", "project"),
        )
    }
    assert list(units.values()) == ["percentage-point", "percentage-point", "percent", "project"]


def test_a_verdict_has_what_pages_need() -> None:
    verdict = judged(FIGURES, "(({started} / {planned})) * 100 = {started-share}", "share")
    assert (verdict.relation_id, verdict.relation.kind, verdict.relation.name["zh"]) == ("s-1-r", "share", "名")
    assert verdict.figure_ids == ("started", "planned", "started-share")
    assert [(term.operator, term.opening, term.closing) for term in verdict.terms] == [
        ("", 2, 0),
        ("/", 0, 2),
        ("*", 0, 0),
    ]
    assert [term.reading.value if term.reading else term.number for term in verdict.terms] == [76, 83, 100]
    assert verdict.stated_term and verdict.stated_term.reading
    assert verdict.stated_term.reading.figure.as_stated == "91.5%"
    assert (unit_id(verdict), verdict.nominal, verdict.stated) == ("percent", Fraction(7600, 83), read("[91.45,91.55)"))


def test_a_package_without_relations_has_no_verdict() -> None:
    assert audit(rows(FIGURES, [])) == []
    assert count_verdicts([]) == dict.fromkeys(VERDICTS, 0)


def unit_id(verdict: Verdict) -> str:
    return verdict.unit.unit_id if verdict.unit else ""


whole = st.integers(min_value=1, max_value=10**6)


def _say(value: Fraction, rounding: str) -> str:
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{number.quantize(Decimal('0.1'), rounding):f}"


@settings(deadline=None)
@given(whole, whole, st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_true_share_never_differs(part: int, rest: int, rounding: str) -> None:
    share = _say(Fraction(100 * part, part + rest), rounding)
    figures = [
        figure("a", f"{part}户", "household"),
        figure("b", f"{part + rest}户", "household"),
        figure("c-share", f"{share}%", "percent"),
    ]
    verdict = judged(figures, "{a} / {b} * 100 = {c-share}", "share").verdict
    assert verdict == "agrees" if rounding == ROUND_HALF_UP else verdict in ("agrees", "truncated")


@settings(deadline=None)
@given(st.lists(whole, min_size=2, max_size=6), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_true_sum_never_differs(parts: list[int], rounding: str) -> None:
    stated = [_say(Fraction(part, 10000), rounding) for part in (*parts, sum(parts))]
    figures = [figure(f"f{at}", f"{text}万人", "person") for at, text in enumerate(stated)]
    formula = " + ".join(f"{{f{at}}}" for at in range(len(parts))) + f" = {{f{len(parts)}}}"
    verdict = judged(figures, formula).verdict
    assert verdict == "agrees" if rounding == ROUND_HALF_UP else verdict in ("agrees", "truncated")
