"""One process makes all languages in turn; the one at which it stops is named, with what MkDocs said."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.findings import LedgerError, file_fault
from scripts.languages import list_languages
from scripts.site.mkdocs_runs import finish_mkdocs, main


def stop(status: int) -> subprocess.Popen[str]:
    code = f"import sys; print('INFO - Building'); print('WARNING - A link leads nowhere'); sys.exit({status})"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("place", [0, 1])
def test_the_language_that_failed_is_named(place: int) -> None:
    languages = list_languages()[:2]
    with pytest.raises(LedgerError) as stopped:
        finish_mkdocs(languages, stop(place + 1))
    lines = ("WARNING - A link leads nowhere",)
    assert stopped.value.findings == (file_fault(languages[place].config, "mkdocs", lines=lines),)


def test_a_run_that_passes_says_nothing() -> None:
    finish_mkdocs(list_languages(), stop(0))
    finish_mkdocs([], None)


def test_the_status_is_the_number_of_the_configuration_that_failed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.yml", "site"]) == 1
    assert "nowhere.yml" in capfd.readouterr().err
    assert main([]) == 0
