"""Reading paths: the argument as running text of a given length, in the order of the map."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, Step
from argmap.argument.objections import find_strongest
from argmap.argument.standing import Standing
from argmap.content.models import Claim
from argmap.content.vocabulary import STEP_KINDS, Bearing, Kind, Strength, Voice
from argmap.language.current import gettext, noted
from argmap.pages.context import Built, Context
from argmap.pages.reading.sources import list_sources
from argmap.pages.reading.summary import count_words, list_claims, render_summary
from argmap.view.templates import capfirst, render

ROOT = "../../"
WORDS_A_MINUTE = 238  # silent reading of non-fiction: Brysbaert, Journal of Memory and Language 109 (2019)
SHORT, MIDDLE = 3, 10
FULL_MOST = 600
DEEPEST = 12
_STRENGTHS = list(Strength)
_AROUND = 150  # words of the opening and the closing paragraph
_SHARE = 0.38  # the share of a short text's words that objections get
_JOINING = 8  # cap on the words of connection and outcome of one step
_SAME = 80  # of 100 (rapidfuzz): from this likeness on, a reason only repeats its claim and is left out


@dataclass(frozen=True, slots=True)
class Passage:
    """One step as text: its words of connection, premises, reason and outcome, and the passages that follow it.

    `claims` are the premises told here, `again` those told elsewhere; a question or note has no step. `because` is
    the reason as a sentence of its own, without the note on its strength that may follow a semicolon. `left_out`
    counts the passages below it in the map that are not told; a `reply` is an objection to an objection.
    """

    lead: str
    step: Step | None
    claims: tuple[Claim, ...]
    again: tuple[Claim, ...] = ()
    because: str = ""
    state: bool | None = None
    parts: tuple[Passage, ...] = ()
    left_out: int = 0
    reply: bool = False

    @property
    def kind(self) -> str:
        """The relation: supports, attacks, undercuts or about."""
        return self.step.kind.value if self.step else "about"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading path as HTML, with its length, and whether it was written by hand or put together from the map.

    `told` are the ids of the claims that it tells or names, in the order of the text.
    """

    html: str
    words: int
    by_hand: bool = False
    told: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """The time to read it in minutes, at least 1."""
        return max(1, round(self.words / WORDS_A_MINUTE))


@dataclass(slots=True, eq=False)
class _Node:
    """A step in the tree of the whole argument, before passages are selected."""

    step: Step | None
    claims: tuple[str, ...]
    again: tuple[str, ...]
    rank: tuple[int, int]
    depth: int = 0
    chain: int = 0
    children: list[_Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The selected nodes, by `id()`, and the claims that they introduce; other premises are repeated where used."""

    nodes: frozenset[int]
    claims: frozenset[str]


_NOTHING = _Kept(frozenset(), frozenset())
_LEADS = {
    "reason": (noted("Behind it"), noted("Besides"), noted("And")),
    "evidence": (noted("The evidence"), noted("More evidence"), noted("And further")),
    "since": (noted("Since then"), noted("And since then"), noted("More lately")),
}
_AGAINST = {
    "attacks": (noted("Against this"), noted("Others object"), noted("Also against this")),
    "undercuts": (noted("Even if that is true"), noted("And even then"), noted("Besides, even then")),
    "reply": (noted("The reply"), noted("A further reply"), noted("And another reply")),
    "answer": (noted("The answer to that"), noted("A further answer"), noted("And another answer")),
}
"""The words before a passage by its sort: of the first, the second, and all later ones under one claim."""


def build_readings(context: Context) -> dict[str, Reading]:
    """Return the readings `read-3`, `read-10` and `read-full`; none where the map has no thesis."""
    argument = context.argument
    thesis = argument.made.main_thesis
    if thesis is None:
        return {}
    teller = _Teller(argument)
    nodes = teller.grow(thesis)
    file = argument.made.summary
    if file:
        told = (thesis, *list_claims(file))
        short = Reading(render_summary(argument, file, thesis, ROOT), count_words(file), by_hand=True, told=told)
    else:
        short = teller.render_paragraphs(teller.tell_briefly(nodes, SHORT * WORDS_A_MINUTE - _AROUND), SHORT)
    return {
        "read-3": short,
        "read-10": teller.render_paragraphs(teller.tell_by_budget(nodes, MIDDLE * WORDS_A_MINUTE - _AROUND), MIDDLE),
        "read-full": teller.render_outline(teller.tell(nodes, _choose_first(nodes, FULL_MOST))),
    }


def build_reading(context: Context, name: str) -> Built:
    """Return the snippet of one reading path, `NAME.html`, with its length and the ways on."""
    readings, made = context.once(build_readings), context.argument.made
    reading = readings.get(name)
    page = render(
        "pages/reading/reading.html",
        root=ROOT,
        made=made,
        here=name,
        reading=reading,
        readings=readings,
        sources=list_sources(made, reading.told) if reading else (),
        settings=context.settings,
    )
    return Built({f"{name}.html": page})


@dataclass(frozen=True)
class _Teller:
    argument: Argument

    @property
    def made(self) -> ArgumentMap:
        return self.argument.made

    @property
    def standing(self) -> Standing:
        return self.argument.standing

    def grow(self, thesis: str) -> list[_Node]:
        """Return the direct reasons of the thesis, each with everything that hangs under it."""
        top = [self._plant(step, None) for step in self.made.reasons(thesis)]
        waiting = list(top)
        while waiting:
            node = waiting.pop()
            node.children = [self._plant(step, node) for step in self._list_below(node)]
            remarks = [name for claim in node.claims for name in self.made.remarks.get(claim, ())]
            node.children += [_Node(None, (name,), (), (node.rank[0] + 1, 4), node.depth + 1) for name in remarks]
            waiting += [child for child in node.children if child.step]
        return top

    def _list_below(self, node: _Node) -> Iterator[Step]:
        for claim in node.claims:
            yield from self.made.reasons(claim)
        if node.step:
            yield from self.made.reasons(node.step.id)

    def _plant(self, step: Step, parent: _Node | None) -> _Node:
        told = self.made.hanging(step)
        again = tuple(premise for premise in step.premises if premise not in told)
        depth, chain = (parent.depth + 1, parent.chain) if parent else (0, 0)
        return _Node(step, told, again, self._rank(step, parent), depth, chain + 1 if _objects(step) else 0)

    def _rank(self, step: Step, parent: _Node | None) -> tuple[int, int]:
        """Return a step's rank in a short text: level by level; a reply comes with its objection."""
        if parent is None:
            return (0, 0)
        if _objects(step) and _objects(parent.step):
            return (parent.rank[0], parent.rank[1] + 1)
        if _objects(step):
            return (parent.rank[0] + 1, 0 if self.standing.steps.get(step.id) else 2)
        evidence = self.made.claims[step.premises[0]].fields.kind is Kind.EVIDENCE
        return (parent.rank[0] + 1, 1 if evidence else 2)

    def tell(self, nodes: Sequence[_Node], chosen: Sequence[_Node]) -> list[Passage]:
        """Return the chosen nodes as passages; a premise without a place of its own is introduced where it is used."""
        kept = _Kept(frozenset(map(id, chosen)), frozenset(name for node in chosen for name in node.claims))
        return [self._tell(node, kept, place) for node, place in self._count_alike(nodes) if id(node) in kept.nodes]

    def _tell(self, node: _Node, kept: _Kept, place: int) -> Passage:
        told = _drop_repeated([child for child in node.children if id(child) in kept.nodes])
        here = node.claims + tuple(name for name in node.again if name not in kept.claims)
        return Passage(
            lead=self._lead(node, place),
            step=node.step,
            claims=tuple(self.made.claims[name] for name in here),
            again=tuple(self.made.claims[name] for name in node.again if name not in here),
            because=self._say_why(node.step, here) if node.step else "",
            state=self.standing.steps.get(node.step.id) if node.step else None,
            parts=tuple(self._tell(child, kept, index) for child, index in self._count_alike(told)),
            left_out=len(node.children) - len(told),
            reply=node.chain > 1,
        )

    def _say_why(self, step: Step, told: Sequence[str]) -> str:
        """Return a step's reason as a sentence; empty where its premises say the same or are told elsewhere."""
        if step.contrary:
            return gettext("The two cannot both be true") if told else ""
        words = capfirst(step.because.split(";")[0])
        heads = " ".join(self.made.claims[name].heading for name in told)
        return "" if not told or fuzz.token_set_ratio(words.lower(), heads.lower()) > _SAME else words

    def _lead(self, node: _Node, place: int) -> str:
        if node.step is None:
            asks = self.made.claims[node.claims[0]].fields.kind is Kind.QUESTION
            return gettext("A question") if asks else gettext("A note")
        if _objects(node.step) and node.depth:
            return _lead_against(node.step, node.chain, place)
        if node.depth == 0:
            return _lead_directly(node.step, place)
        return _choose(_LEADS[self._sort(node)], place)

    def _sort(self, node: _Node) -> str:
        """Return the sort of a passage; those of one sort under one claim are counted together."""
        if node.step is None or node.step.kind is not Bearing.SUPPORTS or node.depth == 0:
            return node.step.kind.value if node.step else "about"
        first = self.made.claims[(node.claims or node.again)[0]]
        essay = self.made.essay
        if essay and first.fields.voice is Voice.OUTSIDE and self.made.date_of(first.id) > essay.date:
            return "since"
        return "evidence" if first.fields.kind is Kind.EVIDENCE else "reason"

    def _count_alike(self, nodes: Iterable[_Node]) -> Iterator[tuple[_Node, int]]:
        """Yield each node with the number of nodes of its sort before it."""
        seen: Counter[str] = Counter()
        for node in nodes:
            sort = self._sort(node)
            yield node, seen[sort]
            seen[sort] += 1

    def tell_by_budget(self, nodes: Sequence[_Node], words: float) -> list[Passage]:
        """Return as many passages as fit into a number of words, level by level."""
        chosen: list[_Node] = []
        for node in _choose_first(nodes, FULL_MOST):
            words -= self._weigh(node)
            if words < 0:
                break
            chosen.append(node)
        return self.tell(nodes, chosen)

    def _weigh(self, node: _Node) -> int:
        heads = [self.made.claims[name].heading for name in node.claims]
        heads += [self.made.claims[name].label for name in node.again]
        why = self._say_why(node.step, node.claims) if node.step else ""
        return sum(map(_count, heads)) + _count(why) + _JOINING

    def tell_briefly(self, nodes: Sequence[_Node], words: float) -> list[Passage]:
        """Return the main reasons, each with the strongest thing that counts against it, in at most so many words.

        Objections get a fixed share of the words (`_SHARE`), reasons the rest. Where they do not fit, the weakest are
        left out first, then those that do not carry, then the least developed. An undercut's reason is always told,
        since an undercut is unclear without; the reasons of attacks and supports are told where there is room.
        """
        supports = [node for node in nodes if not _objects(node.step)]
        attacks = [node for node in nodes if _objects(node.step)]
        against = self._trim(attacks, words * _SHARE)
        told = self._trim(supports, words - sum(map(_length, against))) + against
        for kind in (Bearing.ATTACKS, Bearing.SUPPORTS):
            fuller = [self._explain(passage, kind) for passage in told]
            if sum(map(_length, fuller)) <= words:
                told = fuller
        return told

    def _trim(self, nodes: Sequence[_Node], words: float) -> list[Passage]:
        """Return as many passages as fit, in their order; the strongest and most developed stay.

        The length of a passage depends on its place only in whether it is the first.
        """
        if_first, if_later = ([_length(self._tell_short(node, place)) for node in nodes] for place in (0, 1))
        kept = set(range(len(nodes)))
        first, total = 0, sum(if_later)
        for weakest in sorted(kept, key=lambda index: (self._matter(nodes[index]), -index)):
            if total - if_later[first] + if_first[first] <= words:
                break
            kept.remove(weakest)
            total -= if_later[weakest]
            while kept and first not in kept:
                first += 1
        return [self._tell_short(nodes[index], place) for place, index in enumerate(sorted(kept))]

    def _matter(self, node: _Node) -> tuple[int, bool, int]:
        """Return a direct reason's rank: its strength, whether it is in, and the number of steps under it."""
        below, waiting = 0, list(node.children)
        while waiting:
            waiting += waiting.pop().children
            below += 1
        step = node.step
        return (_STRENGTHS.index(step.strength), self.standing.steps[step.id] is True, below) if step else (0, False, 0)

    def _tell_short(self, node: _Node, place: int) -> Passage:
        passage = replace(self._tell(node, _NOTHING, place), because="", left_out=0)
        strongest = self.find_strongest(node.step) if node.step else None
        if strongest is None:
            return passage
        chain = node.chain + 1
        claims = tuple(self.made.claims[name] for name in strongest.premises)
        state = self.standing.steps.get(strongest.id)
        part = Passage(_lead_against(strongest, chain, 0), strongest, claims, state=state, reply=chain > 1)
        return self._explain(replace(passage, parts=(part,)), Bearing.UNDERCUTS)

    def _explain(self, passage: Passage, kind: Bearing) -> Passage:
        parts = tuple(self._explain(part, kind) for part in passage.parts)
        step, told = passage.step, tuple(claim.id for claim in passage.claims)
        because = self._say_why(step, told) if step and step.kind is kind else passage.because
        return replace(passage, because=because, parts=parts)

    def find_strongest(self, step: Step) -> Step | None:
        """Return the objection that counts most against a step or one of its premises."""
        attacks = [other for premise in step.premises for other in self.made.attacks(premise)]
        return find_strongest(self.argument, [*self.made.undercuts(step.id), *attacks])

    def render_paragraphs(self, passages: Sequence[Passage], minutes: int) -> Reading:
        """Return passages as running text."""
        return self._render("pages/reading/paragraphs.html", passages, full=minutes > SHORT)

    def _list_others(self, passages: Sequence[Passage], thesis: str) -> dict[str, list[Claim]]:
        """Return the first premise of each direct reason that is not told, by relation."""
        told = {passage.step.id for passage in passages if passage.step}
        others: dict[str, list[Claim]] = {kind.value: [] for kind in STEP_KINDS}
        for step in self.made.reasons(thesis):
            if step.id not in told:
                others[step.kind.value].append(self.made.claims[step.premises[0]])
        return others

    def render_outline(self, passages: Sequence[Passage]) -> Reading:
        """Return passages as an outline."""
        return self._render("pages/reading/full.html", passages, full=True)

    def _render(self, template: str, passages: Sequence[Passage], full: bool) -> Reading:
        made, thesis = self.made, self.made.main_thesis or ""
        html = render(
            template,
            made=made,
            standing=self.standing,
            root=ROOT,
            full=full,
            thesis=made.claims[thesis],
            word=self.standing.claims[thesis],
            leads={topic.id: topic.lead for topic in made.topics},
            supports=[p for p in passages if p.kind == Bearing.SUPPORTS],
            attacks=[p for p in passages if p.kind != Bearing.SUPPORTS],
            tally=self.argument.tally(thesis),
            others_left=self._list_others(passages, thesis),
            remarks=[made.claims[name] for name in made.remarks.get(thesis, ())],
        )
        words = _count(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.S))
        return Reading(html, words, told=(thesis, *_list_told(passages)))


def _list_told(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the ids of the claims that passages tell or name, in the order of the text."""
    for passage in passages:
        yield from (claim.id for claim in (*passage.claims, *passage.again))
        yield from _list_told(passage.parts)


def _drop_repeated(nodes: Sequence[_Node]) -> list[_Node]:
    """Return the nodes without those whose premises another node tells in full."""
    told = {name for node in nodes for name in node.claims}
    return [node for node in nodes if node.claims or not told.issuperset(node.again)]


def _objects(step: Step | None) -> bool:
    return step is not None and step.kind is not Bearing.SUPPORTS


def _lead_directly(step: Step, place: int) -> str:
    if _objects(step):
        return gettext("Against it") if place == 0 else gettext("Also against it")
    return gettext("One reason") if place == 0 else gettext("Another reason")


def _lead_against(step: Step, chain: int, place: int) -> str:
    """Return the words before an objection; `chain` counts the objections to objections that end with it."""
    if chain > 1:
        return _choose(_AGAINST["reply" if chain % 2 == 0 else "answer"], place)
    return _choose(_AGAINST[step.kind], place)


def _choose(leads: Sequence[str], place: int) -> str:
    return gettext(leads[min(place, len(leads) - 1)])


def _choose_first(nodes: Sequence[_Node], most: int) -> list[_Node]:
    """Return at most so many nodes, level by level, so that a node comes after the one it hangs under."""
    found: list[_Node] = []
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.depth <= DEEPEST:
            found.append(node)
            waiting += node.children
    return sorted(found, key=lambda node: (node.rank, node.depth, node.step.id if node.step else ""))[:most]


def _length(passage: Passage) -> int:
    heads = [claim.heading for claim in passage.claims] + [claim.label for claim in passage.again]
    own = _count(passage.lead) + sum(map(_count, heads)) + _count(passage.because) + _JOINING - 4
    return own + sum(map(_length, passage.parts))


def _count(text: str) -> int:
    return len(text.split())
