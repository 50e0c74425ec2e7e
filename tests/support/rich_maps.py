"""Random maps that use every field of a claim's file, with texts full of signs that other formats read as syntax."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from maps import draw_map

from argmap.argument.graph import ArgumentMap, build_map, step_id
from argmap.argument.indexed import KINDS, UNDERCUT, CompactMap
from argmap.content.models import Claim, Essay, FrontMatter, Reference, Signed, SignedStance, Summary, SummaryFile
from argmap.content.vocabulary import WEIGHTLESS, Bearing, Belief, Kind, PredictionState, Strength, Verified, Voice

SIGNS = "[]<>#@*_{}/=\\.:;,|-+~^`'\"“”()!?&%$é中  "
WORDS = ("a", "claim", "e.g.", "//", "===", "->", "-->", "1.", ":a:", "#b", "]]>", "&amp;", "<i>", "{x}", "\\n", "=1")
TOPICS = ("t-one", "t-two", "tail")


def draw_line(rng: random.Random, most: int = 40) -> str:
    """Return a line that holds a letter, and begins and ends with no space."""
    parts = [rng.choice(WORDS) if rng.random() < 0.6 else rng.choice(SIGNS) for _ in range(rng.randint(1, 9))]
    glue = rng.choice((" ", ""))
    return ("x" + glue.join(parts))[:most].strip()


def draw_rich_map(seed: int, most: int = 12) -> ArgumentMap:
    """Return a random map of at most so many claims, with works, topics, a summary and stances in most cases."""
    rng = random.Random(seed)  # a test, not a secret
    compact = draw_map(seed, most)
    works = {f"w{i}": _draw_work(rng, f"w{i}") for i in range(rng.randint(0, 3))}
    relations = _draw_relations(rng, compact)
    joined = _draw_contraries(rng, compact, relations)
    joined |= {compact.claims[i] for premises in compact.premises for i in premises}
    joined |= {
        compact.claims[i] for i, kind in zip(compact.conclusions, compact.kinds, strict=True) if kind != UNDERCUT
    }
    kinds = {
        name: list(Kind) if name not in joined else [kind for kind in Kind if kind not in WEIGHTLESS]
        for name in compact.claims
    }
    claims = [_draw_claim(rng, name, kinds, works, relations.get(name, {})) for name in compact.claims]
    essay = _draw_essay(rng, claims) if rng.random() < 0.8 else None
    summary = Summary.model_validate({"sentences": [{"says": draw_line(rng), "rests_on": [claims[0].id]}]})
    stance = Signed(
        name="N", date="2026-01-02", says=draw_line(rng), credences={claims[0].id: rng.choice(list(Belief))}
    )
    return build_map(
        claims,
        works,
        essay,
        SummaryFile("summary.yaml", summary, {}) if rng.random() < 0.5 else None,
        [SignedStance("n", "n.yaml", stance)] if rng.random() < 0.5 else [],
    )


def _draw_relations(rng: random.Random, compact: CompactMap) -> dict[str, dict[str, list[dict[str, object]]]]:
    """Return for each claim the relations that its file states, and give steps the ids that they have in a map."""
    found: dict[str, dict[str, list[dict[str, object]]]] = {}
    ids: list[str] = []
    for number, kind in enumerate(compact.kinds):
        premises = [compact.claims[i] for i in compact.premises[number]]
        target = compact.conclusions[number]
        end = ids[target] if kind == UNDERCUT else compact.claims[target]
        ids.append(step_id(premises, KINDS[kind], end))
        first = rng.choice(premises)
        key = "step" if kind == UNDERCUT else "claim"
        relation: dict[str, object] = {key: end, "together_with": [p for p in premises if p != first]}
        relation["strength"] = rng.choice(list(Strength))
        if rng.random() < 0.7:
            relation["because"] = draw_line(rng)
        if rng.random() < 0.4:
            relation["scheme"] = rng.choice(("Argument from expert opinion", "Sign", draw_line(rng)))
        word = {Bearing.SUPPORTS: "supports", Bearing.ATTACKS: "attacks", Bearing.UNDERCUTS: "undercuts"}[KINDS[kind]]
        found.setdefault(first, {}).setdefault(word, []).append(relation)
    return found


def _draw_contraries(rng: random.Random, compact: CompactMap, relations: dict[str, dict[str, list[Any]]]) -> set[str]:
    """Add contrary claims to the relations of a map, some of them with an undercut, and return the claims joined."""
    tied = {
        (compact.claims[premises[0]], compact.claims[end])
        for premises, end, kind in zip(compact.premises, compact.conclusions, compact.kinds, strict=True)
        if kind != UNDERCUT and len(premises) == 1
    }
    joined: set[str] = set()
    for _ in range(rng.choice((0, 0, 1, 3))):
        one, other, third, *_ = [*rng.sample(compact.claims, min(3, len(compact.claims))), ""]
        if not third or {(one, other), (other, one)} & tied:
            continue
        tied.add((one, other))
        joined |= {one, other}
        relations.setdefault(one, {}).setdefault("contrary", []).append(other)
        if rng.random() < 0.4:
            joined.add(third)
            relations.setdefault(third, {}).setdefault("undercuts", []).append({"step": f"{other} -x {one}"})
    return joined


def _draw_claim(
    rng: random.Random,
    name: str,
    kinds: Mapping[str, list[Kind]],
    works: Mapping[str, Reference],
    relations: dict[str, Any],
) -> Claim:
    others = list(kinds)
    options: dict[str, Any] = {
        "label": draw_line(rng),
        "source": [f"t-one.{rng.randint(1, 9)}", "tail.1"],
        "speakers": ["Ann Lee", "Bob B."],
        "wordings": [{"text": f"{draw_line(rng)} {i}", "speakers": ["Cy D."] * rng.randint(0, 1)} for i in range(2)],
        "hedge": draw_line(rng),
        "references": [*works, "https://example.org/a_b?c=d&e"],
        "date": rng.choice(("2024", "2025-02", "2026-03-04")),
        "about": [rng.choice(others)],
        "prediction": {
            "by": "2027",
            "state": rng.choice(list(PredictionState)),
            "why": [rng.choice(others)],
            "because": draw_line(rng),
        },
        "settled_by": {
            "true_if": draw_line(rng),
            "false_if": draw_line(rng),
            "watch": draw_line(rng),
            "where": "https://example.org/",
        },
        "ask": {"question": f"{draw_line(rng)}?", "background": draw_line(rng)},
        "formerly": [f"old-{name}"],
    }
    chosen = {key: value for key, value in options.items() if rng.random() < 0.4}
    kind = Kind.THESIS if name == others[0] else rng.choice(kinds[name])
    front = {"kind": kind, "topic": rng.choice(TOPICS), "voice": rng.choice(list(Voice)), **chosen, **relations}
    body = "\n\n".join(draw_line(rng, 80) for _ in range(rng.randint(1, 3)))
    heading = draw_line(rng, 80)
    if front.get("label") == heading:  # a label is another name than the heading
        del front["label"]
    return Claim(name, f"docs/claims/{name}.md", heading, body, FrontMatter.model_validate(front))


def _draw_work(rng: random.Random, key: str) -> Reference:
    title, authors = draw_line(rng), (draw_line(rng), "others")
    year, date = rng.choice((("2024", ""), ("2024", "2024-05"), ("2026", "2025-01-31"), ("", "")))
    return Reference(key, title, "https://example.org/w", authors, year, date, verified=Verified.PRIMARY)


def _draw_essay(rng: random.Random, claims: list[Claim]) -> Essay:
    topics = [
        {"id": topic, "title": draw_line(rng), "short": "T", "lead": draw_line(rng)}
        for topic in TOPICS[: rng.randint(0, 3)]
    ]
    whole = {"title": draw_line(rng), "author": "A. B. Author", "url": "https://example.org/e", "date": "2025-04-30"}
    return Essay.model_validate({**whole, "topics": topics, "thesis": claims[0].id})
