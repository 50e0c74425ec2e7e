"""Two machines make the same wheel, sdist, list of parts and site of one commit, byte for byte.

They differ in the folder, disk, order and dates of the files, umask, home, language, time zone, width and hash seed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT
from proofs import first_difference
from proofs.faults import MountError, mount
from proofs.result import Result
from releasing import distributions

MINUTES = 20
DISK = "size=3g"
"""The size of the other machine's disk, in memory: the checkout, its environments and what it builds."""
ONE = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}
OTHER = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4294967295", "COLUMNS": "40"}
LACKING = (
    "other versions of Python and zlib, which may compress otherwise (releases are built with the one in release.yml)",
    "another processor and another system",
    "the site of an archive without git: its pages cannot tell the commit and the history, and say so",
)


@dataclass(frozen=True)
class Machine:
    """A checkout of the commit at a place of its own, and what surrounds the builds there."""

    place: Path
    setting: Mapping[str, str]
    umask: int

    @property
    def checkout(self) -> Path:
        """The folder of the checkout."""
        return self.place / "checkout"

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.place / "site"

    @property
    def release(self) -> Path:
        """The folder of what a release publishes."""
        return self.place / "release"

    def run(self, *command: str) -> None:
        """Run a program in the checkout.

        Raises:
            AssertionError: where it fails.
        """
        home = {"HOME": str(self.place / "home"), "PIP_CACHE_DIR": str(self.place.parent / "pip")}
        done = subprocess.run(
            command,
            cwd=self.checkout,
            env={**os.environ, **home, **self.setting},
            umask=self.umask,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=MINUTES * 60,
            check=False,
        )
        assert done.returncode == 0, f"{command}:\n{(done.stdout + done.stderr)[-3000:]}"

    def prepare(self, commit: str, *, backwards: bool) -> None:
        """Check a commit out; `backwards` writes the files again in the opposite order, with other dates."""
        self.checkout.mkdir(parents=True)
        self.run("git", "clone", "--quiet", "--no-local", str(ROOT), ".")
        self.run("git", "checkout", "--quiet", "--detach", commit)
        if backwards:
            write_backwards(self.checkout)

    def build(self) -> None:
        """Build the site and the release, each by its own command."""
        self.run(sys.executable, "scripts/build.py", "--site", str(self.site))
        self.run(sys.executable, "scripts/build_release.py", str(self.release))


def read_commit(checkout: Path, what: str) -> str:
    """Return what git tells of a checkout's last commit, in the words of its option --format."""
    command = ["git", "-C", str(checkout), "log", "-1", f"--format={what}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write_backwards(checkout: Path) -> None:
    """Write all files of a checkout again in the opposite order of their names, with dates of 2001 and later."""
    files = sorted(path for path in checkout.rglob("*") if path.is_file() and ".git" not in path.parts)
    kept = [(path, path.stat().st_mode, path.read_bytes()) for path in files]
    for path, _, _ in kept:
        path.unlink()
    for number, (path, mode, content) in enumerate(reversed(kept)):
        path.write_bytes(content)
        path.chmod(mode)
        os.utime(path, (1_000_000_000 + 1000 * number,) * 2)


def compare_sources(one: Machine, folder: Path) -> str:
    """Return where what is built of an archive of the commit, or of the sdist, first differs from the checkout's."""
    dist = one.release / "dist"
    (sdist,) = dist.glob("*.tar.gz")
    archive = folder / "archive.tar.gz"
    command = ["git", "-C", str(one.checkout), "archive", "--prefix", "archive/", "--output", str(archive), "HEAD"]
    subprocess.run(command, check=True, capture_output=True)
    date = read_commit(one.checkout, "%ct")
    made = [
        *build_of(archive, folder, date),
        build_of(sdist, folder, date)[0],
    ]  # the sdist of an sdist has one file more
    read = ((file.name, (dist / file.name).read_bytes(), file.read_bytes()) for file in made)
    return next(filter(None, (first_difference.compare_files(*files) for files in read)), "")


def build_of(source: Path, folder: Path, date: str) -> tuple[Path, Path]:
    """Return the wheel and the sdist of an archive, which is unpacked where there is no git; all files bear a date."""
    unpacked = folder / f"of-{source.name}"
    shutil.unpack_archive(source, unpacked, filter="data")
    (root,) = unpacked.iterdir()
    return distributions.build(root, folder / f"dist-{source.name}", date)


def prove(folder: Path) -> Result:
    """Build on both machines at once, and compare every byte."""
    if shutil.which("git") is None:
        return Result("nothing", ("git is needed: install the package git.",))
    lacking = list(LACKING)
    with ExitStack() as disks:
        other_place = folder / "the other machine"
        try:
            disks.enter_context(mount(other_place, DISK))
        except MountError as error:
            lacking.append(f"another disk, with files in another order: needs root's leave to mount: {error}")
        one = Machine(folder / "one", ONE, 0o022)
        other = Machine(other_place, OTHER, 0o077)
        commit = read_commit(ROOT, "%H")
        one.prepare(commit, backwards=False)
        other.prepare(commit, backwards=True)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(Machine.build, (one, other)))
        files = sum(path.is_file() for made in (one.site, one.release) for path in made.rglob("*"))
        found = {
            "site": first_difference.compare_folders(one.site, other.site),
            "release": first_difference.compare_folders(one.release, other.release),
            "release without git": compare_sources(one, folder),
        }
    failures = tuple(f"{what}: {where}" for what, where in found.items() if where)
    return Result(f"{files} files on two machines, wheels of a checkout, archive and sdist", failures, tuple(lacking))
