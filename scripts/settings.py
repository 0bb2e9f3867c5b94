"""What the user sets in the environment, read once by the command and handed down: no other module looks there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.messages import choose_language

OWN_TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command is told beside its arguments.

    ``sources`` is the folder of the archived texts, None where there is none (LEDGER_SOURCES); ``named`` is False where
    it is only the folder ``texts`` of the checkout, which may hold some of the texts: in one that is named every text
    must be found. ``address`` is where the site will be, without a slash at its end, "" if nobody said
    (LEDGER_SITE_URL); ``versions`` is the folder of earlier versions of the data (LEDGER_VERSIONS); ``key`` is the file
    of the key that signs attestations (LEDGER_KEY); ``language`` is the one that messages are in;
    ``commit`` is that of the checkout, which build.json then tells (LEDGER_COMMIT).
    """

    sources: Path | None = None
    address: str = ""
    versions: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    key: Path | None = None
    language: str = field(default_factory=lambda: choose_language(""))
    named: bool = True
    commit: str = ""


def read_settings(environment: Mapping[str, str], root: Path) -> Settings:
    """The settings of a checkout; without LEDGER_SOURCES its texts are in ``../shared/sources`` or in ``texts``."""
    beside, own = root.parent / "shared" / "sources", root / OWN_TEXTS
    sources, versions = environment.get("LEDGER_SOURCES", ""), environment.get("LEDGER_VERSIONS", "")
    key = environment.get("LEDGER_KEY", "")
    return Settings(
        sources=Path(sources) if sources else next((folder for folder in (beside, own) if folder.is_dir()), None),
        address=environment.get("LEDGER_SITE_URL", "").rstrip("/"),
        versions=Path(versions) if versions else None,
        environment=dict(environment),
        key=Path(key) if key else None,
        commit=environment.get("LEDGER_COMMIT", ""),
        named=bool(sources) or beside.is_dir() or not own.is_dir(),
    )
