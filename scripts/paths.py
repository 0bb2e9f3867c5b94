"""Where things are in a checkout. No module names a folder of its own; no reading or writing here."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
