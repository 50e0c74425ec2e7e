"""Reads the text that Kialo exports: a numbered tree of a thesis with claims that are for (Pro) or against (Con)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.content.vocabulary import Bearing, Kind
from argmap.exchange.debate import Debate, ImportProblem, ReadError, Text
from argmap.exchange.losses import Losses

_TITLE = re.compile(r"\s*Discussion (?:Title|Name):[ \t]*(.*)")
_ENTRY = re.compile(
    r"[ \t]*(?P<path>[0-9]{1,6}(?:\.[0-9]{1,6})*)\.(?:[ \t]+(?P<side>Pro|Con)[ \t]*:)?(?:[ \t]+(?P<text>.*))?$"
)
_SEE = re.compile(r"->[ \t]*See[ \t]+(?P<path>[0-9]{1,6}(?:\.[0-9]{1,6})*)\.?[ \t]*$", re.I)
_LINK = re.compile(r"\[([^\[\]]{1,1000})\]\((https?://[^\s()]{1,1000}(?:\([^\s()]*\))?[^\s()]*)\)")
_ROOT = re.compile(r"\s*1\.[ \t]+\S")
_CHILD = re.compile(r"^[ \t]*([0-9]{1,6})\.1\.[ \t]+(?:Pro|Con)[ \t]*:", re.M)
_FIX = "A Kialo export begins with “Discussion Title: …”, and goes on with “1. …”, “1.1. Pro: …”, “1.1.1. Con: …”."
DEPTH_MAX = 400


@dataclass(slots=True)
class _Entry:
    path: tuple[int, ...]
    side: str
    lines: list[str]
    line: int


def read_kialo(text: str, name: str, losses: Losses) -> Debate:
    """Return the debate of a Kialo export; `name` is its file, for messages.

    Raises:
        ReadError: where there is no thesis, or an entry is nested too deeply.
    """
    title, entries = _split(text, name)
    if not entries:
        raise ReadError(ImportProblem(name, 1, 1, "import-broken", "no thesis: no line begins with “1.”", _FIX))
    debate = Debate(title)
    named = {entry.path: entry for entry in entries}
    for entry in entries:
        if not _find_see(entry):
            _add_text(entry, name, debate, losses)
    for entry in (one for one in entries if len(one.path) > 1):
        _add_step(entry, named, name, debate, losses)
    for asked in {entry.path[:1] for entry in entries if len(entry.path) == 2 and not entry.side}:
        if root := debate.texts.get(_key(asked)):
            root.kind = Kind.QUESTION
    return debate


def _split(text: str, name: str) -> tuple[str, list[_Entry]]:
    """Return the title and the entries; a line without a number that can follow belongs to the entry above it."""
    title = ""
    entries: list[_Entry] = []
    known: set[tuple[int, ...]] = set()
    headed = {int(match[1]) for match in _CHILD.finditer(text)}
    for number, line in enumerate(text.split("\n"), 1):
        match = _ENTRY.match(line)
        path = tuple(int(part) for part in match["path"].split(".")) if match else ()
        roots = sum(len(one) == 1 for one in known) if len(path) == 1 else 0
        is_root = path == (roots + 1,) and (not roots or path[0] in headed or _is_whole(entries[-1]))
        if match and (is_root or _may_follow(path, known, match["side"])):
            if len(path) > DEPTH_MAX:
                what = f"an entry {len(path)} levels deep"
                raise ReadError(ImportProblem(name, number, 1, "import-size", what, f"At most {DEPTH_MAX} are read."))
            known.add(path)
            entries.append(_Entry(path, match["side"] or "", [match["text"] or ""], number))
        elif entries:
            entries[-1].lines.append(line)
        elif found := _TITLE.match(line):
            title = " ".join(found[1].split())
    return title, entries


def _may_follow(path: tuple[int, ...], known: set[tuple[int, ...]], side: str | None) -> bool:
    """Tell whether an entry below another can stand here."""
    if path in known or len(path) == 1:
        return False
    return path[:-1] in known and (side is not None or len(path) == 2)


def _is_whole(entry: _Entry) -> bool:
    """Tell whether an entry has one line only: what follows one of several may be a list in its text."""
    return not any(line.strip() for line in entry.lines[1:])


def _key(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path))


def _find_see(entry: _Entry) -> tuple[int, ...]:
    match = _SEE.match("\n".join(entry.lines).strip())
    return tuple(int(part) for part in match["path"].split(".")) if match else ()


def _add_text(entry: _Entry, name: str, debate: Debate, losses: Losses) -> None:
    where = f"{name}:{entry.line}"
    text = "\n".join(entry.lines).strip()
    links = [match[2] for match in _LINK.finditer(text)]
    for _ in links:
        losses.note("address within a text", "kept as a reference", where)
    plain = _LINK.sub(r"\1", text)
    made = Text(_key(entry.path), plain, where)
    made.references = list(dict.fromkeys(link for link in links if link.startswith("https://")))
    debate.add_text(made)


def _add_step(entry: _Entry, named: dict[tuple[int, ...], _Entry], name: str, debate: Debate, losses: Losses) -> None:
    where = f"{name}:{entry.line}"
    start, parent = _follow(entry, named), _follow(named[entry.path[:-1]], named)
    if start is None or parent is None:
        losses.note("link to a claim that the file does not have", "left out", where)
        return
    if start is not entry:
        losses.note("claim used again in another place", "kept as one claim with several steps", where)
    kind = Bearing.ATTACKS if entry.side == "Con" else Bearing.SUPPORTS
    debate.add_link(kind, (_key(start.path),), _key(parent.path), where)


def _follow(entry: _Entry, named: dict[tuple[int, ...], _Entry]) -> _Entry | None:
    """Return the entry in whose place a link stands, or None where it leads nowhere or in a circle."""
    seen: set[tuple[int, ...]] = set()
    found: _Entry | None = entry
    while found is not None and (path := _find_see(found)):
        found = None if path in seen else named.get(path)
        seen.add(path)
    return found


def tell_kialo(text: str) -> bool:
    """Tell whether a text begins as a Kialo export does."""
    return _TITLE.match(text) is not None or (_ROOT.match(text) is not None and _CHILD.search(text) is not None)
