"""Which figures make which chart, and what the chart says: views in, chart data out.

The kinds of charts are rows of ``charts``; a chart is made only where the figures that it joins come from one
document and share region, period and status. Figures of different places are compared in ``comparisons``; how a chart
looks belongs in ``charts``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scripts.charts.content import (
    MOST_DOTS,
    Bar,
    ChartData,
    Compare,
    Composition,
    Dots,
    Frame,
    Part,
    PartWhole,
    PlanRow,
    Progress,
    Stage,
    WholeRow,
)
from scripts.numbers.renderings import render_quantity, scale_word
from scripts.phrases import sentence
from scripts.wording.views import FigureView, Index, unit_words
from scripts.words import Words

Pair = tuple[FigureView, FigureView]
Figures = Mapping[str, Sequence[FigureView]]
Scales = Sequence[Sequence[FigureView]]
ZERO = Decimal(0)


@dataclass(frozen=True)
class Illustration:
    """A chart to draw: its id, what it shows, alternative text, and the figures in it with their labels.

    ``scales``: the ids of the figures that are drawn against each other, a set for each scale of the chart.
    """

    chart_id: str
    data: ChartData
    alt: str
    rows: tuple[tuple[str, FigureView], ...]
    scales: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Maker:
    """What every kind of chart needs while it is put together."""

    rule: Any
    index: Index
    words: Words

    def say(self, column: str) -> str:
        """A text of the rule in this language."""
        return self.words.pick(self.rule, column)

    def number(self, view: FigureView) -> str:
        """Digits and scale word without the unit: `12.3 万`, `1.2 million`."""
        return f"{view.digits} {scale_word(view.value or ZERO, self.words.language)}".rstrip()

    def frame(self, title: str, view: FigureView, working: str = "") -> Frame:
        """Title, what and where, and whence."""
        words, source = self.words, self.index.get("sources", view.source_id)
        title_of_source = source.title if words.language == "zh" else source.title_en
        return Frame(
            title,
            words("chart.subtitle", region=view.region, indicator=view.indicator),
            words("chart.source", title=title_of_source),
            view.period,
            working,
        )

    def finish(self, data: ChartData, rows: Iterable[tuple[str, FigureView]], scales: Scales) -> Illustration:
        """The chart with an id that is its own and a text that tells the same; the first figure names it."""
        rows = tuple(rows)
        listed = self.words("chart.alt_join").join(f"{label} {item.text}" for label, item in rows)
        alt = f"{data.frame.title}{self.words('text.colon')}{listed}"
        view = scales[0][0]
        chart_id = f"{self.rule.chart_id}-{view.region_code}-{view.source_id}-{view.period_end}"
        return Illustration(chart_id, data, alt, rows, as_scales(scales))


def illustrate(views: Sequence[FigureView], index: Index, words: Words) -> list[Illustration]:
    """Charts that the figures of one region allow, in the order of the rules."""
    by_indicator: dict[str, list[FigureView]] = defaultdict(list)
    for view in views:
        by_indicator[view.indicator_id].append(view)
    made: list[Illustration] = []
    for rule in index.all("charts"):
        if rule.kind in KINDS:
            made += KINDS[rule.kind](Maker(rule, index, words), by_indicator)
    return made


def as_scales(scales: Scales) -> tuple[frozenset[str], ...]:
    """The ids of the figures of each scale."""
    return tuple(frozenset(view.figure_id for view in scale) for scale in scales)


def _occasion(view: FigureView) -> tuple[str, ...]:
    """Figures may be joined in one chart only where these agree."""
    return view.source_id, view.region_code, view.period_start, view.period_end


def _pairs(maker: Maker, figures: Figures) -> Iterator[list[Pair]]:
    """Wholes with their parts: the same document, period and breakdown; all breakdowns of an occasion together."""
    wholes = {(_occasion(v), v.breakdown_id): v for v in figures.get(maker.rule.indicator_id, ())}
    found: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for part in figures.get(maker.rule.part_id, ()):
        whole = wholes.get((_occasion(part), part.breakdown_id))
        if whole and whole.value and part.value is not None and part.value <= whole.value:
            found[_occasion(part)].append((whole, part))
    yield from (sorted(pairs, key=lambda pair: pair[0].breakdown_id) for pairs in found.values())


def _stated_share(maker: Maker, figures: Figures, whole: FigureView) -> FigureView | None:
    """The share that the document itself states; a computed one could differ from it in the last digit."""
    shares = figures.get(maker.rule.share_id, ())
    same = [v for v in shares if _occasion(v) == _occasion(whole) and v.breakdown_id == whole.breakdown_id]
    return same[0] if len(same) == 1 else None


def _share(maker: Maker, figures: Figures, pair: Pair) -> str:
    whole, part = pair
    stated = _stated_share(maker, figures, whole)
    return (
        stated.text
        if stated
        else f"{((part.value or ZERO) * 100 / (whole.value or Decimal(1))).quantize(Decimal('0.1'))}%"
    )


def _working(maker: Maker, figures: Figures, pairs: Sequence[Pair]) -> str:
    """How the first computed share came about; "" where the document states every share."""
    computed = [pair for pair in pairs if not _stated_share(maker, figures, pair[0])]
    if not computed:
        return ""
    whole, part = computed[0]
    return maker.words("chart.share", part=maker.number(part), whole=maker.number(whole))


def _title(maker: Maker, pair: Pair) -> str:
    whole, part = pair
    return maker.say("title").format(
        whole=whole.text,
        part=part.text,
        whole_digits=maker.number(whole),
        part_digits=maker.number(part),
        region=whole.region,
    )


def _part_whole(maker: Maker, figures: Figures) -> Iterator[Illustration]:
    for pairs in _pairs(maker, figures):
        rows = [
            WholeRow(
                label_of(whole),
                whole.value or ZERO,
                whole.text,
                part.value or ZERO,
                part.text,
                _share(maker, figures, (whole, part)),
            )
            for whole, part in pairs
        ]
        head = tuple(maker.words(f"chart.{key}") for key in ("item", "whole", "part", "percent", "rest"))
        frame = maker.frame(_title(maker, pairs[0]), pairs[0][0], _working(maker, figures, pairs))
        data = PartWhole(frame, tuple(rows), maker.say("part"), maker.say("rest"), head)
        yield maker.finish(data, _labelled(maker, figures, pairs), pairs)


def _labelled(maker: Maker, figures: Figures, pairs: Sequence[Pair]) -> Iterator[tuple[str, FigureView]]:
    for whole, part in pairs:
        share = _stated_share(maker, figures, whole)
        yield from ((view.name, view) for view in (whole, part, *([share] if share else [])))


def _dots(maker: Maker, figures: Figures) -> Iterator[Illustration]:
    for pairs in _pairs(maker, figures):
        whole, part = pairs[0]
        total, done = int(whole.value or 0), int(part.value or 0)
        if len(pairs) == 1 and 0 < total <= MOST_DOTS:
            head = (maker.words("chart.item"), maker.words("field.value"))
            texts = _count(maker, part, done, "part"), _count(maker, part, total - done, "rest")
            yield maker.finish(
                Dots(maker.frame(_title(maker, pairs[0]), whole), total, done, *texts, head),
                _labelled(maker, figures, pairs),
                pairs,
            )


def _count(maker: Maker, view: FigureView, count: int, column: str) -> str:
    """So many things in a state: `49 项已整改`, `Resolved: 49 items`."""
    unit = unit_words(maker.index, view.unit_id)
    amount = render_quantity(Decimal(count), unit, language=maker.words.language)
    return maker.words("chart.dots", amount=amount, state=maker.say(column))


def _progress(maker: Maker, figures: Figures) -> Iterator[Illustration]:
    for pairs in _pairs(maker, figures):
        rows = [
            PlanRow(
                sentence(whole.breakdown),
                Stage(whole.indicator, whole.value or ZERO, whole.text),
                Stage(maker.say("part"), part.value or ZERO, part.text, _share(maker, figures, (whole, part))),
            )
            for whole, part in pairs
        ]
        head = tuple(maker.words(f"chart.{key}") for key in ("item", "stage", "amount", "percent"))
        frame = maker.frame(_title(maker, pairs[0]), pairs[0][0], _working(maker, figures, pairs))
        yield maker.finish(Progress(frame, tuple(rows), head), _labelled(maker, figures, pairs), pairs)


def _composition(maker: Maker, figures: Figures) -> Iterator[Illustration]:
    groups: dict[tuple[str, ...], list[FigureView]] = defaultdict(list)
    for view in figures.get(maker.rule.indicator_id, ()):
        groups[(*_occasion(view), view.status_id)].append(view)
    for views in groups.values():
        members = [v for v in views if v.breakdown_id.startswith(f"{maker.rule.dimension}=") and v.value is not None]
        totals = [v for v in views if not v.breakdown_id and v.value is not None]
        if len(members) + len(totals) >= 2 and members:
            yield _compose(maker, members, totals)


def _compose(maker: Maker, members: list[FigureView], totals: list[FigureView]) -> Illustration:
    """Parts from the largest down; the full width is the stated total, or 100 for shares, or the largest part."""
    ranked = sorted(members, key=lambda view: -(view.value or ZERO))
    parts = tuple(Part(label_of(view), view.value or ZERO, view.text) for view in ranked)
    total = Part(totals[0].indicator, totals[0].value or ZERO, totals[0].text) if totals else None
    share = maker.index.get("units", ranked[0].unit_id).dimension == "ratio"
    whole = Decimal(100) if share else total.value if total else None
    texts = {"top": ranked[0].breakdown, "top_digits": maker.number(ranked[0]), "region": ranked[0].region}
    title = maker.say("title").format(**texts, total_digits=maker.number(totals[0]) if totals else "")
    head = (maker.words("chart.item"), maker.words("field.value"), maker.words("chart.percent"))
    within = whole if whole is None or all(part.value <= whole for part in parts) else None
    data = Composition(maker.frame(title, ranked[0]), parts, head, within, None, total)
    drawn = [*ranked, *totals]
    return maker.finish(data, [(label_of(view), view) for view in drawn], [drawn])


def _target(maker: Maker, figures: Figures) -> Iterator[Illustration]:
    """A result and the target that the same document names for the same day and the same breakdown."""
    views = [v for v in figures.get(maker.rule.indicator_id, ()) if v.value is not None]
    targets = {(v.source_id, v.region_code, v.period_end, v.breakdown_id): v for v in views if v.status_id == "target"}
    for view in views:
        target = targets.get((view.source_id, view.region_code, view.period_end, view.breakdown_id))
        if view.status_id == "result" and target:
            title = maker.say("title").format(result=view.text, target=target.text, region=view.region)
            rows = [(sentence(item.status), item) for item in (view, target)]
            bars = tuple(make_bar(item, label) for label, item in rows)
            data = Compare(maker.frame(title, view), bars, compare_head(maker.words))
            yield maker.finish(data, rows, [(view, target)])


def label_of(view: FigureView) -> str:
    """What tells a figure from the others of its indicator, else the indicator."""
    return sentence(view.breakdown) or view.indicator


def make_bar(view: FigureView, label: str) -> Bar:
    """A figure as a bar; its status and qualifier decide how the bar looks."""
    return Bar(label, view.value or ZERO, view.text, view.status_id, view.qualifier_id)  # type: ignore[arg-type]


def compare_head(words: Words) -> tuple[str, ...]:
    """Heads of the table beside bars."""
    return words("chart.item"), words("field.value"), words("field.note")


KINDS: dict[str, Callable[[Maker, Figures], Iterator[Illustration]]] = {
    "part-whole": _part_whole,
    "dots": _dots,
    "progress": _progress,
    "composition": _composition,
    "target": _target,
}
