"""Check the map and build the site, leaving the last good site in place unless the new one is complete."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import environment
import faults
from file_lock import hold
from swap import name_new, name_old, put_in_place, tidy_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Build = Callable[[Path, tuple[int, ...]], int]  # (folder to fill, descriptors to inherit) -> exit code


WAITING = "Waiting for another build to finish"
MARKER = ".argmap-site"
MARKED = "scripts/build.py writes this folder anew each time: what else is put here is deleted.\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site and return the exit code."""
    options = read_options(arguments)
    environment.enter()
    started = time.monotonic()
    os.chdir(environment.ROOT)
    try:
        status = check_content(options.quiet) or build_beside(options.site, build_with_mkdocs)
    except OSError as error:
        print(faults.explain_refusal(error), file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        status = faults.INTERRUPTED
    if status:
        print(f"Nothing was built; {options.site} is as it was.", file=sys.stderr)
        return status
    if not options.quiet:
        print(describe_site(options.site, time.monotonic() - started))
    return 0


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=site_folder, default=str(environment.ROOT / "site"), help="folder for the site")
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    return parser.parse_args(arguments)


def site_folder(text: str) -> Path:
    """Return the folder for the site, refusing one that holds something else, since a build replaces all of it.

    So it does with the two beside it that it uses on the way.
    """
    site = Path(text).resolve()
    for folder in (site, name_new(site), name_old(site)):
        if folder.exists() and not (folder / MARKER).exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise argparse.ArgumentTypeError(
                f"{folder} has no file {MARKER}, so it may hold something other than a site of ours, and a build would"
                " delete that. Name a new folder; where it is a site from before there was such a file, delete it first"
            )
    return site


def check_content(quiet: bool) -> int:
    """Return the exit code of `argmap check`, which prints every problem it finds."""
    from argmap.cli.main import main as run  # noqa: PLC0415  argmap can be imported only inside the environment

    return run(["check", "--quiet"] if quiet else ["check"])


def build_with_mkdocs(folder: Path, kept: tuple[int, ...]) -> int:
    """Build the site into a folder and return MkDocs' exit code; one build at a time, since all share .argmap/."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    shared = environment.ROOT / ".argmap"
    shared.mkdir(exist_ok=True)
    with hold(shared / "lock", WAITING) as also_kept:
        folder.mkdir()
        (folder / MARKER).write_text(MARKED, encoding="utf-8")  # first: MkDocs leaves alone what begins with a dot
        return run_showing_warnings(command, (*kept, *also_kept))


def run_showing_warnings(command: list[str], kept: tuple[int, ...]) -> int:
    """Run MkDocs and return its exit code, leaving out what it prints for information.

    Its own `--quiet` would not do: it hides warnings also from `--strict`, which then lets them pass.
    """
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace", pass_fds=kept) as mkdocs:
        assert mkdocs.stderr is not None  # noqa: S101  for the type checker: a pipe was asked for
        try:
            for line in mkdocs.stderr:
                if not line.startswith("INFO "):
                    print(line, end="", file=sys.stderr, flush=True)
        except BaseException:
            mkdocs.terminate()  # it may be that only this process was told to stop
            raise
    return mkdocs.returncode


def build_beside(site: Path, build: Build) -> int:
    """Build into a folder beside the site and, once complete, put it in the site's place; return the exit code."""
    new = name_new(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with hold(site.with_name(f".{site.name}.lock"), WAITING) as kept:
        tidy_up(site)
        try:
            status = build(new, kept)
            if status == 0:
                with uninterrupted():
                    put_in_place(new, site)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return status


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Pass over Ctrl-C for a moment, so that what is said of the site afterwards is true."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def describe_site(site: Path, seconds: float) -> str:
    """Return what was built: pages, references, size, time and place. What was checked `argmap check` has said."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    return (
        f"{pages} pages, {count_references()} references, {megabytes:.1f} MB, built in {seconds:.1f} s\n"
        f"The site is in {site}; python3 scripts/serve.py shows it."
    )


def count_references() -> int:
    """Return the number of entries in the bibliography."""
    text = (environment.ROOT / "docs" / "references.bib").read_text(encoding="utf-8")
    return len(re.findall(r"^@(?!comment|string|preamble)\w+\s*\{", text, re.MULTILINE | re.IGNORECASE))


if __name__ == "__main__":
    faults.run(main)
