"""GraphML and GEXF, which graph programs such as Gephi, yEd and Cytoscape open: claims and steps as nodes.

A step is a node, so that linked premises and undercuts need nothing special. All values are text; the items of a list
have a space between them, as in a table. The text is put together piece by piece: as a tree of elements, a map of
10,000 claims would take 180 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from argmap.exchange.description import describe_claim, describe_step
from argmap.exchange.publication import Export
from argmap.exchange.tables import CLAIM_COLUMNS, STEP_COLUMNS, find_cell

_COLUMNS = tuple(dict.fromkeys(("type", *CLAIM_COLUMNS, *STEP_COLUMNS)))
_SCHEMAS = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation'
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"


class Node(NamedTuple):
    """A claim or a step, with its values by name: `type` says which it is, `label` is what programs show."""

    id: str
    values: Mapping[str, str]


class Edge(NamedTuple):
    """A line between two nodes; `role` is premise, conclusion or about."""

    source: str
    target: str
    role: str


def write_graphml(export: Export) -> str:
    """Return a map as GraphML."""
    return "".join(_list_graphml(export)) + "\n"


def _list_graphml(export: Export) -> Iterator[str]:
    whole = {"name": export.title, "licence": export.published.licence.url}
    names = [("graph", name) for name in whole] + [("node", name) for name in _list_used(export)] + [("edge", "role")]
    keys = {name: f"d{number}" for number, name in enumerate(names)}

    def write(kind: str, values: Mapping[str, str]) -> str:
        return "".join(f'<data key="{keys[kind, name]}">{escape(value)}</data>' for name, value in values.items())

    yield f'<graphml xmlns="{_GRAPHML}" {_SCHEMAS}="{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd">'
    for (kind, name), key in keys.items():
        yield f'<key id="{key}" for="{kind}" attr.name="{name}" attr.type="string" />'
    yield '<graph edgedefault="directed">'
    for node in list_nodes(export):
        yield f"<node id={quoteattr(node.id)}>{write('node', node.values)}</node>"
    for edge in list_edges(export):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f"<edge {ends}>{write('edge', {'role': edge.role})}</edge>"
    yield f"{write('graph', whole)}</graph></graphml>"


def write_gexf(export: Export) -> str:
    """Return a map as GEXF; its date is that of the map's state, not of the day on which it was written."""
    return "".join(_list_gexf(export)) + "\n"


def _list_gexf(export: Export) -> Iterator[str]:
    numbers = {name: str(number) for number, name in enumerate(name for name in _list_used(export) if name != "label")}

    def define(kind: str, names: Mapping[str, str]) -> str:
        listed = "".join(f'<attribute id="{number}" title="{name}" type="string" />' for name, number in names.items())
        return f'<attributes mode="static" class="{kind}">{listed}</attributes>'

    def write(values: Iterable[tuple[str, str]]) -> str:
        listed = "".join(f'<attvalue for="{number}" value={quoteattr(value)} />' for number, value in values)
        return f"<attvalues>{listed}</attvalues>"

    role = str(len(numbers))
    date = f' lastmodifieddate="{export.published.date}"' if export.published.date else ""
    yield f'<gexf xmlns="{_GEXF}" {_SCHEMAS}="{_GEXF} {_GEXF}/gexf.xsd" version="1.2">'
    yield f"<meta{date}><creator>argmap</creator></meta>"
    yield f'<graph defaultedgetype="directed" mode="static" name={quoteattr(export.title)}>'
    yield define("edge", {"role": role}) + define("node", numbers) + "<nodes>"
    for node in list_nodes(export):
        values = [(numbers[name], value) for name, value in node.values.items() if name != "label"]
        yield f"<node id={quoteattr(node.id)} label={quoteattr(node.values['label'])}>{write(values)}</node>"
    yield "</nodes><edges>"
    for number, edge in enumerate(list_edges(export)):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f'<edge {ends} id="{number}">{write([(role, edge.role)])}</edge>'
    yield "</edges></graph></gexf>"


def list_nodes(export: Export) -> Iterator[Node]:
    """Yield claims and then steps, with the values of a table's row; none without a value."""
    made = export.made
    for name in made.order:
        cells = _list_cells(describe_claim(export, made.claims[name]), CLAIM_COLUMNS)
        yield Node(name, {"type": "claim", **cells, "label": made.claims[name].label})
    for step in made.steps.values():
        cells = _list_cells(describe_step(export, step), STEP_COLUMNS)
        yield Node(step.id, {"type": "step", "label": step.kind.value, **cells})


def list_edges(export: Export) -> Iterator[Edge]:
    """Yield the lines from premises to their steps, from steps to their conclusions, and from questions to claims."""
    made = export.made
    for step in made.steps.values():
        yield from (Edge(premise, step.id, "premise") for premise in step.premises)
        yield Edge(step.id, step.conclusion, "conclusion")
    for name in made.order:
        yield from (Edge(name, other, "about") for other in made.claims[name].fields.about)


def _list_used(export: Export) -> list[str]:
    """Return the names of the values that any node has."""
    used = set[str]().union(*(node.values for node in list_nodes(export)))
    return [name for name in _COLUMNS if name in used]


def _list_cells(row: dict[str, object], columns: tuple[str, ...]) -> dict[str, str]:
    cells = {column: find_cell(row, column) for column in columns if column != "id"}
    return {column: cell for column, cell in cells.items() if cell}
