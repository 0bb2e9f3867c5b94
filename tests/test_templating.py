"""Templates of text files: what XML would read as its own is escaped, and a missing value is an error."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from scripts.exports.templating import fill


def test_marks_of_xml_are_escaped() -> None:
    entries = [('a&b<"c">.html', "2024-02-01")]
    assert b"<loc>https://e.org/a&amp;b&lt;&quot;c&quot;&gt;.html</loc>" in fill(
        "sitemap_index.xml", {"address": "https://e.org", "entries": entries}
    )


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'address' is undefined"):
        fill("sitemap_index.xml", {"entries": [("a.html", "2024-02-01")]})
