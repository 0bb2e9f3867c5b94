"""Every public address: ids only, the same from wherever it is seen."""

from __future__ import annotations

import pytest

from scripts import addresses
from scripts.addresses import Address


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (addresses.home(), "index.html"),
        (addresses.region("610824"), "regions/610824.html"),
        (addresses.indicator_entry("rural-income"), "indicators.html#rural-income"),
        (addresses.receipt("suixi-2022", "suixi-2022-tasks"), "receipts/suixi-2022.html#suixi-2022-tasks"),
        (addresses.receipts_part("suixi-2022", "funds"), "receipts/suixi-2022/funds.html"),
        (addresses.arithmetic_of("610000"), "arithmetic/610000.html"),
        (addresses.part_data("region", "610824.csv"), "data/regions/610824.csv"),
        (addresses.release("2026.11.28", "ledger.zip"), "data/releases/2026.11.28/ledger.zip"),
        (addresses.api_report("suixi-2022"), "api/v1/reports/suixi-2022.json"),
        (addresses.api_province("targets", "610000"), "api/v1/targets/610000.json"),
        (addresses.api_province("reports", "610000"), "api/v1/reports/in/610000.json"),
    ],
)
def test_addresses_read_as_they_are_published(address: Address, text: str) -> None:
    assert str(address) == text


def test_a_page_stands_within_each_language_and_data_outside() -> None:
    assert str(addresses.region("610824").within("en")) == "en/regions/610824.html"
    assert str(addresses.part_data("theme", "funds.csv").within("en")) == "data/themes/funds.csv"


def test_a_province_is_told_by_the_code() -> None:
    assert [addresses.province_of(code) for code in ("610824", "610000", "100000")] == ["610000", "610000", "100000"]
