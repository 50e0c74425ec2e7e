"""Reads Carneades 4 argument graphs in YAML: statements are texts, arguments steps, undercutters objections to them.

Source: the Carneades 4 manual (https://carneades.github.io/); positions of one issue exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from argmap.content.problems import show
from argmap.content.vocabulary import Bearing
from argmap.exchange.debate import Debate, ImportProblem, ReadError, Text
from argmap.exchange.losses import Losses

_FIX = "argmap reads Carneades 4: “statements”, “arguments” with premises and conclusion, “issues” and “assumptions”."
_TERM = re.compile(r"\s*([^\s()]+)\((.*)\)\s*\Z", re.S)
_PLACE = re.compile(r"%[svq]")
_CONVERGENT = frozenset({"convergent"})
_LINKED = frozenset({"", "linked", "default"})
_TOP = frozenset({"meta", "metadata", "statements", "arguments", "issues", "assumptions", "language"})
_LEFT_OUT = {
    "argument_schemes": "argument scheme that makes arguments",
    "schemes": "argument scheme that makes arguments",
    "issue_schemes": "scheme of issues",
    "weighing_functions": "weighing function",
    "references": "reference",
    "labels": "expected label",
    "tests": "expected label",
}
_TERMS_MAX = 100


def tell_carneades(data: object) -> bool:
    """Tell whether plain YAML data looks like an argument graph of Carneades."""
    return isinstance(data, Mapping) and bool({"arguments", "statements", "argument_schemes"} & set(data))


def read_carneades(data: object, name: str, losses: Losses) -> Debate:
    """Return the debate of an argument graph; `name` is its file, for messages.

    Raises:
        ReadError: where a part has another form than Carneades gives it.
    """
    if not isinstance(data, Mapping) or not tell_carneades(data):
        what = "no Carneades: neither statements nor arguments"
        raise ReadError(ImportProblem(name, 1, 1, "import-broken", what, _FIX))
    reader = _Reader(data, name, losses)
    debate = reader.run()
    if reader.faults:
        raise ReadError(*reader.faults[:20])
    return debate


class _Reader:
    def __init__(self, data: Mapping[str, Any], name: str, losses: Losses) -> None:
        self.data, self.name, self.losses = data, name, losses
        self.debate = Debate()
        self.faults: list[ImportProblem] = []

    def run(self) -> Debate:
        meta = self.data.get("meta") or self.data.get("metadata")
        if isinstance(meta, Mapping) and isinstance(meta.get("title"), str):
            self.debate.title = " ".join(meta["title"].split())
        for key, value in self.take_mapping(self.data, "statements").items():
            self.add_statement(key, value)
        for key, value in self.take_mapping(self.data, "arguments").items():
            self.add_argument(key, value)
        for key, value in self.take_mapping(self.data, "issues").items():
            self.add_issue(key, value)
        self.debate.assumed |= {self.use(text) for text in self.take_list(self.data, "assumptions", "assumptions")}
        argued = {link.target for link in self.debate.links.values() if link.kind is Bearing.SUPPORTS}
        self.debate.doubted = self.debate.texts.keys() - argued - self.debate.assumed
        self.note_rest()
        return self.debate

    def report(self, what: str) -> None:
        self.faults.append(ImportProblem(self.name, 1, 1, "import-broken", what, _FIX))

    def take_mapping(self, held: Mapping[str, Any], key: str) -> dict[str, Any]:
        found = held.get(key) or {}
        if isinstance(found, list):
            return {
                str(one.get("id", number)) if isinstance(one, dict) else str(one): one
                for number, one in enumerate(found)
            }
        if not isinstance(found, dict):
            self.report(f"“{key}” is no mapping")
            return {}
        return found

    def take_list(self, held: Mapping[str, Any], key: str, where: str) -> list[str]:
        found = held.get(key) or []
        found = [found] if isinstance(found, str) else list(found.values()) if isinstance(found, dict) else found
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.report(f"“{where}” is no list of statements")
            return []
        return found

    def use(self, key: str) -> str:
        """Return the key of a statement; one that no list has is added, in the words of the file's language."""
        if key not in self.debate.texts:
            self.debate.add_text(Text(key, self.say(key), f"{self.name}: {show(key, 60)}"))
        return key

    def say(self, key: str) -> str:
        match = _TERM.match(key)
        language = self.data.get("language")
        if not isinstance(language, Mapping):
            return key
        terms = _split_terms(match[2]) if match else []
        pattern = language.get(f"{match[1] if match else key}/{len(terms)}")
        if not isinstance(pattern, str):
            return key
        given = iter(terms)
        return _PLACE.sub(lambda _: next(given, "…"), pattern)

    def add_statement(self, key: str, value: object) -> None:
        words = value.get("text") if isinstance(value, Mapping) else value
        text = words if isinstance(words, str) and words.strip() else self.say(key)
        where = f"{self.name}: statement {show(key, 40)}"
        self.debate.add_text(Text(key, text, where))
        if isinstance(value, Mapping):
            if value.get("assumed") == "true":
                self.debate.assumed.add(key)
            for other in sorted(set(value) - {"text", "assumed", "id"}):
                self.losses.note(f"“{show(other, 30)}” of a statement", "left out", where)

    def add_argument(self, key: str, value: object) -> None:
        where = f"{self.name}: argument {show(key, 40)}"
        if not isinstance(value, Mapping) or not isinstance(value.get("conclusion"), str):
            self.report(f"the argument “{show(key, 40)}” has no conclusion")
            return
        premises = [self.use(one) for one in self.take_list(value, "premises", f"premises of {show(key, 40)}")]
        target = self.use(value["conclusion"])
        scheme = value["scheme"] if isinstance(value.get("scheme"), str) else ""
        named = scheme if scheme not in _LINKED | _CONVERGENT else ""
        if named:
            self.losses.note("weighing by a scheme", "left out; premises kept as linked", where)
        for other in sorted(set(value) & {"weight", "parameters", "meta", "metadata"}):
            self.losses.note(f"“{other}” of an argument", "left out", where)
        steps = [(one,) for one in premises] if scheme in _CONVERGENT else [tuple(dict.fromkeys(premises))]
        links = [
            self.debate.add_link(Bearing.SUPPORTS, step, target, where, scheme=named) for step in steps if premises
        ]
        if not premises:
            done = "its conclusion kept as assumed, its undercutter as an attack on that"
            self.losses.note("argument without premises", done, where)
            self.debate.assumed.add(target)
        undercutter = value.get("undercutter") or value.get("nas")
        if isinstance(undercutter, str) and undercutter:
            kind = Bearing.UNDERCUTS if premises else Bearing.ATTACKS
            for end in links or [target]:
                self.debate.add_link(kind, (self.use(undercutter),), end, where)

    def add_issue(self, key: str, value: object) -> None:
        where = f"{self.name}: issue {show(key, 40)}"
        if not isinstance(value, Mapping):
            self.report(f"the issue “{show(key, 40)}” has no positions")
            return
        positions = [self.use(one) for one in self.take_list(value, "positions", f"positions of {show(key, 40)}")]
        self.losses.note("issue", "its positions kept as contrary claims", where)
        if value.get("standard"):
            self.losses.note("standard of proof", "left out", where)
        for one, other in combinations(dict.fromkeys(positions), 2):
            self.debate.add_contrary(one, other, where)

    def note_rest(self) -> None:
        for key in self.data:
            if key not in _TOP:
                self.losses.note(_LEFT_OUT.get(key, f"“{show(str(key), 30)}”"), "left out", self.name)


def _split_terms(text: str) -> list[str]:
    """Return the terms between the brackets of a term: those at its outermost level."""
    terms, depth = [""], 0
    for character in text[:4000]:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0 and len(terms) < _TERMS_MAX:
            terms.append("")
        else:
            terms[-1] += character
    return [term.strip() for term in terms if term.strip()]
