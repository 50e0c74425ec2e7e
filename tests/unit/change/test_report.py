import json
import re
from collections.abc import Mapping
from pathlib import Path

import html5lib
import pytest
from repositories import BASE, start_repository, write_claim

from argmap.change.compare import Difference, add_files, compare_readings
from argmap.change.report import MARKDOWN_MOST, DiffFormat, escape_markdown, escape_text, render_difference
from argmap.content.docs_folder import Reading
from argmap.content.models import Claim, FrontMatter
from argmap.repository.file_changes import File, FileChange, FileKind
from argmap.repository.git import find_worktree, read_revision

HOSTILE = "<img src=x onerror=alert(1)> @someone #12 GH-3 | `x` [a](javascript:1) ``` %% --> ::error:: ##[error] $x$"


def compare(folder: Path, after: Mapping[str, str | None]) -> Difference:
    repository = start_repository(folder, BASE)
    repository.commit("Change", after)
    worktree = find_worktree(repository.docs)
    return compare_readings(read_revision(worktree, "HEAD~1"), read_revision(worktree, "HEAD"))


def build_hostile() -> Difference:
    """A claim that the check would refuse, forced into the comparison."""

    def reading(*claims: Claim) -> Reading:
        return Reading(Path("docs"), claims=list(claims), ids={claim.id for claim in claims})

    def claim(name: str, heading: str, **fields: object) -> Claim:
        front = FrontMatter.model_validate({"kind": "claim", "topic": "t", "voice": "essay", **fields})
        return Claim(name, f"docs/claims/{name}.md", heading, f"{heading}\n\n# {heading}\n```\n{heading}", front)

    thesis = claim("thesis", "The thesis", kind="thesis")
    new = claim("new", HOSTILE, attacks=[{"claim": "thesis", "because": HOSTILE}], label="</text><script>")
    old = claim("old", "A calm heading", supports=["thesis"], hedge="calm")
    turned = claim("old", f"A calm heading {HOSTILE}", attacks=["thesis"], hedge=HOSTILE)
    return compare_readings(reading(thesis, old), reading(thesis, turned, new))


def test_markdown_shows_words_that_went_and_came(tmp_path: Path) -> None:
    text = render_difference(compare(tmp_path, {"reason": BASE["reason"].replace("is a", "is no")}), "markdown")
    assert "  - claim: There is ~~a~~ **no** reason\n" in text


def test_text_shows_words_that_went_and_came(tmp_path: Path) -> None:
    text = render_difference(compare(tmp_path, {"reason": BASE["reason"].replace("is a", "is no")}), "text")
    assert "      claim: There is [-a-] {+no+} reason\n" in text


def test_html_shows_words_that_went_and_came_and_parses_strictly(tmp_path: Path) -> None:
    text = render_difference(compare(tmp_path, {"reason": BASE["reason"].replace("is a", "is no")}), "html")
    assert "There is <del>a</del> <ins>no</ins> reason" in text
    html5lib.HTMLParser(strict=True).parse(text)


def test_what_moves_the_thesis_is_listed_in_points_that_add_up(tmp_path: Path) -> None:
    """Before, the ground has .9 - .2 x .9 = .72, the reason .61, the thesis .555; after, .64 for and .2 against it."""
    strong = write_claim("There is a reason", more="supports: [{claim: thesis, strength: strong}]\n")
    new = write_claim("There is an objection", "counterclaim", more="attacks: [{claim: thesis, strength: weak}]\n")
    difference = compare(tmp_path, {"reason": strong, "objection": new, "ground": None, "doubt": None})
    text = render_difference(difference, "text")
    assert text.partition("\nWhat moves the thesis\n")[2].partition("\n\n")[0].splitlines() == [
        "  Each bar begins where the one above it ends, on a scale from against the thesis to for it.",
        "  - in the stance “Take the essay at its word”: from “undecided” (56 of 100) to “leans for” (72 of 100)",
        "      ....................:.++++++++++++...... +29 “There is a reason”",
        "      ....................:..........---...... −8 “There is an objection”",
        "      ....................:........--......... −5 “The reason has a ground”",
    ]
    markdown = render_difference(difference, "markdown")
    assert "  - <code>....................:..........---......</code> −8 “There is an objection”\n" in markdown
    bars = re.findall(
        r'<rect class="(\w+)" x="([0-9.]+)" y="1" width="([0-9.]+)"', render_difference(difference, "html")
    )
    assert [way for way, *_ in bars] == ["up", "down", "down"]
    runs = [(float(x), float(x) + float(width)) for _, x, width in bars]
    assert [runs[0][0], runs[0][1], runs[1][0], runs[2][0]] == pytest.approx(
        [55.5, runs[1][1], runs[2][1], 72.0], abs=0.02
    )
    found = json.loads(render_difference(difference, "json"))["moves"]
    assert [move["stance"] for move in found] == ["Take the essay at its word"]
    assert {part["claim"] for part in found[0]["contributions"]} == {"ground", "objection", "reason"}
    sizes = [part["contribution"] for part in found[0]["contributions"]]
    assert sum(sizes) == pytest.approx(found[0]["after"] - found[0]["before"], abs=1e-12)


def test_every_format_begins_with_the_same_sentences(tmp_path: Path) -> None:
    difference = compare(tmp_path, {"doubt": None})
    first = json.loads(render_difference(difference, "json"))["summary"][0]
    assert (
        first == "This change removes the counterclaim “There is a doubt”, an objection to “The reason has a ground”."
    )
    assert render_difference(difference, "text").splitlines()[0] == first
    assert f"<p>{first}</p>" in render_difference(difference, "html")
    assert render_difference(difference, "markdown").splitlines()[2] == first.replace(".", "\\.")


def test_the_picture_is_drawn_before_and_after(tmp_path: Path) -> None:
    difference = compare(tmp_path, {"o": write_claim("An objection", "counterclaim", more="attacks: [thesis]\n")})
    text = render_difference(difference, "markdown")
    assert text.count("```mermaid") == 2
    assert '["NEW#58; An objection"]:::added' in text
    assert render_difference(difference, "html").count("<figure ") == 2


def test_nothing_hostile_is_alive_in_html() -> None:
    text = render_difference(build_hostile(), "html")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert [element.tag for element in tree.iter() if element.tag in {"img", "script", "a", "b"}] == []
    assert [key for element in tree.iter() for key in element.attrib if str(key).startswith("on")] == []


def test_nothing_hostile_is_alive_in_markdown() -> None:
    text = render_difference(build_hostile(), "markdown")
    outside, _, rest = text.partition("```mermaid\n")
    for part in (outside, rest.rpartition("```\n")[2]):
        bare = re.sub(r"\\.", "", part)  # what a backslash takes the meaning from
        for alive in ("<img", "@someone", "#12", "GH-3", "](", "javascript:", "|", "`", "$x"):
            assert alive not in bare.replace("javascript:&#8203;", "")
    for line in text.splitlines():
        if line.startswith("  c") and "[" in line:
            label = line.partition('["')[2].rpartition('"]')[0]
            assert not set(label) & set('<>"`[](){}|@%')
    assert text.count("```") == 2 * text.count("```mermaid")


def test_no_line_of_text_is_a_command_to_github() -> None:
    text = render_difference(build_hostile(), "text")
    assert not any(line.strip().startswith("::") or "##[" in line for line in text.splitlines())
    assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize(
    ("raw", "markdown"),
    [
        ("a\nb", "a b"),
        ("https://example.org", "https:&#8203;//example\\.org"),
        ("www.example.org", "www&#8203;\\.example\\.org"),
        ("x@example.org", "x@&#8203;example\\.org"),
        (":tada:", ":&#8203;tada:"),
        ("1. one", "1\\. one"),
        ("&lt;", "&amp;lt;"),
        ("\u202eflip\x1b[31m", "\\\\u202eflip\\\\u001b\\[31m"),
    ],
)
def test_markdown_is_escaped(raw: str, markdown: str) -> None:
    assert escape_markdown(raw) == markdown


def test_text_spells_out_what_cannot_be_printed() -> None:
    assert escape_text("a\x1b[31m\u202eb\nc") == "a\\u001b[31m\\u202eb c"


def test_markdown_fits_a_comment_however_much_changes(tmp_path: Path) -> None:
    more = {f"c{i}": write_claim(f"Number {i} " + "is one more " * 9, body="word " * 300) for i in range(150)}
    text = render_difference(compare(tmp_path, more), "markdown")
    assert len(text) <= MARKDOWN_MOST
    assert "- and " in text


def test_json_is_ascii_so_that_no_reader_misreads_it() -> None:
    text = render_difference(build_hostile(), "json")
    assert text.isascii()
    assert json.loads(text)["added"][0]["heading"] == HOSTILE


def change_files(*paths: str) -> Difference:
    same = Reading(Path("docs"))
    changes = [FileChange(None, File(path, FileKind.LINK, "1")) for path in paths]
    return add_files(compare_readings(same, same), changes, "docs")


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_no_format_calls_a_change_of_other_files_harmless(form: DiffFormat) -> None:
    text = render_difference(change_files("scripts/build"), form)
    assert "This change touches 1 file that is not compared here" in text
    assert "scripts/build" in text
    assert "symbolic link" in text
    assert "This change leaves the argument as it is" not in text


@pytest.mark.parametrize(("form", "listed"), [("text", 200), ("markdown", 200), ("html", 200), ("json", 250)])
def test_of_many_files_some_are_listed_and_the_others_counted(form: DiffFormat, listed: int) -> None:
    text = render_difference(change_files(*(f"more/x{number:03}" for number in range(250))), form)
    assert len({*re.findall(r"x\d\d\d", text)}) == listed
    assert ("and 50 more" in text) == (form != "json")
    assert len(text) <= MARKDOWN_MOST


def test_what_markdown_leaves_out_of_a_long_list_is_counted_whole() -> None:
    text = render_difference(change_files(*(f"{'<' * 130}{number:03}" for number in range(250))), "markdown")
    shown = text.count("\n- adds the")
    assert 0 < shown < 200
    assert f"- and {250 - shown} more" in text


def test_files_are_given_to_machines_as_they_are() -> None:
    found = json.loads(render_difference(change_files("a\u202eb”"), "json"))["files"]
    assert found == [{"before": None, "after": {"path": "a\u202eb”", "kind": "symbolic link"}}]


@pytest.mark.parametrize("path", [HOSTILE, "a\n\n# b", "a\u202eb\u3164c", "\udcff", "::set-output::x", "```"])
def test_hostile_paths_are_escaped(path: str) -> None:
    difference = change_files(path)
    for form in ("text", "html"):
        text = render_difference(difference, form)  # type: ignore[arg-type]  # both are formats
        assert all(character.isprintable() or character == "\n" for character in text)
        assert "\u3164" not in text
    assert "\n::" not in render_difference(difference, "text")
    html5lib.HTMLParser(strict=True).parse(render_difference(difference, "html"))
    bare = re.sub(r"\\.", "", render_difference(difference, "markdown"))
    assert [alive for alive in ("<img", "@someone", "#12", "](", "`x", "# b") if alive in bare] == []


def test_what_a_signed_stance_says_is_shown_in_every_format(tmp_path: Path) -> None:
    def write(name: str, belief: str) -> None:
        file = repository.docs / "stances" / "ada.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"name: '{name}'\ndate: 2026-03-01\nsays: So it seems.\ncredences: {{ground: {belief}}}\n")

    repository = start_repository(tmp_path, BASE)
    write("Ada", "rather not")
    repository.commit("Sign", {})
    write("Ada @someone", "surely")
    repository.commit("Sign anew", {})
    worktree = find_worktree(repository.docs)
    difference = compare_readings(*(read_revision(worktree, name) for name in ("HEAD~1", "HEAD")))
    text = render_difference(difference, "text")
    assert text.partition("\nSigned stances\n")[2].splitlines() == [
        "  - changed: “Ada @someone” (ada), signed on 2026-03-01",
        "      name: Ada {+@someone+}",
        "      “The reason has a ground”: [-rather not-] {+surely+}",
    ]
    assert "“The reason has a ground”: ~~rather not~~ **surely**" in render_difference(difference, "markdown")
    assert "@someone" not in render_difference(difference, "markdown")
    assert "<ins>surely</ins>" in render_difference(difference, "html")
    (told,) = json.loads(render_difference(difference, "json"))["stances"]
    assert (told["turn"], told["before"]["credences"], told["after"]["credences"]) == (
        "changed",
        {"ground": "rather not"},
        {"ground": "surely"},
    )
