"""The bill of materials: each package of the lock once, valid by the official schema, the same each time."""

from __future__ import annotations

import hashlib
import json

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts.exports.sbom import pack_sbom
from scripts.paths import ROOT

LOCK = """alpha==1.0 \\
    --hash=sha256:aa
beta.two==2.0.1 ; sys_platform == 'win32' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
"""


def test_each_package_has_its_version_and_address() -> None:
    bill = json.loads(pack_sbom(LOCK))
    assert [(item["name"], item["version"], item["purl"]) for item in bill["components"]] == [
        ("alpha", "1.0", "pkg:pypi/alpha@1.0"),
        ("beta.two", "2.0.1", "pkg:pypi/beta.two@2.0.1"),
    ]
    assert bill["metadata"] == {
        "component": {
            "type": "application",
            "bom-ref": "open-revitalization-ledger",
            "name": "open-revitalization-ledger",
        },
        "properties": [
            {"name": "open-revitalization-ledger:lock-sha256", "value": hashlib.sha256(LOCK.encode()).hexdigest()}
        ],
    }


def test_the_lock_of_the_site_gives_a_valid_bill_without_a_time_or_a_serial_number() -> None:
    lock = (ROOT / "lock" / "site.txt").read_text(encoding="utf-8")
    content = pack_sbom(lock).decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(content) is None
    names = [item["name"] for item in json.loads(content)["components"]]
    assert len(names) == sum(line.endswith("\\") and "==" in line for line in lock.splitlines() if line[:1] != " ")
    assert {"mkdocs", "pandas", "matplotlib"} <= set(names)
    assert not {"serialNumber", "timestamp"} & {*json.loads(content), *json.loads(content)["metadata"]}
