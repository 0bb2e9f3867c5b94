"""The words that all charts share, in one language: frames, sources by name, evidence, amounts, alternative texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.charts.content import Bar, ChartData, Frame
from scripts.languages import Localized
from scripts.ledger.rows import Figure, Source, Unit
from scripts.numbers.qualifiers import EXACT
from scripts.phrases import sentence
from scripts.wording.values import show_value
from scripts.wording.views import FigureView
from scripts.words import Words

HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
EVIDENCE = ("checked", "cited")
MOST_SOURCES = 5


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
    """A chart in one language: what it shows, alternative text, its figures, and the numbers that we worked out."""

    chart_id: str
    data: ChartData
    alt: str
    rows: tuple[Row, ...]
    computed: tuple[Computed, ...] = ()

    @property
    def title(self) -> str:
        """What it finds."""
        return self.data.frame.title


@dataclass(frozen=True)
class Captions:
    """The words of a language, and figures as they are seen in it."""

    words: Words

    def view(self, figure: Figure) -> FigureView:
        """A figure as it is seen."""
        return FigureView(figure, self.words)

    def pick(self, text: Localized) -> str:
        """A text of the data in this language, or in the one whose data it shows."""
        return self.words.text(text)

    def amount(self, value: Decimal, unit: Unit, qualifier: str = EXACT) -> str:
        """A number with its unit: `12.3 万元`, `CNY 1.2 million`."""
        return show_value(value, unit, self.words, qualifier).text

    def number(self, figure: Figure) -> str:
        """Digits and scale word without the unit: `12.3 万`, `1.2 million`."""
        return f"{self.view(figure).digits} {self.view(figure).shown.scale}".rstrip()

    def label(self, figure: Figure) -> str:
        """What tells a figure from the others of its indicator, else the indicator."""
        view = self.view(figure)
        return sentence(view.breakdown) or view.indicator

    def bar(self, figure: Figure, label: str) -> Bar:
        """A figure as a bar."""
        return Bar(
            label, figure.value or Decimal(0), self.view(figure).text, figure.status.value, figure.qualifier.value
        )

    def source(self, source: Source) -> str:
        """A document by its publisher, whose name is Chinese, or in other languages by its title."""
        title = self.pick(source.title)
        return source.publisher or title if self.words("chart.source_name") == "publisher" else title

    def frame(self, title: str, subtitle: str, figures: Sequence[Figure], notes: str = "", as_of: str = "") -> Frame:
        """The words around a chart of these figures."""
        return Frame(
            title=HAN_SPACE.sub("", title),
            subtitle=subtitle,
            sources=self._sources(figures),
            evidence=self._evidence(figures),
            as_of=as_of,
            notes=notes,
            site=self.words("site.name"),
        )

    def _sources(self, figures: Sequence[Figure]) -> str:
        """The documents by name, those of most figures first; of many the first MOST_SOURCES and how many more."""
        ranked = Counter(self.source(figure.source) for figure in figures).most_common()
        names = self.words("chart.source_joint").join(name for name, _ in ranked[:MOST_SOURCES])
        more = len(ranked) - MOST_SOURCES
        return (
            self.words("chart.sources_more", names=names, n=more)
            if more > 0
            else self.words("chart.sources", names=names)
        )

    def _evidence(self, figures: Sequence[Figure]) -> str:
        """How many of the figures stand in an archived text, and of what class their documents are."""
        words = self.words
        counts = Counter("checked" if figure.source.is_archived else "cited" for figure in figures)
        marks = [words(f"chart.{name}", n=counts[name]) for name in EVIDENCE if counts[name]]
        classes = Counter(
            source.source_class for source in {item.source.source_id: item.source for item in figures}.values()
        )
        named = [
            words("chart.class", name=words(f"source_class.{key}"), n=count) for key, count in sorted(classes.items())
        ]
        return words("text.middot").join([words("text.joiner").join(marks), words("text.joiner").join(named)])

    def tell(self, frame: Frame, rows: Iterable[tuple[str, str]], *notes: str) -> str:
        """The alternative text: the title, every figure with its text, and the notes."""
        listed = self.words("chart.alt_join").join(f"{label} {text}" for label, text in rows)
        told = f"{frame.title}{self.words('text.colon')}{listed}"
        return self.words("series.stop").join([told, *(note for note in notes if note)])

    def rows(self, rows: Iterable[Row]) -> list[tuple[str, str]]:
        """Labels and texts of rows."""
        return [(row.label, self.view(row.figure).text) for row in rows]


def currency_before(view: FigureView) -> str:
    """The currency that stands before the digits, as in English; "" where it stands behind them."""
    last = view.qualifier.rpartition(" ")[2]
    return last if last == view.unit_id.upper() else ""


def head_unit(view: FigureView) -> str:
    """The unit at the head of digits, from what stands before and after them: `万元`, `CNY million`."""
    return f"{currency_before(view)} {view.unit}".strip()
