"""The house as the README draws it: packages in their order, imports that only look back, and no circles."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from scripts.paths import ROOT

ROW = re.compile(r"^\| ((?:`[a-z_]+/?`(?:, )?)+) \|", re.MULTILINE)
NAME = re.compile(r"`([a-z_]+)/?`")
LIVE = re.compile(r"(?:load_package|hold)[(]ROOT[)]|commands[.][a-z]+[(]ROOT, ")


def drawn(readme: str) -> list[list[str]]:
    """The rows of the README's table: each a package, or modules that stand in no package."""
    table = readme.partition("Data flows one way")[2].partition("\n\nOther tasks")[0]
    return [NAME.findall(row) for row in ROW.findall(table)]


def built(root: Path) -> dict[str, str]:
    """Source of each module of the pipeline, by dotted name without ``scripts``."""
    files = sorted(path for path in (root / "scripts").rglob("*.py") if path.name != "__init__.py")
    return {
        ".".join(path.relative_to(root / "scripts").with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in files
    }


def imported(source: str, modules: set[str]) -> set[str]:
    """The modules of the pipeline that ``source`` imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name.removeprefix("scripts.") for name in found if name.startswith("scripts.")} & modules


def looking_ahead(rows: list[list[str]], sources: dict[str, str]) -> list[str]:
    """Imports from a row below one's own."""
    place = {name: number for number, row in enumerate(rows) for name in row}
    return [
        f"{name} imports {other}"
        for name, source in sorted(sources.items())
        for other in sorted(imported(source, set(sources)))
        if place[other.partition(".")[0]] > place[name.partition(".")[0]]
    ]


def circle(sources: dict[str, str]) -> list[str]:
    """The modules of an import circle; [] where there is none."""
    try:
        TopologicalSorter({name: imported(source, set(sources)) for name, source in sources.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_the_readme_draws_every_package_once() -> None:
    names = [name for row in drawn((ROOT / "README.md").read_text(encoding="utf-8")) for name in row]
    assert sorted(names) == sorted({name.partition(".")[0] for name in built(ROOT)})


def test_modules_import_only_from_above_and_in_no_circle() -> None:
    sources = built(ROOT)
    assert looking_ahead(drawn((ROOT / "README.md").read_text(encoding="utf-8")), sources) == []
    assert circle(sources) == []


def test_no_two_modules_share_a_name() -> None:
    stems = [name.rpartition(".")[2] for name in built(ROOT)]
    assert sorted(set(stems)) == sorted(stems)


def test_no_module_but_the_command_reads_the_environment() -> None:
    marks = ("environ", "getenv", "expanduser", "gettempdir")
    readers = {
        name
        for name, source in built(ROOT).items()
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and node.attr in marks) or (isinstance(node, ast.Name) and node.id in marks)
    }
    assert readers == {"__main__"}


def test_an_import_that_looks_ahead_is_told() -> None:
    sources = {
        "a.one": "def late():\n    from scripts.b import three\n",
        "a.two": "from scripts.a.one import x\n",
        "b.three": "import scripts.a.two\n",
    }
    assert looking_ahead([["a"], ["b"]], sources) == ["a.one imports b.three"]


def test_a_circle_is_told() -> None:
    sources = {"a.one": "import scripts.a.two\n", "a.two": "import scripts.a.one\n"}
    assert set(circle(sources)) == {"a.one", "a.two"}


def test_one_file_of_tests_depends_on_live_data() -> None:
    files = sorted((ROOT / "tests").glob("test_*.py"))
    readers = [path.name for path in files if LIVE.search(path.read_text(encoding="utf-8"))]
    # The first two read the schemas alone.
    assert readers == ["test_columns.py", "test_languages.py", "test_live.py"]


FOREIGN = {
    "words", "messages",
    "ledger.files", "ledger.packages", "checks.attestation", "checks.cells", "checks.fingerprints", "checks.validation",
    "exports.archives", "exports.verify", "site.digests", "site.search_index",
    "intake.candidate", "intake.drafts", "intake.edits", "intake.review_server", "intake.review_session",
}  # fmt: skip
"""Modules that read what a file of unknown shape says, or describe any value at all."""


def untyped(source: str) -> bool:
    """Whether a module says ``Any``, but for artefacts of several kinds in one list."""
    tree = ast.parse(source.replace("Artefact[Any]", "Artefact"))
    return any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(tree))


def test_no_row_fact_or_page_is_untyped() -> None:
    assert untyped("x: list[Any]") and not untyped('x: Artefact[Any]\n"""Any."""')
    assert {name for name, source in built(ROOT).items() if untyped(source)} == FOREIGN


PARTICIPLES = {"told", "found", "known", "kept", "said", "given", "held", "seen", "gone", "made", "taken", "meant"}


def named(source: str) -> set[str]:
    """What a module gives a name: variables, parameters, fields, functions and classes, without underscores."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    names |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    names |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return {name.strip("_").lower() for name in names}


def test_things_have_the_names_of_things() -> None:
    assert named("for told in kept:\n    def f(known): self.found = 1") == {"told", "f", "known"}
    assert {name: bad for name, source in built(ROOT).items() if (bad := named(source) & PARTICIPLES)} == {}
