"""A map with its compact form, standing, spanning tree and sides, each computed once, at first use."""

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
    """The map `made` and all that follows from its shape, without any credence."""

    made: ArgumentMap

    @cached_property
    def indexed(self) -> CompactMap:
        """The claims that carry weight and the steps between them, as arrays of integers."""
        return compile_map(self.made)

    @cached_property
    def standing(self) -> Standing:
        """The grounded standing of each claim and step."""
        return compute_standing(self.indexed)

    @cached_property
    def tree(self) -> Tree:
        """The spanning tree by which claims hang on the map."""
        return build_tree(self.made)

    @cached_property
    def sides(self) -> Mapping[str, Side]:
        """The side of each claim and step with respect to the main thesis, by id."""
        return find_sides(self.made)
