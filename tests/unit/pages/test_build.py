"""Everything generated for a site, in one go."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from generated import generate_claims

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.argument.indexed import compile_map
from argmap.argument.sides import find_sides
from argmap.argument.standing import compute_standing
from argmap.argument.tree import build_tree
from argmap.pages.build import build_pages
from argmap.pages.context import Settings
from argmap.repository.history import History

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def count_calls(patch: pytest.MonkeyPatch, function: Callable[..., object], calls: Counter[str]) -> None:
    """Count the calls of a function by whatever name and in whatever module the engine calls it."""

    def counted(*given: object) -> object:
        calls[function.__name__] += 1
        return function(*given)

    for name, module in list(sys.modules.items()):
        if name.startswith("argmap."):
            for own in [own for own, value in vars(module).items() if value is function]:
                patch.setattr(module, own, counted)


def test_what_follows_from_a_map_is_worked_out_once_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    functions = (compile_map, find_sides, build_tree, compute_standing)
    for function in functions:
        count_calls(monkeypatch, function, calls)
    assert build_pages(Argument(build_map(generate_claims(30))), Settings(), History()).files
    assert calls == {function.__name__: 1 for function in functions}
