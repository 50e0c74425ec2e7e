"""A map together with what follows from its shape, each part worked out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.argument.graph import ArgumentMap
from argmap.argument.indexed import CompactMap, compile_map
from argmap.argument.sides import find_sides
from argmap.argument.standing import Standing, compute_standing
from argmap.argument.tree import Tree, build_tree
from argmap.content.vocabulary import Side


@dataclass(frozen=True)
class Argument:
    """The map `made`, its compact form, and what each of its claims and steps is to the rest, without any credence."""

    made: ArgumentMap

    @cached_property
    def indexed(self) -> CompactMap:
        """The claims that carry weight and the steps between them, as arrays of integers."""
        return compile_map(self.made)

    @cached_property
    def standing(self) -> Standing:
        """What is left of each claim and step after the objections in the map."""
        return compute_standing(self.indexed)

    @cached_property
    def tree(self) -> Tree:
        """The spanning tree by which claims hang on the map."""
        return build_tree(self.made)

    @cached_property
    def sides(self) -> Mapping[str, Side]:
        """Which way each claim and step bears on the main thesis, by id."""
        return find_sides(self.made)
