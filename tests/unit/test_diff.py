from collections.abc import Mapping
from pathlib import Path

import pytest
from repositories import BASE, start_repository, write_claim

from argmap.diff import Difference, Rename, Turn, compare_readings, compare_words
from argmap.diff_words import summarise
from argmap.git import find_worktree, read_revision


def compare(folder: Path, before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Difference:
    repository = start_repository(folder, {**BASE, **before})
    repository.commit("Change", after)
    worktree = find_worktree(repository.docs)
    return compare_readings(read_revision(worktree, "HEAD~1"), read_revision(worktree, "HEAD"))


def tell_turns(difference: Difference) -> list[tuple[Turn, str | None, str | None]]:
    return [(one.turn, one.before and one.before.id, one.after and one.after.id) for one in difference.relations]


def test_nothing_differs(tmp_path: Path) -> None:
    difference = compare(tmp_path, {}, {"thesis": BASE["thesis"] + "\n"})
    assert summarise(difference) == ["This change leaves the argument as it is."]


def test_the_pull_request_that_issue_6_names(tmp_path: Path) -> None:
    """It turns a support round, rewords a claim, and adds an objection to the thesis."""
    difference = compare(
        tmp_path,
        {},
        {
            "ground": write_claim("The reason has a ground"),
            "reason": write_claim("There is a good reason", more="supports: [thesis, ground]\n"),
            "objection": write_claim("The thesis overlooks something", "counterclaim", more="attacks: [thesis]\n"),
        },
    )
    assert summarise(difference) == [
        "This change adds an objection to the thesis “The thesis holds”: “The thesis overlooks something”.",
        "It also rewords a claim: “There is a reason” becomes “There is a good reason”.",
        "It also turns a reason round: today “The reason has a ground” is a reason for “There is a good reason”; "
        "with the change “There is a good reason” is a reason for “The reason has a ground”.",
        "It would turn the thesis “The thesis holds” from “reasons fail” to “open objection”: "
        "an objection to it would stand unanswered.",
        "It would turn “There is a good reason” from “reasons fail” to “no objection”: "
        "nothing in the map would speak against it.",
        "In the stance “Take the essay at its word”, what moves the thesis most would then be "
        "“There is a good reason”.",
    ]
    assert difference.added == ("objection",)
    assert tell_turns(difference) == [
        (Turn.REVERSED, "ground -> reason", "reason -> ground"),
        (Turn.ADDED, None, "objection -x thesis"),
    ]
    assert difference.claims[0].heading == (("same", "There is a"), ("new", "good"), ("same", "reason"))


def test_an_attack_turned_into_an_undercut_is_one_change(tmp_path: Path) -> None:
    difference = compare(
        tmp_path, {}, {"doubt": write_claim("There is a doubt", "counterclaim", more="undercuts: [ground -> reason]\n")}
    )
    assert tell_turns(difference) == [(Turn.TURNED, "doubt -x ground", "doubt -/ (ground -> reason)")]
    assert summarise(difference)[0] == (
        "This change turns “There is a doubt” from an objection to “The reason has a ground” into an objection to the "
        "step from “The reason has a ground” to “There is a reason”."
    )


def test_a_support_turned_into_an_attack_is_one_change(tmp_path: Path) -> None:
    difference = compare(tmp_path, {}, {"ground": write_claim("The reason has a ground", more="attacks: [reason]\n")})
    assert tell_turns(difference) == [(Turn.TURNED, "ground -> reason", "ground -x reason")]


def test_a_premise_that_is_linked_redraws_the_step(tmp_path: Path) -> None:
    more = "supports: [{claim: thesis, together_with: ground}]\n"
    difference = compare(tmp_path, {}, {"reason": write_claim("There is a reason", more=more)})
    assert tell_turns(difference) == [(Turn.REDRAWN, "reason -> thesis", "ground + reason -> thesis")]


def test_an_undercut_follows_its_step_when_that_is_turned(tmp_path: Path) -> None:
    undercut = write_claim("It does not carry", "counterclaim", more="undercuts: [ground -> reason]\n")
    difference = compare(
        tmp_path,
        {"u": undercut},
        {
            "ground": write_claim("The reason has a ground"),
            "reason": write_claim("There is a reason", more="supports: [thesis, ground]\n"),
            "u": undercut.replace("ground -> reason", "reason -> ground"),
        },
    )
    assert [one.turn for one in difference.relations] == [Turn.REVERSED, Turn.REDRAWN]


def test_strengths_reasons_and_values_are_told(tmp_path: Path) -> None:
    more = "hedge: says so flatly\nattacks: [{claim: ground, strength: strong, because: it is false}]\n"
    difference = compare(tmp_path, {}, {"doubt": write_claim("There is a doubt", "counterclaim", more=more)})
    assert [one.turn for one in difference.relations] == [Turn.STRENGTH, Turn.BECAUSE]
    assert [(one.name, one.before, one.after) for one in difference.claims[0].fields] == [
        ("hedge", "", "says so flatly")
    ]
    assert summarise(difference)[0] == (
        "This change makes a step stronger, weak before and strong after: "
        "“There is a doubt” is an objection to “The reason has a ground”."
    )
    assert summarise(difference)[1] == "It also adds to “There is a doubt” the hedge “says so flatly”."


def test_a_changed_kind_and_voice_are_told_in_words(tmp_path: Path) -> None:
    text = BASE["reason"].replace("kind: claim", "kind: evidence").replace("voice: essay", "voice: quoted")
    assert summarise(compare(tmp_path, {}, {"reason": text}))[:2] == [
        "This change makes “There is a reason” evidence, where it was a claim.",
        "It also says of “There is a reason”: quoted in the essay, where it said: the essay says it.",
    ]


def test_many_changed_values_are_named_only(tmp_path: Path) -> None:
    after = {name: text.replace("topic: t", "topic: u\nlabel: short") for name, text in BASE.items()}
    assert summarise(compare(tmp_path, {}, after))[0] == "This change changes values of 4 claims (short name, topic)."


def test_a_removed_claim_is_told_with_what_it_was(tmp_path: Path) -> None:
    difference = compare(tmp_path, {}, {"doubt": None})
    assert summarise(difference)[0] == (
        "This change removes the counterclaim “There is a doubt”, an objection to “The reason has a ground”."
    )
    assert {one.claim for one in difference.standings} == {"thesis", "reason", "ground"}


@pytest.mark.parametrize("declared", [True, False])
def test_a_renamed_claim_is_one_claim_and_its_relations_have_not_changed(tmp_path: Path, declared: bool) -> None:
    more = "supports: [reason]\n" + ("formerly: [ground]\n" if declared else "")
    difference = compare(
        tmp_path,
        {},
        {
            "ground": None,
            "base": write_claim("The reason has a ground", more=more),
            "doubt": BASE["doubt"].replace("claim: ground", "claim: base"),
        },
    )
    assert difference.renamed == (Rename("ground", "base", declared),)
    assert (difference.added, difference.removed, difference.relations) == ((), (), ())


def test_a_claim_that_cannot_be_read_is_named_and_left_out_of_both_sides(tmp_path: Path) -> None:
    difference = compare(tmp_path, {}, {"ground": "---\nkind: [broken\n---\n# The reason has a ground\n"})
    assert [problem.path for problem in difference.unread_after] == ["docs/claims/ground.md"]
    assert (difference.added, difference.removed, difference.relations) == ((), (), ())
    assert summarise(difference)[0] == (
        "This file cannot be read, so what follows leaves it out: docs/claims/ground.md."
    )


def test_a_broken_base_is_named_too(tmp_path: Path) -> None:
    difference = compare(tmp_path, {"ground": "nothing"}, {"ground": BASE["ground"]})
    assert [problem.path for problem in difference.unread_before] == ["docs/claims/ground.md"]
    assert summarise(difference) == [
        "This file could not be read before, and nothing is said of it here: docs/claims/ground.md."
    ]


def test_an_earlier_id_alone_is_told(tmp_path: Path) -> None:
    difference = compare(tmp_path, {}, {"ground": BASE["ground"].replace("supports:", "formerly: [soil]\nsupports:")})
    assert summarise(difference) == ["This change touches nothing but the earlier ids of claims."]


def test_many_changes_are_counted(tmp_path: Path) -> None:
    more = {f"c{i}": write_claim(f"Number {i} is one more", more="supports: [thesis]\n") for i in range(20)}
    assert summarise(compare(tmp_path, {}, more))[:2] == [
        "This change adds 20 claims.",
        "It also adds 20 relations.",
    ]


def test_changed_references_are_told(tmp_path: Path) -> None:
    entry = "@misc{a2026, title = {A}, url = {https://example.org/}, year = {2026}, verified = {recalled}}\n"
    repository = start_repository(tmp_path, BASE)
    (repository.docs / "references.bib").write_text(entry)
    repository.commit("Reference", {})
    (repository.docs / "references.bib").write_text(entry.replace("recalled", "primary"))
    repository.commit("Read it", {})
    worktree = find_worktree(repository.docs)
    difference = compare_readings(read_revision(worktree, "HEAD~1"), read_revision(worktree, "HEAD"))
    assert [(one.id, one.turn, one.fields[0].before, one.fields[0].after) for one in difference.references] == [
        ("a2026", "changed", "recalled", "primary")
    ]


def test_long_texts_are_compared_in_time() -> None:
    old, new = "a b " * 5000, "b a " * 5001
    assert [kind for kind, _ in compare_words(old, new)] == ["old", "new"]
