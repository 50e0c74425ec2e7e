"""The form makes files of signed stances that pass the check, whatever is typed; its page says what Python says."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import Any

from node_fixtures import Call

from argmap.content.docs_folder import read_docs
from argmap.content.vocabulary import Belief
from argmap.pages.differ.sentences import describe_counts, describe_rest, describe_shared
from argmap.review.rules import check_reading

CLAIM = "---\nkind: {kind}\ntopic: t\nvoice: essay\nsource: x.1\n{more}---\n# Heading of {name}\n\nBody.\n"
CLAIMS = {"t": ("thesis", ""), **dict.fromkeys(("no", "p", "slow-takeoff", "x-10"), ("claim", "supports: t\n"))}
TYPED = ("A. Reader", "Größe", "no", "“quoted”", '"', "<b>", "&amp;", "\u202e", "\u200b", "# ", "- ", ": ", "{x}", "\\")
TYPED += ("---", "\n", "👩‍🔬", "[a](b)", "123", "'", "con", "\ud800", "!tag", "%", "essay")  # fmt: skip
DRAFTS = 400


def draw_draft(rng: random.Random) -> dict[str, Any]:
    words = [" ".join(rng.choices(TYPED, k=rng.randint(1, 4))) for _ in range(2)]
    names = rng.sample(sorted(CLAIMS.keys() - {"t"}), rng.randint(0, 4))
    beliefs = [[name, rng.choice([*Belief])] for name in names]
    return {"name": words[0], "says": words[1] * rng.choice((1, 1, 40)), "date": "2026-03-01", "beliefs": beliefs}


def test_whatever_is_typed_the_file_passes_the_check(call: Call, tmp_path: Path) -> None:
    for name, (kind, more) in CLAIMS.items():
        path = tmp_path / "claims" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(CLAIM.format(name=name, kind=kind, more=more), "utf-8")
    (tmp_path / "stances").mkdir()
    rng = random.Random(1)  # a test, not a secret
    drafts = [draw_draft(rng) for _ in range(DRAFTS)]
    found = call("stances.js", "composeAll", drafts, ["essay", "con"])
    for number, one in enumerate(found):
        assert bool(one["text"]) == (one["problems"] == [])
        if one["text"]:
            file = f"{one['name'].removesuffix('.yaml')[:60]}-{number}.yaml"
            (tmp_path / "stances" / file).write_text(one["text"], "utf-8")
    made, problems = check_reading(read_docs(tmp_path))
    assert problems == []
    assert len(made.stances) > DRAFTS / 3
    assert any(stance.signed.credences.get("no") is Belief.SURELY_NOT for stance in made.stances)


def test_a_name_that_is_taken_gets_a_number(call: Call) -> None:
    draft = {"name": "A. Reader", "says": "So it is.", "date": "2026-03-01", "beliefs": [["p", "surely"]]}
    (first,), (second,) = (call("stances.js", "composeAll", [draft], taken) for taken in (["x"], ["a-reader"]))
    assert (first["name"], second["name"]) == ("a-reader.yaml", "a-reader-2.yaml")
    assert first["text"] == 'name: "A. Reader"\ndate: 2026-03-01\nsays: "So it is."\ncredences:\n  p: surely\n'


def test_the_page_and_the_build_say_the_same(call: Call) -> None:
    numbers = list(product(range(3), repeat=3))
    expected = [[describe_counts(*three), describe_rest(three[0]), describe_shared(three[1])] for three in numbers]
    assert call("stances.js", "sayAll", numbers) == expected
