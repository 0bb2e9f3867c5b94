"""Passages that may be measures: mechanisms, awards, programmes and problems that a reader would look for.

Only the place, a kind and a theme are suggested; the name is for a person to write in own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from scripts.intake.clauses import Layout, Span
from scripts.intake.dating import Report
from scripts.intake.drafts import DraftMeasure
from scripts.intake.repeats import find_repeats
from scripts.ledger.frames import Row

MOST = 20
LEAST, LONGEST = 6, 90  # characters of a passage
KINDS = (
    ("award", re.compile("荣获|获评|被评为|入选|表彰|授予|通报表扬|批示肯定|全国推广|全省推广|现场会")),
    ("problem", re.compile("(?:存在|面临|仍然?)[^，。；]{0,16}(?:问题|困难|短板|不足|薄弱)")),
    ("mechanism", re.compile("(?:建立|健全|实行|推行|创新|探索|完善)[^，。；]{0,24}(?:机制|制度|模式|体系|办法|清单)")),
    (
        "programme",
        re.compile("“[^”]{2,14}”(?:行动|工程|计划|活动|专项|示范)|(?:开展|实施)[^，。；]{2,20}(?:行动|工程|攻坚战)"),
    ),
    ("safeguard", re.compile("(?:成立|组建)[^，。；]{0,24}(?:领导小组|专班|工作组)")),
)


def offer_measures(layout: Layout, report: Report, themes: Iterable[Row]) -> list[DraftMeasure]:
    """At most twenty passages in the order of the text, one to a sentence; what stands there twice counts once."""
    scopes = {row["theme_id"]: _pairs(f"{row['name_zh']}，{row['scope_zh']}") for row in themes}
    measures = []
    for number, (span, kind) in enumerate(_find(layout), 1):
        words = " ".join(layout.text[span.start : span.end].split())
        around = layout.paragraph(span.start)
        theme = _theme(layout.text[around.start : around.end][:60] + words, scopes)
        measures.append(
            DraftMeasure(
                f"{report.source_id}-measure-{number}",
                report.source_id,
                report.region_code,
                str(report.year),
                theme,
                kind,
                span_start=str(span.start),
                span_end=str(span.end),
                words=words,
            )
        )
    return measures[:MOST]


def _find(layout: Layout) -> Iterator[tuple[Span, str]]:
    repeats = find_repeats(layout.text)
    at = 0
    while at < len(layout.text):
        sentence = layout.sentence(at)
        words = layout.text[sentence.start : sentence.end]
        repeated = any(start <= sentence.start < end for start, end in repeats)
        kind_of = next(((match, kind) for kind, pattern in KINDS if (match := pattern.search(words))), None)
        if kind_of and not repeated:
            begin = layout.clause(sentence.start + kind_of[0].start())
            end = sentence.start + kind_of[0].end()
            span = Span(begin.start, max(layout.clause(end - 1).end - 1, end))
            if LEAST <= span.end - span.start <= LONGEST:
                yield span, kind_of[1]
        at = sentence.end


def _theme(words: str, scopes: dict[str, Counter[str]]) -> str:
    """The theme whose scope shares most pairs of characters with a passage; "" where none does."""
    pairs = _pairs(words)
    scores = {theme: sum(pair in pairs for pair in scope) for theme, scope in scopes.items()}
    best = min(scores, key=lambda theme: (-scores[theme], theme), default="")
    return best if best and scores[best] else ""


def _pairs(words: str) -> Counter[str]:
    pieces = re.findall("[㐀-鿿]+", words)
    return Counter(piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1))
