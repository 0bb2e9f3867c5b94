"""What a check says when all is well, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.audit.facts import establish
from scripts.checks import signatures
from scripts.checks.assurance import summarise_evidence
from scripts.checks.signatures import sign
from scripts.ledger.packages import load_package, load_texts
from scripts.wording.summaries import render_audit, render_evidence, render_signatures
from scripts.words import load_words
from tests.keys import list_keys
from tests.next_year import NEW, OLD, add_remark, add_rows, add_source, figure

ENGLISH, CHINESE = load_words("en"), load_words("zh")


def test_each_report_has_a_line_whose_columns_stand_under_each_other_in_chinese_too(example: Path) -> None:
    ledger = load_package(example)
    evidence = summarise_evidence(ledger, load_texts(example / "texts"))
    assert render_evidence(ledger, evidence, CHINESE) == (
        "报告          数字   略去   数字串   做法   核对   凭什么\n"
        "qinghe-2023     12      5       22      3   100%   原文\n"
        "合计            12      5       22      3   100%\n"
        "引自网上的：来源 1 份，数字 0 个"
    )


def test_what_was_attested_is_not_called_verified(example: Path) -> None:
    ledger = load_package(example)
    assert render_evidence(ledger, summarise_evidence(ledger, {}), ENGLISH).splitlines()[1:3] == [
        "qinghe-2023        12           5     22          3              attested, not verified here",
        "all                12           5     22          3",
    ]


def test_signatures_are_counted_and_whether_anyone_looked(
    example: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert render_signatures(load_package(example), ENGLISH) == ("attestations: 2, none signed; data/keys lists no key")
    list_keys(example, key)
    assert render_signatures(load_package(example), ENGLISH) == "attestations: 2, none signed"
    path = example / "data/reports/qinghe-2023/attestation.json"
    path.with_name(f"{path.name}.sig").write_text(sign(key, path.read_text(encoding="utf-8")), encoding="utf-8")
    assert render_signatures(load_package(example), CHINESE) == "核对记录 2 份，1 份有签名"
    monkeypatch.setattr(signatures, "PROGRAM", "no-such-program")
    assert render_signatures(load_package(example), ENGLISH) == (
        "attestations: 2, 1 signed, not verified (no ssh-keygen)"
    )


def test_targets_are_told_by_state_and_by_the_document_that_answers_them(example: Path) -> None:
    assert list(render_audit(establish(load_package(example)), ENGLISH)) == ["targets: awaiting a later report 2"]
    add_source(example)
    add_rows(example, NEW, "figures", figure("toilets", "toilets-built", "420座", "420", "toilet", source=NEW))
    add_remark(example, NEW, "silent", f"{OLD}-toilets-deadline")
    told = list(render_audit(establish(load_package(example)), CHINESE))
    assert told[-4:] == [
        "目标：部分达到 1；没再提 1",
        "qinghe-2024 报了以前文件所定目标的结果：",
        "  qinghe-2023-toilets  部分达到",
        "  qinghe-2023-toilets-deadline  没再提",
    ]
