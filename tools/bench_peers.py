"""Times the build beside other engines on the same pages and words: python -m tools.bench_peers.

Each engine makes the pages of one language from their Markdown: from cold, with nothing changed, and with a sentence
added to one page. The project makes both languages and all else that it publishes, and checks it. ``--write`` puts the
medians into the pages about speed, whose words are written by hand.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.paths import ROOT
from scripts.site.staging import list_files
from tools.budget import copy_checkout, measure_run
from tools.engines import COMMANDS, LANGUAGE, copy_pages, is_there

PAGES = sorted((ROOT / "docs").glob("*/speed.md"))
COLUMNS = ("cold_cpu", "unchanged_cpu", "changed_cpu", "pages")
"""What the table of those pages tells, after the name of the program."""
CHANGED = "about.md"
BUILD = (sys.executable, "-m", "scripts", "build")
STATES = ("cold", "unchanged", "changed")
Taken = dict[str, float]


def measure_engine(command: Sequence[str], folder: Path, page: Path) -> Taken:
    """Seconds by the clock and of CPU of a build in each state, in a folder that has built nothing; what it wrote."""
    taken: Taken = {}
    for state in STATES:
        if state == "changed":
            page.write_text(page.read_text(encoding="utf-8") + "\n一句新话。\n", encoding="utf-8", newline="\n")
        start = time.monotonic()
        taken[f"{state}_cpu"] = measure_run([*command], folder).cpu
        taken[f"{state}_wall"] = time.monotonic() - start
    site = next(path for path in (folder / "build" / "site", folder / "site") if path.is_dir())
    files = list_files(site)
    sizes = sum((site / name).stat().st_size for name in files)
    return {**taken, "pages": sum(name.endswith(".html") for name in files), "files": len(files), "bytes": sizes}


def measure_round(folder: Path) -> dict[str, Taken]:
    """Every engine once, the project first, for its pages are what the others get."""
    own = folder / "ledger"
    copy_checkout(own)
    taken = {"ledger": measure_engine(BUILD, own, own / "docs" / LANGUAGE / CHANGED)}
    for engine, command in COMMANDS.items():
        if is_there(engine):
            copy_pages(own / "build" / "docs" / LANGUAGE, folder / engine, engine)
            taken[engine] = measure_engine(command, folder / engine, folder / engine / "docs" / CHANGED)
    return taken


def take_medians(rounds: Sequence[dict[str, Taken]]) -> dict[str, Taken]:
    """The median of each measure over the rounds."""
    return {
        engine: {name: round(statistics.median(one[engine][name] for one in rounds), 2) for name in measures}
        for engine, measures in rounds[0].items()
    }


def fill_table(page: str, medians: Mapping[str, Taken]) -> str:
    """The page with the medians in the first table below ``{#peers}``: a row an engine, in their order."""
    before, head, rest = page.partition("{#peers}")
    start, line, table = rest.partition("---|\n")
    rows, gap, after = table.partition("\n\n")
    shown = [
        " | ".join([row.split(" | ")[0], *(_round(taken[name]) for name in COLUMNS)]) + " |"
        for row, taken in zip(rows.split("\n"), medians.values(), strict=True)
    ]
    return "".join((before, head, start, line, "\n".join(shown), gap, after))


def _round(value: float) -> str:
    """Seconds with a digit after the point, two below one; a count as it is."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}" if value < 1 else f"{value:,.1f}"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; with ``--write`` put the medians into the pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all engines, one after the other")
    parser.add_argument("--write", action="store_true", help="put the medians into the pages about speed")
    options = parser.parse_args(arguments)
    rounds = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(measure_round(Path(folder)))
    medians = take_medians(rounds)
    for engine, taken in medians.items():
        print(engine, *(f"{name} {value:,.2f}" for name, value in taken.items()))  # noqa: T201 - a command prints
    for page in PAGES if options.write else ():
        page.write_text(fill_table(page.read_text(encoding="utf-8"), medians), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
