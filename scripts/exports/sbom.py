"""``sbom.cdx.json`` (CycloneDX 1.6): the packages that made this site, as the lock has them, for scanners of software.

No time and no serial number: the same lock gives the same bytes. Hashes of the packages stand in the lock, whose own is
given.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, one_file
from scripts.exports.formats import pack_document
from scripts.exports.releases import PACKAGE
from scripts.ledger.columns import Json

NAME = "sbom.cdx.json"
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
HASHED = f"{PACKAGE}:lock-sha256"


def sbom_artefacts(lock: str) -> Iterator[Artefact[str]]:
    """The file, made of the text of lock/site.txt."""
    yield one_file(addresses.data_file(NAME).path, WHOLE, lambda: lock, pack_sbom)


def pack_sbom(lock: str) -> bytes:
    """Each pinned package with its version and package URL, in the order of the lock."""
    components: list[Json] = [
        {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
        for name, version in PINNED.findall(lock)
        for purl in [f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"]
    ]
    digest = hashlib.sha256(lock.encode()).hexdigest()
    return pack_document(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "component": {"type": "application", "bom-ref": PACKAGE, "name": PACKAGE},
                "properties": [{"name": HASHED, "value": digest}],
            },
            "components": components,
        }
    )
