"""The settings that a command reads from the environment."""

from __future__ import annotations

from pathlib import Path

from scripts.settings import Settings, read_settings


def test_nothing_set_is_nothing_told(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path / "ledger") == Settings(sources=None, address="", versions=None)


def test_texts_beside_the_checkout_are_used_unless_others_are_named(tmp_path: Path) -> None:
    (tmp_path / "shared" / "sources").mkdir(parents=True)
    assert read_settings({}, tmp_path / "ledger").sources == tmp_path / "shared" / "sources"
    assert read_settings({"LEDGER_SOURCES": "/texts"}, tmp_path / "ledger").sources == Path("/texts")


def test_an_address_has_no_slash_at_its_end(tmp_path: Path) -> None:
    environment = {"LEDGER_SITE_URL": "https://example.org/a/", "LEDGER_VERSIONS": "/kept"}
    settings = read_settings(environment, tmp_path)
    assert settings == Settings(address="https://example.org/a", versions=Path("/kept"), environment=environment)


def test_the_key_is_a_file(tmp_path: Path) -> None:
    assert read_settings({"LEDGER_KEY": "/keys/mine"}, tmp_path).key == Path("/keys/mine")


def test_the_texts_of_the_checkout_are_used_where_no_others_are_and_need_not_be_all(tmp_path: Path) -> None:
    (tmp_path / "ledger" / "texts").mkdir(parents=True)
    settings = read_settings({}, tmp_path / "ledger")
    assert (settings.sources, settings.named) == (tmp_path / "ledger" / "texts", False)
    assert read_settings({"LEDGER_SOURCES": "/texts"}, tmp_path / "ledger").named
