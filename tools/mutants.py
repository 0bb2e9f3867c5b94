"""Do the tests notice? Breaks the modules that decide facts, one place at a time: python -m tools.mutants [SEED|PATH].

A mutant is one changed operator, number or word of a module; the tests of its module are run on it, in a copy of the
checkout. A seed chooses sixty places of all modules, a path all places of that module. Prints each survivor and the
share that was killed, and fails below 95 %.
"""

from __future__ import annotations

import ast
import copy
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.paths import ROOT
from tools.budget import copy_checkout

PACKAGES = ("numbers", "ledger", "checks", "audit", "wording")
COUNT, GOAL, SECONDS = 60, 0.95, 240
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
}


def list_modules(root: Path) -> dict[str, list[str]]:
    """The modules that decide facts, by path, with the files of tests that are of them."""
    modules = {}
    for package in PACKAGES:
        for path in sorted((root / "scripts" / package).glob("[a-z]*.py")):
            test = root / "tests" / f"test_{path.stem}.py"
            if test.exists():
                modules[path.relative_to(root).as_posix()] = [test.relative_to(root).as_posix()]
    return modules


def list_places(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Where a module can be broken: the number of a node in the order of ``ast.walk``, and of a field within it."""
    unseen = {id(node) for part in ast.walk(tree) for node in _unseen(part)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Compare):
            yield from ((number, place) for place in range(len(node.ops)) if type(node.ops[place]) in SWAPS)
        elif (
            (isinstance(node, (ast.BoolOp, ast.BinOp)) and type(node.op) in SWAPS)
            or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
            or (isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)))
        ):
            yield number, 0


def _unseen(node: ast.AST) -> Iterator[ast.AST]:
    """What no test can see: annotations, and unions of types outside them."""
    for field in ("annotation", "returns"):
        if isinstance(part := getattr(node, field, None), ast.AST):
            yield from ast.walk(part)
    if isinstance(node, ast.keyword) and node.arg in ("frozen", "slots", "maxsize", "strict", "order", "total"):
        yield from ast.walk(node)


def break_module(source: str, number: int, place: int) -> tuple[str, str]:
    """The module broken in one place, and what was done in words."""
    tree = copy.deepcopy(ast.parse(source))
    node = list(ast.walk(tree))[number]
    before = ast.unparse(node)
    if isinstance(node, ast.Compare):
        node.ops[place] = SWAPS[type(node.ops[place])]()  # type: ignore[call-overload]
    elif isinstance(node, (ast.BoolOp, ast.BinOp)):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
    elif isinstance(node, ast.Constant):
        node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
    return ast.unparse(
        ast.fix_missing_locations(tree)
    ), f"line {getattr(node, 'lineno', 0)}: {before} → {ast.unparse(node)}"


def choose(modules: dict[str, list[str]], wanted: str) -> list[tuple[str, int, int]]:
    """Sixty places of all modules, the same for the same seed and code; all of them of a module that is named."""
    places = [
        (module, number, place)
        for module in (modules if wanted.isdigit() else [wanted])
        for number, place in list_places(ast.parse((ROOT / module).read_text(encoding="utf-8")))
    ]
    return sorted(random.Random(int(wanted)).sample(places, COUNT) if wanted.isdigit() else places)  # noqa: S311 - no secret


def is_killed(folder: Path, module: str, broken: str, tests: list[str]) -> bool:
    """Whether the tests of a module fail on it broken; the copy is whole again afterwards."""
    path = folder / module
    whole = path.read_text(encoding="utf-8")
    path.write_text(broken, encoding="utf-8")
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603
        return run.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(whole, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Break, test, print; 0 where enough mutants are killed."""
    modules = list_modules(ROOT)
    chosen = choose(modules, arguments[0] if arguments else "1")
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / str(number) for number in range(workers)]
        for target in copies:
            copy_checkout(target)

        def work(worker: int) -> list[tuple[str, bool]]:
            said = []
            for module, number, place in chosen[worker::workers]:
                source = (ROOT / module).read_text(encoding="utf-8")
                broken, what = break_module(source, number, place)
                said.append((f"{module} {what}", is_killed(copies[worker], module, broken, modules[module])))
            return said

        with ThreadPoolExecutor(workers) as pool:
            told = [item for part in pool.map(work, range(workers)) for item in part]
    survivors = sorted(what for what, killed in told if not killed)
    share = 1 - len(survivors) / len(told)
    lines = [*(f"survived: {what}" for what in survivors), f"{len(told) - len(survivors)} of {len(told)} killed"]
    print("\n".join(lines))  # noqa: T201 - a command prints
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
