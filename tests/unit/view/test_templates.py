"""The template engine keeps no code outside the project, where somebody else could put some in its place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from argmap.view.templates import get_template
from jinja2 import PackageLoader
names = [name for name in PackageLoader("argmap", "").list_templates() if name.startswith(("pages/", "view/"))]
print(sum(1 for name in names if name.endswith(".j2") and get_template(name.removesuffix(".j2"))))
"""


def compile_all(shared: Path) -> int:
    """Return how many templates a new process compiles whose temporary folder is `shared`."""
    environment = {**os.environ, "TMPDIR": str(shared)}
    command = [sys.executable, "-c", PROGRAM]
    return int(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)


def test_templates_leave_nothing_in_the_shared_temporary_folder(tmp_path: Path) -> None:
    assert compile_all(tmp_path) > 40
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there each user has a temporary folder")
def test_templates_need_no_folder_that_another_user_could_have_made_first(tmp_path: Path) -> None:
    (tmp_path / f"_jinja2-cache-{os.getuid()}").touch()
    assert compile_all(tmp_path) > 40
