"""A difference as text, Markdown, JSON or HTML, in which each format's own engine escapes what strangers wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from argmap.change.bars import draw_bar
from argmap.change.compare import Difference, Run
from argmap.change.moves import ThesisMove
from argmap.change.pictures import MARK_WORDS, Box, Mark, Picture, build_pictures, place_picture
from argmap.change.sections import build_sections
from argmap.change.sentences import describe_step, show_points, summarise
from argmap.change.signed import StanceChange
from argmap.content.problems import spell_out
from argmap.repository.file_changes import FileChange
from argmap.view.read_tokens import read_colours

DiffFormat = Literal["text", "markdown", "json", "html"]

MARKDOWN_MOST = 60_000
"""GitHub takes 65,536 characters in a comment."""

_FILE_MOST = 20_000
"""Characters of a claim file in a comment, so that the difference has room beside it."""

_ITEMS = (200, 60, 20, 8, 3, 1)
_BREAK = "&#8203;"
_MARKS = re.compile(
    r"(?P<word>(?<![A-Za-z0-9])(?i:gh|www)(?=[-.]))|(?P<colon>:(?=\S))|(?P<mark>[\\`*_{}\[\]()#+\-.!|~=^&<>@$])"
)
_CODES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": f"@{_BREAK}",
    "#": rf"\#{_BREAK}",
    "$": "<span>$</span>",
}
_MERMAID = re.compile(r"[^\w ,.]", re.ASCII)


class Ready(str):
    """Text that is safe for its place already and is not escaped again."""

    __slots__ = ()


def render_difference(difference: Difference, form: DiffFormat) -> str:
    """Return the difference in one of the formats; the summary comes first, in sentences that need no file format."""
    if form == "json":
        return json.dumps(build_json(difference), indent=2) + "\n"
    if form == "markdown":
        return _render_markdown(difference)
    values = {"summary": summarise(difference), "sections": build_sections(difference)}
    if form == "text":
        return _get_engine("text").get_template("change/templates/diff.txt.j2").render(values)
    before, after, left_out = build_pictures(difference)
    pictures = [(name, place_picture(one)) for name, one in (("Before", before), ("After", after)) if one.boxes]
    schemes = {"light": read_colours("light"), "dark": read_colours("dark")}
    template = _get_engine("html").get_template("change/templates/diff.html.j2")
    return template.render(**values, pictures=pictures, left_out=left_out, schemes=schemes)


def _render_markdown(difference: Difference) -> str:
    """Return the Markdown with as many items in each section as a comment on GitHub can hold."""
    template = _get_engine("markdown").get_template("change/templates/diff.md.j2")
    summary, sections = summarise(difference), build_sections(difference)
    before, after, left_out = build_pictures(difference)
    pictures = [(name, one) for name, one in (("before", before), ("after", after)) if one.boxes]
    text = ""
    for most in _ITEMS:
        text = template.render(
            summary=summary, sections=sections, pictures=pictures, left_out=left_out, most=most, draw=_as_mermaid
        )
        if len(text) <= MARKDOWN_MOST:
            break
    return text


@cache
def _get_engine(form: Literal["text", "markdown", "html"]) -> Environment:
    """Return the engine that escapes every value for its format; in HTML it also spells out what cannot be printed."""
    engine = Environment(
        loader=PackageLoader("argmap", ""),
        autoescape=form == "html",  # noqa: S701  for text and Markdown, finalize escapes every value
        finalize={"text": escape_text, "markdown": escape_markdown, "html": _as_line}[form],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    engine.filters["points"] = show_points
    engine.filters["bar"] = lambda cause: Ready(draw_bar(cause.start, cause.end))
    return engine


def escape_text(value: object) -> str:
    """Return a value on one line, for a terminal or a log: no control characters, no commands to GitHub's log."""
    if isinstance(value, Ready):
        return value
    return _as_line(value).replace("##[", "## [").replace("::", ": :")


def escape_markdown(value: object) -> str:
    r"""Return a value as Markdown that shows just its characters, also where GitHub adds links and mentions.

    >>> escape_markdown("<b> @you | [x](javascript:1) #12")
    '&lt;b&gt; @&#8203;you \\| \\[x\\]\\(javascript:&#8203;1\\) \\#&#8203;12'
    """
    if isinstance(value, Ready):
        return value
    return _MARKS.sub(_escape_mark, _as_line(value))


def _escape_mark(match: re.Match[str]) -> str:
    if match["mark"]:
        return _CODES.get(match["mark"], f"\\{match['mark']}")
    return f"{match[0]}{_BREAK}"


def _as_line(value: object) -> str:
    """Return a value on one line; what cannot be printed, such as a change of text direction, is spelled out."""
    return spell_out(" ".join(str(value).split()))


def _as_mermaid(picture: Picture) -> Ready:
    """Return a picture in Mermaid's language: keys are generated, and labels escape all but words, commas and stops."""
    colours = read_colours("light")
    lines = ["flowchart RL"]
    lines += [f'  {box.key}["{_as_label(box)}"]{_as_class(box.mark)}' for box in picture.boxes]
    lines += [f'  {joint.key}(("{joint.sign}")){_as_class(joint.mark)}' for joint in picture.joints]
    for joint in picture.joints:
        line, end = ("---", "-->") if joint.sign == "+" else ("-.-", "-.->")
        lines += [f"  {premise} {line} {joint.key}" for premise in joint.premises]
        lines.append(f"  {joint.key} {end} {joint.conclusion}")
    lines += [
        f"  classDef added stroke-width:3px,stroke:{colours['support']}",
        f"  classDef changed stroke-width:3px,stroke:{colours['undercut']}",
        f"  classDef removed stroke-width:3px,stroke:{colours['attack']},stroke-dasharray:5",
    ]
    return Ready("\n".join(lines))


def _as_class(mark: Mark) -> str:
    return "" if mark == "same" else f":::{mark}"


def _as_label(box: Box) -> str:
    prefix = MARK_WORDS[box.mark]
    text = f"{prefix}{': ' if prefix else ''}{'Thesis: ' if box.is_thesis else ''}{box.label}"
    return _MERMAID.sub(lambda match: f"#{ord(match[0])};", text)


def render_proposal(path: str, text: str, faults: Sequence[str], difference: Difference | None) -> str:
    """Return Markdown for a comment on a proposed claim: its faults, its file, and what it does to the argument.

    `path` is the file's place in the repository, `text` the file, or empty where there is none; where there are faults
    there is no difference. Nothing in it links, mentions or runs: words are escaped, and the file stands in a fence.
    """
    template = _get_engine("markdown").get_template("change/templates/proposal.md.j2")
    file = _fence(text) if 0 < len(text) <= _FILE_MOST else ""
    report = template.render(path=path, file=file, faults=faults, long=len(text) > _FILE_MOST)
    return report + (_render_markdown(difference) if difference else "")


def _fence(text: str) -> Ready:
    """Return a file as a block of code that nothing in it closes; what cannot be printed is spelled out."""
    lines = [spell_out(line) for line in text.rstrip("\n").split("\n")]
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return Ready("\n".join([f"{fence}text", *lines, fence]))


def build_json(difference: Difference) -> dict[str, Any]:
    """Return the difference as JSON values. Steps are given as their ids; texts are as they stand in the files."""
    before, after = difference.today, difference.after
    return {
        "summary": summarise(difference),
        "unread": {
            "before": [asdict(problem) for problem in difference.unread_before],
            "after": [asdict(problem) for problem in difference.unread_after],
        },
        "added": [_claim(difference, name) for name in difference.added],
        "removed": [_claim(difference, name) for name in difference.removed],
        "renamed": [asdict(rename) for rename in difference.renamed],
        "changed": [
            {
                "id": change.id,
                "heading": _runs(change.heading),
                "body": _runs(change.body),
                "fields": [asdict(field) for field in change.fields],
            }
            for change in difference.claims
        ],
        "relations": [
            {
                "turn": change.turn.value,
                "before": change.before and _step(describe_step(change.before, before), change.before.strength),
                "after": change.after and _step(describe_step(change.after, after), change.after.strength),
                "steps": [step.id if step else None for step in (change.before, change.after)],
            }
            for change in difference.relations
        ],
        "standings": [
            {"claim": change.claim, "before": change.before.value, "after": change.after.value}
            for change in difference.standings
        ],
        "cruxes": [asdict(crux) for crux in difference.cruxes],
        "moves": [_move(move) for move in difference.moves],
        "references": [asdict(change) for change in difference.references],
        "essay": [asdict(field) for field in difference.essay],
        "stances": [_stance(change) for change in difference.stances],
        "files": [_file(change) for change in difference.files],
    }


def _claim(difference: Difference, name: str) -> dict[str, str]:
    claim = difference.claim(name)
    fields = claim.fields
    return {"id": name, "path": claim.path, "kind": fields.kind, "voice": fields.voice, "heading": claim.heading}


def _move(move: ThesisMove) -> dict[str, Any]:
    causes = [{"claim": claim, "contribution": size} for claim, size in move.contributions]
    return {"stance": move.stance, "before": move.before, "after": move.after, "contributions": causes}


def _stance(change: StanceChange) -> dict[str, Any]:
    before, after = (side and side.signed.model_dump(mode="json") for side in (change.before, change.after))
    return {"id": change.stance.id, "turn": change.turn, "before": before, "after": after}


def _file(change: FileChange) -> dict[str, dict[str, str] | None]:
    return {
        when: {"path": file.path, "kind": file.kind} if file else None
        for when, file in (("before", change.before), ("after", change.after))
    }


def _step(words: str, strength: str) -> dict[str, str]:
    return {"words": words, "strength": strength}


def _runs(runs: tuple[Run, ...]) -> list[list[str]]:
    return [list(run) for run in runs]
