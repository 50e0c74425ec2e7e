"""Keep what a screen reader says of a small map in tests/spoken/, for review; with arguments, only these scenes."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import environment
import faults

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "support"))  # where the tests' server is


def main(names: list[str]) -> int:
    """Listen, write the files, and say what changed."""
    environment.enter(environment.TEST)
    from proofs import orca  # noqa: PLC0415  only inside the environment
    from proofs.speech import recording  # noqa: PLC0415
    from proofs.speech.scenes import SCENES  # noqa: PLC0415

    if missing := orca.prepare():
        print(missing, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="spoken-", ignore_cleanup_errors=True) as folder:
        for name, now in recording.record(Path(folder), {name: SCENES[name] for name in names or SCENES}):
            print(recording.compare(name, now) or f"{name}: nothing changed", flush=True)
            recording.keep(name, now)
    return 0


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))
