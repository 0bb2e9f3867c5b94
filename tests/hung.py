"""The example's site with a chart on it: its own figures are too few for one by the rules of the gallery."""

from __future__ import annotations

from scripts.charts.gallery import Gallery
from scripts.charts.shares import Pair, PairsChoice
from scripts.pages.catalogue import Site

NAME = "999001-monitored-returned-qinghe-2023"


def hang_chart(site: Site) -> Site:
    """The households that are monitored and those that returned to poverty, on the pages of place and document."""
    rows = {figure.figure_id: figure for figure in site.facts.figures()}
    rule = next(item for item in site.facts.chart_rules if item.kind == "part-whole")
    pair = Pair(rows["qinghe-2023-monitored-households"], rows["qinghe-2023-returned"], None)
    charts = {NAME: PairsChoice(NAME, rule, (pair,))}
    site.chosen = Gallery(charts, (), {"999001": (NAME,)}, {}, {}, {}, {"qinghe-2023": (NAME,)})
    return site
