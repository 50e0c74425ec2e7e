"""The history of each claim, from one run of `git log`: former ids are followed, gaps are stated."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

from argmap.argument.graph import ArgumentMap
from argmap.content.docs_folder import is_claim_id
from argmap.content.problems import show
from argmap.language.current import noted
from argmap.repository.git import GitError, Worktree, find_commit, find_worktree, run_git

Deed = Literal["added", "changed", "renamed", "removed"]
_DEEDS: Mapping[str, Deed] = {"A": "added", "M": "changed", "T": "changed", "D": "removed"}
SUBJECT_MAX = 140
_LATEST = 253_402_300_799  # the last second of the year 9999, and of Python's dates; git allows later ones
_HEADER = "%x01%H%x02%ct%x02%s"


@dataclass(frozen=True, slots=True)
class Event:
    """What one commit did to one claim. `when` is the commit's time in UTC; `former` the old id of a renamed claim."""

    claim: str
    deed: Deed
    when: datetime
    commit: str
    subject: str
    former: str = ""

    @property
    def date(self) -> str:
        """The day, as YYYY-MM-DD."""
        return self.when.strftime("%Y-%m-%d")


@dataclass(frozen=True)
class History:
    """All events that are known, newest first.

    `lack` says why no events are known, or is empty; `mend` is the remedy, for whoever builds the pages: no page shows
    it, since it may name folders of this machine. `begins` is the day on which the history of a shallow clone begins,
    before which nothing is known; it is empty where the history is complete.
    """

    events: tuple[Event, ...] = ()
    lack: str = ""
    begins: str = ""
    mend: str = ""

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[Event, ...]]:
        """The events of each claim, newest first."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            found[event.claim].append(event)
        return {claim: tuple(events) for claim, events in found.items()}


@dataclass(slots=True)
class _Commit:
    name: str
    when: datetime
    subject: str
    deeds: dict[str, Deed] = field(default_factory=dict)


def knows_commit(docs: Path, commit: str) -> bool:
    """Tell whether the history of a docs folder holds a commit; also True without git and for a shallow clone."""
    try:
        worktree = find_worktree(docs)
        if _read_cut(worktree):
            return True
    except GitError:
        return True
    try:
        find_commit(worktree, commit)
    except GitError:
        return False
    return True


def _tell_lack(what: str) -> str:
    """Return why there is no history, as a message that pages translate where they know it."""
    known = {
        "git is not installed": noted("no history is at hand: git is not installed"),
        "git takes too long": noted("no history is at hand: git takes too long"),
        "not a git repository": noted("no history is at hand: not a git repository"),
        "git failed": noted("no history is at hand: git failed"),
    }
    return known.get(what, f"no history is at hand: {what}")


def read_history(docs: Path, made: ArgumentMap, since: str = "") -> History:
    """Return the history of the claims of a docs folder; without git or a repository, `lack` says so.

    `since` is a date as YYYY-MM-DD, or a commit: earlier events are left out.
    """
    try:
        worktree = find_worktree(docs)
        commits = list(_read_log(worktree, since))
        cut = _read_cut(worktree)
    except GitError as error:
        return History(lack=_tell_lack(error.what), mend=error.mend)
    if not commits:
        return History(lack=noted("no history is at hand: nothing has been committed yet"))
    commits = [commit for commit in commits if "-" not in since or f"{commit.when:%Y-%m-%d}" >= since]
    whole = [commit for commit in commits if commit.name not in cut]
    begins = min((commit.when for commit in commits if commit.name in cut), default=None)
    return History(
        events=tuple(_list_events(whole, _find_current(made))),
        begins=begins.strftime("%Y-%m-%d") if begins else "",
    )


def _read_log(worktree: Worktree, since: str) -> Iterator[_Commit]:
    """Yield the commits that touched a claim file, newest first, with what each did to which id.

    Where `since` is a commit that git knows, its ancestors are left out.
    """
    folder = f"{worktree.docs}/claims" if worktree.docs else "claims"
    try:
        run_git(worktree.top, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return
    asked = (
        "log",
        "-z",
        "--no-show-signature",
        "--no-renames",
        "--name-status",
        f"--format={_HEADER}",
        "HEAD",
        *_leave_out(worktree, since),
        "--",
        folder,
    )
    parts = iter(run_git(worktree.top, "--literal-pathspecs", *asked).split(b"\0"))
    commit: _Commit | None = None
    for part in parts:
        text = part.decode("utf-8", "replace").lstrip("\n")
        if text.startswith("\x01"):
            if commit:
                yield commit
            commit = _read_commit(text)
        elif commit and text[:1] in _DEEDS:
            folder_of, _, file = os.fsdecode(next(parts, b"")).rpartition("/")
            name = file.removesuffix(".md")
            if folder_of == folder and file != name and is_claim_id(name):
                commit.deeds[name] = _DEEDS[text[0]]
    if commit:
        yield commit


def _leave_out(worktree: Worktree, since: str) -> tuple[str, ...]:
    if not since or "-" in since:
        return ()
    try:
        find_commit(worktree, since)
    except GitError:  # a shallow clone
        return ()
    return ("--not", f"{since}^@")


def _read_commit(header: str) -> _Commit:
    """Return a commit; its subject is cut to one short line, invisible characters spelled out."""
    name, seconds, subject = header[1:].split("\x02", 2)
    when = min(int(seconds), _LATEST) if seconds.isdecimal() else 0
    return _Commit(name, datetime.fromtimestamp(when, UTC), show(subject, SUBJECT_MAX))


def _read_cut(worktree: Worktree) -> frozenset[str]:
    """Return the boundary commits of a shallow clone; git shows them as if they had added every file."""
    if run_git(worktree.top, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return frozenset()
    path = worktree.top / os.fsdecode(run_git(worktree.top, "rev-parse", "--git-path", "shallow")).rstrip("\n")
    return frozenset(path.read_text("ascii").split())


def _find_current(made: ArgumentMap) -> dict[str, str]:
    """Return the current id of each id that a claim has or had."""
    current = {old: claim.id for claim in made.claims.values() for old in claim.fields.formerly}
    return current | {name: name for name in made.claims}


def _list_events(commits: Iterable[_Commit], current: Mapping[str, str]) -> Iterator[Event]:
    """Yield events, newest first, within a commit by id.

    Where a claim of today has or had the id of a removed file, the event is `renamed`; else `removed`.
    """
    for commit in commits:
        by_claim: dict[str, dict[str, Deed]] = defaultdict(dict)
        for name, deed in commit.deeds.items():
            by_claim[current.get(name, name)][name] = deed
        for claim, deeds in sorted(by_claim.items()):
            gone = sorted(name for name, deed in deeds.items() if deed == "removed")
            if gone and len(deeds) > len(gone):
                yield Event(claim, "renamed", commit.when, commit.name, commit.subject, gone[0])
            else:
                yield Event(claim, max(deeds.values()), commit.when, commit.name, commit.subject)
