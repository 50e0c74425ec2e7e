"""A pull request of nothing but hostile files is compared, in every format, and nothing of it comes alive."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest
from repositories import BASE, Repository, start_repository

from argmap.changes import build_changes
from argmap.checks import check_reading
from argmap.cli import main
from argmap.history import read_history
from argmap.reader import read_docs

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


@pytest.mark.parametrize("way", [("HEAD~1", "HEAD"), ("HEAD", "HEAD~1")])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_the_comparison_is_shown(
    repository: Repository, way: tuple[str, str], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *way, "--docs", str(repository.docs), "--format", form]) == 0
    text = capsys.readouterr().out
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
    files = build_changes(made, read_history(repository.docs, made), "https://example.org/")
    assert "<script" not in str(files["snippets/changes.html"])
    assert b"<script" not in files["site/changes.xml"]  # type: ignore[operator]  # bytes
