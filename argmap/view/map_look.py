"""What a map shows of each claim, and the blocks of its first view, of its topics and of a claim's neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.argument.argument import Argument
from argmap.argument.outcomes import find_outcome
from argmap.argument.tree import Hanging, Tree
from argmap.content.models import Claim, Essay
from argmap.content.vocabulary import (
    LIVE,
    PALE,
    Bearing,
    Kind,
    Outcome,
    Side,
    Strength,
    Term,
    Voice,
    get_open_objections,
    tell_tally,
)
from argmap.language.current import gettext
from argmap.view.map_layout import Block, Item, Section
from argmap.view.sizes import LONE, WEIGHTS
from argmap.view.templates import capfirst

OPPOSITE = {Side.FOR: Side.AGAINST, Side.AGAINST: Side.FOR}
_SIDES = (
    (Bearing.SUPPORTS, frozenset({Bearing.SUPPORTS})),
    (Bearing.ATTACKS, frozenset({Bearing.ATTACKS, Bearing.UNDERCUTS})),
    (Bearing.ABOUT, frozenset({Bearing.ABOUT})),
)
"""The sections below a claim: the sign of each, and how its claims bear on the claim."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a claim's box and line show beside its words: the side that it helps, and how its step fares.

    `strength` and `outcome` are of the step by which it hangs; None for a thesis and for a remark.
    """

    side: Side
    strength: Strength | None
    outcome: Outcome | None

    @property
    def live(self) -> bool:
        """Whether the claim's step counts; a claim without a step does."""
        return self.outcome is None or self.outcome in LIVE

    @property
    def pale(self) -> bool:
        """Whether the claim's step is out of the dispute."""
        return self.outcome in PALE


def look_at(argument: Argument, claim: str, hanging: Hanging | None) -> Look:
    """Return the look of a claim that hangs by a step, or by none."""
    if hanging is None or hanging.step is None:
        return Look(argument.sides[claim], None, None)
    step = argument.made.steps[hanging.step]
    outcome = find_outcome(argument.made, argument.standing, step) if step.id in argument.standing.steps else None
    return Look(argument.sides[claim], step.strength, outcome)


def mark_of(claim: Claim) -> Term | None:
    """Return the term of the mark before a claim's label: what is observed, asked or noted, or that it is quoted."""
    if claim.fields.kind in (Kind.EVIDENCE, Kind.QUESTION, Kind.NOTE):
        return claim.fields.kind
    return claim.fields.voice if claim.fields.voice is Voice.QUOTED else None


def describe_middle(argument: Argument, claim: str) -> Item:
    """Return the item of the claim in the middle, with its whole heading; the line above says what it is."""
    found = argument.made.claims[claim]
    standing = argument.standing.claims.get(claim)
    words = [
        name_claim(found, argument.made.essay),
        *([capfirst(title_standing(argument, claim))] if standing else []),
    ]
    return Item(claim, found.heading, word=". ".join(words))


def title_standing(argument: Argument, claim: str) -> str:
    """Return how a claim stands, with the number of objections to it where these are open."""
    tally, standing = argument.tally(claim), argument.standing
    if not any(standing.steps[step.id] for step in argument.made.attacks(claim)):
        return argument.standing.claims[claim].entry.title
    return get_open_objections()["one" if tally.objections == 1 else "some"].format(tally.unanswered, tally.objections)


def name_claim(claim: Claim, essay: Essay | None) -> str:
    """Return what a claim is and, of an essay, whose: `Ann Author's thesis`, `Evidence, from outside the essay`."""
    kind = claim.fields.kind.word
    if essay is None:
        return capfirst(kind)
    if claim.fields.voice is not Voice.ESSAY:
        return f"{capfirst(kind)}, {claim.fields.voice.word}"
    return gettext("%(author)s’s %(kind)s", author=essay.author, kind=kind)


def describe_item(
    argument: Argument, tree: Tree, claim: str, parent: str, *, opened: bool = False, folds: bool = True
) -> Item:
    """Return the item of a claim that hangs in a tree; `opened` tells that its own claims are shown."""
    found = argument.made.claims[claim]
    hanging = tree.hangings.get(claim)
    look = look_at(argument, claim, hanging)
    linked = hanging.step if hanging and hanging.step and len(argument.made.steps[hanging.step].premises) > 1 else ""
    chip = None
    if folds and tree.under(claim):
        chip = "" if opened else describe_folded(tree, claim)
    return Item(
        claim,
        found.label,
        parent,
        hanging.bearing if hanging else None,
        linked or "",
        int(mark_of(found) is not None),
        look.outcome.word if look.outcome and not (linked and _is_joined(tree, claim)) else "",
        chip,
        look.strength is Strength.STRONG,
    )


def _is_joined(tree: Tree, claim: str) -> bool:
    """Return whether a claim of a linked step is a further premise of it: the word is said with the first."""
    hanging = tree.hangings[claim]
    return claim != next(other for other in tree.under(hanging.parent) if tree.hangings[other].step == hanging.step)


def describe_folded(tree: Tree, claim: str) -> str:
    """Return what is folded in a claim: the number for it and against it, or else of remarks, such as `+6 −2`."""
    bearings = [tree.hangings[child].bearing for child in tree.under(claim)]
    signs = [(bearing.entry.sign, sum(one in found for one in bearings)) for bearing, found in _SIDES]
    weighed = [f"{sign}{number}" for sign, number in signs[:-1] if number]
    return " ".join(weighed or [f"{sign}{number}" for sign, number in signs[-1:]])


def list_items(argument: Argument, tree: Tree, starts: Iterable[str], open_: frozenset[str]) -> Iterable[Item]:
    """Yield the items of some claims and of what hangs below the open ones, parents first."""
    stack = [(claim, "") for claim in reversed(tuple(starts))]
    while stack:
        claim, parent = stack.pop()
        yield describe_item(argument, tree, claim, parent, opened=claim in open_)
        if claim in open_:
            stack.extend((child, claim) for child in reversed(tree.under(claim)))


def split_sides(argument: Argument, tree: Tree, claim: str, open_: frozenset[str] = frozenset()) -> tuple[Section, ...]:
    """Return what hangs under a claim as sections: the reasons for it, the objections to it, and remarks."""
    sections = []
    for bearing, bearings in _SIDES:
        starts = [child for child in tree.under(claim) if tree.hangings[child].bearing in bearings]
        if starts:
            title = head(argument, tree, starts, bearing)
            items = tuple(list_items(argument, tree, starts, open_))
            sections.append(make_section(argument, tree, title, bearing, starts, items))
    return tuple(sections)


def make_section(
    argument: Argument, tree: Tree, title: str, bearing: Bearing, starts: Sequence[str], items: tuple[Item, ...]
) -> Section:
    """Return a section with the colour and the thickness of what it brings to the middle."""
    looks = [look_at(argument, start, tree.hangings.get(start)) for start in starts]
    weights = [WEIGHTS[look.strength] for look in looks if look.live and look.strength]
    return Section(title, bearing, items, looks[0].side, max(weights, default=WEIGHTS[Strength.WEAK]))


def head(argument: Argument, tree: Tree, starts: Sequence[str], bearing: Bearing) -> str:
    """Return the heading of a section, such as `10 reasons for it: 3 carry`; undercuts alone doubt only its use."""
    steps = {tree.hangings[start].step or start: look_at(argument, start, tree.hangings[start]) for start in starts}
    count = len(steps)
    undercut = all(tree.hangings[start].bearing is Bearing.UNDERCUTS for start in starts)
    entry = Bearing.UNDERCUTS.entry if undercut else bearing.entry
    words = f"{count} {entry.title if count == 1 else entry.titles}"
    tally = tell_tally(sum(is_counted(look.outcome, bearing) for look in steps.values()), count, bearing)
    return f"{words}: {tally}" if tally else words


def is_counted(outcome: Outcome | None, bearing: Bearing | None) -> bool:
    """Tell whether a heading counts a step: a reason that stands, or an objection that is not answered."""
    return outcome in LIVE or (bearing is Bearing.ATTACKS and outcome is Outcome.IN_A_LOOP)


def find_answers(argument: Argument) -> list[str]:
    """Return the question whose answers compete, followed by these: theses that one question is about; else nothing."""
    claims = argument.made.claims
    theses = [root for root in argument.tree.roots if claims[root].fields.kind is Kind.THESIS]
    for claim in claims.values():
        answers = [thesis for thesis in theses if thesis in claim.fields.about]
        if claim.fields.kind is Kind.QUESTION and len(answers) > 1:
            return [claim.id, *answers]
    return []


def plan_whole(argument: Argument) -> tuple[Block, ...]:
    """Return the blocks of the first view of a map: one for each thesis, then the claims that lead to none.

    Where a question has several answers, it stands in the middle of the first block, and each answer has a section.
    """
    made, tree = argument.made, argument.tree
    question, *answers = find_answers(argument) or [""]
    if answers:
        asked = tuple(_make_answer(argument, answer, question) for answer in answers)
        block = Block((), describe_middle(argument, question), asked)
        others = [root for root in tree.roots if root not in answers]
        return (block, *_list_others(argument, others))
    theses = [root for root in tree.roots if root == tree.roots[0] or made.claims[root].fields.kind is Kind.THESIS]
    blocks = [Block((), describe_middle(argument, root), split_sides(argument, tree, root)) for root in theses]
    return (*blocks, *_list_others(argument, [root for root in tree.roots if root not in theses]))


def _make_answer(argument: Argument, answer: str, question: str) -> Section:
    """Return the section of one of several answers: the answer, and what speaks for and against it."""
    listed = list_items(argument, argument.tree, [answer], frozenset({answer}))
    items = tuple(item for item in listed if item.id != question)
    return Section(gettext("An answer"), None, items, argument.sides[answer], WEIGHTS[Strength.MODERATE])


def find_apart(argument: Argument) -> tuple[str, ...]:
    """Return the claims that map and outline leave to lists: single ones that lead to no thesis, after the first."""
    tree = argument.tree
    single = [root for root in tree.roots[1:] if not tree.under(root) and not _is_thesis(argument, root)]
    return tuple(single[int(LONE) :])


def _is_thesis(argument: Argument, claim: str) -> bool:
    return argument.made.claims[claim].fields.kind is Kind.THESIS


def _list_others(argument: Argument, others: Sequence[str]) -> tuple[Block, ...]:
    """Return a block for claims that lead to no thesis, where there are any: of single ones, the first."""
    apart = frozenset(find_apart(argument))
    shown = [root for root in others if root not in apart]
    items = tuple(describe_item(argument, argument.tree, root, "") for root in shown)
    return (Block((), None, (Section(_head_others(len(others), len(shown)), None, items),)),) if items else ()


def _head_others(count: int, shown: int) -> str:
    if shown == count:
        return gettext("Not tied to a thesis")
    return gettext("Not tied to a thesis: %(count)s, of which %(shown)s are here", count=count, shown=shown)


def plan_topic(argument: Argument, tops: Sequence[str], open_: frozenset[str]) -> tuple[Block, ...]:
    """Return the block of a topic: its top claims by the side that they help; a thesis stands in the middle."""
    tree = argument.tree
    if len(tops) == 1 and tops[0] in tree.roots:
        return (Block((), describe_middle(argument, tops[0]), split_sides(argument, tree, tops[0], open_)),)
    sections = []
    for side, bearing in ((Side.FOR, Bearing.SUPPORTS), (Side.AGAINST, Bearing.ATTACKS), (Side.NEITHER, Bearing.ABOUT)):
        starts = [top for top in tops if _name_column(argument.sides[top]) is side]
        if starts:
            items = tuple(list_items(argument, tree, starts, open_))
            sections.append(make_section(argument, tree, capfirst(side.entry.meaning), bearing, starts, items))
    return (Block((), None, tuple(sections)),)


def _name_column(side: Side) -> Side:
    """Return the column of a topic's picture: what cuts both ways stands with what is off to the side."""
    return side if side in (Side.FOR, Side.AGAINST) else Side.NEITHER


def plan_neighbours(argument: Argument, tree: Tree, claim: str, whole: Tree) -> tuple[Block, ...]:
    """Return the block of a claim's neighbourhood, a small tree: what it bears on, the claim, and what bears on it.

    The headings count what bears on it in `whole`, of which the tree shows the first part.
    """
    line = tuple(describe_item(argument, tree, above, "", folds=False) for above in tree.line(claim)[:-1])
    hanging = tree.hangings.get(claim)
    middle = replace(describe_middle(argument, claim), bearing=hanging.bearing if hanging else None)
    titles = {section.bearing: section.title for section in split_sides(argument, whole, claim)}
    sections = tuple(
        replace(
            section,
            title=titles[section.bearing],
            items=tuple(replace(item, chip=None) for item in section.items),
        )
        for section in split_sides(argument, tree, claim)
    )
    return (Block(line, middle, sections),)
