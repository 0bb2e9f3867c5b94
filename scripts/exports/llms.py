"""``llms.txt`` (llmstxt.org): for programs that read the site on behalf of people, what is where and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, one_file
from scripts.exports.file_links import Links
from scripts.exports.holdings import Holdings
from scripts.exports.releases import POINTER
from scripts.exports.templating import Values, fill
from scripts.languages import list_languages
from scripts.words import Words, load_words

NAME = "llms.txt"


def llms_artefacts(holdings: Holdings) -> Iterator[Artefact[Values]]:
    """The file."""
    yield one_file(NAME, WHOLE, partial(describe_llms, holdings), partial(fill, NAME))


def describe_llms(holdings: Holdings) -> Values:
    """What it says in each language. Without an address ("") links are relative to the file."""
    links = Links(NAME, holdings.address)
    languages = [load_words(language.code) for language in list_languages()]
    return {"parts": [{"t": words, "sections": _sections(words, holdings, links)} for words in languages]}


def _sections(words: Words, holdings: Holdings, links: Links) -> Mapping[str, Mapping[str, str]]:
    """What each section leads to, by the key of its words."""
    version, pointer = holdings.version, addresses.data_file(POINTER)
    pages = {
        "methods": addresses.hand_written("methods"),
        "glossary": addresses.hand_written("glossary"),
        "audit": addresses.arithmetic(),
        "targets": addresses.targets(),
    }
    files = {
        "index": addresses.api("index.json"),
        "openapi": addresses.api("openapi.json"),
        "all": pointer if holdings.provinces else addresses.release(version, "figures.csv"),
        "package": pointer if holdings.provinces else addresses.release(version, "ledger.zip"),
        "codebook": addresses.release(version, f"codebook-{words.data}.md"),
        "catalog": addresses.data_file("catalog.ttl"),
        "feed": addresses.data_file(f"feed.{words.language}.atom"),
    }
    own = {name: address.within(words.language) for name, address in pages.items()}
    return {"read": links.all(own), "data": links.all(files)}
