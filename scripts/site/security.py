"""The Content-Security-Policy of a page: a browser runs and loads what this project wrote, and nothing else.

It stands in the page itself, for not every host lets a site set headers and a folder on a disk has no host. Text that
came in with the data and was not escaped could then still not run. What a policy in a page cannot say (who may show the
page in a frame) is in the samples of docs/deploy.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.findings import Finding, LedgerError

CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>', re.IGNORECASE)
TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style)\b(?P<raw_attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>(?P<body>.*?)</(?P=raw)\s*>"
    r"|<[a-z](?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
SUSPECT = re.compile(r"\s(?:style|on[a-z]+)\s*=|javascript|[\t\r\n]|&(?!amp;|quot;|lt;|gt;|#3[49];)", re.IGNORECASE)
DATA = re.compile(r"\btype=[\"']?(?:application|text)/[\w.+-]*(?:json|csv|plain)\b", re.IGNORECASE)
SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Own files alone, from a server as from a disk (Chromium takes 'self' for every file there). A picture may be a
``data:`` address: the style sheet of the theme draws its icons so. No font, frame, plug-in or <base>."""


def secure(path: str, document: str) -> str:
    """The page with its policy as the first thing after the charset.

    The policy names the inline scripts of this page by their hashes; blocks of data need none. Raises LedgerError,
    naming ``path``, for what the policy would forbid: style elements and attributes, on… handlers, javascript: links.
    """
    findings = list(check_markup(path, document))
    if findings:
        raise LedgerError(findings)
    hashes = sorted({_hash(script) for script in _inline_scripts(document)})
    rules = {**POLICY, "script-src": " ".join([POLICY["script-src"], *hashes])}
    policy = "; ".join(f"{name} {sources}" for name, sources in rules.items())
    return _insert(path, document, f'<meta http-equiv="Content-Security-Policy" content="{policy}">')


def check_markup(path: str, document: str) -> Iterator[Finding]:
    """A page carries no style of its own, no on… handler and no javascript: link."""
    for tag in TAG.finditer(document):
        if (tag["raw"] or "").lower() == "style":
            yield _fault(path, tag[0], "A style element")
        attributes = tag["attributes"] or tag["raw_attributes"] or ""
        if SUSPECT.search(attributes):
            yield from _check_attributes(path, tag[0], attributes)


def _check_attributes(path: str, tag: str, attributes: str) -> Iterator[Finding]:
    for name, value in ATTRIBUTE.findall(attributes):
        target = re.sub(r"[\x00-\x20]", "", html.unescape(value.strip("\"'"))).lower()
        if name.lower() == "style" or name.lower().startswith("on"):
            yield _fault(path, tag, f"The attribute {name!r}")
        elif target.startswith("javascript:"):
            yield _fault(path, tag, "A javascript: link")


def _fault(path: str, tag: str, what: str) -> Finding:
    start = tag if len(tag) <= 80 else f"{tag[:80]}…"
    return Finding(
        path,
        0,
        "",
        "policy",
        f"{what} stands in the page, which its policy forbids: {start!r}.",
        "Put styles into docs/assets/ledger.css and behaviour into a file of docs/assets.",
    )


def _inline_scripts(document: str) -> Iterator[str]:
    for tag in TAG.finditer(document):
        if (tag["raw"] or "").lower() == "script" and tag["body"]:
            attributes = tag["raw_attributes"]
            if not SOURCE.search(attributes) and not DATA.search(attributes):
                yield tag["body"]


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _insert(path: str, document: str, meta: str) -> str:
    found = CHARSET.search(document)
    if not found:
        raise ValueError(f'{path} does not begin with <meta charset="utf-8">')
    return f"{document[: found.end()]}\n{meta}{document[found.end() :]}"
