"""argmap build and argmap serve: write the site into a folder, or serve it on this machine."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import chdir
from functools import partial
from pathlib import Path
from typing import TypeVar

from argmap.cli.commands.check import check_docs
from argmap.cli.commands.common import CONTENT, FINE, INTERRUPTED, Commands, UsageError
from argmap.content.docs_folder import forget_files
from argmap.site.publish import build_beside, build_with_mkdocs, describe_site, take_site_folder
from argmap.site.server import FIRST_PORT, HOST, LAST_PORT, find_port, read_port, serve
from argmap.site.spare_memory import hand_back
from argmap.site.system_errors import explain_refusal

Value = TypeVar("Value")


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser."""
    build = commands.add_parser("build", help="check the map and build the site; a failed build leaves the last one")
    build.add_argument(
        "--site",
        type=_as_argument(lambda text: take_site_folder(Path(text))),
        metavar="DIR",
        help="folder for it (site)",
    )
    build.add_argument("--quiet", action="store_true", help="print problems only")
    build.set_defaults(run=run_build)
    served = commands.add_parser("serve", help="serve the site here, and build it anew at every change")
    served.add_argument(
        "--port", type=_as_argument(read_port), help=f"1 to {LAST_PORT} ({FIRST_PORT}, or the next free one)"
    )
    served.set_defaults(run=run_serve)
    for command in (build, served):
        command.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="folder of mkdocs.yml (.)")


def _as_argument(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """Return a converter for argparse that shows the message of a ValueError unchanged."""

    def read_argument(text: str) -> Value:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read_argument


def _find_project(options: argparse.Namespace) -> Path:
    project: Path = options.project.resolve()
    if not (project / "mkdocs.yml").is_file():
        raise UsageError(f"{project} has no mkdocs.yml. Name the project's folder, or make one: argmap init DIR")
    return project


def run_build(options: argparse.Namespace) -> int:
    """Build the site; the last good one stays in place until the new one is complete.

    Raises:
        UsageError: where the project has no mkdocs.yml, or the folder of the site holds other files.
    """
    started = time.monotonic()
    project = _find_project(options)
    try:
        site = options.site or take_site_folder(project / "site")
    except ValueError as error:
        raise UsageError(str(error)) from None
    status = _build(project, site, quiet=options.quiet)
    if status:
        print(f"Nothing was built; {site} is as it was.", file=sys.stderr)
    elif not options.quiet:
        print(describe_site(project, site, time.monotonic() - started))
    return status


def _build(project: Path, site: Path, *, quiet: bool) -> int:
    try:
        with chdir(project):  # so that problems name files as the project does
            status = check_docs(Path("docs"), quiet=quiet)
        forget_files()
        hand_back()  # MkDocs, a process of its own, may need the room
        return status or (CONTENT if build_beside(site, partial(build_with_mkdocs, project)) else FINE)
    except OSError as error:
        print(explain_refusal(error), file=sys.stderr)
        return CONTENT
    except KeyboardInterrupt:
        return INTERRUPTED


def run_serve(options: argparse.Namespace) -> int:
    """Serve the site until Ctrl-C.

    Raises:
        UsageError: where the project has no mkdocs.yml, or the port is taken.
    """
    project = _find_project(options)
    port = find_port(options.port)
    if port is None:
        taken = options.port or FIRST_PORT
        raise UsageError(f"port {taken} is taken, or is not for your user. Choose another with --port.")
    if options.port is None and port != FIRST_PORT:
        print(f"Port {FIRST_PORT} is taken, so this uses {port}.")
    print(f"Building; the site will be at http://{HOST}:{port}/ (Ctrl-C ends it)", flush=True)
    return serve(project, port)
