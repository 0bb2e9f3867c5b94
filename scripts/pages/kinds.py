"""The kinds of pages: every module of this package that has ``artefacts``. A new kind is a module and its template."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import scripts.pages
from scripts.artefacts import Artefact
from scripts.pages.catalogue import Site


def list_kinds() -> tuple[ModuleType, ...]:
    """The modules that make pages, by name."""
    modules = (import_module(f"scripts.pages.{item.name}") for item in iter_modules(scripts.pages.__path__))
    return tuple(module for module in modules if hasattr(module, "artefacts"))


def page_artefacts(site: Site) -> Iterator[Artefact[Any]]:
    """Every page of a language, and the files that its pages load."""
    for kind in list_kinds():
        yield from kind.artefacts(site)
