"""The files that differ between two states of a repository: path and kind of each, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class FileKind(StrEnum):
    """The kinds of entry that git keeps under a name."""

    FILE = "file"
    PROGRAM = "executable file"
    LINK = "symbolic link"
    REPOSITORY = "link to another repository"


class File(NamedTuple):
    """A file in one state: its path in the repository, its kind, and git's hash of its content, empty where unknown.

    Paths may come from a stranger's commit: they are names to show, and never opened.
    """

    path: str
    kind: FileKind
    content: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before (None: added) and after (None: deleted)."""

    before: File | None
    after: File | None

    @property
    def paths(self) -> tuple[str, ...]:
        """Its path; of a renamed file first the old one, then the new."""
        return tuple(dict.fromkeys(file.path for file in (self.before, self.after) if file))


def pair_files(gone: Iterable[File], fresh: Iterable[File]) -> list[FileChange]:
    """Return the changes between what only the old state holds and what only the new one holds, sorted by path.

    A file counts as renamed where nothing but its path changed, and no other file that came or went has its content.
    """
    old, new = ({file.path: file for file in files} for files in (gone, fresh))
    changes = [FileChange(old.pop(path), new.pop(path)) for path in sorted(old.keys() & new.keys())]
    for path, other in list(_find_renames(old, new)):
        changes.append(FileChange(old.pop(path), new.pop(other)))
    changes += [FileChange(file, None) for file in old.values()]
    changes += [FileChange(None, file) for file in new.values()]
    return sorted(changes, key=lambda change: change.paths[::-1])


def _find_renames(old: dict[str, File], new: dict[str, File]) -> Iterator[tuple[str, str]]:
    kept = Counter((file.content, file.kind) for file in (*old.values(), *new.values()) if file.content)
    fresh = {(file.content, file.kind): file.path for file in new.values()}
    for file in old.values():
        other = fresh.get((file.content, file.kind))
        if other and kept[file.content, file.kind] == 2:
            yield file.path, other
