from __future__ import annotations

import time
from pathlib import Path

import pytest

from argmap.cli.main import main
from argmap.content.docs_folder import Reading, read_claim, read_docs
from argmap.content.problems import Problem
from argmap.review.rules import check_reading

THESIS = "kind: thesis"


def read(**claims: str) -> Reading:
    """Return a reading of claims given as lines of front matter; those without a kind are claims."""
    reading = Reading(Path("docs"))
    for name, lines in claims.items():
        usual = {"kind": "claim", "topic": "t", "voice": "essay", "source": "x.1"}
        kept = [f"{k}: {v}" for k, v in usual.items() if f"{k}:" not in lines]
        front = "\n".join(filter(None, [*kept, lines]))
        claim, whole, problems = read_claim(f"---\n{front}\n---\n# H\n\nB.\n", name, f"{name}.md")
        reading.ids.add(name)
        reading.problems.extend(problems)
        if claim:
            (reading.claims if whole else reading.partial).append(claim)
    return reading


def find(**claims: str) -> list[tuple[str, str]]:
    return [(problem.path, problem.rule) for problem in check_reading(read(**claims))[1]]


def whats(**claims: str) -> list[str]:
    return [problem.what for problem in check_reading(read(**claims))[1]]


def test_a_sound_map_has_no_problems() -> None:
    assert find(t=THESIS, a="supports: t", b="attacks: a", c="undercuts: a -> t", d="undercuts: b -x a",
                q="kind: question\nabout: t", n="kind: note\nabout: [a, q]") == []  # fmt: skip


@pytest.mark.parametrize("beside", [None, "% nothing yet\n"])
def test_a_key_that_no_file_explains_is_unknown(beside: str | None, tmp_path: Path) -> None:
    assert [problem.rule for problem in check_reading(read_beside(tmp_path, beside))[1]] == ["reference-unknown"]


def test_a_key_is_not_called_unknown_where_its_file_cannot_be_read(tmp_path: Path) -> None:
    rules = [problem.rule for problem in check_reading(read_beside(tmp_path, "@misc{one, title = \0}"))[1]]
    assert rules == ["reference-broken"]


def read_beside(docs: Path, bibliography: str | None) -> Reading:
    """Return the reading of a thesis that names a key and an address, beside a bibliography or none."""
    (docs / "claims").mkdir()
    front = "kind: thesis\ntopic: t\nvoice: essay\nsource: x.1\nreferences: [one, https://example.org]"
    (docs / "claims" / "t.md").write_text(f"---\n{front}\n---\n# H\n\nB.\n", "utf-8")
    if bibliography is not None:
        (docs / "references.bib").write_text(bibliography, "utf-8")
    return read_docs(docs)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"a": "supports: [t, x]"}, [("a.md", "claim-unknown")]),
        ({"a": "supports: [{claim: t, together_with: x}]"}, [("a.md", "claim-unknown")]),
        ({"a": "supports: t\nprediction: {by: 2027, state: open, why: x}"}, [("a.md", "claim-unknown")]),
        ({"a": "undercuts: x -> t"}, [("a.md", "step-unknown")]),
        ({"a": "supports: t", "b": "undercuts: a -x t"}, [("b.md", "step-unknown")]),
        ({"a": "supports: [a, t]"}, [("a.md", "relation-self")]),
        ({"a": "supports: [{claim: t, together_with: a}]"}, [("a.md", "relation-self")]),
        ({"a": "supports: t\nundercuts: a -> t"}, [("a.md", "relation-self")]),
        ({"a": "supports: [t, t]"}, [("a.md", "relation-twice")]),
        ({"a": "supports: t\nattacks: t"}, [("a.md", "relation-twice")]),
        ({"a": "supports: [b, t]", "b": "supports: a"}, [("b.md", "relation-both-ways")]),
        ({"a": "supports: b", "b": "supports: c", "c": "supports: [a, t]"}, [("a.md", "support-cycle")]),
        ({"a": "attacks: b", "b": "attacks: [a, t]"}, []),
        ({"a": "supports: b", "b": "attacks: [a, t]"}, []),
        ({"a": "", "b": "supports: a"}, [("a.md", "thesis-unreached"), ("b.md", "thesis-unreached")]),
        ({"q": "kind: question"}, [("q.md", "thesis-unreached")]),
        ({"q": "kind: question\nsupports: t"}, [("q.md", "relation-weightless")]),
        ({"q": "kind: note\nabout: t", "a": "supports: [q, t]"}, [("a.md", "relation-weightless")]),
        ({"a": "supports: t\nabout: t"}, [("a.md", "relation-weightless")]),
        ({"a": "voice: quoted\nsource: []\nsupports: t"}, [("a.md", "source-missing")]),
        ({"a": "voice: outside\nsupports: t"}, [("a.md", "reference-missing")]),
        ({"a": "voice: outside\nreferences: https://x.org\nsupports: t"}, []),
        ({"a": "voice: outside\nkind: question\nabout: t"}, []),
        ({"a": "formerly: t\nsupports: t"}, [("a.md", "formerly-taken")]),
        ({"a": "formerly: [con, index, lpt1]\nsupports: t"}, [("a.md", "formerly-taken")] * 3),
        ({"a": "formerly: [cone, con-1]\nsupports: t"}, []),
        ({"a": "formerly: o\nsupports: t", "b": "formerly: o\nsupports: t"}, [("b.md", "formerly-taken")]),
        (
            {"a": "supports: [{claim: t, together_with: b}]", "b": "supports: [{claim: t, together_with: a}]"},
            [("b.md", "linked-twice")],
        ),
    ],
)  # fmt: skip
def test_each_fault_is_found_once_and_nothing_follows_from_it(
    claims: dict[str, str], found: list[tuple[str, str]]
) -> None:
    assert find(t=THESIS, **claims) == found


def test_a_map_needs_a_thesis() -> None:
    assert find(a="", b="supports: a") == [("a.md", "thesis-missing")]


def test_a_ring_is_named_claim_by_claim() -> None:
    ring = {"a": "supports: b", "b": "supports: c", "c": "supports: d", "d": "supports: [a, t]"}
    assert whats(t=THESIS, **ring) == ["claims support each other in a ring: a -> b -> c -> d -> a"]


def test_a_ring_by_way_of_linked_premises_is_found() -> None:
    ring = {"a": "supports: [{claim: b, together_with: c}]", "b": "supports: c", "c": "supports: t"}
    assert find(t=THESIS, **ring) == [("b.md", "support-cycle")]


def test_a_broken_file_causes_no_problems_elsewhere() -> None:
    broken = {"b": "kind: nonsense\nsupports: t"}
    assert find(t=THESIS, a="supports: b", c="undercuts: b -> t", d="undercuts: a -> b", **broken) == [
        ("b.md", "value-wrong")
    ]
    assert find(t="kind: nonsense", a="supports: t", b="supports: a") == [("t.md", "value-wrong")]


def test_an_unknown_name_causes_no_problems_elsewhere() -> None:
    assert find(t=THESIS, a="supports: x", b="supports: a", c="undercuts: b -> a") == [("a.md", "claim-unknown")]


def test_the_nearest_step_is_suggested_but_not_one_that_rests_on_the_mistake() -> None:
    problems = check_reading(read(t=THESIS, alpha="supports: t", beta="undercuts: alpa -> t"))[1]
    assert [p.fix.partition("? ")[0] for p in problems] == ['Did you mean "alpha -> t"']


def write_docs(docs: Path, body: str, *, heading: str = "H", hedge: str = "") -> list[Problem]:
    (docs / "claims").mkdir()
    hedged = f"hedge: {hedge}\n" if hedge else ""
    front = f"---\nkind: thesis\ntopic: t\nvoice: essay\nsource: x.1\n{hedged}---\n"
    (docs / "claims" / "a.md").write_text(f"{front}# {heading}\n\n{body}\n", "utf-8")
    from_text = "title: T\nauthor: A\nurl: https://example.org\ndate: '2025'\n"
    (docs / "essay.yaml").write_text(from_text, "utf-8")
    (docs / "copy.md").write_text("## X\n\nThe brakes on research are many and each needs time of its own.\n", "utf-8")
    assert main(["source", "index", str(docs / "copy.md"), "--docs", str(docs)]) == 0
    return check_reading(read_docs(docs))[1]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('It says "brakes on research are many".', []),
        ('It says "Brakes … many … own".', []),
        ('It says "the brakes [on it] are many".', []),
        ('It says "the brakes [on it] were many".', [("quotation-unknown", "not in the essay: were many")]),
        ('It says "on\nresearch are few".', [("quotation-unknown", "not in the essay: on\\u000aresearch are few")]),
        ('It says "".', []),
        (f'It says "{"x " * 12}".', [("quotation-long", "a quotation of 12 words: " + "x " * 12)]),
    ],
)  # fmt: skip
def test_quotations(body: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    problems = write_docs(tmp_path, body)
    assert [(p.rule, p.what) for p in problems][: len(found) or 1] == found


def test_a_quotation_of_brackets_is_compared_in_no_time(tmp_path: Path) -> None:
    began = time.process_time()
    assert "quotation-unknown" in {problem.rule for problem in write_docs(tmp_path, f"“a {'[' * 60_000} b”")}
    assert time.process_time() - began < 1


def test_quotations_in_heading_and_hedge_are_checked(tmp_path: Path) -> None:
    problems = write_docs(tmp_path, "B.", heading='A "few brakes" H', hedge="said “few”")
    assert [(p.rule, p.line, p.column) for p in problems] == [("quotation-unknown", 6, 13), ("quotation-unknown", 8, 5)]


def test_a_large_map_with_a_broken_hub_is_checked_in_seconds() -> None:
    claims = {f"c{n}": f"supports: c{n // 2}" if n > 1 else "supports: hub" for n in range(1, 3000)}
    reading = read(t=THESIS, hub="kind: nonsense\nsupports: t", **claims)
    began = time.process_time()
    assert [p.path for p in check_reading(reading)[1]] == ["hub.md"]
    assert time.process_time() - began < 5
