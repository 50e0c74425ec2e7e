"""Runs the site's modules that need no page in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import write_modules
from environment import ROOT
from npm_packages import NODE

FOLDER = ROOT / "tests" / "node"
LOADED = (*NODE, "--import", (FOLDER / "hooks.js").as_uri())

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def node() -> tuple[str, ...]:
    """Return the command that starts Node so that it loads the site's modules."""
    write_modules.main()
    return LOADED


@pytest.fixture(scope="session")
def call(node: tuple[str, ...]) -> Call:
    """Return a function that calls a function of a module in tests/node/ and returns what that returns, as JSON."""

    def call_function(module: str, function: str, *values: Any) -> Any:  # noqa: ANN401  any JSON
        command = [*node, str(FOLDER / "call.js"), module, function]
        done = subprocess.run(
            command, input=json.dumps(values), capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call_function
