"""Seeded drafts for the form: what a person, or someone who means harm, might choose and type."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

WORDS = "AI research will not slow down because the labs share compute and data , but evaluations lag behind .".split()  # noqa: SIM905
TRICKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a<b",
    "<",
    "<https://example.org>",
    "<someone@example.org>",
    "&lt;b&gt;",
    "&#x3c;",
    "AT&T;",
    '"not in the essay at all"',
    "“never said by anyone”",
    "”“",
    "“very unlikely”",
    '"very unlikely"',
    "“very [un]likely”",
    "“very unlikely",
    '“very "unlikely"”',
    '"',
    "{.class}",
    "{{ x }}",
    "{% raw %}",
    '--8<-- "secret.md"',
    "-8<-",
    "![a](https://example.org/a.png)",
    "[a](javascript:alert(1))",
    "[a](https://example.org/a_(b))",
    "[a](https://example.org/?a=1&b;=2&amp;c)",
    "[a](HTTPS://example.org)",
    "[good](https://example.org/path?x=1&y=2#z)",
    "[claim](no-explosion.md)",
    "[claim](no-such-claim.md)",
    "[a] (https://example.org)",
    "[a][b]",
    "[a]: https://example.org",
    "[^1]: note",
    "*[HTML]: x",
    "[]()",
    "](",
    "\n# Second heading",
    "\nOne\n===",
    "\n---\n",
    "\n- # in a list",
    "\n> > #quoted",
    "#",
    "##",
    "\n```\n# code\n```\n",
    "\n~~~",
    "`` ` ``",
    "\\",
    "\\<b>",
    "\n    indented",
    "\n\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\u2028",
    "\x00",
    "\x07",
    "\x85",
    "\u00a0",
    "\u3000",
    "\ud800",
    "\ufffe",
    "\U000e0041",
    "\U0001fae8",
    "\U0001f600",
    "\U000200f0",
    "é",
    "漢字",
    "کلمہ",
    "e\u0301",
    ": x",
    "- x",
    "? x",
    "!!python/object:os.system",
    "&anchor",
    "*alias",
    "%YAML 1.2",
    "@",
    "'",
    "|",
    "...",
    "\n...\n",
    "null",
    "#:~:text=x",
    "\u2800",
    "\u3164",
    "\u2764\ufe0f",
    "[\u2800](https://example.org)",
    "[ ](no-explosion.md)",
    "\n12345678901. # long",
    "\n\u0661) - # other digits",
    "\n> > > > > > > > > deep",
    "=" * 1001,
    "*" * 501,
    "\n\n" + "[a](https://example.org) " * 101,
    "x" * 150,
    "word " * 70,
]
ADDRESSES = [
    "https://example.org",
    "https://example.org/a (b)",
    "https://example.org/a_(b)",
    "https://example.org/?q='x'&r=\"y\"",
    "https://example.org/<b>",
    "https://münchen.example/straße",
    "https://example.org/%zz",
    "https://",
    "http://example.org",
    "javascript:alert(1)",
    "https://user:pass@example.org:8080/a;b?c=d|e^f`g",
    "https://example.org/\u202e",
    "https://example.org/" + "a" * 400,
    "no_such_key",
    "",
    " ",
]


def draw_text(draw: random.Random, most: int, tricky: float) -> str:
    """Return up to `most` words, each replaced by a trick with the chance `tricky`."""
    parts = []
    for _ in range(draw.randrange(most + 1)):
        part = draw.choice(TRICKS) if draw.random() < tricky else draw.choice(WORDS)
        if draw.random() < tricky / 5:
            part += chr(draw.choice([draw.randrange(0xD800), draw.randrange(0xE000, 0x110000)]))
        parts.append(part + draw.choice(["", " ", " ", " "]))
    return "".join(parts)


def draw_draft(seed: int, form: Mapping[str, Any]) -> dict[str, Any]:
    """Return a draft for a form's data; some could be meant well, some name what is not there."""
    draw = random.Random(seed)
    tricky = draw.choice([0.0, 0.05, 0.2, 0.6])
    strange = draw.choice([0.0, 0.0, 0.1])

    def pick(good: list[Any], bad: list[Any]) -> Any:  # noqa: ANN401  values of every kind of field
        return draw.choice(bad if draw.random() < strange else good)

    known = [one["id"] for one in form["references"]]
    cited = draw.choice(known) if draw.random() < 0.4 else pick(ADDRESSES[:7], ADDRESSES)
    return {
        "act": draw.choice(["object", "support", "evidence", "undercut", "ask"]),
        "on": pick([one["id"] for one in form["claims"]], ["", "no-such-claim"]),
        "step": pick([one["id"] for one in form["steps"]], ["", "a -> b"]),
        "stance": pick(["for", "against"], ["x"]),
        "heading": draw_text(draw, 14, tricky),
        "body": draw_text(draw, 60, tricky),
        "references": pick([[cited], [cited], [cited, cited], [cited, known[0]]], [[], ["no_such_key"]]),
        "strength": pick(["weak", "moderate", "strong"], ["fierce", ""]),
        "because": draw.choice(["", draw_text(draw, 20, tricky)]),
        "kind": pick(["", "", "claim", "counterclaim", "evidence", "question", "note"], ["thesis", "other"]),
        "voice": pick(["outside", "outside", "essay", "quoted"], ["nobody"]),
        "topic": pick(["", form["topics"][0]["id"]], ["none-such"]),
        "label": draw.choice(["", draw_text(draw, 4, tricky)]),
        "hedge": draw.choice(["", draw_text(draw, 8, tricky)]),
        "source": pick([[one] for one in form["paragraphs"]], [[], ["none.1"]]),
        "date": pick(["", "", "2026", "2026-05", "2024-02-29"], ["2026-02-30", "0000", "0000-01-01", "yesterday"]),
        "id": pick(["", "", f"my-claim-{seed}"], ["No Id", "../x", "no-explosion", "index", "a" * 90]),
    }
