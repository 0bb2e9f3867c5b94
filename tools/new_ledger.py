"""Begins a ledger of one's own: python -m tools.new_ledger FOLDER --name-zh 名 --name-en NAME.

The folder gets the pipeline, the hand-written pages, the locks and the reference tables with one invented report of an
invented county, which its keepers replace. Its build and its tests pass as it stands.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.paths import ROOT
from tools.budget import copy_checkout

SEED = ROOT / "tests/packages/example"
FILES = Path(__file__).with_name("new_ledger_files")
LOCKS = [f"lock/{name}.txt" for name in ("site", "dev", "intake", "nox")]
KEPT = (*LOCKS, "scripts", "docs", ".gitignore", "mkdocs.yml", "mkdocs.en.yml", "pyproject.toml", "data/schemas")
LEFT = "docs/decisions/"
"""What is of the project where the pipeline is made: why it is as it is."""
SESSIONS = (
    *("install", "build", "tests", "check", "attest", "scan", "canonical", "changes"),
    *("intake", "review", "accept", "realign", "release", "verify"),
)
NAMES = {"zh": "乡村振兴公开账", "en": "Open Revitalization Ledger"}
NAMED = ("mkdocs*.yml", "scripts/words/*.toml", "docs/*/*.md")
"""Where the name of the site stands, for people to read."""
VERSION = "2024.1.1"


def main(arguments: list[str] | None = None) -> int:
    """Begin the ledger; 1 where the folder has something in it."""
    parser = argparse.ArgumentParser(prog="python -m tools.new_ledger", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name-zh", default="我们的公开账")
    parser.add_argument("--name-en", default="Our Open Ledger")
    options = parser.parse_args(arguments)
    if options.folder.exists() and (not options.folder.is_dir() or any(options.folder.iterdir())):
        print(f"{options.folder} is not empty: name a folder that is, or a new one.", file=sys.stderr)  # noqa: T201
        return 1
    begin_ledger(options.folder, {"zh": options.name_zh, "en": options.name_en})
    print(f"{options.folder}: begun; its README.md says how it goes on.")  # noqa: T201
    return 0


def begin_ledger(folder: Path, names: dict[str, str]) -> None:
    """Write the ledger into a folder; ``names`` is what its site is called in each language."""
    folder.mkdir(parents=True, exist_ok=True)
    _copy_pipeline(folder)
    shutil.copytree(SEED, folder, dirs_exist_ok=True)
    for path in (path for pattern in NAMED for path in sorted(folder.glob(pattern))):
        text = path.read_text(encoding="utf-8")
        for language, name in NAMES.items():
            text = text.replace(name, names[language])
        path.write_text(text, encoding="utf-8")
    (folder / "datapackage.json").write_text(render_descriptor(folder, names), encoding="utf-8")
    (folder / "noxfile.py").write_text(
        cut_sessions((ROOT / "noxfile.py").read_text(encoding="utf-8")), encoding="utf-8"
    )
    project = (folder / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(project.replace('"tests", "tools"', '"tests"'), encoding="utf-8")
    shutil.copyfile(ROOT / "keeper.toml", folder / "keeper.toml")
    (folder / "tests").mkdir()
    shutil.copyfile(FILES / "test_ledger.py", folder / "tests/test_ledger.py")
    readme = (FILES / "README.md").read_text(encoding="utf-8")
    (folder / "README.md").write_text(readme.format(name_zh=names["zh"], name_en=names["en"]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "scripts", "attest", "--schemas"], cwd=folder, check=True)
    subprocess.run([sys.executable, "-m", "scripts", "citation"], cwd=folder, check=True)


def _copy_pipeline(folder: Path) -> None:
    """What is kept of the checkout, without what was built and what is its own."""
    copy_checkout(folder)
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        is_kept = any(name == kept or name.startswith(f"{kept}/") for kept in KEPT)
        if path.is_file() and (not is_kept or name.startswith(LEFT)):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def render_descriptor(folder: Path, names: dict[str, str]) -> str:
    """The descriptor of the seed, its resources described as those of this project are."""
    ours = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    seed = json.loads((SEED / "datapackage.json").read_text(encoding="utf-8"))
    known = {resource["name"]: resource for resource in ours["resources"]}
    resources = [known[resource["name"]] | {"path": resource["path"]} for resource in seed["resources"]]
    own = {
        "name": folder.resolve().name.lower().replace("_", "-"),
        "title": f"{names['zh']} {names['en']}",
        "description": f"{names['en']}: every number with the characters that state it.",
        "version": VERSION,
        "resources": resources,
    }
    return json.dumps(ours | own, ensure_ascii=False, indent=2) + "\n"


def cut_sessions(source: str) -> str:
    """The noxfile with the tasks of a ledger alone, and what these use."""
    lines, body = source.splitlines(keepends=True), ast.parse(source).body
    left = [node for node in body if isinstance(node, ast.FunctionDef) and node.name not in SESSIONS]
    used = {part.id for node in body if node not in left for part in ast.walk(node) if isinstance(part, ast.Name)}
    for node in reversed(body):
        if node in left or (isinstance(node, ast.ImportFrom) and not used & {name.name for name in node.names}):
            start = min([node.lineno, *(item.lineno for item in getattr(node, "decorator_list", []))]) - 1
            while start and not lines[start - 1].strip():
                start -= 1
            del lines[start : node.end_lineno]
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
