"""The statements, arguments and relations that an Argdown text states, by the grammar of Argdown 1.7.

Emphasis is left out of texts, tags are taken out of them. Source: https://argdown.org/syntax/; tests compare the result
with that of `@argdown/core`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from argmap.content.problems import show
from argmap.exchange.argdown_tokens import T, Token, tokenize
from argmap.exchange.plain_yaml import PlainYamlError, load_plain

DEPTH_MAX = 60
ERRORS_MAX = 20

End = tuple[str, str, int]
"""What a relation joins: ("statement", title, 0), ("argument", title, 0) or ("inference", title of its argument, index
of its conclusion)."""


@dataclass(slots=True)
class Said:
    """A statement or an argument: all that is written of it, wherever. `texts` are its definitions, in order."""

    title: str
    named: bool
    offset: int
    texts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    section: tuple[str, ...] = ()
    steps: list[Numbered] = field(default_factory=list)


@dataclass(slots=True)
class Numbered:
    """A numbered statement of an argument; `rules` are those of the inference above a conclusion, else None."""

    title: str
    rules: list[str] | None = None
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Relation:
    """A relation: `support`, `attack`, `undercut`, `contradictory`, or, in strict mode, `contrary`."""

    kind: str
    start: End
    end: End
    offset: int


@dataclass(slots=True)
class Model:
    """All that a text states; `errors` are (offset, what is wrong), `notes` what was read over: (offset, what)."""

    statements: dict[str, Said] = field(default_factory=dict)
    arguments: dict[str, Said] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)
    front: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


class _FaultError(Exception):
    def __init__(self, token: Token, what: str) -> None:
        super().__init__(what)
        self.offset, self.what = token.offset, what


_CONTENT = frozenset(
    {T.PLAIN, T.ESCAPED, T.SPECIAL, T.LINK, T.MARK, T.TAG, T.ARGUMENT_MENTION, T.STATEMENT_MENTION, T.NEWLINE}
)
_RELATIONS: dict[str, tuple[str, bool]] = {
    "+>": ("support", True),
    "->": ("attack", True),
    "_>": ("undercut", True),
    "<+": ("support", False),
    "+": ("support", False),
    "<-": ("attack", False),
    "-": ("attack", False),
    "<_": ("undercut", False),
    "_": ("undercut", False),
    "><": ("contradictory", True),
}
"""Each sign, and whether the relation runs from the statement above to the one beside the sign."""
_SIGNS = {
    "A": "∀",
    "E": "∃",
    "O": "𝗢",
    "P": "𝗣",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "∨",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
}
"""The signs of logic that a name between two full stops or colons stands for."""
_BLOCK = re.compile(r"\{[ \t]*\n")


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    at: int = 0
    model: Model = field(default_factory=Model)
    section: tuple[str, ...] = ()
    before: str | None = None
    inference: End | None = None
    unnamed: int = 0
    depth: int = 0
    links: list[str] = field(default_factory=list)

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self, *kinds: T) -> Token | None:
        token = self.now
        if token.kind not in kinds:
            return None
        self.at += 1
        return token

    def need(self, *kinds: T) -> Token:
        token = self.take(*kinds)
        if token is None:
            named = " or ".join(kinds)
            raise _FaultError(self.now, f"{_tell(self.now)}; expected {named}")
        return token

    def run(self) -> Model:
        self.take(T.NEWLINE)
        self.take(T.EMPTY)
        if front := self.take(T.FRONT):
            self.model.front = self.load(front, front.text.strip().strip("="))
            self.take(T.NEWLINE)
        while self.now.kind is not T.END and len(self.model.errors) < ERRORS_MAX:
            while self.take(T.EMPTY):
                pass
            try:
                self.read_element()
                if self.now.kind not in {T.EMPTY, T.END}:
                    raise _FaultError(
                        self.now, f"{_tell(self.now)}, where an empty line should part it from what is above"
                    )
            except _FaultError as fault:
                self.model.errors.append((fault.offset, fault.what))
                self.depth, self.inference = 0, None
                while self.now.kind not in {T.EMPTY, T.END}:
                    self.at += 1
        return self.model

    def read_element(self) -> None:
        readers: dict[T, Callable[[], object]] = {
            T.HEADING: self.read_heading,
            T.NUMBER: self.read_argument_steps,
            T.INDENT: self.read_list,
            T.ARGUMENT: self.read_member,
            T.ARGUMENT_DEFINITION: self.read_member,
        }
        kind = self.now.kind
        if kind is T.END:
            return
        self.inference = None
        end = readers.get(kind, self.read_member)()
        self.before = end[1] if isinstance(end, tuple) and end[0] == "argument" else None

    def read_heading(self) -> None:
        level = len(self.need(T.HEADING).text) - 1
        title, _ = self.read_content()
        self.read_data()
        while self.model.sections and self.model.sections[-1][0] < 0:
            self.model.sections.pop()
        self.model.sections.append((level, title))
        open_sections: list[tuple[int, str]] = []
        for one in self.model.sections:
            open_sections = [other for other in open_sections if other[0] < one[0]] + [one]
        self.section = tuple(name for _, name in open_sections)

    def read_list(self) -> None:
        self.deepen()
        self.need(T.INDENT)
        self.need(T.ITEM)
        self.read_member()
        while self.take(T.ITEM):
            self.read_member()
        self.need(T.DEDENT)
        self.depth -= 1

    def deepen(self) -> None:
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise _FaultError(self.now, f"more than {DEPTH_MAX} levels")

    def read_member(self, inference: End | None = None) -> End:
        """Read a statement or an argument with all relations below it, and return it."""
        token = self.now
        if token.kind in {T.ARGUMENT, T.ARGUMENT_DEFINITION}:
            end = ("argument", token.text.rstrip(":")[1:-1], 0)
            said = self.open_said(self.model.arguments, end[1], token, named=True)
        elif token.kind in {T.STATEMENT, T.STATEMENT_DEFINITION}:
            end = ("statement", token.text.rstrip(":")[1:-1], 0)
            said = self.open_said(self.model.statements, end[1], token, named=True)
        else:
            self.unnamed += 1
            end = ("statement", f"\n{self.unnamed}", 0)
            said = self.open_said(self.model.statements, end[1], token, named=False)
        self.read_said(said, token)
        self.read_relations(end, inference)
        return end

    def open_said(self, kept: dict[str, Said], title: str, token: Token, *, named: bool) -> Said:
        return kept.setdefault(title, Said(title, named, token.offset))

    def read_said(self, said: Said, token: Token) -> None:
        """Read what is said after a title, or without one."""
        if token.kind in {T.STATEMENT, T.ARGUMENT}:
            self.at += 1
            while tag := self.take(T.TAG):
                self.add_tag(said, tag)
            self.take(T.NEWLINE)
        else:
            self.at += token.kind in {T.STATEMENT_DEFINITION, T.ARGUMENT_DEFINITION}
            text, tags = self.read_content()
            said.texts += [text] if text else []
            said.links += [link for link in self.links if link not in said.links]
            for tag in tags:
                self.add_tag(said, tag)
            said.section = said.section or self.section
            said.offset = token.offset if len(said.texts) == 1 else said.offset
        said.data |= self.read_data()

    def add_tag(self, said: Said, token: Token) -> None:
        name = token.text.strip()[1:].removeprefix("(").removesuffix(")")
        said.tags += [name] if name not in said.tags else []

    def read_content(self) -> tuple[str, list[Token]]:
        """Read text up to what ends it, and return it with its tags; emphasis, mentions and links are plain words."""
        parts: list[str] = []
        tags: list[Token] = []
        self.links = []
        first = self.now
        while self.now.kind in _CONTENT:
            token = self.now
            self.at += 1
            if token.kind is T.TAG:
                tags.append(token)
            parts.append(self.write(token))
        if self.now is first:
            raise _FaultError(first, f"{_tell(first)}, where a statement was expected")
        return " ".join("".join(parts).split()), tags

    def write(self, token: Token) -> str:
        text = token.text
        tail = " " if text[-1:].isspace() else ""
        match token.kind:
            case T.NEWLINE:
                return " "
            case T.TAG:
                return tail
            case T.MARK:
                self.model.notes.append((token.offset, "emphasis"))
                return tail
            case T.LINK:
                words, _, address = text.strip()[1:-1].partition("](")
                self.links.append(address)
                return words + tail
            case T.ESCAPED:
                return text[1:]
            case T.SPECIAL:
                return _SIGNS.get(text.strip()[1:-1], text.strip()) + tail
            case T.ARGUMENT_MENTION | T.STATEMENT_MENTION:
                return text.strip()[2:-1] + tail
            case _:
                return text

    def read_data(self) -> dict[str, Any]:
        at = self.at
        self.take(T.NEWLINE)
        token = self.take(T.DATA)
        if token is None:
            self.at = at
            return {}
        self.take(T.NEWLINE)
        block = _BLOCK.match(token.text)
        return self.load(token, token.text[block.end() : -1] if block else token.text)

    def load(self, token: Token, text: str) -> dict[str, Any]:
        try:
            found = load_plain(text)
        except PlainYamlError as error:
            self.model.errors.append((token.offset, f"{_tell(token)}: {error.what}"))
            return {}
        if found is not None and not isinstance(found, dict):
            self.model.notes.append((token.offset, "data without keys"))
        return found if isinstance(found, dict) else {}

    def read_relations(self, above: End, inference: End | None = None) -> None:
        if not self.take(T.INDENT):
            return
        self.deepen()
        first = self.need(T.RELATION)
        self.read_relation(first, above, inference)
        while token := self.take(T.RELATION):
            self.read_relation(token, above, inference)
        self.need(T.DEDENT)
        self.depth -= 1

    def read_relation(self, token: Token, above: End, inference: End | None) -> None:
        kind, forward = _RELATIONS[token.text.lstrip(" \t'")]
        beside = self.read_member()
        if kind == "undercut" and not forward and inference:
            above = inference
        start, end = (above, beside) if forward else (beside, above)
        self.model.relations.append(Relation(kind, start, end, token.offset))

    def read_argument_steps(self) -> None:
        """Read premises and conclusions; they belong to the argument right above, or to one without a name."""
        token = self.now
        title = self.before
        if title is None:
            self.unnamed += 1
            title = f"\n{self.unnamed}"
        said = self.open_said(self.model.arguments, title, token, named=self.before is not None)
        if said.steps:
            raise _FaultError(token, f"the argument “{show(title)}” has its premises and conclusion already")
        said.section = self.section or said.section
        self.read_numbered(said, None, {})
        inferred = False
        while self.now.kind in {T.NUMBER, T.INFERENCE}:
            if line := self.take(T.INFERENCE):
                rules, data = self.read_inference(line)
                self.take(T.NEWLINE)
                self.read_relations(("inference", title, len(said.steps)))
                self.read_numbered(said, rules, data)
                inferred = True
            else:
                self.read_numbered(said, None, {})
        if not inferred or said.steps[-1].rules is None:
            raise _FaultError(
                token, "premises without a conclusion: a line of hyphens and a conclusion must follow them"
            )

    def read_numbered(self, said: Said, rules: list[str] | None, data: dict[str, Any]) -> None:
        self.need(T.NUMBER)
        if self.now.kind in {T.ARGUMENT, T.ARGUMENT_DEFINITION}:
            raise _FaultError(self.now, f"{_tell(self.now)} among premises, where a statement was expected")
        inference = ("inference", said.title, len(said.steps)) if rules is not None else None
        number = Numbered("", rules, data)
        said.steps.append(number)
        number.title = self.read_member(inference)[1]

    def read_inference(self, token: Token) -> tuple[list[str], dict[str, Any]]:
        inner = token.text.strip(" \t'").strip("-").strip()
        words, brace, rest = inner.partition("{")
        data = self.load(token, brace + rest) if brace else {}
        return [rule.strip() for rule in words.split(",") if rule.strip()], data


def _tell(token: Token) -> str:
    return token.kind + (f" “{show(token.text.strip(), 40)}”" if token.text.strip() else "")


def parse_argdown(text: str) -> Model:
    """Return what an Argdown text states; its lines end in line feeds alone."""
    model = _Parser(tokenize(text)).run()
    _move_to_steps(model)
    settings = model.front.get("model")
    if isinstance(settings, dict) and settings.get("mode") == "strict":
        _make_contrary(model)
    return model


def _make_contrary(model: Model) -> None:
    """In strict mode, an attack between two statements says that they cannot both be true."""
    for relation in model.relations:
        if relation.kind == "attack" and relation.start[0] == relation.end[0] == "statement":
            relation.kind = "contrary"


def _move_to_steps(model: Model) -> None:
    """Move relations of an argument with premises to its conclusion or last inference, and drop repeated ones.

    What an argument supports or attacks, its conclusion does; an undercut of it is one of its last inference. That it
    supports its own conclusion says nothing.
    """
    seen: set[tuple[str, End, End]] = set()
    kept: list[Relation] = []
    for relation in model.relations:
        steps = model.arguments[relation.start[1]].steps if relation.start[0] == "argument" else []
        if steps:
            relation.start = ("statement", steps[-1].title, 0)
        steps = model.arguments[relation.end[1]].steps if relation.end[0] == "argument" else []
        if steps and relation.kind == "undercut":
            relation.end = ("inference", relation.end[1], len(steps) - 1)
        key = (relation.kind, relation.start, relation.end)
        if relation.kind == "contradictory":
            key = (relation.kind, min(relation.start, relation.end), max(relation.start, relation.end))
        if key not in seen and relation.start != relation.end:
            seen.add(key)
            kept.append(relation)
    model.relations = kept
