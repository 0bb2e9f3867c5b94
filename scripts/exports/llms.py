"""``llms.txt``: for programs that read the site on behalf of people, what is where and how to read it rightly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts import addresses
from scripts.addresses import Address
from scripts.artefacts import WHOLE, Artefact
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.languages import list_languages
from scripts.words import Words, load_words

NAME = "llms.txt"


@dataclass(frozen=True, slots=True)
class LlmsInputs:
    """Where the site is ("" where nobody knows), and the version of the data."""

    address: str
    version: str


def llms_artefacts(holdings: Holdings) -> Iterator[Artefact[LlmsInputs]]:
    """The file."""
    yield Artefact((NAME,), WHOLE, lambda: LlmsInputs(holdings.address, holdings.version), make_llms)


def make_llms(inputs: LlmsInputs) -> tuple[bytes]:
    """The file as text (llmstxt.org), in each language. Without an address links are relative to it."""
    links = Links(NAME, inputs.address)
    parts = (_part(load_words(language.code), inputs.version, links) for language in list_languages())
    return ("\n".join(parts).encode(),)


def _part(words: Words, version: str, links: Links) -> str:
    lines = [f"# {words('portal.maker')}", "", f"> {words('portal.catalog_about')}", "", words("portal.llms_rules"), ""]
    for section, targets in _sections(words, version).items():
        lines += [f"## {words(f'portal.llms_{section}')}", ""]
        for name, target in targets.items():
            about = words(f"portal.llms_{name}_about")
            lines.append(f"- [{words(f'portal.llms_{name}')}]({links.to(target)}): {about}")
        lines.append("")
    return "\n".join(lines)


def _sections(words: Words, version: str) -> Mapping[str, Mapping[str, Address]]:
    """What each section leads to, by the key of its words."""
    spoken = words.table["language"]["data"]
    pages = {
        "methods": addresses.hand_written("methods"),
        "glossary": addresses.hand_written("glossary"),
        "audit": addresses.arithmetic(),
        "targets": addresses.targets(),
    }
    return {
        "read": {name: address.within(words.language) for name, address in pages.items()},
        "data": {
            "index": addresses.api("index.json"),
            "openapi": addresses.api("openapi.json"),
            "all": addresses.release(version, "figures.csv"),
            "package": addresses.release(version, "ledger.zip"),
            "codebook": addresses.release(version, f"codebook-{spoken}.md"),
            "catalog": addresses.data_file("catalog.jsonld"),
            "feed": addresses.data_file(f"feed.{words.language}.atom"),
        },
    }
