"""What a chart is called for ever: an address holds ids only, so that it stays when a figure or a year is added.

The rule: the ids that say what a chart is about, in this order and joined by hyphens: the region (or the level of the
places), the kind (or the rule), the indicator, the breakdown, the document. Where that takes more than MOST characters
it is cut, and six digits of the hash of all the ids take the place of the rest.
"""

from __future__ import annotations

import hashlib
import re

MOST = 40
DIGITS = 6


def name_chart(*ids: str) -> str:
    """The id of a chart that is about these; empty ones are left out."""
    parts = [part for part in ids if part]
    name = "-".join(re.sub(r"[^a-z0-9]+", "-", part) for part in parts)
    if len(name) <= MOST:
        return name
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:DIGITS]
    return f"{name[: MOST - DIGITS - 1].rstrip('-')}-{digest}"
