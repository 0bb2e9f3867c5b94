"""Kills builds and runs them in pairs, and looks what is published each time: python -m tools.kills.

In a copy of the checkout two states of the data alternate. A build is killed at a seeded moment, often near its end,
where two sites are exchanged; a MkDocs that it left runs on. Whatever happens, build/site must be the whole site of one
of the two states, and the next build must give that of the newest. Of a pair both must succeed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.budget import copy_checkout

SEED = 20261129
EXAMPLE = "tests/packages/example"
COMMAND = [sys.executable, "-m", "scripts", "build"]
TABLE = "data/reference/themes.csv"
OFTEN = 5
"""After so many kills a build runs to its end."""


@dataclass(frozen=True, slots=True)
class Course:
    """A copy of the project whose data alternate: its folder, the hash of each state's site, seconds of a build."""

    folder: Path
    sites: tuple[str, str]
    seconds: float


def copy_example(folder: Path) -> None:
    """Copy the checkout, with the example's data and texts in place of its own."""
    copy_checkout(folder)
    schemas = folder / "data" / "schemas"
    kept = shutil.copytree(schemas, folder / "schemas")
    shutil.rmtree(folder / "data")
    shutil.copytree(folder / EXAMPLE, folder, dirs_exist_ok=True)
    kept.rename(schemas)


def prepare(folder: Path, *, real: bool) -> Course:
    """Copy the checkout, with the example's data unless ``real``, and build both states from cold."""
    if real:
        copy_checkout(folder)
    else:
        copy_example(folder)
    sites, seconds = [], 0.0
    for state in (0, 1):
        start = time.monotonic()
        change_state(folder, state)
        run_build(folder)
        sites.append(hash_tree(folder / "build" / "site"))
        seconds = time.monotonic() - start
    if sites[0] == sites[1]:
        raise SystemExit("the two states give one site: nothing can be told from it")
    return Course(folder, (sites[0], sites[1]), seconds)


def change_state(folder: Path, state: int) -> None:
    """Bring the data into one of two states that differ in a word on many pages."""
    path, original = folder / TABLE, folder / "themes.original"
    if not original.exists():
        shutil.copyfile(path, original)
    head, first, rest = original.read_text(encoding="utf-8").split("\n", 2)
    cells = first.split(",")
    cells[head.split(",").index("name_en")] += " one" if state else " two"
    path.write_text("\n".join([head, ",".join(cells), rest]), encoding="utf-8", newline="\n")


def start_build(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """A build that runs on its own."""
    texts = folder / "texts"
    settings = {"LEDGER_SOURCES": str(texts)} if texts.is_dir() else {}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, *options], cwd=folder, env={**os.environ, **settings}, stdout=quiet, stderr=subprocess.PIPE
    )


def run_build(folder: Path, *options: str) -> None:
    """A build that must succeed."""
    with start_build(folder, *options) as process:
        _, said = process.communicate()
    if process.returncode:
        raise SystemExit(f"a build failed:\n{said.decode()}")


def hash_tree(folder: Path) -> str:
    """The hash of every file below a folder by its path; "" where there is none."""
    whole = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{path.relative_to(folder).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest() if folder.is_dir() else ""


def kill_builds(course: Course, count: int, chance: random.Random) -> Counter[str]:
    """Kill ``count`` builds; what each left: the site before, the new one, or a loss."""
    seen: Counter[str] = Counter()
    for number in range(count):
        state = number % 2
        change_state(course.folder, state)
        moment = chance.uniform(0, 1.05) if number % 2 else chance.uniform(0.85, 1.1)
        with start_build(course.folder) as process:
            time.sleep(moment * course.seconds)
            process.kill()
            process.communicate()
        found = hash_tree(course.folder / "build" / "site")
        seen["lost" if found not in course.sites else "new" if found == course.sites[state] else "before"] += 1
        if number % OFTEN == OFTEN - 1:
            run_build(course.folder)
            seen["next build wrong"] += hash_tree(course.folder / "build" / "site") != course.sites[state]
    return seen


def run_pairs(course: Course, count: int, chance: random.Random) -> Counter[str]:
    """Start ``count`` pairs of builds, the second a little later; how many gave the site of the data."""
    seen: Counter[str] = Counter()
    for number in range(count):
        state = number % 2
        change_state(course.folder, state)
        with start_build(course.folder) as one:
            time.sleep(chance.uniform(0, 0.5) * course.seconds * (number % 3))
            with start_build(course.folder) as other:
                one.communicate()
                other.communicate()
        failed = bool(one.returncode or other.returncode)
        right = hash_tree(course.folder / "build" / "site") == course.sites[state]
        seen["failed" if failed else "right" if right else "wrong"] += 1
    return seen


def try_out(kills: int, pairs: int, *, real: bool) -> bool:
    """Kill and pair builds of one package, print what happened, and say whether nothing was lost."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        course = prepare(Path(folder), real=real)
        killed, paired = kill_builds(course, kills, chance), run_pairs(course, pairs, chance)
    name = "the ledger" if real else "the example"
    print(f"{name}: a build takes {course.seconds:.1f} s")  # noqa: T201 - a command prints
    print(f"  {kills} kills left the site before {killed['before']} times, the new one {killed['new']} times;")  # noqa: T201
    print(f"  {killed['lost']} times neither, {killed['next build wrong']} times the next build was wrong")  # noqa: T201
    print(f"  {pairs} pairs: {paired['right']} right, {paired['wrong']} wrong, {paired['failed']} failed")  # noqa: T201
    return not (killed["lost"] or killed["next build wrong"] or paired["wrong"] or paired["failed"])


def main(arguments: list[str] | None = None) -> int:
    """Try it on the example and on the ledger; 0 where nothing was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=100, help="kills of builds of the example")
    parser.add_argument("--pairs", type=int, default=50, help="pairs of builds of the example")
    parser.add_argument("--real", type=int, default=3, help="kills and pairs of builds of the ledger itself")
    options = parser.parse_args(arguments)
    good = try_out(options.kills, options.pairs, real=False)
    good = (not options.real or try_out(options.real, options.real, real=True)) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
