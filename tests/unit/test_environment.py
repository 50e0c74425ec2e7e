from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import environment
import pytest

from argmap.site.file_lock import hold

WANTED = {"python": "3.11.7", "place": "/project/.venv", "requirements.lock": "a", "pyproject.toml": "b"}


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """Return a folder that looks like a virtual environment."""
    python = environment.find_venv_python(tmp_path)
    python.parent.mkdir()
    python.touch()
    return tmp_path


def test_python_3_10_is_refused_with_the_remedy() -> None:
    with pytest.raises(environment.SetupError) as raised:
        environment.check_python((3, 10, 13))
    assert str(raised.value) == "this is Python 3.10.13. Install Python 3.11 or newer and run the script with it."


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1)])
def test_newer_pythons_are_taken(version: tuple[int, int, int]) -> None:
    environment.check_python(version)


def test_python_lies_where_each_system_puts_it() -> None:
    assert environment.find_venv_python(Path("v"), "linux") == Path("v/bin/python")
    assert environment.find_venv_python(Path("v"), "darwin") == Path("v/bin/python")
    assert environment.find_venv_python(Path("v"), "win32") == Path("v/Scripts/python.exe")


def test_an_environment_that_holds_more_than_wanted_is_current() -> None:
    assert environment.is_current(WANTED, {**WANTED, "requirements-test.lock": "c"})


@pytest.mark.parametrize("key", WANTED)
def test_an_environment_that_differs_anywhere_is_not_current(key: str) -> None:
    assert not environment.is_current(WANTED, {**WANTED, key: "other"})


@pytest.mark.parametrize("key", WANTED)
def test_only_another_python_or_place_needs_a_new_environment(key: str) -> None:
    assert environment.is_unusable(WANTED, {**WANTED, key: "other"}) == (key in ("python", "place"))


def test_an_unfinished_environment_is_unusable(venv: Path) -> None:
    assert environment.is_unusable(WANTED, environment.read_stamp(venv / "stamp.json"))


def test_a_stamp_is_read_as_written(venv: Path) -> None:
    (venv / "stamp.json").write_text(json.dumps(WANTED), encoding="utf-8")
    assert environment.read_stamp(venv / "stamp.json") == WANTED


def test_a_stamp_cut_short_counts_as_none(venv: Path) -> None:
    (venv / "stamp.json").write_text('{"python": "3.1', encoding="utf-8")
    assert environment.read_stamp(venv / "stamp.json") == {}


@pytest.mark.parametrize("held", [b"", b"[]", b"null", b"3", b'"text"', b"\xff\x00\x13", b"[" * 100_000])
def test_a_broken_stamp_counts_as_none(held: bytes, venv: Path) -> None:
    (venv / "stamp.json").write_bytes(held)
    stamp = environment.read_stamp(venv / "stamp.json")
    assert (stamp, environment.is_current(WANTED, stamp), environment.is_unusable(WANTED, stamp)) == ({}, False, True)


def test_a_stamp_of_other_values_is_not_current(venv: Path) -> None:
    (venv / "stamp.json").write_text('{"python": ["3.11.7"], "place": {}}', encoding="utf-8")
    stamp = environment.read_stamp(venv / "stamp.json")
    assert (environment.is_current(WANTED, stamp), environment.is_unusable(WANTED, stamp)) == (False, True)


def test_a_stamp_without_its_python_counts_as_none(venv: Path) -> None:
    (venv / "stamp.json").write_text(json.dumps(WANTED), encoding="utf-8")
    environment.find_venv_python(venv).unlink()
    assert environment.read_stamp(venv / "stamp.json") == {}


def test_the_test_environment_holds_the_build_environment() -> None:
    build, test = (environment.describe_environment(locks) for locks in (environment.BUILD, environment.TEST))
    assert environment.is_current(build, test)
    assert not environment.is_current(test, build)


def test_a_second_set_up_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "read_stamp", lambda _: environment.describe_environment(environment.TEST))
    monkeypatch.setattr(environment, "hold", lambda *_: pytest.fail("a current environment needs no lock"))
    environment.set_up(environment.TEST)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (
            ["WARNING: Retrying: Failed to establish a new connection\n", "ERROR: No matching distribution found\n"],
            "packages could not be fetched. Connect to the internet (or tell pip your proxy) and run this again.",
        ),
        (
            ["Collecting mkdocs\n", "ERROR: No space left on device\n"],
            "No space left on device. Run this again; if it fails again, delete the folder .venv first.",
        ),
        ([], "pip stopped. Run this again; if it fails again, delete the folder .venv first."),
    ],
)
def test_a_failure_of_pip_is_one_line_with_a_remedy(output: list[str], expected: str) -> None:
    assert environment.explain_failure(output) == expected


def test_the_locks_name_one_version_and_hashes_for_every_package_and_no_registry() -> None:
    for name in (*environment.TEST, "scripts/proofs/requirements.lock"):
        text = (environment.ROOT / name).read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
        assert packages
        assert all("==" in line and line.endswith("\\") for line in packages)
        assert "://" not in text


def test_the_test_lock_holds_all_of_the_build_lock() -> None:
    build, test = (
        {line for line in (environment.ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line[:60]}
        for name in environment.TEST
    )
    assert build <= test


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout without an environment, which the scripts take for their own."""
    for name in (*environment.TEST, "pyproject.toml"):
        (tmp_path / name).write_bytes((environment.ROOT / name).read_bytes())
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.json")
    return tmp_path


def fail_to_enter() -> object:
    with pytest.raises(SystemExit) as stopped:
        environment.enter()
    return stopped.value.code


def test_a_set_up_that_the_system_refuses_is_a_sentence(bare: Path) -> None:
    (bare / ".venv.lock").mkdir()
    assert fail_to_enter() == (
        f"Setting up failed: {bare / '.venv.lock'}: Is a directory. Mend that, and run this again."
        " If it fails again, delete the folder .venv first."
    )


def test_a_stamp_that_cannot_be_deleted_is_a_sentence(bare: Path) -> None:
    (bare / ".venv" / "stamp.json" / "odd").mkdir(parents=True)
    assert str(fail_to_enter()).startswith(f"Setting up failed: {bare / '.venv' / 'stamp.json'}: ")


def test_a_lock_file_that_is_missing_is_a_sentence(bare: Path) -> None:
    (bare / "requirements.lock").unlink()
    assert str(fail_to_enter()).startswith(
        f"Setting up failed: {bare / 'requirements.lock'}: No such file or directory. "
    )


def test_a_set_up_that_is_stopped_says_how_to_finish_it(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    assert bare.is_dir()
    monkeypatch.setattr(environment, "set_up", stop)
    assert fail_to_enter() == 130
    assert capsys.readouterr().err == "Setting up was stopped. Run this again to finish it.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="it has other locks")
def test_a_file_system_without_locks_is_an_error_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("argmap.site.file_lock.fcntl.flock", refuse)
    with pytest.raises(OSError, match="No locks available"), hold(tmp_path / "lock", "never said"):
        pytest.fail("nothing is held")


def test_a_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from argmap.site.file_lock import hold\n"
        "with hold(Path(sys.argv[1]), ''): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / "lock")], cwd=environment.ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        process.kill()
    with hold(tmp_path / "lock", "waiting"):
        assert capsys.readouterr().err == ""


def test_the_readme_and_the_script_promise_the_same_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said: list[str] = []
    monkeypatch.setattr(environment, "_say", said.append)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    environment._make_venv(())
    assert said == ["Setting up: making .venv (first time takes about a minute)"]
    assert "The first run takes about a minute" in (environment.ROOT / "README.md").read_text(encoding="utf-8")
