from pathlib import Path

import pytest
from maps import build_claim

from argmap.argument.argument import Argument
from argmap.argument.graph import ArgumentMap, build_map
from argmap.content.docs_folder import read_docs
from argmap.content.models import Claim, Essay, FrontMatter, Reference
from argmap.content.problems import render_problems
from argmap.content.vocabulary import Interest, Verified
from argmap.review.advice import ADVICE, LOOKS, Advice, find_advice, find_one_sided
from argmap.review.rules import check_reading

DOCS = Path(__file__).parents[3] / "docs"
THESIS = build_claim("thesis", kind="thesis")


def word_claim(name: str, heading: str, body: str = "Body.", **fields: object) -> Claim:
    front = {"kind": "claim", "topic": "t", "voice": "essay", **fields}
    return Claim(name, f"docs/claims/{name}.md", heading, body, FrontMatter.model_validate(front))


def list_rules(
    *claims: Claim, references: dict[str, Reference] | None = None, essay: Essay | None = None
) -> list[tuple[str, str]]:
    found = find_advice(build_map([THESIS, *claims], references or {}, essay))
    return [(advice.path.rpartition("/")[2].removesuffix(".md"), advice.rule) for advice in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Well-known benchmarks are goals that labs train towards, not unseen tests of general ability",
            "Popular benchmarks are targets labs train towards rather than unseen tests of ability",
        ),
        (
            "Work on data can itself be automated, as models make and filter their own training data",
            "Models can make and filter training data by themselves, so data work can be automated",
        ),
        ("A research explosion is very unlikely", "An intelligence explosion is very unlikely soon"),
    ],
)
def test_claims_that_say_the_same_in_other_words_are_found(one: str, other: str) -> None:
    assert ("b", "near-duplicate") in list_rules(word_claim("a", one), word_claim("b", other))


def test_claims_on_one_subject_are_no_duplicates() -> None:
    rules = list_rules(
        word_claim("a", "In 2024 OpenAI spent about 5 of its 7 billion dollars of compute on research"),
        word_claim("b", "OpenAI's inference share rose from 29% of its compute spending in 2024 to 47% in 2025"),
    )
    assert rules == []


def test_a_thesis_as_a_reason_may_be_reversed() -> None:
    top = build_claim("top", kind="thesis", supports=["reason"])
    assert list_rules(top, build_claim("reason")) == [("top", "maybe-reversed")]


def test_a_claim_as_a_reason_for_an_observation_may_be_reversed() -> None:
    seen = build_claim("seen", kind="evidence", date="2026", supports=["thesis"])
    assert list_rules(seen, build_claim("general", supports=["seen"])) == [("general", "maybe-reversed")]
    other = build_claim("finer", kind="evidence", date="2026", supports=["seen"])
    assert list_rules(seen, other) == []


def test_an_attack_that_doubts_a_step_may_be_an_undercut() -> None:
    reason = build_claim("reason", supports=["thesis"])
    doubt = {"claim": "thesis", "because": "a steep curve does not show that"}
    assert list_rules(reason, build_claim("doubt", kind="counterclaim", attacks=[doubt])) == [
        ("doubt", "maybe-undercut")
    ]
    plain = {"claim": "thesis", "because": "the curve is flat"}
    assert list_rules(reason, build_claim("doubt", kind="counterclaim", attacks=[plain])) == []


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Tests are goals; they measure nothing", True),
        ("Labs train on tests, but users see no gain", True),
        ("Tests are goals, and they are soon solved", True),
        ("Tests, goals and prices move together", False),
        ("Tests are goals, not measures", False),
        ("Nobody knows when and how it ends", False),
    ],
)
def test_a_claim_that_says_two_things(heading: str, found: bool) -> None:
    assert (("a", "two-things") in list_rules(word_claim("a", heading))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is obviously wrong.", True),
        ("It is naïve to think so.", True),
        ("He called it “obviously wrong” himself.", False),
        ("There is no obvious reason.", False),
        ("The title is *Hype and hope*.", False),
    ],
)
def test_loaded_words(text: str, found: bool) -> None:
    assert (("a", "loaded-words") in list_rules(word_claim("a", "A plain heading", text))) is found


def test_a_loaded_word_is_placed_at_its_line_and_column() -> None:
    body = "First line.\nIt is obviously so."
    advice = find_advice(build_map([THESIS, word_claim("a", "A plain heading", body)]))[0]
    assert (advice.line, advice.column) == (2, 7)


def test_what_has_no_date() -> None:
    claims = (build_claim("seen", kind="evidence"), build_claim("said", voice="outside"), build_claim("essay-says"))
    essay = Essay(title="Tea", author="A. Writer", url="https://example.org/tea", date="2026-01")
    assert list_rules(*claims, essay=essay) == [("said", "outside-undated"), ("seen", "evidence-undated")]
    assert list_rules(*claims) == [("seen", "evidence-undated")]


def test_a_weak_reference_matters_where_much_rests_on_it() -> None:
    references = {
        "r": Reference("r", "R", "https://example.org", verified=Verified.RECALLED, date="2026"),
        "s": Reference("s", "S", "https://example.org", verified=Verified.SECONDARY, date="2026"),
    }
    strong = [{"claim": "thesis", "strength": "strong"}]
    weak = build_claim("weak", voice="outside", references=["r"], supports=strong)
    assert list_rules(weak, references=references) == [("weak", "weak-reference")]
    held = build_claim("held", voice="outside", references=["r", "s"], supports=strong)
    assert list_rules(held, references=references) == []


def test_a_conclusion_needs_more_than_one_programme() -> None:
    references = {
        "r": Reference("r", "R", "", date="2026", verified=Verified.PRIMARY, programme="A firm", interest=Interest.OWN),
        "s": Reference("s", "S", "", date="2026", verified=Verified.PRIMARY, programme="Others"),
    }
    top = build_claim("top", supports=["thesis"])
    seen = build_claim("seen", voice="outside", references=["r"], supports=["top"])
    made = build_map([THESIS, top, seen], references)
    found = [advice for advice in find_advice(made) if advice.rule == "one-programme"]
    assert [(advice.path, advice.what) for advice in found] == [
        (
            f"docs/claims/{name}.md",
            "with all that supports it, it rests on 1 reference (A firm), which speaks of its own work",
        )
        for name in ("thesis",)
    ]
    elsewhere = build_claim("elsewhere", voice="outside", references=["s"], supports=["top"])
    assert list_rules(top, seen, elsewhere, references=references) == []


def test_a_branch_that_nobody_doubts_is_one_sided() -> None:
    branch = [build_claim("top", supports=["thesis"])]
    branch += [build_claim(f"r{i}", supports=["top"]) for i in range(4)]
    assert list_rules(*branch) == [("thesis", "one-sided")]
    assert list_rules(*branch, build_claim("no", kind="counterclaim", attacks=["r1"])) == []


def test_a_long_chain_of_reasons_is_looked_at_once() -> None:
    chain = [build_claim(f"r{i}", supports=[f"r{i - 1}"]) for i in range(1, 10_000)]
    (found,) = find_one_sided(Argument(build_map([build_claim("r0"), *chain])))
    assert found.what == "9999 claims speak for it, directly or further back, and none against any of them"


def test_an_objection_far_back_is_one_to_all_that_rests_on_it() -> None:
    line = [build_claim("a", supports=["thesis"]), *(build_claim(x, supports=[y]) for x, y in ("ba", "cb", "dc", "ed"))]
    side = [build_claim(f"s{i}", supports=["a"]) for i in range(4)]
    assert list_rules(*line, *side) == [("thesis", "one-sided")]
    undercut = build_claim("no", kind="counterclaim", undercuts=["e -> d"])
    assert list_rules(*line, *side, undercut) == []


def test_advice_is_shown_to_github_as_a_notice() -> None:
    advice = Advice("docs/claims/a.md", 3, 1, "two-things", "says two things", "Split it.")
    assert render_problems([advice], "github") == (
        "::notice file=docs/claims/a.md,line=3,col=1,title=two-things::says two things Split it."
    )


def test_every_look_is_named_and_every_name_is_used() -> None:
    source = Path(find_advice.__code__.co_filename).read_text("utf-8")
    assert [name for name in ADVICE if source.count(f'"{name}"') < 2] == []
    assert len(set(LOOKS)) == len(LOOKS)


def test_the_real_map_gets_little_advice() -> None:
    made: ArgumentMap = check_reading(read_docs(DOCS))[0]
    found = find_advice(made)
    assert len(found) <= len(made.claims) // 10, render_problems(found, "text")
