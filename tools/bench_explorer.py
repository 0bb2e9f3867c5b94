"""How long a reader waits in the explorer with 100,000 figures: the built page in Chromium, with invented data.

Run by `nox -s bench_explorer` after a build. The rows are packed by the same function as the real ones and put in the
place of theirs, in parts so large that all of them are fetched; nothing is random. Needs Chromium, and Playwright,
which is imported here alone.
"""

from __future__ import annotations

import gzip
import mimetypes
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pandas as pd

from scripts.audit.facts import establish
from scripts.exports.holdings import Holdings
from scripts.ledger.packages import Ledger, load_package
from scripts.pages.catalogue import Site
from scripts.pages.explorer import PATH
from scripts.pages.explorer_parts import INDEX, ExplorerFiles
from scripts.paths import ROOT
from scripts.words import load_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROWS, COUNTIES, PREFECTURES = 100_000, 3_200, 320
LIMIT = 200.0
HOST = "http://explorer.test"
LANGUAGE = "zh"
RUNS = 3
LOADING, LONGEST = "make data and table ready", "longest task of that"
SPECIAL = ("date", "rank", "frequency")
# After the frame in which something is so: a message is answered when that frame has been painted.
FRAME = """(is, then) => {
  const frame = () => {
    if (!is()) return requestAnimationFrame(frame);
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  requestAnimationFrame(frame);
}"""
# From what a reader does until the rows that answer it, of which the address tells, have been painted.
PAINTED = """(act, frame) => new Promise(done => {
  const before = location.search, start = performance.now();
  frame(() => location.search !== before, () => done(performance.now() - start)); // or what follows is counted
  act();
})"""
# From the arrival of data and library until the first rows of theirs have been painted, and the longest task in it.
READY = """frame => new Promise(done => {
  const tasks = [0];
  const note = list => tasks.push(...list.getEntries().map(task => task.duration));
  new PerformanceObserver(note).observe({ type: "longtask" });
  document.getElementById("explorer-text").focus();
  frame(() => document.querySelector("#explorer-pages .dt-paging"), () => {
    const files = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/explorer/"));
    const ready = performance.now() - Math.max(...files.map(file => file.responseEnd));
    setTimeout(() => done([ready, Math.max(...tasks)]), 1000);
  });
})"""
SET = (
    "name => value => () => { const field = document.getElementById('explorer-' + name); field.value = value; "
    "field.dispatchEvent(new Event('input', { bubbles: true })); }"
)
PRESS = "selector => () => document.querySelector(selector).click()"
CLEAR = f"({PRESS})('[data-do=clear]')"
STEPS = (
    ("first words", f"({SET})('text')('收入')"),
    ("next letters", f"({SET})('text')('收入 7')"),
    ("nothing chosen again", CLEAR),
    ("theme", f"({SET})('theme')('livelihoods')"),
    ("and year", f"({SET})('year')('2022')"),
    ("and status", f"({SET})('status')('result')"),
    ("and evidence", f"({SET})('evidence')('checked')"),
    ("nothing chosen again", CLEAR),
    ("region", f"({SET})('province')('610000')"),
    ("nothing chosen again", CLEAR),
    ("indicator", f"({SET})('indicator')('rural-income')"),
    ("nothing chosen again", CLEAR),
    ("sort by value", f"({PRESS})('th[data-sort=value]')"),
    ("the other way round", f"({PRESS})('th[data-sort=value]')"),
    ("sort by indicator", f"({PRESS})('th[data-sort=indicator]')"),
    ("next page", f"({PRESS})('.dt-paging-button.next')"),
    ("back in history", "() => history.back()"),
    ("words that are nowhere", f"({SET})('text')('火星')"),
)
PAUSE = 300  # milliseconds in which what was left for later is done


def invent(ledger: Ledger, rows: int = ROWS) -> Ledger:
    """The ledger with invented counties, and figures of theirs up to ``rows``, each after one that is there."""
    figures, units = ledger.frame("figures"), ledger.frame("units")
    special = set(units.loc[units["dimension"].isin(SPECIAL), "unit_id"])
    models = figures[~figures["unit"].isin(special)]
    needed = range(max(0, rows - len(figures)))
    counts = [str(1 + at * 7919 % 999_983) for at in needed]
    added = models.iloc[[at % len(models) for at in needed]].assign(
        figure_id=[f"invented-{at:06}" for at in needed],
        region_code=[_code(at % COUNTIES) for at in needed],
        period_end=[f"{2016 + at % 10}-12-31" for at in needed],
        period_start=[f"{2016 + at % 10}-01-01" for at in needed],
        value=counts,
        as_stated=[f"{count}户" for count in counts],
        qualifier="exact",
        status="result",
        note="",
        note_en="",
    )
    regions = pd.concat([ledger.frame("regions"), pd.DataFrame(_regions())], ignore_index=True)
    return _replace(ledger, {"figures": pd.concat([figures, added], ignore_index=True), "regions": regions})


def _code(county: int) -> str:
    return f"{800_000 + county}"


def _regions() -> Iterator[dict[str, str]]:
    """Prefectures of one invented province, and ten counties in each."""
    for at in range(PREFECTURES):
        yield _region(f"{790_000 + at}", f"第{at}市", "prefecture", "100000")
    for at in range(COUNTIES):
        yield _region(_code(at), f"第{at}县", "county", f"{790_000 + at % PREFECTURES}")


def _region(code: str, name: str, level: str, parent: str) -> dict[str, str]:
    return {"region_code": code, "name_zh": name, "name_en": name, "level": level, "parent_code": parent}


def _replace(ledger: Ledger, frames: Mapping[str, pd.DataFrame]) -> Ledger:
    tables = {name: replace(table, frame=frames.get(name, table.frame)) for name, table in ledger.tables.items()}
    return replace(ledger, tables=tables)


def pack_files(site: Site) -> dict[str, bytes]:
    """The index and the parts, by path; a first fetch brings all of them."""
    files = ExplorerFiles(site, most=len(site.figures))
    return {INDEX: files.pack_index(), **{part.path: files.pack_part(part) for part in files.parts}}


def measure(page: Page, slower: int) -> list[tuple[str, float]]:
    """What each step takes on a processor so many times slower, in milliseconds; the first two are of loading."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{HOST}/{LANGUAGE}/{PATH}")
    ready, longest = page.evaluate(f"({READY})({FRAME})")
    taken = [(LOADING, ready), (LONGEST, longest)]
    for name, act in STEPS:
        taken.append((name, page.evaluate(f"({PAINTED})({act}, {FRAME})")))
        page.wait_for_timeout(PAUSE)
    return taken


def answer(folder: Path, files: Mapping[str, bytes]) -> Callable[[Route], None]:
    """Gives the browser the files of the built site, and the invented data in the place of the real ones."""

    def fulfil(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        file = folder / path
        invented = files.get(path.partition("/")[2])
        if invented is not None:
            route.fulfill(body=invented, content_type="text/javascript; charset=utf-8")
        elif file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0])
        else:
            route.fulfill(status=404)

    return fulfil


def _require(found: object, message: str, mend: str) -> None:
    if not found:
        raise SystemExit(f"{message} {mend}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _run(browser: Browser, fulfil: Callable[[Route], None], slower: int) -> list[tuple[str, float]]:
    page = browser.new_page()
    page.route("**/*", fulfil)
    taken = measure(page, slower)
    page.close()
    return taken


def _tell_step(name: str, taken: float, slower: int) -> None:
    ratio = "" if name == LOADING else f"{taken / LIMIT:10.2f} of {LIMIT:.0f} ms"
    _say(f"{name:<28}{taken:10,.0f} ms, processor 1/{slower}{ratio}")


def _tell_size(name: str, content: bytes) -> None:
    packed = len(gzip.compress(content, compresslevel=6, mtime=0))
    _say(f"{name:<28}{len(content) / 1000:10,.0f} kB{packed / 1000:10,.0f} kB compressed")


def main(arguments: Sequence[str]) -> None:
    """Print sizes, then each step: median milliseconds, and their share of the limit. Argument: how many figures."""
    from playwright.sync_api import sync_playwright

    site_folder, chromium = ROOT / "build" / "site", shutil.which("chromium")
    _require((site_folder / LANGUAGE / PATH).is_file(), "There is no built site.", "Run `nox -s build` first.")
    _require(chromium, "Chromium is missing.", "Install it, on Debian with `apt-get install chromium`.")
    ledger = invent(load_package(ROOT), int(arguments[0]) if arguments else ROWS)
    files = pack_files(Site(Holdings(establish(ledger)), (), load_words(LANGUAGE)))
    _say(f"{len(ledger.frame('figures')):,} figures")
    for name, content in files.items():
        _tell_size(name, content)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for slower in (1, 4):
            runs = [_run(browser, answer(site_folder, files), slower) for _ in range(RUNS)]
            for steps in zip(*runs, strict=True):
                _tell_step(steps[0][0], median(taken for _, taken in steps), slower)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
