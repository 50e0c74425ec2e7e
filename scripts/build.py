"""Build this checkout's site: `argmap build`, in the project's own environment."""

from __future__ import annotations

import sys

import environment
import faults


def main() -> int:
    """Build the site and return the exit code."""
    environment.enter()
    from argmap.cli.main import main as run  # noqa: PLC0415  argmap can be imported only inside the environment

    return run(["build", "--project", str(environment.ROOT), *sys.argv[1:]])


if __name__ == "__main__":
    faults.run(main)
