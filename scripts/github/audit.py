"""Lists the locked packages with known weaknesses, and those that could not be audited."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).resolve().parents[1]))  # scripts/, where environment.py is

import environment
import faults
from findings import FOUND, render_section

_PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?:;[^\\]*)?\\?")
_SHOWN = 40
OPTIONS = ("--no-deps", "--disable-pip", "--format", "json", "--desc", "off", "--progress-spinner", "off")
"""Without `--strict`, which ends at the first skipped package and withholds the weaknesses found by then. Instead, each
package of the locks is looked up in the answer, and a skipped or missing one is reported.
"""

TOOLS = ("scripts/proofs/requirements.lock", "scripts/releasing/requirements.lock")
"""The locks of environments other than `.venv`."""


class AuditError(Exception):
    """The audit could not be carried out; the message says why."""


class Package(NamedTuple):
    """A package at one version; the name as PyPI writes it, in lower case with hyphens."""

    name: str
    version: str


class Answer(NamedTuple):
    """An answer of pip-audit: the weaknesses of each audited package, and the reasons for skipped ones, by name."""

    weaknesses: dict[Package, list[str]]
    skipped: dict[str, str]


def main() -> int:
    """Print a Markdown section where a package has a weakness or was not audited; the exit code is then FOUND."""
    environment.enter(environment.TEST)
    try:
        section = audit(environment.ROOT / name for name in (*environment.TEST, *TOOLS))
    except AuditError as error:
        section = render_section("Dependencies", "The audit could not be carried out.", str(error))
    print(section)
    return FOUND if section else 0


def audit(locks: Iterable[Path]) -> str:
    """Return the faults of the packages of some locks as a Markdown section, or an empty text.

    Raises:
        AuditError: where the audit fails.
    """
    packages = {package for lock in locks for package in list_packages(lock)}
    if not packages:
        raise AuditError("The locks name no package.")
    answer = Answer({}, {})
    for group in divide(packages):
        one = parse_answer(ask(group))
        answer.weaknesses.update(one.weaknesses)
        answer.skipped.update(one.skipped)
    print(f"{len(packages & set(answer.weaknesses))} of {len(packages)} locked packages audited", file=sys.stderr)
    return render_answer(packages, answer)


def list_packages(lock: Path) -> set[Package]:
    """Return the packages of a lock, those for other systems and versions of Python too.

    Raises:
        AuditError: where an entry is not one of a name and a version.
    """
    found = set()
    for line in lock.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith(("#", " ")):
            continue
        entry = _PINNED.fullmatch(line)
        if entry is None:
            raise AuditError(f"{lock.name} has an entry without a version, which cannot be audited: {line}")
        found.add(Package(_normalise(entry["name"]), entry["version"]))
    return found


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def divide(packages: Iterable[Package]) -> list[list[Package]]:
    """Return the packages in groups in which no name stands twice, as pip-audit demands."""
    versions: dict[str, list[Package]] = defaultdict(list)
    for package in sorted(packages):
        versions[package.name].append(package)
    return [[package for package in group if package] for group in zip_longest(*versions.values())]


def ask(packages: Iterable[Package]) -> str:
    """Return the answer of pip-audit about some packages, as JSON.

    Raises:
        AuditError: where it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "requirements.txt")
        file.write_text("".join(f"{name}=={version}\n" for name, version in packages), "utf-8")
        # A fresh cache: an answer cached on an earlier day lacks today's weaknesses.
        places = ("--requirement", str(file), "--cache-dir", str(Path(folder, "cache")))
        command = [sys.executable, "-m", "pip_audit", *OPTIONS, *places]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode not in {0, 1} or not done.stdout.strip():  # pip-audit returns 1 also where it found weaknesses
        raise AuditError(done.stderr.strip() or f"pip-audit ended with exit code {done.returncode} and without a word.")
    return done.stdout


def parse_answer(text: str) -> Answer:
    """Return an answer of pip-audit, parsed from its JSON.

    Raises:
        AuditError: where it is not of the form that pip-audit 2.10 writes.
    """
    weaknesses, skipped = {}, {}
    try:
        for entry in json.loads(text)["dependencies"]:
            if "skip_reason" in entry:
                skipped[_normalise(entry["name"])] = str(entry["skip_reason"])
            else:
                package = Package(_normalise(entry["name"]), str(entry["version"]))
                weaknesses[package] = [_describe(one) for one in entry["vulns"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise AuditError(f"pip-audit's answer has an unknown form:\n{text[:1000]}") from None
    return Answer(weaknesses, skipped)


def _describe(weakness: Mapping[str, object]) -> str:
    """Return the name of a weakness and the versions that fix it."""
    fixed = weakness["fix_versions"]
    versions = ", ".join(map(str, fixed)) if isinstance(fixed, list) else ""
    return f"{weakness['id']} ({f'mended in {versions}' if versions else 'no version mends it yet'})"


def render_answer(packages: Iterable[Package], answer: Answer) -> str:
    """Return the weak packages and those that were not audited as a Markdown section; nothing where there are none."""
    wanted = sorted(packages)
    weak = [one for one in wanted if answer.weaknesses.get(one)]
    left = [one for one in wanted if one not in answer.weaknesses]
    sections = []
    if weak:
        what = (
            f"{len(weak)} of {len(wanted)} locked packages have a known weakness; a lock's head says how to renew it."
        )
        lines = [f"{name} {version}: {'; '.join(answer.weaknesses[Package(name, version)])}" for name, version in weak]
        sections.append(render_section("Unsafe dependencies", what, "\n".join(lines), len(lines)))
    if left:
        what = f"{len(left)} of {len(wanted)} locked packages could not be audited: nothing is known of them."
        missing = "pip-audit does not mention it"
        lines = [f"{name} {version}: {answer.skipped.get(name, missing)}" for name, version in left]
        more = [f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
        sections.append(render_section("Dependencies that were not audited", what, "\n".join(lines[:_SHOWN] + more)))
    return "\n".join(sections)


if __name__ == "__main__":
    faults.run(main)
