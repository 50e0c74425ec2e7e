"""Writes what belongs to a map as a whole, as exports of ours keep it: works, the summary, and signed stances.

Each file is one that the check accepts; what a claim that was not kept is named for goes, and is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

import yaml

from argmap.argument.stances import Preset
from argmap.content.bibtex import write_bibliography
from argmap.content.docs_files import STANCES, DocsFiles
from argmap.content.docs_folder import is_claim_id, read_files
from argmap.content.problems import show
from argmap.content.vocabulary import WEIGHTLESS
from argmap.exchange.arrange import Arranged
from argmap.exchange.losses import Losses

_REMARK = "Works of the map that was imported."


def write_whole(arranged: Arranged, losses: Losses) -> dict[str, str]:
    """Return references.bib, summary.yaml and the files of stances/, as far as there are any, by path in docs/."""
    debate = arranged.debate
    found = {"references.bib": write_bibliography(debate.works.values(), _REMARK)} if debate.works else {}
    if debate.summary is not None:
        summary = _fit_summary(debate.summary, arranged.claims.keys(), losses)
        found |= _keep("summary.yaml", "summary", summary, losses)
    weighing = {name for name, placed in arranged.claims.items() if placed.kind not in WEIGHTLESS}
    for name, signed in sorted(debate.stances.items()):
        if is_claim_id(name) and name not in set(Preset):
            found |= _keep(
                f"{STANCES}/{name}.yaml", "signed stance", _fit_stance(name, signed, weighing, losses), losses
            )
        else:
            losses.note("signed stance", "left out: its id is taken, or is none", show(name, 80))
    return found


def _fit_summary(data: Mapping[str, Any], claims: Set[str], losses: Losses) -> dict[str, Any]:
    """Return a summary that names claims of the map only."""
    given, seen = data.get("sentences"), data.get("seen")
    sentences = [dict(one) for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
    for number, sentence in enumerate(sentences, 1):
        named = sentence.get("rests_on")
        if isinstance(named, list):
            sentence["rests_on"] = [one for one in named if isinstance(one, str) and one in claims]
            if sentence["rests_on"] != named:
                losses.note("claim that a sentence of the summary rests on", "left out", f"sentence {number}")
    kept = {key: value for key, value in seen.items() if key in claims} if isinstance(seen, Mapping) else {}
    return {**data, "sentences": sentences, "seen": kept}


def _fit_stance(name: str, data: Mapping[str, Any], claims: Set[str], losses: Losses) -> dict[str, Any]:
    """Return a signed stance on claims of the map only."""
    held = data.get("credences")
    if not isinstance(held, Mapping):
        return dict(data)
    kept = {key: value for key, value in held.items() if key in claims}
    if len(kept) < len(held):
        losses.note("word of a signed stance on a claim that the map lacks", "left out", name)
    return {**data, "credences": kept}


def _keep(path: str, what: str, data: Mapping[str, Any], losses: Losses) -> dict[str, str]:
    """Return a file by its path, or nothing where the check would not accept it."""
    text = yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=1_000)
    read = read_files(DocsFiles(Path(), {path: text.encode()}))
    latest = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)).isoformat()
    if read.problems or any(stance.signed.date > latest for stance in read.stances):
        losses.note(what, "left out: the check does not accept it", path)
        return {}
    return {path: text}
