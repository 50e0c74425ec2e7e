"""Write samples.json, the samples that contribute.md shows with the rules, from tests/content/failing/."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import faults

ROOT = Path(__file__).resolve().parent.parent
FAILING = ROOT / "tests" / "content" / "failing"
SAMPLES = ROOT / "argmap" / "pages" / "contribute" / "samples.json"
_LINE_MAX = 100
_FIRST = re.compile(r"(?P<path>[^\n]+?):(?P<line>\d+):\d+: (?P<what>[^\n]+) \[[a-z-]+\]\n {4}(?P<fix>[^\n]+)\n")


def main() -> int:
    """Write the file and say so."""
    SAMPLES.write_text(render_samples(), "utf-8")
    print(f"{SAMPLES.relative_to(ROOT)} is up to date.")
    return 0


def render_samples() -> str:
    """Return the samples as JSON: for each rule, where its first problem is, what is wrong, and how to mend it."""
    samples = {folder.name: read_sample(folder) for folder in sorted(FAILING.iterdir()) if folder.is_dir()}
    return json.dumps(samples, ensure_ascii=False, indent=1) + "\n"


def read_sample(folder: Path) -> Mapping[str, str]:
    """Return the first problem of a failing sample, with the line that it names where that can be shown."""
    found = _FIRST.match((folder / "expected.txt").read_text("utf-8"))
    if found is None:
        raise ValueError(f"{folder}/expected.txt does not begin with a problem and its fix")
    text = read_line(folder / found["path"].removeprefix("docs/"), int(found["line"]))
    return {"file": found["path"], "text": text, "what": found["what"], "fix": found["fix"]}


def read_line(path: Path, number: int) -> str:
    """Return a line of a file, with what cannot be printed spelled out; empty where it is blank, long or not there."""
    if not path.is_file():
        return ""
    lines = path.read_bytes().decode("utf-8", "backslashreplace").splitlines()
    line = lines[number - 1].strip() if number <= len(lines) else ""
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)
    return plain if len(plain) <= _LINE_MAX else plain[:_LINE_MAX] + "…"


if __name__ == "__main__":
    faults.run(main)
