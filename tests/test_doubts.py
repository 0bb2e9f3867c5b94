"""What the words before a figure are held to say of its time, place and standing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scripts.checks.doubts import Doubt, Places, find_doubts, read_names

ROWS = [
    {"region_code": code, "name_zh": name, "level": level, "parent_code": parent}
    for code, name, level, parent in (
        ("990000", "云岭省", "province", "100000"),
        ("999000", "清河市", "prefecture", "990000"),
        ("999001", "青禾县", "county", "999000"),
        ("999002", "白石县", "county", "999000"),
        ("999003", "环县", "county", "999000"),
        ("980001", "远山县", "county", "100000"),
        ("980002", "远山县城关镇", "township", "980001"),
    )
]
PLACES = read_names(ROWS).used_in("999000")
SOURCE = {"region_code": "999000", "published": "2024-01-10", "period_end": "2023-12-31"}


def doubts(text: str, source: Mapping[str, str] = SOURCE, places: Places = PLACES, **changes: str) -> list[Doubt]:
    """The doubts about the figure that stands between ⟦ and ⟧: a result of 2023 of 清河市 unless changed."""
    before, _, rest = text.partition("⟦")
    stated = rest.partition("⟧")[0]
    year = changes.get("year", "2023")
    row = {
        "region_code": "999000",
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
        "status": "result",
        "as_stated": stated,
        "span_start": str(len(before)),
    }
    return list(find_doubts(before + rest.replace("⟧", ""), {**row, **changes}, source, places))


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("2022年,全市建成⟦5个⟧。", "2022年", "2022-12-31"),
        ("2022年,全市开工。全市建成⟦5个⟧。", "2022年", "2022-12-31"),
        ("2022年工作要点\n全市建成⟦5个⟧。", "2022年", "2022-12-31"),
        ("2022年10月5日,建成⟦5个⟧。", "2022年10月5日", "2022-10-05"),
        ("今年,全市建成⟦5个⟧。", "今年", "2024-12-31"),
        ("当年建成⟦5个⟧。", "当年", "2024-12-31"),
        ("2023年,全市开工;前年12月建成⟦5个⟧。", "前年12月", "2022-12-31"),
        ("比2021年多,2022年１２月底建成⟦5个⟧。", "2022年12月底", "2022-12-31"),
    ],
)
def test_a_period_is_doubted_where_another_time_is_named_last(text: str, words: str, day: str) -> None:
    assert doubts(text) == [Doubt("period", words, day)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年,全市建成⟦5个⟧。",
        "去年,全市建成⟦5个⟧。",
        "2022年,全市开工。2023年建成⟦5个⟧。",
        "比2022年多,建成⟦5个⟧。",
        "较前年多,建成⟦5个⟧。",
        "《2021年规划》印发,建成⟦5个⟧。",
        "2023年工作\n2021年意见\n全市建成⟦5个⟧。",
        "建成⟦5个⟧,2022年完工。",
        "编号12022年,建成⟦5个⟧。",
        "建成⟦5个⟧。",
        "2023年13月,建成⟦5个⟧。",
        "2023年2月30日,建成⟦5个⟧。",
    ],
)
def test_a_period_is_not_doubted(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end", "doubted"),
    [
        ("去年12月启动,培训⟦5次⟧。", "2023-12-01", "2024-01-31", False),
        ("去年12月启动,培训⟦5次⟧。", "2024-01-01", "2024-01-31", True),
        ("截至6月30日,建成⟦5个⟧。", "2024-01-01", "2024-06-30", False),
        ("截至6月30日,建成⟦5个⟧。", "2024-01-01", "2024-06-29", True),
        ("截至6月30日,建成⟦5个⟧。", "2024-06-30", "2024-07-31", False),
        ("截至6月30日,建成⟦5个⟧。", "2024-07-01", "2024-07-31", True),
        ("6月,建成⟦5个⟧。", "2024-06-01", "2024-06-01", False),
        ("6月,建成⟦5个⟧。", "2024-05-01", "2024-05-31", True),
        ("今年,建成⟦5个⟧。", "2024-01-01", "2024-01-01", False),
    ],
)
def test_a_named_time_has_to_overlap_the_period(text: str, start: str, end: str, doubted: bool) -> None:
    found = doubts(text, period_start=start, period_end=end)
    assert [doubt.kind for doubt in found] == ["period"] * doubted


def test_without_a_day_of_publication_the_end_of_the_period_is_now() -> None:
    source = {**SOURCE, "published": ""}
    assert doubts("去年,建成⟦5个⟧。", source) == [Doubt("period", "去年", "2022-12-31")]
    assert doubts("今年,建成⟦5个⟧。", source) == []


def test_cells_that_are_no_days_raise_no_doubt() -> None:
    assert doubts("2022年,建成⟦5个⟧。", period_start="2023") == []
    assert doubts("2022年,建成⟦5个⟧。", {**SOURCE, "period_end": ""}) == []


@pytest.mark.parametrize(
    ("text", "region", "words", "codes"),
    [
        ("全省建成⟦5个⟧。", "999000", "全省", "990000"),
        ("全国建成⟦5个⟧。", "999000", "全国", "100000"),
        ("我市支持青禾县建成⟦5个⟧。", "999000", "青禾县", "999001"),
        ("白石开工,青禾建成⟦5个⟧。", "999002", "青禾", "999001"),
        ("全县建成⟦5个⟧。", "999000", "全县", ""),
        ("柞水县建成⟦5个⟧。", "999000", "柞水县", "611026"),
        ("双江拉祜族佤族布朗族傣族自治县⟦5个⟧。", "999000", "双江拉祜族佤族布朗族傣族自治县", "530925"),
        ("青禾县开工。建成⟦5个⟧。", "999001", "", ""),
        ("远山县城关镇建成⟦5个⟧。", "999000", "远山县城关镇", "980002"),
        ("青禾各乡各村的干部群众一共新建成并投入使用⟦5个⟧。", "999000", "青禾", "999001"),
    ],
)
def test_a_region_is_doubted_where_another_place_is_named_last(text: str, region: str, words: str, codes: str) -> None:
    assert doubts(text, region_code=region) == [Doubt("region", words, codes)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("全市建成⟦5个⟧。", "999000"),
        ("我市建成⟦5个⟧。", "999000"),
        ("清河建成⟦5个⟧。", "999000"),
        ("青禾县建成⟦5个⟧。", "999001"),
        ("建成⟦5个⟧。", "999000"),
        ("在考核中位列全省⟦第四位⟧。", "999000"),
        ("全省开会。建成⟦5个⟧。", "999000"),
        ("全市民建成⟦5个⟧。", "999000"),
        ("环境整治建成⟦5个⟧。", "999000"),
        ("建成⟦5个⟧,青禾县⟦2个⟧。", "999000"),
    ],
)
def test_a_region_is_not_doubted(text: str, region: str) -> None:
    assert doubts(text, region_code=region) == []


def test_in_a_county_the_whole_city_is_the_one_above() -> None:
    places = read_names(ROWS).used_in("999001")
    assert [doubt.meaning for doubt in doubts("全市建成⟦5个⟧。", places=places, region_code="999001")] == ["999000"]


def test_a_rank_that_does_not_follow_the_place_is_doubted() -> None:
    assert doubts("全省考核中排⟦第四位⟧。") == [Doubt("region", "全省", "990000")]


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("力争建成⟦5个⟧。", "result", "力争"),
        ("计划新建,确保建成⟦5个⟧。", "preliminary", "确保"),
        ("建成⟦5个⟧。", "target", ""),
        ("力争开工。建成⟦5个⟧。", "plan", ""),
    ],
)
def test_a_status_is_doubted(text: str, status: str, words: str) -> None:
    assert doubts(text, status=status) == [Doubt("status", words)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("力争建成⟦5个⟧。", "target"),
        ("要建成⟦5个⟧。", "plan"),
        ("要求严,建成⟦5个⟧。", "result"),
        ("力争开工。建成⟦5个⟧。", "result"),
        ("建成⟦5个⟧,力争再建⟦2个⟧。", "result"),
        ("实行⟦一周一研判⟧。", "ongoing"),
        ("力争⟦一周一研判⟧。", "ongoing"),
    ],
)
def test_a_status_is_not_doubted(text: str, status: str) -> None:
    assert doubts(text, status=status) == []


def test_lines_of_a_text_with_characters_of_two_units_stay_where_they_are() -> None:
    """𠮷 is one code point."""
    assert doubts("𠮷\n2022年\n𠮷𠮷2023年建成⟦5个⟧。") == []


def test_a_region_that_is_above_itself_has_a_finding_of_its_own_and_ends() -> None:
    row = {"region_code": "999009", "name_zh": "环县", "level": "county", "parent_code": "999009"}
    places = read_names([row]).used_in("999009")
    assert places.own == {"county": "999009", "nation": "100000"}
