"""The formats that a map can be exported to: one entry each, which the command, the page of data and the docs go by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap
from argmap.exchange.losses import Losses
from argmap.exchange.mappings import (
    AIF,
    ARGDOWN,
    CANVAS,
    CANVAS_ALONE,
    CSV,
    DOT,
    GEXF,
    GRAPHML,
    JSON,
    JSONLD,
    KIALO,
    MERMAID,
    find_losses,
)
from argmap.exchange.part import take_part
from argmap.exchange.publication import Export, Publication
from argmap.exchange.writers.aif import write_aif
from argmap.exchange.writers.argdown import write_argdown
from argmap.exchange.writers.dot import write_dot
from argmap.exchange.writers.graphs import write_gexf, write_graphml
from argmap.exchange.writers.json_canvas import write_canvas
from argmap.exchange.writers.kialo import write_kialo
from argmap.exchange.writers.linked_data import write_jsonld
from argmap.exchange.writers.mermaid import write_mermaid
from argmap.exchange.writers.own_json import write_json
from argmap.exchange.writers.table import write_csv


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its name for readers, its file on a site, and what it is good for.

    `media_type` is as registered with IANA, or what its makers use. `most` is the number of claims up to which a file
    stays readable, where there is such a limit; `home` is the address of its specification.
    """

    name: str
    title: str
    file: str
    media_type: str
    about: str
    home: str
    write: Callable[[Export], str]
    most: int | None = None


FORMATS = {
    form.name: form
    for form in (
        Format(
            JSON,
            "JSON",
            "claims.json",
            "application/json",
            "everything that the map holds, for programs of your own",
            "https://www.rfc-editor.org/rfc/rfc8259",
            write_json,
        ),
        Format(
            ARGDOWN,
            "Argdown",
            "map.argdown",
            "text/argdown",
            "argument maps as text, for the editors and tools of Argdown",
            "https://argdown.org",
            write_argdown,
        ),
        Format(
            AIF,
            "AIF",
            "map.aif.json",
            "application/json",
            "the Argument Interchange Format, for research tools such as OVA and AIFdb",
            "https://www.arg.tech/index.php/projects/contributing-to-the-argument-interchange-format/",
            write_aif,
        ),
        Format(
            KIALO,
            "Kialo",
            "map.kialo.txt",
            "text/plain",
            "a tree of pros and cons, as Kialo exports its discussions",
            "https://support.kialo.com/hc/en-us/articles/115003884449-Exporting-a-Discussion",
            write_kialo,
        ),
        Format(
            GRAPHML,
            "GraphML",
            "map.graphml",
            "application/graphml+xml",
            "the graph of claims and steps, for yEd, Cytoscape and programs for graphs",
            "http://graphml.graphdrawing.org",
            write_graphml,
        ),
        Format(
            GEXF,
            "GEXF",
            "map.gexf",
            "application/gexf+xml",
            "the same graph, for Gephi",
            "https://gexf.net",
            write_gexf,
        ),
        Format(
            DOT,
            "DOT",
            "map.dot",
            "text/vnd.graphviz",
            "a picture by Graphviz",
            "https://graphviz.org/doc/info/lang.html",
            write_dot,
        ),
        Format(
            CSV,
            "CSV",
            "map.csv",
            "text/csv",
            "one table of claims and steps, for spreadsheets",
            "https://www.rfc-editor.org/rfc/rfc4180",
            write_csv,
        ),
        Format(
            JSONLD,
            "JSON-LD",
            "map.jsonld",
            "application/ld+json",
            "linked data with the words of schema.org and of the AIF ontology",
            "https://www.w3.org/TR/json-ld11/",
            write_jsonld,
        ),
        Format(
            CANVAS,
            "JSON Canvas",
            "map.canvas",
            "application/json",
            "boxes on a canvas, for Obsidian",
            "https://jsoncanvas.org/spec/1.0/",
            write_canvas,
        ),
        Format(
            MERMAID,
            "Mermaid",
            "map.mmd",
            "text/vnd.mermaid",
            "a chart of one branch, drawn by GitHub, Obsidian and many wikis",
            "https://mermaid.js.org",
            write_mermaid,
            most=60,
        ),
    )
}
"""By name, what keeps most first."""


class Written(NamedTuple):
    """A map in a format, what the format could not say of it, and how many claims and steps it holds."""

    text: str
    losses: Losses
    claims: int
    steps: int


class Part(NamedTuple):
    """The part of a map around a claim: what lies within a number of steps of it."""

    claim: str
    hops: int


def write_map(form: Format, argument: Argument, published: Publication, part: Part | None = None) -> Written:
    """Return a map, or a part of it, in a format, with what is lost.

    Raises:
        KeyError: where the map has no such claim as the part names.
    """
    losses = Losses()
    made = take_part(argument.made, part.claim, part.hops, losses) if part else argument.made
    text = form.write(Export(made, argument.standing, published))
    column = CANVAS_ALONE if form.name == CANVAS and not published.docs else form.name
    losses.add(find_losses(made, column))
    return Written(text, losses, len(made.claims), len(made.steps))


def write_for_readers(form: Format, argument: Argument, published: Publication) -> Written:
    """Return a map in a format as a site offers it: without the claim files, and no more of it than is readable."""
    published = replace(published, docs="")
    made = argument.made
    if form.most is None or len(made.claims) <= form.most:
        return write_map(form, argument, published)
    return write_map(form, argument, published, _fit_part(made, form.most))


def _fit_part(made: ArgumentMap, most: int) -> Part:
    """Return the largest part around the thesis that has at most so many claims, with its direct reasons at least.

    In a map without a thesis the first claim of the argument takes its place.
    """
    start = made.order[0]
    hops, size = 1, 0
    while size < len(near := made.neighbourhood(start, hops + 1)) <= most:
        hops, size = hops + 1, len(near)
    return Part(start, hops)
