"""Pages say the words of the vocabulary, not the values that files and addresses hold."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from maps import build_case_map, build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import build_map
from argmap.content.vocabulary import Outcome, StandingWord, Term
from argmap.pages.build import build_pages
from argmap.pages.context import Settings
from argmap.repository.history import History

STEPS = [("a -> t", "weak"), ("o -x t", "weak"), ("r -x o", "weak"), ("p -x a", "weak"), ("l -x m", "weak")]
STEPS += [("m -x l", "weak"), ("l -> t", "weak"), ("b -> c", "weak"), ("u -/ (b -> c)", "weak"), ("c -> t", "weak")]
STEPS += [
    ("k -> t", "weak"),
    ("v -> t", "weak"),
    ("w -/ (v -> t)", "weak"),
    ("q -x t", "strong"),
    ("y -x q", "weak"),
    ("z -x y", "weak"),
    ("h -> t", "weak"),
    ("g -> h", "weak"),
    ("n -x g", "weak"),
]


@pytest.mark.parametrize("term", [*StandingWord, *Outcome])
def test_a_page_says_the_word_of_a_term_and_not_its_value(term: Term, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(term, "english", replace(term.english, word="reworded just now"))
    pages = build_pages(Argument(build_case_map(STEPS)), Settings(), History())
    parts = [(parts.head, parts.main, parts.aside) for parts in pages.claims.values()]
    texts = [str(part) for part in (*sum(parts, ()), *(s for name, s in pages.snippets.items() if name != "method.md"))]
    marks = [mark for text in texts for mark in re.findall(rf'data-(?:standing|outcome)="{term}"[^>]*>([^<]*)<', text)]
    assert {mark.lower().rstrip(".") for mark in marks} <= {"reworded just now", ""}
    on_maps = [word for text in texts for word in re.findall(r'class="am-map-word"><tspan[^>]*>([^<]*)<', text)]
    assert any(on_maps)
    assert term not in on_maps or term is Outcome.STANDS  # which is also the word for a reason that carries
    assert marks or any("reworded just now" in text for text in texts)


@pytest.mark.parametrize("end", [".", "?", "!", "…", ".”"])
def test_a_reason_that_has_an_end_of_its_own_gets_no_second_one(end: str) -> None:
    because = {"because": f"so it goes{end}"}
    claims = [
        build_claim("t", kind="thesis"),
        build_claim("a", supports=[{"claim": "t", **because}]),
        build_claim("o", kind="counterclaim", attacks=[{"claim": "t", **because}]),
        build_claim("u", undercuts=[{"step": "a -> t", **because}]),
    ]
    pages = build_pages(Argument(build_map(claims)), Settings(), History())
    parts = [(parts.head, parts.main, parts.aside) for parts in pages.claims.values()]
    texts = [html.unescape(re.sub("<[^>]+>", "", str(part))) for part in (*sum(parts, ()), *pages.snippets.values())]
    assert sum(text.count("so it goes") for text in texts) > 10
    assert [text for text in texts if f"so it goes{end}." in text] == []
