"""Snippets of code: exact text, and those in Python and JavaScript are run against the files on loopback."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from scripts.exports.datasets import Dataset, list_datasets
from scripts.exports.downloads import pack_set
from scripts.exports.snippets import LOCAL, render_snippets
from scripts.ledger.packages import load_package
from scripts.words import load_words
from tests.interfaces import extend

MISSING = "Node.js is missing: install it (apt install nodejs, or actions/setup-node) to run the JavaScript snippet."
POWER_QUERY = """\
let
    Source = Csv.Document(
        Web.Contents("https://ledger.example/data/region-999001/latest/figures.csv"),
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
    Typed = Table.TransformColumnTypes(Rows, {{"value", type number}}, "en-US")
in
    Typed
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def region(example: Path) -> Dataset:
    return next(item for item in list_datasets(load_package(extend(example))) if item.set_id == "region-999001")


@pytest.fixture
def address(region: Dataset, tmp_path: Path) -> Iterator[str]:
    """The files of the set, served on loopback as the site serves them."""
    folder = tmp_path / "site" / "data" / region.set_id / "latest"
    folder.mkdir(parents=True)
    for item in pack_set(region):
        (folder / item.path).write_bytes(item.content)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def code(region: Dataset, kind: str, address: str) -> str:
    return next(snippet.code for snippet in render_snippets(region, address) if snippet.kind == kind)


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "no_proxy": "127.0.0.1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_python_runs_and_keeps_codes_as_text(region: Dataset, address: str, tmp_path: Path) -> None:
    source = (
        code(region, "python", address) + "print(figures['value'].sum(), figures['region_code'].unique().tolist())\n"
    )
    last = run([sys.executable, "-c", source], tmp_path).splitlines()[-1]
    assert last == "164002156.0 ['999001']"


def test_javascript_runs(region: Dataset, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    node = shutil.which("node")
    if node is None:
        assert not os.environ.get("CI"), MISSING
        with capsys.disabled():
            sys.stdout.write(f"\n{MISSING}\n")
        pytest.skip(MISSING)
    (tmp_path / "snippet.mjs").write_text(code(region, "javascript", address), encoding="utf-8")
    assert run([node, "snippet.mjs"], tmp_path) == "12 qinghe-2023-funds\n"


def test_power_query_names_the_numbers_and_leaves_codes_alone(region: Dataset) -> None:
    assert code(region, "power-query", "https://ledger.example") == POWER_QUERY


def test_r_and_curl_name_the_files(region: Dataset) -> None:
    folder = "https://ledger.example/data/region-999001/latest"
    assert code(region, "curl", "https://ledger.example") == (
        f"curl --fail --remote-name {folder}/figures.csv\ncurl --fail --remote-name {folder}/figures.json\n"
    )
    assert code(region, "r", "https://ledger.example") == (
        f'figures <- read.csv("{folder}/figures.csv", fileEncoding = "UTF-8-BOM", colClasses = "character")\n'
        "figures$value <- as.numeric(figures$value)\n"
        'head(figures[, c("region_zh", "indicator_zh", "value", "unit_zh", "as_stated", "page")])\n'
    )


def test_without_an_address_the_site_is_on_the_readers_machine(region: Dataset) -> None:
    assert all(f"{LOCAL}/data/" in snippet.code for snippet in render_snippets(region, ""))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_its_words(region: Dataset, language: str) -> None:
    words = load_words(language)
    assert all(
        words(f"snippet.{part}_{item.kind}") for item in render_snippets(region, "") for part in ("label", "note")
    )
