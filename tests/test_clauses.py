"""Parts of a text: clauses, sentences, paragraphs and the headings above them."""

from __future__ import annotations

from scripts.intake.clauses import Layout

TEXT = "工作总结\n一、主要成效\n（一）产业。建成1,200亩，投资3万元；带动20户。\n二、下一步打算\n新建5个。"


def cut(start: int, end: int) -> str:
    return TEXT[start:end]


def test_a_comma_in_a_number_ends_no_clause() -> None:
    layout = Layout(TEXT)
    clause = layout.clause(TEXT.index("200亩"))
    assert cut(clause.start, clause.end) == "建成1,200亩，"


def test_a_semicolon_ends_a_sentence_and_a_line_a_paragraph() -> None:
    layout, at = Layout(TEXT), TEXT.index("20户")
    sentence, paragraph = layout.sentence(at), layout.paragraph(at)
    assert cut(sentence.start, sentence.end) == "带动20户。"
    assert cut(paragraph.start, paragraph.end).startswith("（一）产业。")


def test_headings_stand_over_what_follows_until_one_of_their_level() -> None:
    layout = Layout(TEXT)
    assert layout.headings(TEXT.index("20户")) == ("一、主要成效", "（一）产业")
    assert layout.headings(TEXT.index("5个")) == ("二、下一步打算",)
