"""Index of the project's tasks: `nox -l` lists them. Each installs the locked packages and runs one command."""

from pathlib import Path

import nox

nox.options.sessions = ["build"]
nox.options.reuse_existing_virtualenvs = True


def install(session: nox.Session, lock: str) -> None:
    """Install one lock, hashes checked, and nothing else."""
    session.install("--require-hashes", "--requirement", f"lock/{lock}.txt")


@nox.session
def build(session: nox.Session) -> None:
    """Check everything and build the site into build/site; -- --fresh makes again what did not change, too."""
    install(session, "site")
    session.run("python", "-m", "scripts", "build", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check the data and the evidence; one report or draft in the order of its text (-- SOURCE_ID [--lang zh])."""
    install(session, "site")
    session.run("python", "-m", "scripts", "check", *session.posargs)


@nox.session
def attest(session: nox.Session) -> None:
    """With the archived texts: check the tables against them and renew the attestations."""
    install(session, "site")
    session.run("python", "-m", "scripts", "attest", *session.posargs)


@nox.session
def scan(session: nox.Session) -> None:
    """With the archived texts: list the numerals of a report that no row accounts for (-- SOURCE_ID)."""
    install(session, "site")
    session.run("python", "-m", "scripts", "scan", *session.posargs)


@nox.session
def canonical(session: nox.Session) -> None:
    """Rewrite the tables in their one canonical form: sorted by key, LF, fewest quotes."""
    install(session, "site")
    session.run("python", "-m", "scripts", "canonical")


@nox.session
def changes(session: nox.Session) -> None:
    """Tell what differs from a checkout or a release, and what lacks a cause (-- BASE [--output FILE] [--draft])."""
    install(session, "site")
    session.run("python", "-m", "scripts", "changes", *session.posargs)


@nox.session
def intake(session: nox.Session) -> None:
    """Make a draft report from an official text: FILE or - ; asks what is not given as options."""
    install(session, "intake")
    session.run("python", "-m", "scripts", "intake", *session.posargs)


@nox.session
def review(session: nox.Session) -> None:
    """Decide the numbers of a draft on a page in the browser, which this machine alone can see (-- SOURCE_ID)."""
    install(session, "intake")
    session.run("python", "-m", "scripts", "review", *session.posargs)


@nox.session
def accept(session: nox.Session) -> None:
    """Take a draft over into the ledger, whole or not at all (-- SOURCE_ID [--day DATE])."""
    install(session, "site")
    session.run("python", "-m", "scripts", "accept", *session.posargs)


@nox.session
def realign(session: nox.Session) -> None:
    """After an archived text was edited: move the spans of its report's rows where that is certain (-- SOURCE_ID)."""
    install(session, "site")
    session.run("python", "-m", "scripts", "realign", *session.posargs)


@nox.session
def compare_evidence(session: nox.Session) -> None:
    """Judge what a change does to attestations, signatures and keys (-- BASE, or in the base: -- . --change FOLDER)."""
    install(session, "site")
    session.run("python", "-m", "scripts", "compare_evidence", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """After a build: freeze it as a release with its manifest, which later builds publish again (-- FOLDER)."""
    install(session, "site")
    session.run("python", "-m", "scripts", "release", *session.posargs)


@nox.session
def verify(session: nox.Session) -> None:
    """Prove that the releases of a folder are one chain and hold the files that they list (-- FOLDER)."""
    install(session, "site")
    session.run("python", "-m", "scripts", "verify", *session.posargs)


@nox.session
def workflows(session: nox.Session) -> None:
    """Check the workflows: their schema, and what can go wrong with permissions and injected text."""
    install(session, "guards")
    files = [f".github/workflows/{name}.yml" for name in ("publish", "review")]
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)
    session.run("zizmor", "--offline", "--strict-collection", *files)


@nox.session
def readers(session: nox.Session) -> None:
    """Read each format with the tools of analysts and compare every cell (R, LibreOffice, locales where they are)."""
    install(session, "readers")
    session.run("python", "-m", "tools.readers")


@nox.session
def client(session: nox.Session) -> None:
    """After a build: generate a client from the OpenAPI description, read every row by it, compare with the release."""
    install(session, "client")
    session.run("python", "-m", "tools.client")


@nox.session
def shapes(session: nox.Session) -> None:
    """After a build: hold the catalogues against the official shapes of DCAT-AP 3."""
    install(session, "shapes")
    session.run("python", "-m", "tools.shapes")


@nox.session
def audit(session: nox.Session) -> None:
    """Ask the Python advisory database about every locked package and print what is known (needs the network)."""
    install(session, "guards")
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    for path in sorted(Path("lock").glob("*.txt")):  # one at a time: two locks may hold two versions of a package
        session.run("pip-audit", *options, "--requirement", str(path), success_codes=[0, 1])


@nox.session
def tests(session: nox.Session) -> None:
    """Style, types, the descriptor by frictionless itself, and every test."""
    install(session, "dev")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("frictionless", "validate", "datapackage.json")
    session.run("pytest", "--numprocesses", "auto", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Use the built site in Chromium: accessibility, keyboard, search, weight, policy, a copy on a disk."""
    install(session, "browser")
    session.run("pytest", "tests/browser", "--numprocesses", "auto", *session.posargs)


@nox.session
def walk_review(session: nox.Session) -> None:
    """Take an invented report from a pasted text to the built site in Chromium; count a clerk's choices and keys."""
    install(session, "browser")
    session.run("python", "-m", "tools.walk_review", *session.posargs)


@nox.session
def crawl(session: nox.Session) -> None:
    """Read every page of the built site in Chromium and tell each fault; `browser` reads every twentieth."""
    install(session, "browser")
    every = ["--numprocesses", "auto", "--crawl-step", "1"]
    session.run("pytest", "tests/browser/test_crawl.py", *every, *session.posargs)


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Measure home, region, indicator and explorer of the built site by Lighthouse (needs npm and Chromium)."""
    install(session, "browser")
    session.run("python", "-m", "tests.browser.lighthouse", *session.posargs, external=True)


@nox.session
def budget(session: nox.Session) -> None:
    """Build from cold in a copy and print each budget of the design beside its limit (-- --log FILE: time of CI)."""
    install(session, "site")
    session.run("python", "-m", "tools.budget", *session.posargs)


@nox.session
def bench_changes(session: nox.Session) -> None:
    """Time builds of a copy: cold, nothing changed, one note, figure, report; compare each with cold (-- --quick)."""
    install(session, "site")
    session.run("python", "-m", "tools.bench_changes", *session.posargs)


@nox.session
def bench_peers(session: nox.Session) -> None:
    """Time the build beside Material, Zensical and Hugo, each where it is installed (-- --rounds N --write)."""
    install(session, "engines")
    session.run("python", "-m", "tools.bench_peers", *session.posargs)


@nox.session
def bench_dask(session: nox.Session) -> None:
    """Build with a local Dask cluster of two worker processes: the same bytes as with one process."""
    install(session, "engines")
    session.run("python", "-m", "tools.bench_dask")


@nox.session
def zensical(session: nox.Session) -> None:
    """After a build: make its sources with Zensical too, and list how the pages differ from those of MkDocs."""
    install(session, "engines")
    session.run("python", "-m", "tools.second_engine")


@nox.session
def whole_pages(session: nox.Session) -> None:
    """After a build: make all pages by MkDocs alone and compare every byte with build/site."""
    install(session, "site")
    session.run("python", "-m", "tools.whole_pages")


@nox.session
def mutants(session: nox.Session) -> None:
    """Break the modules that decide facts in 60 places, one at a time: each module's test must fail (-- SEED)."""
    install(session, "dev")
    session.run("python", "-m", "tools.mutants", *session.posargs)


@nox.session
def reproduce(session: nox.Session) -> None:
    """Build the commit twice, in ways that must not matter, and compare every byte."""
    install(session, "site")
    session.run("python", "-m", "tools.reproduce", *session.posargs)


@nox.session
def kills(session: nox.Session) -> None:
    """Kill 100 builds and run 50 in pairs, in a copy: build/site must stay whole (-- --kills N --pairs N --real N)."""
    install(session, "site")
    session.run("python", "-m", "tools.kills", *session.posargs)


@nox.session
def citation(session: nox.Session) -> None:
    """Check CITATION.cff (`python -m scripts citation` writes it), in an environment of its own."""
    install(session, "citation")
    session.run("cffconvert", "--validate", "-i", "CITATION.cff")


@nox.session
def bench_explorer(session: nox.Session) -> None:
    """Time the explorer with 100,000 invented rows in Chromium (-- ROWS)."""
    install(session, "browser")
    session.run("python", "-m", "tools.bench_explorer", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the audit of a million invented figures with 100,000 relations (-- FIGURES RELATIONS)."""
    install(session, "site")
    session.run("python", "-m", "tools.bench_audit", *session.posargs)


@nox.session
def province(session: nox.Session) -> None:
    """Build one province by itself, into a folder (-- 610000 ../shaanxi)."""
    install(session, "site")
    session.run("python", "-m", "tools.province", *session.posargs)


@nox.session
def bench_nation(session: nox.Session) -> None:
    """Build an invented nation of 100 and of 400 regions, and print what each stage takes (-- REGIONS …)."""
    install(session, "site")
    session.run("python", "-m", "tools.bench_nation", *session.posargs)


@nox.session
def mutated_tables(session: nox.Session) -> None:
    """Break tables of the example in thousands of ways: the gate and frictionless must judge alike (-- TABLES SEED)."""
    install(session, "site")
    session.run("python", "-m", "tools.mutated_tables", *session.posargs)


@nox.session
def bench_intake(session: nox.Session) -> None:
    """Measure how well drafts are made, on invented reports and on the archived texts (-- [NAME …] [--misses])."""
    install(session, "intake")
    session.run("python", "-m", "tools.bench_intake", *session.posargs)


@nox.session
def bench_numbers(session: nox.Session) -> None:
    """Compare the number grammar with its peers on the project's corpus and a public suite (-- --write)."""
    install(session, "peers")
    session.run("python", "-m", "tools.bench_numbers", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Resolve pyproject.toml anew into lock/, with hashes and no address of an index."""
    install(session, "guards")
    options = [
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--upgrade",
    ]
    project = ["pyproject.toml", "--constraints", "lock/site.txt"]
    session.run("uv", "pip", "compile", "pyproject.toml", *options, "--output-file", "lock/site.txt")
    for group in ("dev", "browser", "engines", "intake", "readers"):
        session.run("uv", "pip", "compile", *project, "--group", group, *options, "--output-file", f"lock/{group}.txt")
    for group in ("nox", "guards", "citation", "client", "peers", "shapes"):
        alone = ["--group", f"pyproject.toml:{group}"]
        session.run("uv", "pip", "compile", *alone, *options, "--output-file", f"lock/{group}.txt")


@nox.session
def new_ledger(session: nox.Session) -> None:
    """Begin a ledger of one's own (-- FOLDER [--name-zh 名 --name-en NAME])."""
    install(session, "site")
    session.run("python", "-m", "tools.new_ledger", *session.posargs)
