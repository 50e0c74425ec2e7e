"""GraphML and GEXF, which graph programs such as Gephi, yEd and Cytoscape open: claims and steps as nodes.

A step is a node, so that linked premises and undercuts need nothing special. All values are text; the items of a list
have a space between them, as in a table.
"""

from __future__ import annotations

import re

import networkx as nx
from networkx.readwrite.gexf import generate_gexf
from networkx.readwrite.graphml import generate_graphml

from argmap.exchange.description import describe_claim, describe_step
from argmap.exchange.publication import Export
from argmap.exchange.tables import CLAIM_COLUMNS, STEP_COLUMNS, find_cell

_DAY = re.compile(r' lastmodifieddate="[^"]*"')


def write_graphml(export: Export) -> str:
    """Return a map as GraphML."""
    return "\n".join(generate_graphml(build_graph(export), prettyprint=False)) + "\n"


def write_gexf(export: Export) -> str:
    """Return a map as GEXF; its date is that of the map's state, not of the day on which it was written."""
    date = export.published.date
    text = "\n".join(generate_gexf(build_graph(export), prettyprint=False))
    return _DAY.sub(f' lastmodifieddate="{date}"' if date else "", text, count=1) + "\n"


def build_graph(export: Export) -> nx.DiGraph[str]:
    """Return a map as a graph with plain values.

    Nodes have a `type`, claim or step, and the values of a table's row; edges have a `role`: premise, conclusion or
    about.
    """
    made = export.made
    graph: nx.DiGraph[str] = nx.DiGraph(name=export.title, licence=export.published.licence.url)
    for name in made.order:
        row = describe_claim(export, made.claims[name])
        cells = _list_cells(row, CLAIM_COLUMNS)
        graph.add_node(name, type="claim", **(cells | {"label": made.claims[name].label}))
    for step in made.steps.values():
        graph.add_node(
            step.id, type="step", label=step.kind.value, **_list_cells(describe_step(export, step), STEP_COLUMNS)
        )
    for step in made.steps.values():
        graph.add_edges_from(((premise, step.id) for premise in step.premises), role="premise")
        graph.add_edge(step.id, step.conclusion, role="conclusion")
    for name in made.order:
        graph.add_edges_from(((name, other) for other in made.claims[name].fields.about), role="about")
    return graph


def _list_cells(row: dict[str, object], columns: tuple[str, ...]) -> dict[str, str]:
    cells = {column: find_cell(row, column) for column in columns if column != "id"}
    return {column: cell for column, cell in cells.items() if cell}
