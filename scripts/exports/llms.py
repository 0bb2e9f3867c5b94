"""``llms.txt``: for programs that read the site on behalf of people, what is where and how to read it rightly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts import addresses
from scripts.addresses import Address
from scripts.artefacts import WHOLE, Artefact, one_file
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.languages import list_languages
from scripts.words import Words, load_words

NAME = "llms.txt"


def llms_artefacts(holdings: Holdings) -> Iterator[Artefact[tuple[str, str]]]:
    """The file."""
    yield one_file(NAME, WHOLE, lambda: (holdings.address, holdings.version), pack_llms)


def pack_llms(inputs: tuple[str, str]) -> bytes:
    """The file as text (llmstxt.org), in each language, of the site's address and the version of the data.

    Without an address ("") links are relative to the file.
    """
    address, version = inputs
    links, lines = Links(NAME, address), []
    for words in (load_words(language.code) for language in list_languages()):
        lines += [f"# {words('portal.maker')}", "", f"> {words('portal.catalog_about')}", ""]
        lines += [words("portal.llms_rules"), ""]
        for section, targets in _sections(words, version).items():
            lines += [f"## {words(f'portal.llms_{section}')}", ""]
            for name, link in links.all(targets).items():
                lines.append(f"- [{words(f'portal.llms_{name}')}]({link}): {words(f'portal.llms_{name}_about')}")
            lines.append("")
    return "\n".join(lines).encode()


def _sections(words: Words, version: str) -> Mapping[str, Mapping[str, Address]]:
    """What each section leads to, by the key of its words."""
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
            "codebook": addresses.release(version, f"codebook-{words.data}.md"),
            "catalog": addresses.data_file("catalog.jsonld"),
            "feed": addresses.data_file(f"feed.{words.language}.atom"),
        },
    }
