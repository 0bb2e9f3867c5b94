"""How names sound is told, not asked, where a build has asked for all of them before."""

from __future__ import annotations

import sys

import pytest

from scripts.pages import sounds
from scripts.pages.sounds import Sounds, pack_sounds, sounds_of, tell_sounds

CHONGQING = Sounds(("chong", "qing", "shi"), (("chong",), ("qing",), ("shi", "fu")))


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "_SOUNDS", {})


def test_a_name_sounds_as_the_phrases_in_it_say() -> None:
    assert sounds_of("重庆市") == CHONGQING
    assert sounds_of("A县").spoken == ("A", "xian")


def test_what_was_told_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pack_sounds(["重庆市", "吕梁"])
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    tell_sounds(packed)
    assert (sounds_of("重庆市"), sounds_of("吕梁").spoken) == (CHONGQING, ("lv", "liang"))
    with pytest.raises(ImportError):
        sounds_of("单县")
