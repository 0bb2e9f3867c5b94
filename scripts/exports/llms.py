"""``llms.txt``: for programs that read the site on behalf of people, what is where and how to read it rightly."""

from __future__ import annotations

from scripts.exports.file_links import LANGUAGES, Links
from scripts.words import load_words

NAME = "llms.txt"
# Words of each link (name, and what is there) by the path that it leads to, in the sections of the file.
SECTIONS = {
    "read": {
        "methods": "{language}/methods.html",
        "glossary": "{language}/glossary.html",
        "audit": "{language}/arithmetic.html",
        "targets": "{language}/targets.html",
    },
    "data": {
        "index": "api/v1/index.json",
        "openapi": "api/v1/openapi.json",
        "all": "data/ledger/latest/figures.csv",
        "package": "data/ledger/latest/ledger.zip",
        "codebook": "data/ledger/latest/codebook-{language}.md",
        "catalog": "data/catalog.jsonld",
        "feed": "data/feed.{language}.atom",
    },
}


def render_llms(address: str) -> str:
    """The file as text (llmstxt.org): Chinese, then English. Without an ``address`` links are relative to it."""
    return "\n".join(_part(language, Links(NAME, address)) for language in LANGUAGES)


def _part(language: str, links: Links) -> str:
    words = load_words(language)
    lines = [f"# {words('portal.maker')}", "", f"> {words('portal.catalog_about')}", "", words("portal.llms_rules"), ""]
    for section, targets in SECTIONS.items():
        lines += [f"## {words(f'portal.llms_{section}')}", ""]
        for name, path in targets.items():
            target = links.link(path.format(language=language))
            lines.append(f"- [{words(f'portal.llms_{name}')}]({target}): {words(f'portal.llms_{name}_about')}")
        lines.append("")
    return "\n".join(lines)
