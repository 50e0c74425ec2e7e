"""The repository on GitHub: all addresses for editing a file, making one, and opening an issue."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from argmap.repository.git import GitError, run_git

HOST = "github.com"
ADDRESS_MAX = 8000
"""GitHub answers 414 beyond 8,191 bytes (github/docs issue 5136)."""

_OWNER = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?"
_NAME = r"[A-Za-z0-9._-]{1,100}"
_SHORT = re.compile(rf"(?P<owner>{_OWNER})/(?P<name>{_NAME})")
_WEB = re.compile(r"(?:https?|git|ssh)://(?:[^@/\s]*@)?(?P<host>[^/:@\s]+)(?::\d+)?/(?P<path>\S+)")
_SSH = re.compile(r"(?:[^@/\s]+@)(?P<host>[^/:@\s]+):(?P<path>[^/\s]\S*)")
_BRANCH = re.compile(r"(?!.*(\.\.|//|/\.|\.lock$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}(?<![./])")
_SET = "Set ARGMAP_REPOSITORY to OWNER/NAME of a repository on GitHub."


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on github.com, and the branch that changes are proposed to."""

    owner: str
    name: str
    branch: str = "main"

    @property
    def url(self) -> str:
        """The address of its front page, without a slash at the end."""
        return f"https://{HOST}/{self.owner}/{self.name}"

    def edit_url(self, path: str = "") -> str:
        """Return the address that opens GitHub's editor on a file; without a path, the prefix of all such addresses."""
        return f"{self.url}/edit/{quote(self.branch)}/{quote(path)}"

    def new_file_url(self, path: str, text: str = "") -> str:
        """Return the address that opens GitHub's editor on a new file, with its text where one is given.

        The parameter `filename` holds the whole path, as in GitHub's own links: where the address itself names a
        folder, GitHub dropped the last part of that where `filename` was given too (isaacs/github issue 1527).
        """
        named = f"{self.url}/new/{quote(self.branch)}?filename={quote(path, safe='')}"
        return f"{named}&value={quote(text, safe='')}" if text else named

    def new_issue_url(self, template: str, **filled: str) -> str:
        """Return the address of an issue form of the repository; `filled` gives its fields' texts by their ids."""
        fields = "".join(f"&{name}={quote(text, safe='')}" for name, text in filled.items())
        return f"{self.url}/issues/new?template={quote(template)}{fields}"


def find_repository(root: Path) -> Repository | None:
    """Return the repository that the site's links lead to, or None; `explain_lack` then says why.

    ARGMAP_REPOSITORY (OWNER/NAME or an address; ARGMAP_BRANCH names a branch other than main) comes first,
    then the git remote `origin` of `root`.
    """
    found = _look(root, os.environ)
    return found if isinstance(found, Repository) else None


def explain_lack(root: Path) -> str:
    """Return, in one or two sentences, why there is no repository and what to do; empty where there is one."""
    found = _look(root, os.environ)
    return found if isinstance(found, str) else ""


def _look(root: Path, environment: Mapping[str, str]) -> Repository | str:
    named = environment.get("ARGMAP_REPOSITORY", "").strip()
    branch = environment.get("ARGMAP_BRANCH", "").strip() or "main"
    try:
        address = named or _read_origin(root)
    except GitError as error:
        return f"No repository is known: {error.what}. {_SET}"
    if not address:
        return f"No repository is known: this folder has no git remote named origin. {_SET}"
    if not _BRANCH.fullmatch(branch):
        return "ARGMAP_BRANCH is not the name of a branch."
    found = parse_repository(address)
    if isinstance(found, Repository):
        return Repository(found.owner, found.name, branch)
    return f"{'ARGMAP_REPOSITORY' if named else 'The git remote origin'} {found}. {_SET}"


def parse_repository(text: str) -> Repository | str:
    """Return the repository that OWNER/NAME, a web address or a git address names, or what is wrong with it."""
    if match := _WEB.fullmatch(text) or _SSH.fullmatch(text):
        if match["host"].lower() != HOST:
            return "is not on GitHub, and links to editors elsewhere are not known"
        text = match["path"].rstrip("/")
    match = _SHORT.fullmatch(text.removesuffix(".git"))
    if match is None or "--" in match["owner"] or not match["name"].strip("."):
        return "is not a repository's address"
    return Repository(match["owner"], match["name"])


def _read_origin(root: Path) -> str:
    """Return the address of the remote `origin`, or nothing where there is none.

    Raises:
        GitError: where there is no repository that git trusts; `git config` alone would not tell.
    """
    run_git(root, "rev-parse", "--git-dir")
    try:
        return run_git(root, "config", "--get", "remote.origin.url").decode("utf-8", "replace").strip()
    except GitError:
        return ""
