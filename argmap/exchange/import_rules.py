"""What each part of a format becomes in a map, as the documentation shows it; tests compare it with the readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.exchange.reading import Source


@dataclass(frozen=True, slots=True)
class Guide:
    """A format for its readers: its name, where it comes from, what it looks like, and what becomes of its parts.

    `becomes` are pairs of a part of the format and of what stands for it in a map; `lost` are parts that nothing
    stands for, with what is done about it.
    """

    name: str
    url: str
    comes_from: str
    sample: str
    becomes: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]


GUIDES: Mapping[Source, Guide] = {
    Source.JSON: Guide(
        "JSON",
        "https://www.rfc-editor.org/rfc/rfc8259",
        "`claims.json` of a site, which `argmap export --format json` writes too, of the forms 1.x",
        '{"form": "1.3", …, "claims": [{"id": "goal", "heading": "…", …}, …], "steps": [{"id": "a -> goal", …}, …], …}',
        (
            ("entry of `claims`", "a claim file, with the same id"),
            ("entry of `steps`", "a relation in the file of the claim that states it"),
            ("`essay`, `thesis`, `topics`", "`essay.yaml` but for its paragraphs, or `map.yaml`"),
            ("`references`", "`references.bib`"),
            ("`summary`, `stances`", "`summary.yaml`, `stances/`"),
            ("`title`", "the title of the map, where it has no essay"),
        ),
        (
            ("`standing`, `in`, dates from references, addresses of pages", "left out: they follow from the rest"),
            ("`version`", "left out"),
            ("`licence`", "left out, and told where it is not CC BY 4.0; it belongs in `mkdocs.yml`"),
            ("keys of a form that is newer than this argmap", "left out, and told"),
        ),
    ),
    Source.ARGDOWN: Guide(
        "Argdown",
        "https://argdown.org",
        "any file that its official parser accepts. Argmap has a parser of its own, so that nobody needs Node; tests "
        "compare it with `@argdown/core`",
        "[Ban]: Cars should be kept out.\n  + <Noise>: They make the park loud.\n    - Electric cars are quiet.",
        (
            ("statement `[Title]: text`", "a claim; the title is its id, and, if it is short, its label"),
            ("argument `<Title>: text` without premises", "a claim"),
            ("premises and conclusion of an argument", "a step of linked premises; one more for each inference"),
            ("`uses` in the data of an inference", "the premises of its step"),
            ("description of an argument with premises", "the reason why of its last step (`because`)"),
            ("rule of an inference, or `scheme` in its data", "the scheme of its step"),
            ("`+`, `+>`, `<+`", "a support"),
            ("`-`, `->`, `<-`", "an attack"),
            ("`_`, `_>`, `<_`", "an undercut of the step that leads on from the argument, or of an inference"),
            ("`><`, and `-` between statements in strict mode", "contrary claims"),
            ("attack on an argument with premises", "an undercut of its last step"),
            ("support of an argument with premises", "a support of its conclusion"),
            ("a conclusion without text that only attacks or undercuts", "an attack or undercut by its premises"),
            ("headings", "topics: the outermost headings below one that holds everything"),
            ("front matter `title`", "the title of the map"),
            ("data by the keys of claim files, such as `kind`, `label`, `date`, `voice`", "the same in the claim file"),
            (
                "front matter `argmap`, of our own exports",
                "`essay.yaml` but for its paragraphs, titles of topics, `references.bib`, `summary.yaml`, `stances/`",
            ),
            ("tags that are kinds, such as `#evidence`", "the kind of the claim"),
            ("link to an `https://` address", "its words in the text, and the address as a reference"),
            ("another wording of the same statement", "another wording of the claim (`wordings`)"),
        ),
        (
            ("emphasis, other tags, other data and front matter", "left out"),
            ("title of an argument with premises", "left out"),
            ("that one of two statements joined by `><` must be true", "left out"),
            ("comments", "left out, and not counted"),
        ),
    ),
    Source.AIF: Guide(
        "AIF",
        "http://www.aifdb.org",
        "the JSON of node sets that AIFdb and OVA give, and xAIF",
        '{"nodes": [{"nodeID": "1", "text": "…", "type": "I"}, …], "edges": [{"fromID": "1", "toID": "2"}, …]}',
        (
            ("information node (I)", "a claim"),
            ("inference (RA) from I-nodes to an I-node", "a step of linked premises"),
            ("conflict (CA) with an I-node", "an attack"),
            ("conflicts (CA) both ways between two I-nodes", "contrary claims"),
            ("conflict (CA) with an RA or CA", "an undercut; of an undercut too"),
            ("`scheme` or text of an RA or CA, but for “Default Inference” and the like", "the scheme of the step"),
            (
                "rephrase (MA)",
                "another wording of the claim (`wordings`), with its speakers; what it supports, the claim supports",
            ),
            ("locution (L) that is anchored in an I-node", "the speaker, by the participants or the name before “:”"),
            ("an I-node that is only asked", "a question"),
            ("extra key `argmap`, of our own exports", "the same in the claim file or step"),
            (
                "extra key `argmap` of the file, of our own exports",
                "`essay.yaml` but for its paragraphs, titles of topics, `references.bib`, `summary.yaml`, `stances/`",
            ),
        ),
        (
            ("illocutionary force (YA), transition (TA), preference (PA), other locutions", "left out"),
            ("RA or CA without a premise or conclusion, support of a step, circle of conflicts", "left out"),
        ),
    ),
    Source.KIALO: Guide(
        "Kialo",
        "https://www.kialo.com",
        "the export of a discussion as text",
        "Discussion Title: …\n\n1. The thesis.\n1.1. Pro: A reason.\n1.1.1. Con: A reply.\n1.2. Con: -> See 1.1.1.",
        (
            ("`1.` and the roots after it", "a thesis"),
            ("`Pro:`", "a support of the claim above it"),
            ("`Con:`", "an attack on the claim above it"),
            ("`-> See 1.2.`", "another step from the same claim"),
            ("a child of the root without Pro or Con", "a position: the root is a question, its positions are theses"),
            ("lines without a number that can follow", "more of the claim above them"),
            ("link in Markdown", "its words in the text, and the address as a reference"),
        ),
        (
            ("link to a number that the file does not have", "left out"),
            ("votes, authors and dates", "no export has them"),
        ),
    ),
    Source.CARNEADES: Guide(
        "Carneades",
        "https://carneades.github.io",
        "argument graphs of Carneades 4 in YAML",
        "statements:\n  hot: It is hot.\narguments:\n  a1: {conclusion: ¬jog, premises: [hot]}\nassumptions: [hot]",
        (
            ("statement", "a claim; a term such as `expert(w)` in the words that `language` has for it"),
            ("argument", "a step of linked premises"),
            ("argument of the scheme `convergent`", "a step for each premise"),
            ("another `scheme` of an argument, but for `linked` and `default`", "the scheme of the step"),
            ("`undercutter`", "an undercut of the step"),
            ("argument without premises", "its conclusion is assumed; its undercutter attacks that"),
            ("issue", "contrary claims: its positions, each with each other"),
            ("`assumptions`", "held for sure in the signed stance *The imported file*"),
            ("statement that is neither assumed nor argued for", "ruled out in that stance"),
            ("`meta: title`", "the title of the map"),
        ),
        (
            ("how other schemes weigh premises, weights, standards of proof, weighing functions", "left out"),
            ("argument schemes, which make arguments by rules", "left out"),
            ("`tests`, `labels`", "left out"),
        ),
    ),
}  # fmt: skip
"""Every format that is read, in the order of the documentation."""
