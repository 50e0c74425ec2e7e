"""The neighbourhood of a change, before and after: claims and the steps between them, and places for both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.argument.graph import ArgumentMap
from argmap.argument.tree import Hanging, Tree
from argmap.change.compare import Difference, find_changed
from argmap.change.indented import RADIUS, arrange_narrow
from argmap.change.indented import Box as Place
from argmap.content.models import HEADING_MAX
from argmap.content.vocabulary import Bearing, Kind

MOST_CLAIMS = 14
WIDTH = 440.0
_LANE = 12.0
_TIP = 5.0  # px between a box and the tip of the arrow that ends at it
_APART = 9.0  # px between the ends of lines at one box

Mark = Literal["same", "added", "removed", "changed"]
MARK_WORDS: Mapping[Mark, str] = {"same": "", "added": "NEW", "removed": "GOES", "changed": "CHANGED"}
STEP_WORDS: Mapping[Mark, str] = {"same": "", "added": "NEW STEP", "removed": "STEP GOES", "changed": "STEP CHANGED"}


@dataclass(frozen=True, slots=True)
class Box:
    """A claim: its key in the picture, its label, and whether the change adds, removes or changes it."""

    key: str
    label: str
    mark: Mark
    is_thesis: bool


@dataclass(frozen=True, slots=True)
class Joint:
    """A step: its key, kind and sign, the keys of its premises and of its conclusion, and its change.

    `hanging` are the premises that hang on the map's tree by this step.
    """

    key: str
    kind: Bearing
    sign: str
    premises: tuple[str, ...]
    hanging: tuple[str, ...]
    conclusion: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and joints; keys are generated (c0, s0), so that no text of a file becomes a name in the picture."""

    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its place, a word for the change to it or to its steps, and the lines of its label after that word."""

    box: Box
    place: Place
    word: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a joint as an SVG path, and the centre of the circle with its sign, in px.

    A further premise of a linked step has no circle: a bracket, or a line beside the boxes, joins it to another.
    Any other line beside the boxes ends with an arrow `tip` at its conclusion.
    """

    joint: Joint
    path: str
    badge: tuple[float, float] | None
    tip: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture with places; sizes in px."""

    boxes: tuple[PlacedBox, ...]
    lines: tuple[PlacedLine, ...]
    width: float
    height: float


def build_pictures(difference: Difference) -> tuple[Picture, Picture, int]:
    """Return the pictures before and after, and how many changed claims they leave out (14 are shown at most)."""
    changed = find_changed(difference)
    shown = _add_next(difference, changed[:MOST_CLAIMS])
    before = _build_picture(difference, difference.before, difference.after, shown, "removed")
    after = _build_picture(difference, difference.after, difference.before, shown, "added")
    return before, after, max(0, len(changed) - MOST_CLAIMS)


def _add_next(difference: Difference, shown: list[str]) -> list[str]:
    """Return the claims with those that they bear on by their main steps, as far as there is room."""
    wide = list(shown)
    for name in shown:
        for made in (difference.after, difference.before):
            step = made.main_step(name) if name in made.claims else None
            ends = (
                [*(made.steps[step.conclusion].premises if step.conclusion in made.steps else ()), made.target(step)]
                if step
                else []
            )
            fresh = [one for one in ends if one not in wide]
            if len(wide) + len(fresh) <= MOST_CLAIMS:
                wide += fresh
    return wide


def _build_picture(
    difference: Difference, made: ArgumentMap, other: ArgumentMap, shown: list[str], alone: Mark
) -> Picture:
    keys = {name: f"c{i}" for i, name in enumerate(shown) if name in made.claims}
    touched = {change.id for change in difference.claims if change.heading}
    boxes = tuple(
        Box(
            key,
            made.claims[name].label[:HEADING_MAX],
            alone if name not in other.claims else "changed" if name in touched else "same",
            made.claims[name].fields.kind is Kind.THESIS,
        )
        for name, key in keys.items()
    )
    return Picture(boxes, tuple(_build_joints(made, other, keys, alone)))


def _build_joints(made: ArgumentMap, other: ArgumentMap, claims: dict[str, str], alone: Mark) -> list[Joint]:
    """Return the steps whose ends are all shown; an undercut needs its step, which may come later in the list."""
    keys = dict(claims)
    joints: list[Joint] = []
    waiting = [step for step in made.steps.values() if all(one in claims for one in step.premises)]
    found = True
    while found:
        found = False
        for step in list(waiting):
            if step.conclusion in keys:
                key = keys[step.id] = f"s{len(joints)}"
                twin = other.steps.get(step.id)
                mark: Mark = alone if twin is None else "changed" if twin.strength != step.strength else "same"
                premises, hanging = (tuple(keys[one] for one in some) for some in (step.premises, made.hanging(step)))
                sign, end = step.kind.entry.sign, keys[step.conclusion]
                joints.append(Joint(key, step.kind, sign, premises, hanging, end, mark))
                waiting.remove(step)
                found = True
    return joints


def place_picture(picture: Picture) -> Placed:
    """Return the picture as an indented list, each box under one that it bears on; other steps run beside the boxes."""
    tree = _build_tree(picture)
    boxes = {box.key: box for box in picture.boxes}
    joints = {joint.key: joint for joint in picture.joints}
    words = {box.key: _choose_word(picture, box) for box in picture.boxes}

    def label(key: str) -> str:
        return f"{words[key]}: {boxes[key].label}" if words[key] else boxes[key].label

    layout = arrange_narrow(tree, tree.roots, label, WIDTH)
    places = {place.claim: place for place in layout.boxes}
    hanging = [(tree.hangings[line.claim].step or "", line) for line in layout.lines]
    lines = [PlacedLine(joints[step], line.path, line.badge) for step, line in hanging]
    beside = list(_draw_beside(picture, tree, places))
    lanes = len({line.path for line in beside})
    return Placed(
        tuple(_place_box(boxes[key], place, words[key]) for key, place in places.items()),
        (*lines, *beside),
        layout.width + (lanes + 1) * _LANE if lanes else layout.width,
        layout.height,
    )


def _build_tree(picture: Picture) -> Tree:
    """Return the boxes' spanning tree: each hangs by its main step where that is shown, else by its first other."""
    hangings: dict[str, Hanging] = {}
    children: dict[str, list[str]] = {}
    main = [(joint, premise) for joint in picture.joints for premise in joint.hanging]
    others = [(joint, premise) for joint in picture.joints for premise in joint.premises]
    for joint, premise in main + others:
        parent = _find_parent(picture, joint)
        if premise not in hangings and premise not in _list_above(parent, hangings):
            hangings[premise] = Hanging(parent, joint.key, joint.kind)
            children.setdefault(parent, []).append(premise)
    roots = tuple(box.key for box in picture.boxes if box.key not in hangings)
    return Tree(roots, hangings, {parent: tuple(found) for parent, found in children.items()})


def _find_parent(picture: Picture, joint: Joint) -> str:
    """Return the box that a joint leads to: its conclusion, or the first premise of the joint that it undercuts."""
    undercut = next((other for other in picture.joints if other.key == joint.conclusion), None)
    return undercut.premises[0] if undercut else joint.conclusion


def _list_above(box: str, hangings: Mapping[str, Hanging]) -> list[str]:
    """Return a box and those that it hangs under, one by one."""
    line = [box]
    while hanging := hangings.get(line[-1]):
        line.append(hanging.parent)
    return line


def _choose_word(picture: Picture, box: Box) -> str:
    """Return a word for the change to a claim, or to a step from the claim where the claim itself is unchanged."""
    if box.mark != "same":
        return MARK_WORDS[box.mark]
    marks = (joint.mark for joint in picture.joints if joint.premises[0] == box.key and joint.mark != "same")
    return STEP_WORDS[next(marks, "same")]


def _place_box(box: Box, place: Place, word: str) -> PlacedBox:
    first, *others = place.lines
    return PlacedBox(box, place, word, (first.removeprefix(f"{word}:").lstrip() if word else first, *others))


def _draw_beside(picture: Picture, tree: Tree, places: Mapping[str, Place]) -> Iterator[PlacedLine]:
    """Yield a line, in a lane of its own at the right, for each premise of a joint by which it does not hang.

    The line leads to the conclusion, or to another premise that hangs by this joint: the two bear on it together.
    """
    ends: dict[str, int] = {}
    lane = WIDTH
    for joint in picture.joints:
        for premise in joint.premises:
            parent = _find_parent(picture, joint)
            if _hangs_by(tree, premise, joint) or parent == premise:
                continue
            lane += _LANE
            partner = next((one for one in joint.premises if _hangs_by(tree, one, joint)), None)
            start, end = (_find_end(places[key], ends) for key in (premise, partner or parent))
            path = _draw_around(start, end, lane, gap=0 if partner else _TIP)
            yield PlacedLine(joint, path, None if partner else start, tip=not partner)


def _hangs_by(tree: Tree, box: str, joint: Joint) -> bool:
    hanging = tree.hangings.get(box)
    return hanging is not None and hanging.step == joint.key


def _find_end(place: Place, ends: dict[str, int]) -> tuple[float, float]:
    """Return the next free point at the right edge of a box: in the middle, then below and above it in turn."""
    taken = ends[place.claim] = ends.get(place.claim, -1) + 1
    off = (taken + 1) // 2 * _APART * (1 if taken % 2 else -1)
    return place.x + place.width, place.middle + max(4 - place.height / 2, min(off, place.height / 2 - 4))


def _draw_around(start: tuple[float, float], end: tuple[float, float], lane: float, gap: float) -> str:
    """Return a path from one point right to the lane, along it, and left to `gap` px before the other point."""
    bend = RADIUS if end[1] > start[1] else -RADIUS
    return (
        f"M{start[0]:g} {start[1]:g}H{lane - RADIUS:g}Q{lane:g} {start[1]:g} {lane:g} {start[1] + bend:g}"
        f"V{end[1] - bend:g}Q{lane:g} {end[1]:g} {lane - RADIUS:g} {end[1]:g}H{end[0] + gap:g}"
    )
