"""A checkout of the repository, and what git says of it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_SHOWN = 5


class GitError(Exception):
    """Git failed or is missing; the message is its own."""


@dataclass(frozen=True)
class Checkout:
    """A repository on this machine."""

    root: Path

    def git(self, *words: str) -> str:
        """Run git and return what it prints, without the end of its last line.

        Raises:
            GitError: where git fails or is missing.
        """
        command = ["git", "-C", str(self.root), *words]
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        except OSError as error:
            raise GitError(f"git could not be run: {error}") from None
        if done.returncode:
            raise GitError(f"git {words[0]} failed: {(done.stderr or done.stdout).strip()}")
        return done.stdout.rstrip("\n")

    def describe_changes(self) -> str:
        """Return a sentence that names files that differ from the last commit; an empty text where none does.

        Raises:
            GitError: where git fails or is missing.
        """
        changed = [line[3:] for line in self.git("status", "--porcelain").splitlines()]
        names = ", ".join([*changed[:_SHOWN], *(["…"] if len(changed) > _SHOWN else [])])
        advice = "Commit them or put them aside (`git stash --include-untracked`)."
        return f"Some files differ from the last commit: {names}. {advice}" if changed else ""

    def read(self, name: str) -> str:
        """Return the text of a file."""
        return (self.root / name).read_text("utf-8")

    def write(self, files: dict[str, str]) -> None:
        """Write texts to files."""
        for name, text in files.items():
            (self.root / name).write_text(text, "utf-8")
