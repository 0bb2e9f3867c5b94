"""The last touch to what MkDocs made: what the theme gets wrong for us, and the policy of a page. Text in, text out."""

from __future__ import annotations

from scripts.site.security import secure

LANGUAGES = {'<html lang="zh"': '<html lang="zh-CN"'}


def finish_page(path: str, document: str) -> str:
    """The page at ``path`` as it is published. Raises LedgerError where its markup holds what the policy forbids."""
    for theirs, ours in LANGUAGES.items():
        document = document.replace(theirs, ours, 1)
    return secure(path, document)
