"""The terms of the glossary."""

from __future__ import annotations

from scripts.pages.glossary import Term, read_terms
from scripts.paths import ROOT

TABLE = """\
| 中文 | <span lang="en">English</span> | 意思 |
|---|---|---|
| 衔接资金 {#term-transition-funds} | <span lang="en">transition funds</span> | 补助资金，分四级 |
| 没有代号 | no anchor | 不是用语 |
"""


def test_a_row_with_an_anchor_is_a_term() -> None:
    assert list(read_terms(TABLE)) == [
        Term("衔接资金", "transition funds", "补助资金，分四级", "glossary.html#term-transition-funds")
    ]


def test_every_term_stands_in_both_languages() -> None:
    zh, en = (
        list(read_terms((ROOT / "docs" / name / "glossary.md").read_text(encoding="utf-8"))) for name in ("zh", "en")
    )
    swapped = [(term.address, term.other, term.name) for term in en]
    assert [(term.address, term.name, term.other) for term in zh] == swapped
    assert len(zh) > 50
