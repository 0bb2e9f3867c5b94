"""The sample for nginx, tried with nginx itself where it is installed: what may be read, framed and kept."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse

import pytest

from scripts.paths import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SAMPLES = ROOT / "docs" / "deploy"
FILES = (
    "404.html",
    "zh/index.html",
    "zh/data.html",
    "zh/charts/a.html",
    "zh/charts/a.embed.html",
    "zh/charts/a.svg",
    "data/releases/2024.2.1/figures.csv",
    "data/verify.py",
    "data/catalog.ttl",
    "api/v1/index.json",
)
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Nginx with the sample and a few files."""
    folder = tmp_path_factory.mktemp("nginx")
    for name in FILES:
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text("x", encoding="utf-8")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    sample = (SAMPLES / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{number};"),
        ("/srv/open-revitalization-ledger", str(folder / "site")),
        ("/etc/nginx/", f"{SAMPLES}/"),
    ):
        assert old in sample
        sample = sample.replace(old, new)
    (folder / "nginx.conf").write_text(
        f"user root;\nworker_processes 1;\nevents {{}}\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"http {{\naccess_log off;\n{sample}\n}}\n",
        encoding="utf-8",
    )
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        _wait(number, process)
        yield number
        process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def ask(port: int, path: str, method: str = "GET") -> HTTPResponse:
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        connection.request(method, path, headers={"Origin": "https://elsewhere.example"})
        answer = connection.getresponse()
        answer.read()
        return answer


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/releases/2024.2.1/figures.csv", "text/csv; charset=utf-8"),
        ("/data/verify.py", "text/plain; charset=utf-8"),
        ("/data/catalog.ttl", "text/turtle; charset=utf-8"),
        ("/api/v1/index.json", "application/json"),
        ("/zh/charts/a.svg", "image/svg+xml"),
    ],
)
def test_any_site_may_read_data_and_charts(port: int, path: str, kind: str) -> None:
    answer = ask(port, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    early = ask(port, path, "OPTIONS")
    assert (early.status, early.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/data/regions/1.csv", "/api/v1/none.json", "/data/releases/1/figures.csv"])
def test_an_error_may_be_read_and_is_not_kept(port: int, path: str) -> None:
    answer = ask(port, path)
    assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (404, "*")
    assert answer.headers["Cache-Control"] is None


def test_only_a_release_is_kept_for_ever(port: int) -> None:
    kept = {path: ask(port, f"/{path}").headers["Cache-Control"] for path in FILES}
    assert [path for path, value in kept.items() if "immutable" in value] == ["data/releases/2024.2.1/figures.csv"]


def test_only_the_small_pages_of_charts_may_be_framed(port: int) -> None:
    pages = [path for path in FILES if path.endswith(".html")]
    assert [path for path in pages if ask(port, f"/{path}").headers["X-Frame-Options"] is None] == [
        "zh/charts/a.embed.html"
    ]
    assert ask(port, "/zh/index.html").headers["Access-Control-Allow-Origin"] is None


def test_a_page_that_is_not_there_has_the_page_for_that_and_a_folder_leads_on(port: int) -> None:
    assert ask(port, "/zh/none.html").headers["Content-Type"] == "text/html; charset=utf-8"
    for path in ("/data/", "/api/v1/", "/data/releases/"):
        answer = ask(port, path)
        assert (answer.status, answer.headers["Location"].partition("/zh/")[2]) == (302, "data.html")
