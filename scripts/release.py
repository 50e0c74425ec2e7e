"""Release a version: name it in pyproject.toml and CHANGELOG.md, commit, tag, and push; a workflow does the rest.

Nothing is pushed unless all checks hold, and a push that is refused leaves nothing behind, here or there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import environment
import faults
from releasing.checkout import Checkout, GitError

MAIN = "main"
REMOTE = "origin"


class ReleaseError(Exception):
    """The release cannot be made; the message says why and what to do, a line for each fault."""


@dataclass(frozen=True)
class Plan:
    """What a release changes: the texts of the files to commit, none where they name the version, and its notes."""

    version: str
    files: dict[str, str]
    notes: str

    @property
    def tag(self) -> str:
        """The name of the tag."""
        return f"v{self.version}"

    @property
    def branch(self) -> str:
        """The name of the branch that a pull request comes from."""
        return f"release-{self.version}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Release, and return 0; 1 where something is in the way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version", help="the version to release, as in 0.2.0")
    parser.add_argument("--dry-run", action="store_true", help="check and show what would be done, and do nothing")
    parser.add_argument(
        "--pull-request",
        action="store_true",
        help="push the commit as a branch, where main takes pull requests only; run this again after the merge",
    )
    given = parser.parse_args(arguments)
    environment.enter()
    try:
        release(Checkout(environment.ROOT), given.version, dry=given.dry_run, by_request=given.pull_request)
    except (ReleaseError, GitError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def release(checkout: Checkout, version: str, *, dry: bool = False, by_request: bool = False) -> None:
    """Check, and unless this is a dry run, commit, tag and push a version of a checkout.

    Raises:
        ReleaseError: where a check fails, or the push.
        GitError: where git fails.
    """
    plan = make_plan(checkout, version, f"{datetime.now(UTC):%Y-%m-%d}")
    if by_request and not plan.files:
        raise ReleaseError(f"{MAIN} names {version} already: leave out --pull-request, to tag it.")
    print(describe(plan, by_request=by_request))
    if dry:
        print("Nothing was done: this was a dry run.")
    elif by_request:
        propose(checkout, plan)
    else:
        publish(checkout, plan)


def make_plan(checkout: Checkout, version: str, day: str) -> Plan:
    """Return what a release would change.

    Raises:
        ReleaseError: where something is in the way; the message has every fault.
    """
    from releasing import changelog, project_version  # noqa: PLC0415  needs packages of the environment

    project, changes = checkout.read(project_version.FILE), checkout.read(changelog.FILE)
    current = project_version.read_version(project)
    files, notes, problems = {}, "", []
    try:
        project_version.check_version(version, current)
    except project_version.VersionError as error:
        raise ReleaseError(str(error)) from None
    try:
        if version != current or version not in changelog.read_sections(changes):
            files = {
                project_version.FILE: project_version.set_version(project, version),
                changelog.FILE: changelog.close_unreleased(changes, version, day),
            }
        elif rest := changelog.find_unreleased(changes):
            problems.append(f"{rest} {version} has a section already: move the entries there.")
        notes = changelog.find_notes(files.get(changelog.FILE, changes), version)
    except (changelog.ChangelogError, project_version.VersionError) as error:
        problems.append(str(error))
    problems += find_obstacles(checkout, f"v{version}")
    if problems:
        raise ReleaseError("\n".join(problems))
    return Plan(version, files, notes)


def find_obstacles(checkout: Checkout, tag: str) -> list[str]:
    """Return what is in the way of a release in a checkout and where it is pushed to, a sentence each."""
    found = []
    if (branch := checkout.git("branch", "--show-current")) != MAIN:
        found.append(f"This checkout is on {branch or 'no branch'}. Releases are made on {MAIN}: `git switch {MAIN}`.")
    if changed := checkout.describe_changes():
        found.append(changed)
    if checkout.git("tag", "--list", tag):
        found.append(f"The tag {tag} exists here. Name a later version, or delete it: `git tag --delete {tag}`.")
    if REMOTE not in checkout.git("remote").splitlines():
        return [*found, f"There is no {REMOTE} to push to. `git remote add {REMOTE} ADDRESS` names it."]
    listed = checkout.git("ls-remote", REMOTE, f"refs/heads/{MAIN}", f"refs/tags/{tag}").splitlines()
    there = {name: commit for commit, name in (line.split("\t") for line in listed)}
    if f"refs/tags/{tag}" in there:
        found.append(f"The tag {tag} exists at {REMOTE}. Name a later version: a tag that people have is not moved.")
    if there.get(f"refs/heads/{MAIN}") != checkout.git("rev-parse", "HEAD"):
        found.append(f"{MAIN} differs from {REMOTE}'s. `git pull --ff-only`, or push what is yours, and try again.")
    return found


def describe(plan: Plan, *, by_request: bool) -> str:
    """Return what a release will do, and its notes."""
    steps = [f"set the version in {' and '.join(plan.files)}, and commit"] if plan.files else []
    if by_request:
        steps.append(f"push the commit as {plan.branch}")
    else:
        steps += [f"tag the commit {plan.tag}", f"push {MAIN} and the tag to {REMOTE}, both or neither"]
    lines = [f"{number}. {step}" for number, step in enumerate(steps, 1)]
    return "\n".join([f"Releasing {plan.version}:", *lines, "", "Notes:", "", plan.notes])


def publish(checkout: Checkout, plan: Plan) -> None:
    """Commit, tag and push; where that fails, commit and tag are gone again.

    Raises:
        ReleaseError: where the push is refused.
        GitError: where git fails.
    """
    with undone_on_failure(checkout, plan.tag):
        commit(checkout, plan)
        checkout.git("tag", "--annotate", plan.tag, "--message", f"Release {plan.version}")
        try:
            checkout.git("push", "--atomic", REMOTE, MAIN, plan.tag)
        except GitError as error:
            advice = f"If {MAIN} takes pull requests only, add --pull-request. Nothing has changed, here or there."
            raise ReleaseError(f"{error}\n{advice}") from None
    print(f"{plan.tag} is pushed. The workflow Release tests, builds, attests and publishes it.")


def propose(checkout: Checkout, plan: Plan) -> None:
    """Commit to a branch of its own and push it; where that fails, it is gone again.

    Raises:
        GitError: where git fails.
    """
    checkout.git("switch", "--create", plan.branch)
    try:
        with undone_on_failure(checkout, plan.tag):
            commit(checkout, plan)
            checkout.git("push", REMOTE, plan.branch)
    finally:
        checkout.git("switch", MAIN)
        checkout.git("branch", "--delete", "--force", plan.branch)
    print(f"Open a pull request of {plan.branch}. After the merge: git pull, and run this again to tag it.")


def commit(checkout: Checkout, plan: Plan) -> None:
    """Write the files and commit them; nothing where there are none."""
    if plan.files:
        checkout.write(plan.files)
        checkout.git("commit", "--all", "--message", f"Release {plan.version}")


@contextmanager
def undone_on_failure(checkout: Checkout, tag: str) -> Iterator[None]:
    """Where what is done inside fails or is stopped, put the branch back to where it was, and take the tag away."""
    before = checkout.git("rev-parse", "HEAD")
    try:
        yield
    except BaseException:  # Ctrl-C, too
        checkout.git("reset", "--hard", before)  # nothing is lost: no file differed from the last commit
        if checkout.git("tag", "--list", tag):
            checkout.git("tag", "--delete", tag)
        raise


if __name__ == "__main__":
    faults.run(main)
