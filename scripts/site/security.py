"""The Content-Security-Policy of a page, and what it would forbid.

A browser runs and loads what this project wrote, and nothing else. The policy stands in the page itself, for not every
host lets a site set headers and a folder on a disk has no host. Text that came in with the data and was not escaped
could then still not run. What a policy in a page cannot say (who may show the page in a frame) is in docs/deploy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.findings import Finding, file_fault

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
``data:`` address: the style sheet of the theme draws its icons so. No inline script, font, frame, plug-in or <base>."""
RARE = re.compile(r"""[\s"'/]on[a-z]+\s*=|xlink:href""", re.IGNORECASE)
DATA = re.compile(r"(?:application|text)/(?:[\w.+-]*json|csv|plain)", re.IGNORECASE)
SPACES = re.compile(r"[\x00-\x20]")
ADDRESSED = ("href", "src", "srcset", "action", "formaction", "data", "poster")
FIRST = """head > :is(:first-child, meta[charset]:first-child + meta)[content^="default-src 'none'"]"""
"""Where the policy stands: before all that it is to govern."""
FRONT, REFRESH = "index.html", re.compile(r"0; url=[a-z-]+/index\.html")
"""The one page that leads on by itself, from the root of the site to its first language."""
SUSPECTS = ", ".join(["style", "script", "[style]", "[http-equiv]", *(f"[{name}]" for name in ADDRESSED)])


def render_policy() -> str:
    """The policy of every page that MkDocs makes."""
    return "; ".join(f"{name} {sources}" for name, sources in POLICY.items())


def check_markup(path: str, document: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """A page has its policy, and no style of its own, no script in it, no on… handler, no javascript: link, no refresh.

    What stands before the policy in the head is not held to it, and no policy forbids a page to send its reader away.
    ``tree`` is the parsed ``document``. Every element is looked at only where the text could hold a handler.
    """
    if not any(node.attributes.get("http-equiv") == "Content-Security-Policy" for node in tree.css(FIRST)):
        yield file_fault(path, "policy.missing")
    for node in tree.css(SUSPECTS):
        yield from _check_node(path, node)
    for node in tree.css("*") if RARE.search(document) else ():
        for name, value in node.attributes.items():
            if name.startswith("on"):
                yield file_fault(path, "policy.attribute", name=name, markup=node.html or "")
            if name == "xlink:href" and _runs(value):
                yield file_fault(path, "policy.script-link", markup=node.html or "")


def _check_node(path: str, node: LexborNode) -> Iterator[Finding]:
    attributes = node.attributes
    if node.tag == "style":
        yield file_fault(path, "policy.style", markup=node.html or "")
    if node.tag == "script" and "src" not in attributes and not DATA.fullmatch(attributes.get("type") or ""):
        yield file_fault(path, "policy.script", markup=node.html or "")
    if "style" in attributes:
        yield file_fault(path, "policy.attribute", name="style", markup=node.html or "")
    kind = (attributes.get("http-equiv") or "").lower()
    leads_on = path == FRONT and kind == "refresh" and REFRESH.fullmatch(attributes.get("content") or "")
    if "http-equiv" in attributes and kind != "content-security-policy" and not leads_on:
        yield file_fault(path, "policy.meta", name=kind, markup=node.html or "")
    if any(_runs(value) for name, value in attributes.items() if name in ADDRESSED):
        yield file_fault(path, "policy.script-link", markup=node.html or "")


def _runs(target: str | None) -> bool:
    """Whether an address is a script, as a browser reads it."""
    return SPACES.sub("", target or "").lower().startswith("javascript:")
