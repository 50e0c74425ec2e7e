"""Run argmap in the project's own environment, as in: python3 scripts/run.py check."""

from __future__ import annotations

import sys
from pathlib import Path

import environment
import faults


def main() -> int:
    """Run the command line's words where the user is and return their exit code; the map is this checkout's."""
    environment.enter()
    try:
        from argmap.cli.main import main as run  # noqa: PLC0415  argmap can be imported only inside the environment
    except KeyboardInterrupt:  # Ctrl-C during the imports, which take as long as most commands
        return faults.INTERRUPTED
    docs, here = environment.ROOT / "docs", Path.cwd()
    return run(sys.argv[1:], docs.relative_to(here) if docs.is_relative_to(here) else docs)


if __name__ == "__main__":
    faults.run(main)
