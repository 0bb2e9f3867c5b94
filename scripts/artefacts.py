"""What is published, as a list of promises: where it will stand, what it is made of, and how.

A maker is a pure function of its inputs: it can run here, in another process or on another machine, and its bytes can
be kept as long as the inputs, its template, words and code are the same. Making, keeping and writing know nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """The unit of work to which an artefact belongs.

    ``kind``: report, region, indicator, theme, province, page, or whole; ``key``: its id, "" for the whole.
    """

    kind: str
    key: str = ""


WHOLE = Part("whole")


@dataclass(frozen=True, slots=True)
class Artefact(Generic[T]):
    """Files to publish that are made together, often one.

    ``paths``: from the root of the site. ``inputs`` describes, when it is called, all that the maker needs: plain data,
    picklable and small, made part by part and not kept. ``maker`` is a function of a module; it gives the bytes of each
    path, in their order, and sees nothing but the inputs.
    """

    paths: tuple[str, ...]
    part: Part
    inputs: Callable[[], T]
    maker: Callable[[T], tuple[bytes, ...]]

    def make(self) -> tuple[bytes, ...]:
        """The bytes of each path."""
        return self.make_of(self.inputs())

    def make_of(self, inputs: T) -> tuple[bytes, ...]:
        """The bytes of each path, of inputs that were described before."""
        contents = self.maker(inputs)
        if len(contents) != len(self.paths):
            raise ValueError(f"{self.maker.__qualname__} made {len(contents)} files for {self.paths}")
        return contents


def give(files: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """The maker of files whose bytes are their description: data of scripts, copies."""
    return files


def one_file(path: str, part: Part, inputs: Callable[[], T], pack: Callable[[T], bytes]) -> Artefact[T]:
    """A file that is packed alone."""
    return Artefact((path,), part, inputs, partial(_pack_one, pack))


def _pack_one(pack: Callable[[T], bytes], inputs: T) -> tuple[bytes]:
    return (pack(inputs),)
