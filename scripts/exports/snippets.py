"""Lines of code that fetch a set's data, for the page of the set: curl, Python, R, JavaScript, Excel Power Query.

They are short enough to be read, run as they stand, and keep codes as text (a region code is no number). What is said
around them is in the words under ``snippet``.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.exports.datasets import Dataset

LOCAL = "http://127.0.0.1:8000"
"""Where the site is as long as it has no address: on the reader's own machine, as the README starts it."""
SHOWN = ("region_zh", "indicator_zh", "name_zh", "value", "unit_zh", "as_stated", "page")
NUMBERS = ("number",)

CURL = """\
curl --fail --remote-name {csv}
curl --fail --remote-name {json}
"""
PYTHON = """\
import pandas as pd

{table} = pd.read_csv("{csv}", dtype=str, keep_default_na=False)
{numbers}print({table}[{shown}].head())
"""
R = """\
{table} <- read.csv("{csv}", fileEncoding = "UTF-8-BOM", colClasses = "character")
{numbers}head({table}[, c({shown})])
"""
JAVASCRIPT = """\
const response = await fetch("{json}");
if (!response.ok) throw new Error(response.statusText);
const {table} = await response.json();
console.log({table}.length, {table}[0].{first});
"""
POWER_QUERY = """\
let
    Source = Csv.Document(
        Web.Contents("{csv}"),
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
    Typed = Table.TransformColumnTypes(Rows, {{{numbers}}}, "en-US")
in
    Typed
"""


@dataclass(frozen=True)
class Snippet:
    """Code in one language; ``kind`` is the ending of its words: ``snippet.label_<kind>``, ``snippet.note_<kind>``."""

    kind: str
    code: str


def render_snippets(dataset: Dataset, address: str) -> list[Snippet]:
    """How to fetch the first table of a set; ``address`` is the site's, or "" for a copy on the reader's machine."""
    table = dataset.content[0]
    folder = f"{address or LOCAL}/data/{dataset.set_id}/latest"
    links = {"table": table, "csv": f"{folder}/{table}.csv", "json": f"{folder}/{table}.json"}
    fields = dataset.fields[table]
    numbers = [field["name"] for field in fields if field["type"] in NUMBERS]
    names = {field["name"] for field in fields}
    shown = [name for name in SHOWN if name in names]
    typed = ", ".join(f'{{"{name}", type number}}' for name in numbers)
    quoted = ", ".join(f'"{name}"' for name in shown)
    return [
        Snippet("curl", CURL.format(**links)),
        Snippet(
            "python",
            PYTHON.format(
                **links,
                shown=f"[{quoted}]",
                numbers="".join(f'{table}["{name}"] = pd.to_numeric({table}["{name}"])\n' for name in numbers),
            ),
        ),
        Snippet(
            "r",
            R.format(
                **links,
                shown=quoted,
                numbers="".join(f"{table}${name} <- as.numeric({table}${name})\n" for name in numbers),
            ),
        ),
        Snippet("javascript", JAVASCRIPT.format(**links, first=fields[0]["name"])),
        Snippet("power-query", POWER_QUERY.format(**links, numbers=typed)),
    ]
