"""``CITATION.cff`` of the project: how to cite the data, in the form that GitHub and reference managers read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scripts.ledger.versions import version_day
from scripts.words import load_words

KEYWORDS = ("乡村振兴", "脱贫攻坚", "政府信息公开", "rural revitalization", "China", "open data")


def render_citation_file(descriptor: Mapping[str, Any], address: str) -> str:
    """The file as text. ``descriptor`` is the package's; ``address`` that of the site, "" where it is not known.

    Every text is quoted: a version such as 2026.11 would be read as a number otherwise. ValueError where the version
    is no date.
    """
    version = str(descriptor["version"])
    licence: Mapping[str, Any] = next(iter(descriptor.get("licenses", [])), {})
    lines = {
        "cff-version": _quoted("1.2.0"),
        "message": _quoted(load_words("en")("portal.cite")),
        "type": "dataset",
        "title": _quoted(descriptor["title"]),
        "abstract": _quoted(descriptor.get("description", "")),
        "authors": f"\n  - name: {_quoted(load_words('en')('portal.maker'))}",
        "version": _quoted(version),
        "date-released": _quoted(version_day(version)),
        "license": _quoted(licence.get("name", "")),
        "url": _quoted(f"{address}/" if address else ""),
        "keywords": "".join(f"\n  - {_quoted(word)}" for word in KEYWORDS),
    }
    return "".join(
        f"{key}:{'' if value.startswith(chr(10)) else ' '}{value}\n"
        for key, value in lines.items()
        if value != _quoted("")
    )


def _quoted(text: str) -> str:
    """Text as YAML, in which a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)
