"""Formulas of relations: text to parts and to something that can be evaluated, and nothing else can be written in them.

A formula has figures `{figure_id}`, decimal numbers, `?` for a number that nobody states, + - * / and brackets, and
at most one `=` (then one figure or number, the stated side, on its right) or `<>` (between two figures that must not
be compared). Reading is ours, so that a fault has a place; evaluation is simpleeval's, which gets nothing but names
and four operators. Formulas that differ in their figures and numbers only have one shape, compiled once.
"""

from __future__ import annotations

import operator
import re
from ast import Add, Div, Mult, Sub
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Protocol, TypeVar

from simpleeval import SimpleEval

from scripts.findings import Value

N = TypeVar("N")
CLAIM, DERIVED, APART = "claim", "derived", "apart"
FORMS = {"=": CLAIM, "<>": APART}
MOST_TERMS = 100
MOST_DEPTH = 20
OPERATORS = {Add: operator.add, Sub: operator.sub, Mult: operator.mul, Div: operator.truediv}

_TOKEN = re.compile(
    r" *(?:\{(?P<figure>[a-z0-9]+(?:-[a-z0-9]+)*)\}|(?P<number>[0-9]{1,30}(?:\.[0-9]{1,30})?)|(?P<unknown>\?)"
    r"|(?P<sign><>|[-+*/()=]))"
)


class Arithmetic(Protocol):
    """A computation with + - * / that takes numbers of any kind: exact ones, ranges, slopes, units."""

    def __call__(self, values: Sequence[N], /) -> N:
        """What the values come to; raises what they raise."""


class FormulaError(ValueError):
    """A formula that cannot be read: the name of the problem, at which character (from 1), and what it quotes."""

    def __init__(self, problem: str, at: int, **values: Value) -> None:
        super().__init__(" ".join([problem, *map(str, values.values()), f"(character {at})"]))
        self.problem, self.at, self.values = problem, at, values


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of a formula: ``kind`` is figure, number, unknown or the sign itself; ``at`` its place, from 1."""

    kind: str
    text: str
    at: int

    @property
    def is_operand(self) -> bool:
        """Whether it stands for a number."""
        return self.kind in ("figure", "number", "unknown")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as read.

    ``form`` is claim, derived or apart; ``left`` has the tokens before = or <> (all of them where there is neither),
    ``right`` the one operand after it. ``figure_ids`` are the different figures in the order in which they come (that
    of the right side last), ``numbers`` the numbers of the left side; ``shape`` is the left side with figures as
    f0, f1 … and numbers as n0, n1 … ``repeated``: positions of figures that stand on the left more than once.
    """

    form: str
    left: tuple[Token, ...]
    right: Token | None
    figure_ids: tuple[str, ...]
    numbers: tuple[Fraction, ...]
    shape: str
    repeated: tuple[int, ...]

    @property
    def is_open(self) -> bool:
        """Whether a number that it needs is not stated."""
        return any(token.kind == "unknown" for token in (*self.left, self.right) if token)

    @property
    def used(self) -> int:
        """How many of ``figure_ids`` stand on the left side: the first ones."""
        return len(self.figure_ids) - (self.right is not None and self.right.kind == "figure")

    def evaluate(self, values: Sequence[N]) -> N:
        """The left side, with a value for each figure that stands in it, then one for each of ``numbers``.

        Raises what the values raise when they are added, subtracted, multiplied and divided.
        """
        return compile_shape(self.shape, self.used)(values)


@lru_cache(maxsize=4096)
def compile_shape(shape: str, figures: int) -> Arithmetic:
    """A function of the values of f0, f1 … (``figures`` of them), then n0, n1 …, in this order."""
    evaluator = SimpleEval(operators=OPERATORS, functions={}, names={})
    tree = evaluator.parse(shape)
    names = [f"f{at}" for at in range(figures)] + [f"n{at}" for at in range(shape.count("n"))]

    def run(values: Sequence[N]) -> N:
        evaluator.names = dict(zip(names, values, strict=True))
        result: N = evaluator.eval(shape, tree)
        return result

    return run


@lru_cache(maxsize=65536)
def read_formula(text: str) -> Formula:
    """Read a formula. Raises FormulaError with the place of the first fault."""
    tokens = tuple(_tokens(text))
    splits = [at for at, token in enumerate(tokens) if token.kind in FORMS]
    if len(splits) > 1:
        second = tokens[splits[1]]
        raise FormulaError("second-sign", second.at, sign=second.text)
    at = splits[0] if splits else len(tokens)
    left, rest = tokens[:at], tokens[at + 1 :]
    _check_order(left, tokens[at].at if splits else len(text) + 1)
    form = FORMS[tokens[at].kind] if splits else DERIVED
    right = _read_right(tokens[at], rest) if splits else None
    _check_form(form, left, right)
    return _assemble(form, left, right)


def _tokens(text: str) -> Iterator[Token]:
    at, end = 0, len(text.rstrip(" "))
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip(" "))
            raise FormulaError("foreign-sign", at + 1, sign=text[at : at + 12])
        kind = str(match.lastgroup)
        yield Token(match[kind] if kind == "sign" else kind, match[kind], match.start(kind) + 1)
        at = match.end()


def _check_order(tokens: Sequence[Token], end: int) -> None:
    """Operands and operators take turns, and every bracket has its other half."""
    opened: list[int] = []
    wants_operand = True
    for token in tokens:
        if token.is_operand or token.kind == "(":
            if not wants_operand:
                raise FormulaError("no-operator", token.at, sign=token.text)
            wants_operand = token.kind == "("
            opened += [token.at] if token.kind == "(" else []
        elif wants_operand:
            raise FormulaError("no-operand", token.at, sign=token.text)
        elif token.kind == ")":
            if not opened:
                raise FormulaError("never-opened", token.at)
            opened.pop()
        else:
            wants_operand = True
        if len(opened) > MOST_DEPTH:
            raise FormulaError("too-deep", token.at, most=MOST_DEPTH)
    if wants_operand:
        raise FormulaError("no-last-operand", end)
    if opened:
        raise FormulaError("never-closed", opened[-1])


def _read_right(sign: Token, rest: Sequence[Token]) -> Token:
    if not rest or not rest[0].is_operand or len(rest) > 1:
        at = (rest[1] if rest and rest[0].is_operand else rest[0] if rest else sign).at
        raise FormulaError("right-side" if sign.kind == "=" else "right-figure", at)
    return rest[0]


def _check_form(form: str, left: Sequence[Token], right: Token | None) -> None:
    figures = {token.text for token in left if token.kind == "figure"}
    unknown = next((token for token in left if token.kind == "unknown"), None)
    if form == APART and (right is None or [token.kind for token in (*left, right)] != ["figure", "figure"]):
        raise FormulaError("apart", left[0].at)
    if not figures and not (unknown and right and right.kind == "figure"):
        raise FormulaError("no-figure", left[0].at)
    if right and right.text in figures and right.kind == "figure":
        raise FormulaError("both-sides", right.at, sign=right.text)
    if form == DERIVED and len(left) == 1:
        raise FormulaError("nothing-computed", left[0].at)
    if form == DERIVED and unknown:
        raise FormulaError("derived-open", unknown.at)
    if rest := left[MOST_TERMS:]:
        raise FormulaError("too-long", rest[0].at, most=MOST_TERMS)


def _assemble(form: str, left: tuple[Token, ...], right: Token | None) -> Formula:
    count = Counter(token.text for token in left if token.kind == "figure")
    names = {figure: f"f{at}" for at, figure in enumerate(count)}
    numbers: list[Fraction] = []
    shape = []
    for token in left:
        if token.kind == "number":
            shape.append(f"n{len(numbers)}")
            numbers.append(Fraction(token.text))
        else:
            shape.append(names[token.text] if token.kind == "figure" else token.text)
    stated = [right.text] if right and right.kind == "figure" else []
    repeated = tuple(at for at, times in enumerate(count.values()) if times > 1)
    return Formula(form, left, right, (*count, *stated), tuple(numbers), "".join(shape), repeated)
