"""The first difference of two builds is named by file, member and place."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from proofs.first_difference import compare_files, compare_folders

DAY = (2026, 1, 2, 3, 4, 6)


def make_wheel(*members: tuple[str, str], day: tuple[int, ...] = DAY, mode: int = 0o644, level: int = 6) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in members:
            member = zipfile.ZipInfo(name, day)
            member.external_attr = mode << 16
            archive.writestr(member, text, zipfile.ZIP_DEFLATED, level)
    return made.getvalue()


def make_sdist(name: str, text: str, mtime: int = 0) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size, member.mtime = len(text), mtime
        archive.addfile(member, io.BytesIO(text.encode()))
    return made.getvalue()


ONE = make_wheel(("a.py", "first\nsecond\n"), ("b.py", "x"))


@pytest.mark.parametrize(
    ("other", "where"),
    [
        (ONE, ""),
        (make_wheel(("a.py", "first\nsecold\n"), ("b.py", "x")), "p.whl: a.py:2:5: 'nd\\n' / 'ld\\n'"),
        (make_wheel(("a.py", "first\nsecond\n/"), ("b.py", "x")), "p.whl: a.py:3:1: '' / '/'"),
        (
            make_wheel(("b.py", "x"), ("a.py", "first\nsecond\n")),
            "p.whl: a.py / b.py: not the same files, or not in the same order",
        ),
        (
            make_wheel(("a.py", "first\nsecond\n")),
            "p.whl: b.py / nothing: not the same files, or not in the same order",
        ),
        (
            make_wheel(("a.py", "first\nsecond\n"), ("b.py", "x"), mode=0o600),
            f"p.whl: a.py: {DAY}, mode 644, made on 3 / {DAY}, mode 600, made on 3",
        ),
        (
            make_wheel(("a.py", "first\nsecond\n"), ("b.py", "x"), level=0),
            "p.whl: its members are equal, but not the bytes around them: another compression?",
        ),
    ],
)
def test_the_place_in_a_wheel_is_named(other: bytes, where: str) -> None:
    assert compare_files("p.whl", ONE, other) == where


def test_the_place_in_an_sdist_is_named() -> None:
    assert compare_files("p.tar.gz", make_sdist("a", "x"), make_sdist("a", "y")) == "p.tar.gz: a:1:1: 'x' / 'y'"
    assert compare_files("p.tar.gz", make_sdist("a", "x"), make_sdist("a", "x", 7)).startswith("p.tar.gz: a: 0, mode")


def test_folders_are_compared_by_the_order_of_their_names(tmp_path: Path) -> None:
    for name, text in {"one/a/b.txt": "x", "one/c.txt": "x", "other/a/b.txt": "x", "other/c.txt": "y"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert compare_folders(tmp_path / "one", tmp_path / "one") == ""
    assert compare_folders(tmp_path / "one", tmp_path / "other") == "c.txt:1:1: 'x' / 'y'"
    (tmp_path / "other" / "a" / "a.txt").touch()
    assert compare_folders(tmp_path / "one", tmp_path / "other").startswith("a/b.txt / a/a.txt: not the same files")
