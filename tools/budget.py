"""Builds the site from cold in a copy and prints each budget of the design beside its limit: python -m tools.budget.

Fails where one is above its limit. With ``--site FOLDER`` a site that is built already is measured, without time and
memory; with ``--log FILE`` the seconds that CI took are read from the last number of that file.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.ledger.packages import load_package
from scripts.paths import ROOT

MB = 1_000_000
KINDS = (
    (re.compile(r"data/(?:releases|ledger)/"), "whole ledger"),
    (re.compile(r"api/"), "API"),
    (re.compile(r"[a-z-]+/(?:charts|social)/|data/charts/"), "charts"),
    (re.compile(r"[a-z-]+/receipts/"), "receipts"),
    (
        re.compile(r"(?!data/|api/)[a-z-]+/(?:assets|search|explorer|compare)/|[a-z-]+/(?:places|divisions)\b"),
        "scripts and search",
    ),
    (re.compile(r"(?!data/|api/)[a-z-]+/.*\.html$"), "other page content"),
)
LIMITS = {
    "files": 4_000,
    "bytes": 65 * MB,
    "bytes a figure": 80_000,
    "largest frame of a page": 6_000,
    "charts": 9 * MB,
    "receipts": 5 * MB,
    "other page content": 14 * MB,
    "whole ledger": 13 * MB,
    "other files": 6 * MB,
    "API": 7 * MB,
    "scripts and search": 5 * MB,
    "source maps": 0,
    "seconds of CPU, cold": 35,
    "memory at its peak": 500 * MB,
    "lines of scripts without intake": 12_000,
    "seconds of CI": 1_500,
}
CONTENT = re.compile(rb'<article\b.*</article>|<ul [^>]*data-md-component="toc".*?</ul>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds of CPU of all its processes, and the most memory that they held together, in bytes."""

    cpu: float
    memory: int


def measure_site(folder: Path) -> dict[str, int]:
    """Files, bytes, bytes by kind, and the largest frame: a page without its article."""
    sizes: Counter[str] = Counter()
    largest = 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, size = path.relative_to(folder).as_posix(), path.stat().st_size
        frame = measure_frame(path) if name.endswith(".html") else 0
        largest = max(largest, frame)
        sizes["files"] += 1
        sizes["bytes"] += size
        sizes["frames"] += frame
        sizes["pages"] += bool(frame)
        sizes[kind_of(name)] += size - frame
        sizes["source maps"] += name.endswith(".map")
    return {**sizes, "source maps": sizes["source maps"], "largest frame of a page": largest}


def kind_of(name: str) -> str:
    """The kind under whose budget a file falls."""
    return next((kind for pattern, kind in KINDS if pattern.match(name)), "other files")


def measure_frame(path: Path) -> int:
    """Bytes of a page outside its article and the list of its headings; 0 for a page without an article."""
    document = path.read_bytes()
    content = CONTENT.findall(document)
    return len(document) - sum(map(len, content)) if content else 0


def measure_run(command: list[str], folder: Path, pause: float = 0.05) -> Cost:
    """Run a command to its end and count all its descendants: a fork server is never waited for. Linux only.

    ``pause``: seconds between two looks, each of which takes longer the more memory there is.
    """
    cpu: dict[int, float] = {}
    peak = 0
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own command
        while process.poll() is None:
            held = 0
            for pid in list_descendants(process.pid):
                seconds, memory = read_process(pid)
                cpu[pid] = max(seconds, cpu.get(pid, 0.0))
                held += memory
            peak = max(peak, held)
            time.sleep(pause)
    if process.returncode:
        raise SystemExit(f"the build failed: {process.returncode}")
    return Cost(sum(cpu.values()), peak)


def list_descendants(pid: int) -> Iterator[int]:
    """A process and all those below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from list_descendants(int(child))


def read_process(pid: int) -> tuple[float, int]:
    """Seconds of CPU of a process itself, and its share of memory in bytes; nothing of one that has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        shares = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0, 0
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    share = re.search(r"^Pss:\s+(\d+) kB", shares, re.MULTILINE)
    return seconds, int(share[1]) * 1024 if share else 0


def copy_checkout(target: Path) -> None:
    """What is tracked or could be, and nothing that was built."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")  # noqa: S603
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)


def count_lines(folder: Path) -> int:
    """Lines of the Python of the pipeline, without intake."""
    files = (path for path in folder.rglob("*.py") if "intake" not in path.parts)
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)


def render_budget(measured: dict[str, float]) -> tuple[str, bool]:
    """The table, and whether all stands within its limits."""
    lines, good = [f"{'':34}{'measured':>16}{'limit':>16}"], True
    for name, value in measured.items():
        limit = LIMITS.get(name)
        above = limit is not None and value > limit
        good = good and not above
        shown = f"{limit:>16,}" if limit is not None else f"{'':>16}"
        lines.append(f"{name:34}{value:>16,.0f}{shown}{'  ABOVE' if above else ''}")
    return "\n".join(lines), good


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and say by the exit code whether all budgets hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, help="a built site, to measure it alone")
    parser.add_argument("--log", type=Path, help="a file whose last number is the seconds that CI took")
    options = parser.parse_args(arguments)
    measured: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or Path(folder) / "build" / "site"
        if not options.site:
            copy_checkout(Path(folder))
            cost = measure_run([sys.executable, "-m", "scripts", "build"], Path(folder))
            measured = {"seconds of CPU, cold": cost.cpu, "memory at its peak": cost.memory}
        measured = {**measure_site(site), **measured}
    figures = len(load_package(ROOT).frame("figures"))
    measured["bytes a figure"] = measured["bytes"] / figures
    measured["lines of scripts without intake"] = count_lines(ROOT / "scripts")
    if options.log:
        measured["seconds of CI"] = float(re.findall(r"\d+(?:\.\d+)?", options.log.read_text())[-1])
    table, good = render_budget(measured)
    print(table)  # noqa: T201 - a command prints
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
