"""Long and deep input is answered within seconds and 500 MB, however it is made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from full_bodies import cut_to_limits
from fuzzing import TIMES

FRONT = "---\nkind: claim\ntopic: speed\nvoice: essay\nsource: intro.1\nsupports: goal\n---\n"
CLAIM = 64 * 1024 - 200
BESIDE = 1024 * 1024  # a quarter of what is read: enough to tell linear from quadratic
SECONDS = 20
RENDER_SECONDS = 5
MEGABYTES = 500

UNITS = (
    "[", "]", "](", "]:", "!", "![", "<", "<a", "<1", "<1@", "<!--", "&", "&a", "&#", '"', "“", "”“", "-", "-8<-",
    "- ", "-\n", "> ", "1.", "1. ", "*", "_", "**", "`", "``", "#", "# ", "\n#", "=\n", "{", "}", "\\", "[](a.md)",
    "a\n=\n", "|", "[a](https://example.org/", "\t", " ", "\n", "\u202e", "'", "…", "[…", "a ", "é", "😀", "(", ")",
    "]( ", "~~~\n", "a", "- - -\na\n", "a|b\n-|-\n",
)  # fmt: skip
FRONTS = (
    ("[", ""), ("{a: ", ""), ("- ", ""), ("? ", ""), ("a: ", ""), ("supports: [", "goal, "), ("hedge: ", "9"),
    ("\t", "\t"), ("hedge: ", "9:"), ("hedge: ", "1_"), ('hedge: "', "\\x41"), ("supports: ['a", " "),
    ("undercuts: '", "a -/ ("), ("undercuts: '", "a + "), ("hedge: |\n", "  a\n"), ("hedge: ", "!"),
    ("hedge: '", "''"), ("&a ", "*a "), ("#", "#"), ("a", "a\n"), ("{", "a, "), ("[[", "],["), ("hedge: >\n", "\n"),
    ("k: ", "\nk: "), ("hedge: ", "0."), ("%", "%"),
)  # fmt: skip
BESIDES = {
    "references.bib": (
        "@", "@misc{", "@misc{a,", "{", "}", '"', "@comment{", "@string{a=", "a=", "#", ",", "\n", "@misc{a, title={",
        "@misc{a, title={x}}\n", "\\", "$", "\u202e", "<a",
    ),
    "essay.yaml": (
        "[", "- ", "a: ", "x, ", "- id: a\n", "\n", "{", "? ", "&a ", "'", '"', "\t", "9", "#", "\u202e", "<a",
    ),
}  # fmt: skip

CHECK = """
import json, resource, sys
from pathlib import Path
from argmap.review.rules import check_reading
from argmap.content.problems import render_problems
from argmap.content.docs_folder import read_docs
problems = [problem for docs in sys.argv[1:] for problem in check_reading(read_docs(Path(docs)))[1]]
render_problems(problems, "text")
used = resource.getrusage(resource.RUSAGE_SELF)
status = Path("/proc/self/status")  # Linux counts into ru_maxrss what the process had that started this one
lines = status.read_text().splitlines() if status.exists() else []
peak = [line.split()[1] for line in lines if line.startswith("VmHWM")]
megabytes = float(peak[0]) / 1e3 if peak else used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
paths = sorted({problem.path for problem in problems})
print(json.dumps({"paths": paths, "seconds": used.ru_utime + used.ru_stime, "megabytes": megabytes}))
"""

RENDER = """
import json, sys, time
from pathlib import Path
from argmap.content.claim_text import render_claims
from argmap.content.docs_folder import read_docs
reading = read_docs(Path(sys.argv[1]))
refused = {problem.path for problem in reading.problems}
slowest, problems, passed = 0.0, [], [claim for claim in reading.claims if claim.path not in refused]
for claim in passed:
    start = time.process_time()
    problems += render_claims([claim])[1]
    slowest = max(slowest, time.process_time() - start)
print(json.dumps({"passed": len(passed), "problems": [str(one) for one in problems], "seconds": slowest}))
"""


def check_apart(*folders: Path) -> set[str]:
    """Return the paths with problems, found in a process of its own that may not take long or much memory."""
    pytest.importorskip("resource", reason="Windows does not say how much memory was used")
    command = [sys.executable, "-c", CHECK, *map(str, folders)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    said = json.loads(ran.stdout)
    assert said["seconds"] < SECONDS
    assert said["megabytes"] < MEGABYTES
    return set(said["paths"])


def fill(before: str, unit: str, most: int) -> str:
    return (before + unit * (most // len(unit.encode())))[:most]


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return path.as_posix()


def test_long_claim_files(tmp_path: Path) -> None:
    bodies = [f"{FRONT}# H\n\nB {fill('', unit, CLAIM)}" for unit in UNITS]
    headings = [f"{FRONT}# H {fill('', unit, CLAIM)} x\n\nB\n" for unit in UNITS]
    fronts = [f"---\n{fill(before, unit or before, CLAIM)}\n---\n# H\n\nB\n" for before, unit in FRONTS]
    paths = [write(tmp_path / f"claims/x{n}.md", text) for n, text in enumerate([*bodies, *headings, *fronts])]
    assert set(paths[len(bodies) :]) <= check_apart(tmp_path)


def test_whatever_claim_file_passes_is_rendered_in_seconds(tmp_path: Path) -> None:
    """Without the limits some of these take minutes; the slowest that passes takes a second and a half.

    A run of the tests takes every third of them, the nightly proof all.
    """
    pairs = [*UNITS, *(f"\n\n{unit}" for unit in UNITS)][:: 3 if TIMES == 1 else 1]
    for number, unit in enumerate(pairs):
        write(tmp_path / f"claims/x{number}.md", f"{FRONT}# H\n\nB {cut_to_limits(fill('', unit, CLAIM))}\n")
    command = [sys.executable, "-c", RENDER, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=500, check=True)
    said = json.loads(ran.stdout)
    assert said["passed"] > len(pairs) / 3
    assert said["problems"] == []
    assert said["seconds"] < RENDER_SECONDS


@pytest.mark.parametrize("name", BESIDES)
def test_long_files_beside_the_claims(name: str, tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(len(BESIDES[name]))]
    for docs, unit in zip(folders, BESIDES[name], strict=True):
        write(docs / "claims/goal.md", f"{FRONT}# H\n\nB\n")
        write(docs / name, fill("", unit, BESIDE))
    check_apart(*folders)
