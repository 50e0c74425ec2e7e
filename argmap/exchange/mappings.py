"""How each format says each thing that a map holds, or that it cannot: the report of what an export loses follows.

A row is one thing, with a way for each format. A format's default says where it keeps whatever has no place of its own;
`{key}` in it is the name under which `description` gives that thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from argmap.argument.graph import ArgumentMap, Step
from argmap.content.models import Claim
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Kind, Strength, Voice
from argmap.exchange.losses import Losses
from argmap.exchange.tables import guard_cell

ARGDOWN, AIF, KIALO, GRAPHML, GEXF, DOT = "argdown", "aif", "kialo", "graphml", "gexf", "dot"
CSV, JSON, JSONLD, CANVAS, MERMAID = "csv", "json", "jsonld", "json-canvas", "mermaid"
CANVAS_ALONE = "json-canvas without the files"
"""A canvas for readers who do not have the claim files."""

Find = Callable[[ArgumentMap], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Way:
    """How a format says a thing, or what becomes of it where it is lost.

    `find` is for a thing that a format loses in some places only; else it is lost wherever the map has it.
    """

    words: str
    lost: bool = False
    find: Find | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that maps hold: its name, its key in plain data, where a map has it, and how formats say it.

    `only` is the one format that the row is about, where there is such.
    """

    thing: str
    key: str
    find: Find
    ways: Mapping[str, Way] = field(default_factory=dict)
    only: str = ""

    def way(self, form: str) -> Way:
        """Return how a format says this thing."""
        way = self.ways.get(form, _DEFAULTS.get(form, LEFT_OUT))
        return Way(way.words.format(key=self.key), way.lost, way.find)


def _keep(words: str) -> Way:
    return Way(words)


def _lose(words: str, find: Find | None = None) -> Way:
    return Way(words, lost=True, find=find)


LEFT_OUT = _lose("left out")
_IN_FILE = _keep("in the Markdown file")
_EDGE = _keep("an edge")
_JOINED = _keep("edges that meet in a node")

_DEFAULTS: Mapping[str, Way] = {
    ARGDOWN: _keep("data `{key}`"),
    AIF: _keep("extra key `{key}`"),
    GRAPHML: _keep("attribute `{key}`"),
    GEXF: _keep("attribute `{key}`"),
    CSV: _keep("column `{key}`"),
    JSON: _keep("key `{key}`"),
    CANVAS: _IN_FILE,
}


def _each_claim(test: Callable[[Claim], object]) -> Find:
    return lambda made: (claim.id for claim in made.claims.values() if test(claim))


def _having(key: str) -> Find:
    return _each_claim(lambda claim: getattr(claim.fields, key))


def _each_step(test: Callable[[Step], object]) -> Find:
    return lambda made: (step.id for step in made.steps.values() if test(step))


def _bearing(kind: Bearing) -> Find:
    return _each_step(lambda step: step.kind is kind)


def _undercutting(*, undercuts: bool) -> Find:
    """Return what finds the undercuts of undercuts, or those of other steps."""

    def find(made: ArgumentMap) -> Iterable[str]:
        found = (step for step in made.steps.values() if step.kind is Bearing.UNDERCUTS)
        return (s.id for s in found if (made.steps[s.conclusion].kind is Bearing.UNDERCUTS) == undercuts)

    return find


def _is_linked(step: Step) -> bool:
    return len(step.premises) > 1


def _is_computed(claim: Claim) -> bool:
    fields = claim.fields
    wordings = "\n".join(one.text for one in fields.wordings)
    texts = (claim.heading, claim.body, fields.label or "", fields.hedge or "", wordings)
    return any(guard_cell(text) != text for text in texts)


def _list_works(made: ArgumentMap) -> Iterable[str]:
    return made.references


def _find_main_thesis(made: ArgumentMap) -> Iterable[str]:
    return made.theses[:1] if len(made.theses) > 1 else ()


def _each_topic(made: ArgumentMap) -> Iterable[str]:
    return (topic.id for topic in made.topics)


def _find_essay(made: ArgumentMap) -> Iterable[str]:
    return ("essay.yaml",) if made.essay else ()


def _find_index(made: ArgumentMap) -> Iterable[str]:
    return ("essay.yaml",) if made.essay and (made.essay.paragraphs or made.essay.not_arguing) else ()


def _find_summary(made: ArgumentMap) -> Iterable[str]:
    return ("summary.yaml",) if made.summary else ()


def _list_stances(made: ArgumentMap) -> Iterable[str]:
    return (stance.id for stance in made.stances)


_KEPT_WITH_CLAIMS = {GRAPHML: LEFT_OUT, GEXF: LEFT_OUT, CSV: LEFT_OUT, CANVAS: _keep("in the docs folder")}
"""Of what belongs to the map as a whole: these formats know nodes, rows or files only."""
_IN_FRONT_MATTER = _keep("front matter, `argmap: {key}`")
_IN_WHOLE = {**_KEPT_WITH_CLAIMS, ARGDOWN: _IN_FRONT_MATTER, AIF: _keep("extra key `{key}` of the file")}
_UNDER_PREMISE = _lose("a Con of the step’s first premise")

ROWS = (
    Row(
        "heading",
        "heading",
        _each_claim(lambda _: True),
        {
            ARGDOWN: _keep("the text of a statement, `[id]: heading`"),
            AIF: _keep("the text of an I-node"),
            KIALO: _keep("the text of a claim"),
            DOT: _keep("attribute `tooltip`"),
            JSONLD: _keep("`text` of a schema.org `Claim`"),
            CANVAS_ALONE: _keep("the heading of a text node"),
            MERMAID: _lose("the label stands in its place", _having("label")),
        },
    ),
    Row(
        "id",
        "id",
        _each_claim(lambda _: True),
        {
            ARGDOWN: _keep("the title of a statement, `[id]`"),
            GRAPHML: _keep("the id of a node"),
            GEXF: _keep("the id of a node"),
            DOT: _keep("the name of a node"),
            JSONLD: _keep("the last part of `@id`"),
            CANVAS: _keep("the id of a node"),
            CANVAS_ALONE: _keep("the id of a node"),
            KIALO: _lose("left out; a number stands in its place"),
            MERMAID: _lose("left out; a number stands in its place"),
        },
    ),
    Row(
        "label",
        "label",
        _having("label"),
        {
            GRAPHML: _keep("attribute `label`; the heading where there is none"),
            GEXF: _keep("`label` of a node; the heading where there is none"),
            DOT: _keep("attribute `label`; the heading where there is none"),
            JSONLD: _keep("`name`"),
            MERMAID: _keep("the text of a node; the heading where there is none"),
        },
    ),
    Row(
        "explanation",
        "body",
        _each_claim(lambda claim: claim.body),
        {
            GRAPHML: _keep("attribute `text`"),
            GEXF: _keep("attribute `text`"),
            CSV: _keep("column `text`"),
            JSON: _keep("key `text`"),
            JSONLD: _keep("`description`"),
            CANVAS_ALONE: _keep("the text of a text node"),
        },
    ),
    Row(
        "kind of claim",
        "kind",
        _each_claim(lambda claim: claim.fields.kind is not Kind.CLAIM),
        {
            ARGDOWN: _keep("a tag such as `#evidence`, and data `kind`"),
            DOT: _keep("attributes `class` and `shape`"),
            JSONLD: _keep("`genre`"),
            MERMAID: _keep("the class of a node"),
        },
    ),
    Row(
        "voice",
        "voice",
        _each_claim(lambda _: True),
        {
            AIF: _keep("extra key `voice`; what the text itself says also has an L-node and a YA-node “Asserting”"),
            JSONLD: _lose(
                "only what the text itself says has an author",
                _each_claim(lambda claim: claim.fields.voice is not Voice.ESSAY),
            ),
        },
    ),
    Row(
        "topic",
        "topic",
        _having("topic"),
        {ARGDOWN: _keep("a section, and data `topic`"), JSONLD: _keep("`keywords`, by its title")},
    ),
    Row("speakers", "speakers", _having("speakers")),
    Row(
        "other wordings",
        "wordings",
        _having("wordings"),
        {
            AIF: _keep("an I-node with an MA-node “Default Rephrase”, and extra key `wordings` of the claim"),
            **dict.fromkeys((GRAPHML, GEXF), _keep("attribute `wordings.text`, a line each")),
            CSV: _keep("column `wordings.text`, a line each"),
            JSONLD: _keep("`alternativeHeadline`"),
        },
    ),
    Row(
        "speakers of other wordings",
        "wordings",
        _each_claim(lambda claim: any(one.speakers for one in claim.fields.wordings)),
        {
            **dict.fromkeys((GRAPHML, GEXF), _keep("attribute `wordings.speakers`, a line for each wording")),
            CSV: _keep("column `wordings.speakers`, a line for each wording"),
        },
    ),
    Row("source in the text", "source", _having("source")),
    Row("hedge", "hedge", _having("hedge")),
    Row("references of a claim", "references", _having("references"), {JSONLD: _keep("`citation`")}),
    Row("date of its own", "date", _having("date"), {CSV: _keep("columns `date` and `date_from`")}),
    Row(
        "claims that a question or note is about",
        "about",
        _having("about"),
        {
            GRAPHML: _keep("attribute `about`, and an edge"),
            GEXF: _keep("attribute `about`, and an edge"),
            DOT: _EDGE,
            JSONLD: _keep("`about`"),
            CANVAS: _EDGE,
            CANVAS_ALONE: _EDGE,
            MERMAID: _EDGE,
        },
    ),
    Row("prediction", "prediction", _having("prediction"), {CSV: _keep("columns `prediction.…`")}),
    Row("what would settle it", "settled_by", _having("settled_by"), {CSV: _keep("columns `settled_by.…`")}),
    Row("question to readers", "ask", _having("ask"), {CSV: _keep("columns `ask.…`")}),
    Row("earlier ids", "formerly", _having("formerly")),
    Row(
        "question or note as a claim",
        "kind",
        _each_claim(lambda claim: claim.fields.kind in WEIGHTLESS),
        {
            KIALO: _lose("left out, since it carries no weight"),
            **dict.fromkeys((DOT, JSONLD, CANVAS_ALONE, MERMAID), _keep("like other claims")),
        },
    ),
    Row(
        "support",
        "kind",
        _bearing(Bearing.SUPPORTS),
        {
            ARGDOWN: _keep("an argument `<step n>` whose conclusion is the claim"),
            AIF: _keep("an RA-node"),
            KIALO: _keep("a Pro"),
            GRAPHML: _keep("a node, with edges from its premises and to its conclusion"),
            GEXF: _keep("a node, with edges from its premises and to its conclusion"),
            DOT: _EDGE,
            CSV: _keep("a row"),
            JSON: _keep("an entry of `steps`"),
            JSONLD: _keep("an `aif:RA-node`"),
            CANVAS: _EDGE,
            CANVAS_ALONE: _EDGE,
            MERMAID: _EDGE,
        },
    ),
    Row(
        "attack",
        "kind",
        _bearing(Bearing.ATTACKS),
        {
            ARGDOWN: _keep("an argument whose conclusion `[not n]` attacks the claim (`-> [id]`)"),
            AIF: _keep("a CA-node"),
            KIALO: _keep("a Con"),
            GRAPHML: _keep("a node, as for support"),
            GEXF: _keep("a node, as for support"),
            DOT: _keep("a dashed edge"),
            CSV: _keep("a row"),
            JSON: _keep("an entry of `steps`"),
            JSONLD: _keep("an `aif:CA-node`"),
            CANVAS: _EDGE,
            CANVAS_ALONE: _EDGE,
            MERMAID: _EDGE,
        },
    ),
    Row(
        "that two claims cannot both be true",
        "contrary",
        _each_step(lambda step: step.contrary),
        {
            ARGDOWN: _keep("a relation of statements, `[id] >< [other]`; two arguments where one of them is undercut"),
            AIF: _keep("CA-nodes both ways, and extra key `contrary`"),
            JSONLD: _keep("an `aif:CA-node` each way"),
            KIALO: _lose("a Con of each"),
            DOT: _lose("two dashed edges"),
            **dict.fromkeys((CANVAS_ALONE, MERMAID), _lose("two edges, as of any attacks")),
        },
    ),
    Row(
        "undercut",
        "kind",
        _undercutting(undercuts=False),
        {
            ARGDOWN: _keep("an argument whose conclusion `[not n]` undercuts the step (`_> <step m>`)"),
            AIF: _keep("a CA-node to the step’s RA-node or CA-node"),
            KIALO: _UNDER_PREMISE,
            GRAPHML: _keep("a node with an edge to the step’s node"),
            GEXF: _keep("a node with an edge to the step’s node"),
            DOT: _keep("an edge to the step’s node"),
            CSV: _keep("a row"),
            JSON: _keep("an entry of `steps`"),
            JSONLD: _keep("an `aif:CA-node` against the step"),
            CANVAS: _keep("an edge to the step’s node"),
            CANVAS_ALONE: _keep("an edge to the step’s node"),
            MERMAID: _keep("an edge to the step’s node"),
        },
    ),
    Row(
        "undercut of an undercut",
        "kind",
        _undercutting(undercuts=True),
        {
            ARGDOWN: _keep("as an undercut"),
            AIF: _keep("a CA-node to a CA-node"),
            KIALO: _UNDER_PREMISE,
            **dict.fromkeys(
                (GRAPHML, GEXF, DOT, CSV, JSON, JSONLD, CANVAS, CANVAS_ALONE, MERMAID), _keep("as an undercut")
            ),
        },
    ),
    Row(
        "linked premises",
        "premises",
        _each_step(_is_linked),
        {
            ARGDOWN: _keep("several premises of one argument"),
            AIF: _keep("several I-nodes to one RA-node or CA-node"),
            KIALO: _lose("each premise by itself"),
            GRAPHML: _keep("several edges to the step’s node"),
            GEXF: _keep("several edges to the step’s node"),
            JSONLD: _keep("several `aif:Premise` or `aif:Conflicting`"),
            **dict.fromkeys((DOT, CANVAS, CANVAS_ALONE, MERMAID), _JOINED),
        },
    ),
    Row(
        "strength of a step",
        "strength",
        _each_step(lambda step: step.strength is not Strength.MODERATE),
        {ARGDOWN: _keep("data `strength` of the argument"), DOT: _keep("attribute `penwidth`, from 1 to 3")},
    ),
    Row(
        "reason given for a step",
        "because",
        _each_step(lambda step: step.because),
        {
            ARGDOWN: _keep("the description of the argument"),
            DOT: _keep("attribute `tooltip`"),
            JSONLD: _keep("`description` of the step"),
        },
    ),
    Row(
        "argumentation scheme of a step",
        "scheme",
        _each_step(lambda step: step.scheme),
        {
            ARGDOWN: _keep("the rule of the inference; data `scheme` of the argument, where it holds other signs"),
            AIF: _keep("the text of the RA-node or CA-node"),
            JSONLD: _keep("`name` of the step"),
        },
    ),
    Row(
        "premise whose file states a step",
        "stated_by",
        _each_step(_is_linked),
        {ARGDOWN: _keep("data `stated_by` of the argument")},
    ),
    Row(
        "title, author, date and address of the text",
        "essay",
        _find_essay,
        {**_IN_WHOLE, JSONLD: _keep("`isBasedOn`"), KIALO: _lose("left out but for the title of the discussion")},
    ),
    Row("which of the theses the map is about", "thesis", _find_main_thesis, _IN_WHOLE),
    Row(
        "titles and first sentences of topics",
        "topics",
        _each_topic,
        {
            **_IN_WHOLE,
            ARGDOWN: _keep("the titles of sections, and front matter, `argmap: topics`"),
            JSONLD: _lose("left out but for the titles, which are keywords of claims"),
        },
    ),
    Row(
        "works cited",
        "references",
        _list_works,
        {
            **_IN_WHOLE,
            CSV: _lose("left out; works.bib on the page of data has them"),
            JSONLD: _lose("title, authors, date and address only"),
        },
    ),
    Row("summary", "summary", _find_summary, _IN_WHOLE),
    Row(
        "signed stances",
        "stances",
        _list_stances,
        {**_IN_WHOLE, CSV: _lose("left out; stances.csv on the page of data has them")},
    ),
    Row(
        "index of the text’s paragraphs",
        "paragraphs",
        _find_index,
        {**_IN_WHOLE, **dict.fromkeys((ARGDOWN, AIF, JSON), _lose("left out, since it serves to check quotations"))},
    ),
    Row(
        "text that a spreadsheet would compute",
        "body",
        _each_claim(_is_computed),
        {CSV: _lose("kept, with an apostrophe before it")},
        only=CSV,
    ),
)
"""In the order of a claim's file, then steps, then what belongs to the map as a whole."""


def list_ways(form: str) -> list[tuple[Row, Way]]:
    """Return how a format says each thing that it is asked about."""
    return [(row, row.way(form)) for row in ROWS if row.only in {"", form}]


def find_losses(made: ArgumentMap, form: str) -> Losses:
    """Return what a format cannot say of a map."""
    losses = Losses()
    for row, way in list_ways(form):
        if way.lost:
            for where in (way.find or row.find)(made):
                losses.note(row.thing, way.words, where)
    return losses
