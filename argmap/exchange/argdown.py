"""Reads Argdown: statements and arguments are texts, premises with a conclusion and relations are steps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from argmap.content.docs_folder import is_claim_id
from argmap.content.problems import show
from argmap.content.vocabulary import Bearing, Kind
from argmap.exchange.argdown_model import End, Model, Numbered, Relation, Said, parse_argdown
from argmap.exchange.debate import Debate, ImportProblem, ReadError, Text
from argmap.exchange.losses import Losses
from argmap.exchange.own_data import read_strength, take_own, take_whole

_KINDS = {
    "support": Bearing.SUPPORTS,
    "attack": Bearing.ATTACKS,
    "undercut": Bearing.UNDERCUTS,
    "contradictory": Bearing.ATTACKS,
    "contrary": Bearing.ATTACKS,
}
_BOTH_WAYS = frozenset({"contradictory", "contrary"})
_SETTINGS = frozenset(
    {"title", "author", "argmap", "licence", "model", "color", "map", "group", "dot", "selection", "graph", "date"}
)


def read_argdown(text: str, name: str, losses: Losses) -> Debate:
    """Return the debate that an Argdown text states; `name` is its file, for messages.

    Raises:
        ReadError: with every place at which the text is no Argdown.
    """
    model = parse_argdown(text)
    if model.errors:
        raise ReadError(*(_report(offset, what, text, name) for offset, what in model.errors))
    return _Converter(model, text, name, losses).run()


def _report(offset: int, what: str, text: str, name: str) -> ImportProblem:
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    fix = "argmap reads what the official parser accepts: https://argdown.org/syntax/ says what stands where."
    return ImportProblem(name, line, column, "import-broken", f"no Argdown: {what}", fix)


class _Converter:
    def __init__(self, model: Model, text: str, name: str, losses: Losses) -> None:
        self.model, self.text, self.name, self.losses = model, text, name, losses
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.debate = Debate(title=_say(model.front.get("title")))
        self.titles = _find_titles(model)
        self.folded = _find_folded(model)
        self.ahead: list[Relation] = []

    def run(self) -> Debate:
        if not self.debate.title:
            tops = [name for level, name in self.model.sections if level == 1]
            self.debate.title = tops[0] if len(tops) == 1 else ""
        for said in self.model.statements.values():
            if said.title not in self.folded:
                self.add_text(said, ("statement", said.title, 0))
        for said in self.model.arguments.values():
            if said.steps:
                self.add_steps(said)
            else:
                self.add_text(said, ("argument", said.title, 0))
        for relation in self.model.relations:
            folded = relation.start[0] == "statement" and relation.start[1] in self.folded
            if not folded and not any(relation is one for one in self.ahead):
                self.add_relation(relation)
        self.note_rest()
        return self.debate

    def place(self, offset: int) -> str:
        return f"{self.name}:{bisect_left(self.ends, offset) + 1}"

    def add_text(self, said: Said, end: End) -> None:
        where = self.place(said.offset)
        title = said.title if said.named else ""
        first = said.texts[0] if said.texts else title
        text = Text(_key(end), first, where, title, topic=self.titles.get(said.section, ""))
        text.wordings = [(words, ()) for words in said.texts[1:]]
        text.references = [link for link in said.links if link.startswith("https://")]
        self.read_data(said, text)
        self.debate.add_text(text)

    def read_data(self, said: Said, text: Text) -> None:
        """Take over what data and tags say in the terms of a claim file, and note the rest."""
        for key in take_own(text, said.data):
            self.losses.note(f"data “{show(key, 30)}”", "left out", text.where)
        for tag in said.tags:
            if tag in set(Kind):
                text.kind = text.kind or Kind(tag)
            else:
                self.losses.note("tag", "left out", text.where)

    def add_steps(self, said: Said) -> None:
        """Add a step for each inference of an argument; the last one carries what is said of the argument itself."""
        where = self.place(said.offset)
        for index, numbered in enumerate(said.steps):
            if numbered.rules is None:
                continue
            last = index == len(said.steps) - 1
            premises = tuple(_key(("statement", one.title, 0)) for one in _find_premises(said.steps, index))
            data = {**numbered.data, **(said.data if last else {})}
            because = " ".join(said.texts) if last else ""
            self.note_data(data, where)
            kind, target = Bearing.SUPPORTS, _key(("statement", numbered.title, 0))
            if last and numbered.title in self.folded:
                kind, target = self.fold(self.folded[numbered.title])
            key = _key(("inference", said.title, index))
            by = _say(data.get("stated_by"))
            scheme = _say(data.get("scheme")) or ", ".join(numbered.rules)
            strength, contrary = read_strength(data), _say(data.get("contrary")) == "true"
            self.debate.add_link(kind, premises, target, where, key, because, strength, by, scheme, contrary=contrary)
        if said.named and not said.texts and not re.fullmatch(r"step \d+", said.title):
            self.losses.note("title of an argument with premises", "left out", where)

    def fold(self, relation: Relation) -> tuple[Bearing, str]:
        """Return what a step does whose conclusion says only that it attacks or undercuts something."""
        kind, target = _KINDS[relation.kind], _key(relation.end)
        return (kind, target) if kind is not Bearing.UNDERCUTS else self.aim(relation)

    def note_data(self, data: dict[str, Any], where: str) -> None:
        for key in data:
            if key not in {"strength", "stated_by", "scheme", "contrary", "uses", "from"}:
                self.losses.note(f"data “{show(key, 30)}”", "left out", where)

    def add_relation(self, relation: Relation) -> None:
        where = self.place(relation.offset)
        kind, target = _KINDS[relation.kind], _key(relation.end)
        if relation.kind in _BOTH_WAYS:
            self.add_contrary(relation, where)
            return
        if kind is Bearing.UNDERCUTS:
            kind, target = self.aim(relation)
        elif relation.end[0] == "argument" and (steps := self.model.arguments[relation.end[1]].steps):
            if kind is Bearing.ATTACKS:
                self.losses.note("attack on an argument that has premises", "kept as an objection to its step", where)
                kind, target = Bearing.UNDERCUTS, _key(("inference", relation.end[1], len(steps) - 1))
            else:
                done = "kept as a reason for its conclusion"
                self.losses.note("support of an argument that has premises", done, where)
                target = _key(("statement", steps[-1].title, 0))
        start = _key(relation.start)
        self.debate.add_link(kind, (start,), target, where)

    def add_contrary(self, relation: Relation, where: str) -> None:
        """Add that two texts exclude each other; our own exports use the sign for contradictories so, too."""
        if relation.kind == "contradictory" and "argmap" not in self.model.front:
            done = "kept as contrary claims; that one of the two must be true is left out"
            self.losses.note("contradictory statements", done, where)
        self.debate.add_contrary(_key(relation.start), _key(relation.end), where, relation.start[1])

    def aim(self, relation: Relation) -> tuple[Bearing, str]:
        """Return an undercut with its step; where an argument without premises has no step yet, an attack on it."""
        if relation.end[0] == "inference":
            return Bearing.UNDERCUTS, _key(relation.end)
        ways = [key for key, link in self.debate.links.items() if link.premises == (_key(relation.end),)]
        ways += [f"of {_key(relation.end)}"] if not ways and self.leads_on(relation.end) else []
        if ways:
            return Bearing.UNDERCUTS, ways[0]
        where = self.place(relation.offset)
        self.losses.note("undercut of what leads nowhere", "kept as an attack on it", where)
        return Bearing.ATTACKS, _key(relation.end)

    def leads_on(self, end: End) -> bool:
        """Add the first step from an argument or statement ahead of its turn, under a key that an undercut can name."""
        onward = next((r for r in self.model.relations if r.start == end and r.kind in {"support", "attack"}), None)
        if onward is None or (onward.end[0] == "argument" and self.model.arguments[onward.end[1]].steps):
            return False
        key = f"of {_key(end)}"
        self.debate.add_link(_KINDS[onward.kind], (_key(end),), _key(onward.end), self.place(onward.offset), key)
        self.ahead.append(onward)
        return True

    def note_rest(self) -> None:
        for offset, what in self.model.notes:
            self.losses.note(what, "left out", self.place(offset))
        for key in self.model.front:
            if key not in _SETTINGS:
                self.losses.note(f"front matter “{show(str(key), 30)}”", "left out", self.name)
        take_whole(self.debate, self.model.front.get("argmap"), self.losses, self.name)
        if (author := _say(self.model.front.get("author"))) and self.debate.essay is None:
            self.losses.note(f"author of the file ({show(author)})", "left out", self.name)


def _say(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _key(end: End) -> str:
    return f"{end[0]} {end[1]}" + (f" {end[2]}" if end[0] == "inference" else "")


def _find_titles(model: Model) -> dict[tuple[str, ...], str]:
    """Return the topic of each section: its outermost heading, the one that holds everything apart."""
    paths = {one.section for one in (*model.statements.values(), *model.arguments.values()) if one.section}
    whole = {path[0] for path in paths}
    top = 1 if len(whole) == 1 and any(len(path) > 1 for path in paths) else 0
    return {path: path[min(top, len(path) - 1)] for path in paths}


def _find_folded(model: Model) -> dict[str, Relation]:
    """Return the conclusions that say nothing of their own: without a text, they attack or undercut one thing.

    Each is the conclusion of one argument and stands nowhere else. Its argument attacks or undercuts that thing.
    """
    ends: dict[str, list[str]] = {}
    for argument in model.arguments.values():
        for index, numbered in enumerate(argument.steps):
            ends.setdefault(numbered.title, []).append("last" if index == len(argument.steps) - 1 else "within")
    touching: dict[str, list[Relation]] = {}
    for relation in model.relations:
        for end in (relation.start, relation.end):
            if end[0] == "statement":
                touching.setdefault(end[1], []).append(relation)
    return {
        title: touching[title][0] for title in _list_empty(model, ends) if _only_against(touching.get(title, []), title)
    }


def _list_empty(model: Model, ends: dict[str, list[str]]) -> Iterator[str]:
    for title, said in model.statements.items():
        if ends.get(title) == ["last"] and not said.texts and not is_claim_id(title):
            yield title


def _only_against(touching: list[Relation], title: str) -> bool:
    return (
        len(touching) == 1
        and touching[0].kind in {"attack", "undercut"}
        and touching[0].start == ("statement", title, 0)
    )


def _find_premises(steps: list[Numbered], index: int) -> list[Numbered]:
    """Return what a conclusion follows from: what its data names, else all from the conclusion before it on."""
    used = steps[index].data.get("uses") or steps[index].data.get("from")
    if isinstance(used, list):
        named = [int(one) - 1 for one in used if isinstance(one, str) and one.isdecimal() and len(one) < 6]
        found = [steps[one] for one in named if 0 <= one < index]
        if found:
            return found
    start = next((one for one in range(index - 1, -1, -1) if steps[one].rules is not None), 0)
    return steps[start:index]
