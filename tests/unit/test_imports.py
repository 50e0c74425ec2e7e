"""The table of docs/dev/architecture.md, held to the code: each package, each module, and what it may import."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
from typing import NamedTuple

import networkx as nx
import pytest
from environment import ROOT

import argmap

ROW = re.compile(
    r"^\| `(?P<name>[a-z]+)` \| (?P<job>[^|]+) \| (?P<modules>[^|]+) \| (?P<others>[^|]*)\|$", re.MULTILINE
)
EDGE = {"argmap.__main__"}  # what Python runs: it imports the command line


class Package(NamedTuple):
    """A row: what the package is for, its modules in the order of their imports, and the packages it may import."""

    job: str
    modules: tuple[str, ...]
    others: frozenset[str]


def split(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.strip().split(", ") if name)


TABLE = {
    row["name"]: Package(row["job"], split(row["modules"]), frozenset(split(row["others"])))
    for row in ROW.finditer((ROOT / "docs" / "dev" / "architecture.md").read_text("utf-8"))
}
TREES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in sorted((ROOT / "argmap").rglob("*.py"))
}
MODULES = {name: tree for name, tree in TREES.items() if not name.endswith(".__init__")}
PACKAGES = {name.removesuffix(".__init__"): tree for name, tree in TREES.items() if name.endswith(".__init__")}


def list_imports(tree: ast.Module) -> set[str]:
    """Return the full names of all imported modules and names, those inside functions too."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return found


IMPORTS = {name: list_imports(tree) for name, tree in MODULES.items()}
GRAPH: nx.DiGraph[str] = nx.DiGraph(
    (module, other) for module, imported in IMPORTS.items() for other in imported if other in MODULES
)


def package_of(module: str) -> str:
    return module.split(".")[1]


def module_of(module: str) -> str:
    return ".".join(module.split(".")[2:])


def test_the_table_names_every_package_and_every_module() -> None:
    there: dict[str, set[str]] = {}
    for name in MODULES.keys() - EDGE:
        there.setdefault(package_of(name), set()).add(module_of(name))
    assert {name: set(package.modules) for name, package in TABLE.items()} == there


@pytest.mark.parametrize("package", TABLE)
def test_a_package_says_what_it_is_for_as_the_table_does(package: str) -> None:
    assert ast.get_docstring(PACKAGES[f"argmap.{package}"]) == TABLE[package].job


@pytest.mark.parametrize("package", sorted(PACKAGES.keys() - {"argmap"}))
def test_every_package_has_one_sentence_and_no_code(package: str) -> None:
    assert [type(node) for node in PACKAGES[package].body] == [ast.Expr]
    assert re.fullmatch(r"[^\n]+\.", ast.get_docstring(PACKAGES[package]) or "")


@pytest.mark.parametrize("module", sorted(MODULES.keys() - EDGE))
def test_a_module_imports_what_the_table_allows(module: str) -> None:
    own = TABLE[package_of(module)]
    others = set(GRAPH.successors(module)) if module in GRAPH else set()
    outside = {package_of(other) for other in others} - {package_of(module)}
    assert outside <= own.others
    inside = {module_of(other) for other in others if package_of(other) == package_of(module)}
    assert inside <= set(own.modules[: own.modules.index(module_of(module))])


def test_packages_do_not_import_each_other() -> None:
    arrows = nx.DiGraph((name, other) for name, package in TABLE.items() for other in package.others)
    assert list(nx.simple_cycles(arrows)) == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_imports_a_private_name(module: str) -> None:
    taken = {name for name in IMPORTS[module] if name.startswith("argmap") and "._" in name.replace(".__", "")}
    assert taken == set()


def test_only_the_package_site_knows_mkdocs() -> None:
    knowing = {package_of(name) for name, found in IMPORTS.items() if any(i.split(".")[0] == "mkdocs" for i in found)}
    assert knowing == {"site"}


def test_scripts_do_not_import_each_other_in_a_circle() -> None:
    scripts = {path.stem: ast.parse(path.read_text("utf-8")) for path in (ROOT / "scripts").rglob("*.py")}
    arrows = nx.DiGraph(
        (name, other) for name, tree in scripts.items() for other in list_imports(tree) & scripts.keys()
    )
    assert list(nx.simple_cycles(arrows)) == []


@pytest.mark.parametrize("module", sorted(m.name for m in pkgutil.walk_packages(argmap.__path__, "argmap.")))
def test_examples_in_docstrings(module: str) -> None:
    if module not in EDGE:  # importing it runs the command line
        assert doctest.testmod(importlib.import_module(module)).failed == 0
