"""What each command does: read, check to the gate, and where it is asked for, write. Returns what to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.artefacts import Artefact
from scripts.audit.changes import (
    Outcomes,
    Reasons,
    read_outcomes,
    released_outcomes,
    render_changes,
    summarise_changes,
    summarise_outcomes,
)
from scripts.audit.explanations import CHANGES, FILE_OF_CHANGES, check_causes, draft_rows, explain, render_drafted
from scripts.audit.facts import establish
from scripts.charts.fonts import check_names
from scripts.charts.gallery import choose_charts
from scripts.checks.archived_texts import check_texts
from scripts.checks.assurance import Assurance, summarise_evidence
from scripts.checks.attestation import (
    SHARED,
    Record,
    check_attestations,
    expected_records,
    migrate_records,
    record_file,
    render_record,
)
from scripts.checks.attestation import attest as make_record
from scripts.checks.canonical import render_canonical
from scripts.checks.evidence import archived_sources, find_unaccounted, spans_by_source
from scripts.checks.gate import check_ledger
from scripts.checks.review import render_review, review_evidence
from scripts.checks.signatures import check_signatures, check_signed, find_signer, sign
from scripts.exports.archives import read_release
from scripts.exports.citation_file import render_citation_file
from scripts.exports.holdings import Holdings
from scripts.exports.manifests import check_releases
from scripts.findings import Finding, LedgerError, fault_in, file_fault, stop_at
from scripts.keeper import read_keeper
from scripts.languages import list_languages
from scripts.ledger.files import DESCRIPTOR, load_json
from scripts.ledger.packages import SIGNATURE, Ledger, Texts, load_package, load_texts
from scripts.ledger.reports import REPORTS
from scripts.ledger.versions import LISTED, Release, load_release, load_releases, read_listed, version_day
from scripts.messages import load_sentences
from scripts.pages.catalogue import Site
from scripts.pages.chart_files import chart_artefacts
from scripts.pages.chart_metadata import metadata_artefacts
from scripts.pages.kinds import page_artefacts
from scripts.settings import Settings
from scripts.site.build_folder import hold_build
from scripts.site.build_inputs import read_build_inputs
from scripts.site.fan_out import Job
from scripts.site.freezing import check_keeper, check_version_follows, freeze_release
from scripts.site.front_door import front_door_artefacts
from scripts.site.interfaces import HAND_WRITTEN, export_artefacts
from scripts.site.last_build import recall_build, remember_build
from scripts.site.progress import begin, tell
from scripts.site.publishing import list_addresses, publish
from scripts.site.spelling import learn_sounds
from scripts.site.staging import stage_file
from scripts.wording.summaries import render_audit, render_evidence, render_signatures
from scripts.words import load_words, number

TEST_PACKAGES = "tests/packages"
CONTEXT = 12  # characters that scan shows beside a numeral


def check(root: Path, settings: Settings) -> str:
    """Check the package and its evidence; say what each report holds."""
    ledger, texts = pass_gate(root, settings)
    words = load_words(settings.language)
    report = render_evidence(ledger, summarise_evidence(ledger, texts), words)
    return "\n".join([report, render_signatures(ledger, words), *render_audit(establish(ledger), words)])


def build(root: Path, settings: Settings, *, fresh: bool = False) -> str:
    """Check, then build the site into build/site; a fault leaves the last site as it was.

    What did not change since earlier builds is not made again; with ``--fresh`` everything is.
    """
    with hold_build(root, lambda: tell(_say(settings, "waiting"))):
        if not fresh and (message := recall_build(root, settings)):
            return message
        inputs = read_build_inputs(root, settings)
        message = _build(Job(root, settings, inputs, list_artefacts, fresh))
        remember_build(root, settings, inputs, message)
        return message


def _build(job: Job) -> str:
    ledger, texts = pass_gate(job.root, job.settings)
    evidence = summarise_evidence(ledger, texts)
    begin("facts")
    releases = load_releases(job.settings.versions, job.root)
    holdings = Holdings(establish(ledger), job.settings.address, tuple(releases), read_keeper(job.root))
    cache = job.open_cache()
    learn_sounds(holdings.facts, cache)
    site = publish(job, _list_artefacts(job.root, holdings, evidence), cache)
    words, earlier = load_words(job.settings.language), _earlier(releases, holdings.version)
    case, names = "built_beside" if earlier else "built", words("command.between").join(earlier)
    result = words(f"command.{case}", site=site.relative_to(job.root).as_posix(), versions=names)
    return f"{render_evidence(ledger, evidence, words)}\n{result}"


def list_artefacts(root: Path, settings: Settings) -> list[Artefact[Any]]:
    """All that a build makes, listed by a process that did not pass the gate itself."""
    ledger, texts = load_package(root), load_texts(settings.sources, named=settings.named)
    releases = tuple(load_releases(settings.versions, root))
    holdings = Holdings(establish(ledger), settings.address, releases, read_keeper(root))
    return _list_artefacts(root, holdings, summarise_evidence(ledger, texts))


def _list_artefacts(root: Path, holdings: Holdings, evidence: Sequence[Assurance]) -> list[Artefact[Any]]:
    languages = [language.code for language in list_languages()]
    begin("choice of charts")
    gallery = choose_charts(holdings.facts)
    begin("list of artefacts")
    written, keeper = root / "docs", read_keeper(root)
    sites = [Site(holdings, evidence, load_words(language), gallery, written, keeper) for language in languages]
    lengths = {row.source_id: row.characters for row in evidence if row.characters}
    pages = [artefact for site in sites for artefact in page_artefacts(site)]
    exhibitions = {site.words.language: site.exhibition for site in sites}
    charts = [*chart_artefacts(exhibitions), *metadata_artefacts(exhibitions, holdings)]
    exports = export_artefacts(holdings, lengths, [*HAND_WRITTEN, *list_addresses(pages, languages[0])])
    return [*exports, *charts, *front_door_artefacts(languages, holdings.address), *pages]


def release(root: Path, settings: Settings, folder: str | None = None) -> str:
    """Freeze the last build as a release with its manifest, in FOLDER (else LEDGER_VERSIONS), to be published again.

    Refuses without the keeper's name and contact, where a figure changed without a cause since the release before, and
    where keys are listed and none of them has signed an attestation.
    """
    target = _folder_of_releases(settings, folder)
    stop_at(check_keeper(read_keeper(root)))
    ledger, _ = pass_gate(root, settings)
    stop_at(check_signed(ledger))
    releases = load_releases(target, root) if target.is_dir() else []
    check_version_follows(releases, str(ledger.descriptor.get("version", "")))
    path, count = freeze_release(
        root, Holdings(establish(ledger), settings.address, tuple(releases), read_keeper(root)), target
    )
    size = number(path.stat().st_size)
    return _say(settings, "released", file=path.name, files=number(count), bytes=size, listed=LISTED)


def verify(root: Path, settings: Settings, folder: str | None = None) -> str:
    """Prove that the releases in FOLDER (else LEDGER_VERSIONS) are one chain, with the files that they list."""
    releases = [
        release for release in load_releases(_folder_of_releases(settings, folder), root) if release.has_manifest
    ]
    stop_at(check_releases(releases))
    names = ", ".join(release.version for release in releases)
    return _say(settings, "chain" if releases else "no_chain", versions=names)


def _folder_of_releases(settings: Settings, folder: str | None) -> Path:
    if folder or settings.versions:
        return Path(folder or str(settings.versions))
    raise LedgerError(file_fault("LEDGER_VERSIONS", "versions-missing.unnamed"))


def _earlier(releases: Sequence[Release], version: str) -> list[str]:
    return [release.version for release in releases if release.version != version]


def attest(
    root: Path, settings: Settings, source_id: str | None = None, package: str | None = None, *, schemas: bool = False
) -> str:
    """With the archived texts: check the tables (of SOURCE_ID) against them and renew the attestations.

    The record of the shared tables needs no text. With LEDGER_KEY what was attested is signed. ``--schemas`` renews
    what a change of schemas or of attested columns has made stale, in the test packages too; ``--package`` names
    another package, whose schemas are those of this checkout.
    """
    if schemas:
        packages = sorted(path.parent for path in (root / TEST_PACKAGES).glob("*/datapackage.json"))
        return "\n".join(_migrate(package, root, settings) for package in (root, *packages))
    folder = root / (package or "")
    ledger, texts = load_package(folder, root if package else None), load_texts(settings.sources, named=settings.named)
    stop_at(check_ledger(ledger, texts, source_id or ""))
    wanted = [source for source in archived_sources(ledger) if source_id in (None, source)]
    reports = [source for source in wanted if archived_sources(ledger)[source] in texts]
    records = {source: make_record(ledger, texts, source) for source in reports}
    _write_records(folder, ledger, records | {SHARED: expected_records(ledger, texts)[SHARED]}, settings.key)
    return _say(settings, "attested" if reports else "attested_shared", reports=", ".join(reports))


def canonical(root: Path, settings: Settings) -> str:
    """Rewrite the tables in their one canonical form."""
    ledger = load_package(root)
    stop_at(ledger.findings)
    files = {name: text for table in ledger.tables.values() for name, text in render_canonical(table).items()}
    for name, text in files.items():
        stage_file(root / name, text.encode())
    return _say(settings, "canonical", files=len(files))


def scan(root: Path, settings: Settings, source_id: str) -> str:
    """List the numerals of a report's text that no row accounts for, with their surroundings."""
    ledger, texts = load_package(root), load_texts(settings.sources, named=settings.named)
    stop_at(check_texts(ledger, texts, source_id))
    digest = archived_sources(ledger).get(source_id, "")
    if digest not in texts:
        raise LedgerError(file_fault(f"{REPORTS}/{source_id}", "no-text", source=source_id))
    text = texts[digest]
    spans = [span for span in spans_by_source(ledger).get(source_id, []) if span.table != "measures"]
    around = [
        (run, text[max(run.start - CONTEXT, 0) : run.end + CONTEXT].split()) for run in find_unaccounted(text, spans)
    ]
    rows = [f"{run.start}\t{run.end}\t{run.text}\t{' '.join(words)}" for run, words in around]
    return "\n".join(rows) or _say(settings, "accounted", source=source_id)


def changes(root: Path, settings: Settings, base: str, output: str | None = None, *, draft: bool = False) -> str:
    """Tell what differs from BASE: the folder of a checkout, the archive of a release, or a version that was kept.

    As Markdown, with --output into a file; with --draft the rows that data/changes.csv lacks are added to it. Stops
    where a figure changed without a cause.
    """
    before, outcomes = _read_base(base, root, settings)
    after = load_package(root)
    stop_at([*before.findings, *after.findings])
    explained, sentences = explain(summarise_changes(before, after), before, after), load_sentences(settings.language)
    unexplained = list(check_causes(explained, after, base))
    if draft:
        drafted = draft_rows(explained, version_day(str(after.descriptor.get("version", ""))))
        stage_file(root / FILE_OF_CHANGES, render_drafted(after.tables[CHANGES], drafted).encode())
        return _say(settings, "drafted", rows=number(len(drafted)), file=FILE_OF_CHANGES)
    causes = {(item.difference.table, item.difference.key): item.reason.get("cause", "") for item in explained}
    text = render_changes(
        [item.difference for item in explained],
        summarise_outcomes(outcomes, read_outcomes(establish(after))),
        _sizes(Path(base), root),
        Reasons(causes, [sentences.message(finding) for finding in unexplained]),
    )
    if not before.is_packed:
        text += "\n\n" + render_review(review_evidence(before, after), sentences, has_keys=bool(before.keys))
    if output:
        stage_file(Path(output), f"{text}\n".encode())
    stop_at(unexplained)
    return _say(settings, "wrote", file=output) if output else text


def _read_base(base: str, root: Path, settings: Settings) -> tuple[Ledger, Outcomes]:
    """What is compared with, and what came out of it then."""
    if Path(base).is_dir():
        ledger = load_package(Path(base))
        stop_at(ledger.findings)
        return ledger, read_outcomes(establish(ledger))
    archive = Path(base) if Path(base).is_file() else (settings.versions or Path()) / f"data-{base}.zip"
    if not archive.is_file():
        raise LedgerError(file_fault("changes", "no-base", base=base))
    ledger = read_release(load_release(archive, read_listed(root)))
    return ledger, released_outcomes(ledger)


def _sizes(before: Path, after: Path) -> tuple[int, ...]:
    """Bytes of both sites, where both are built."""
    sites = [folder / "build" / "site" for folder in (before, after)]
    if not all(site.is_dir() for site in sites):
        return ()
    return tuple(sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) for site in sites)


def citation(root: Path, settings: Settings) -> str:
    """Write CITATION.cff anew from datapackage.json."""
    text = render_citation_file(load_json(root, DESCRIPTOR), settings.address)
    stage_file(root / "CITATION.cff", text.encode())
    return _say(settings, "wrote", file="CITATION.cff")


def compare_evidence(root: Path, settings: Settings, base: str, change: str | None = None) -> str:
    """Judge what a change (this checkout, or the folder --change) does to attestations, signatures and keys of BASE.

    Stops at a signature that was taken off and at keys that no earlier key signed. To judge a change by code that it
    cannot have changed, run it in the base: ``compare_evidence . --change ../after``.
    """
    before, after = load_package(Path(base)), load_package(Path(change) if change else root)
    stop_at([*before.findings, *after.findings])
    judged = review_evidence(before, after)
    stop_at(judged.faults)
    return render_review(judged, load_sentences(settings.language), has_keys=bool(before.keys))


COMMANDS: dict[str, Callable[..., str]] = {
    "build": build,
    "attest": attest,
    "scan": scan,
    "canonical": canonical,
    "changes": changes,
    "compare_evidence": compare_evidence,
    "release": release,
    "verify": verify,
    "citation": citation,
}
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "build": ("--fresh!",),
    "attest": ("source_id?", "--schemas!", "--package"),
    "compare_evidence": ("base", "--change"),
    "scan": ("source_id",),
    "changes": ("base", "--output", "--draft!"),
    "release": ("folder?",),
    "verify": ("folder?",),
}


def pass_gate(root: Path, settings: Settings) -> tuple[Ledger, Texts]:
    """The package and the texts, free of findings. Raises LedgerError with all of them otherwise.

    What is attested is asked last: rows with a fault will be changed, and until then no record fits them.
    """
    begin("reading")
    ledger, texts = load_package(root), load_texts(settings.sources, named=settings.named)
    begin("gate")
    stop_at([*_check_version(ledger), *check_ledger(ledger, texts)])
    stop_at(check_names(ledger))
    begin("attestations")
    stop_at([*check_attestations(ledger, texts), *check_signatures(ledger)])
    return ledger, texts


def _write_records(root: Path, ledger: Ledger, records: Mapping[str, Record], key: Path | None) -> None:
    """Write records, sign them where LEDGER_KEY names a key, and take off signatures that fit no more."""
    for file, text in {record_file(source): render_record(record) for source, record in records.items()}.items():
        stage_file(root / file, text.encode())
        if find_signer(ledger.keys, text, ledger.signatures.get(file, "")):
            continue
        if key:
            stage_file(root / f"{file}{SIGNATURE}", sign(key, text).encode())
        else:
            (root / f"{file}{SIGNATURE}").unlink(missing_ok=True)


def _migrate(package: Path, root: Path, settings: Settings) -> str:
    """Renew the records of a package without texts, where its rows still fit them; say which reports need theirs."""
    ledger = load_package(package, root)
    records = migrate_records(ledger)
    _write_records(package, ledger, records, settings.key)
    others = ", ".join(source for source in archived_sources(ledger) if source not in records)
    name = str(ledger.descriptor.get("name"))
    return _say(settings, "renewed_part" if others else "renewed", records=len(records), package=name, others=others)


def _say(settings: Settings, key: str, **values: object) -> str:
    """What a command did, in the language of who runs it."""
    return load_words(settings.language)(f"command.{key}", **values)


def _check_version(ledger: Ledger) -> Iterator[Finding]:
    """The package's version is a date such as 2026.11.22."""
    version = str(ledger.descriptor.get("version", ""))
    try:
        version_day(version)
    except ValueError:
        yield fault_in(DESCRIPTOR, 0, "version", "version", version=version)
