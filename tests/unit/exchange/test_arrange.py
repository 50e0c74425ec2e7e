"""A debate in the form of a map: what is joined, kept and left out, and which claims are theses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from imports import list_losses, make_map, read_text

from argmap.argument.graph import ArgumentMap
from argmap.content.models import FILE_MAX
from argmap.content.vocabulary import Bearing, Kind
from argmap.exchange.debate import Debate, Text
from argmap.exchange.losses import Losses

SUPPORTS, ATTACKS, UNDERCUTS = Bearing.SUPPORTS, Bearing.ATTACKS, Bearing.UNDERCUTS
WORDS = ("Ants march", "Bees hum", "Cats purr", "Dogs bark", "Eels glide", "Frogs leap")


def build_debate(*links: tuple[Bearing, tuple[str, ...], str], words: tuple[str, ...] = WORDS) -> Debate:
    """Return a debate of texts a, b, c … with steps; an undercut names its target by the number of the step."""
    debate = Debate()
    for key, text in zip("abcdefgh", words, strict=False):
        debate.add_text(Text(key, text, f"x:{key}"))
    for number, (kind, premises, target) in enumerate(links):
        debate.add_link(kind, premises, target, f"x:step {number}", str(number))
    return debate


def list_steps(debate: Debate) -> list[str]:
    made, problems, _ = make_map(debate, Losses())
    assert problems == []
    return list(made.steps)


def test_equal_texts_are_one_claim_whatever_their_case_and_ends() -> None:
    debate = build_debate(
        (SUPPORTS, ("b",), "a"), (ATTACKS, ("c",), "d"), words=("One thing", "Two", "Three", "“one  THING.”")
    )
    debate.texts["a"].speakers, debate.texts["d"].speakers = ["Ann"], ["Bob", "Ann"]
    made, problems, _ = make_map(debate, Losses())
    assert problems == []
    assert list(made.steps) == ["three -x one-thing", "two -> one-thing"]
    assert set(made.claims["one-thing"].fields.speakers) == {"Ann", "Bob"}


def test_claims_that_nothing_follows_from_are_theses_and_others_play_their_part() -> None:
    debate = build_debate((SUPPORTS, ("b",), "a"), (ATTACKS, ("c",), "b"), (SUPPORTS, ("d",), "e"))
    made, _, arranged = make_map(debate, Losses())
    assert {name: claim.fields.kind for name, claim in made.claims.items()} == {
        "ants-march": Kind.THESIS,
        "bees-hum": Kind.CLAIM,
        "cats-purr": Kind.COUNTERCLAIM,
        "dogs-bark": Kind.CLAIM,
        "eels-glide": Kind.THESIS,
        "frogs-leap": Kind.CLAIM,
    }
    assert arranged.apart == ["frogs-leap"]


def test_of_a_circle_from_which_nothing_leads_on_one_claim_is_the_thesis() -> None:
    debate = build_debate(
        (SUPPORTS, ("a",), "b"), (SUPPORTS, ("b",), "c"), (SUPPORTS, ("c",), "a"), (ATTACKS, ("d",), "b")
    )
    made, problems, _ = make_map(debate, Losses())
    assert problems == []
    assert made.theses == ("bees-hum",)
    assert len(made.steps) == 4


def test_without_any_step_the_first_text_is_the_thesis() -> None:
    made, problems, arranged = make_map(build_debate(), Losses())
    assert problems == []
    assert made.theses == ("ants-march",)
    assert len(arranged.apart) == 6


def test_a_support_and_an_attack_are_both_kept_and_repeats_once() -> None:
    links = [(SUPPORTS, ("a",), "b"), (ATTACKS, ("a",), "b"), (SUPPORTS, ("a",), "b"), (SUPPORTS, ("b",), "a")]
    assert list_steps(build_debate(*links)) == [
        "ants-march -> bees-hum", "ants-march -x bees-hum", "bees-hum -> ants-march",
    ]  # fmt: skip


def test_an_undercut_of_a_repeated_step_is_one_of_the_step_that_is_kept() -> None:
    debate = build_debate((SUPPORTS, ("a",), "b"), (SUPPORTS, ("a",), "b"), (UNDERCUTS, ("c",), "1"))
    assert list_steps(debate) == ["ants-march -> bees-hum", "cats-purr -/ (ants-march -> bees-hum)"]


def test_a_claim_does_not_bear_on_itself_nor_on_its_own_step() -> None:
    losses = Losses()
    debate = build_debate((SUPPORTS, ("a", "b"), "b"), (SUPPORTS, ("a",), "b"), (UNDERCUTS, ("b",), "1"))
    made, problems, _ = make_map(debate, losses)
    assert (problems, list(made.steps)) == ([], ["ants-march -> bees-hum"])
    assert list_losses(losses)["relation of a claim to itself"] == 2


def test_undercuts_of_steps_that_are_gone_are_left_out_and_told() -> None:
    losses = Losses()
    debate = build_debate((SUPPORTS, ("a",), "b"), (UNDERCUTS, ("c",), "0"), words=("?!", "Bees hum", "Cats purr"))
    made, problems, _ = make_map(debate, losses)
    assert (problems, list(made.steps)) == ([], [])
    assert list_losses(losses) == {
        "claim without any step": 2,
        "step of a text that is left out": 1,
        "text without words": 1,
        "undercut of a step that is left out or joined with another": 1,
    }


def test_a_question_asks_about_its_positions() -> None:
    debate = build_debate((SUPPORTS, ("b",), "a"), (ATTACKS, ("c",), "a"), (UNDERCUTS, ("d",), "0"))
    debate.texts["a"].kind = Kind.QUESTION
    losses = Losses()
    made, problems, _ = make_map(debate, losses)
    assert (problems, list(made.steps)) == ([], [])
    assert made.claims["ants-march"].fields.about == ("bees-hum", "cats-purr")
    assert set(made.theses) == {"bees-hum", "cats-purr"}
    assert list_losses(losses) == {
        "attack on a question": 1,
        "claim without any step": 3,
        "reason for a question": 1,
        "undercut of a step to a question": 1,
    }


def tell_wordings(made: ArgumentMap, claim: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, one.speakers) for one in made.claims[claim].fields.wordings]


def test_a_rephrase_is_another_wording_with_its_own_speakers_of_what_it_rephrases() -> None:
    debate = build_debate((SUPPORTS, ("b",), "c"))
    debate.same = [("c", "a"), ("d", "c")]
    debate.texts["a"].speakers, debate.texts["d"].speakers = ["Ann"], ["Bob", "Cy"]
    losses = Losses()
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == ["bees-hum -> ants-march"]
    assert made.claims["ants-march"].fields.speakers == ("Ann",)
    assert tell_wordings(made, "ants-march") == [("Cats purr", ()), ("Dogs bark", ("Bob", "Cy"))]
    assert list_losses(losses) == {"claim without any step": 2}


def test_of_a_ring_of_rephrases_the_first_by_the_alphabet_is_the_claim() -> None:
    debate = build_debate()
    debate.same = [("b", "c"), ("c", "d"), ("d", "b")]
    made, problems, _ = make_map(debate, Losses())
    assert problems == []
    assert set(made.claims) == {"ants-march", "bees-hum", "eels-glide", "frogs-leap"}
    assert tell_wordings(made, "bees-hum") == [("Cats purr", ()), ("Dogs bark", ())]


def test_a_text_is_no_other_wording_of_what_it_is_a_reason_for_or_against() -> None:
    debate = build_debate((SUPPORTS, ("b",), "a"), (ATTACKS, ("c", "d"), "a"))
    debate.same = [("b", "a"), ("d", "b"), ("b", "e"), ("e", "a"), ("f", "a")]
    losses = Losses()
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert list(made.steps) == ["cats-purr + eels-glide -x ants-march", "eels-glide -> ants-march"]
    assert tell_wordings(made, "ants-march") == [("Frogs leap", ())]
    assert tell_wordings(made, "eels-glide") == [("Bees hum", ()), ("Dogs bark", ())]
    assert list_losses(losses) == {"rephrase between a text and a reason for or against it": 2}


def test_a_wording_stands_once_and_what_has_no_room_goes_into_the_body() -> None:
    words = ("Ants march", "Bees hum", "bees  hum.", "x " * 600, "é" * 900, "<b>Frogs</b> leap")
    debate = build_debate(words=words)
    debate.same = [(key, "a") for key in "bcdef"]
    debate.texts["b"].speakers, debate.texts["c"].speakers = ["Ann"], ["Bob", "Ann"]
    debate.texts["a"].wordings = [(f"{number}" * 900, ()) for number in range(20)]
    losses = Losses()
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert len(made.claims["ants-march"].text.encode()) <= FILE_MAX
    told = tell_wordings(made, "ants-march")
    assert ("Bees hum", ("Ann", "Bob")) in told
    body = made.claims["ants-march"].body
    assert all(text in body or text in {words for words, _ in told} for text in [str(n) * 900 for n in range(20)])
    assert ("x " * 600).strip() in body
    assert ("Frogs leap", ()) in told
    assert list_losses(losses)["wording that is too long or one of too many"] == 1


def test_a_long_debate_in_one_line_is_arranged() -> None:
    text = "\n\n".join(f"[c{n}]: Claim number {n}\n  +> [c{n + 1}]" for n in range(1500))
    debate, losses = read_text(text)
    made, problems, _ = make_map(debate, losses)
    assert (len(made.claims), len(made.steps), problems) == (1501, 1500, [])


LINKS = st.lists(
    st.tuples(
        st.sampled_from([SUPPORTS, ATTACKS, UNDERCUTS]),
        st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3).map(lambda found: tuple(sorted(found))),
        st.sampled_from([*"abcdef", *"0123456789"]),
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(LINKS, st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=3), st.booleans())
def test_any_debate_becomes_a_sound_map_and_no_step_is_lost_in_silence(
    links: list[tuple[Bearing, tuple[str, ...], str]], same: list[tuple[str, str]], asks: bool
) -> None:
    debate = build_debate(*links)
    debate.same = same
    debate.texts["a"].kind = Kind.QUESTION if asks else None
    losses = Losses()
    made, problems, arranged = make_map(debate, losses)
    assert problems == []
    assert set(arranged.claims) == set(made.claims)
    told = {place for _, _, places in losses.grouped() for place in places}
    if len(made.steps) < len(links):
        assert any("step" in place for place in told)


def test_texts_that_exclude_each_other_are_contrary_once_also_where_one_attacks_the_other() -> None:
    debate = build_debate((SUPPORTS, ("c",), "b"), (ATTACKS, ("b",), "a"), (UNDERCUTS, ("d",), "1"))
    debate.links["1"].because = "It is one or the other"
    debate.add_contrary("a", "b", "x:contrary", "bees-hum")
    debate.add_contrary("b", "a", "x:again")
    losses = Losses()
    made, problems, _ = make_map(debate, losses)
    assert problems == []
    assert made.claims["ants-march"].fields.contrary == ("bees-hum",)
    assert made.claims["bees-hum"].fields.attacks == ()
    assert list(made.steps) == [
        "ants-march -x bees-hum",
        "bees-hum -x ants-march",
        "cats-purr -> bees-hum",
        "dogs-bark -/ (bees-hum -x ants-march)",
    ]
    assert list_losses(losses) == {
        "claim without any step": 2,
        "reason given for an attack between contrary claims": 1,
        "relation stated twice": 2,
    }
