"""A build knows how every name sounds before a page asks, and keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.audit.facts import establish
from scripts.ledger.packages import load_package
from scripts.pages import sounds
from scripts.site.cache import Cache
from scripts.site.spelling import learn_sounds
from tests.project import make_pages, make_site


def test_pages_ask_for_no_name_that_was_not_told(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, site = establish(load_package(example)), make_site(example)
    monkeypatch.setattr(sounds, "_SOUNDS", {})
    learn_sounds(facts, Cache(tmp_path, "tools"))
    monkeypatch.setattr(sounds, "_ask", None)
    assert make_pages(site)
    sounds._SOUNDS.clear()
    learn_sounds(facts, Cache(tmp_path, "tools"))
    assert sounds.sounds_of("青禾县").spoken == ("qing", "he", "xian")
