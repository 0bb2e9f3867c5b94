"""English names put together from known ones: the longest words win, and an unknown part gives none."""

from __future__ import annotations

import pytest

from scripts.intake.english_drafts import draft_english

KNOWN = {"监测对象": "Monitored households", "财政衔接资金": "Fiscal transition funds"}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("财政衔接资金", "Fiscal transition funds"),
        ("财政衔接资金支出", "Fiscal transition funds expenditure"),
        ("监测对象的培训", "Monitored households training"),
        ("脱贫人口人均纯收入", "People lifted out of poverty per capita net income"),
        ("星际旅游", ""),
        ("", ""),
    ],
)
def test_a_name_is_put_together(name: str, english: str) -> None:
    assert draft_english(name, KNOWN) == english
