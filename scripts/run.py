"""Run argmap in the project's own environment, as in: python3 scripts/run.py check."""

from __future__ import annotations

import os
import sys

import environment


def main() -> int:
    """Run the command line's words and return their exit code."""
    environment.enter()
    from argmap.cli import main as run  # noqa: PLC0415  argmap can be imported only inside the environment

    os.chdir(environment.ROOT)
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
