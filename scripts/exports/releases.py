"""The whole ledger at its version: every table in the formats that people and programs take, in one folder that stays.

``data/releases/<version>/`` is not changed once it is published; ``data/latest.json`` points to the newest. A release
is made as one: its sums, its pointer and its description name the files beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact
from scripts.exports.archives import check_package, pack_package
from scripts.exports.citations import Citable, cite
from scripts.exports.codebook import render_codebook
from scripts.exports.croissant import make_croissant
from scripts.exports.databases import pack_database
from scripts.exports.file_links import Links
from scripts.exports.formats import Export, Files, pack_csv, pack_document, pack_json, pack_parquet
from scripts.exports.holdings import SPOKEN, Holdings, Licence
from scripts.exports.workbooks import Workbook, describe_workbook, pack_workbook
from scripts.findings import Finding, LedgerError
from scripts.ledger.columns import Json
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.versions import SUMS, Release, version_day
from scripts.words import load_words

AS_JSON = ("figures", "relations", "targets")
"""The tables that are offered as JSON too: those that a web page or a script would take whole."""
PACKAGE = "open-revitalization-ledger"
POINTER = "latest.json"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class ReleaseInputs:
    """All that a release is made of. ``published``: the sums of this version where it is published, else {}."""

    version: str
    address: str
    licence: Licence
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    workbook: Workbook
    published: Mapping[str, str]

    @property
    def exports(self) -> tuple[Export, ...]:
        """Every table."""
        return self.workbook.exports


def release_artefacts(
    holdings: Holdings, kept: Sequence[Release]
) -> Iterator[Artefact[ReleaseInputs] | Artefact[bytes]]:
    """The release of this version with the pointer to it, and the files of the releases that were ``kept``."""
    version = holdings.version
    paths = [addresses.release(version, name).path for name in list_files(holdings)]
    published = next((release.sums for release in kept if release.version == version), {})
    inputs = partial(describe_release, holdings, published)
    yield Artefact((*paths, addresses.data_file(POINTER).path), WHOLE, inputs, make_release)
    for release in kept:
        if release.version != version:
            for name in (*release.sums, SUMS):
                path = addresses.release(release.version, name).path
                yield Artefact((path,), WHOLE, partial(release.read, name), keep_file)


def list_files(holdings: Holdings) -> list[str]:
    """The names of the files of the release, its sums last."""
    return [*_names(holdings.tables.schemas), SUMS]


def describe_release(holdings: Holdings, published: Mapping[str, str]) -> ReleaseInputs:
    """The whole ledger as it is released."""
    return ReleaseInputs(
        version=holdings.version,
        address=holdings.address,
        licence=holdings.licence,
        titles={language: holdings.title(WHOLE, language) for language in SPOKEN},
        descriptions={language: holdings.description(WHOLE, language) for language in SPOKEN},
        workbook=describe_workbook(holdings, WHOLE),
        published=published,
    )


def make_release(release: ReleaseInputs) -> tuple[bytes, ...]:
    """Every file of the release, its sums, and the pointer.

    Raises LedgerError where it differs from what is published, or where its package, read again, has a fault.
    """
    files = dict(_pack(release))
    faults = [*check_package("ledger.zip", files["ledger.zip"]), *_check_published(release, files)]
    if faults:
        raise LedgerError(faults)
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    listed = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    return (*files.values(), listed.encode(), pack_document(_point(release, files, sums)))


def keep_file(content: bytes) -> tuple[bytes]:
    """A file of an earlier release, as it was."""
    return (content,)


def _names(tables: Mapping[str, object]) -> list[str]:
    """The names of the files, in the order in which ``_pack`` makes them."""
    loose = [name for table in tables for name in _forms(table)]
    return [
        *loose,
        "ledger.sqlite",
        "ledger.xlsx",
        "ledger.zip",
        "croissant.json",
        *(f"codebook-{c}.md" for c in SPOKEN),
    ]


def _forms(table: str) -> list[str]:
    return [f"{table}.csv", f"{table}.parquet", *([f"{table}.json"] if table in AS_JSON else [])]


def _pack(release: ReleaseInputs) -> Iterator[tuple[str, bytes]]:
    exports, tables = release.exports, {export.name: pack_csv(export) for export in release.exports}
    for export in exports:
        packed = (tables[export.name], pack_parquet(export), *([pack_json(export)] if export.name in AS_JSON else []))
        yield from zip(_forms(export.name), packed, strict=True)
    yield "ledger.sqlite", pack_database(exports)
    yield "ledger.xlsx", pack_workbook(release.workbook)
    yield "ledger.zip", pack_package(exports, _about_package(release))
    yield "croissant.json", pack_document(make_croissant(_about_croissant(release), exports, tables))
    schemas = {export.name: export.schema for export in exports}
    for language in SPOKEN:
        text = render_codebook(schemas, release.titles[language], load_words(language))
        yield f"codebook-{language}.md", text.encode()


def _about_package(release: ReleaseInputs) -> dict[str, Json]:
    licence = release.licence
    known: dict[str, Json] = {"name": licence.name, "path": licence.path, "title": licence.title}
    return {
        "name": PACKAGE,
        "title": release.titles["en"],
        "title_zh": release.titles["zh"],
        "description": release.descriptions["en"],
        "description_zh": release.descriptions["zh"],
        "version": release.version,
        **({"licenses": [known]} if licence.name else {}),
    }


def _about_croissant(release: ReleaseInputs) -> dict[str, Json]:
    day = date.fromisoformat(version_day(release.version))
    page = addresses.datasets().within("en")
    cited = Citable("ledger", release.titles["en"], str(page), day, release.version)
    return {
        "name": PACKAGE,
        "alternateName": [release.titles["en"], release.titles["zh"]],
        "description": f"{release.descriptions['en']} {release.descriptions['zh']}",
        **({"license": release.licence.path} if release.licence.path else {}),
        **({"url": f"{release.address}/{page}"} if release.address else {}),
        "citeAs": cite(cited, release.address).bibtex,
        "version": release.version,
        "datePublished": day.isoformat(),
        "creator": {"@type": "sc:Organization", "name": load_words("en")("portal.maker")},
        "inLanguage": ["zh-CN", "en"],
    }


def _point(release: ReleaseInputs, files: Files, sums: Mapping[str, str]) -> dict[str, Json]:
    """Which version is the newest, where it is, and what is there."""
    links = Links(addresses.data_file(POINTER).path, release.address)
    rows = {export.name: len(export.rows) for export in release.exports}
    return {
        "version": release.version,
        "folder": links.to(addresses.release(release.version, "")),
        "files": [
            {
                "name": name,
                "url": links.to(addresses.release(release.version, name)),
                "bytes": len(content),
                "sha256": sums[name],
                **({"rows": rows[stem]} if (stem := name.partition(".")[0]) in rows else {}),
            }
            for name, content in files.items()
        ],
    }


def _check_published(release: ReleaseInputs, files: Files) -> Iterator[Finding]:
    """What is published under a version does not change."""
    known = release.published
    made = {name: sha256(content).hexdigest() for name, content in files.items()} if known else {}
    differing = sorted(name for name in {*known, *made} if known.get(name) != made.get(name))
    if differing:
        some = ", ".join(differing[:MOST_NAMED]) + (", …" if len(differing) > MOST_NAMED else "")
        yield Finding(
            DESCRIPTOR,
            0,
            "version",
            "published-version",
            f"The version {release.version} is published, and this build has other files: {some}.",
            "Raise version to a later day; if nothing changed, build for the same address with the same programs.",
        )
