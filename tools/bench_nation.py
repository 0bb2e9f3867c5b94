"""What the whole country costs: an invented nation built by the whole pipeline, stage by stage.

Run by `nox -s bench_nation -- 100 400`. Each size is an ordinary ledger in build/nation/<size>, read, checked and built
as the real one is. Linux only.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import os
import re
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time

import jinja2
from rich.console import Console
from rich.progress import track
from rich.table import Table

from scripts.commands import build
from scripts.languages import list_languages
from scripts.ledger import parts
from scripts.ledger.packages import load_package
from scripts.pages.explorer_parts import FOLDER, INDEX
from scripts.paths import ROOT
from scripts.settings import Settings
from scripts.site.progress import STAGES
from scripts.site.staging import list_files
from tools.budget import Cost, measure_run
from tools.nation import YEARS, list_places, write_nation

SIZES = (100, 400)
NATION = ROOT / "build" / "nation"
ADDRESS = "https://nation.example.org"
RESULT = ROOT / "tools" / "bench_nation.json"
NATION_FIGURES, MOST_STAGES = 960_000, 14
HOST = 1_000_000_000
"""Bytes of a small host."""
TAKEN = "stages.json"
MB = 1_000_000
LIMITS: Mapping[str, tuple[float, str, str]] = {
    "file": (25_000_000, "最大的一个文件，字节", "Largest file, bytes"),
    "files": (0.2, "每个数的文件数", "Files a figure"),
    "bytes": (15_000, "每个数的字节", "Bytes a figure"),
    "region": (120_000, "最大的地区页，字节", "Largest page of a place, bytes"),
    "finder": (300_000, "查地方要取的，字节", "Fetched to find a place, bytes"),
    "search": (300_000, "搜到第一条要取的，字节", "Fetched for a first search hit, bytes"),
    "numbers": (300_000, "按数搜要取的，字节", "Fetched to look up a number, bytes"),
    "page": (300_000, "最大的别的网页，字节", "Largest other page, bytes"),
    "explorer": (300_000, "明细表第一次要取的，字节", "Fetched for the first rows of the explorer, bytes"),
}
"""What a site of the nation may weigh, and its name in each language."""
STEPS = {
    "reading": "读表",
    "gate": "核对",
    "attestations": "核对记录",
    "facts": "对账",
    "choice of charts": "选图",
    "list of artefacts": "列出要做的",
    "sources of pages": "备好页面",
    "frames": "套版",
    "record": "记指纹",
    "links": "查链接",
    "strays": "清旧文件",
    "swap": "换上新站",
}
"""What the steps are called in Chinese; the others are files, by folder and ending."""
PAUSE = 0.5  # seconds between two looks at memory
SHORT = 0.2  # seconds below which growth is noise
LANGUAGES = frozenset(language.code for language in list_languages())


class Clock(logging.Handler):
    """Hears which stage begins, and counts seconds and seconds of CPU of each, of this process alone."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        self.stage, self.at = "start", (perf_counter(), process_time())

    def emit(self, record: logging.LogRecord) -> None:
        """The stage before has ended."""
        self.close_stage(name_stage(record.getMessage()))

    def close_stage(self, following: str) -> None:
        """Count what the stage took; the memory is the most that the process held until its end."""
        now = perf_counter(), process_time()
        taken = self.taken[self.stage]
        taken[0] += now[0] - self.at[0]
        taken[1] += now[1] - self.at[1]
        taken[2] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        self.at, self.stage = now, following


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage took, and the files that it is the maker of."""

    seconds: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    files: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A build of so many regions: its stages by name, and the cost of all processes."""

    regions: int
    figures: int
    seconds: float
    cost: Cost
    stages: Mapping[str, Stage]
    weights: Mapping[str, float]


def name_stage(path: str) -> str:
    """A stage by what it is told by: the folder and ending of an artefact's path, whatever its language."""
    steps = Path(path).parts
    if len(steps) > 1 and steps[0] in LANGUAGES:
        steps = steps[1:]
    ending = Path(path).suffix.replace(".md", ".html")
    if not ending:
        return path
    folder = "/".join(steps[:-1][:2]) if steps[0] in ("data", "api") else steps[0] if len(steps) > 1 else "pages"
    return f"{folder} {ending}"


def build_here(folder: Path) -> None:
    """Build the nation in a folder, and write down beside it what each stage took.

    However few its figures, it is built as a large ledger is, or sizes could not be compared.
    """
    parts.LARGE = parts.DIVIDED = 0
    clock = Clock()
    STAGES.addHandler(clock)
    STAGES.setLevel(logging.DEBUG)
    settings = Settings(
        sources=folder / "texts", address=ADDRESS, environment=os.environ, workers=1
    )  # whose stages can be told apart
    build(folder, settings, fresh=True)
    clock.close_stage("end")
    (folder / TAKEN).write_text(json.dumps(clock.taken), encoding="utf-8")


def run_nation(regions: int, console: Console) -> Run:
    """Invent a nation, build it in a process of its own, and measure that."""
    folder = NATION / str(regions)
    places = list_places(regions)
    reports = write_nation(folder, places)
    for _ in track(reports, f"{regions} regions: reports", total=len(places) * YEARS, console=console):
        pass
    start = perf_counter()
    with console.status(f"{regions} regions: build"):
        cost = measure_run([sys.executable, "-m", "tools.bench_nation", "--build", str(folder)], ROOT, PAUSE)
    seconds = perf_counter() - start
    taken = json.loads((folder / TAKEN).read_text(encoding="utf-8"))
    files, sizes = count_files(folder / "build" / "site")
    stages = {}
    for name in dict.fromkeys([*taken, *files]):
        elapsed, cpu, memory = taken.get(name, (0.0, 0.0, 0.0))
        stages[name] = Stage(elapsed, cpu, memory, files[name], sizes[name])
    figures = len(load_package(folder).frame("figures"))
    return Run(regions, figures, seconds, cost, stages, weigh_site(folder / "build" / "site", figures))


def weigh_site(site: Path, figures: int) -> dict[str, float]:
    """What has a limit of LIMITS, by its name there; what a reader fetches is that of the heavier language."""
    sizes = {name: (site / name).stat().st_size for name in list_files(site)}

    def largest(pattern: str) -> int:
        return max((size for name, size in sizes.items() if re.fullmatch(f"(?:zh|en)/{pattern}", name)), default=0)

    search = ("search/term-files.js", "search/variants.js", r"search/terms-.*\.js", r"search/entries-.*\.js")
    return {
        "file": max(sizes.values()),
        "files": len(sizes) / figures,
        "bytes": sum(sizes.values()) / figures,
        "region": largest(r"regions/\d+\.html"),
        "page": largest(r"(?!regions/\d).*\.html"),
        "finder": largest(r"places\.js") + largest(r"divisions\.js"),
        "search": sum(map(largest, search)),
        "numbers": sum(map(largest, ("search/figure-files.js", r"search/numbers-.*\.js", r"search/figures-.*\.js"))),
        "explorer": max(weigh_explorer(site / code) for code in LANGUAGES),
    }


def weigh_explorer(language: Path) -> int:
    """Bytes of the explorer's index and of the parts that it fetches first: as many as hold what is fetched at once."""
    index = (language / INDEX).read_text(encoding="utf-8")
    found = re.search(r"index:'(.*)',files", index)
    if found is None:
        raise ValueError(f"{language / INDEX} holds no index")
    told = json.loads(found[1].replace("\\'", "'").replace("\\\\", "\\"))
    size, figures = len(index.encode()), 0
    for name, _, count, _ in told["parts"]:
        if figures and figures + count > told["most"]:
            break
        figures += count
        size += (language / FOLDER / f"{name}.js").stat().st_size
    return size


def count_files(site: Path) -> tuple[Counter[str], Counter[str]]:
    """Files and bytes of a site by the stage that makes them."""
    files, sizes = Counter[str](), Counter[str]()
    for name in list_files(site):
        stage = name_stage(name)
        files[stage] += 1
        sizes[stage] += (site / name).stat().st_size
    return files, sizes


def render_run(run: Run, before: Run | None) -> Table:
    """The stages of a run, the dearest first, with the exponent of growth since a smaller nation."""
    table = Table(title=f"{run.regions:,} regions, {run.figures:,} figures")
    for name in ("stage", "s", "CPU s", "peak MB", "files", "MB", "exponent"):
        table.add_column(name, justify="left" if name == "stage" else "right")
    for name, stage in sorted(run.stages.items(), key=lambda item: -item[1].cpu):
        old = before.stages.get(name) if before else None
        growth = find_exponent(stage.cpu, old.cpu, run.regions / before.regions) if before and old else None
        table.add_row(name, *_cells(stage), "" if growth is None else f"{growth:.2f}")
    own = Stage(run.seconds, run.cost.cpu, run.cost.memory, *map(sum, zip(*_sizes(run), strict=True)))
    growth = find_exponent(run.cost.cpu, before.cost.cpu, run.regions / before.regions) if before else None
    table.add_section()
    table.add_row("all, with MkDocs", *_cells(own), "" if growth is None else f"{growth:.2f}")
    return table


def render_weights(run: Run) -> Table:
    """What has a limit, beside it."""
    table = Table(title=f"Weights at {run.regions:,} regions")
    for name in ("", "measured", "limit"):
        table.add_column(name, justify="right" if name else "left")
    for name, (limit, _, english) in LIMITS.items():
        above = "  ABOVE" if run.weights[name] > limit else ""
        table.add_row(english, f"{run.weights[name]:,.2f}", f"{limit:,.2f}{above}")
    return table


def _sizes(run: Run) -> list[tuple[int, int]]:
    return [(stage.files, stage.bytes) for stage in run.stages.values()]


def _cells(stage: Stage) -> list[str]:
    memory, size = stage.memory / MB, stage.bytes / MB
    return [f"{stage.seconds:,.1f}", f"{stage.cpu:,.1f}", f"{memory:,.0f}", f"{stage.files:,}", f"{size:,.1f}"]


def find_exponent(now: float, before: float, ratio: float) -> float | None:
    """How fast something grows: 1 is in proportion to the regions, 2 with their square; None of what is too short."""
    return math.log(now / before) / math.log(ratio) if before > SHORT and now > SHORT else None


def extrapolate(runs: Sequence[Run], measure: Callable[[Run], float], figures: float = NATION_FIGURES) -> float:
    """What a nation of so many figures would need, if each figure costs what those between the last two sizes did."""
    before, last = runs[-2:]
    slope = (measure(last) - measure(before)) / (last.figures - before.figures)
    return measure(last) + slope * (figures - last.figures)


def describe_growth(runs: Sequence[Run]) -> dict[str, float]:
    """The exponents of the whole, what the nation would need, and the figures that fill a host of 1 GB."""
    before, last = runs[-2:]
    ratio = last.regions / before.regions
    slope = (weigh(last) - weigh(before)) / (last.figures - before.figures)
    return {
        "cpu": find_exponent(last.cost.cpu, before.cost.cpu, ratio) or 0.0,
        "memory": math.log(last.cost.memory / before.cost.memory) / math.log(ratio),
        "nation_minutes": extrapolate(runs, lambda run: run.cost.cpu) / 60,
        "nation_memory": extrapolate(runs, lambda run: run.cost.memory) / MB / 1000,
        "nation_files": extrapolate(runs, lambda run: run.weights["files"] * run.figures),
        "nation_bytes": extrapolate(runs, weigh) / MB / 1000,
        "host": last.figures + (HOST - weigh(last)) / slope,
    }


def weigh(run: Run) -> float:
    """Bytes of the site."""
    return run.weights["bytes"] * run.figures


def list_stages(runs: Sequence[Run]) -> list[tuple[Mapping[str, str], list[float], float | None]]:
    """The dearest steps: the name in each language, seconds of CPU at each size, and the exponent."""
    last, before = runs[-1], runs[-2]
    dearest = sorted(last.stages, key=lambda name: -last.stages[name].cpu)[:MOST_STAGES]
    rows: list[tuple[Mapping[str, str], list[float], float | None]] = []
    for name in dearest:
        times = [run.stages[name].cpu if name in run.stages else 0.0 for run in runs]
        growth = find_exponent(times[-1], times[-2], last.regions / before.regions)
        rows.append(({"en": name, "zh": STEPS.get(name, name)}, times, growth))
    return rows


def list_kinds(runs: Sequence[Run]) -> list[tuple[str, int, int, float, float]]:
    """The heaviest kinds of files: name, files, bytes, and files and bytes a figure between the last two sizes."""
    last, before = runs[-1], runs[-2]
    more = last.figures - before.figures
    rows = []
    for name in sorted(last.stages, key=lambda name: -last.stages[name].bytes)[:MOST_STAGES]:
        own, old = last.stages[name], before.stages.get(name, Stage())
        rows.append((name, own.files, own.bytes, (own.files - old.files) / more, (own.bytes - old.bytes) / more))
    return rows


def write_up(runs: Sequence[Run]) -> dict[Path, str]:
    """The result of at least two sizes as JSON, and a page in each language that tells it."""
    kept = [{**asdict(run), "cpu": run.cost.cpu, "memory": run.cost.memory} for run in runs]
    for run, row in zip(runs, kept, strict=True):
        row["files"], row["bytes"] = map(sum, zip(*_sizes(run), strict=True))
        del row["cost"]
    last = runs[-1]
    values = {
        "runs": kept,
        "machine": {"zh": f"一台 {os.cpu_count()} 核的机器上", "en": f"a machine of {os.cpu_count()} cores"},
        "growth": describe_growth(runs),
        "stages": list_stages(runs),
        "kinds": list_kinds(runs),
        "limits": [(*limit, last.weights[name]) for name, limit in LIMITS.items()],
    }
    environment = jinja2.Environment(  # noqa: S701 - Markdown
        undefined=jinja2.StrictUndefined, trim_blocks=True, comment_start_string="{##", comment_end_string="##}"
    )
    files = {RESULT: json.dumps(kept, indent=1) + "\n"}
    for language in sorted(LANGUAGES):
        template = (ROOT / "tools" / f"scale.{language}.md").read_text(encoding="utf-8")
        page = environment.from_string(template).render(values)
        files[ROOT / "docs" / language / "scale.md"] = f"{page}\n"
    return files


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the stages of each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=SIZES, help="numbers of regions")
    parser.add_argument("--write", action="store_true", help="write the result down, and the pages that tell it")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.build:
        build_here(options.build)
        return
    console, runs = Console(), []
    for count in options.counts:
        runs.append(run_nation(count, console))
        console.print(render_run(runs[-1], runs[-2] if len(runs) > 1 else None))
        console.print(render_weights(runs[-1]))
    if options.write:
        for path, content in write_up(runs).items():
            path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
