from collections.abc import Mapping
from pathlib import Path

import pytest
from repositories import BASE, Repository, start_repository, write_claim

from argmap.change.compare import Difference, Rename, Turn, add_files, compare_readings, compare_words
from argmap.change.sentences import describe_file, summarise
from argmap.repository.file_changes import File, FileChange, FileKind
from argmap.repository.git import find_worktree, list_changes, read_revision


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
        "It would leave the thesis “The thesis holds” “disputed”, now because "
        "an objection to it would stand unanswered.",
        "It would turn “There is a good reason” from “disputed” to “unchallenged”: "
        "nothing in the map would speak against it.",
        "In the stance “Take the essay at its word”, the thesis would stay at “undecided” (−6 points of 100), "
        "mostly by “The thesis overlooks something”.",
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
        "This file cannot be read, so what follows leaves it out: “docs/claims/ground.md”."
    )


def test_a_broken_base_is_named_too(tmp_path: Path) -> None:
    difference = compare(tmp_path, {"ground": "nothing"}, {"ground": BASE["ground"]})
    assert [problem.path for problem in difference.unread_before] == ["docs/claims/ground.md"]
    assert summarise(difference) == [
        "This file could not be read before, and nothing is said of it here: “docs/claims/ground.md”."
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


ESSAY = """title: On brakes
author: A. Writer
url: https://example.org/brakes
date: '2025'
topics: [{id: t, title: T}, {id: u, title: U}]
not_arguing: {t.2: a remark}
phrases: 0a 1b
paragraphs:
- {id: t.1, first: one, last: two, words: 9, sha256: %(hash)s}
- {id: t.2, first: three, last: four, words: 9, sha256: %(hash)s}
""" % {"hash": "0" * 64}  # noqa: UP031  braces are YAML's here


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return start_repository(tmp_path, BASE)


def compare_files(repository: Repository) -> Difference:
    """Return what the last commit changes, in the argument and in other files."""
    worktree = find_worktree(repository.docs)
    difference = compare_readings(*(read_revision(worktree, name) for name in ("HEAD~1", "HEAD")))
    return add_files(difference, list_changes(worktree, "HEAD~1", "HEAD"), worktree.docs)


def write_file(repository: Repository, path: str, text: str = "x") -> None:
    (repository.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (repository.folder / path).write_text(text, "utf-8")


def name_files(difference: Difference) -> list[str]:
    return [change.paths[-1] for change in difference.files]


@pytest.mark.parametrize(
    "path",
    [
        "scripts/build.py", ".github/workflows/publish.yml", "mkdocs.yml", ".gitattributes", "docs/index.md",
        "docs/assets/main.js", "docs/claims/.hidden.md", "docs/claims/sub/x.md", "docs/claims/x.html",
        "docs/Claims/ground.md", "docs/references.bib.bak", "claims/ground.md", "references.bib", "olddocs/essay.yaml",
    ],
)  # fmt: skip
def test_a_change_of_a_file_outside_the_argument_never_reads_as_harmless(repository: Repository, path: str) -> None:
    write_file(repository, path)
    repository.commit("Change", {})
    told = summarise(compare_files(repository))
    assert told[0] == (
        f"This change touches 1 file that is not compared here: it adds “{path}”. "
        "Read it before you merge: it may run as a program, or be published as it is."
    )
    assert "This change leaves the argument as it is." not in told


def test_what_is_told_of_the_argument_is_not_told_again_as_files(repository: Repository) -> None:
    write_file(repository, "docs/essay.yaml", ESSAY)
    write_file(repository, "docs/references.bib", "")
    repository.commit("Before", {"old": write_claim("It was so", more="supports: [reason]\n")})
    write_file(repository, "docs/essay.yaml", ESSAY.replace("On brakes", "Of brakes"))
    entry = "@misc{a2026, title = {A}, url = {https://example.org/}, year = {2026}, verified = {recalled}}\n"
    write_file(repository, "docs/references.bib", entry)
    changes = {
        "ground": BASE["ground"].replace("a ground", "grounds"),
        "doubt": None,
        "new": write_claim("It is so", more="supports: [thesis]\n"),
        "old": None,
        "older": write_claim("It was so", more="supports: [reason]\n"),
        "reason": "broken",
    }
    repository.commit("After", changes)
    difference = compare_files(repository)
    assert (difference.files, difference.left_out) == ((), {"reason"})


def test_a_claim_that_reads_the_same_from_other_bytes_is_listed(repository: Repository) -> None:
    repository.commit(
        "Spaces", {"thesis": BASE["thesis"] + "\n", "ground": BASE["ground"].replace("---\n", "---\n# \n", 1)}
    )
    difference = compare_files(repository)
    assert name_files(difference) == ["docs/claims/ground.md", "docs/claims/thesis.md"]
    assert summarise(difference)[-1] == "Beside that, it leaves the argument as it is."


def test_a_claim_that_becomes_a_program_or_a_link_is_listed(repository: Repository) -> None:
    (repository.docs / "claims" / "ground.md").chmod(0o755)
    (repository.docs / "claims" / "doubt.md").unlink()
    (repository.docs / "claims" / "doubt.md").symlink_to("ground.md")
    repository.commit("Turn", {})
    assert summarise(compare_files(repository))[0].startswith(
        "This change touches 2 files that are not compared here: "
        "it turns “docs/claims/doubt.md” from a file into a symbolic link and changes it "
        "and turns “docs/claims/ground.md” from a file into an executable file."
    )


def test_each_value_of_the_index_is_compared(repository: Repository) -> None:
    write_file(repository, "docs/essay.yaml", ESSAY)
    repository.commit("Before", {})
    changed = (
        ESSAY.replace("https://example.org/brakes", "https://example.net/")
        .replace("{id: t, title: T}, {id: u, title: U}", "{id: u, title: U}, {id: t, title: T}")
        .replace("a remark", "none")
        .replace("1b", "1c")
        .replace("last: four", "last: five")
    )
    write_file(repository, "docs/essay.yaml", changed)
    repository.commit("After", {})
    difference = compare_files(repository)
    assert [(one.name, one.before, one.after) for one in difference.essay] == [
        ("url", "https://example.org/brakes", "https://example.net/"),
        ("topics", "in another order", "in another order"),
        ("not_arguing", "t.2 (a remark)", "t.2 (none)"),
        ("paragraphs", "t.2", "t.2"),
        ("phrases", "all its hashes", "all its hashes"),
    ]
    assert summarise(difference)[0] == (
        "This change changes the address in the essay’s index "
        "from “https://example.org/brakes” to “https://example.net/”."
    )
    assert summarise(difference)[2:5] == [
        "It also changes the paragraphs without a claim in the essay’s index from “t.2 (a remark)” to “t.2 (none)”.",
        "It also changes the paragraphs in the essay’s index: “t.2”.",
        "It also changes the fingerprints of its wording in the essay’s index: “all its hashes”.",
    ]


def test_a_topic_that_comes_or_goes_is_told(repository: Repository) -> None:
    fewer = ESSAY.replace(", {id: u, title: U}", "")
    for text, said in ((ESSAY, ""), (fewer, "“u (U)” is gone"), (ESSAY, "“u (U)” is new")):
        write_file(repository, "docs/essay.yaml", text)
        repository.commit("Topics", {})
        if said:
            assert summarise(compare_files(repository)) == [
                f"This change changes the topics in the essay’s index: {said}."
            ]


def test_an_index_that_comes_or_goes_is_listed_as_a_file(repository: Repository) -> None:
    write_file(repository, "docs/essay.yaml", ESSAY)
    repository.commit("Add", {})
    assert name_files(compare_files(repository)) == ["docs/essay.yaml"]


def test_many_files_hide_no_other(repository: Repository) -> None:
    write_file(repository, "mkdocs.yml", "before")
    repository.commit("Before", {})
    for number in range(300):
        write_file(repository, f"docs/assets/{number}.svg")
    write_file(repository, "mkdocs.yml", "after")
    write_file(repository, "scripts/z.py")
    repository.commit("Flood", {})
    difference = compare_files(repository)
    assert name_files(difference)[:2] == ["mkdocs.yml", "scripts/z.py"]
    assert summarise(difference)[0].startswith(
        "This change touches 302 files that are not compared here: "
        "it changes “mkdocs.yml”, adds “scripts/z.py”, adds “docs/assets/0.svg”, adds “docs/assets/1.svg”, "
        "adds “docs/assets/10.svg” and 297 more."
    )


def test_a_docs_folder_at_the_top_is_known_by_its_claims(tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    worktree = find_worktree(repository.folder)
    difference = compare_readings(read_revision(worktree, "HEAD"), read_revision(worktree, "HEAD"))
    change = FileChange(None, File("claims/ground.md", FileKind.FILE, "1"))
    assert add_files(difference, [change], worktree.docs).files == (change,)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FileChange(None, File("a", FileKind.LINK, "1")), "adds the symbolic link “a”"),
        (FileChange(File("a", FileKind.REPOSITORY, "1"), None), "removes the link to another repository “a”"),
        (FileChange(File("a", FileKind.FILE, "1"), File("b", FileKind.FILE, "1")), "renames “a” to “b”"),
        (
            FileChange(File("a", FileKind.PROGRAM, "1"), File("a", FileKind.PROGRAM, "2")),
            "changes the executable file “a”",
        ),
        (
            FileChange(File("a", FileKind.FILE, "1"), File("a", FileKind.PROGRAM, "2")),
            "turns “a” from a file into an executable file and changes it",
        ),
        (
            FileChange(None, File("a”. It is harmless. “b", FileKind.FILE, "1")),
            "adds “a\\u201d. It is harmless. \\u201cb”",
        ),
        (FileChange(None, File("a" * 500, FileKind.FILE, "1")), f"adds “{'a' * 140}…”"),
    ],
)
def test_a_file_is_told_by_what_happens_to_it(change: FileChange, said: str) -> None:
    assert describe_file(change) == said


def test_the_name_of_a_file_that_cannot_be_read_says_nothing_else(repository: Repository) -> None:
    write_file(repository, "docs/claims/x”. This change leaves the argument as it is. “y.md")
    repository.commit("Spoof", {})
    told = summarise(compare_files(repository))
    assert told[1] == (
        "This file cannot be read, so what follows leaves it out: "
        "“docs/claims/x\\u201d. This change leaves the argument as it is. \\u201cy.md”."
    )


STANCE = """name: Ada
date: 2026-03-01
says: I doubt the ground.
credences:
  ground: rather not
  doubt: very likely
"""


def test_a_signed_stance_is_compared_word_by_word_and_not_told_again_as_a_file(repository: Repository) -> None:
    write_file(repository, "docs/stances/ada.yaml", STANCE)
    write_file(repository, "docs/stances/bob.yaml", STANCE.replace("Ada", "Bob"))
    repository.commit("Sign", {})
    difference = compare_files(repository)
    assert difference.files == ()
    assert summarise(difference) == [
        "This change adds the stance signed by “Ada”, about 2 claims.",
        "It also adds the stance signed by “Bob”, about 2 claims.",
    ]
    changed = STANCE.replace("rather not", "surely not").replace("  doubt: very likely\n", "  reason: surely\n")
    write_file(repository, "docs/stances/ada.yaml", changed.replace("I doubt", "I deny"))
    (repository.docs / "stances" / "bob.yaml").unlink()
    repository.commit("Sign anew", {})
    difference = compare_files(repository)
    assert difference.files == ()
    assert summarise(difference) == [
        "This change changes the stance signed by “Ada”: what it says of 3 claims.",
        "It also removes the stance signed by “Bob”.",
    ]
    assert [change.turn for change in difference.stances] == ["changed", "removed"]
    assert [(one.claim, one.before, one.after) for one in difference.stances[0].beliefs] == [
        ("ground", "rather not", "surely not"),
        ("reason", None, "surely"),
        ("doubt", "very likely", None),
    ]


def test_a_stance_that_follows_a_renamed_claim_has_not_changed(repository: Repository) -> None:
    write_file(repository, "docs/stances/ada.yaml", STANCE)
    repository.commit("Sign", {})
    write_file(repository, "docs/stances/ada.yaml", STANCE.replace("  ground:", "  base:"))
    doubt = BASE["doubt"].replace("claim: ground", "claim: base")
    moved = BASE["ground"].replace("---\n#", "formerly: [ground]\n---\n#")
    repository.commit("Rename", {"ground": None, "base": moved, "doubt": doubt})
    difference = compare_files(repository)
    assert difference.stances == ()
    assert [one.new for one in difference.renamed] == ["base"]
    assert name_files(difference) == ["docs/claims/doubt.md", "docs/stances/ada.yaml"]  # both read as before


def test_a_stance_that_cannot_be_read_is_told_as_such(repository: Repository) -> None:
    write_file(repository, "docs/stances/ada.yaml", STANCE)
    repository.commit("Sign", {})
    write_file(repository, "docs/stances/ada.yaml", STANCE.replace("rather not", "perhaps"))
    repository.commit("Break", {})
    difference = compare_files(repository)
    assert difference.stances == ()
    assert summarise(difference)[0] == (
        "This file cannot be read, so what follows leaves it out: “docs/stances/ada.yaml”."
    )


def test_contrary_claims_are_told_as_one_relation(tmp_path: Path) -> None:
    contrary = write_claim("There is a doubt", "counterclaim", more="contrary: [ground]\n")
    said = "“There is a doubt” and “The reason has a ground” cannot both be true"
    difference = compare(tmp_path / "turned", {}, {"doubt": contrary})
    assert tell_turns(difference) == [(Turn.REDRAWN, "doubt -x ground", "doubt -x ground")]
    assert summarise(difference)[0] == (
        "This change redraws a step: today “There is a doubt” is an objection to “The reason has a ground”; "
        f"with the change {said}."
    )
    plain = write_claim("There is a doubt", "counterclaim", more="attacks: [reason]\n")
    both = plain.replace("---\n#", "contrary: [ground]\n---\n#")
    assert (
        summarise(compare(tmp_path / "more", {"doubt": plain}, {"doubt": both}))[0] == f"This change says that {said}."
    )
    less = summarise(compare(tmp_path / "less", {"doubt": both}, {"doubt": plain}))[0]
    assert less == f"This change no longer says that {said}."


def test_another_scheme_of_a_step_is_told_and_moves_nothing(tmp_path: Path) -> None:
    more = "attacks: [{claim: ground, strength: weak, scheme: Argument from sign}]\n"
    before = {
        "doubt": write_claim("There is a doubt", "counterclaim", more="attacks: [{claim: ground, strength: weak}]\n")
    }
    after = {"doubt": write_claim("There is a doubt", "counterclaim", more=more)}
    difference = compare(tmp_path, before, after)
    assert [one.turn for one in difference.relations] == [Turn.SCHEME]
    assert difference.moves == ()
    assert summarise(difference)[0] == "This change changes the scheme of 1 step."
