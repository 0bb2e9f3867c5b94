"""Why numerals are no figures: one line a way of writing, with the numerals that are left as figures."""

from __future__ import annotations

import pytest

from scripts.intake.clauses import Layout
from scripts.intake.reasons import find_omissions
from scripts.intake.spans import find_statements
from tests.grammar import UNITS

CASES = [
    ("2023年，新建厕所120座。", [("2023年", "date")], ["120座"]),
    ("截至6月30日完工76个。", [("6月30日", "date")], ["76个"]),
    ("近三年共培训300人。", [("近三年", "date")], ["300人"]),
    ("\n（二）资金\n投入1.6亿元", [("（二）", "numbering")], ["1.6亿元"]),
    ("一是发放贷款990万元。", [("一是", "numbering")], ["990万元"]),
    ("落实“三保障”政策，改造危房20户", [("“三保障”", "name")], ["20户"]),
    ("推行“八清一改”", [("“八清一改”", "name")], []),
    ("选派第一书记819名", [("第一书记", "name")], ["819名"]),
    ("《2022年工作要点》提出5项", [("2022年", "title")], ["5项"]),
    ("依据某政发〔2022〕15号文件", [("依据某政发〔2022〕15号", "title")], []),
    ("咨询电话：0561-6098178", [("咨询电话：0561-6098178", "contact")], []),
    ("发布时间：2022-05-24 16:17", [("发布时间：2022-05-24 16:17", "furniture")], []),
    ("浏览次数：1234次", [("浏览次数：1234次", "furniture")], []),
    ("重点抓好四个方面", [("四个", "list")], []),
    ("进一步提升，统一管理", [("进一步", "idiom"), ("统一", "idiom")], []),
    ("收入5万元以上的村达到1150个", [("5万元以上", "definition")], ["1150个"]),
    ("由14名市级领导担任组长", [("14名", "measure")], []),
    ("90%以上的村实现收益", [], ["90%以上"]),
    ("在1号楼203会议室", [("1号楼203会议室", "furniture")], []),
    ("阅读 1.2万，校对：0372", [("阅读 1.2万", "furniture"), ("0372", "furniture")], []),
    ("根据《审计法》第十九条规定", [("第十九条", "title")], []),
    ("经县委第1次会议和省十三届人大审议", [("1次会", "name"), ("十三届人大", "name")], []),
    ("清晨6点，大棚里摘瓜", [("清晨6点", "date")], []),
    ("公告期2月6日至2月15日（10天）", [("2月6日", "date"), ("15日（10天）", "date")], []),
    ("组成2个审计组，重点抽查了7个部门", [("2个", "measure"), ("7个", "measure")], []),
    ("每年安排不少于300万元", [("每年", "idiom")], ["不少于300万元"]),
    ("辍学学生为零", [], ["零"]),
    (
        "（一）管理方面。1.3个乡镇超期。2.2个部门闲置",
        [("（一）", "numbering"), ("1.", "numbering"), ("2.", "numbering")],
        ["3个", "2个"],
    ),
    ("每年召开一次会议", [], ["每年召开一次"]),
    ("每月对工作开展督查", [], ["每月"]),
    ("每年春天都好看", [("每年", "idiom")], []),
    ("问题动态清零", [("清零", "measure")], []),
    ("在考核中位列第四位", [], ["第四位"]),
    ("产量居全省第一", [("第一", "measure")], []),
    ("建成两个示范村", [], ["两个"]),
    ("有了两个新气象", [("两个", "idiom")], []),
    ("确保至少有一人就业", [], ["至少有一人"]),
    ("覆盖率“85.3%”", [], ["85.3%"]),
    ("任期3年", [("3年", "date")], []),
    ("全年未发生规模性返贫", [("未发生规模性返贫", "measure")], []),
    ("产量居全市首位", [("首位", "measure")], []),
    ("深化50个村集体经济“消薄”行动。", [("50个", "measure")], []),
    ("在22个省的考核中", [("22个", "measure")], []),
    ("入选“全国特色产业超十亿元镇”名单", [("“全国特色产业超十亿元镇”", "name")], []),
    ("他说：“在家能挣2800元。”", [], ["2800元"]),
    ("遍访15个乡镇", [("15个", "measure")], []),
    ("公示期10天", [("10天", "date")], []),
    ("67岁的村民", [("67岁", "measure")], []),
    ("浏览次数：318\n新建20座", [("浏览次数：318", "furniture")], ["20座"]),
    ("（保巩固振兴组﹝2021﹞1号）", [("保巩固振兴组﹝2021﹞1号", "title")], []),
    ("第16期\n新建20座", [("第16期", "title")], ["20座"]),
    ("联系人 15974×××021", [("15974×××021", "contact")], []),
    ("表2 收入", [("表2", "numbering")], []),
    ("图1:2011-2015年收入", [("图1:2011-2015年", "numbering")], []),
    ("收入比2.62（以农村为1）", [("以农村为1）", "definition")], ["2.62"]),
    ("三次产业结构为18.8:36.5:44.7", [("18.8:36.5:44.7", "list"), ("三次", "idiom")], []),
    ("识别时限超过15天的9户", [("超过15天", "definition")], ["9户"]),
    ("800人以上安置点89个", [("800人以上", "definition")], ["89个"]),
    ("10日内落实", [("10日内", "date")], []),
    ("32名旗级领导包联", [("32名", "measure")], []),
    (
        "1.11月10日前完成\n2.12月20日前完成3座",
        [("1.", "numbering"), ("11月10日前", "date"), ("2.", "numbering"), ("12月20日前", "date")],
        ["3座"],
    ),
]


@pytest.mark.parametrize(("text", "omitted", "kept"), CASES)
def test_a_numeral_is_what_its_words_say(text: str, omitted: list[tuple[str, str]], kept: list[str]) -> None:
    statements = find_statements(text, UNITS)
    found = find_omissions(Layout(text), statements)
    told = {(text[row.span.start : row.span.end], row.reason) for row in found.values()}
    assert told >= set(omitted) and {reason for _, reason in told} == {reason for _, reason in omitted}
    assert [statement.text for statement in statements if statement not in found] == kept


def test_a_number_of_a_body_that_stands_twice_is_a_repeat() -> None:
    body = "全县共实施衔接项目83个，投入资金8416万元，带动脱贫户1600户增收，受益群众都说好，工作走在前列。"
    text = f"{body}\n编辑\n{body}"
    statements = find_statements(text, UNITS)
    found = find_omissions(Layout(text), statements)
    assert [statement.text for statement in statements if statement not in found] == ["83个", "8416万元", "1600户"]
    assert [row.reason for row in found.values()] == ["repeat"] * 3
