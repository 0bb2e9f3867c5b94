"""Addresses as a file of the site gives them: absolute where the site's address is known, else relative to the file.

A relative address is resolved against the address that the file was fetched from (RFC 3986), so a program follows it in
the same way in both cases, and a copy of the site leads to its own files.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.addresses import Address
from scripts.languages import list_languages


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses from the file at ``path``; ``address`` is the site's, without a slash at the end, or ""."""

    path: str
    address: str

    def to(self, target: Address) -> str:
        """The address of a file, or of a page in the language that it names."""
        if self.address:
            return f"{self.address}/{target}"
        way = posixpath.relpath(target.path, posixpath.dirname(self.path) or ".")
        return f"{way}#{target.anchor}" if target.anchor else way

    def all(self, targets: Mapping[str, Address]) -> dict[str, str]:
        """Addresses by what they are called."""
        return {name: self.to(target) for name, target in targets.items()}

    def pages(self, target: Address) -> dict[str, str]:
        """A page in each language: page_zh, page_en."""
        return {f"page_{language.code}": self.to(target.within(language.code)) for language in list_languages()}
