"""Who keeps the site, and where errors are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.findings import LedgerError
from scripts.keeper import NOBODY, Keeper, read_keeper
from scripts.languages import Localized
from scripts.messages import load_sentences


def test_without_a_file_nobody_is_named_and_no_one_invited_to_write(tmp_path: Path) -> None:
    assert read_keeper(tmp_path) == NOBODY
    assert NOBODY.report_address("a", "b") == ""


def test_what_is_set_is_read(tmp_path: Path) -> None:
    lines = ('name_zh = "示例小组"', 'name_en = "Example group"', 'repository = "https://github.com/example/ledger/"')
    (tmp_path / "keeper.toml").write_text("\n".join(lines), encoding="utf-8")
    keeper = read_keeper(tmp_path)
    assert (keeper.name["zh"], keeper.name["en"]) == ("示例小组", "Example group")
    assert (keeper.mail, keeper.repository, keeper.filing) == ("", "https://github.com/example/ledger", "")


def test_a_name_in_one_language_is_shown_in_every_other(tmp_path: Path) -> None:
    (tmp_path / "keeper.toml").write_text('name_zh = "示例小组"', encoding="utf-8")
    assert read_keeper(tmp_path).name == Localized({"zh": "示例小组", "en": "示例小组"})


def test_a_report_has_its_title_and_text_filled_in() -> None:
    filled = "=%E5%9C%A8%3F&body=zh/a.html%23b%26c"
    mail, forge = Keeper(mail="a@example.org"), Keeper(repository="https://github.com/example/ledger")
    assert mail.report_address("在?", "zh/a.html#b&c") == f"mailto:a@example.org?subject{filled}"
    assert forge.report_address("在?", "zh/a.html#b&c") == f"https://github.com/example/ledger/issues/new?title{filled}"
    elsewhere = Keeper(repository="https://example.org/ledger")
    assert elsewhere.report_address("a", "b") == "https://example.org/ledger/issues"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("mail = ", "The file is not TOML in UTF-8: Invalid value (at end of document)."),
        ('mail = "nobody"', "'nobody' is not an address of mail."),
        ('mail = "a@b.cn?bcc=c@d.cn"', "'a@b.cn?bcc=c@d.cn' is not an address of mail."),
        ('repository = "javascript:alert(1)"', "'javascript:alert(1)' does not begin with https://."),
        ("filing = 7", "'7' is not a text."),
        ('phone = "1"', "There is no setting 'phone'."),
    ],
)
def test_what_is_wrong_in_the_file_is_told(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "keeper.toml").write_text(line, encoding="utf-8")
    with pytest.raises(LedgerError) as error:
        read_keeper(tmp_path)
    (finding,) = error.value.findings
    assert finding.file == "keeper.toml"
    assert load_sentences("en").message(finding) == message
    assert load_sentences("en").fix(finding)
