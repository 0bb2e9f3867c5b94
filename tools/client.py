"""Reads the built interface with a client that is generated from its OpenAPI description: python -m tools.client.

Every figure is asked for by its report, every list by its provinces; the rows are held against the CSV of the release.
Needs openapi-python-client and nothing of the project; fails where a row is read otherwise, or cannot be.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent
SITE, API, NAME = ROOT / "build" / "site", "api/v1", "ledger_client"
LISTS = ("relations", "targets", "remarks", "measures", "omissions", "reports")
TABLES = {"reports": "sources"}
"""The table of a list that is not called like it."""
Row = Mapping[str, object]
Ask = Callable[..., Mapping[str, Sequence[Row]]]


class QuietHandler(SimpleHTTPRequestHandler):
    """A server that does not tell of each request."""

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a folder that is served meanwhile."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def generate(description: Path, folder: Path) -> None:
    """Make the client and put it where Python finds it. SystemExit where the generator left something out."""
    command = [str(Path(sys.executable).with_name("openapi-python-client")), "generate", "--meta", "none"]
    target = ["--path", str(description), "--output-path", str(folder / NAME)]
    run = subprocess.run([*command, *target], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if run.returncode or "WARNING" in run.stdout:
        raise SystemExit(run.stdout + run.stderr)
    sys.path.insert(0, str(folder))


def call(client: object, operation: str, **parameters: str) -> Mapping[str, Sequence[Row]]:
    """What an operation of the client gives, as plain values."""
    found = import_module(f"{NAME}.api.default.{operation}").sync(client=client, **parameters)
    return dict(found.to_dict())


def ask_all(ask: Ask) -> dict[str, list[Row]]:
    """The rows of every list of the interface, by table."""
    found: dict[str, list[Row]] = {}
    for name in LISTS:
        codes = [str(row["province"]) for row in ask(name)["provinces"]]
        found[TABLES.get(name, name)] = [row for code in codes for row in ask(f"{name}_of", province=code)[name]]
    for name in ("regions", "indicators"):
        found[name] = [*ask(name)[name]]
    sources = [str(row["source_id"]) for row in found["sources"]]
    found["figures"] = [row for key in sources for row in ask("report_figures", source_id=key)["figures"]]
    return found


def compare(table: str, rows: Sequence[Row], wanted: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Each row that is missing, too many, or not as the CSV has it; lists and objects are other forms of its cells."""
    names = [name for name, cell in rows[0].items() if name in wanted[0] and not isinstance(cell, list | dict)]
    plain = {name for name in names if not any(isinstance(row[name], list | dict) for row in rows)}
    read = {tuple(write(row[name]) for name in names if name in plain) for row in rows}
    listed = {tuple(number(row[name]) for name in names if name in plain) for row in wanted}
    yield from (f"{table}: {cells} is not in the CSV" for cells in sorted(read - listed))
    yield from (f"{table}: {cells} was not read" for cells in sorted(listed - read))
    if len(rows) != len(wanted):
        yield f"{table}: {len(rows)} rows of {len(wanted)}"


def write(cell: object) -> str:
    """A value of the client as the CSV has it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else number(str(cell))


def number(text: str) -> str:
    """A number in its one form: 160000000.0 is 160000000."""
    try:
        value = float(text)
    except ValueError:
        return text
    return repr(value) if text.strip("-.0123456789") == "" else text


def main() -> int:
    """Generate, read, compare; print what differs and how much was read."""
    version = json.loads((SITE / "data" / "latest.json").read_text(encoding="utf-8"))["version"]
    with tempfile.TemporaryDirectory() as folder, serve(SITE) as address:
        generate(SITE / API / "openapi.json", Path(folder))
        client = import_module(NAME).Client(base_url=f"{address}/{API}", raise_on_unexpected_status=True)
        found = ask_all(partial(call, client))
    faults: list[str] = []
    for table, rows in found.items():
        with (SITE / "data" / "releases" / version / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            faults += compare(table, rows, [*csv.DictReader(file)])
    counted = ", ".join(f"{table} {len(rows)}" for table, rows in found.items())
    print("\n".join([*faults, f"read by the generated client: {counted}"]))  # noqa: T201 - a command prints
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
