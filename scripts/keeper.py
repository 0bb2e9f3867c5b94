"""Who keeps the site, as ``keeper.toml`` says it, and how a reader tells them of an error.

Nothing is made up for what is not set there: without an address of mail or a repository no page invites to write.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scripts.findings import Finding, LedgerError, fault_in, file_fault
from scripts.languages import Localized, list_languages

FILE = "keeper.toml"
NAME = "name_"
KEYS = ("mail", "repository", "filing")
FORGE = "https://github.com/"
"""Where an issue can be begun by an address with its title and text in it."""


UNNAMED = Localized({})


@dataclass(frozen=True, slots=True)
class Keeper:
    """``name`` in the languages of the data; ``mail``; ``repository``: its https address; ``filing``: ICP number.

    Each is empty where it is not set.
    """

    name: Localized = UNNAMED
    mail: str = ""
    repository: str = ""
    filing: str = ""

    def report_address(self, title: str, text: str) -> str:
        """Where an error is reported, with title and text filled in where that can be; "" where nowhere."""
        filled = f"{quote(title, safe='')}&body={quote(text, safe='/')}"
        if self.mail:
            return f"mailto:{self.mail}?subject={filled}"
        if self.repository.startswith(FORGE):
            return f"{self.repository}/issues/new?title={filled}"
        return f"{self.repository}/issues" if self.repository else ""


NOBODY = Keeper()


def read_keeper(root: Path) -> Keeper:
    """The keeper of a checkout, nobody where there is no ``keeper.toml``. Raises LedgerError where it is wrong."""
    path = root / FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LedgerError(file_fault(FILE, "keeper.not-toml", problem=str(error))) from error
    if faults := list(_check(table)):
        raise LedgerError(faults)
    return Keeper(_read_name(table), *(table.get(key, "").rstrip("/") for key in KEYS))


def _read_name(table: Mapping[str, str]) -> Localized:
    """The name in every language of the data; one that has none of its own shows the first that is given."""
    names = {key.removeprefix(NAME): text for key, text in table.items() if key.startswith(NAME) and text}
    shown = dict.fromkeys((language.data for language in list_languages()), next(iter(names.values()), ""))
    return Localized(shown | names) if names else UNNAMED


def _check(table: Mapping[str, object]) -> Iterator[Finding]:
    """Only settings that there are, each a text of its form."""
    for key, value in table.items():
        if key not in KEYS and not key.startswith(NAME):
            settings = (f"{NAME}zh", f"{NAME}en", *KEYS)
            yield fault_in(FILE, 0, key, "keeper.unknown", setting=key, known=settings)
        elif not isinstance(value, str):
            yield fault_in(FILE, 0, key, "keeper.no-text", value=str(value))
        elif key == "mail" and value and (value.count("@") != 1 or any(sign in value for sign in " ?&<>")):
            yield fault_in(FILE, 0, key, "keeper.mail", value=value)
        elif key == "repository" and value and not value.startswith("https://"):
            yield fault_in(FILE, 0, key, "keeper.repository", value=value)
