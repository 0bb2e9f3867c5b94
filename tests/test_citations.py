"""Citations: three forms of one item, exact, and the same as if the style had been run for each title alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from scripts.exports.citations import APA, GBT, LABEL, Citable, cite, run_style

DAY = date(2024, 2, 1)
ZH = Citable(
    "qinghe-2023-funds",
    "青禾县 2023 年投入的衔接资金：1.6 亿元（凭据 qinghe-2023-funds）",
    "zh/r.html",
    DAY,
    "2024.2.1",
)
EN = Citable("qinghe-2023-funds", "Qinghe County, 2023: CNY 160 million", "en/r.html", DAY, "2024.2.1")
SITE = "https://example.org/open_ledger"
ADDRESS = f"{SITE}/zh/r.html"


def test_chinese_figure() -> None:
    found = cite(ZH, f"{SITE}/")
    assert found["gbt"] == (
        "乡村振兴公开账. 青禾县 2023 年投入的衔接资金：1.6 亿元（凭据 qinghe-2023-funds）[DS/OL]. "
        f"(2024-02-01)[2024-02-01]. {ADDRESS}."
    )
    assert found["apa"] == (
        "乡村振兴公开账. (2024). 青禾县 2023 年投入的衔接资金：1.6 亿元（凭据 qinghe-2023-funds） "
        f"(Version 2024.2.1) [Dataset]. {ADDRESS}"
    )
    assert found["bibtex"].splitlines() == [
        "@misc{qinghe-2023-funds,",
        '    author = "{乡村振兴公开账}",',
        '    title = "{青禾县 2023 年投入的衔接资金：1.6 亿元（凭据 qinghe-2023-funds）}",',
        '    year = "2024",',
        '    month = "2",',
        '    version = "2024.2.1",',
        f'    url = "{ADDRESS}",',
        '    urldate = "2024-02-01"',
        "}",
    ]


def test_ris_has_a_tag_a_line() -> None:
    assert cite(EN, SITE)["ris"].split("\n") == [
        "TY  - DATA",
        "ID  - qinghe-2023-funds",
        "AU  - Open Revitalization Ledger",
        "TI  - Qinghe County, 2023: CNY 160 million",
        "PY  - 2024",
        "DA  - 2024/02/01/",
        "ET  - 2024.2.1",
        f"UR  - {SITE}/en/r.html",
        "Y2  - 2024/02/01/",
        "ER  - ",
    ]


def test_a_part_has_its_day_and_no_version() -> None:
    found = cite(Citable("k", "Funds", "en/r.html", DAY), "")
    assert found["apa"] == "Open Revitalization Ledger. (2024). Funds [Dataset]."
    assert "version" not in found["bibtex"]
    assert list(found) == ["gbt", "apa", "bibtex", "ris"]


def test_without_an_address_none_is_named_and_an_organization_keeps_its_letters() -> None:
    found = cite(EN, "")
    assert found["gbt"] == "Open Revitalization Ledger. Qinghe County, 2023: CNY 160 million[DS/OL]. 2024."
    assert found["apa"] == (
        "Open Revitalization Ledger. (2024). Qinghe County, 2023: CNY 160 million (Version 2024.2.1) [Dataset]."
    )
    assert "url" not in found["bibtex"]


@pytest.mark.parametrize(
    "title", ["Funds.", "Which funds?", "Funds, ", "资金。", "21%", '"Funds" & <b>more</b>', "a  b"]
)
def test_titles_come_out_as_if_each_was_formatted_alone(title: str) -> None:
    _same_as_alone(title, SITE)
    _same_as_alone(title, "", "")


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), min_size=1).filter(str.strip))
def test_any_title_comes_out_as_if_it_was_formatted_alone(title: str) -> None:
    _same_as_alone(title, SITE)


def _same_as_alone(title: str, address: str, version: str = "2024.2.1") -> None:
    item = Citable("k", title, "zh/r.html", DAY, version)
    url, clean = ADDRESS if address else "", " ".join(title.split())
    alone = [run_style(style, clean, url, item) for style in (GBT, APA)]
    found = cite(item, address)
    assert [LABEL + found["gbt"], found["apa"]] == alone


def test_bibtex_escapes_what_latex_would_run_and_leaves_the_address_alone() -> None:
    item = Citable("k", r'50% of $1 & #2 {a_b} c^2 ~ \d "q"', "en/r.html", DAY)
    text = cite(item, "https://e.org/a_b%20c")["bibtex"]
    assert text.splitlines()[1:3] == [
        '    author = "{Open Revitalization Ledger}",',
        r"    title = {{50\% of \$1 \& \#2 \textbraceleft{}a\_b\textbraceright{} c\textasciicircum{}2 "
        r'\textasciitilde\ \textbackslash{}d "q"}},',
    ]
    entry = parse_string(text, "bibtex").entries["k"]
    assert entry.fields["url"] == "https://e.org/a_b%20c/en/r.html"
    assert entry.persons["author"][0].last_names == ["{Open Revitalization Ledger}"]
