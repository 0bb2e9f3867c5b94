"""The installed table as a plain script: its one export becomes a property, anything else stops the build."""

from __future__ import annotations

import pytest

from scripts.pages.table_library import make_script, pack_library
from tests.telling import refuses


def test_the_default_export_becomes_a_property_of_the_window() -> None:
    module = "var a=1,$b=2;export{a as Other,$b as default,a as third};\n/*! licence */\n"
    assert make_script(module) == "(()=>{var a=1,$b=2;window.LedgerTable=$b;\n/*! licence */\n\n})();\n"


@pytest.mark.parametrize("module", ["var a=1;", "export{a as b};", "export{a as default};export{b as default};"])
def test_another_shape_is_a_finding(module: str) -> None:
    with refuses(r"needs exactly one"):
        make_script(module)


def test_the_installed_package_has_that_shape_and_keeps_its_licences() -> None:
    script = pack_library().decode()
    assert script.count("window.LedgerTable=") == 1
    assert "export{" not in script
    assert "datatables.net/license" in script
