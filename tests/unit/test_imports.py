"""The one direction of imports in design.md, as a table."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil

import networkx as nx
import pytest
from environment import ROOT

import argmap

CORE = (
    "problems",
    "claims",
    "docs_files",
    "markup",
    "claim_text",
    "essay",
    "front_matter",
    "bibliography",
    "reader",
    "graph",
    "checks",
)
"""Each imports only those before it. What is in neither list stands between and imports the core and its like."""
EDGE = ("pages", "site", "mkdocs_plugin", "commands", "cli", "__main__")
"""Each is imported only by those after it; commands by the command line alone."""

FILES = {
    ".".join(path.relative_to(ROOT / "argmap").with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in sorted((ROOT / "argmap").rglob("*.py"))
}


def list_imports(tree: ast.Module) -> set[str]:
    """Return the full names of all imported modules, those inside functions too."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return found


def group(module: str) -> str:
    return module.partition(".")[0]


GRAPH: nx.DiGraph[str] = nx.DiGraph(
    (module, other.removeprefix("argmap."))
    for module, tree in FILES.items()
    for other in list_imports(tree)
    if other.removeprefix("argmap.") in FILES and other != "argmap"
)


def test_the_lists_name_modules_that_exist() -> None:
    groups = {group(module) for module in FILES}
    assert {*CORE, *EDGE} <= groups


def test_no_imports_run_in_circles() -> None:
    assert list(nx.simple_cycles(GRAPH)) == []


@pytest.mark.parametrize("module", CORE)
def test_the_core_imports_only_what_stands_before_it(module: str) -> None:
    assert set(GRAPH.successors(module) if module in GRAPH else ()) <= set(CORE[: CORE.index(module)])


@pytest.mark.parametrize("module", EDGE)
def test_the_edge_is_imported_only_by_what_stands_after_it(module: str) -> None:
    importers = {group(one) for one, other in GRAPH.edges if group(other) == module}
    assert importers - {module} <= set(EDGE[EDGE.index(module) + 1 :])


def test_only_the_adapter_knows_mkdocs() -> None:
    knowing = {name for name, tree in FILES.items() if any(group(i) == "mkdocs" for i in list_imports(tree))}
    assert knowing == {"mkdocs_plugin"}


@pytest.mark.parametrize("module", sorted(m.name for m in pkgutil.walk_packages(argmap.__path__, "argmap.")))
def test_examples_in_docstrings(module: str) -> None:
    if module != "argmap.__main__":  # importing it runs the command line
        assert doctest.testmod(importlib.import_module(module)).failed == 0
