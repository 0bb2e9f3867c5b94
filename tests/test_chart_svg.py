"""The short form of an SVG file."""

from __future__ import annotations

from scripts.charts.chart_svg import shrink_glyph, shrink_svg, strong_id

LONG = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<svg viewBox="0 0 338.4 144">
 <title>a &lt; 1.23456 &gt; b</title>
 <g id="figure_1">
  <g id="patch_1">
   <path d="M 0 144.123456
L 338.4 0.000001
z
" clip-path="url(#p1)" style="fill: #ffffff"/>
  </g>
  <g id="strong-17212b">
   <!-- 甲 -->
   <g style="fill: #17212b" transform="translate(10.126 20) scale(0.165 -0.165)">
    <defs>
     <path id="NotoSansSC-Regular-6caa" d="M 640 64
L 1280 64
Q 1280 128 1920 -64
C 640 0 0 64 640 640
z
M 64 64
" transform="scale(0.015625)"/>
    </defs>
    <use xlink:href="#NotoSansSC-Regular-6caa" transform="translate(37.703125 0)"/>
   </g>
  </g>
 </g>
</svg>
"""
SHORT = (
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>'
    '<svg viewBox="0 0 338.4 144"><title>a &lt; 1.23456 &gt; b</title>'
    '<g><g><path d="M0 144.12L338.4 0z" style="fill: #ffffff"/></g>'
    '<g stroke="#17212b" stroke-width="35">'
    '<g style="fill: #17212b" transform="translate(10.13 20) scale(0.165 -0.165)"><defs>'
    '<path id="g6caa" d="m100 10l100 0q0 10 100-20c-200 10-300 20-200 110zm-90 0" transform="scale(.1)"/>'
    '</defs><use xlink:href="#g6caa" transform="translate(37.7 0)"/></g></g></g></svg>\n'
)


def test_short_form_of_a_whole_file() -> None:
    assert shrink_svg(LONG, 0.035) == SHORT


def test_the_short_form_of_the_short_form_is_the_same() -> None:
    assert shrink_svg(SHORT, 0.035) == SHORT


def test_a_figure_without_emboldened_text_gets_no_outline() -> None:
    assert "stroke" not in shrink_svg(LONG.replace("strong-17212b", "plain"), 0.035)
    assert strong_id("#17212b") == "strong-17212b"


def test_after_a_closed_outline_the_next_starts_from_its_beginning() -> None:
    assert shrink_glyph("M 64 64\nL 640 64\nL 640 640\nz\nM 128 128\nL 64 64\nz\n") == "m10 10l90 0l0 90zm10 10l-10-10z"
