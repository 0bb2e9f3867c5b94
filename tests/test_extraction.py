"""Texts of documents: each form and encoding gives the same text; what has none is refused with a way out."""

from __future__ import annotations

import io

import pytest
from docx import Document

from scripts.findings import LedgerError
from scripts.intake.extraction import extract
from tests.telling import error_told

TEXT = "某县乡村振兴总结\n2022年，全县脱贫人口人均纯收入13168元，增长13.6%，培训农村劳动力300人次。\n下一步继续努力。\n"
TRADITIONAL = (
    "某縣鄉村振興工作總結\n全縣脫貧人口人均純收入13168元，增長13.6%，培訓農村勞動力300人次，產業項目資金到位。\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_the_same_in_every_encoding(encoding: str) -> None:
    found = extract("a.txt", TEXT.replace("\n", "\r\n").encode(encoding))
    assert (found.text, found.form) == (TEXT, "txt")


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030"])
def test_traditional_characters_stay(encoding: str) -> None:
    assert extract("a.txt", TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_a_page_loses_its_navigation_and_nothing_else() -> None:
    page = """<html><head><meta charset="gb2312"><title>某县总结_某县政府网</title><script>var a=1234</script></head>
    <body><div><a href="/">首页</a> <a href="/x">政务公开</a> 12</div><h1>某县工作总结</h1>
    <p>2022年，全县新建厕所<span>120</span>座，见<a href="y">附件1</a>，投入资金300万元，群众满意。</p>
    <table><tr><td>项目</td><td>83个</td></tr></table>
    <ul><li><a href="z">上一篇：2021年总结</a></li></ul></body></html>"""
    assert extract("a.html", page.encode("gb18030")).text.splitlines() == [
        "某县总结_某县政府网",
        "某县工作总结",
        "2022年，全县新建厕所120座，见附件1，投入资金300万元，群众满意。",
        "项目\t83个",
    ]


def test_a_word_document_keeps_the_order_of_paragraphs_and_tables() -> None:
    document = Document()
    document.add_paragraph("某县乡村振兴工作总结，全县上下一心，成效很好，群众满意，来年再上台阶。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "改厕", "120座"
    document.add_paragraph("以上。")
    data = io.BytesIO()
    document.save(data)
    assert extract("a.docx", data.getvalue()).text.splitlines()[1:] == ["改厕\t120座", "以上。"]


def pdf(lines: list[str]) -> bytes:
    """A page of Latin text, laid out by hand: the smallest PDF with a text layer."""
    show = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 9 Tf 40 780 Td 12 TL {show} ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(body))
        body += b"%d 0 obj %s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 5\n0000000000 65535 f \n"
    return body + head + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_lines_that_a_pdf_breaks_are_joined() -> None:
    lines = [
        "The county built 120 toilets and trained 300 workers in the ye",
        "ar 2022.",
        "- 1 -",
        "It spent 3 million.",
    ]
    assert (
        extract("a.pdf", pdf(lines)).text
        == "The county built 120 toilets and trained 300 workers in the year 2022.\nIt spent 3 million.\n"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4 broken", "The PDF cannot be read"),
        (b"PK\x03\x04 broken", "It is no Word document (.docx) that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is a Word document of the old kind (.doc)."),
        (pdf([]), "Only 0 characters of text were found in it."),
        (b"\xff\xff\x00\x81" * 30, "The bytes are text in no encoding that is known here"),
    ],
)
def test_what_has_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(LedgerError) as raised:
        extract("a", data)
    assert words in error_told(raised.value)
    assert "fix: " in error_told(raised.value)
