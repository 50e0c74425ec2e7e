"""Build what a release publishes: wheel, sdist, the list of their parts (SBOM) and the notes; check and try them out.

The same commit gives the same bytes, whatever the machine, its clock and its language. Writes into FOLDER:

dist/*.whl, dist/*.tar.gz   for the package index
sbom.cdx.json               the list of parts, in CycloneDX
notes.md                    the section of CHANGELOG.md, with --tag
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import environment
import faults
from locked_tools import Tools, ToolsError
from releasing import changelog, distributions
from releasing.checkout import Checkout, GitError

ROOT = environment.ROOT
TOOLS = Tools("the tools of a release", ".releasing", ROOT / "scripts" / "releasing" / "requirements.lock")
LOCK = ROOT / environment.BUILD[0]
DATE = "SOURCE_DATE_EPOCH"


class BuildError(Exception):
    """The release cannot be built; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and return 0; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="an empty or missing folder for the files")
    parser.add_argument("--tag", help="the tag that is released, as in v0.2.0: it must fit the version and main")
    given = parser.parse_args(arguments)
    environment.enter()
    try:
        build_release(given.folder.resolve(), given.tag)
    except (BuildError, ToolsError, changelog.ChangelogError, distributions.DistributionError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build_release(folder: Path, tag: str | None) -> None:
    """Write all files of a release into a folder.

    Raises:
        BuildError: where the folder, the tag or the checkout is not as it must be, or the list cannot be made.
        ToolsError: where the tools cannot be installed.
        ChangelogError: where the tag's version has no notes.
        DistributionError: where a wheel or sdist cannot be built, or is faulty.
    """
    from releasing import sbom  # noqa: PLC0415  needs packages of the environment

    if folder.exists() and any(folder.iterdir()):
        raise BuildError(f"{folder} is not empty. Name an empty or missing folder.")
    checkout = Checkout(ROOT)
    date = find_date(checkout)
    notes = find_notes(checkout, tag) if tag else ""
    tools = TOOLS.find()
    with tempfile.TemporaryDirectory() as own:  # outside the checkout, whose files go into the sdist
        made = Path(own, "release")
        wheel, sdist = distributions.build(ROOT, made / "dist", date)
        distributions.check(ROOT, wheel, sdist, tools)
        python = distributions.install(wheel, LOCK, Path(own, "environment"))
        distributions.try_out(python, Path(own))
        try:
            sbom.write(made / "sbom.cdx.json", python, tools, date)
        except sbom.SbomError as error:
            raise BuildError(str(error)) from None
        if notes:
            (made / "notes.md").write_text(notes, "utf-8")
        shutil.copytree(made, folder, dirs_exist_ok=True)
    print("\n".join(str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file()))


def find_date(checkout: Checkout) -> str:
    """Return the date that all files bear, in seconds since 1970: SOURCE_DATE_EPOCH, else that of the commit.

    Raises:
        BuildError: without either, and where the files are not those of the commit.
    """
    if named := os.environ.get(DATE):
        return named
    try:
        changed = checkout.describe_changes()
        date = checkout.git("log", "-1", "--format=%ct")
    except GitError:
        raise BuildError(f"git does not say when this was committed. Set {DATE} to a number of seconds.") from None
    if changed:
        raise BuildError(changed)
    return date


def find_notes(checkout: Checkout, tag: str) -> str:
    """Return the notes of a tag, after seeing that it fits the version and that its commit is on main.

    Raises:
        BuildError: where it does not.
        ChangelogError: where CHANGELOG.md has no notes of it.
    """
    from releasing import project_version  # noqa: PLC0415  needs packages of the environment

    version = project_version.read_version(checkout.read(project_version.FILE))
    if tag != f"v{version}":
        raise BuildError(f"The tag {tag} does not fit version {version} in {project_version.FILE}.")
    try:
        checkout.git("merge-base", "--is-ancestor", "HEAD", "origin/main")
    except GitError:
        raise BuildError(f"The commit of {tag} is not on main: only what is on main is released.") from None
    return changelog.find_notes(checkout.read(changelog.FILE), version)


if __name__ == "__main__":
    faults.run(main)
