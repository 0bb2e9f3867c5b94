"""What a text and its address say of themselves."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.intake.describing import find_published, find_publisher, find_title, guess_class, guess_kind, period_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("标题\n来源：某县日报 2023-07-14 字体\n2022年总结", date(2023, 7, 14)),
        ("标题\n发布时间：2023年7月14日 16:17\n正文", date(2023, 7, 14)),
        ("标题\n正文里说2022年6月30日完成。\n某县农业农村局\n2023年1月5日\n", date(2023, 1, 5)),
        ("标题\n正文里说2022年6月30日完成。", None),
        ("标题\n2022年6月30日，全县开会部署。", None),
        ("标题\n2023-12-21 14:32:38 来源：某局", date(2023, 12, 21)),
    ],
)
def test_a_day_of_publication_is_one_beside_its_label_or_below_the_text(text: str, day: date | None) -> None:
    assert find_published(text) == day


def test_title_and_publisher_are_those_of_the_head() -> None:
    text = "首页 要闻 公告\n位置：首页 > 总结\n\n某县2022年乡村振兴工作总结\n\n来源：某县农业农村局 时间：2023-01-05"
    assert (find_title(text), find_publisher(text)) == ("某县2022年乡村振兴工作总结", "某县农业农村局")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某县2022年工作总结", "work-report"),
        ("某局长谈振兴", "press-report"),
        ("2022年工作要点解读", "plan-explanation"),
        ("在线访谈", "interview"),
    ],
)
def test_a_title_names_the_kind(title: str, kind: str) -> None:
    assert guess_kind(title) == kind


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("http://www.jingbian.gov.cn/a.html", "official-site"),
        ("https://shaanxi.china.com/2023-12/21", "press-site"),
        ("https://blog.example.org/x", "repost"),
        ("", ""),
    ],
)
def test_an_address_tells_its_class(url: str, site: str) -> None:
    assert guess_class(url) == site


def test_a_title_may_have_a_colon_or_stand_after_its_label() -> None:
    assert find_title("某县：党建引领促振兴\n正文。") == "某县：党建引领促振兴"
    assert find_title("访谈主题:2023年在线访谈\n嘉宾姓名:张三") == "2023年在线访谈"


def test_a_report_reaches_from_its_first_figure_to_its_last() -> None:
    assert period_of([("2022-01-01", "2022-12-31"), ("2021-12-01", "2022-07-14")], 2022) == ("2021-12-01", "2022-12-31")
    assert period_of([], 2022) == ("2022-01-01", "2022-12-31")
