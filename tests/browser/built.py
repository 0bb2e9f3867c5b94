"""What the built site says to programs: tests of its pages take from there how much they must find."""

from __future__ import annotations

import json
from typing import Any

from tests.browser.kinds import SITE


def read_figures(kind: str, key: str) -> list[dict[str, Any]]:
    """The figures of a ``regions`` code or an ``indicators`` id, as the interface has them; one or more."""
    path = SITE / "api" / "v1" / kind / f"{key}.json"
    figures: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["figures"]
    assert figures, f"{path} has no figure"
    return figures
