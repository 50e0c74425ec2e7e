"""The open places of a map: objections without an answer, claims without a reason, branches without an objection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.objections import rank_objection
from argmap.argument.tree import Tree
from argmap.content.models import Claim
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Kind, Side, Voice
from argmap.pages.context import Built, Context
from argmap.view.map_look import find_apart
from argmap.view.templates import render

ROOT = "../"
MOST = 200
BRANCH_LEAST = 2


@dataclass(frozen=True, slots=True)
class OpenStep:
    """An attack or undercut that nothing answers: its distance from the thesis in steps, and the side that it is on."""

    step: Step
    far: int
    side: Side


@dataclass(frozen=True, slots=True)
class Bare:
    """A claim, of the essay where there is one, that no step supports: its distance in steps, and how many use it."""

    claim: Claim
    far: int
    carries: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A claim and the branch under it, in which nothing objects to anything; `size` counts the claims under it."""

    claim: Claim
    far: int
    size: int


def build_objections(context: Context) -> Built:
    """Return the snippet `objections.html`; each list shows the nearest to the thesis, at most `MOST`."""
    argument, made = context.argument, context.argument.made
    apart = frozenset(find_apart(argument))
    bare = [item for item in list_bare(made) if item.claim.id not in apart]
    opened, branches = list_open(argument), list_one_sided(argument)
    page = render(
        "pages/objections/objections.html",
        made=made,
        root=ROOT,
        groups=_group(opened[:MOST]),
        open_count=len(opened),
        sides={side.value: sum(item.side is side for item in opened) for side in Side},
        bare=bare[:MOST],
        bare_count=len(bare),
        apart=len(apart),
        branches=branches[:MOST],
        branch_count=len(branches),
    )
    return Built({"objections.html": page})


def list_open(argument: Argument) -> list[OpenStep]:
    """Return the attacks and undercuts that are in, nearest to the thesis first, then as `rank_objection` says."""
    made = argument.made
    found = [
        OpenStep(step, made.distance.get(made.target(step), len(made.claims)), argument.sides[step.id])
        for step in made.steps.values()
        if step.kind is not Bearing.SUPPORTS and argument.standing.steps.get(step.id)
    ]
    return sorted(found, key=lambda item: (item.far, rank_objection(argument, item.step)))


def _group(opened: Iterable[OpenStep]) -> Mapping[int, list[OpenStep]]:
    groups: dict[int, list[OpenStep]] = {}
    for item in opened:
        groups.setdefault(item.far, []).append(item)
    return groups


def list_bare(made: ArgumentMap) -> list[Bare]:
    """Return the claims without support, those nearest to the thesis first, then those that carry most.

    Of a map of an essay, these are the essay's own claims; a debate's are all its own.
    """
    far, place = len(made.claims), {name: i for i, name in enumerate(made.order)}
    found = [
        Bare(made.claims[name], made.distance.get(name, far), len(made.bears_on(name)))
        for name in made.basic
        if (made.essay is None or made.claims[name].fields.voice is Voice.ESSAY) and not _reports(made.claims[name])
    ]
    return sorted(found, key=lambda item: (item.far, -item.carries, place[item.claim.id]))


def _reports(claim: Claim) -> bool:
    """Tell whether a claim is evidence that rests on a reference, as evidence should."""
    return claim.fields.kind is Kind.EVIDENCE and bool(claim.fields.references)


def list_one_sided(argument: Argument) -> list[Branch]:
    """Return the largest branches of at least `BRANCH_LEAST` claims in which nothing objects to anything.

    A branch inside another one is not named again.
    """
    made, tree = argument.made, argument.tree
    sizes, contested = _measure(made, tree)
    found: list[Branch] = []
    waiting: list[str] = list(tree.roots)
    while waiting:
        name = waiting.pop()
        if name not in contested and sizes[name] >= BRANCH_LEAST:
            found.append(Branch(made.claims[name], made.distance.get(name, len(made.claims)), sizes[name]))
        else:
            waiting.extend(tree.under(name))
    return sorted(found, key=lambda branch: (branch.far, -branch.size, branch.claim.id))


def _measure(made: ArgumentMap, tree: Tree) -> tuple[Mapping[str, int], frozenset[str]]:
    """Return the number of weighty claims under each claim, and the claims with an objection to or under them."""
    sizes: dict[str, int] = {}
    contested: set[str] = set()
    for name in reversed(_flatten(tree)):
        below = tree.under(name)
        sizes[name] = sum(sizes[child] + (made.claims[child].fields.kind not in WEIGHTLESS) for child in below)
        if contested.intersection(below) or _is_contested(made, tree, name):
            contested.add(name)
    return sizes, frozenset(contested)


def _flatten(tree: Tree) -> Sequence[str]:
    return [name for name, _ in tree.walk(tree.roots)]


def _is_contested(made: ArgumentMap, tree: Tree, name: str) -> bool:
    """Tell whether something attacks a claim, or undercuts a step to it or the step by which it hangs."""
    hanging = tree.hangings.get(name)
    if hanging and hanging.step and (hanging.bearing is not Bearing.SUPPORTS or made.undercuts(hanging.step)):
        return True
    return bool(made.attacks(name)) or any(made.undercuts(step.id) for step in made.supports(name))
