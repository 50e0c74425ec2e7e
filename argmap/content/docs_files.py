"""A docs folder's files by path: the bytes of each, or why it is refused; and how they are taken from a disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from argmap.content.models import FILE_MAX
from argmap.content.problems import show

CLAIMS = "claims"
STANCES = "stances"
FOLDERS = (CLAIMS, STANCES)
"""The folders of which every file is read."""
BESIDE = ("references.bib", "essay.yaml", "summary.yaml", "map.yaml")
_BESIDE_MAX = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read: the rule that it breaks, what is wrong with it, and how to mend it."""

    rule: str
    what: str
    fix: str


LINK = Refused(
    "file-link",
    "a symbolic link; a site would publish whatever it leads to",
    "Put the file or folder itself here, or delete the link.",
)
DOUBLE = Refused(
    "file-name",
    "stands twice in its folder, so which one is meant depends on the program that reads it",
    "Keep one of the two: check the branch out, delete the file, commit, and add it again.",
)


@dataclass(frozen=True, slots=True)
class DocsFiles:
    """The files of a docs folder that are read: those of its `FOLDERS` and those beside these; and links at any place.

    `docs` is the folder as its user would type it. Keys of `files` are paths in it, parts joined by `/`. They may come
    from a stranger's commit and hold anything, so they are names to compare and to show, and never used as paths.
    """

    docs: Path
    files: Mapping[str, bytes | Refused]

    def show(self, path: str) -> str:
        """Return a file's name for messages: with its folder, on one line, cut to 200 characters."""
        return show(f"{_name_folder(self.docs)}{path}", 200)


@lru_cache(maxsize=16)
def _name_folder(docs: Path) -> str:
    """Return what stands before the name of a file in messages."""
    return "" if docs == Path() else f"{docs.as_posix()}/"


def is_claim_path(path: str) -> bool:
    """Tell whether a path lies in `claims/`."""
    return path.startswith(f"{CLAIMS}/")


def is_stance_path(path: str) -> bool:
    """Tell whether a path lies in `stances/`."""
    return path.startswith(f"{STANCES}/")


def is_hidden(name: str) -> bool:
    """Tell whether a name is passed over: it begins with a dot and cannot lead out of its folder."""
    return name.startswith(".") and name not in {".", ".."} and not set(name) & set("/\\:")


def find_limit(path: str) -> int:
    """Return the most bytes that a file may have."""
    return FILE_MAX if is_claim_path(path) or is_stance_path(path) else _BESIDE_MAX


def refuse_kind(path: str) -> Refused:
    """Return the refusal of a link, pipe, socket or device."""
    if is_claim_path(path):
        what = "not a plain file; claims/ holds claim files only"
        return Refused("file-name", what, "Put a claim file here itself, or move this elsewhere.")
    if is_stance_path(path):
        what = "not a plain file; stances/ holds signed stances only"
        return Refused("file-name", what, "Put a signed stance here itself, or move this elsewhere.")
    if path in FOLDERS:
        return Refused("file-name", "not a folder", f"Put the folder {path}/ itself here, or rename this.")
    return Refused("file-name", "not a plain file", "Put the file itself here.")


def refuse_size(path: str) -> Refused:
    """Return the refusal of a file that is too large."""
    limit = f"{find_limit(path) // 1024} KiB"
    fix = "Shorten it, or make several claims of it." if is_claim_path(path) else f"It is text of at most {limit}."
    return Refused("file-size", f"larger than {limit}", fix)


def refuse_unreadable(why: str) -> Refused:
    """Return the refusal of a file whose content could not be read."""
    return Refused("file-name", f"cannot be read: {why}", "Check that it is a plain file you may read.")


def take_folder(docs: Path) -> DocsFiles:
    """Return the files of a docs folder on this disk; no link is followed, `docs` itself apart.

    Raises:
        FileNotFoundError: where it has no folder `claims`.
    """
    if not (docs / CLAIMS).is_dir():
        raise FileNotFoundError(f"{docs} has no folder {CLAIMS}/")
    files: dict[str, bytes | Refused] = dict.fromkeys(find_links(docs), LINK)
    for folder in (docs / name for name in FOLDERS if name not in files and os.path.lexists(docs / name)):
        if not folder.is_dir():
            files[folder.name] = refuse_kind(folder.name)
            continue
        paths = (f"{folder.name}/{file.name}" for file in folder.iterdir() if not is_hidden(file.name))
        files |= {path: _take_file(docs, path) for path in paths}
    files |= {path: _take_file(docs, path) for path in BESIDE if os.path.lexists(docs / path)}
    return DocsFiles(docs, files)


def find_links(docs: Path) -> Iterator[str]:
    """Yield the path of each symbolic link in a docs folder that is not hidden, at any depth.

    Links in a folder that cannot be read are not found; nothing in such a folder is published.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        with suppress(OSError), os.scandir(docs / folder) as entries:
            for entry in entries:
                if entry.is_symlink() and not is_hidden(entry.name):
                    yield f"{folder}{entry.name}"
                elif entry.is_dir(follow_symlinks=False) and not is_hidden(entry.name):
                    folders.append(f"{folder}{entry.name}/")


def _take_file(docs: Path, path: str) -> bytes | Refused:
    file = docs / path
    if file.is_symlink() or not file.is_file():
        return refuse_kind(path)
    try:
        with file.open("rb") as opened:
            data = opened.read(find_limit(path) + 1)
    except OSError as error:
        return refuse_unreadable(error.strerror or str(error))
    return data if len(data) <= find_limit(path) else refuse_size(path)
