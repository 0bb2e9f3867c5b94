"""The commands themselves, as people run them: languages, locales, pipes, full disks, and what stops them."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scripts import __main__ as command
from scripts import commands, draft_commands
from scripts.findings import LedgerError, file_fault
from scripts.paths import ROOT
from tests.conftest import copy_package

FULL = Path("/dev/full")
NONE: Mapping[str, tuple[str, ...]] = {}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package with the pipeline beside it, and one fault in it."""
    root = copy_package("example", tmp_path_factory.mktemp("checkout") / "root")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    path = root / "data/reports/qinghe-2023/figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",126,project", ",127,project"), encoding="utf-8")
    return root


def run(root: Path, *options: str, flags: tuple[str, ...] = (), **environment: str) -> tuple[int, str]:
    """Status of ``check`` and what it says of the fault."""
    done = subprocess.run(
        [sys.executable, *flags, "-m", "scripts", "check", *options],
        cwd=root,
        env={"PATH": os.environ["PATH"], "LEDGER_SOURCES": str(root / "texts"), **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stderr.decode("utf-8")


def test_the_locale_chooses_the_language(checkout: Path) -> None:
    status, said = run(checkout, LANG="zh_CN.UTF-8")
    assert (status, said.splitlines()[0]) == (
        1,
        "data/reports/qinghe-2023/figures.csv 第 6 行 value：“126个”读作“126”，这一行写的是“127”。（stated-value）",
    )


def test_the_plainest_locale_and_interpreter_say_it_too(checkout: Path) -> None:
    plain = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    status, said = run(checkout, "--lang", "zh", flags=("-OO",), **plain)
    assert (status, said.splitlines()[1]) == (1, "    改法：改正数值，或者改正 as_stated。")


def test_a_folder_of_texts_that_is_not_there_is_told(checkout: Path) -> None:
    status, said = run(checkout, LEDGER_SOURCES=str(checkout / "nowhere"))
    assert (status, said.splitlines()[0]) == (
        1,
        "nowhere: [sources-missing] The folder of archived texts is not there.",
    )


def test_a_language_that_nobody_speaks_is_refused(checkout: Path) -> None:
    status, said = run(checkout, "--lang", "xx")
    assert status == 2
    assert "invalid choice: 'xx'" in said


# --- in process: what a command does that goes wrong ------------------------------------------------------------------


def end(monkeypatch: pytest.MonkeyPatch, function: Callable[..., str]) -> int:
    monkeypatch.setattr(command, "_load_commands", lambda _: ({"check": function}, NONE))
    return command.main(["check", "--lang", "en"])


def failing(error: BaseException) -> Callable[..., str]:
    def fail(*_: object) -> str:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", str(ROOT / "build/x")),
            1,
            "build/x: [system] The system refuses: No space left on device.",
        ),
        (
            OSError(errno.EROFS, "Read-only file system", str(ROOT / "data/x.csv")),
            1,
            "data/x.csv: [system] The system refuses: Read-only file system.",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", str(ROOT / "build")),
            1,
            "build: [system] The system refuses: Permission denied.",
        ),
        (
            IsADirectoryError(errno.EISDIR, "Is a directory", str(ROOT / "CITATION.cff")),
            1,
            "CITATION.cff: [system] The system refuses: Is a directory.",
        ),
        (KeyboardInterrupt(), 130, "check: [interrupted] Stopped by you."),
        (LedgerError(file_fault("a.csv", "missing-file")), 1, "a.csv: [missing-file] The file is not there."),
    ],
)
def test_what_stops_a_command_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, said: str
) -> None:
    assert end(monkeypatch, failing(error)) == status
    assert capsys.readouterr().err.splitlines()[0] == said


def test_a_reader_that_has_gone_ends_the_command_quietly(checkout: Path) -> None:
    path = checkout / "data/reports/qinghe-2023/figures.csv"
    spoiled = path.read_bytes()
    try:
        path.write_bytes(spoiled.replace(b",127,project", b",126,project"))
        line = f"{sys.executable} -m scripts check | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=checkout,
            env={"PATH": os.environ["PATH"], "LEDGER_SOURCES": str(checkout / "texts")},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (141, b"")
        if FULL.exists():
            with FULL.open("w") as full:
                done = subprocess.run(
                    [sys.executable, "-m", "scripts", "check", "--lang", "en"],
                    cwd=checkout,
                    env={"PATH": os.environ["PATH"], "LEDGER_SOURCES": str(checkout / "texts")},
                    stdout=full,
                    stderr=subprocess.PIPE,
                    check=False,
                )
            assert b"Traceback" not in done.stderr
            assert b"No space left on device" in done.stderr
    finally:
        path.write_bytes(spoiled)


def test_a_call_that_is_wrong_is_told_in_the_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert command.main(["accept"]) == 2
    assert capsys.readouterr().err.splitlines()[:2] == [
        "python -m scripts accept：命令写得不对：the following arguments are required: source_id。（call）",
        "    改法：运行 python -m scripts accept --help，看看该怎么写。",
    ]


def test_every_command_has_its_line_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--help"])
    said = capsys.readouterr().out
    assert [name for name in commands.COMMANDS | draft_commands.COMMANDS if f"\n    {name} " not in f"{said} "] == [
        "compare_evidence"
    ]
    assert "\n    compare_evidence\n" in said
