"""Data for browsers and other machines as JSON text: without spare bytes, and the same for the same data."""

from __future__ import annotations

import json


def dump_data(data: object) -> str:
    """Return data as one line of JSON, characters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
