"""Lighthouse on a phone's settings, for the pages that readers open first; run by ``nox -s lighthouse``.

It needs npm, which fetches the pinned version, and the system's Chromium; it is no part of the tests for that reason.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.browser.conftest import MISSING, QUIET, find_chromium
from tests.browser.kinds import LANGUAGES, SITE, heaviest
from tests.browser.server import serve

VERSION = "12.8.2"
KINDS = ("index.html", "regions/*.html", "indicators/*.html", "explorer.html")
RUNS = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
NO_NPM = "npm is missing: install Node.js, which brings it, or leave this check to continuous integration."


def measure(address: str, chromium: str) -> dict[str, int]:
    """Scores of a page from 0 to 100, by category."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless=new", *QUIET, f"--user-data-dir={folder}/profile"])
        options = [f"--output-path={report}", f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}"]
        command = ["npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet", "--output=json", *options]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
        categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round((categories[name]["score"] or 0) * 100) for name in LEAST}


def measure_fairly(address: str, chromium: str) -> dict[str, int]:
    """Scores of a page, each the median of RUNS: a busy machine makes a page look slow now and then."""
    runs = [measure(address, chromium) for _ in range(RUNS)]
    return {name: int(median(scores[name] for scores in runs)) for name in LEAST}


def falls_short(scores: dict[str, int]) -> bool:
    """Whether a score is below the least that is asked."""
    return any(scores[name] < least for name, least in LEAST.items())


def main() -> int:
    """Print the scores of each page; 1 where one is too low."""
    chromium = find_chromium()
    if not chromium or not shutil.which("npx"):
        sys.stdout.write(f"{NO_NPM if chromium else MISSING}\n")
        return 1
    low = 0
    with serve(SITE) as address:
        for page in (heaviest(language, kind) for language in LANGUAGES for kind in KINDS):
            scores = measure_fairly(f"{address}/{page}", chromium)
            low += falls_short(scores)
            sys.stdout.write(f"{page:40} {'  '.join(f'{name} {score}' for name, score in scores.items())}\n")
            sys.stdout.flush()
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
