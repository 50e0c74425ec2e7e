"""What goes wrong around a build: it is killed, finds no room or no leave to write, no git, or another beside it.

What it does at one chosen moment is tested in `tests/unit/site/test_publish.py` and `tests/built/test_refusals.py`.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from proofs.result import Result

KILLS = 12
PLACES: tuple[dict[str, str], ...] = (
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4294967295"},
    {"LC_ALL": "de_DE.ISO-8859-1", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "77", "COLUMNS": "40"},
)
"""Languages, letters, time zones and ways of hashing that differ from this machine's."""
SMALL = "2m"
"""The size of a disk that a site does not fit on."""
SECONDS = 300
"""The time that one build may take."""


class MountError(Exception):
    """No disk can be made here; the message is the system's."""


@dataclass(frozen=True)
class Ground:
    """A small map in a repository, and the site that an undisturbed build makes of it, as names and hashes."""

    project: Path
    good: dict[str, str]
    seconds: float

    def build(self, site: Path, **setting: str) -> subprocess.CompletedProcess[str]:
        """Build a site, and return the exit code and what was said."""
        return subprocess.run(
            list_words(self.project, site),
            env={**os.environ, **setting},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )

    def expect_good(self, site: Path) -> None:
        """Assert that a site has the same bytes as that of an undisturbed build."""
        found = hash_files(site)
        differing = sorted(name for name in found.keys() | self.good.keys() if found.get(name) != self.good.get(name))
        assert not differing, f"{len(differing)} files differ: {differing[:5]}"


def list_words(project: Path, site: Path) -> list[str]:
    """Return the command that builds a project."""
    return [sys.executable, "-m", "argmap", "build", "--project", str(project), "--site", str(site)]


def hash_files(site: Path) -> dict[str, str]:
    """Return a hash of each file of a site."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    names = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    subprocess.run(["git", "-C", str(folder), *names, *words], check=True, capture_output=True)


def prepare(folder: Path) -> Ground:
    """Begin a map, commit it, and build it once undisturbed."""
    project = folder / "project"
    made = [sys.executable, "-m", "argmap", "init", str(project)]
    subprocess.run(made, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    git(project, "init", "--quiet", "--initial-branch", "main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Begin")
    empty = Ground(project, {}, 0)
    start = time.monotonic()
    done = empty.build(folder / "good")
    assert done.returncode == 0, done.stderr
    return Ground(project, hash_files(folder / "good"), time.monotonic() - start)


def killed(ground: Ground, folder: Path) -> str:
    """A build killed at any moment leaves the last good site, and the next one is whole and leaves nothing beside."""
    dice = random.Random()  # noqa: S311  a new moment in every run is what is wanted
    site = folder / "site"
    assert ground.build(site).returncode == 0
    last = 0.0
    for _ in range(KILLS):
        last = dice.uniform(0, ground.seconds)
        with subprocess.Popen(
            list_words(ground.project, site),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            time.sleep(last)
            os.killpg(running.pid, signal.SIGKILL)
        if site.exists():  # for the moment of an exchange it stands aside, and the next build puts it back
            ground.expect_good(site)
    done = ground.build(site)
    assert done.returncode == 0, f"after a kill at {last:.2f} s: {done.stderr}"
    ground.expect_good(site)
    left = sorted(path.name for path in folder.iterdir())
    assert left == [".site.lock", "site"], left
    return f"{KILLS} kills"


def other_places(ground: Ground, folder: Path) -> str:
    """Other languages, letters, time zones and hash seeds give the same bytes."""
    for number, place in enumerate(PLACES):
        done = ground.build(folder / str(number), **place)
        assert done.returncode == 0, f"{place}: {done.stderr}"
        ground.expect_good(folder / str(number))
    return f"{len(PLACES)} places"


def two_at_once(ground: Ground, folder: Path) -> str:
    """Two builds at once both succeed, and the site is whole."""
    site = folder / "site"
    words = list_words(ground.project, site)
    both = [subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate(timeout=2 * SECONDS)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    ground.expect_good(site)
    return "two builds at once"


def other_checkouts(ground: Ground, folder: Path) -> str:
    """A shallow clone, an unpacked archive and a machine without git build, too."""
    git(folder, "clone", "--quiet", "--depth", "1", ground.project.as_uri(), str(folder / "shallow"))
    git(ground.project, "archive", "--format", "tar", "--output", str(folder / "archive.tar"), "HEAD")
    shutil.unpack_archive(folder / "archive.tar", folder / "unpacked", filter="data")
    (folder / "bin").mkdir()
    cases: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("shallow", {}),
        ("unpacked", {}),
        ("shallow", {"PATH": str(folder / "bin")}),
    )
    for number, (name, setting) in enumerate(cases):
        one = Ground(folder / name, {}, 0)
        done = one.build(folder / f"site-{number}", **setting)
        assert done.returncode == 0, f"{name} {setting}: {done.stderr}"
        assert (folder / f"site-{number}" / "index.html").stat().st_size > 1000
    return "shallow clone, archive, no git"


def full_disk(ground: Ground, folder: Path) -> str:
    """A disk without room is named in a sentence, and the last good site stays."""
    with mount(folder / "disk", f"size={SMALL}") as disk:
        (disk / "site").mkdir()
        (disk / "site" / ".argmap-site").touch()
        (disk / "site" / "index.html").write_text("last good", "utf-8")
        refuse(ground.build(disk / "site"), "No space left on device")
        assert (disk / "site" / "index.html").read_text("utf-8") == "last good"
    return "full disk"


def read_only(ground: Ground, folder: Path) -> str:
    """A disk that may not be written is named in a sentence."""
    with mount(folder / "disk", "ro") as disk:
        refuse(ground.build(disk / "site"), "Read-only file system")
    return "read-only disk"


def refuse(done: subprocess.CompletedProcess[str], why: str) -> None:
    """Assert that a build was refused in a sentence that says why."""
    assert done.returncode == 1, done.stderr
    assert why in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr


@contextmanager
def mount(place: Path, options: str) -> Iterator[Path]:
    """Yield a disk in memory, with options of mount.

    Raises:
        MountError: where that is not allowed.
    """
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise MountError(str(error)) from error
    if done.returncode:
        raise MountError(done.stderr.strip())
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


FAULTS: tuple[Callable[[Ground, Path], str], ...] = (
    killed,
    other_places,
    two_at_once,
    other_checkouts,
    full_disk,
    read_only,
)


def prove(folder: Path) -> Result:
    """Bring about each fault on a small map."""
    if shutil.which("git") is None:
        return Result("nothing", ("git is needed: install the package git.",))
    ground = prepare(folder)
    tried, failures, lacking = [], [], []
    for fault in FAULTS:
        own = folder / fault.__name__
        own.mkdir()
        try:
            tried.append(fault(ground, own))
        except MountError as error:
            lacking.append(f"{fault.__name__.replace('_', ' ')}: needs root's leave to mount: {error}")
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            failures.append(f"{fault.__name__}: {type(error).__name__}: {error}"[:4_000])
    return Result(", ".join(tried), tuple(failures), tuple(lacking))
