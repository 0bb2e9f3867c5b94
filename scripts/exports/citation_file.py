"""``CITATION.cff`` of the project: how to cite the data, in the form that GitHub and reference managers read."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.exports.templating import fill
from scripts.ledger.versions import version_day
from scripts.words import load_words

KEYWORDS = ("乡村振兴", "脱贫攻坚", "政府信息公开", "rural revitalization", "China", "open data")


def render_citation_file(descriptor: Mapping[str, str | list[Mapping[str, str]]], address: str) -> str:
    """The file as text. ``descriptor`` is the package's; ``address`` that of the site, "" where it is not known.

    Every text is quoted: a version such as 2026.11 would be read as a number otherwise. ValueError where the version
    is no date.
    """
    words, version, licences = load_words("en"), str(descriptor["version"]), descriptor.get("licenses")
    values = {
        "message": words("portal.cite"),
        "title": descriptor["title"],
        "abstract": descriptor.get("description", ""),
        "author": words("portal.maker"),
        "version": version,
        "day": version_day(version),
        "licence": licences[0].get("name", "") if isinstance(licences, list) and licences else "",
        "url": f"{address}/" if address else "",
        "keywords": KEYWORDS,
    }
    return fill("CITATION.cff", values).decode()
