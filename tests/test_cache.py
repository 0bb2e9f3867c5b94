"""What is kept is given back only where it is whole, unchanged, and under its own key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.site.cache import Cache

FILES = (b"one\n", b"", b"\x00two")


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_files_that_were_kept_are_taken(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "tools")
    key = cache.key(b"a")
    assert cache.take(key) is None
    cache.keep(key, FILES)
    assert Cache(tmp_path, "tools").take(key) == FILES


def test_a_key_is_of_the_tools_and_of_each_part() -> None:
    cache = Cache(Path(), "tools")
    keys = [cache.key(b"a", b"b"), cache.key(b"ab"), cache.key(b"b", b"a"), Cache(Path(), "others").key(b"a", b"b")]
    assert len(set(keys)) == len(keys)


def cut(content: bytes) -> bytes:
    return content[:-1]


def poison(content: bytes) -> bytes:
    return content.replace(b"two", b"TWO")


def lengthen(content: bytes) -> bytes:
    return content + b"!"


def change_sizes(content: bytes) -> bytes:
    return content.replace(b"[4, 0, 4]", b"[4, 1, 3]")


def rename_kind(content: bytes) -> bytes:
    return content.replace(b"ledger-cache 1", b"ledger-cache 0")


def empty(content: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("harm", [cut, poison, lengthen, change_sizes, rename_kind, empty])
def test_an_entry_that_was_harmed_is_not_taken(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    cache = Cache(tmp_path, "tools")
    cache.keep(cache.key(b"a"), FILES)
    (entry,) = entries(tmp_path)
    before = entry.read_bytes()
    entry.write_bytes(harm(before))
    assert entry.read_bytes() != before
    assert cache.take(cache.key(b"a")) is None
    cache.keep(cache.key(b"a"), FILES)
    assert cache.take(cache.key(b"a")) == FILES


def test_the_entry_of_another_key_is_not_taken(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "tools")
    cache.keep(cache.key(b"a"), FILES)
    (own,) = entries(tmp_path)
    cache.keep(cache.key(b"b"), (b"other",))
    (other,) = [path for path in entries(tmp_path) if path != own]
    own.write_bytes(other.read_bytes())
    assert cache.take(cache.key(b"a")) is None


def test_a_fresh_cache_takes_only_what_it_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "tools")
    cache.keep(cache.key(b"a"), FILES)
    fresh = Cache(tmp_path, "tools", fresh=True)
    assert fresh.take(fresh.key(b"a")) is None
    fresh.keep(fresh.key(b"a"), FILES)
    assert fresh.take(fresh.key(b"a")) == FILES


def test_what_a_build_did_not_use_is_removed(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "tools")
    for name in (b"a", b"b", b"c"):
        cache.keep(cache.key(name), FILES)
    later = Cache(tmp_path, "tools")
    later.take(later.key(b"a"))
    later.keep(later.key(b"b"), FILES)
    later.tidy()
    assert [later.take(later.key(name)) for name in (b"a", b"b", b"c")] == [FILES, FILES, None]
