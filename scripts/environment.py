"""The project's own Python environment, `.venv`, which every script makes, keeps up to date and enters."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from faults import INTERRUPTED, explain_refusal

from argmap.site.file_lock import hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "stamp.json"
OLDEST_PYTHON = (3, 11)
BUILD = ("requirements.lock",)
TEST = ("requirements.lock", "requirements-test.lock")  # each lock includes the one before
NO_BANNERS = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
NO_NETWORK = (
    "failed to establish a new connection",
    "name or service not known",
    "name resolution",
    "getaddrinfo failed",
    "nodename nor servname",
    "network is unreachable",
    "proxyerror",
    "timed out",
)


class SetupError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def enter(locks: tuple[str, ...] = BUILD) -> None:
    """Bring the environment up to date with the locks and go on inside it, by running the calling script again."""
    os.environ.update(NO_BANNERS)
    try:
        check_python(sys.version_info[:3])
        set_up(locks)
        if Path(sys.prefix).resolve() != VENV.resolve():
            run_instead([str(find_venv_python(VENV)), *sys.argv])
    except SetupError as error:
        sys.exit(f"Setting up failed: {error}")
    except OSError as error:
        sys.exit(f"Setting up failed: {explain_refusal(error)} If it fails again, delete the folder .venv first.")
    except KeyboardInterrupt:
        print("Setting up was stopped. Run this again to finish it.", file=sys.stderr)
        sys.exit(INTERRUPTED)


def check_python(version: Sequence[int]) -> None:
    """Raise SetupError where Python is too old for the packages in the locks."""
    if tuple(version) < OLDEST_PYTHON:
        oldest, given = ".".join(map(str, OLDEST_PYTHON)), ".".join(map(str, version))
        raise SetupError(f"this is Python {given}. Install Python {oldest} or newer and run the script with it.")


def set_up(locks: tuple[str, ...]) -> None:
    """Install the locks into the environment. Quick where that is done; safe if killed or run twice at once."""
    wanted = describe_environment(locks)
    if is_current(wanted, read_stamp(STAMP)):
        return
    with hold(ROOT / ".venv.lock", "Setting up: waiting for another set-up to finish") as kept:
        stamp = read_stamp(STAMP)
        if is_current(wanted, stamp):  # another process did it meanwhile
            return
        _change_environment(locks[-1], make_anew=is_unusable(wanted, stamp), kept=kept)
        STAMP.write_text(json.dumps(wanted, indent=2), encoding="utf-8")


def describe_environment(locks: Iterable[str]) -> dict[str, str]:
    """Return what the environment depends on: Python, where it lies, and a hash of each file it is made from."""
    files = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in (*locks, "pyproject.toml")}
    return {"python": sys.version.split()[0], "place": str(VENV), **files}


def read_stamp(path: Path) -> dict[str, str]:
    """Return the stamp of the last finished set-up; empty where there is none, or its Python is gone or broken."""
    if not find_venv_python(path.parent).exists():
        return {}
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_current(wanted: Mapping[str, str], stamp: Mapping[str, str]) -> bool:
    """Return whether an environment with this stamp holds all that is wanted, or more."""
    return wanted.items() <= stamp.items()


def is_unusable(wanted: Mapping[str, str], stamp: Mapping[str, str]) -> bool:
    """Return whether an environment must be made anew: it was left half-made, moved, or is of another Python."""
    return any(wanted[key] != stamp.get(key) for key in ("python", "place"))


def find_venv_python(venv: Path, platform: str = sys.platform) -> Path:
    """Return the path of the Python in a virtual environment."""
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def explain_failure(output: Iterable[str]) -> str:
    """Return one line that says why pip failed and what to do, from the lines it printed."""
    lines = list(output)
    if any(sign in line.lower() for line in lines for sign in NO_NETWORK):
        return "packages could not be fetched. Connect to the internet (or tell pip your proxy) and run this again."
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    reason = errors[0] if errors else "pip stopped"
    return f"{reason.rstrip('.')}. Run this again; if it fails again, delete the folder .venv first."


def run_instead(command: list[str]) -> NoReturn:
    """Run a command in place of this process."""
    sys.stdout.flush()
    if sys.platform == "win32":  # on Windows, exec returns to the prompt at once
        try:
            sys.exit(subprocess.call(command))
        except KeyboardInterrupt:
            sys.exit(0)
    else:
        os.execv(command[0], command)  # noqa: S606  the command is ours, and no shell is wanted


def _change_environment(lock: str, make_anew: bool, kept: tuple[int, ...]) -> None:
    STAMP.unlink(missing_ok=True)  # a set-up killed after this line counts as unfinished
    if make_anew:
        _make_venv(kept)
    _install_lock(ROOT / lock, kept)
    _run_pip(["--no-deps", "--no-build-isolation", "--editable", str(ROOT)], _Progress(0), kept)


def _make_venv(kept: tuple[int, ...]) -> None:
    _say("Setting up: making .venv (first time takes about a minute)")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise SetupError(f"this Python lacks its venv module. On Debian and Ubuntu: apt install {package}")
    python = getattr(sys, "_base_executable", "") or sys.executable  # never the one in the folder to be cleared
    command = [python, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, pass_fds=kept)
    if made.returncode:
        reason = (made.stderr or made.stdout).strip().splitlines() or ["venv stopped"]
        raise SetupError(f"{reason[-1]}. Close programs that use the folder .venv, delete it, and run this again.")


def _install_lock(lock: Path, kept: tuple[int, ...]) -> None:
    text = lock.read_text(encoding="utf-8")
    names = {line.split("==")[0] for line in text.splitlines() if "==" in line and not line.startswith(("#", " "))}
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", str(lock)]
    _run_pip(options, _Progress(len(names)), kept)


class _Progress:
    """Reports pip's progress from the lines that it prints."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._seen = 0

    def follow(self, line: str) -> None:
        if line.startswith("Collecting"):
            self._seen += 1
            if self._seen == 1:
                _say(f"Setting up: fetching {self._total} packages")
            elif sys.stderr.isatty():
                _say(f"Setting up: fetching package {self._seen} of {self._total}", again=True)
        elif line.startswith("Installing collected packages") and self._total:
            _say("Setting up: installing them")


def _run_pip(options: list[str], progress: _Progress, kept: tuple[int, ...]) -> None:
    command = [str(find_venv_python(VENV)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    with subprocess.Popen(
        [*command, "--retries", "2", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=kept,
    ) as pip:
        assert pip.stdout is not None  # noqa: S101  for the type checker: a pipe was asked for
        output = []
        for line in pip.stdout:
            output.append(line)
            progress.follow(line)
    if pip.returncode:
        raise SetupError(explain_failure(output))


def _say(text: str, again: bool = False) -> None:
    """Print a line; on a terminal, `again` overwrites the line before."""
    start = "\033[A\r" if again else ""
    print(f"{start}{text}", file=sys.stderr, flush=True)
