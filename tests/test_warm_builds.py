"""Whatever is edited, a build that uses its cache gives the bytes of one that uses none, also of a harmed cache."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import tree
from tools.bench_changes import Row, edit_table
from tools.kills import copy_example, run_build

SEED = 20261129
CELLS = {
    "data/reference/themes.csv": ("name_zh", "name_en"),
    "data/reference/indicators.csv": ("definition_zh", "definition_en"),
    "data/reference/units.csv": ("name_en",),
    "data/reports/qinghe-2023/figures.csv": ("note_en",),
}
Edit = Callable[[Path, random.Random], None]


def edit_cell(root: Path, chance: random.Random) -> None:
    """A word is added to a cell that has one."""
    name = chance.choice(sorted(CELLS))
    column = chance.choice(CELLS[name])

    def edit(rows: list[Row]) -> list[Row]:
        row = chance.choice([row for row in rows if row[column]])
        row[column] += "新" if column.endswith("zh") else " anew"
        return rows

    edit_table(root / name, edit)


def edit_words(root: Path, chance: random.Random) -> None:
    """A sentence of the site ends otherwise."""
    path = root / "scripts/words" / chance.choice(("zh.toml", "en.toml"))
    lines = path.read_text(encoding="utf-8").split("\n")
    at = chance.choice([at for at, line in enumerate(lines) if line.endswith(('."', '。"')) and "{" not in line])
    lines[at] = lines[at][:-2] + '!"'
    path.write_text("\n".join(lines), encoding="utf-8")


def edit_template(root: Path, chance: random.Random) -> None:
    """A page of a kind has one more paragraph."""
    path = chance.choice(sorted((root / "scripts/pages").glob("[a-z]*.md")))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more paragraph.\n", encoding="utf-8")


def edit_style(root: Path, chance: random.Random) -> None:
    """The style sheet has one more rule."""
    path = root / "docs/assets/ledger.css"
    path.write_text(path.read_text(encoding="utf-8") + f".l-{chance.random()} {{ color: inherit }}\n", encoding="utf-8")


def edit_written(root: Path, chance: random.Random) -> None:
    """A hand-written page has one more paragraph."""
    path = chance.choice(sorted((root / "docs/en").glob("*.md")))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more paragraph.\n", encoding="utf-8")


EDITS: tuple[Edit, ...] = (edit_cell, edit_style, edit_template, edit_written, edit_words)


def compare_with_cold(root: Path) -> dict[str, bytes]:
    """Build with the cache, then with none: both must be one site, which is given."""
    run_build(root)
    warm = tree(root / "build/site")
    run_build(root, "--fresh")
    cold = tree(root / "build/site")
    assert [name for name in {**warm, **cold} if warm.get(name) != cold.get(name)] == []
    return cold


def harm_cache(folder: Path, chance: random.Random) -> None:
    """Each entry is cut, or one of its bytes is another, or it stands under the key of another."""
    entries = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = [path.read_bytes() for path in entries]
    for number, (path, content) in enumerate(zip(entries, contents, strict=True)):
        at = chance.randrange(len(content))
        poisoned = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        path.write_bytes((content[:at], poisoned, contents[number - 1])[number % 3])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with the data of the example, built."""
    folder = tmp_path_factory.mktemp("warm") / "project"
    copy_example(folder)
    run_build(folder)
    return folder


def test_edits_give_what_a_cold_build_gives(root: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - edits, not secrets
    before = tree(root / "build/site")
    for edit in EDITS:
        edit(root, chance)
        after = compare_with_cold(root)
        assert after != before, edit.__doc__
        before = after


def test_a_harmed_cache_gives_what_a_cold_build_gives(root: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - harm, not secrets
    edit_cell(root, chance)
    harm_cache(root / "build/cache", chance)
    compare_with_cold(root)
