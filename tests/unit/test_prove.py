"""The runner of the proofs: one table, nothing passed over in silence, and an exit code that says whether all hold."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import environment
import prove
import pytest
import system_packages
from proofs.result import Result


def put_proof(monkeypatch: pytest.MonkeyPatch, name: str, *results: Result) -> None:
    """Put a proof with a result, or without one an error, in the place of the others."""
    module = ModuleType(f"proofs.{name}")
    module.prove = lambda _: results[0]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, f"proofs.{name}", module)
    monkeypatch.setattr(prove, "PROOFS", {**prove.PROOFS, name: f"{name} things"})
    monkeypatch.setattr(environment, "enter", lambda _: None)


def test_every_proof_is_a_module_and_every_module_a_proof() -> None:
    folder = Path(prove.__file__).parent / "proofs"
    with_proof = {path.stem for path in folder.glob("*.py") if "\ndef prove(" in path.read_text("utf-8")}
    assert with_proof == set(prove.PROOFS)


def test_the_table_names_what_failed_and_what_could_not_be_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_proof(monkeypatch, "one", Result("3 things"))
    put_proof(monkeypatch, "two", Result("4 things", ("it broke\n",), ("no touch",)))
    assert prove.main(["one"]) == 0
    capsys.readouterr()
    assert prove.main(["one", "two"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["one: one things", "two: two things"]
    assert [line.split() for line in said[3:6]] == [
        ["proof", "tried", "result", "seconds"],
        ["one", "3", "things", "holds", "0"],
        ["two", "4", "things", "1", "failed,", "1", "not", "possible", "here", "0"],
    ]
    assert [line for line in said[6:] if line] == ["two: not possible here: no touch", "two: FAILED: it broke"]


def test_an_error_of_a_proof_is_a_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    put_proof(monkeypatch, "broken")
    assert prove.main(["broken"]) == 1
    assert "broken: FAILED: Traceback" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("manager", "commands"),
    [
        ("apt-get", [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "a", "b"]]),
        ("apk", [["apk", "add", "a"]]),
        ("dnf", []),
    ],
)
def test_packages_are_installed_by_the_systems_own_manager_or_not_at_all(
    manager: str, commands: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (manager, "sudo"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = system_packages.choose_commands({"apt-get": ("a", "b"), "apk": ("a",)})
    assert [[word for word in command if word not in ("sudo", "-n")] for command in found] == commands
    assert ("a" in system_packages.describe_commands({"apt-get": ("a", "b"), "apk": ("a",)})) == bool(commands)
