"""One digest of any plain value, the same in every run: what the bytes of an artefact depend on, in few bytes.

``repr`` and pickle will not do: the order of a set changes with the seed of hashes, and pickle tells whether two equal
texts are one object. A digest is made of the digests of the parts, each with its length, so that no two values share
one by how they are joined; BLAKE2b of 20 bytes.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import blake2b
from types import BuiltinFunctionType, FunctionType
from typing import Any

import pandas as pd

SIZE = 20
MOST_KEPT = 200_000
"""Values whose digests are remembered at once, so that memory does not grow with the ledger."""
FEW = 64
"""Members of a mapping that is not remembered: it belongs to one description, and would be held for nothing."""
PLAIN: Mapping[type, bytes] = {int: b"i", bool: b"o", float: b"f", date: b"d", Decimal: b"D", Fraction: b"Q"}


class Digests:
    """Digests of values; what many values share, such as a document, is read once. No value may change meanwhile."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The digest of a value; a short text or number stands for itself.

        Raises TypeError for what cannot be described, such as a function within another.
        """
        kind = type(value)
        if isinstance(value, str) and kind is str:
            return b"s" + value.encode("utf-8", "surrogatepass")
        if value is None:
            return b"n"
        if kind in PLAIN:
            return PLAIN[kind] + repr(value).encode()
        if isinstance(value, tuple | list) and kind in (tuple, list):
            return _seal(b"t", [self.of(part) for part in value])
        if isinstance(value, dict) and len(value) <= FEW:
            return self._describe(value)
        if isinstance(value, bytes):
            return _seal(b"b", (value,))
        return self._remember(value)

    def _remember(self, value: object) -> bytes:
        earlier = self._known.get(id(value))
        if earlier is not None:
            return earlier[1]
        digest = self._describe(value)
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[id(value)] = (value, digest)
        return digest

    def _describe(self, value: object) -> bytes:
        if isinstance(value, type | FunctionType | BuiltinFunctionType):
            return _name(value)
        if dataclasses.is_dataclass(value):
            return _seal(_name(type(value)), [self.of(getattr(value, name)) for name in _fields(type(value))])
        if isinstance(value, Mapping):
            return _seal(b"m", [self.of(part) for item in value.items() for part in item])
        if isinstance(value, set | frozenset):
            return _seal(b"S", sorted(map(self.of, value)))
        if isinstance(value, Enum):
            return _seal(_name(type(value)), (value.name.encode(),))
        if isinstance(value, pd.DataFrame):
            return _seal(b"F", self._columns(value))
        return self._reduce(value)

    def _columns(self, frame: pd.DataFrame) -> Iterable[bytes]:
        """Names and cells. Labels of rows count only by their order: a row before them moves them and says nothing."""
        if not frame.index.is_monotonic_increasing:
            yield self.of(frame.index.tolist())
        for name in frame.columns:
            cells = frame[name].tolist()
            yield self.of(name)
            yield json.dumps(cells).encode() if all(type(cell) is str for cell in cells) else self.of(cells)

    def _reduce(self, value: object) -> bytes:
        """Any other value as it would be pickled: what makes it, of what."""
        reduced: Any = value.__reduce_ex__(2)
        if isinstance(reduced, str):
            return _seal(b"g", (reduced.encode(),))
        maker, state, *parts = (*reduced, None, None, None)[:5]
        return _seal(
            b"r", (self.of(maker), self.of(state), *(self.of(list(part) if _walks(part) else part) for part in parts))
        )


def _walks(part: object) -> bool:
    return hasattr(part, "__next__")


_FIELDS: dict[type, tuple[str, ...]] = {}


def _fields(kind: type) -> tuple[str, ...]:
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _FIELDS[kind]


def _name(item: type | Callable[..., object]) -> bytes:
    name = f"{item.__module__}.{item.__qualname__}"
    if "<" in name:
        raise TypeError(f"{name} stands within a function, so it has no name to be known by in another run")
    return name.encode()


def _seal(kind: bytes, parts: Iterable[bytes]) -> bytes:
    """The digest of parts in their order, each preceded by its length."""
    whole = blake2b(kind + b":", digest_size=SIZE)
    whole.update(b"".join([b"%d:%b" % (len(part), part) for part in parts]))
    return b"h" + whole.digest()
