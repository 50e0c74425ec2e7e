"""Reads the engine's own JSON: claims.json of a site, which `argmap export --format json` writes too.

Its form is that of `schema`; what follows from other things, such as standings, is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from argmap.content.problems import MANY, show
from argmap.content.vocabulary import Bearing
from argmap.exchange.debate import Debate, ImportProblem, ReadError, Text
from argmap.exchange.description import CITED
from argmap.exchange.losses import Losses
from argmap.exchange.own_data import read_strength, take_own, take_whole
from argmap.exchange.schema import VERSION, MapData, StepData

_FORM = re.compile(r"(\d{1,4})\.(\d{1,4})")
_FIX = "argmap reads claims.json of a site, or what argmap export --format json writes."
_BEGINNING = frozenset({"$schema", "form", "version"})
_DERIVED = frozenset({"id", "url", "heading", "standing", "date_from", "text"})
_STEP = frozenset(field.alias or name for name, field in StepData.model_fields.items())


def tell_own_json(data: object) -> bool:
    """Tell whether plain data are JSON of ours, or mean to be: they name their form, or hold claims and steps."""
    return isinstance(data, Mapping) and ({"form", "licence"} <= set(data) or {"claims", "steps"} <= set(data))


def read_own_json(data: object, name: str, losses: Losses) -> Debate:
    """Return the debate of a whole map as plain data; `name` is its file, for messages.

    Raises:
        ReadError: where the data are of another kind, of a form that is not known, or break the rules of the form.
    """
    if not isinstance(data, Mapping):
        raise ReadError(_fault(name, "JSON, but no map"))
    _check_form(data, name, losses)
    _check_kind(data, name)
    if faults := list(_find_faults(data, name)):
        raise ReadError(*faults)
    debate = Debate(data.get("title") or "")
    whole = {key: value for key, value in data.items() if key not in {*_BEGINNING, "claims", "steps"}}
    take_whole(debate, {key: value for key, value in whole.items() if value is not None}, losses, name)
    for claim in data["claims"]:
        _add_claim(claim, name, debate, losses)
    for step in data["steps"]:
        _add_step(step, name, debate, losses)
    return debate


def _fault(name: str, what: str, fix: str = _FIX) -> ImportProblem:
    return ImportProblem(name, 1, 1, "import-broken", what, fix)


def _check_form(data: Mapping[str, Any], name: str, losses: Losses) -> None:
    """Raise where the form is not one that is known; of a newer one with the same first number, tell so."""
    form = data.get("form")
    match = _FORM.fullmatch(form) if isinstance(form, str) else None
    if match is None:
        what = f"its form is “{show(form, 20)}”" if isinstance(form, str) else "it does not name its form"
        again = "Files of before November 2026 do not name it; export the map again with a current argmap."
        raise ReadError(_fault(name, what, f"Expected “form”, such as {VERSION}. {again}"))
    (first, second), (known, newest) = (map(int, one.split(".")) for one in (match[0], VERSION))
    if first != known:
        fix = "Update argmap." if first > known else "Export the map again with a current argmap."
        raise ReadError(_fault(name, f"its form is {form}, and this argmap reads {known}.x", fix))
    if second > newest:
        losses.note(f"form {form}, newer than {VERSION}", "read; what this argmap does not know is left out", name)


def _check_kind(data: Mapping[str, Any], name: str) -> None:
    """Raise where a file is another of those that a site publishes."""
    if "claims" in data:
        return
    if isinstance(whole := data.get("whole"), str):
        fix = f"Import the whole map: {show(whole, 200)}, unpacked by gunzip."
        raise ReadError(_fault(name, "only the contents of a large map", fix))
    if "heading" in data:
        raise ReadError(_fault(name, "one claim by itself", "Import claims.json, which holds the whole map."))


def _find_faults(data: Mapping[str, Any], name: str) -> Iterator[ImportProblem]:
    """Yield what breaks the form; unknown keys do not, since they are told as left out."""
    try:
        MapData.model_validate(data)
    except ValidationError as error:
        broken = [one for one in error.errors(include_url=False) if one["type"] != "extra_forbidden"]
        for one in broken[:MANY]:
            yield _fault(name, _explain(one))
        if broken:
            return
    seen: set[str] = set()
    for number, claim in enumerate(data["claims"]):
        if claim["id"] in seen:
            what = f"claims[{number}].id: “{show(claim['id'], 80)}” stands twice"
            yield _fault(name, what, "Give each claim an id of its own.")
        seen.add(claim["id"])


def _explain(error: ErrorDetails) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{show(str(part), 40)}" for part in error["loc"])
    place = "".join(parts).removeprefix(".")
    if error["type"] == "missing":
        return f"{place} is missing"
    given = error["input"]
    said = f" (it is “{show(given, 40)}”)" if isinstance(given, str) else ""
    return f"{place}: {error['msg'][:1].lower()}{error['msg'][1:]}{said}"


def _add_claim(claim: Mapping[str, Any], name: str, debate: Debate, losses: Losses) -> None:
    text = Text(claim["id"], claim["heading"], f"{name}: claim {show(claim['id'], 80)}", title=claim["id"])
    derived = _DERIVED | ({"date"} if claim.get("date_from") == CITED else set())
    own = {key: value for key, value in claim.items() if key not in derived and value is not None}
    for key in take_own(text, own | {"body": claim.get("text") or ""}):
        losses.note(f"“{show(key, 30)}” of a claim", "left out", text.where)
    debate.add_text(text)


def _add_step(step: Mapping[str, Any], name: str, debate: Debate, losses: Losses) -> None:
    where = f"{name}: step {show(step['id'], 120)}"
    for key in sorted(step.keys() - _STEP):
        losses.note(f"“{show(key, 30)}” of a step", "left out", where)
    debate.add_link(
        Bearing(step["kind"]),
        tuple(step["premises"]),
        step["conclusion"],
        where,
        "" if step["id"] in debate.links else step["id"],
        step["because"],
        read_strength(step),
        step["stated_by"],
        step.get("scheme") or "",
        contrary=step.get("contrary") is True,
    )
