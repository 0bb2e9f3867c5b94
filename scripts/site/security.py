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
SUSPECTS = ", ".join(["style", "script", "[style]", *(f"[{name}]" for name in ADDRESSED)])


def render_policy() -> str:
    """The policy of every page that MkDocs makes."""
    return "; ".join(f"{name} {sources}" for name, sources in POLICY.items())


def check_markup(path: str, document: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """A page has its policy, and no style of its own, no script in it, no on… handler and no javascript: link.

    ``tree`` is the parsed ``document``. Every element is looked at only where the text could hold a handler.
    """
    if not tree.css_matches('head > meta[http-equiv="Content-Security-Policy"]'):
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
    attributes, html = node.attributes, node.html or ""
    if node.tag == "style":
        yield file_fault(path, "policy.style", markup=html)
    if node.tag == "script" and "src" not in attributes and not DATA.fullmatch(attributes.get("type") or ""):
        yield file_fault(path, "policy.script", markup=html)
    if "style" in attributes:
        yield file_fault(path, "policy.attribute", name="style", markup=html)
    if any(_runs(attributes.get(name)) for name in ADDRESSED):
        yield file_fault(path, "policy.script-link", markup=html)


def _runs(target: str | None) -> bool:
    """Whether an address is a script, as a browser reads it."""
    return SPACES.sub("", target or "").lower().startswith("javascript:")
