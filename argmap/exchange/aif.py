"""Reads AIF in JSON, as AIFdb gives it, and its relatives xAIF and OVA: information nodes are texts, RA and CA steps.

Source: the AIF core ontology (Chesñevar and others, 2006) and its extension to dialogue, as AIFdb writes them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from argmap.content.problems import show
from argmap.content.vocabulary import Bearing, Kind
from argmap.exchange.debate import Debate, ImportProblem, ReadError, Text
from argmap.exchange.losses import Losses
from argmap.exchange.own_data import read_strength, take_own, take_whole
from argmap.exchange.writers.aif import WORDING_OF

NODES_MAX = 200_000
_STEPS = {"RA": Bearing.SUPPORTS, "CA": Bearing.ATTACKS}
_LEFT_OUT = {
    "L": "locution",
    "YA": "illocutionary force",
    "TA": "transition between locutions",
    "PA": "preference",
}
_SPEAKER = re.compile(r"\s*([^\s:][^:\n]{0,60}?)\s*:\s")
_FIX = "argmap reads AIF as AIFdb gives it: “nodes” with nodeID, text and type, and “edges” with fromID and toID."
_PLAIN_SCHEMES = frozenset(
    {"", *(one for plain in ("inference", "conflict", "rephrase") for one in (plain, f"default {plain}"))}
    | {"ra", "ca", "ma"}
)
"""What stands where no scheme is given, in small letters."""


def find_graph(data: object) -> Mapping[str, Any] | None:
    """Return the object that holds nodes and edges: the whole, or what stands under AIF, or None."""
    if isinstance(data, Mapping):
        for held in (data, data.get("AIF")):
            if isinstance(held, Mapping) and isinstance(held.get("nodes"), list):
                return held
    return None


@dataclass(slots=True)
class _Graph:
    name: str
    kinds: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    schemes: dict[str, str] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    before: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    voices: dict[str, str] = field(default_factory=dict)
    extras: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def of_kind(self, *kinds: str) -> Iterator[str]:
        return (node for node, kind in self.kinds.items() if kind in kinds)

    def near(self, nodes: list[str], *kinds: str) -> list[str]:
        return [node for node in nodes if self.kinds.get(node) in kinds]

    def place(self, node: str) -> str:
        return f"{self.name}: node {show(node, 40)}"


def read_aif(data: object, name: str, losses: Losses) -> Debate:
    """Return the debate of an AIF graph; `name` is its file, for messages.

    Raises:
        ReadError: where there are no nodes, or some have no id.
    """
    held = find_graph(data)
    if held is None:
        raise ReadError(ImportProblem(name, 1, 1, "import-broken", "no AIF: it has no list of nodes", _FIX))
    graph = _build_graph(held, name)
    debate = Debate(_find_title(held))
    take_whole(debate, held.get("argmap"), losses, name)
    for node in graph.of_kind("I"):
        if WORDING_OF in graph.extras.get(node, {}):
            continue
        text = Text(node, graph.texts[node], graph.place(node))
        text.speakers = _find_speakers(node, graph)
        text.kind = Kind.QUESTION if _is_asked(node, graph) else None
        extra = graph.extras.get(node, {})
        text.title = extra["id"] if isinstance(extra.get("id"), str) else ""
        for key in take_own(text, extra):
            if key != "id":
                losses.note(f"“{show(key, 30)}” of a node", "left out", text.where)
        debate.add_text(text)
    for node in graph.of_kind("RA", "CA"):
        _add_steps(node, graph, debate, losses)
    _find_contraries(graph, debate)
    for node in graph.of_kind("MA"):
        if any(WORDING_OF in graph.extras.get(start, {}) for start in graph.before[node]):
            continue
        _add_same(node, graph, debate, losses)
    _note_rest(graph, losses)
    return debate


def _find_title(held: Mapping[str, Any]) -> str:
    extra = held.get("argmap")
    title = extra.get("title") if isinstance(extra, Mapping) else held.get("title")
    return title if isinstance(title, str) else ""


def _build_graph(held: Mapping[str, Any], name: str) -> _Graph:
    graph = _Graph(name)
    nodes = held["nodes"]
    if len(nodes) > NODES_MAX:
        what = f"{len(nodes):,} nodes"
        raise ReadError(ImportProblem(name, 1, 1, "import-size", what, f"At most {NODES_MAX:,} are read."))
    faults: list[ImportProblem] = []
    for number, node in enumerate(nodes):
        id_ = _say_id(node)
        if id_ is None:
            what = f"nodes[{number}] has no nodeID"
            faults.append(ImportProblem(name, 1, 1, "import-broken", what, _FIX))
        else:
            graph.kinds[id_] = str(node.get("type", "I"))
            graph.texts[id_] = node["text"] if isinstance(node.get("text"), str) else ""
            if isinstance(node.get("argmap"), Mapping):
                graph.extras[id_] = node["argmap"]
            graph.schemes[id_] = _find_scheme(node)
    if faults:
        raise ReadError(*faults[:20])
    for edge in held["edges"] if isinstance(held.get("edges"), list) else []:
        start, end = _read_ends(edge)
        if start in graph.kinds and end in graph.kinds and start != end and end not in graph.after[start]:
            graph.after[start].append(end)
            graph.before[end].append(start)
    _read_voices(held, graph)
    return graph


def _say_id(node: object) -> str | None:
    if not isinstance(node, Mapping):
        return None
    found = node.get("nodeID", node.get("id"))
    return found if isinstance(found, str) and found else None


def _find_scheme(node: Mapping[str, Any]) -> str:
    """Return the scheme that a node names in either of two places; empty where it names the default only."""
    named = (node.get(key) for key in ("scheme", "text"))
    return next((one for one in named if isinstance(one, str) and one.strip().lower() not in _PLAIN_SCHEMES), "")


def _read_ends(edge: object) -> tuple[str, str]:
    if not isinstance(edge, Mapping):
        return "", ""
    ends = (edge.get("fromID", edge.get("from")), edge.get("toID", edge.get("to")))
    start, end = (end if isinstance(end, str) else _say_id(end) or "" for end in ends)
    return start, end


def _read_voices(held: Mapping[str, Any], graph: _Graph) -> None:
    """Note who says each locution, by the list of participants, else by the name before its colon."""
    people: dict[str, str] = {}
    for person in _list(held, "participants"):
        words = (str(person.get(key) or "") for key in ("firstname", "surname"))
        people[str(person.get("participantID"))] = " ".join(" ".join(words).split())
    said = {str(one.get("nodeID")): people.get(str(one.get("personID")), "") for one in _list(held, "locutions")}
    for node in graph.of_kind("L"):
        match = _SPEAKER.match(graph.texts[node])
        graph.voices[node] = said.get(node) or (" ".join(match[1].split()) if match else "")


def _list(held: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = held.get(key)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _find_speakers(node: str, graph: _Graph) -> list[str]:
    acts = graph.near(graph.before[node], "YA")
    locutions = [one for act in acts for one in graph.near(graph.before[act], "L")]
    return sorted({graph.voices[one] for one in locutions if graph.voices.get(one)})


def _is_asked(node: str, graph: _Graph) -> bool:
    """Tell whether a text is only asked: all that anchors it are questions, and it is nobody's reason."""
    acts = graph.near(graph.before[node], "YA")
    asked = bool(acts) and all("questioning" in graph.texts[act].lower() for act in acts)
    return asked and not graph.near(graph.after[node], "RA", "CA", "MA")


def _add_steps(node: str, graph: _Graph, debate: Debate, losses: Losses) -> None:
    premises = tuple(dict.fromkeys(graph.near(graph.before[node], "I")))
    targets = graph.near(graph.after[node], "I", "RA", "CA")
    where = graph.place(node)
    if not premises or not targets:
        losses.note("step without premise" if targets else "step without conclusion", "left out", where)
        return
    if graph.kinds[node] == "CA" and len(premises) > 1 and set(premises) == set(targets):
        for one, other in combinations(premises, 2):
            debate.add_contrary(one, other, where)
        return
    for number, target in enumerate(targets):
        kind = _STEPS[graph.kinds[node]] if graph.kinds[target] == "I" else Bearing.UNDERCUTS
        if kind is Bearing.UNDERCUTS and graph.kinds[node] == "RA":
            losses.note("support of a step", "left out", where)
        else:
            extra = graph.extras.get(node, {})
            because, by = (extra[key] if isinstance(extra.get(key), str) else "" for key in ("because", "stated_by"))
            key = node if number == 0 else f"{node}/{number}"
            debate.add_link(
                kind,
                premises,
                target,
                where,
                key,
                because,
                read_strength(extra),
                by,
                graph.schemes[node],
                contrary=extra.get("contrary") is True,
            )


def _find_contraries(graph: _Graph, debate: Debate) -> None:
    """Mark conflicts that run both ways between two texts; those of our own exports say it themselves."""
    plain = {
        (link.premises, link.target): link
        for key, link in debate.links.items()
        if link.kind is Bearing.ATTACKS and key not in graph.extras and not link.scheme
    }
    for (premises, target), link in plain.items():
        link.contrary = len(premises) == 1 and ((target,), premises[0]) in plain


def _add_same(node: str, graph: _Graph, debate: Debate, losses: Losses) -> None:
    where = graph.place(node)
    starts, ends = graph.near(graph.before[node], "I"), graph.near(graph.after[node], "I")
    if not starts or not ends:
        losses.note("rephrase without texts at both ends", "left out", where)
        return
    if graph.schemes[node]:
        losses.note("scheme of a rephrase", "left out", where)
    debate.same += [(start, end) for start in starts for end in ends]


def _note_rest(graph: _Graph, losses: Losses) -> None:
    anchoring = {act for text in graph.of_kind("I") for act in graph.near(graph.before[text], "YA")}
    heard = {one for act in anchoring for one in graph.before[act] if graph.voices.get(one)}
    for node, kind in graph.kinds.items():
        if kind in _LEFT_OUT:
            done = "kept as the speaker of what is said" if node in heard else "left out"
            losses.note(_LEFT_OUT[kind], done, graph.place(node))
        elif kind not in {"I", "MA", *_STEPS}:
            losses.note(f"node of the type “{show(kind, 20)}”", "left out", graph.place(node))
