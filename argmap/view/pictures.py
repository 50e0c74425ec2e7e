"""Static pictures of a map as inline SVG: a claim's neighbourhood, the folded first view, a topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.tree import Hanging, Tree
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing, Kind, Term, Voice
from argmap.view.picture_layout import Label, Layout, arrange_narrow, arrange_wide
from argmap.view.sizes import MARGIN
from argmap.view.templates import render

NEIGHBOURS = 12
TOPIC_BOXES = 40
COUNTS_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Counts:
    """The number of children of a folded claim by bearing, and of all its descendants."""

    by_bearing: Mapping[Bearing, int]
    total: int


def render_first_view(made: ArgumentMap, tree: Tree, root: str) -> Markup:
    """Return the folded first view twice, wide and narrow; the style sheet shows the one that fits the page."""
    starts = tree.roots[:1]
    open_ = frozenset(starts)
    wide = arrange_wide(tree, starts, open_, lambda claim: label_of(made.claims[claim]))
    narrow = arrange_narrow(tree, starts, open_, lambda claim: label_of(made.claims[claim]))
    name = "The thesis and its direct reasons"
    return _render(made, tree, wide, f"{name}, as a map", root, "wide") + _render(
        made, tree, narrow, f"{name}, as a map", root, "narrow"
    )


def render_topic(made: ArgumentMap, tree: Tree, topic: str, root: str) -> Markup:
    """Return a topic's picture: the claims of the topic that hang under other topics, and the claims under those."""
    tops = list_topic_tops(made, tree, topic)
    starts = tops[:TOPIC_BOXES]
    open_ = _open_by_level(tree, starts, TOPIC_BOXES)
    layout = arrange_narrow(tree, starts, open_, lambda claim: label_of(made.claims[claim]))
    name = f"The argument on {made.topic_title(topic)}, as a map"
    return _render(made, tree, layout, name, root, "narrow always", left_out=len(tops) - len(starts))


def list_topic_tops(made: ArgumentMap, tree: Tree, topic: str) -> list[str]:
    """Return a topic's top claims: the main thesis where it is of this topic, else those whose step leads out of it."""
    thesis = [claim for claim in tree.roots[:1] if made.claims[claim].fields.topic == topic]
    members = [claim for claim in made.order if made.claims[claim].fields.topic == topic]
    return thesis or [claim for claim in members if _leads_out(made, tree, claim)]


def _leads_out(made: ArgumentMap, tree: Tree, claim: str) -> bool:
    hanging = tree.hangings.get(claim)
    return hanging is None or made.claims[hanging.parent].fields.topic != made.claims[claim].fields.topic


def _open_by_level(tree: Tree, starts: Iterable[str], most: int) -> frozenset[str]:
    """Return the claims to unfold, level by level, while no more than `most` boxes show."""
    open_: set[str] = set()
    level = list(starts)
    shown = len(level)
    while level:
        below = [child for claim in level for child in tree.under(claim)]
        shown += len(below)
        if shown > most:
            break
        open_ |= set(level)
        level = below
    return frozenset(open_)


def render_neighbourhood(made: ArgumentMap, claim: str, root: str) -> Markup:
    """Return the picture of a claim's neighbourhood: what the claim bears on, the claim, and what bears on it.

    At most 12 boxes are drawn.
    """
    tree = _gather_neighbours(made, claim)
    open_ = frozenset(tree.children)
    layout = arrange_narrow(tree, tree.roots, open_, lambda other: label_of(made.claims[other]))
    shown = len(tree.hangings) + len(tree.roots) - 1
    left_out = max(0, len(made.neighbourhood(claim, 1)) - 1 - shown)
    return _render(
        made, tree, layout, "This claim and its neighbours, as a map", root, "narrow always", claim, left_out
    )


def _gather_neighbours(made: ArgumentMap, claim: str) -> Tree:
    """Return a small tree: the claims that this one bears on (the first on top), this one, and those bearing on it."""
    onward = _order_onward(made, claim)
    hangings: dict[str, Hanging] = {}
    children: dict[str, list[str]] = {}
    if onward:
        target, bearing, step = onward[0]
        hangings[claim] = Hanging(target, step, bearing)
        children[target] = [claim]
    used = {claim, *(target for target, _, _ in onward[:1])}
    for other, hanging in _list_below(made, claim):
        if other not in used and len(used) < NEIGHBOURS:
            used.add(other)
            hangings[other] = hanging
            children.setdefault(claim, []).append(other)
    root = onward[0][0] if onward else claim
    return Tree((root,), hangings, {parent: tuple(found) for parent, found in children.items()})


def _order_onward(made: ArgumentMap, claim: str) -> list[tuple[str, Bearing, str | None]]:
    """Return (claim, bearing, step) for each end that a claim bears on, its main step first."""
    main = made.main_step(claim)
    steps = sorted(made.bears_on(claim), key=lambda step: (step != main, step.id))
    ends = [(_end_of(made, step), step.kind, step.id) for step in steps]
    about = [(other, Bearing.ABOUT, None) for other in made.claims[claim].fields.about if other in made.claims]
    return [*ends, *about]


def _end_of(made: ArgumentMap, step: Step) -> str:
    """Return the claim that stands for a step's end: for an undercut the first premise of the step it attacks."""
    return made.steps[step.conclusion].premises[0] if step.kind is Bearing.UNDERCUTS else step.conclusion


def _list_below(made: ArgumentMap, claim: str) -> Iterable[tuple[str, Hanging]]:
    for step in made.reasons(claim):
        for premise in step.premises:
            yield premise, Hanging(claim, step.id, step.kind)
    for step in made.bears_on(claim):
        for undercut in made.undercuts(step.id):
            for premise in undercut.premises:
                yield premise, Hanging(claim, undercut.id, Bearing.UNDERCUTS)
    for remark in made.remarks.get(claim, ()):
        yield remark, Hanging(claim, None, Bearing.ABOUT)


def label_of(claim: Claim) -> Label:
    """Return the label of a claim's box."""
    return Label(claim.label, mark_of(claim) is not None)


def mark_of(claim: Claim) -> Term | None:
    """Return the term of the mark before a claim's label: its kind, else its voice where the essay quotes it."""
    if claim.fields.kind is not Kind.CLAIM:
        return claim.fields.kind
    return claim.fields.voice if claim.fields.voice is Voice.QUOTED else None


def count_below(tree: Tree, claim: str) -> Counts:
    """Return the number of a claim's children by bearing, and of its descendants."""
    bearings = [tree.hangings[child].bearing for child in tree.under(claim)]
    total = sum(1 for _ in tree.walk([claim])) - 1
    return Counts({bearing: bearings.count(bearing) for bearing in Bearing}, total)


def _render(
    made: ArgumentMap,
    tree: Tree,
    layout: Layout,
    name: str,
    root: str,
    form: str,
    here: str = "",
    left_out: int = 0,
) -> Markup:
    shown = {box.claim for box in layout.boxes}
    filled = render(
        "view/parts/picture.svg",
        boxes=[
            _describe(made, tree, box.claim, shown) | {"box": box, "here": box.claim == here} for box in layout.boxes
        ],
        lines=layout.lines,
        width=layout.width + (COUNTS_WIDTH if form == "wide" else 0),
        height=layout.height + (20 if left_out else 0),
        margin=MARGIN,
        title=name,
        root=root,
        form=form,
        left_out=left_out,
    )
    return Markup(filled)  # noqa: S704 - the template has escaped it


def _describe(made: ArgumentMap, tree: Tree, claim: str, shown: set[str]) -> dict[str, object]:
    found = made.claims[claim]
    hanging = tree.hangings.get(claim)
    relation = hanging.bearing.word if hanging else ""
    folded = sum(1 for child in tree.under(claim) if child not in shown)
    return {
        "claim": found,
        "mark": mark_of(found),
        "relation": relation,
        "bearing": hanging.bearing.value if hanging else "",
        "counts": count_below(tree, claim) if folded else None,
    }
