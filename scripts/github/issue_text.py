"""Prints the text of the issue that a workflow runs for, from the event's file: no shell sees a word of it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main() -> int:
    """Print the issue's text; nothing where it has none."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    sys.stdout.buffer.write((event["issue"]["body"] or "").encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
