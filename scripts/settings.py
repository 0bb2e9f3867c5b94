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
    ``commit`` is that of the checkout, which build.json then tells (LEDGER_COMMIT). ``workers`` is how many processes
    make the files, 0 for one a processor (LEDGER_WORKERS, if it is a number); ``cluster`` is the address of a Dask
    scheduler whose workers do, which see the checkout and the texts at the same paths (LEDGER_CLUSTER).
    """

    sources: Path | None = None
    address: str = ""
    versions: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    key: Path | None = None
    language: str = field(default_factory=lambda: choose_language(""))
    named: bool = True
    commit: str = ""
    workers: int = 0
    cluster: str = ""


def read_settings(environment: Mapping[str, str], root: Path) -> Settings:
    """The settings of a checkout; without LEDGER_SOURCES its texts are in ``../shared/sources`` or in ``texts``."""
    beside, own = root.parent / "shared" / "sources", root / OWN_TEXTS
    sources, versions = environment.get("LEDGER_SOURCES", ""), environment.get("LEDGER_VERSIONS", "")
    key, workers = environment.get("LEDGER_KEY", ""), environment.get("LEDGER_WORKERS", "")
    return Settings(
        sources=Path(sources) if sources else next((folder for folder in (beside, own) if folder.is_dir()), None),
        address=environment.get("LEDGER_SITE_URL", "").rstrip("/"),
        versions=Path(versions) if versions else None,
        environment=dict(environment),
        key=Path(key) if key else None,
        commit=environment.get("LEDGER_COMMIT", ""),
        workers=int(workers) if workers.isdecimal() else 0,
        cluster=environment.get("LEDGER_CLUSTER", ""),
        named=bool(sources) or beside.is_dir() or not own.is_dir(),
    )
