"""What a map holds, field by field, and the same read from exported files: nothing may differ that no loss names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from argmap.argument.graph import ArgumentMap, step_id
from argmap.content.vocabulary import Bearing
from argmap.exchange.description import OWN, describe_fields, describe_map
from argmap.exchange.losses import Losses
from argmap.exchange.mappings import ROWS
from argmap.exchange.writers.aif import WORDING_OF

Fields = dict[str, Any]
_LISTS = frozenset({"source", "references", "about", "formerly", "premises", "why"})
_STEP_KEYS = ("kind", "premises", "conclusion", "strength", "because", "scheme", "contrary", "stated_by")


@dataclass(slots=True)
class Held:
    """The fields of each claim and of each step, by id, and what belongs to the map as a whole."""

    claims: dict[str, Fields] = field(default_factory=dict)
    steps: dict[str, Fields] = field(default_factory=dict)
    whole: Fields = field(default_factory=dict)

    def add_step(self, kind: str, premises: list[str], conclusion: str, more: Mapping[str, Any]) -> str:
        """Add a step and return its id; what it does not say is the default."""
        name = step_id(premises, Bearing(kind), conclusion)
        told = {
            "strength": more.get("strength", "moderate"),
            "because": more.get("because", ""),
            "scheme": more.get("scheme", ""),
            "contrary": more.get("contrary") in {True, "true"},
        }
        stated = more.get("stated_by", premises[0])
        self.steps[name] = {
            "kind": kind,
            "premises": sorted(premises),
            "conclusion": conclusion,
            **told,
            "stated_by": stated,
        }
        return name


def hold(made: ArgumentMap) -> Held:
    """Return what a map holds."""
    held = Held(whole=_plain(describe_map(made)))
    for name, claim in made.claims.items():
        held.claims[name] = {"id": name, "heading": claim.heading, **_plain(describe_fields(claim))}
    for step in made.steps.values():
        more = {
            "strength": step.strength.value,
            "because": step.because,
            "scheme": step.scheme,
            "contrary": step.contrary,
            "stated_by": step.stated_by,
        }
        held.add_step(step.kind.value, list(step.premises), step.conclusion, more)
    return held


def find_silent_losses(made: ArgumentMap, back: Held, losses: Losses) -> list[str]:
    """Return each value of a map that did not come back and that no loss names."""
    held = hold(made)
    told = {(what, where) for what, _, places in losses.grouped() for where in places}
    found = [*_compare(held.claims, back.claims, told), *_compare(held.steps, back.steps, told)]
    for row in {row.key: row for row in ROWS}.values():  # of two rows with one key the later is of the whole map
        value = held.whole.get(row.key)
        if value and any(row.find(made)) and back.whole.get(row.key) != value and row.thing not in {w for w, _ in told}:
            found.append(f"{row.key}: {value} became {back.whole.get(row.key)}")
    return found


def _compare(held: Mapping[str, Fields], back: Mapping[str, Fields], told: set[tuple[str, str]]) -> Iterator[str]:
    for name, fields in held.items():
        for key, value in fields.items():
            got = back.get(name, {}).get(key)
            if got != value and not any((row.thing, name) in told for row in ROWS if row.key == key):
                yield f"{name}: {key} was {value!r} and became {got!r}"
    yield from (f"{name} is new" for name in back.keys() - held.keys())


def _plain(value: Any) -> Any:  # noqa: ANN401  any JSON
    return json.loads(json.dumps(value))


def read_json(text: str) -> Held:
    """Return what claims.json holds."""
    data = json.loads(text)
    held = Held(whole={key: data.get(key) for key in ("essay", "thesis", "topics", "references", "summary", "stances")})
    for claim in data["claims"]:
        held.claims[claim["id"]] = _drop_derived(claim)
    for step in data["steps"]:
        held.add_step(step["kind"], step["premises"], step["conclusion"], step)
    return held


def _drop_derived(claim: Fields) -> Fields:
    """Return a claim's entry without what follows from other things."""
    own = claim.get("date_from") == OWN
    kept = {k: v for k, v in claim.items() if k not in {"url", "standing", "date_from"} and (own or k != "date")}
    return {"body" if key == "text" else key: value for key, value in kept.items()}


def read_aif(text: str) -> Held:
    """Return what AIF JSON says by its nodes and edges, and by the extra key of each."""
    data = json.loads(text)
    extra = data["argmap"]
    held = Held(whole={"topics": [], "stances": [], "references": {}, **extra})
    nodes = {node["nodeID"]: node for node in data["nodes"]}
    ends = [(edge["fromID"], edge["toID"]) for edge in data["edges"]]
    names = {}
    for number, node in nodes.items():
        if node["type"] == "I" and WORDING_OF not in node.get("argmap", {}):
            names[number] = node["argmap"]["id"]
            held.claims[names[number]] = {"heading": node["text"], **node["argmap"]}
    waiting = [number for number, node in nodes.items() if node["type"] in {"RA", "CA"}]
    while waiting:
        number = waiting.pop(0)
        (target,) = [end for start, end in ends if start == number]
        if target not in names:
            waiting.append(number)
            continue
        premises = sorted(names[start] for start, end in ends if end == number and nodes[start]["type"] == "I")
        kind = "supports" if nodes[number]["type"] == "RA" else "attacks"
        kind = kind if nodes[target]["type"] == "I" else "undercuts"
        scheme = nodes[number]["text"].removeprefix("Default Inference").removeprefix("Default Conflict")
        more = {"scheme": scheme, **nodes[number].get("argmap", {})}
        names[number] = held.add_step(kind, premises, names[target], more)
    return held


def read_argdown(read: Mapping[str, Any]) -> Held:
    """Return what Argdown's own parser has read, from the structure of statements and arguments and from their data."""
    extra = read["front"].get("argmap", {})
    held = Held(whole={"topics": [], "stances": [], "references": {}, **extra})
    for title, statement in read["statements"].items():
        if statement["text"] and statement["text"].strip():
            held.claims[title] = {"id": title, "heading": statement["text"].strip(), **statement["data"]}
            assert statement["tags"] == [statement["data"]["kind"]]
        for other in statement["contrary"]:
            more = {"strength": "strong", "contrary": True, "stated_by": title}
            held.add_step("attacks", [title], other, more)
            held.add_step("attacks", [other], title, more)
    arguments = {argument["title"]: argument for argument in read["arguments"]}
    names: dict[str, str] = {}
    waiting = list(arguments)
    while waiting:
        title = waiting.pop(0)
        argument = arguments[title]
        kind, end = _read_end(argument)
        if kind == "undercuts" and end not in names:
            waiting.append(title)
            continue
        more = {"scheme": ", ".join(argument["rules"]), **argument["data"], "because": argument["text"].strip()}
        names[title] = held.add_step(kind, argument["premises"], names[end] if kind == "undercuts" else end, more)
    return held


def _read_end(argument: Mapping[str, Any]) -> tuple[str, str]:
    if argument["conclusion"].startswith("not "):
        ((relation, end),) = argument["relations"]
        return {"attack": "attacks", "undercut": "undercuts"}[relation], end
    return "supports", argument["conclusion"]


def read_csv(text: str) -> Held:
    """Return what the rows of the table hold."""
    held = Held()
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True):
        _add_row(held, row["row"], row["id"], row)
    return held


def read_graph(graph: nx.DiGraph[str]) -> Held:
    """Return what the attributes of nodes hold, with premises and conclusions as the edges have them."""
    held = Held()
    for name, values in graph.nodes(data=True):
        if values["type"] == "step":
            roles = nx.get_edge_attributes(graph, "role")
            premises = sorted(one for one in graph.predecessors(name) if roles[one, name] == "premise")
            (end,) = graph.successors(name)
            assert (values["premises"], values["conclusion"]) == (" ".join(premises), end)
        elif values["label"] == values["heading"]:
            values.pop("label")
        _add_row(held, values["type"], name, values)
    return held


def _add_row(held: Held, kind: str, name: str, cells: Mapping[str, str]) -> None:
    """Add the flat cells of a claim or step."""
    fields: Fields = {}
    for column, cell in cells.items():
        outer, _, inner = column.partition(".")
        value: object = cell.split(" ") if (inner or outer) in _LISTS else cell
        value = cell.split("; ") if column == "speakers" else value
        if cell and outer == "wordings":
            for worded, line in zip(
                fields.setdefault(outer, [{} for _ in cell.split("\n")]), cell.split("\n"), strict=False
            ):
                worded |= {inner: line.split("; ") if inner == "speakers" else line} if line else {}
        elif cell and inner:
            fields.setdefault(outer, {})[inner] = value
        elif cell:
            fields[outer] = value
    if kind == "step":
        held.add_step(fields["kind"], fields["premises"], fields["conclusion"], fields)
    else:
        held.claims[name] = _drop_derived({"id": name, **fields})
