"""The argument as a networkx graph of claims and steps, with queries for pages."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import networkx as nx

from argmap.content.models import (
    DEFAULTS,
    Claim,
    Essay,
    MapSettings,
    Place,
    Reference,
    SignedStance,
    SummaryFile,
    Topic,
    Undercut,
)
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Kind, Strength, Voice

ARROW = {Bearing.SUPPORTS: "->", Bearing.ATTACKS: "-x", Bearing.UNDERCUTS: "-/"}


@dataclass(frozen=True, slots=True)
class Step:
    """One inference: premises (sorted claim ids) to a conclusion (a claim's id, or a step's id for an undercut).

    `scheme` is the name of its argumentation scheme, empty where none is given. `stated_by` is the claim whose file
    states the step, `place` the place in that file. `contrary` marks the two attacks that say together that two claims
    cannot both be true; the file of one of them states both.
    """

    id: str
    kind: Bearing
    premises: tuple[str, ...]
    conclusion: str
    strength: Strength
    because: str
    stated_by: str
    place: Place
    scheme: str = ""
    contrary: bool = False


@dataclass(frozen=True)
class ArgumentMap:
    """Claims, steps and references. Steps may name claims that do not exist; `graph` leaves those steps out.

    `graph` is a `networkx.DiGraph`: claim nodes carry `claim`, step nodes carry `step`; edges run
    premise -> step -> conclusion, so that everything flows towards the thesis.

    >>> from argmap.content.models import FrontMatter
    >>> def claim(id, kind="claim", **more):
    ...     fields = FrontMatter.model_validate({"kind": kind, "topic": "t", "voice": "essay", **more})
    ...     return Claim(id, f"{id}.md", id.title(), "Body.", fields)
    >>> made = build_map([claim("goal", kind="thesis"), claim("reason", supports=["goal"]),
    ...                   claim("doubt", undercuts=["reason -> goal"])])
    >>> sorted(made.steps)
    ['doubt -/ (reason -> goal)', 'reason -> goal']
    >>> [step.id for step in made.line_to_thesis("doubt")]
    ['doubt -/ (reason -> goal)', 'reason -> goal']
    """

    claims: Mapping[str, Claim]
    steps: Mapping[str, Step]
    references: Mapping[str, Reference] = field(default_factory=dict)
    essay: Essay | None = None
    summary: SummaryFile | None = None
    stances: tuple[SignedStance, ...] = ()
    settings: MapSettings = DEFAULTS

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics with their titles: those of the essay's index, or, without an essay, of the map's settings."""
        return self.essay.topics if self.essay else self.settings.topics

    @property
    def named_thesis(self) -> str | None:
        """The thesis that the essay's index names, or, without an essay, the map's settings."""
        return self.essay.thesis if self.essay else self.settings.thesis

    @cached_property
    def graph(self) -> nx.DiGraph[str]:
        """The graph of all claims and of the steps whose ends exist."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        for claim in self.claims.values():
            graph.add_node(claim.id, claim=claim)
        for step in self.steps.values():
            if self._is_whole(step):
                graph.add_node(step.id, step=step)
                graph.add_edges_from((premise, step.id) for premise in step.premises)
                graph.add_edge(step.id, step.conclusion)
        return graph

    def _is_whole(self, step: Step) -> bool:
        if not all(premise in self.claims for premise in step.premises):
            return False
        if step.kind is not Bearing.UNDERCUTS:
            return step.conclusion in self.claims
        return step.conclusion in self.steps and self._is_whole(self.steps[step.conclusion])

    @cached_property
    def stated(self) -> Mapping[str, tuple[Step, ...]]:
        """For each claim, the steps that its file states, in their order there, also those that others state too."""
        return {name: tuple(build_steps(claim)) for name, claim in self.claims.items()}

    @cached_property
    def _into(self) -> Mapping[str, tuple[Step, ...]]:
        into: dict[str, list[Step]] = defaultdict(list)
        for step in self.steps.values():
            if step.id in self.graph:
                into[step.conclusion].append(step)
        return {conclusion: tuple(steps) for conclusion, steps in into.items()}

    @cached_property
    def _out_of(self) -> Mapping[str, tuple[Step, ...]]:
        out: dict[str, list[Step]] = defaultdict(list)
        for step in self.steps.values():
            if step.id in self.graph:
                for premise in step.premises:
                    out[premise].append(step)
        return {premise: tuple(steps) for premise, steps in out.items()}

    def supports(self, claim: str) -> tuple[Step, ...]:
        """Return the steps that support a claim, in order of their ids."""
        return tuple(s for s in self._into.get(claim, ()) if s.kind is Bearing.SUPPORTS)

    def attacks(self, claim: str) -> tuple[Step, ...]:
        """Return the steps that attack a claim, in order of their ids."""
        return tuple(s for s in self._into.get(claim, ()) if s.kind is Bearing.ATTACKS)

    def undercuts(self, step: str) -> tuple[Step, ...]:
        """Return the steps that undercut a step, in order of their ids."""
        return self._into.get(step, ()) if step in self.steps else ()

    def bears_on(self, claim: str) -> tuple[Step, ...]:
        """Return the steps that a claim is a premise of."""
        return self._out_of.get(claim, ())

    @cached_property
    def basic(self) -> tuple[str, ...]:
        """Ids of the claims that carry weight and that no step supports: they rest on the reader's credence."""
        return tuple(i for i, c in self.claims.items() if c.fields.kind not in WEIGHTLESS and not self.supports(i))

    @cached_property
    def theses(self) -> tuple[str, ...]:
        """Ids of the theses: the one that is named as the main one first, then those that most claims lead to."""
        found = [i for i, c in self.claims.items() if c.fields.kind is Kind.THESIS]
        if len(found) < 2:
            return tuple(found)
        named = self.named_thesis
        return tuple(sorted(found, key=lambda i: (i != named, -self._count_leading(i), bool(self.bears_on(i)), i)))

    def _count_leading(self, claim: str) -> int:
        """Return the number of claims from which any line of steps leads to this claim."""
        return sum(node in self.claims for node in nx.ancestors(self._without_rivals, claim))

    @cached_property
    def _without_rivals(self) -> nx.DiGraph[str]:
        """The graph without the steps between theses that are contrary, along which each leads to the other."""
        theses = {i for i, claim in self.claims.items() if claim.fields.kind is Kind.THESIS}
        rivals = [s.id for s in self.steps.values() if s.contrary and theses.issuperset((*s.premises, s.conclusion))]
        if not rivals:
            return self.graph
        graph = self.graph.copy()
        graph.remove_nodes_from(rivals)
        return graph

    @property
    def main_thesis(self) -> str | None:
        """The thesis that the map is about: the one that is named, else the one that most claims lead to."""
        return self.theses[0] if self.theses else None

    def target(self, step: Step) -> str:
        """Return the claim that a step bears on in the end: an undercut's is that of the step it attacks."""
        while step.kind is Bearing.UNDERCUTS:
            step = self.steps[step.conclusion]
        return step.conclusion

    @cached_property
    def remarks(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim, the ids of the questions and notes about it."""
        about: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            for other in claim.fields.about:
                about[other].append(claim.id)
        return {claim: tuple(ids) for claim, ids in about.items()}

    @cached_property
    def distance(self) -> Mapping[str, int]:
        """Steps from each claim to the nearest thesis (main thesis first); claims that lead nowhere are absent."""
        return {node: length for node, (length, _) in self._routes.items() if node in self.claims}

    @cached_property
    def _routes(self) -> Mapping[str, tuple[int, Step | None]]:
        """For each claim and step, its distance and next step; breadth first from the main thesis, then the others."""
        routes: dict[str, tuple[int, Step | None]] = {}
        for thesis in self.theses:
            if thesis not in routes:
                routes[thesis] = (0, None)
                self._spread(thesis, routes)
        return routes

    def _spread(self, start: str, routes: dict[str, tuple[int, Step | None]]) -> None:
        """Add all that leads to a thesis; another thesis does not hang from it for being contrary to it."""
        queue = deque([start])
        while queue:
            node = queue.popleft()
            far = routes[node][0]
            for step in self._into.get(node, ()):
                if step.id in routes:
                    continue
                routes[step.id] = (far, step)
                queue.append(step.id)
                for premise in step.premises:
                    if premise not in routes and not (step.contrary and premise in self.theses):
                        routes[premise] = (far + 1, step)
                        queue.append(premise)

    def main_step(self, claim: str) -> Step | None:
        """Return the step by which a claim hangs on the tree: the first of its shortest line to the thesis."""
        return self._routes.get(claim, (0, None))[1]

    def line_to_thesis(self, claim: str) -> tuple[Step, ...]:
        """Return the shortest line of steps from a claim to a thesis; empty for a thesis or where there is none."""
        line: dict[str, Step] = {}
        step = self.main_step(claim)
        while step is not None and step.id not in line:
            line[step.id] = step
            step = self.steps[step.conclusion] if step.kind is Bearing.UNDERCUTS else self.main_step(step.conclusion)
        return tuple(line.values())

    def reasons(self, end: str) -> tuple[Step, ...]:
        """Return all steps on a claim or step in the argument's order: supports, attacks, undercuts; the essay's first.

        Within a kind and a voice, steps follow the essay's paragraphs, then their ids.
        """
        return tuple(sorted(self._into.get(end, ()), key=self._rank))

    def _rank(self, step: Step) -> tuple[int, bool, int, str]:
        kinds = list(Bearing)
        stated = self.claims[step.stated_by].fields
        last = len(self._paragraph_index)
        paragraph = min((self._paragraph_index.get(p, last) for p in stated.source), default=last)
        return kinds.index(step.kind), stated.voice is Voice.OUTSIDE, paragraph, step.id

    @cached_property
    def _paragraph_index(self) -> Mapping[str, int]:
        return {p.id: i for i, p in enumerate(self.essay.paragraphs)} if self.essay else {}

    def hanging(self, step: Step) -> tuple[str, ...]:
        """Return the premises whose main step is this one; others hang elsewhere in the tree and are only linked."""
        return tuple(premise for premise in step.premises if self.main_step(premise) == step)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All claim ids in the argument's order: depth first from the main thesis; claims that lead nowhere last."""
        seen: dict[str, None] = {}
        for thesis in self.theses:
            self._walk(thesis, seen)
        for claim in self.claims:
            self._walk(claim, seen)
        return tuple(seen)

    def _walk(self, start: str, seen: dict[str, None]) -> None:
        stack = [start]
        while stack:
            node = stack.pop()
            if node in self.claims:
                if node in seen:
                    continue
                seen[node] = None
            stack.extend(reversed(list(self._below(node))))

    def _below(self, node: str) -> Iterator[str]:
        """Yield the children of a claim or step: for each step its premises and undercutting claims; then remarks."""
        for step in self.reasons(node):
            yield from self.hanging(step)
            yield step.id
        yield from self.remarks.get(node, ())

    def neighbourhood(self, claim: str, hops: int) -> frozenset[str]:
        """Return the claims within `hops` steps of a claim, either way; an undercut joins it to its step's ends."""
        seen = {claim}
        edge = {claim}
        for _ in range(hops):
            edge = {other for one in edge for other in self._beside(one)} - seen
            seen |= edge
        return frozenset(seen)

    def _beside(self, claim: str) -> set[str]:
        steps = {*self._into.get(claim, ()), *self.bears_on(claim)}
        steps |= {under for step in tuple(steps) for under in self.undercuts(step.id)}
        ends: set[str] = set()
        for step in steps:
            ends |= {*step.premises, self.target(step)}
            while step.kind is Bearing.UNDERCUTS:
                step = self.steps[step.conclusion]
                ends |= set(step.premises)
        return ends

    def by_topic(self) -> dict[str, list[Claim]]:
        """Return the claims of each topic, topics and claims in the argument's order."""
        groups: dict[str, list[Claim]] = {topic.id: [] for topic in self.topics}
        for claim in self._ordered():
            groups.setdefault(claim.fields.topic, []).append(claim)
        return groups

    def by_kind(self) -> dict[Kind, list[Claim]]:
        """Return the claims of each kind, in the argument's order."""
        return {kind: [c for c in self._ordered() if c.fields.kind is kind] for kind in Kind}

    def by_voice(self) -> dict[Voice, list[Claim]]:
        """Return the claims of each voice, in the argument's order."""
        return {voice: [c for c in self._ordered() if c.fields.voice is voice] for voice in Voice}

    def topic_title(self, topic: str) -> str:
        """Return a topic's title, or its id where it has none."""
        found = [t.title for t in self.topics if t.id == topic]
        return found[0] if found else topic

    def _ordered(self) -> list[Claim]:
        return [self.claims[i] for i in self.order]

    def date_of(self, claim: str) -> str:
        """Return a claim's date: its own, else the newest of its references; empty where none is known."""
        fields = self.claims[claim].fields
        known = [self.references[r].when for r in fields.references if r in self.references]
        return fields.date or max(known, default="")

    def cited(self, claim: Claim) -> list[Reference]:
        """Return a claim's references in its order; a bare web address is a reference that nobody has checked."""
        return [
            self.references.get(key) or Reference(id=key, title=key, url=key if "://" in key else "")
            for key in claim.fields.references
        ]


def build_map(
    claims: Iterable[Claim],
    references: Mapping[str, Reference] | None = None,
    essay: Essay | None = None,
    summary: SummaryFile | None = None,
    stances: Iterable[SignedStance] = (),
    settings: MapSettings | None = None,
) -> ArgumentMap:
    """Return the map of the given claims. Where two files state one step, the first by id is kept."""
    known = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    steps: dict[str, Step] = {}
    for claim in known.values():
        for step in build_steps(claim):
            steps.setdefault(step.id, step)
    return ArgumentMap(
        known, dict(sorted(steps.items())), references or {}, essay, summary, tuple(stances), settings or DEFAULTS
    )


def build_steps(claim: Claim) -> Iterator[Step]:
    """Yield the steps that a claim's file states, in the order of the file, also those that others state too."""
    fields = claim.fields
    for key, kind in (
        ("supports", Bearing.SUPPORTS),
        ("attacks", Bearing.ATTACKS),
        ("undercuts", Bearing.UNDERCUTS),
    ):
        for index, relation in enumerate(getattr(fields, key)):
            conclusion = relation.step if isinstance(relation, Undercut) else relation.claim
            premises = tuple(sorted({claim.id, *relation.together_with}))
            place = claim.place(key, index)
            because = relation.because or ""
            yield Step(
                step_id(premises, kind, conclusion),
                kind,
                premises,
                conclusion,
                relation.strength,
                because,
                claim.id,
                place,
                relation.scheme or "",
            )
    for index, other in ((index, other) for index, other in enumerate(fields.contrary) if other != claim.id):
        place = claim.place("contrary", index)
        for start, end in ((claim.id, other), (other, claim.id)):
            name = step_id([start], Bearing.ATTACKS, end)
            strong = Strength.STRONG  # a matter of logic: nobody could grant the one and hold the other
            yield Step(name, Bearing.ATTACKS, (start,), end, strong, "", claim.id, place, contrary=True)


def step_id(premises: Iterable[str], kind: Bearing, conclusion: str) -> str:
    """Return a step's id, such as `p + q -> t`, `a -x t` or `u -/ (a -> t)`."""
    end = f"({conclusion})" if kind is Bearing.UNDERCUTS else conclusion
    return f"{' + '.join(sorted(premises))} {ARROW[kind]} {end}"
