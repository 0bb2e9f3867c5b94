"""What a build is made of, as hashes: data, texts, code, locked packages, interpreter, settings.

Two builds whose hashes are equal give the same bytes. Nothing heavy is imported here: a build whose inputs are those
of the last one is told so before pandas and matplotlib are.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from scripts.paths import ROOT
from scripts.settings import Settings

PROJECT: Mapping[str, tuple[str, ...]] = {
    "data": ("datapackage.json", "data"),
    "pages": ("docs", "mkdocs*.yml", "keeper.toml"),
}
CODE: Mapping[str, tuple[str, ...]] = {"code": ("scripts",), "lock": ("lock",)}
"""Files and folders of the checkout that a build reads, and of the code that runs; a test watches that it reads no
other."""
UNREAD = ("__pycache__", ".git", ".DS_Store")


@dataclass(frozen=True, slots=True)
class BuildInputs:
    """The hash of each kind of input, and what is short enough to stand for itself.

    ``packages`` are the installed ones with their versions, ``versions`` the earlier versions of the data.
    """

    data: str
    pages: str
    code: str
    lock: str
    texts: str
    versions: str
    packages: str
    interpreter: str
    address: str
    commit: str

    @property
    def whole(self) -> str:
        """One hash of all of it."""
        return hash_text("\n".join(f"{name} {value}" for name, value in asdict(self).items()))

    @property
    def tools(self) -> str:
        """One hash of what turns descriptions into bytes: code, packages, interpreter."""
        return hash_text("\n".join((self.code, self.lock, self.packages, self.interpreter)))


def read_build_inputs(root: Path, settings: Settings) -> BuildInputs:
    """The inputs of a build of the project ``root`` by the code that runs, read from the disk now."""
    parts = {name: hash_files(root, patterns) for name, patterns in PROJECT.items()}
    parts |= {name: hash_files(ROOT, patterns) for name, patterns in CODE.items()}
    folders = {"texts": settings.sources, "versions": settings.versions}
    outer = {name: hash_files(folder, ("*",)) if folder else "" for name, folder in folders.items()}
    return BuildInputs(
        **parts,
        **outer,
        packages=hash_text("\n".join(list_packages())),
        interpreter=f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}",
        address=settings.address,
        commit=settings.commit,
    )


def hash_files(root: Path, patterns: Iterable[str]) -> str:
    """One hash of the names and bytes of the files below ``root`` that patterns name, themselves or by a folder."""
    whole = sha256()
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            for name in _walk(path):
                whole.update(f"{Path(name).relative_to(root).as_posix()}\0{hash_file(name)}\n".encode())
    return whole.hexdigest()


def hash_file(path: str | Path) -> str:
    """The SHA-256 of the bytes of a file; of what is no file and no folder, such as a dead link, the word for it."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - faster for thousands of files
            return sha256(file.read()).hexdigest()
    except OSError:
        return "unreadable"


def _walk(path: Path) -> list[str]:
    """A file, or all files below a folder, in order."""
    if not path.is_dir():
        return [str(path)]
    paths: list[str] = []
    for folder, inner, names in os.walk(path, followlinks=True):
        inner[:] = sorted(name for name in inner if name not in UNREAD)
        paths += [os.path.join(folder, name) for name in sorted(names) if name not in UNREAD]  # noqa: PTH118 - as above
    return paths


def hash_text(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def list_packages() -> list[str]:
    """Name and version of each installed package, by the folders in which Python looks."""
    folders = [Path(folder) for folder in sys.path if folder]
    return sorted({path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info")})
