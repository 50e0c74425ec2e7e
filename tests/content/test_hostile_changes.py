"""A pull request of nothing but hostile files is compared, in every format, and nothing of it comes alive."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest
from repositories import BASE, Repository, start_repository

from argmap.argument.argument import Argument
from argmap.cli.main import main
from argmap.content.docs_folder import read_docs
from argmap.pages.changes.page import build_changes
from argmap.pages.context import Context, Settings
from argmap.repository.history import SUBJECT_MAX, read_history
from argmap.review.rules import check_reading

HOSTILE = Path(__file__).parent / "hostile"
FRONT = "kind: counterclaim\ntopic: t\nvoice: essay\nsource: t.1\nattacks: thesis\n"


def load(name: str) -> list[str]:
    rules = json.loads((HOSTILE / f"{name}.json").read_text("utf-8"))
    return [payload for payloads in rules.values() for payload in payloads if isinstance(payload, str)]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = start_repository(tmp_path_factory.mktemp("hostile"), BASE)
    texts = [f"---\n{FRONT}---\n# Heading {i}\n\n{body}\n" for i, body in enumerate(load("bodies"))]
    texts += [f"---\n{FRONT}---\n# {heading}\n\nBody.\n" for heading in load("headings")]
    texts += [f"---\n{FRONT}{payload}\n---\n# Heading\n\nBody.\n" for payload in load("front_matter")]
    texts += load("files")
    for number, text in enumerate(texts):
        path = made.docs / "claims" / f"x{number}.md"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    made.commit("<script>alert(1)</script> ::error::x", {})
    return made


@pytest.fixture(scope="module")
def crafted(repository: Repository) -> str:
    """Return a commit that git itself would not make: its names lead elsewhere, stand twice, or are no text."""
    evil, text = repository.store("blob", b"../../.git"), repository.git("rev-parse", "HEAD:docs/claims/ground.md")
    names = (b"../../x.pth", b"..\\..\\x.bat", b".", b"..", b"C:x", b"/x.md", b"ground.md", b"ground.md", b"GROUND.md")
    odd = (
        b"<script>x</script>.md",
        b"\xff.md",
        b"::error::x.md",
        "\u202e\u3164.md".encode(),
        b"a\n- b.md",
        b"x" * 9000,
    )
    inner = repository.make_tree(("100755", b"x.pth", evil))
    claims = repository.make_tree(*(("100644", name, text) for name in (*names, *odd)), ("40000", b"..", inner))
    assets = repository.make_tree(
        ("120000", b"git", evil), ("40000", b"..", inner), ("160000", b"@someone #1", "1" * 40)
    )
    docs = repository.make_tree(
        ("40000", b"claims", claims), ("40000", b"Claims", claims), ("40000", b"assets", assets)
    )
    return repository.commit_top(("40000", b"..", inner), ("120000", b"mkdocs.yml", evil), ("40000", b"docs", docs))


@pytest.mark.parametrize(
    "way", [("HEAD~1", "HEAD"), ("HEAD", "HEAD~1"), ("HEAD~1", "crafted"), ("crafted", "HEAD"), ("crafted",)]
)
@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_the_comparison_is_shown(
    repository: Repository, crafted: str, way: tuple[str, ...], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = [crafted if end == "crafted" else end for end in way]
    assert main(["diff", *ends, "--docs", str(repository.docs), "--format", form]) == 0
    text = capsys.readouterr().out
    assert ("This change touches " in text) == ("crafted" in way)
    assert all(c.isprintable() or c == "\n" for c in text)
    if form == "html":
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
        assert {e.tag for e in tree.iter()} & {
            "script",
            "img",
            "iframe",
            "object",
            "a",
            "form",
            "base",
            "link",
        } == set()
        assert [key for e in tree.iter() for key in e.attrib if str(key).lower().startswith("on")] == []
    elif form == "markdown":
        bare = re.sub(r"\\.", "", text)
        tags = set(re.findall(r"</?([a-z]+)", bare))
        assert tags <= {"details", "summary", "code", "span"}
        assert "](" not in bare


def test_advice_does_not_block(repository: Repository) -> None:
    assert main(["advise", "--docs", str(repository.docs)]) == 0


def test_the_list_of_changes_is_made(repository: Repository) -> None:
    made = check_reading(read_docs(repository.docs))[0]
    built = build_changes(
        Context(Argument(made), Settings("https://example.org/"), read_history(repository.docs, made))
    )
    assert "<script" not in built.snippets["changes.html"]
    assert b"<script" not in built.files["changes.xml"]  # type: ignore[operator]  # bytes


SUBJECTS = ("x" * 1_000_000, "\u202etxt.exe", "a\u3164\u034f\ufe0fb", "\x1b[31m", "\u200b" * 1000, "é" * 500)


@pytest.mark.parametrize("subject", SUBJECTS, ids=range(len(SUBJECTS)))
def test_a_hostile_subject_is_short_and_shows_each_character(subject: str, tmp_path: Path) -> None:
    repository = start_repository(tmp_path, BASE)
    repository.write({"thesis": BASE["thesis"] + "More.\n"})
    repository.git("commit", "-q", "-a", "-F", "-", given=subject.encode())
    made = check_reading(read_docs(repository.docs))[0]
    history = read_history(repository.docs, made)
    (shown,) = {event.subject for event in history.by_claim["thesis"] if event.deed == "changed"}
    assert len(shown) <= 6 * SUBJECT_MAX + 1
    assert shown.isprintable()
    assert not {*"\u202e\u3164\u034f\ufe0f\u200b"} & {*shown}
    assert shown in build_changes(Context(Argument(made), history=history)).snippets["changes.html"]
