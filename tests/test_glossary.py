"""The terms of the glossary."""

from __future__ import annotations

from scripts.pages.glossary import OF_REPORTS, Term, find_terms, read_terms
from scripts.paths import ROOT

TABLE = """\
## 报告 {#reports}

| 中文 | <span lang="en">English</span> | 意思 |
|---|---|---|
| 衔接资金 {#term-transition-funds} | <span lang="en">transition funds</span> | 补助资金，分四级 |
| 没有代号 | no anchor | 不是用语 |

## 本站 {#site}

| 返贫、致贫 {#term-relapse} | relapse | 再次贫困 |
"""


def test_a_row_with_an_anchor_is_a_term() -> None:
    assert list(read_terms(TABLE)) == [
        Term("衔接资金", "transition funds", "补助资金，分四级", "glossary.html#term-transition-funds", "reports"),
        Term("返贫、致贫", "relapse", "再次贫困", "glossary.html#term-relapse", "site"),
    ]


def test_a_term_is_found_under_any_of_its_names() -> None:
    relapse = Term("Relapse, “new poverty” / risk", "", "", "", OF_REPORTS)
    assert all(relapse.is_in(text) for text in ("a relapse", "New poverty", "at risk"))
    assert not relapse.is_in("poverty")


def test_only_terms_of_reports_are_hints() -> None:
    assert [term.name for term in find_terms(read_terms(TABLE), "衔接资金，没有返贫")] == ["衔接资金"]


def test_every_term_stands_in_both_languages() -> None:
    zh, en = (
        list(read_terms((ROOT / "docs" / name / "glossary.md").read_text(encoding="utf-8"))) for name in ("zh", "en")
    )
    swapped = [(term.address, term.other, term.name) for term in en]
    assert [(term.address, term.name, term.other) for term in zh] == swapped
    assert len(zh) > 50
