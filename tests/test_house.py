"""The house as the README draws it: every module in its package, and imports that only look back."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from scripts.paths import ROOT

ROW = re.compile(r"^\| `([a-z]+)/` \| (.+) \|$", re.MULTILINE)
MODULE = re.compile(r"`([a-z_]+)`")


def drawn(readme: str) -> list[str]:
    """The modules in the order of the README's table, as dotted names."""
    table = readme.partition("Data flows one way")[2]
    return [
        f"scripts.{module}" if folder == "scripts" else f"scripts.{folder}.{module}"
        for folder, modules in ROW.findall(table)
        for module in MODULE.findall(modules)
    ]


def built(root: Path) -> dict[str, Path]:
    """The modules of the pipeline, by dotted name."""
    files = sorted(path for path in (root / "scripts").rglob("*.py") if path.name != "__init__.py")
    return {".".join(path.relative_to(root).with_suffix("").parts): path for path in files}


def imported(source: str, modules: set[str]) -> set[str]:
    """The modules of the pipeline that ``source`` imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & modules


def looking_ahead(order: list[str], sources: dict[str, str]) -> list[str]:
    """Imports of a module that does not stand before the one that imports it."""
    place = {name: number for number, name in enumerate(order)}
    return [
        f"{name} imports {other}"
        for name in order
        for other in sorted(imported(sources[name], set(order)))
        if place[other] >= place[name]
    ]


def test_the_readme_draws_every_module_once() -> None:
    order = drawn((ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(order) == sorted(built(ROOT))
    stems = [name.rpartition(".")[2] for name in order]
    assert sorted(set(stems)) == sorted(stems)


def test_modules_import_only_from_those_before_them() -> None:
    order = drawn((ROOT / "README.md").read_text(encoding="utf-8"))
    sources = {name: path.read_text(encoding="utf-8") for name, path in built(ROOT).items()}
    assert looking_ahead(order, sources) == []


def test_an_import_that_looks_ahead_is_told() -> None:
    order = ["scripts.a.one", "scripts.a.two", "scripts.b.three"]
    sources = {
        "scripts.a.one": "def late():\n    from scripts.b import three\n",
        "scripts.a.two": "from scripts.a.one import x\n",
        "scripts.b.three": "import scripts.a.two\nimport scripts.b.three\n",
    }
    assert looking_ahead(order, sources) == [
        "scripts.a.one imports scripts.b.three",
        "scripts.b.three imports scripts.b.three",
    ]
