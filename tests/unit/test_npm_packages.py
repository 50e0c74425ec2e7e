from __future__ import annotations

import json
import re
from pathlib import Path

import npm_packages
import pytest
from environment import ROOT


@pytest.fixture
def wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "npm"
    monkeypatch.setattr(npm_packages, "WANTED", folder)
    monkeypatch.setattr(npm_packages, "KEPT", tmp_path / ".node")
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")  # where nothing listens
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    folder.mkdir()
    write_lock(folder, {})
    return folder


def write_lock(folder: Path, packages: dict[str, object]) -> None:
    names = {name.removeprefix("node_modules/"): "1.0.0" for name in packages}
    (folder / "package.json").write_text(json.dumps({"dependencies": names}), encoding="utf-8")
    lock = {"lockfileVersion": 3, "packages": {"": {"dependencies": names}, **packages}}
    (folder / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def test_packages_are_fetched_once_and_anew_where_the_lock_changes(wanted: Path) -> None:
    npm_packages.fetch_packages()
    (npm_packages.KEPT / "mark").touch()
    npm_packages.fetch_packages()
    assert (npm_packages.KEPT / "mark").exists()
    with (wanted / "package-lock.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    npm_packages.fetch_packages()
    assert not (npm_packages.KEPT / "mark").exists()
    assert sorted(path.name for path in wanted.parent.iterdir()) == [".node", "cache", "npm"]


def test_without_a_net_it_says_what_to_do_and_keeps_nothing(wanted: Path) -> None:
    write_lock(wanted, {"node_modules/typescript": {"version": "1.0.0", "integrity": f"sha512-{'A' * 86}=="}})
    with pytest.raises(npm_packages.FetchError) as error:
        npm_packages.fetch_packages()
    assert str(error.value).splitlines()[0].startswith("npm error ")
    assert str(error.value).splitlines()[-1] == (
        "The npm packages that scripts/npm/package-lock.json names could not be fetched. "
        "Connect to the internet (or tell npm your proxy or registry) and run this again."
    )
    assert not npm_packages.KEPT.exists()


def test_every_version_is_named_exactly_and_has_its_hash_but_no_host() -> None:
    folder = ROOT / "scripts" / "npm"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))
    versions = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert {name: pin for name, pin in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", pin)} == {}
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert [name for name, package in locked.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in locked.items() if "resolved" in package] == []
