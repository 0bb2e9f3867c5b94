"""What people put in by mistake: named bad inputs, and what the commands say of each in Chinese and English.

An input is what is done to the example package, in ``<area>.toml``: under its name, in this order,

- ``file``: the file that it is done to; more of them under ``also``;
- ``old``, ``new``: replace what stands there once; ``all``: replace it wherever it stands;
- ``add``: put at the end; ``text``: make this the whole file; ``hex``: the same in bytes; ``times``: so many times;
- ``remove``, ``folder``, ``pipe``, ``link``: take the file away, and put a folder, a pipe or a link to a place there;
- ``set``: values of the JSON file by a path such as ``resources.0.path``.

What is said stands in ``<area>.zh.txt`` and ``<area>.en.txt``; ``python -m tests.bad_inputs [AREA]`` writes them
anew, to be read.
"""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from scripts.commands import check, pass_gate
from scripts.findings import LedgerError
from scripts.messages import list_codes, load_sentences, render_findings
from scripts.settings import Settings
from tests.conftest import copy_package

FOLDER = Path(__file__).parent


def read_inputs(area: str) -> dict[str, dict[str, Any]]:
    """The bad inputs of an area by their names."""
    return tomllib.loads((FOLDER / f"{area}.toml").read_text(encoding="utf-8"))


def list_areas() -> list[str]:
    """The areas of which there are inputs."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def spoil(root: Path, step: Mapping[str, Any]) -> None:
    """Do to the package under ``root`` what an input says."""
    path = root / step["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    data = path.read_bytes() if path.is_file() else b""
    if "set" in step:
        path.write_bytes(_set(json.loads(data), step["set"]))
    elif "old" in step:
        assert step.get("all") or data.count(step["old"].encode()) == 1, (
            f"{step['old']!r}: {data.count(step['old'].encode())}"
        )
        path.write_bytes(data.replace(step["old"].encode(), step["new"].encode()))
    elif "add" in step:
        path.write_bytes(data + step["add"].encode() * step.get("times", 1))
    elif "text" in step or "hex" in step:
        content = bytes.fromhex(step["hex"]) if "hex" in step else step["text"].encode()
        path.write_bytes(content * step.get("times", 1))
    else:
        _replace(path, step)
    for other in step.get("also", ()):
        spoil(root, other)


def _set(content: Any, values: Mapping[str, Any]) -> bytes:
    for path, value in values.items():
        *steps, last = path.split(".")
        place = content
        for step in steps:
            place = place[int(step)] if step.isdigit() else place[step]
        if last == "+":
            place.append(value)
        elif value == "!":
            place.pop(int(last) if last.isdigit() else last)
        else:
            place[int(last) if last.isdigit() else last] = value
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _replace(path: Path, step: Mapping[str, Any]) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if step.get("folder"):
        path.mkdir()
    elif step.get("pipe"):
        os.mkfifo(path)
    elif "link" in step:
        path.symlink_to(step["link"])


def tell(root: Path) -> dict[str, str]:
    """What the gate says of the package under ``root``, by language; a dash where it passes, and all else works."""
    settings = Settings(sources=root / "texts")
    try:
        pass_gate(root, settings)
    except LedgerError as error:
        return {code: render_findings(error.findings, load_sentences(code)) for code in list_codes()}
    check(root, settings)
    return dict.fromkeys(list_codes(), "—")


def tell_all(inputs: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[str, dict[str, str]]:
    """What is said of each input, by its name; a package is made of each under ``folder``."""
    roots = [folder / str(number) for number in range(len(inputs))]
    with ProcessPoolExecutor() as pool:
        return dict(zip(inputs, pool.map(_tell_one, inputs.values(), roots, chunksize=8), strict=True))


def _tell_one(step: Mapping[str, Any], root: Path) -> dict[str, str]:
    spoil(copy_package("example", root), step)
    return tell(root)
