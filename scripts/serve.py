"""Serve this checkout's site: `argmap serve`, in the project's own environment."""

from __future__ import annotations

import sys

import environment
import faults


def main() -> int:
    """Serve until Ctrl-C."""
    environment.enter()
    from argmap.cli.main import main as run  # noqa: PLC0415  argmap can be imported only inside the environment

    return run(["serve", "--project", str(environment.ROOT), *sys.argv[1:]])


if __name__ == "__main__":
    faults.run(main)
