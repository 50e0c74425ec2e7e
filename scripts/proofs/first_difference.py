"""Finds the first difference between two files or folders, and says where it is, also within wheels and sdists."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

_AROUND = 40
"""How many characters of each side are shown from where they differ."""


@dataclass(frozen=True)
class Part:
    """A file in an archive or a folder: its name, what is said of it beside its content, and its content."""

    name: str
    about: str
    content: bytes


def compare_folders(one: Path, other: Path) -> str:
    """Return where the files of two folders first differ, by the order of their names; an empty text where nowhere."""
    return _compare_parts(_list_files(one), _list_files(other), inside="")


def compare_files(name: str, one: bytes, other: bytes) -> str:
    """Return where two files of one name first differ; an empty text where nowhere.

    Within a wheel or sdist the place is that of a member, or what the archive says of it: its order, date or mode.
    """
    if one == other:
        return ""
    if name.endswith((".whl", ".tar.gz")):
        unpack = _list_zip if name.endswith(".whl") else _list_tar
        found = _compare_parts(unpack(one), unpack(other), inside=f"{name}: ")
        return found or f"{name}: its members are equal, but not the bytes around them: another compression?"
    at = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(map(len, (one, other)))
    )
    line, column = one.count(b"\n", 0, at) + 1, at - (one.rfind(b"\n", 0, at) + 1) + 1
    shown = " / ".join(repr(side[at : at + _AROUND].decode("utf-8", "replace")) for side in (one, other))
    return f"{name}:{line}:{column}: {shown}"


def _compare_parts(ones: Iterable[Part], others: Iterable[Part], inside: str) -> str:
    for one, other in zip_longest(ones, others):
        if one is None or other is None or one.name != other.name:
            names = [part.name if part else "nothing" for part in (one, other)]
            return f"{inside}{names[0]} / {names[1]}: not the same files, or not in the same order"
        if one.about != other.about:
            return f"{inside}{one.name}: {one.about} / {other.about}"
        if found := compare_files(one.name, one.content, other.content):
            return f"{inside}{found}"
    return ""


def _list_files(folder: Path) -> Iterator[Part]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Part(path.relative_to(folder).as_posix(), "", path.read_bytes())


def _list_zip(archive: bytes) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for one in opened.infolist():
            about = f"{one.date_time}, mode {one.external_attr >> 16:o}, made on {one.create_system}"
            yield Part(one.filename, about, opened.read(one))


def _list_tar(archive: bytes) -> Iterator[Part]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        for one in opened:
            about = f"{one.mtime}, mode {one.mode:o}, of {one.uname or one.uid}, {one.type!r} {one.linkname}"
            content = opened.extractfile(one)
            yield Part(one.name, about, content.read() if content else b"")
