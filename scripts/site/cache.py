"""Bytes that were made before, kept by the digest of all that they are made of.

An entry is one file: its kind, its key and the hash of what follows, then the sizes of the files that it holds and
their bytes. All three are compared at each use, so an entry that was cut, changed or put under another key is made
anew, and nothing in it can run. What a build did not use is removed at its end.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from scripts.site.staging import remove_strays, stage_file

KIND = b"ledger-cache 1"


class Cache:
    """The entries in a folder.

    ``tools``: the hash of what makes bytes of a description, part of every key. ``fresh``: no entry that is there is
    used, and all are written anew. ``used``: the names of entries that were taken or kept, by whoever worked for this
    build.
    """

    def __init__(self, folder: Path, tools: str, *, fresh: bool = False) -> None:
        self.folder, self.tools, self.fresh = folder, tools, fresh
        self.used: set[str] = set()

    def key(self, *parts: bytes) -> str:
        """The key of what is made of ``parts``."""
        whole = sha256(self.tools.encode())
        for part in parts:
            whole.update(b"%d:%b" % (len(part), part))
        return whole.hexdigest()

    def take(self, key: str) -> tuple[bytes, ...] | None:
        """The files kept under a key (hexadecimal); None where there is no sound entry."""
        name = _name(key)
        if self.fresh and name not in self.used:
            return None
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        files = _unpack(key, content)
        if files is not None:
            self.used.add(name)
        return files

    def keep(self, key: str, files: Sequence[bytes]) -> None:
        """Keep files under a key."""
        stage_file(self.folder / _name(key), _pack(key, files))
        self.used.add(_name(key))

    def tidy(self) -> None:
        """Remove what was neither taken nor kept."""
        if self.folder.is_dir():
            remove_strays(self.folder, self.used)


def _name(key: str) -> str:
    return f"{key[:2]}/{key[2:]}"


def _pack(key: str, files: Sequence[bytes]) -> bytes:
    body = b"\n".join((json.dumps([len(file) for file in files]).encode(), b"".join(files)))
    return b"\n".join((KIND, key.encode(), sha256(body).hexdigest().encode(), body))


def _unpack(key: str, content: bytes) -> tuple[bytes, ...] | None:
    kind, _, rest = content.partition(b"\n")
    owner, _, rest = rest.partition(b"\n")
    digest, _, body = rest.partition(b"\n")
    if (kind, owner, digest) != (KIND, key.encode(), sha256(body).hexdigest().encode()):
        return None
    sizes, _, packed = body.partition(b"\n")
    files, start = [], 0
    for size in json.loads(sizes):
        files.append(packed[start : start + size])
        start += size
    return tuple(files)
