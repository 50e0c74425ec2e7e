"""Front matter as data with a place for every value: strict YAML, every scalar read as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from argmap.content.markup import find_hidden, find_html, is_blank
from argmap.content.models import (
    FILE_MAX,
    Ask,
    Essay,
    FrontMatter,
    MapSettings,
    Paragraph,
    Place,
    Prediction,
    Relation,
    Seen,
    Sentence,
    Settlement,
    Signed,
    Summary,
    Topic,
    Undercut,
    Worded,
    find_place,
)
from argmap.content.problems import MANY, Problem, show, suggest
from argmap.content.vocabulary import Kind, PredictionState, Profile, Voice
from argmap.content.yaml_events import Limits, Mark, Odd, OddEvent, explain_yaml_error, take_events

DEPTH_MAX = 6
VALUES_MAX = 2 * FILE_MAX  # cap on YAML values; no claim file can hold more, and an essay's index needs far fewer
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times faster, where libyaml is there
_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"  # nothing, null or ~ without quotation marks
_RESOLVER: Any = yaml.resolver.Resolver()
_LIMITS = Limits(DEPTH_MAX, VALUES_MAX)

Path = tuple[str | int, ...]
_File = TypeVar("_File", bound=BaseModel)


_NESTED: Mapping[str, type[BaseModel]] = {
    "supports": Relation,
    "attacks": Relation,
    "undercuts": Undercut,
    "wordings": Worded,
    "prediction": Prediction,
    "settled_by": Settlement,
    "ask": Ask,
    "topics": Topic,
    "paragraphs": Paragraph,
    "sentences": Sentence,
    "seen": Seen,
}
_CHOICES: Mapping[str, type[StrEnum]] = {"kind": Kind, "voice": Voice, "state": PredictionState, "profile": Profile}
_FORMS = {
    "source": 'a paragraph id such as "evals.2"',
    "date": "a date: YYYY, YYYY-MM or YYYY-MM-DD",
    "by": "a date: YYYY, YYYY-MM or YYYY-MM-DD",
    "references": "a key of references.bib or an https:// address",
    "url": "an https:// address",
    "where": "an https:// address",
    "question": "one line of text that ends with a question mark",
    "sha256": "what argmap source index writes",
    "grams": "what argmap source index writes",
    "phrases": "what argmap source index writes",
}
_ID_FORM = 'an id: lower-case words joined by hyphens, such as "slow-takeoff"'
_PLAIN_WORDS = {
    "mapping values are not allowed in this context": 'a second ": " in one line, or a line set in too far',
    "did not find expected key": "a line that is set in too far or not far enough, or a quotation mark inside a value",
    "could not find expected ':'": "a line without a colon",
    "did not find expected '-' indicator": "a line of a list that does not begin with a hyphen",
    "block sequence entries are not allowed in this context": "a list that begins on the line of its key",
    "found character that cannot start any token": "a tab at the start of a line, or a value that begins with a sign",
    "found unexpected end of stream": "a quotation mark that is never closed",
    "did not find expected ',' or ']'": "a list in brackets that is never closed",
    "did not find expected ',' or '}'": "a mapping in braces that is never closed",
}
"""libyaml's messages, and for each the mistake that is most often behind it."""


_ODD = {
    Odd.DOCUMENTS: "holds two documents",
    Odd.DEPTH: "is nested too deeply",
    Odd.VALUES: "holds too many values",
}


@dataclass(slots=True)
class Read:
    """Front matter as read: `values` (text, lists, mappings), the place of each value and key, and the problems."""

    path: str
    offset: int
    name: str = "front matter"
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Return the place of a value, or of the nearest enclosing one; the first line of the file at worst."""
        return find_place(self.places, path)

    def report(self, place: Place, rule: str, what: str, fix: str) -> None:
        """Add a problem at a place of this file."""
        if len(self.problems) < MANY:
            self.problems.append(Problem(self.path, place.line, place.column, rule, what, fix))

    def at(self, mark: Mark | None) -> Place:
        """Return a YAML mark as a place in the whole file."""
        if mark is None:
            return Place(self.offset + 1, 1)
        return Place(mark.line + 1 + self.offset, mark.column + 1)


def read_front_matter(text: str, path: str, offset: int = 1, name: str = "front matter") -> Read:
    """Return a YAML mapping with places; `offset` lines of the file stand before `text`; messages call it `name`."""
    read = Read(path, offset, name)
    try:
        taken, odd = take_events(text, _Loader, _LIMITS)
    except yaml.YAMLError as error:
        _report_yaml_error(error, read)
        return read
    events = iter(taken)
    if odd:
        _report_odd(odd, read)
    elif isinstance(next(events, None), yaml.MappingStartEvent):
        read.values = _take_mapping(events, (), read)
    else:
        fix = "Write one key and value a line, such as: kind: claim"
        read.report(Place(offset + 1, 1), "front-matter-broken", f"{read.name} is not a mapping of keys to values", fix)
    return read


def _report_odd(found: OddEvent, read: Read) -> None:
    """Report the first thing that no front matter may hold; then no value is taken."""
    place = read.at(found.mark)
    if found.odd in {Odd.ALIAS, Odd.ANCHOR}:
        read.report(place, "yaml-alias", "YAML anchors and aliases are not read", "Write the value out again.")
    elif found.odd is Odd.TAG:
        what = f"YAML tags are not read: {show(found.tag)}"
        read.report(place, "yaml-alias", what, "Remove the tag; every value is read as text.")
    else:
        what = f"{read.name} {_ODD[found.odd]}"
        read.report(place, "front-matter-broken", what, "Use the known keys, each once, in one mapping.")


def _report_yaml_error(error: yaml.YAMLError, read: Read) -> None:
    why, mark = explain_yaml_error(error)
    what = f"{read.name} is not valid YAML: {_PLAIN_WORDS.get(why, show(why))}"
    fix = 'Check how far lines are set in, and put a value that holds ": " or begins with a sign in quotation marks.'
    read.report(read.at(mark), "front-matter-broken", what, fix)


def _take(event: yaml.Event, rest: Iterator[yaml.Event], path: Path, read: Read) -> object:
    """Return the value that begins with an event; `rest` are the events that follow, and then those after the value."""
    read.places[path] = place = read.at(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        return _take_scalar(event, place, read)
    if isinstance(event, yaml.MappingStartEvent):
        return _take_mapping(rest, path, read)
    return [_take(item, rest, (*path, index), read) for index, item in enumerate(_until_end(rest))]


def _until_end(rest: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield the first event of each value of a list or mapping, as long as each value's other events are taken."""
    for event in rest:
        if isinstance(event, yaml.CollectionEndEvent):
            return
        yield event


def _take_scalar(event: yaml.ScalarEvent, place: Place, read: Read) -> str:
    """Return the text of a scalar; report escapes that hide characters, and what other readers of YAML cannot read."""
    value: str = event.value
    if event.style == '"':
        for found in (*find_hidden(value), *find_html(value)):
            read.report(place, found.rule, f"{found.what}, written as an escape", found.fix)
    tag = _RESOLVER.resolve(yaml.ScalarNode, value, event.implicit)
    if tag not in {_TEXT, _NULL}:
        try:
            yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(tag, value))
        except (yaml.YAMLError, ValueError, OverflowError):
            what = f'YAML takes "{show(value)}" for a number or date, and there is none such'
            read.report(place, "front-matter-broken", what, "Mend it, or put it in quotation marks.")
    return "" if tag == _NULL else value


def _take_mapping(rest: Iterator[yaml.Event], path: Path, read: Read) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    for event in _until_end(rest):
        place = read.at(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
            _skip(event, rest)
            _skip(next(rest), rest)
            read.report(place, "front-matter-broken", "a key is not a word", "Use the known keys only.")
            continue
        key = event.value
        value = next(rest)
        if key in taken:
            _skip(value, rest)
            fix = "Keep one of the two; put several values into one list."
            read.report(place, "key-twice", f'"{show(key)}" stands twice', fix)
            continue
        read.keys[*path, key] = place
        taken[key] = _take(value, rest, (*path, key), read)
    return {key: value for key, value in taken.items() if not _is_empty(value, (*path, key), read)}


def _skip(event: yaml.Event, rest: Iterator[yaml.Event]) -> None:
    """Pass over the value that begins with an event."""
    if isinstance(event, yaml.CollectionStartEvent):
        for item in _until_end(rest):
            _skip(item, rest)


def _is_empty(value: object, path: Path, read: Read) -> bool:
    if not isinstance(value, str) or not is_blank(value) or any(find_hidden(value)):  # hidden ones are reported
        return False
    fix = "Give it a value." if _is_required(path) else "Give it a value, or remove the line."
    read.report(read.keys[path], "value-missing", f'"{show(str(path[-1]))}" has no value', fix)
    return True


class _Dumper(yaml.SafeDumper):
    """Writes lists as the claim files have them: indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  the name that PyYAML passes
        super().increase_indent(flow, indentless=False)


def write_front_matter(fields: Mapping[str, Any]) -> str:
    """Return the front matter of a claim file, between its two lines of hyphens."""
    lines = yaml.dump(
        dict(fields), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100_000, default_flow_style=False
    )
    return f"---\n{lines}---\n"


def validate_front_matter(read: Read) -> tuple[FrontMatter | None, bool]:
    """Return the typed front matter and whether it is whole; each value that does not fit is a problem.

    Partial front matter lacks the values that did not fit, and is None where too little is left. It serves to find
    further problems, never to draw a map. `read.places` then holds the places of the remaining values only.
    """
    values: dict[str, Any] = read.values
    try:
        return FrontMatter.model_validate(values), True
    except ValidationError as error:
        found = list(_distinct(error.errors(include_url=False)))
    for one in found:
        _report_value(one, read, FrontMatter)
    bad = [one["loc"] for one in found]
    items = {path[:2] for path in bad if isinstance(values.get(str(path[0])), list) and len(path) > 1}
    keys = {path[0] for path in bad if path[:2] not in items}
    left = {key: _without_items(key, value, items) for key, value in values.items() if key not in keys}
    read.places = _move_up(read.places, items)
    try:
        return FrontMatter.model_validate(_STAND_IN | left), False
    except ValidationError:
        return None, False


def _without_items(key: str, value: object, items: set[Path]) -> object:
    return [item for i, item in enumerate(value) if (key, i) not in items] if isinstance(value, list) else value


def _move_up(places: Mapping[Path, Place], gone: set[Path]) -> dict[Path, Place]:
    """Return places by the paths that values have once the given items of lists are gone."""
    moved: dict[Path, Path] = {}
    for key in {path[0] for path in gone}:
        items = sorted({path[:2] for path in places if path[0] == key and len(path) > 1} - gone)
        moved |= {item: (key, number) for number, item in enumerate(items)}
    return {(*moved.get(path[:2], path[:2]), *path[2:]): at for path, at in places.items() if path[:2] not in gone}


_STAND_IN = {"kind": "note", "topic": "unread", "voice": "essay"}
"""Placeholder values that let a partly valid claim be built; checks ignore them."""


def validate_essay(read: Read) -> Essay | None:
    """Return the typed index of an essay, or None; each value that does not fit the form or the others is a problem."""
    _report_doubles("topics", read)
    _report_doubles("paragraphs", read)
    _report_unknown_paragraphs(read)
    return _validate(read, Essay)


def validate_settings(read: Read) -> MapSettings | None:
    """Return the typed settings of a map, or None; each value that does not fit is a problem."""
    _report_doubles("topics", read)
    return _validate(read, MapSettings)


def validate_summary(read: Read) -> Summary | None:
    """Return the typed summary, or None; each value that does not fit is a problem."""
    return _validate(read, Summary)


def validate_signed(read: Read) -> Signed | None:
    """Return the typed content of a signed stance, or None; each value that does not fit is a problem."""
    return _validate(read, Signed)


def _validate(read: Read, model: type[_File]) -> _File | None:
    """Return a whole file as its model, or None where it has any problem."""
    try:
        file = model.model_validate(read.values)
    except ValidationError as error:
        for one in _distinct(error.errors(include_url=False)):
            _report_value(one, read, model)
        return None
    return None if read.problems else file


def _list_ids(key: str, read: Read) -> list[object]:
    """Return the ids of a list's items, as they are written; None for an item without one."""
    items = read.values.get(key)
    return [item.get("id") if isinstance(item, dict) else None for item in items] if isinstance(items, list) else []


def _report_doubles(key: str, read: Read) -> None:
    seen: set[str] = set()
    for index, name in enumerate(_list_ids(key, read)):
        if isinstance(name, str):
            if name in seen:
                what = f'"{key}" has the id "{show(name)}" twice'
                read.report(read.place((key, index, "id")), "value-wrong", what, "Give each its own id.")
            seen.add(name)


def _report_unknown_paragraphs(read: Read) -> None:
    """Report notes on paragraphs that the index does not have; without an index nothing is reported."""
    known = {name for name in _list_ids("paragraphs", read) if isinstance(name, str)}
    reasons = read.values.get("not_arguing")
    unknown = [name for name in reasons if name not in known] if known and isinstance(reasons, dict) else []
    for name in unknown[:MANY]:
        what = f'"not_arguing" names an unknown paragraph: "{show(name)}"'
        fix = f"{suggest(name, known)}Name a paragraph of the index, or remove the line."
        read.report(read.keys["not_arguing", name], "value-wrong", what, fix)


def _distinct(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    seen: set[Path] = set()
    for error in errors:
        if error["loc"] not in seen:
            seen.add(error["loc"])
            yield error


def _report_value(error: ErrorDetails, read: Read, model: type[BaseModel]) -> None:
    path: Path = error["loc"]
    name = _name(path)
    key = show(name)
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _known_keys(path, model)
        fix = f"{suggest(name, known)}Known keys: {', '.join(known)}."
        read.report(read.keys.get(path, read.place(path)), "key-unknown", f'unknown key "{key}"', fix)
    elif kind == "missing":
        if path not in read.keys:  # a key without a value was reported already
            what = f'"{key}" is missing' + ("" if len(path) == 1 else f' in "{path[0]}"')
            choices = f" It is one of: {', '.join(_CHOICES[name])}." if name in _CHOICES else ""
            read.report(read.place(path), "value-missing", what, f"Add a line: {key}: …{choices}")
    else:
        written = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in read.places), path)
        what, fix = _explain(error, _name(written))
        read.problems = [one for one in read.problems if not _is_said_better(one, read.place(path))]
        read.report(read.place(path), "value-wrong", what, fix)


def _is_said_better(problem: Problem, wrong: Place) -> bool:
    """Tell whether a problem of YAML concerns a value for which the schema reports a clearer one, at the same place."""
    return problem.rule == "front-matter-broken" and Place(problem.line, problem.column) == wrong


def _name(path: Path) -> str:
    """Return the innermost key of a path, without list indices."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "front matter")


def _known_keys(path: Path, model: type[BaseModel]) -> list[str]:
    return list((_NESTED.get(str(path[0]), model) if len(path) > 1 else model).model_fields)


def _is_required(path: Path) -> bool:
    model = _NESTED.get(str(path[0]), FrontMatter) if len(path) > 1 else FrontMatter
    found = model.model_fields.get(str(path[-1]))
    return found is not None and found.is_required()


def _explain(error: ErrorDetails, name: str) -> tuple[str, str]:
    """Return the fault of a value, and the remedy, from an error of pydantic."""
    given = error["input"]
    said = f'"{show(given)}"' if isinstance(given, str) else ("a list" if isinstance(given, list) else "a mapping")
    context = error.get("ctx", {})
    match error["type"]:
        case "enum":
            choices = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
            near = suggest(given, choices) if isinstance(given, str) else ""
            return f'"{name}" is {said}', f"{near}Expected one of: {', '.join(choices)}."
        case "string_too_long":
            limit = context["max_length"]
            return f'"{name}" has {len(given)} characters', f"At most {limit}: shorten it by {len(given) - limit}."
        case "value_error":
            return f'"{name}" is {said}', f"{context['error']}."
        case "string_pattern_mismatch" | "string_too_short":
            return f'"{name}" is {said}', f"Expected {_FORMS.get(name, _line_or_id(name))}."
        case "string_type":
            return f'"{name}" is {said}', "Expected text."
        case "too_long":
            return f'"{name}" has {context["actual_length"]} values', f"At most {context['max_length']}."
        case "tuple_type":
            return f'"{name}" is {said}', "Expected a list: one line for each, beginning with a hyphen."
        case "int_parsing" | "int_type" | "int_parsing_size" | "greater_than_equal":
            return f'"{name}" is {said}', "Expected a whole number."
        case _:
            keys = f": {', '.join(_NESTED[name].model_fields)}" if name in _NESTED else ""
            return f'"{name}" is {said}', f"Expected keys and values{keys}."


def _line_or_id(name: str) -> str:
    return "one line of text" if name in {"hedge", "label", "because", "background", "scheme", "text"} else _ID_FORM
