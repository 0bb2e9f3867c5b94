"""The whole ledger at its version: every table in the formats that people and programs take, in one folder that stays.

``data/releases/<version>/`` is not changed once it is published; ``data/latest.json`` points to the newest. A release
is made as one: its sums, its pointer and its description name the files beside them. Where the ledger is divided, what
documents say stands by province: a package with all tables, and the figures as Parquet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from scripts import addresses
from scripts.artefacts import WHOLE, Artefact, Part, one_file
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
from scripts.exports.tables import CONTENT, GROUPS
from scripts.exports.templating import fill
from scripts.exports.workbooks import Workbook, pack_workbook
from scripts.findings import Finding, LedgerError, fault_in
from scripts.ledger.columns import FileSchema, Json
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
TOGETHER = ("ledger.sqlite", *(f"ledger-{code}.xlsx" for code in SPOKEN), "ledger.zip", "croissant.json")
"""Those that hold every row, which no ledger has that is divided."""
POINTER = "latest.json"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class ReleaseInputs:
    """All that a release is made of. ``published``: the sums of this version where it is published, else {}.

    ``previous``: the release before; ``differences``: what changed since. ``provinces``: the tables of each where the
    ledger is divided; ``exports`` are then those that explain them.
    """

    address: str
    about: About
    exports: Sequence[Export]
    published: Mapping[str, str]
    previous: Release | None
    differences: Sequence[dict[str, str]]
    provinces: Mapping[str, Sequence[Export]] = field(default_factory=dict)

    @property
    def schemas(self) -> Mapping[str, FileSchema]:
        """The schema of each table."""
        tables = [*(export for exports in self.provinces.values() for export in exports), *self.exports]
        return {export.name: export.schema for export in tables}


def release_artefacts(holdings: Holdings) -> Iterator[Artefact[ReleaseInputs] | Artefact[bytes]]:
    """The release of this version with the pointer to it, and what was kept of releases: its manifest, and others."""
    version, releases = holdings.version, holdings.releases
    paths = [addresses.release(version, name).path for name in list_files(holdings)]
    published = next((release.sums for release in releases if release.version == version), {})
    yield Artefact(
        (*paths, addresses.data_file(POINTER).path),
        WHOLE,
        lambda: ReleaseInputs(
            holdings.address,
            holdings.about(WHOLE),
            tuple(export for export in holdings.exports(WHOLE) if export.name in list_whole(holdings)),
            published,
            holdings.previous,
            holdings.differences,
            {code: tuple(holdings.province_exports(code)) for code in holdings.provinces},
        ),
        make_release,
    )
    for release in releases:
        others = (*release.sums, SUMS) if release.version != version else ()
        for name in (*others, *([MANIFEST] if release.has_manifest else [])):
            path = addresses.release(release.version, name).path
            yield one_file(path, WHOLE, partial(release.read, name), bytes)
    yield one_file(addresses.data_file("verify.py").path, WHOLE, Path(verify.__file__).read_bytes, bytes)


def list_files(holdings: Holdings) -> list[str]:
    """The names of the files of the release, its sums last."""
    tables = [name for table in list_whole(holdings) for name in _list_forms(table)]
    provinces = [name for code in holdings.provinces for name in _list_of_province(holdings, code)]
    return [*tables, *provinces, *(name for name in WHOLES if not (provinces and name in TOGETHER)), SUMS]


def list_whole(holdings: Holdings) -> list[str]:
    """The tables that are files of their own: all, of a divided ledger those that explain the others."""
    return [name for name in holdings.tables.schemas if not (holdings.provinces and name in (*CONTENT, *GROUPS))]


def _list_of_province(holdings: Holdings, code: str) -> list[str]:
    has_figures = bool(holdings.count(Part("province", code)))
    return [*([f"figures-{code}.parquet"] if has_figures else []), f"ledger-{code}.zip"]


def make_release(release: ReleaseInputs) -> tuple[bytes, ...]:
    """Every file of the release, its sums, and the pointer.

    Raises LedgerError where it differs from what is published, or where its package, read again, has a fault.
    """
    files = _pack(release)
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    packages = [name for name in files if name.endswith(".zip")]
    faults = [fault for name in packages for fault in check_package(name, files[name])]
    faults += _check_published(release, sums)
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
    for code, tables in release.provinces.items():
        files |= _pack_province(release, code, tables)
    package, texts = _about_package(release, exports), _pack_texts(release, exports)
    wholes: tuple[bytes, ...] = ()
    if not release.provinces:
        wholes = (
            pack_database(exports),
            *(pack_workbook(Workbook(about, tuple(exports), code)) for code in SPOKEN),
            pack_package(exports, package, texts),
            pack_document(make_croissant(_about_croissant(release), exports, files)),
        )
    wholes += (
        pack_document(describe_package(exports, package, files, "")),
        *texts.values(),
        pack_difference_csv(release.differences),
        pack_document(describe_difference(about.version, release.previous, release.differences)),
    )
    names = [name for name in WHOLES if not (release.provinces and name in TOGETHER)]
    return {**files, **dict(zip(names, wholes, strict=True))}


def _pack_province(release: ReleaseInputs, code: str, exports: Sequence[Export]) -> dict[str, bytes]:
    figures = {f"figures-{code}.parquet": pack_parquet(export) for export in exports if export.name == "figures"}
    package = pack_package(exports, _about_package(release, exports), _pack_texts(release, exports))
    return {**figures, f"ledger-{code}.zip": package}


def _pack_texts(release: ReleaseInputs, exports: Sequence[Export]) -> dict[str, bytes]:
    """What people read beside some tables; the codebook is of all."""
    title = release.about.title
    codebooks = (render_codebook(release.schemas, title[code], load_words(code)) for code in SPOKEN)
    return dict(zip(TEXTS, (*codebooks, *(_render_readme(release, exports, code) for code in SPOKEN)), strict=True))


def _about_package(release: ReleaseInputs, exports: Sequence[Export]) -> dict[str, Json]:
    about, licence = release.about, release.about.licence
    details: dict[str, Json] = {"name": licence.name, "path": licence.path, "title": licence.title}
    return {
        "name": PACKAGE,
        "title": about.title["en"],
        "title_zh": about.title["zh"],
        "description": about.description["en"],
        "description_zh": about.description["zh"],
        "version": about.version,
        "created": f"{version_day(about.version)}T00:00:00Z",
        **({"licenses": [details]} if licence.name else {}),
        **({"homepage": _home(release)} if release.address else {}),
        "keywords": _list_keywords(),
        "contributors": [{"title": " ".join(spoken("portal.maker").texts.values()), "roles": ["publisher"]}],
        "sources": _list_sources(exports),
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


def _render_readme(release: ReleaseInputs, exports: Sequence[Export], code: str) -> bytes:
    words, about = load_words(code), release.about
    day = date.fromisoformat(version_day(about.version))
    item = Citable("ledger", about.title[code], f"{code}/{addresses.datasets()}", day, about.version)
    citation = cite(item, release.address)[words("language.citation")]
    values = {
        "t": words,
        "about": about,
        "exports": exports,
        "is_divided": bool(release.provinces) and exports is release.exports,
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
    addresses, version = release.published, release.about.version
    differing = sorted(name for name in {*addresses, *sums} if addresses.get(name) != sums.get(name))
    if addresses and differing:
        some = (*differing[:MOST_NAMED], *(["…"] if len(differing) > MOST_NAMED else []))
        yield fault_in(DESCRIPTOR, 0, "version", "published-version.built", version=version, files=some)
