"""Static pictures of a map as inline SVG: the first view, a topic, a claim's neighbourhood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.tree import Hanging, Tree
from argmap.content.vocabulary import Bearing
from argmap.language.current import gettext
from argmap.view import sizes
from argmap.view.map_layout import Block, Form, Item, Layout, Section, arrange
from argmap.view.map_look import look_at, mark_of, plan_neighbours, plan_topic, plan_whole
from argmap.view.templates import render

NEIGHBOURS = 12
TOPIC_BOXES = 40
FORMS: tuple[Form, ...] = ("wide", "medium", "narrow")


def render_first_view(argument: Argument, root: str, *, alone: bool = True) -> Markup:
    """Return the first view of a map in its three forms; the style sheet shows the one that fits the page.

    Where it does not stand `alone`, its page says how many claims it leaves out.
    """
    drawn = _draw_forms(
        argument, argument.tree, plan_whole(argument), gettext("The thesis, and what speaks for and against it")
    )
    return _render(drawn, root, count_left_out(argument) if alone else 0, f"{root}claims/")


def count_left_out(argument: Argument) -> int:
    """Return how many claims of the first view its picture leaves out."""
    return _count_left_out(plan_whole(argument))


def render_topic(argument: Argument, topic: str, root: str) -> Markup:
    """Return a topic's picture: the claims of the topic that hang under other topics, and the claims under those."""
    made, tree = argument.made, argument.tree
    tops = list_topic_tops(made, tree, topic)
    starts = tops[:TOPIC_BOXES]
    open_ = _open_by_level(tree, starts, TOPIC_BOXES)
    blocks = plan_topic(argument, [top for top in starts if not _hangs_under(tree, top, open_)], open_)
    name = gettext("The argument on %(topic)s, as a map", topic=made.topic_title(topic))
    left_out = len(tops) - len(starts) + _count_left_out(blocks)
    return _render(_draw_forms(argument, tree, blocks, name), root, left_out)


def render_neighbourhood(argument: Argument, claim: str, root: str) -> Markup:
    """Return the picture of a claim's neighbourhood: what the claim bears on, the claim, and what bears on it.

    At most 12 boxes are drawn.
    """
    tree = gather_neighbours(argument.made, claim, NEIGHBOURS)
    shown = len(tree.hangings) + len(tree.roots) - 1
    left_out = max(0, len(argument.made.neighbourhood(claim, 1)) - 1 - shown)
    whole = gather_neighbours(argument.made, claim, len(argument.made.claims))
    layout = arrange(plan_neighbours(argument, tree, claim, whole), "narrow")
    return _render([_draw(argument, tree, layout, gettext("This claim and its neighbours, as a map"))], root, left_out)


def list_topic_tops(made: ArgumentMap, tree: Tree, topic: str) -> list[str]:
    """Return a topic's top claims: the main thesis where it is of this topic, else those whose step leads out of it."""
    thesis = [claim for claim in tree.roots[:1] if made.claims[claim].fields.topic == topic]
    members = [claim for claim in made.order if made.claims[claim].fields.topic == topic]
    return thesis or [claim for claim in members if _leads_out(made, tree, claim)]


def _leads_out(made: ArgumentMap, tree: Tree, claim: str) -> bool:
    hanging = tree.hangings.get(claim)
    return hanging is None or made.claims[hanging.parent].fields.topic != made.claims[claim].fields.topic


def _hangs_under(tree: Tree, claim: str, open_: frozenset[str]) -> bool:
    """Tell whether a claim is shown below one that is unfolded, by way of another topic."""
    hanging = tree.hangings.get(claim)
    return hanging is not None and hanging.parent in open_


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


def gather_neighbours(made: ArgumentMap, claim: str, most: int) -> Tree:
    """Return a small tree: what a claim bears on (the first on top), the claim, and those bearing on it.

    It has at most `most` claims.
    """
    onward = _order_onward(made, claim)
    hangings: dict[str, Hanging] = {}
    children: dict[str, list[str]] = {}
    if onward:
        target, bearing, step = onward[0]
        hangings[claim] = Hanging(target, step, bearing)
        children[target] = [claim]
    used = {claim, *(target for target, _, _ in onward[:1])}
    for other, hanging in _list_below(made, claim):
        if other not in used and len(used) < most:
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


def _draw_forms(argument: Argument, tree: Tree, blocks: Sequence[Block], name: str) -> list[dict[str, object]]:
    """Return what the template shows of a picture in its three forms."""
    shown = [replace(block, sections=tuple(map(_cut_section, block.sections))) for block in blocks]
    return [_draw(argument, tree, arrange(shown, form), name) for form in FORMS]


def _cut_section(section: Section) -> Section:
    """Return a section with the first claims on each claim, as `explorer/plan.js` does; its heading counts all."""
    counts: Counter[str] = Counter()
    kept: list[Item] = []
    gone: set[str] = set()
    for item in section.items:
        counts[item.parent] += 1
        if counts[item.parent] > sizes.ROWS or item.parent in gone:
            gone.add(item.id)
        else:
            kept.append(item)
    return replace(section, items=tuple(kept))


def _count_left_out(blocks: Iterable[Block]) -> int:
    sections = [section for block in blocks for section in block.sections]
    return sum(len(section.items) - len(_cut_section(section).items) for section in sections)


def _render(drawn: Sequence[dict[str, object]], root: str, left_out: int, elsewhere: str = "") -> Markup:
    """Return a picture; `elsewhere` is the address of what it leaves out, if not on its page."""
    numbers = {name: getattr(sizes, name) for name in sizes.ON_MAP}
    told = {"pictures": drawn, "root": root, "left_out": left_out, "elsewhere": elsewhere}
    filled = render("view/parts/pictures.html", **told, **numbers)
    return Markup(filled)  # noqa: S704 - the template has escaped it


def _draw(argument: Argument, tree: Tree, layout: Layout, name: str) -> dict[str, object]:
    """Return what the template shows of a picture: its layout and, by id, each claim with its look and mark."""
    claims = {box.id: argument.made.claims[box.id] for box in layout.boxes}
    return {
        "layout": layout,
        "title": name,
        "claims": claims,
        "looks": {claim: look_at(argument, claim, tree.hangings.get(claim)) for claim in claims},
        "marks": {claim: mark_of(found) for claim, found in claims.items()},
    }
