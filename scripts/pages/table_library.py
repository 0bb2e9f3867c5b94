"""The table of the explorer: DataTables as the installed package carries it, made into a plain script.

The package holds a module, and a page that was opened from a disk may load none; so the value that the module exports
by default becomes a property of the window. Nothing else of it is touched.
"""

from __future__ import annotations

import re
from importlib.resources import files

from scripts.findings import LedgerError, file_fault

BUNDLE = "itables/html/dt_bundle.js"
NAME = "LedgerTable"
EXPORT = re.compile(r"\bexport\s*\{[^{}]*?([\w$]+)\s+as\s+default\b[^{}]*\}\s*;?")


def pack_library() -> bytes:
    """The script; it defines ``window.LedgerTable``. Raises LedgerError where the package is not as expected."""
    package, _, path = BUNDLE.partition("/")
    return make_script(files(package).joinpath(path).read_text(encoding="utf-8")).encode()


def make_script(module: str) -> str:
    """A module that exports once and imports nothing, as a script of its own scope. Licences in it stay."""
    script, count = EXPORT.subn(lambda match: f"window.{NAME}={match[1]};", module)
    if count != 1:
        raise LedgerError(file_fault(BUNDLE, "table-library", count=count))
    return f"(()=>{{{script}\n}})();\n"
