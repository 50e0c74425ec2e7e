"""AIF, the Argument Interchange Format, in the JSON of AIFdb: claims as I-nodes, steps as RA-nodes and CA-nodes.

What the text itself says also has a locution of its author (L-node) that asserts it (YA-node). Another wording of a
claim is an I-node that rephrases it (MA-node). The extra key `argmap` of a node, and of the file, holds what AIF has no
place for; other programs skip it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from argmap.argument.graph import Step
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing, Voice
from argmap.exchange.description import describe_fields, describe_map
from argmap.exchange.publication import Export
from argmap.exchange.writers.own_json import dump_line

EXTRA = "argmap"
WORDING_OF = "wording_of"
"""The extra key of a node that has another wording of a claim: its id. The node of the claim holds the wording, too."""
_NODES = {
    Bearing.SUPPORTS: ("RA", "Default Inference"),
    Bearing.ATTACKS: ("CA", "Default Conflict"),
    Bearing.UNDERCUTS: ("CA", "Default Conflict"),
}
_AUTHOR = "1"


@dataclass(slots=True)
class _Graph:
    """Nodes and edges as they are added, numbered from 1."""

    nodes: list[dict[str, object]] = field(default_factory=list)
    edges: list[dict[str, object]] = field(default_factory=list)
    locutions: list[dict[str, object]] = field(default_factory=list)

    def add_node(self, kind: str, text: str, extra: Mapping[str, object] | None = None) -> str:
        number = str(len(self.nodes) + 1)
        more = {EXTRA: extra} if extra else {}
        self.nodes.append({"nodeID": number, "text": text, "type": kind, "timestamp": "", **more})
        return number

    def add_edge(self, start: str, end: str) -> None:
        number = str(len(self.edges) + 1)
        self.edges.append({"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None})


def write_aif(export: Export) -> str:
    """Return a map as AIF JSON."""
    made, graph = export.made, _Graph()
    ids = {name: _add_claim(graph, made.claims[name]) for name in made.order}
    for name in made.order:
        _add_wordings(graph, made.claims[name], ids[name])
    ids |= {step.id: _add_step(graph, step) for step in made.steps.values()}
    for step in made.steps.values():
        for premise in step.premises:
            graph.add_edge(ids[premise], ids[step.id])
        graph.add_edge(ids[step.id], ids[step.conclusion])
    participants = list(_add_locutions(graph, export, ids))
    whole = {key: value for key, value in describe_map(made).items() if value}
    data = {
        "nodes": graph.nodes,
        "edges": graph.edges,
        "locutions": graph.locutions,
        "participants": participants,
        EXTRA: {"title": export.title, "licence": export.published.licence.url, **whole},
    }
    return dump_line(data)


def _add_claim(graph: _Graph, claim: Claim) -> str:
    return graph.add_node("I", claim.heading, {"id": claim.id, **describe_fields(claim)})


def _add_wordings(graph: _Graph, claim: Claim, node: str) -> None:
    for one in claim.fields.wordings:
        again = graph.add_node("MA", "Default Rephrase")
        graph.add_edge(graph.add_node("I", one.text, {WORDING_OF: claim.id}), again)
        graph.add_edge(again, node)


def _add_step(graph: _Graph, step: Step) -> str:
    kind, text = _NODES[step.kind]
    extra: dict[str, object] = {"strength": step.strength.value, "because": step.because, "stated_by": step.stated_by}
    extra["contrary"] = step.contrary
    return graph.add_node(kind, step.scheme or text, {key: value for key, value in extra.items() if value})


def _add_locutions(graph: _Graph, export: Export, ids: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Add what the author of the text asserts, and yield the author where there is one."""
    essay = export.made.essay
    if essay is None:
        return
    first, _, last = essay.author.rpartition(" ")
    yield {"participantID": _AUTHOR, "firstname": first, "surname": last}
    for name in export.made.order:
        claim = export.made.claims[name]
        if claim.fields.voice is Voice.ESSAY:
            said = graph.add_node("L", f"{essay.author}: {claim.heading}")
            asserting = graph.add_node("YA", "Asserting")
            graph.add_edge(said, asserting)
            graph.add_edge(asserting, ids[name])
            graph.locutions.append(
                {"nodeID": said, "personID": _AUTHOR, "timestamp": "", "start": None, "end": None, "source": essay.url}
            )
