"""Asks git for trees and history: the only module that starts git. Nothing is written."""

from __future__ import annotations

import os
import stat
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from argmap.content.docs_files import (
    BESIDE,
    DOUBLE,
    FOLDERS,
    DocsFiles,
    Refused,
    find_limit,
    is_hidden,
    refuse_kind,
    refuse_size,
    refuse_unreadable,
)
from argmap.content.docs_folder import Reading, read_files
from argmap.content.problems import show
from argmap.repository.file_changes import File, FileChange, FileKind, pair_files

_KINDS = {"100644": FileKind.FILE, "100755": FileKind.PROGRAM, "120000": FileKind.LINK, "160000": FileKind.REPOSITORY}
_PLAIN = {FileKind.FILE, FileKind.PROGRAM}
_SECONDS = 120
_DOCS_MAX = 256 * 1024 * 1024  # bytes in all: a tree of a few kB can name one large file a million times
_LIST_MAX = 64 * 1024 * 1024  # bytes of names and hashes: some 500,000 files
_TRUST = "git config --global --add safe.directory "


class GitError(Exception):
    """Git is not installed, a folder is in no repository, or a revision is unknown.

    `what` says which, and names no folder of this machine; `mend` adds details and, where known, a remedy.
    """

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(f"{what}. {mend}" if mend else what)
        self.what = what
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Worktree:
    """A repository that holds a docs folder: its top, and the folder's path in it (no slash at the end)."""

    top: Path
    docs: str


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Return the standard output of a git command.

    Raises:
        GitError: where git is not installed, fails, or takes longer than two minutes.
    """
    try:
        done = subprocess.run(
            _write_command(folder, arguments),
            input=given,
            capture_output=True,
            check=True,
            env=_build_environment(),
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError("git takes too long") from None
    except subprocess.CalledProcessError as error:
        raise _explain(os.fsdecode(error.stderr)) from None
    return done.stdout


def _write_command(folder: Path, arguments: Iterable[str]) -> list[str]:
    return ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]


def _build_environment() -> dict[str, str]:
    """Return the environment for git: no prompts, no optional locks, messages in English."""
    return {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _explain(said: str) -> GitError:
    """Return the error that a message of git's stands for."""
    lines = said.strip().splitlines() or ["nothing"]
    trust = next((line.strip() for line in lines if line.strip().startswith(_TRUST)), "")
    if trust:
        what = "git does not trust this repository, which belongs to another user of this machine"
        return GitError(what, f"If you trust it: {show(trust, 300)}")
    message = lines[0].removeprefix("fatal: ")
    if message.startswith("not a git repository"):
        return GitError("not a git repository")
    return GitError("git failed", f"It says: {show(message, 300)}")


def find_worktree(docs: Path) -> Worktree:
    """Return the repository that a docs folder lies in; the folder itself may be missing from the working tree.

    Raises:
        GitError: where there is none.
    """
    docs = docs.resolve()
    there = next(folder for folder in (docs, *docs.parents) if folder.is_dir())
    top = Path(os.fsdecode(run_git(there, "rev-parse", "--show-toplevel")).rstrip("\n")).resolve()
    return Worktree(top, "" if docs == top else docs.relative_to(top).as_posix())


def find_commit(worktree: Worktree, revision: str) -> str:
    """Return the id of the tree that a revision names; "A...B" is the merge base of A and B.

    Raises:
        GitError: where the revision names no commit, or A and B have no merge base.
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
    """Return the reading of the docs folder at a revision, with paths as they are in the worktree.

    A folder that was not there yet reads as an empty one.

    Raises:
        GitError: where git does not know the revision, or cannot read it.
    """
    return read_files(take_revision(worktree, find_commit(worktree, revision)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a tree: its name, mode, kind and object, and its size in bytes where it is a file's."""

    name: str
    mode: str
    kind: str
    object: str
    size: str


def take_revision(worktree: Worktree, tree: str) -> DocsFiles:
    """Return the files of the docs folder in a tree of the repository, given by its id.

    Raises:
        GitError: where git cannot read it, or it is larger than any map.
    """
    found = list(_find_entries(worktree, tree))
    times = Counter(path for path, _ in found)
    files: dict[str, bytes | Refused] = {}
    read: dict[str, _Entry] = {}
    for path, entry in found:
        refused = DOUBLE if times[path] > 1 else _refuse(path, entry)
        if refused:
            files[path] = refused
        else:
            read[path] = entry
    return DocsFiles(Path(worktree.docs), files | dict(_read_blobs(worktree, read)))


def _find_entries(worktree: Worktree, tree: str) -> Iterator[tuple[str, _Entry]]:
    """Yield each entry that is read, with its path in the docs folder."""
    entries = _list_folder(worktree, tree, worktree.docs)
    times = Counter(entry.name for entry in entries)
    for entry in entries:
        if entry.name in FOLDERS and entry.kind == "tree" and times[entry.name] == 1:
            inside = _list_tree(worktree, entry.object)
            yield from ((f"{entry.name}/{one.name}", one) for one in inside if not is_hidden(one.name))
        elif entry.name in {*FOLDERS, *BESIDE}:
            yield entry.name, entry


def _list_folder(worktree: Worktree, tree: str, folder: str) -> list[_Entry]:
    """Return the entries of a folder, found name by name from a tree down; none where it is not there."""
    entries = _list_tree(worktree, tree)
    for name in folder.split("/") if folder else ():
        inside = [entry for entry in entries if entry.name == name]
        if len(inside) > 1:
            raise GitError(f'"{show(name)}" stands twice in a folder of this revision')
        entries = [one for entry in inside if entry.kind == "tree" for one in _list_tree(worktree, entry.object)]
    return entries


def _list_tree(worktree: Worktree, tree: str) -> list[_Entry]:
    listed = os.fsdecode(run_git(worktree.top, "ls-tree", "-z", "-l", tree))
    rows = (line.partition("\t") for line in listed.split("\0")[:-1])
    return [_Entry(name, *about.split()) for about, _, name in rows]


def _refuse(path: str, entry: _Entry) -> Refused | None:
    if path in FOLDERS or _KINDS.get(entry.mode) not in _PLAIN:
        return refuse_kind(path)
    if not entry.size.isdecimal():
        return refuse_unreadable("git does not have its content")
    return refuse_size(path) if int(entry.size) > find_limit(path) else None


def _read_blobs(worktree: Worktree, entries: Mapping[str, _Entry]) -> Iterator[tuple[str, bytes | Refused]]:
    """Yield the content of each file."""
    if sum(int(entry.size) for entry in entries.values()) > _DOCS_MAX:
        raise GitError(f"the claims of this revision are larger than {_DOCS_MAX // 1024**2} MiB")
    asked = "".join(f"{entry.object}\n" for entry in entries.values()).encode()
    data = run_git(worktree.top, "cat-file", "--batch", given=asked) if entries else b""
    start = 0
    for path, entry in entries.items():
        end = data.index(b"\n", start)
        is_file = data[start:end].split()[1] == b"blob"  # the mode in a tree may be wrong
        start = end + 1 + int(entry.size) + 1
        yield path, data[end + 1 : start - 1] if is_file else refuse_kind(path)


def list_changes(worktree: Worktree, base: str, head: str | None = None) -> list[FileChange]:
    """Return every file of the whole repository that differs between two revisions, sorted by path.

    Without `head`, the revision is compared with the files as they are, those that git does not know yet included.

    Raises:
        GitError: where git does not know a revision, or cannot read it.
    """
    old = find_commit(worktree, base)
    if head is None:
        return pair_files(*_compare_with_disk(worktree, old))
    before, after = _list_files(worktree, old), _list_files(worktree, find_commit(worktree, head))
    return pair_files(before - after, after - before)


def _list_files(worktree: Worktree, tree: str) -> set[File]:
    """Return all files of a tree. Git is stopped at a limit, since a tree of a few bytes can name any number of files.

    `git diff-tree` does not serve: it prints nothing before it has found every change.
    """
    command = _write_command(worktree.top, ("ls-tree", "-r", "-z", tree))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_build_environment()
    ) as running:
        assert running.stdout is not None  # noqa: S101  for the type checker: a pipe was asked for
        clock = Timer(_SECONDS, running.kill)
        clock.start()
        listed = running.stdout.read(_LIST_MAX)
        if len(listed) == _LIST_MAX:
            running.kill()
        running.wait()
        clock.cancel()
    if running.returncode:
        raise GitError("git cannot list the files of this revision: it is damaged, or holds too many")
    rows = (line.partition("\t") for line in os.fsdecode(listed).split("\0")[:-1])
    return {File(path, _KINDS.get(about[:6], FileKind.FILE), about.split()[2]) for about, _, path in rows}


def _compare_with_disk(worktree: Worktree, tree: str) -> tuple[list[File], list[File]]:
    """Return the files that only a tree holds, and those that only the working tree on disk holds."""
    plain = ("--no-renames", "--no-ext-diff", "--ignore-submodules=dirty")
    raw = run_git(worktree.top, "-c", "diff.relative=false", "diff", "--raw", "-z", "--no-abbrev", *plain, tree)
    parts = os.fsdecode(raw).split("\0")[:-1]
    gone, fresh = [], []
    for about, path in zip(parts[::2], parts[1::2], strict=True):
        before, after, old, new, _ = about.removeprefix(":").split()
        gone += [File(path, _KINDS[before], old)] if before in _KINDS else []
        fresh += [File(path, _KINDS[after], new.strip("0") and new)] if after in _KINDS else []
    unknown = run_git(worktree.top, "ls-files", "--others", "--exclude-standard", "-z")
    return gone, fresh + [_look_at(worktree.top, path) for path in os.fsdecode(unknown).split("\0")[:-1]]


def _look_at(top: Path, path: str) -> File:
    """Return an untracked file of the disk; a folder in its place is a nested repository."""
    mode = (top / path).lstat().st_mode
    if stat.S_ISDIR(mode):
        return File(path, FileKind.REPOSITORY, "")
    kind = FileKind.LINK if stat.S_ISLNK(mode) else FileKind.PROGRAM if mode & stat.S_IXUSR else FileKind.FILE
    return File(path, kind, "")
