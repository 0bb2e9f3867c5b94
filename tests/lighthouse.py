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

from tests.browser.conftest import MISSING, QUIET, find_chromium
from tests.browser.kinds import LANGUAGES, SITE, heaviest
from tests.browser.server import serve

VERSION = "12.8.2"
KINDS = ("index.html", "regions/*.html", "indicators/*.html", "explorer.html")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
NO_NPM = "npm is missing: install Node.js, which brings it, or leave this check to continuous integration."


def measure(address: str, chromium: str) -> dict[str, int]:
    """Scores of a page from 0 to 100, by category."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless=new", *QUIET, f"--user-data-dir={folder}/profile"])
        command = ["npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet", "--output=json",
                   f"--output-path={report}", f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}"]  # fmt: skip
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
        categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round((categories[name]["score"] or 0) * 100) for name in LEAST}


def main() -> int:
    """Print the scores of each page; 1 where one is too low."""
    chromium = find_chromium()
    if not chromium or not shutil.which("npx"):
        sys.stdout.write(f"{NO_NPM if chromium else MISSING}\n")
        return 1
    low = 0
    with serve(SITE) as address:
        for page in (heaviest(language, kind) for language in LANGUAGES for kind in KINDS):
            scores = measure(f"{address}/{page}", chromium)
            low += any(scores[name] < least for name, least in LEAST.items())
            sys.stdout.write(f"{page:40} {'  '.join(f'{name} {score}' for name, score in scores.items())}\n")
            sys.stdout.flush()
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
