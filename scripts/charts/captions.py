"""The words that all charts share, in one language: names, values, notes, sources, evidence, alternative texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.audit.counterparts import rank_source
from scripts.charts.sheet import Layout, Sheet
from scripts.ledger.rows import Figure, Source
from scripts.phrases import sentence
from scripts.wording.values import Shown, show_value
from scripts.wording.views import members_text, period_text
from scripts.words import Words

HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
EVIDENCE = ("checked", "cited")
MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table beside a chart: what it is of, and the figure."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Computed:
    """A number of a chart that no document states: its label and text, value and unit, and the figures it is from."""

    label: str
    text: str
    value: Decimal
    unit: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in one language: its layout, alternative text, its figures, and the numbers that we worked out."""

    chart_id: str
    layout: Layout
    alt: str
    rows: tuple[Row, ...]
    computed: tuple[Computed, ...] = ()

    @property
    def title(self) -> str:
        """What it finds."""
        return self.layout.title


@dataclass(frozen=True)
class Captions:
    """The words of a language, and figures as they are seen in it."""

    words: Words

    def show(self, figure: Figure) -> Shown:
        """The value of a figure, in parts."""
        return show_value(figure.value or Decimal(0), figure.unit, self.words, figure.qualifier)

    def text(self, figure: Figure) -> str:
        """The value of a figure in words, with its unit."""
        return self.show(figure).text

    def number(self, figure: Figure) -> str:
        """Digits and scale word without the unit: `12.3 万`, `1.2 million`."""
        shown = self.show(figure)
        return f"{shown.number} {shown.scale}".rstrip()

    def currency(self, figure: Figure) -> str:
        """The currency that stands before the digits, as in English; "" where it stands behind them."""
        shown = self.show(figure)
        return shown.lead if figure.unit.dimension == "money" and shown.before.endswith(shown.lead) else ""

    def unit(self, figure: Figure) -> str:
        """The unit at the head of digits, from what stands before and after them: `万元`, `CNY million`."""
        return f"{self.currency(figure)} {self.show(figure).after}".strip()

    def region(self, figure: Figure) -> str:
        """The name of its place."""
        return self.words.text(figure.region.name)

    def indicator(self, figure: Figure) -> str:
        """The name of its indicator."""
        return self.words.text(figure.indicator.name)

    def name(self, figure: Figure) -> str:
        """Indicator and breakdown."""
        parts = (self.indicator(figure), members_text(figure.breakdown, self.words))
        return self.words("text.name_joint").join(part for part in parts if part)

    def label(self, figure: Figure) -> str:
        """What tells a figure from the others of its indicator, else the indicator."""
        return sentence(members_text(figure.breakdown, self.words)) or self.indicator(figure)

    def period(self, figure: Figure) -> str:
        """Its period in words."""
        return period_text(figure, self.words)

    def status(self, figure: Figure) -> str:
        """Its status in words."""
        return self.words(f"status.{figure.status}")

    def source(self, source: Source) -> str:
        """A document by its publisher, or by its title where it names none."""
        return self.words.text(source.publisher) or self.words.text(source.title)

    def head(self, title: str, subtitle: str) -> Sheet:
        """A sheet with a title, in which no space parts Han characters, and a subtitle."""
        return Sheet(HAN_SPACE.sub("", title), subtitle)

    def chart(self, chart_id: str, sheet: Sheet, rows: Sequence[Row], notes: str = "", as_of: str = "") -> Chart:
        """A chart that is drawn, closed with its notes; its alternative text has the title, every row and the notes."""
        figures = [row.figure for row in rows]
        foot = (self.sources(figures), self.evidence(figures), as_of, notes)
        layout = sheet.finish(foot, self.words("site.name"))
        listed = [(row.label, self.text(row.figure)) for row in rows]
        return Chart(chart_id, layout, self.tell(layout.title, listed, notes), tuple(rows))

    def tell(self, title: str, rows: Sequence[tuple[str, str]], notes: str = "") -> str:
        """An alternative text: the title, rows of labels with their texts, and the notes."""
        listed = self.words("chart.alt_join").join(f"{label} {text}" for label, text in rows)
        lead = f"{title}{self.words('text.colon')}{listed}"
        return self.words("series.stop").join(part for part in (lead, notes) if part)

    def sources(self, figures: Sequence[Figure]) -> str:
        """The documents by name, those of most figures first, then in the order of sources; of many, MOST_SOURCES."""
        first = sorted(figures, key=lambda figure: rank_source(figure.source))
        ranked = Counter(self.source(figure.source) for figure in first).most_common()
        names = self.words("chart.source_joint").join(name for name, _ in ranked[:MOST_SOURCES])
        more = len(ranked) - MOST_SOURCES
        return self.words("chart.sources" if more <= 0 else "chart.sources_more", names=names, n=more)

    def evidence(self, figures: Sequence[Figure]) -> str:
        """How many of the figures stand in an archived text, and of what class their documents are."""
        words = self.words
        counts = Counter("checked" if figure.source.is_archived else "cited" for figure in figures)
        marks = [words(f"chart.{name}", n=counts[name]) for name in EVIDENCE if counts[name]]
        sources = {figure.source.source_id: figure.source.source_class for figure in figures}
        classes = sorted(Counter(sources.values()).items())
        named = [words("chart.class", name=words(f"source_class.{key}"), n=count) for key, count in classes]
        return words("text.middot").join([words("text.joiner").join(marks), words("text.joiner").join(named)])
