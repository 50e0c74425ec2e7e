"""Argdown (argdown.org): claims as statements in a section a topic, steps as arguments with premises and conclusion.

Undercuts of undercuts and linked premises are plain Argdown. What has no syntax there is YAML data, written as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from argmap.argument.graph import ArgumentMap, Step, step_id
from argmap.content.models import Claim
from argmap.content.vocabulary import Bearing
from argmap.exchange.description import describe_fields, describe_map
from argmap.exchange.publication import Export

_SIGNS = re.compile(r"[\\\[\]<>#@*_{}/=\t]|[.:](?=\S)| (?= )")
"""What Argdown may read as syntax within a line: the signs of its lexer, and spaces that it would join."""
_RULE = re.compile(r"[^\W_]+( [^\W_]+)*")
"""A scheme that can be the rule of an inference: there, commas part rules, and many signs are syntax."""
_IN_DATA = re.compile(r"[{}=]|>(?=:)")
"""Inside data the lexer looks for the closing brace, in front matter for "===", and after an argument's title for the
end of another; in quotation marks too."""


def write_argdown(export: Export) -> str:
    """Return a map as Argdown: front matter, statements by topic, and then every step as an argument."""
    made = export.made
    numbers = {step: number for number, step in enumerate(made.steps, 1)}
    parts = [_write_front_matter(export), *_write_sections(export)]
    steps = [step for step in made.steps.values() if not _is_relation(step, made)]
    if steps:
        parts.append("# Steps")
    parts += [_write_step(step, numbers) for step in steps]
    return "\n\n".join(parts) + "\n"


def _write_front_matter(export: Export) -> str:
    published = export.published
    values = {
        "title": export.title,
        "author": export.made.essay.author if export.made.essay else None,
        "licence": published.licence.url,
        "model": {"removeTagsFromText": True},
        "argmap": {key: value for key, value in describe_map(export.made).items() if value},
    }
    lines = [f"{key}: {_write_value(value)}" for key, value in values.items() if value]
    return "\n".join(["===", *lines, "==="])


def _write_sections(export: Export) -> Iterator[str]:
    made = export.made
    for topic, claims in made.by_topic().items():
        if claims:
            yield f"# {escape_argdown(made.topic_title(topic))} {_write_data({'topic': topic})}"
            yield from (_write_claim(claim, made) for claim in claims)


def _write_claim(claim: Claim, made: ArgumentMap) -> str:
    data = _write_data(describe_fields(claim))
    against = [step for step in made.bears_on(claim.id) if step.stated_by == claim.id and _is_relation(step, made)]
    relations = "".join(f"\n  >< [{step.conclusion}]" for step in against)
    return f"[{claim.id}]: {escape_argdown(claim.heading)} #{claim.fields.kind.value} {data}{relations}"


def _is_relation(step: Step, made: ArgumentMap) -> bool:
    """Tell whether a step is one of two that a relation of statements says: they are contrary, and none is undercut."""
    turned = step_id([step.conclusion], step.kind, step.premises[0])
    return step.contrary and not made.undercuts(step.id) and not made.undercuts(turned)


def _write_step(step: Step, numbers: Mapping[str, int]) -> str:
    number = numbers[step.id]
    because = f": {escape_argdown(step.because)}" if step.because else ""
    data = {"strength": step.strength.value, "stated_by": step.stated_by}
    is_rule = _RULE.fullmatch(step.scheme) is not None
    data |= {"contrary": "true"} if step.contrary else {}
    data |= {"scheme": step.scheme} if step.scheme and not is_rule else {}
    lines = [f"<step {number}>{because} {_write_data(data)}", ""]
    lines += [f"({place}) [{premise}]" for place, premise in enumerate(step.premises, 1)]
    lines += ["--", step.scheme, "--"] if is_rule else ["-----"]
    end = len(step.premises) + 1
    if step.kind is Bearing.SUPPORTS:
        lines.append(f"({end}) [{step.conclusion}]")
    else:
        lines.append(f"({end}) [not {number}]")
        attacks = step.kind is Bearing.ATTACKS
        lines.append(f"  -> [{step.conclusion}]" if attacks else f"  _> <step {numbers[step.conclusion]}>")
    return "\n".join(lines)


def escape_argdown(text: str) -> str:
    r"""Return a line of text with a backslash before what Argdown would read as syntax.

    >>> escape_argdown("a [b] at https://c.d. #e")
    'a \\[b\\] at https\\:\\/\\/c\\.d. \\#e'
    """
    return _SIGNS.sub(lambda match: f"\\{match[0]}", text)


def _write_data(data: Mapping[str, object]) -> str:
    """Return a mapping as YAML in braces, in which no text holds a brace."""
    return f"{{{', '.join(f'{_write_value(key)}: {_write_value(value)}' for key, value in data.items())}}}"


def _write_value(value: object) -> str:
    if isinstance(value, str):
        return _IN_DATA.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))
    if isinstance(value, Mapping):
        return _write_data(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_write_value, value))}]"
    return json.dumps(value)
