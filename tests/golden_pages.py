"""Rewrites tests/golden from the code as it is: python -m tests.golden_pages. Read the difference before keeping it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from scripts.pages.rendering import Page
from scripts.paths import ROOT
from tests.hung import hang_chart
from tests.project import make_pages, make_site

FOLDER = Path(__file__).parent / "golden"
PATHS = ("index.html", "regions/999001.html", "reports/qinghe-2023.html", "indicators.html", "themes/funds.html")


def render_pages(package: Path) -> dict[str, str]:
    """The golden pages of the example package: Markdown, then each slot under its name; by file name."""
    pages = make_pages(hang_chart(make_site(package)))
    return {path.replace("/", "-").replace(".html", ".txt"): _flat(pages[path]) for path in PATHS}


def _flat(page: Page) -> str:
    slots = "".join(f"\n===== {name} =====\n{text}\n" for name, text in page.slots.items())
    return f"{page.markdown}{slots}"


def main() -> None:
    """Write every golden page anew."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "example"
        shutil.copytree(Path(__file__).parent / "packages" / "example", package)
        shutil.copytree(ROOT / "data" / "schemas", package / "data" / "schemas")
        for name, text in render_pages(package).items():
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
