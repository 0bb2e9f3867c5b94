"""The review page of a draft, served to this machine alone.

The address that the command prints holds a token; without it nothing is told. Another site cannot drive the page: the
host, the origin and the kind of content of every call are looked at, and the page may load nothing from elsewhere.
"""

from __future__ import annotations

import hmac
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scripts.findings import Finding, LedgerError, file_fault
from scripts.intake.drafts import DRAFTS
from scripts.intake.review_session import Answer, ReviewSession
from scripts.languages import list_languages
from scripts.messages import load_sentences
from scripts.words import load_words

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
TOKEN = "x-review-token"  # noqa: S105 - the name of a header
LARGEST = 1_000_000  # bytes of a call
NO_TOKEN = "Open the address that the command printed. 请打开命令给出的完整网址。"  # noqa: S105
SECTIONS = ["review", "field", "status", "measured", "qualifier", "kind", "level", "reason", "completeness"]
SECTIONS += ["source_class", "source_kind", "measure_kind", "relation_kind", "remark_kind", "severity", "consequence"]
POLICY = [f"{kind}-src 'self'" for kind in ("script", "style", "connect", "img")]
HEADERS = {
    "Content-Security-Policy": "; ".join(
        ["default-src 'none'", *POLICY, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Gatekeeper:
    """Lets through what the page itself asks for, and puts the headers on every answer."""

    app: ASGIApp
    origin: str
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One call: refused with 403 and a reason, or answered by the application."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                pairs = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *pairs]}
            await send(message)

        reason = self._refusal(scope) if scope["type"] == "http" else ""
        app = PlainTextResponse(reason, 403) if reason else self.app
        await app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> str:
        """Why a call is refused; "" where it is not."""
        headers = Headers(scope=scope)
        if f"http://{headers.get('host', '')}" != self.origin:
            return "This page answers at its own address only."
        if headers.get("origin", self.origin) != self.origin or headers.get("sec-fetch-site") == "cross-site":
            return "Another site may not use this page."
        if scope["method"] == "POST" and headers.get("content-type", "") != "application/json":
            return "A change is sent as JSON."
        if int(headers.get("content-length") or 0) > LARGEST:
            return "The call is too long."
        if scope["path"].startswith("/page/"):
            return ""
        in_address = QueryParams(scope["query_string"]).get("token", "") if scope["path"] == "/" else ""
        shown = headers.get(TOKEN, in_address)
        return "" if hmac.compare_digest(shown.encode(), self.token.encode()) else NO_TOKEN


def make_app(session: ReviewSession, accept: Callable[[], str], origin: str, token: str, language: str) -> Starlette:
    """The application: the page, its files, what the draft holds, and the changes.

    ``accept`` takes the draft over and says what was done.
    """
    templates = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=True)
    codes = [code.code for code in list_languages()]

    def language_of(request: Request) -> str:
        spoken = request.headers.get("accept-language", "")[:2]  # a clerk on Windows has set no LANG
        wanted = request.query_params.get("lang", spoken)
        return wanted if wanted in codes else language

    async def page(request: Request) -> Response:
        words = load_words(language_of(request))
        others = [load_words(code) for code in codes if code != words.language]
        values = {"t": words, "token": token, "others": others, "title": session.draft.source.title}
        return HTMLResponse(templates.get_template("review_page.html").render(values))

    async def words(request: Request) -> Response:
        table = load_words(language_of(request)).table
        return JSONResponse({section: table[section] for section in SECTIONS})

    def call(method: Callable[..., Answer]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                values = await request.json() if request.method == "POST" else dict(request.query_params)
                values.pop("lang", None)
                return JSONResponse(await run_in_threadpool(method, **values))
            except LedgerError as error:
                return JSONResponse({"faults": render_faults(error.findings, language_of(request))}, 409)
            except (TypeError, ValueError, AttributeError):
                return PlainTextResponse("The page and the server do not fit: load the page again.", 400)

        return answer

    def report(find: Callable[[], list[Finding]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            findings = await run_in_threadpool(find)
            return JSONResponse({"faults": render_faults(findings, language_of(request))})

        return answer

    routes = [
        Route("/", page),
        Mount("/page", StaticFiles(directory=HERE / "review_page")),
        Route("/words", words),
        Route("/check", report(session.check), methods=["POST"]),
        Route("/doubts", report(session.find_doubts)),
        Route("/answer", call(session.answer), methods=["POST"]),
        Route("/state", call(session.read_state)),
        Route("/near", call(session.find_near)),
        Route("/source", call(session.change_source), methods=["POST"]),
        Route("/row", call(session.change_row), methods=["POST"]),
        Route("/add", call(session.add), methods=["POST"]),
        Route("/figure", call(session.take_for_figure), methods=["POST"]),
        Route("/undo", call(session.undo), methods=["POST"]),
        Route("/accept", call(lambda: {"done": accept()}), methods=["POST"]),
    ]
    keeper = Middleware(Gatekeeper, origin=origin, token=token)
    return Starlette(routes=routes, middleware=[keeper])


def serve(
    session: ReviewSession, accept: Callable[[], str], language: str, port: str, announce: Callable[[str], None]
) -> None:
    """Serve the page until the draft is accepted or the command is stopped; ``announce`` gets its address.

    Raises LedgerError where the port is none or in use.
    """
    with socket.socket() as listener:
        try:
            listener.bind((HOST, int(port)))
            listener.listen()  # who comes before the server has started waits
        except (OSError, OverflowError, ValueError):
            raise LedgerError(file_fault(f"{DRAFTS}/{session.source_id}", "review-port", port=port)) from None
        origin, token = f"http://{HOST}:{listener.getsockname()[1]}", secrets.token_urlsafe(24)
        server = uvicorn.Server(uvicorn.Config(lambda: app, factory=True, log_level="error", access_log=False))

        def accept_and_stop() -> str:
            message = accept()
            server.should_exit = True
            return message

        app = make_app(session, accept_and_stop, origin, token, language)
        announce(f"{origin}/?token={token}")
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def render_faults(findings: Iterable[Finding], language: str) -> list[dict[str, Any]]:
    """Findings as the page shows them: table, line and column, what is wrong, and what to do."""
    say = load_sentences(language)
    return [
        {
            "table": finding.file.rpartition("/")[2].removesuffix(".csv"),
            "line": finding.line,
            "rule": finding.rule,
            "column": finding.column,
            "message": say.message(finding),
            "fix": say.fix(finding),
        }
        for finding in findings
    ]
