"""``llms.txt`` (llmstxt.org): for programs that read the site on behalf of people, what is where and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, one_file
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.exports.templating import Values, fill
from scripts.languages import list_languages
from scripts.words import Words, load_words

NAME = "llms.txt"


def llms_artefacts(holdings: Holdings) -> Iterator[Artefact[Values]]:
    """The file."""
    yield one_file(NAME, WHOLE, partial(describe_llms, holdings.address, holdings.version), partial(fill, NAME))


def describe_llms(address: str, version: str) -> Values:
    """What it says in each language. Without an address ("") links are relative to the file."""
    links = Links(NAME, address)
    languages = [load_words(language.code) for language in list_languages()]
    return {"parts": [{"t": words, "sections": _sections(words, version, links)} for words in languages]}


def _sections(words: Words, version: str, links: Links) -> Mapping[str, Mapping[str, str]]:
    """What each section leads to, by the key of its words."""
    pages = {
        "methods": addresses.hand_written("methods"),
        "glossary": addresses.hand_written("glossary"),
        "audit": addresses.arithmetic(),
        "targets": addresses.targets(),
    }
    files = {
        "index": addresses.api("index.json"),
        "openapi": addresses.api("openapi.json"),
        "all": addresses.release(version, "figures.csv"),
        "package": addresses.release(version, "ledger.zip"),
        "codebook": addresses.release(version, f"codebook-{words.data}.md"),
        "catalog": addresses.data_file("catalog.ttl"),
        "feed": addresses.data_file(f"feed.{words.language}.atom"),
    }
    own = {name: address.within(words.language) for name, address in pages.items()}
    return {"read": links.all(own), "data": links.all(files)}
