"""Addresses as a file of the site gives them: absolute where the site's address is known, else relative to the file.

A relative address is resolved against the address that the file was fetched from (RFC 3986), so a program follows it in
the same way in both cases, and a copy of the site leads to its own files.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Links:
    """Addresses from the file at ``path``; ``address`` is the site's, without a slash at the end, or "".

    Targets are paths from the root of the site.
    """

    path: str
    address: str

    def link(self, target: str) -> str:
        """One address."""
        if self.address:
            return f"{self.address}/{target}"
        return _relative(target, posixpath.dirname(self.path))

    def to(self, /, **targets: str | None) -> dict[str, str | None]:
        """Addresses by name; None stays None."""
        return {name: None if target is None else self.link(target) for name, target in targets.items()}

    def pages(self, path: str | None) -> dict[str, str | None]:
        """A page, by its path within a language, in both of them."""
        return self.to(**{f"page_{language}": path and f"{language}/{path}" for language in LANGUAGES})


def _relative(target: str, folder: str) -> str:
    """A path as seen from a folder, both clean and from the same root."""
    above, below = folder.split("/") if folder else [], target.split("/")
    same = 0
    while same < len(above) and same < len(below) - 1 and above[same] == below[same]:
        same += 1
    return "../" * (len(above) - same) + "/".join(below[same:])
