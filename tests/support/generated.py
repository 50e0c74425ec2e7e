"""Generated argument maps of any size, the same for the same seed, for tests and benchmarks."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from argmap.content.models import Claim, FrontMatter

TOPICS = ("intro", "evals", "broad", "data", "rl", "compute")
SUBJECTS = (
    "Measured ability",
    "Research speed",
    "The supply of data",
    "Training compute",
    "A benchmark",
    "Open work",
    "The best lab",
    "An agent",
    "A reward",
    "The price of a task",
    "Reported progress",
    "A closed problem",
)
VERBS = (
    "keeps pace with",
    "outruns",
    "says little about",
    "depends on",
    "falls behind",
    "is limited by",
    "grows with",
    "hides",
    "explains",
    "cannot replace",
    "is bounded by",
    "moves before",
)
OBJECTS = (
    "the spending of labs",
    "human insight",
    "what tests measure",
    "slow experiments",
    "the older method",
    "careful review",
    "the next model",
    "tacit knowledge",
    "trial and error",
    "the cost of chips",
)
HEADING = 140
LABEL = 48


def generate_claims(number: int, seed: int = 1) -> list[Claim]:
    """Return a whole map of `number` claims (at least 1) that passes the checks: one thesis, all leads to it.

    About one claim in eight undercuts a step, one in twelve is a second premise of a linked step, one in ten bears on
    a second claim too, and one in twenty-five is a question. Branches are uneven, as in real maps.
    """
    dice = random.Random(seed)
    made = [_build_claim("c0", dice, {"kind": "thesis", "voice": "essay", "source": ["intro.1"]})]
    plain: list[tuple[str, str]] = []
    for index in range(1, number):
        made.append(_build_next(index, made, plain, dice))
    return made


def _build_next(index: int, made: list[Claim], plain: list[tuple[str, str]], dice: random.Random) -> Claim:
    """Build one more claim; `plain` holds the single-premise steps so far, which may be undercut."""
    name = f"c{index}"
    fields: dict[str, Any] = {"kind": dice.choice(("claim", "claim", "counterclaim", "evidence"))}
    fields["voice"] = "outside" if fields["kind"] == "counterclaim" else dice.choice(("essay", "essay", "outside"))
    fields |= _cite(fields["voice"], dice)
    target = _choose_target(made, dice)
    chance = dice.random()
    if chance < 0.04 and index > 3:
        return _build_claim(
            name, dice, {"kind": "question", "voice": "outside", "about": [target]} | _cite("outside", dice)
        )
    if chance < 0.16 and plain:
        premise, arrow_end = dice.choice(plain[-200:])
        fields["undercuts"] = [{"step": f"{premise} {arrow_end}", "strength": dice.choice(("weak", "strong"))}]
        return _build_claim(name, dice, fields)
    against = fields["kind"] == "counterclaim" or chance > 0.85
    relation: dict[str, Any] = {"claim": target, "strength": dice.choice(("weak", "moderate", "strong"))}
    partner = _choose_partner(made, target, dice) if chance < 0.24 else None
    if partner:
        relation["together_with"] = [partner]
    else:
        plain.append((name, f"{'-x' if against else '->'} {target}"))
    relations = [relation]
    second = _choose_target(made, dice)
    if dice.random() < 0.1 and second not in (target, partner):
        relations.append({"claim": second})
        plain.append((name, f"{'-x' if against else '->'} {second}"))
    fields["attacks" if against else "supports"] = relations
    return _build_claim(name, dice, fields)


def _choose_target(made: list[Claim], dice: random.Random) -> str:
    """Return an earlier claim that carries weight: the thesis for the first few, then mostly recent ones."""
    if len(made) < 8:
        return "c0"
    while True:
        claim = made[int(len(made) * dice.random() ** 1.5)]
        if claim.fields.kind.value != "question":
            return claim.id


def _choose_partner(made: list[Claim], target: str, dice: random.Random) -> str | None:
    partner = _choose_target(made, dice)
    return partner if partner not in (target, "c0") and int(partner[1:]) > int(target[1:]) else None


def _cite(voice: str, dice: random.Random) -> dict[str, Any]:
    if voice == "essay":
        return {"source": [f"{dice.choice(TOPICS)}.1"]}
    month = f"{dice.choice((2024, 2025, 2026))}-{dice.randint(1, 12):02}"
    return {"references": [f"https://example.org/{dice.randint(1, 999)}"], "date": month}


def _build_claim(name: str, dice: random.Random, fields: dict[str, Any]) -> Claim:
    words = f"{dice.choice(SUBJECTS)} {dice.choice(VERBS)} {dice.choice(OBJECTS)}"
    heading = f"{words}, and {dice.choice(SUBJECTS).lower()} {dice.choice(VERBS)} {dice.choice(OBJECTS)} ({name})"[
        :HEADING
    ]
    label = f"{words[: LABEL - len(name) - 3]} ({name})"
    fields = {"topic": dice.choice(TOPICS), "label": label} | fields
    body = f"{words} in most cases that were studied. What would change this is a case in which it does not hold."
    return Claim(name, f"docs/claims/{name}.md", heading, body, FrontMatter.model_validate(fields))


def write_docs(folder: Path, number: int, seed: int = 1) -> None:
    """Write a generated map as claim files into `folder/claims`, which other files there do not disturb."""
    claims = folder / "claims"
    claims.mkdir(parents=True, exist_ok=True)
    for claim in generate_claims(number, seed):
        (claims / f"{claim.id}.md").write_text(render_claim(claim), encoding="utf-8")


def render_claim(claim: Claim) -> str:
    """Return a claim as the text of its file."""
    fields = claim.fields.model_dump(mode="json", exclude_unset=True)
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)
    return f"---\n{front}---\n# {claim.heading}\n\n{claim.body}\n"
