"""Problems of files, each with its place, fault and remedy, rendered as text, annotation or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import ClassVar, Literal

from rapidfuzz import fuzz, process

from argmap.content.vocabulary import Profile

Format = Literal["text", "github", "json"]

RULES: dict[str, str] = {
    "file-name": "A file is named by its id, lower-case words joined by hyphens: .md for a claim, .yaml for a stance.",
    "file-encoding": "A claim file is UTF-8 text without NUL bytes.",
    "file-empty": "A claim file holds front matter, a heading and a body.",
    "file-size": "A claim file is at most 64 KiB.",
    "file-link": "Nothing in the docs folder is a symbolic link.",
    "front-matter-missing": "A claim file begins with front matter between two lines of ---.",
    "front-matter-broken": "Front matter is one YAML mapping, nested at most a few levels deep.",
    "yaml-alias": "Front matter uses no YAML anchors, aliases, tags or merge keys.",
    "key-twice": "A key stands once.",
    "key-unknown": "Only the keys of the schema may be used.",
    "value-missing": "A required key has a value.",
    "value-wrong": "A value has the form that the schema gives.",
    "heading-missing": "The claim is the heading: one line that begins with a single # and a space, before the body.",
    "heading-twice": "A claim file has one heading.",
    "heading-long": "A heading has at most 140 characters.",
    "body-missing": "A claim has a body of at least one sentence.",
    "markup-html": "A claim holds no HTML, neither tags nor entities; plain Markdown says all that is needed.",
    "markup-link": "A link leads to an https:// address or to another claim's file; nothing is embedded.",
    "markup-snippet": "A claim pulls in no other file and sets no attributes.",
    "markup-hidden": "A text holds no invisible characters: control, zero-width, text-direction, emoji selectors.",
    "markup-excess": "A claim is prose: no endless paragraphs, runs of one sign, masses of marks, or lists in lists.",
    "markup-other": "Of a claim’s words come paragraphs, emphasis, lists, quotations, code, tables and links alone.",
    "claim-unknown": "A relation, link, prediction, signed stance or sentence of the summary names claims that exist.",
    "step-unknown": "An undercut names a step that exists.",
    "paragraph-unknown": "A source names a paragraph of the essay's index.",
    "reference-unknown": "A reference is a key of references.bib or a web address.",
    "topic-unknown": "A topic is one of those listed in essay.yaml, or for a debate in map.yaml.",
    "relation-self": "A claim bears on other claims, not on itself.",
    "relation-twice": "One claim bears on another in one way, stated once.",
    "relation-both-ways": "Of two claims at most one supports the other.",
    "wording-twice": "Another wording of a claim differs from its heading and from the others.",
    "relation-weightless": "Questions and notes carry no weight: they use about, and nothing supports or attacks them.",
    "support-cycle": "No claim supports itself by way of others.",
    "source-missing": "A claim by the essay, or quoted in it, names its paragraph.",
    "reference-missing": "A claim from outside the essay names a reference.",
    "thesis-missing": "A map has at least one thesis.",
    "thesis-unknown": "The thesis that essay.yaml or map.yaml names is a claim of the kind thesis.",
    "thesis-unreached": "Every claim leads, step by step, to a thesis.",
    "linked-twice": "Linked premises are listed in the file of one of them.",
    "quotation-unknown": "What stands in double quotation marks is in the essay, word for word.",
    "quotation-long": "A quotation has fewer than 12 words.",
    "formerly-taken": "A former id is one that a claim can have, belongs to one claim and is no longer in use.",
    "reference-broken": "references.bib is BibTeX, each key once, with title, address and how far it was checked.",
    "summary-broken": "summary.yaml has sentences, each with the claims that it rests on.",
    "map-broken": "map.yaml has a profile and, for a map of no essay, its topics and thesis.",
    "stance-broken": "A signed stance has a name, a date that has come, a sentence, and a word for each claim.",
    "essay-broken": "essay.yaml has the form that argmap source index writes.",
}
"""Every rule by name, with its demand. A file that breaks a rule blocks the build; there is no lesser level."""


_OF_ESSAY = frozenset({"paragraph-unknown", "source-missing", "quotation-unknown", "essay-broken"})
_IN_DEBATE: Mapping[str, str] = {
    "topic-unknown": "A topic is one of those listed in map.yaml, if it lists any.",
    "reference-missing": "A claim names a reference.",
    "thesis-unknown": "The thesis that map.yaml names is a claim of the kind thesis.",
    "map-broken": "map.yaml has a profile, topics and a thesis.",
}


def list_rules(*, debate: bool) -> Mapping[str, str]:
    """Return every rule that a map can break, with its demand; a debate has no essay to break one with."""
    if not debate:
        return RULES
    return {rule: _IN_DEBATE.get(rule, asks) for rule, asks in RULES.items() if rule not in _OF_ESSAY}


PASSES: Mapping[str, tuple[str, str]] = {
    "reference-missing": ("claim without a reference", "claims without a reference"),
    "source-missing": ("claim without a paragraph", "claims without a paragraph"),
    "body-missing": ("claim without a body", "claims without a body"),
    "heading-long": ("long heading", "long headings"),
    "quotation-long": ("long quotation", "long quotations"),
    "thesis-missing": ("map without a thesis", "maps without a thesis"),
    "thesis-unreached": ("claim that leads to no thesis", "claims that lead to no thesis"),
    "support-cycle": ("circle of support", "circles of support"),
    "relation-both-ways": ("pair of claims that support each other", "pairs of claims that support each other"),
    "relation-twice": ("relation stated twice", "relations stated twice"),
    "wording-twice": ("wording that stands twice", "wordings that stand twice"),
}
"""The rules of good writing that the profile `import` lets pass, with the words for one case and for several.

All others keep a map sound or its readers safe, and hold in every profile.
"""


def passes(rule: str, profile: Profile) -> bool:
    """Tell whether a profile lets pass what breaks a rule."""
    return profile is Profile.IMPORT and rule in PASSES


MANY = 100  # cap on problems of one kind in one file; it bounds memory on hostile input
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Characters that are never drawn though Python counts them as printable (Unicode, Default_Ignorable_Code_Point)."""
_NEAR = 65  # of 100 (rapidfuzz): nearest words below this likeness are more often wrong than right


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. Lines and columns count from 1; `path` is as the user would type it.

    `rules` are the names that `rule` may have, `level` is how GitHub shows it.
    """

    rules: ClassVar[Mapping[str, str]] = RULES
    level: ClassVar[str] = "error"

    path: str
    line: int
    column: int
    rule: str
    what: str
    fix: str

    def __post_init__(self) -> None:
        if self.rule not in self.rules:
            raise ValueError(f"no such rule: {self.rule}")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean "x"? ` for the nearest known word, or an empty string where none is near."""
    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f'Did you mean "{near[0]}"? ' if near else ""


def show(text: str, most: int = 60) -> str:
    """Return a user's text for use inside a message: one line, printable, cut to `most` characters."""
    plain = spell_out(text[: most + 1])
    return plain if len(text) <= most else plain[:most] + "…"


def spell_out(text: str) -> str:
    r"""Return a text in which each character that is not drawn, line ends too, is written as its code point.

    These are control characters, changes of text direction, fillers, joiners and unassigned code points.

    >>> spell_out("plain \u202etxt")
    'plain \\u202etxt'
    """
    if text.isprintable() and not _BLANK.search(text):
        return text
    return "".join(c if c.isprintable() and not _BLANK.match(c) else f"\\u{ord(c):04x}" for c in text)


def render_problems(problems: Iterable[Problem], form: Format) -> str:
    """Return all problems, sorted, as text for people, GitHub annotations, or a JSON list."""
    found = sorted(set(problems))
    if form == "json":
        return json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=2)
    line = _as_annotation if form == "github" else _as_text
    return "\n".join(line(problem) for problem in found)


def _as_text(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return f"{place}: {problem.what} [{problem.rule}]\n    {problem.fix}"


def _as_annotation(problem: Problem) -> str:
    where = f"file={_escape_property(problem.path)},line={problem.line},col={problem.column}"
    return f"::{problem.level} {where},title={problem.rule}::{_escape_data(problem.what + ' ' + problem.fix)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
