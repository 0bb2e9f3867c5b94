"""The whole ledger at its version: every table in the formats that people and programs take, in one folder that stays.

``data/releases/<version>/`` is not changed once it is published; ``data/latest.json`` points to the newest. A release
is made as one: its sums, its pointer and its description name the files beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, one_file
from scripts.exports import verify
from scripts.exports.archives import check_package, describe_package, pack_package
from scripts.exports.bilingual import SPOKEN, spoken
from scripts.exports.citations import Citable, cite
from scripts.exports.codebook import render_codebook
from scripts.exports.croissant import make_croissant
from scripts.exports.databases import pack_database
from scripts.exports.difference import describe_difference, pack_difference_csv
from scripts.exports.file_links import Links
from scripts.exports.formats import Export, Files, pack_csv, pack_document, pack_json, pack_parquet
from scripts.exports.holdings import About, Holdings
from scripts.exports.templating import fill
from scripts.exports.workbooks import Workbook, pack_workbook
from scripts.findings import Finding, LedgerError, fault_in
from scripts.ledger.columns import Json
from scripts.ledger.files import DESCRIPTOR
from scripts.ledger.versions import MANIFEST, SUMS, Release, version_day
from scripts.words import load_words

AS_JSON = ("figures", "relations", "targets")
"""The tables that are offered as JSON too: those that a web page or a script would take whole."""
PACKAGE = "open-revitalization-ledger"
TEXTS = tuple(f"{name}-{code}.md" for name in ("codebook", "readme") for code in SPOKEN)
"""What people read beside the tables."""
WHOLES = (
    "ledger.sqlite",
    *(f"ledger-{code}.xlsx" for code in SPOKEN),
    "ledger.zip",
    "croissant.json",
    DESCRIPTOR,
    *TEXTS,
    "difference.csv",
    "difference.json",
)
POINTER = "latest.json"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class ReleaseInputs:
    """All that a release is made of. ``published``: the sums of this version where it is published, else {}.

    ``previous``: the release before; ``differences``: what changed since.
    """

    address: str
    about: About
    exports: Sequence[Export]
    published: Mapping[str, str]
    previous: Release | None
    differences: Sequence[dict[str, str]]


def release_artefacts(holdings: Holdings) -> Iterator[Artefact[ReleaseInputs] | Artefact[bytes]]:
    """The release of this version with the pointer to it, and what was kept of releases: its manifest, and others."""
    version, kept = holdings.version, holdings.kept
    paths = [addresses.release(version, name).path for name in list_files(holdings)]
    published = next((release.sums for release in kept if release.version == version), {})
    yield Artefact(
        (*paths, addresses.data_file(POINTER).path),
        WHOLE,
        lambda: ReleaseInputs(
            holdings.address,
            holdings.about(WHOLE),
            tuple(holdings.exports(WHOLE)),
            published,
            holdings.previous,
            holdings.differences,
        ),
        make_release,
    )
    for release in kept:
        others = (*release.sums, SUMS) if release.version != version else ()
        for name in (*others, *([MANIFEST] if release.has_manifest else [])):
            path = addresses.release(release.version, name).path
            yield one_file(path, WHOLE, partial(release.read, name), bytes)
    yield one_file(addresses.data_file("verify.py").path, WHOLE, Path(verify.__file__).read_bytes, bytes)


def list_files(holdings: Holdings) -> list[str]:
    """The names of the files of the release, its sums last."""
    return [*(name for table in holdings.tables.schemas for name in _list_forms(table)), *WHOLES, SUMS]


def make_release(release: ReleaseInputs) -> tuple[bytes, ...]:
    """Every file of the release, its sums, and the pointer.

    Raises LedgerError where it differs from what is published, or where its package, read again, has a fault.
    """
    files = _pack(release)
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    faults = [*check_package("ledger.zip", files["ledger.zip"]), *_check_published(release, sums)]
    if faults:
        raise LedgerError(faults)
    listed = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    return (*files.values(), listed.encode(), pack_document(_point(release, files, sums)))


def _list_forms(table: str) -> Mapping[str, Callable[[Export], bytes]]:
    """The files of a table by name, and how each is packed."""
    forms = {f"{table}.csv": pack_csv, f"{table}.parquet": pack_parquet}
    if table in AS_JSON:
        forms[f"{table}.json"] = pack_json
    return forms


def _pack(release: ReleaseInputs) -> dict[str, bytes]:
    about, exports = release.about, release.exports
    files = {name: pack(export) for export in exports for name, pack in _list_forms(export.name).items()}
    schemas, package = {export.name: export.schema for export in exports}, _about_package(release)
    codebooks = (render_codebook(schemas, about.title[code], load_words(code)) for code in SPOKEN)
    texts = dict(zip(TEXTS, (*codebooks, *(_render_readme(release, code) for code in SPOKEN)), strict=True))
    wholes = (
        pack_database(exports),
        *(pack_workbook(Workbook(about, tuple(exports), code)) for code in SPOKEN),
        pack_package(exports, package, texts),
        pack_document(make_croissant(_about_croissant(release), exports, files)),
        pack_document(describe_package(exports, package, files, "")),
        *texts.values(),
        pack_difference_csv(release.differences),
        pack_document(describe_difference(about.version, release.previous, release.differences)),
    )
    return {**files, **dict(zip(WHOLES, wholes, strict=True))}


def _about_package(release: ReleaseInputs) -> dict[str, Json]:
    about, licence = release.about, release.about.licence
    known: dict[str, Json] = {"name": licence.name, "path": licence.path, "title": licence.title}
    return {
        "name": PACKAGE,
        "title": about.title["en"],
        "title_zh": about.title["zh"],
        "description": about.description["en"],
        "description_zh": about.description["zh"],
        "version": about.version,
        "created": f"{version_day(about.version)}T00:00:00Z",
        **({"licenses": [known]} if licence.name else {}),
        **({"homepage": _home(release)} if release.address else {}),
        "keywords": _list_keywords(),
        "contributors": [{"title": " ".join(spoken("portal.maker").texts.values()), "roles": ["publisher"]}],
        "sources": _list_sources(release.exports),
    }


def _home(release: ReleaseInputs, language: str = "en") -> str:
    """The page of the data, "" where the site has no address."""
    return f"{release.address}/{addresses.datasets().within(language)}" if release.address else ""


def _list_keywords() -> list[Json]:
    return [word for text in spoken("portal.keywords").texts.values() for word in text.split("; ")]


def _list_sources(exports: Sequence[Export]) -> list[Json]:
    """The documents that the data are from, with their addresses where these are known."""
    rows = (row for export in exports if export.name == "sources" for row in export.frame.to_dict("records"))
    return [{"title": row["title"], **({"path": row["url"]} if row["url"] else {})} for row in rows]


def _render_readme(release: ReleaseInputs, code: str) -> bytes:
    words, about = load_words(code), release.about
    day = date.fromisoformat(version_day(about.version))
    item = Citable("ledger", about.title[code], f"{code}/{addresses.datasets()}", day, about.version)
    citation = cite(item, release.address)[words("language.citation")]
    values = {
        "t": words,
        "about": about,
        "exports": release.exports,
        "home": _home(release, code),
        "citation": citation,
    }
    return fill("readme.md", values)


def _about_croissant(release: ReleaseInputs) -> dict[str, Json]:
    about = release.about
    day = date.fromisoformat(version_day(about.version))
    page = addresses.datasets().within("en")
    return {
        "name": PACKAGE,
        "alternateName": [about.title["en"], about.title["zh"]],
        "description": f"{about.description['en']} {about.description['zh']}",
        **({"license": about.licence.path} if about.licence.path else {}),
        **({"url": _home(release)} if release.address else {}),
        "keywords": _list_keywords(),
        "citeAs": cite(Citable("ledger", about.title["en"], str(page), day, about.version), release.address)["bibtex"],
        "version": about.version,
        "datePublished": day.isoformat(),
        "dateModified": about.day.isoformat(),
        "creator": {"@type": "sc:Organization", "name": load_words("en")("portal.maker")},
        "publisher": {"@type": "sc:Organization", "name": load_words("en")("portal.maker")},
        "inLanguage": ["zh-CN", "en"],
    }


def _point(release: ReleaseInputs, files: Files, sums: Mapping[str, str]) -> dict[str, Json]:
    """Which version is the newest, where it is, and what is there."""
    links, version = Links(addresses.data_file(POINTER).path, release.address), release.about.version
    rows = {export.name: len(export.frame) for export in release.exports}
    return {
        "version": version,
        "folder": links.to(addresses.release(version, "")),
        "files": [
            {
                "name": name,
                "url": links.to(addresses.release(version, name)),
                "bytes": len(content),
                "sha256": sums[name],
                **({"rows": rows[stem]} if (stem := name.partition(".")[0]) in rows else {}),
            }
            for name, content in files.items()
        ],
    }


def _check_published(release: ReleaseInputs, sums: Mapping[str, str]) -> Iterator[Finding]:
    """What is published under a version does not change."""
    known, version = release.published, release.about.version
    differing = sorted(name for name in {*known, *sums} if known.get(name) != sums.get(name))
    if known and differing:
        some = (*differing[:MOST_NAMED], *(["…"] if len(differing) > MOST_NAMED else []))
        yield fault_in(DESCRIPTOR, 0, "version", "published-version.built", version=version, files=some)
