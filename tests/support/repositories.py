"""Small git repositories for the tests: a docs folder, written and committed step by step."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CLAIM = """---
kind: {kind}
topic: t
voice: essay
source: t.1
{more}---
# {heading}

{body}
"""


def write_claim(
    heading: str, kind: str = "claim", more: str = "", body: str = "It is said here what is meant by that."
) -> str:
    return CLAIM.format(heading=heading, kind=kind, more=more, body=body)


@dataclass
class Repository:
    folder: Path
    day: int = 1

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    def git(self, *arguments: str, given: bytes = b"") -> str:
        when = f"2026-03-{self.day:02}T12:00:00+0000"
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        environment = clean | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
        command = ["git", "-C", str(self.folder), "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments]
        done = subprocess.run(command, check=True, capture_output=True, env=environment, input=given)
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write claim files by id; None deletes."""
        for name, text in files.items():
            path = self.docs / "claims" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8")

    def commit(self, subject: str, files: Mapping[str, str | None]) -> str:
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)
        self.day += 1
        return self.git("rev-parse", "HEAD")

    def store(self, kind: str, data: bytes) -> str:
        """Return the id of a new object, which need not be one that git would make."""
        return self.git("hash-object", "-t", kind, "--literally", "-w", "--stdin", given=data)

    def make_tree(self, *entries: tuple[str, bytes, str]) -> str:
        """Return the id of a tree of just these (mode, name, object), whatever the names."""
        return self.store("tree", b"".join(b"%b %b\0%b" % (m.encode(), n, bytes.fromhex(o)) for m, n, o in entries))

    def commit_claims(self, *entries: tuple[str, bytes, str]) -> str:
        """Return a commit on top of HEAD, which stays, whose docs/claims is a tree of just these entries."""
        docs = self.make_tree(("40000", b"claims", self.make_tree(*entries)))
        return self.commit_top(("40000", b"docs", docs))

    def commit_top(self, *entries: tuple[str, bytes, str]) -> str:
        """Return a commit on top of HEAD, which stays, whose top is a tree of just these entries."""
        return self.git("commit-tree", self.make_tree(*entries), "-p", "HEAD", "-m", "Crafted")


def start_repository(folder: Path, files: Mapping[str, str | None]) -> Repository:
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    made.commit("Begin", files)
    return made


BASE: Mapping[str, str] = {
    "thesis": write_claim("The thesis holds", "thesis"),
    "reason": write_claim("There is a reason", more="supports: [thesis]\n"),
    "ground": write_claim("The reason has a ground", more="supports: [reason]\n"),
    "doubt": write_claim("There is a doubt", "counterclaim", more="attacks: [{claim: ground, strength: weak}]\n"),
}
