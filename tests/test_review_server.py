"""The server of the review page: this machine alone, this page alone, and nothing from elsewhere on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from scripts.findings import LedgerError, file_fault
from scripts.intake.review_server import HERE, TOKEN, make_app
from scripts.intake.review_session import ReviewSession
from scripts.ledger.packages import load_package, load_texts
from tests.drafting import REPORT, put_draft

ORIGIN, SECRET = "http://127.0.0.1:8000", "a-token"
JSON = {"content-type": "application/json"}


def refuse() -> str:
    raise LedgerError(file_fault("drafts/x", "draft-undo"))


@pytest.fixture
def client(example: Path) -> TestClient:
    put_draft(example)
    session = ReviewSession(example, load_package(example), load_texts(example / "texts"), REPORT)
    return TestClient(make_app(session, refuse, ORIGIN, SECRET, "zh"), base_url=ORIGIN, headers={TOKEN: SECRET})


def test_the_page_opens_with_its_token_in_both_languages(client: TestClient) -> None:
    del client.headers[TOKEN]
    assert client.get("/").status_code == client.get("/?token=other").status_code == 403
    chinese, english = (client.get(f"/?token={SECRET}&lang={code}").text for code in ("zh", "en"))
    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    assert client.get("/page/review.js").status_code == 200


@pytest.mark.parametrize("path", ["/state", "/words", "/near?table=indicators&name=x"])
def test_nothing_is_told_without_the_token(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200
    assert client.get(path, headers={TOKEN: "other"}).status_code == 403
    del client.headers[TOKEN]
    assert client.get(f"{path}{'&' if '?' in path else '?'}token={SECRET}").status_code == 403


FOREIGN: list[dict[str, str]] = [
    {"host": "evil.example:8000"},
    {"host": "localhost.evil.example"},
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site"},
    {"content-type": "text/plain"},
    {"content-type": "application/x-www-form-urlencoded"},
    {"content-length": "2000000"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_cannot_drive_the_page(client: TestClient, headers: dict[str, str]) -> None:
    body = {"cells": {"publisher": "x"}}
    answer = client.post("/source", json=body, headers={"origin": ORIGIN, **headers})
    assert answer.status_code == 403
    assert client.get("/state").json()["source"]["publisher"] == "青禾县乡村振兴局"
    assert client.post("/source", json=body, headers={"origin": ORIGIN}).json()["source"]["publisher"] == "x"


def test_the_policy_allows_the_page_its_own_files_alone(client: TestClient) -> None:
    for path in (f"/?token={SECRET}", "/page/review.css", "/state", "/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
        assert "access-control-allow-origin" not in headers


def test_a_title_with_markup_is_text(client: TestClient) -> None:
    client.post("/source", json={"cells": {"title": "<script>alert(1)</script>"}})
    page = client.get(f"/?token={SECRET}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("path", ["/page/../review_server.py", "/page/%2e%2e/review_server.py", "/page//etc/passwd"])
def test_only_files_of_the_page_are_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


BAD: list[Any] = [{}, [], {"table": "figures"}, {"table": "figures", "key": "44", "cells": [1]}, {"session": 1}]


@pytest.mark.parametrize("body", BAD)
def test_a_call_that_does_not_fit_is_refused(client: TestClient, body: object) -> None:
    assert client.post("/row", json=body).status_code == 400


def test_what_is_refused_is_said_in_the_language_of_the_page(client: TestClient) -> None:
    body = {"table": "figures", "key": "9999", "cells": {"note": "x"}}
    chinese, english = (client.post(f"/row?lang={code}", json=body) for code in ("zh", "en"))
    assert (chinese.status_code, english.status_code) == (409, 409)
    assert chinese.json()["faults"][0]["message"] == "没有“9999”这一行。"
    assert english.json()["faults"][0]["message"].startswith("There is no row")


def test_the_check_names_table_line_and_column(client: TestClient) -> None:
    (fault,) = client.post("/check", json={}).json()["faults"]
    assert (fault["table"], fault["line"], fault["column"]) == ("figures", 2, "decision")


def test_acceptance_that_is_refused_says_why(client: TestClient) -> None:
    assert client.post("/accept", json={}).status_code == 409


def test_no_script_or_style_stands_in_the_page() -> None:
    page = (HERE / "review_page.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count('<script type="module" src=') == 1
    assert "<style" not in page
    assert " style=" not in page


def test_the_page_speaks_the_language_of_the_browser_unless_another_is_chosen(client: TestClient) -> None:
    headers = {"accept-language": "en-US,en;q=0.9"}
    assert '<html lang="en">' in client.get(f"/?token={SECRET}", headers=headers).text
    assert '<html lang="zh-CN">' in client.get(f"/?token={SECRET}&lang=zh", headers=headers).text
    assert '<html lang="zh-CN">' in client.get(f"/?token={SECRET}", headers={"accept-language": "fr"}).text
