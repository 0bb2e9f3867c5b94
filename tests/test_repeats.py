"""Doubled and cut texts are noticed; what is only said again is not."""

from __future__ import annotations

import pytest

from scripts.intake.repeats import find_oddities, find_repeats

BODY = "某县今年改造危房20户，新建厕所120座，培训劳动力300人次，帮扶车间发展到12家，群众收入稳步增长，人人都说好。"


def test_a_second_body_is_found_though_its_lines_are_broken_elsewhere() -> None:
    text = BODY + "\n" + BODY.replace("，", "，\n")
    ((start, end),) = find_repeats(text)
    assert text[start:end].replace("\n", "") == BODY


def test_a_title_that_is_named_again_is_no_repeat() -> None:
    title = "根据《关于做好某某县某某年全面推进乡村振兴重点工作的实施意见》精神，"
    assert find_repeats(f"{title}制定方案。{title}印发通知。") == []


@pytest.mark.parametrize(
    ("text", "oddities"),
    [
        (BODY, []),
        (f"{BODY}\n{BODY}", ["body-repeated"]),
        (f"{BODY}……（省略1200字，阅读全文请登录）", ["cut"]),
        (BODY[:-9], ["cut"]),
        (f"{BODY}\n编辑：张三", []),
    ],
)
def test_a_text_is_told_odd_by_its_own_words(text: str, oddities: list[str]) -> None:
    assert list(find_oddities(text)) == oddities
