"""Text files filled from the templates beside this module: feeds, site maps, what programs and people read as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).resolve().parent
QUOTE = {'"': "&quot;"}
Values = Mapping[str, object]


def fill(template: str, values: Values) -> bytes:
    """A template with its values; in XML their marks are escaped. jinja2.UndefinedError where one is missing."""
    return _environment(template.endswith(".xml")).get_template(template).render(values).encode()


@cache
def _environment(is_xml: bool) -> Environment:
    environment = Environment(  # noqa: S701 - XML is escaped by finalize, the rest is plain text
        loader=FileSystemLoader(FOLDER),
        finalize=(lambda value: escape(str(value), QUOTE)) if is_xml else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = lambda text: text.replace("|", "\\|")  # in a table of Markdown
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)  # in YAML and JSON
    return environment
