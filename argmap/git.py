"""Asks git for trees and history; nothing else here starts it, and nothing is written to the worktree."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.claims import FILE_MAX
from argmap.problems import Problem, show
from argmap.reader import Reading, read_docs

_MOST = {"claims": FILE_MAX, "docs": 8 * 1024 * 1024}
_NAME_MAX = 140  # bytes; an id has fewer, and some file systems hold no longer name
_PLAIN = {"100644", "100755"}
_SECONDS = 120


class GitError(Exception):
    """Git is not there, this is no repository, or it does not know a revision; the message says which."""


@dataclass(frozen=True, slots=True)
class Worktree:
    """A repository that holds a docs folder: its top, and the folder's path in it (no slash at the end)."""

    top: Path
    docs: str


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Return what a git command prints.

    Raises:
        GitError: where git is not installed, fails, or takes longer than two minutes.
    """
    # No prompt, no optional locks, no messages in the reader's language: only data is wanted.
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, env=environment, timeout=_SECONDS)
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError("git takes too long") from None
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        message = lines[0].removeprefix("fatal: ").partition(" (or any of the parent directories")[0]
        raise GitError(show(message, 300)) from None
    return done.stdout


def find_worktree(docs: Path) -> Worktree:
    """Return the repository that a docs folder lies in; the folder itself may be missing from the working tree.

    Raises:
        GitError: where there is none.
    """
    docs = docs.resolve()
    there = next(folder for folder in (docs, *docs.parents) if folder.is_dir())
    top = Path(run_git(there, "rev-parse", "--show-toplevel").decode().rstrip("\n")).resolve()
    return Worktree(top, "" if docs == top else docs.relative_to(top).as_posix())


def find_commit(worktree: Worktree, revision: str) -> str:
    """Return the id of the tree that a revision names; "A...B" is the point where B branched off A.

    Raises:
        GitError: where it names none.
    """
    first, dots, second = revision.partition("...")
    if dots:
        ends = [_resolve(worktree, end or "HEAD", "commit") for end in (first, second)]
        try:
            revision = run_git(worktree.top, "merge-base", *ends).decode().strip()
        except GitError:
            raise GitError(f'the two ends of "{show(revision)}" have no common past here') from None
    return _resolve(worktree, revision, "tree")


def _resolve(worktree: Worktree, revision: str, kind: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{{kind}}}")
    try:
        return run_git(worktree.top, *asked).decode().strip()
    except GitError:
        raise GitError(f'unknown revision: "{show(revision)}"') from None


def read_revision(worktree: Worktree, revision: str) -> Reading:
    """Return what the docs folder held at a revision, with paths as they are in the worktree.

    A folder that was not there yet reads as an empty one.

    Raises:
        GitError: where git does not know the revision.
    """
    tree = find_commit(worktree, revision)
    files = list(_list_files(worktree, tree))
    with _lay_out(worktree, [file for file in files if not file.is_too_long]) as docs:
        reading = _with_paths(read_docs(docs), docs.as_posix(), worktree.docs or ".")
    hidden = "claims/."  # the reader passes over these
    reading.problems.extend(
        _refuse(worktree, file) for file in files if file.is_too_long and not file.path.startswith(hidden)
    )
    return reading


def _refuse(worktree: Worktree, file: _File) -> Problem:
    path = show(f"{worktree.docs or '.'}/{file.path}", 200)
    what = f'"{show(Path(file.path).name)}" is not the name of a claim file'
    return Problem(path, 1, 1, "file-name", what, "Give it a short name: words joined by hyphens, ending in .md.")


@dataclass(frozen=True, slots=True)
class _File:
    """A file in a tree: its path in the docs folder, its mode, its object and its size in bytes."""

    path: str
    mode: str
    name: str
    size: int

    @property
    def is_too_large(self) -> bool:
        return self.size > _MOST["claims" if self.path.startswith("claims/") else "docs"]

    @property
    def is_too_long(self) -> bool:
        return len(os.fsencode(Path(self.path).name)) > _NAME_MAX


@contextmanager
def _lay_out(worktree: Worktree, files: list[_File]) -> Iterator[Path]:
    """Write the files that the reader looks at into a folder of its own; what it refuses is only hinted at."""
    with tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        docs = Path(folder)
        (docs / "claims").mkdir()
        plain = [file for file in files if file.mode in _PLAIN and not file.is_too_large]
        for file, data in zip(plain, _read_blobs(worktree, plain), strict=True):
            (docs / file.path).write_bytes(data)
        for file in files:
            if file.mode not in _PLAIN:
                (docs / file.path).symlink_to("nowhere")
            elif file.is_too_large:
                with (docs / file.path).open("wb") as empty:
                    empty.truncate(_MOST["docs"] + 1)
        yield docs


def _list_files(worktree: Worktree, tree: str) -> Iterator[_File]:
    """Yield each claim file, and references.bib and essay.yaml."""
    prefix = f"{worktree.docs}/" if worktree.docs else ""
    wanted = [f"{prefix}claims/", f"{prefix}references.bib", f"{prefix}essay.yaml"]
    listed = run_git(worktree.top, "--literal-pathspecs", "ls-tree", "-z", "-l", tree, "--", *wanted)
    for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, kind, name, size = about.split()
        if kind == "blob" and Path(path).name not in {".", ".."}:
            yield _File(path.removeprefix(prefix), mode, name, int(size))


def _read_blobs(worktree: Worktree, files: list[_File]) -> Iterator[bytes]:
    asked = "".join(f"{file.name}\n" for file in files).encode()
    data = run_git(worktree.top, "cat-file", "--batch", given=asked) if files else b""
    start = 0
    for file in files:
        start = data.index(b"\n", start) + 1
        yield data[start : start + file.size]
        start += file.size + 1


def _with_paths(reading: Reading, old: str, new: str) -> Reading:
    claims, partial = (
        [replace(claim, path=claim.path.replace(old, new, 1)) for claim in group]
        for group in (reading.claims, reading.partial)
    )
    problems = [replace(problem, path=problem.path.replace(old, new, 1)) for problem in reading.problems]
    return replace(reading, docs=Path(new), claims=claims, partial=partial, problems=problems)
