"""What strangers may send: every payload is answered by a problem of the rule it is listed under, and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.cli.main import main
from argmap.content.docs_folder import read_docs
from argmap.content.problems import Problem
from argmap.review.rules import check_reading

HOSTILE = Path(__file__).parent / "hostile"
FRONT = {"kind": "claim", "topic": "speed", "voice": "essay", "source": "intro.1", "supports": "goal"}
GOAL = "---\nkind: thesis\ntopic: speed\nvoice: essay\nsource: intro.1\n---\n# Goal\n\nBody.\n"
ENTRY = {"title": "{Words}", "url": "{https://example.org}", "verified": "{primary}"}
ESSAY = {"title": "Words", "author": "A. Writer", "url": "https://example.org", "date": "'2025'"}


def load(name: str) -> dict[str, Any]:
    return json.loads((HOSTILE / f"{name}.json").read_text("utf-8"))


def expand(payload: str | list[Any]) -> str:
    """Return a payload's text; a list holds parts, of which [text, n] stands for n times the text."""
    if isinstance(payload, str):
        return payload
    return "".join(part if isinstance(part, str) else part[0] * part[1] for part in payload)


def join_front(payload: str) -> str:
    """Return front matter with a payload's key in place of the usual one, or after the others."""
    key = payload.partition(":")[0]
    doubled = payload.startswith(("kind: thesis", '"kind"'))
    kept = [f"{k}: {v}" for k, v in FRONT.items() if k != key or doubled]
    return "\n".join([*kept, payload])


def list_claims() -> Iterator[tuple[str, str, str]]:
    """Yield (rule, payload, text of a claim file) of every hostile claim file."""
    usual = join_front("supports: goal")
    for rule, payloads in load("bodies").items():
        yield from ((rule, p, f"---\n{usual}\n---\n# Heading\n\n{p}\n") for p in map(expand, payloads))
    for rule, payloads in load("headings").items():
        yield from ((rule, p, f"---\n{usual}\n---\n# {p}\n\nBody.\n") for p in payloads)
    for rule, payloads in load("front_matter").items():
        for payload in map(expand, payloads):
            yield rule, payload, f"---\n{join_front(payload)}\n---\n# Heading\n\nBody.\n"
    for rule, payloads in load("files").items():
        yield from ((rule, p, p) for p in payloads)


def write_docs(docs: Path, **beside: str) -> Path:
    (docs / "claims").mkdir(parents=True)
    (docs / "claims" / "goal.md").write_text(GOAL, "utf-8")
    for name, text in beside.items():
        (docs / name.replace("_", ".")).write_text(text, "utf-8")
    return docs


def check(docs: Path) -> list[Problem]:
    return check_reading(read_docs(docs))[1]


def test_each_hostile_claim_file_is_answered_by_its_rule(tmp_path: Path) -> None:
    docs = write_docs(tmp_path / "docs")
    listed = {f"x{number}": row for number, row in enumerate(list_claims())}
    for name, (_, _, text) in listed.items():
        (docs / "claims" / f"{name}.md").write_text(text, "utf-8", newline="")
    found: dict[str, set[str]] = {}
    for problem in check(docs):
        found.setdefault(Path(problem.path).stem, set()).add(problem.rule)
    passed = {(rule, payload[:80]): found.get(name) for name, (rule, payload, _) in listed.items()}
    assert {key: rules for key, rules in passed.items() if not rules or key[0] not in rules} == {}


@pytest.mark.parametrize("name", load("references"))
def test_each_hostile_reference_is_answered(name: str, tmp_path: Path) -> None:
    payload = expand(load("references")[name])
    key = payload.partition(" = ")[0]
    kept = [f"{k} = {v}" for k, v in ENTRY.items() if k != key and name != f"no {'address' if k == 'url' else k}"]
    docs = write_docs(tmp_path, references_bib=f"@misc{{key1,\n  {', '.join([*kept, payload])}\n}}\n")
    assert [p.rule for p in check(docs)][:1] == ["reference-broken"]


@pytest.mark.parametrize("name", load("essays"))
def test_each_hostile_essay_is_answered(name: str, tmp_path: Path) -> None:
    payload = expand(load("essays")[name])
    keys = {line.partition(":")[0] for line in payload.splitlines()}
    kept = [f"{k}: {v}" for k, v in ESSAY.items() if k not in keys]
    docs = write_docs(tmp_path, essay_yaml="\n".join([*kept, payload]) + "\n")
    assert "essay-broken" in {p.rule for p in check(docs)}


NAMES = (
    "index.md", "readme.md", "con.md", "UPPER.md", "two words.md", "under_score.md", "-lead.md", "trail-.md",
    "dou--ble.md", "dot.ted.md", "ümlaut.md", "x.MD", "x.markdown", "x.html", "x.js", "x", "x.md.md",
    "a" * 81 + ".md", "<script>.md", "x\n.md", "x\u202e.md", "x\u200b.md", "'.md", '".md', "$(id).md", ";id.md",
    "|id.md", "%2e%2e.md", "&amp;.md", "{{x}}.md", "\\x.md", "*.md", "~.md", "#.md", "?.md", ":.md", "::error::x.md",
    " .md", "x .md", "\x1b[2J.md", "е.md",
)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_each_hostile_name_is_answered(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = write_docs(tmp_path)
    (docs / "claims" / name).write_text(GOAL, "utf-8")
    assert [p.rule for p in check(docs)] == ["file-name"]
    for form in ("text", "github", "json"):
        assert main(["check", "--docs", str(docs), "--format", form]) == 1
        assert all(c.isprintable() or c == "\n" for c in capsys.readouterr().out)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_not_text_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = write_docs(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(docs / "claims") + b"/\xff\xfe.md")).write_text(GOAL, "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert main(["check", "--docs", str(docs)]) == 1
    assert "[file-name]" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("name", ["claims/x.md", "references.bib", "essay.yaml"])
@pytest.mark.parametrize("kind", ["passwd", "loop", "nowhere", "endless", "folder", "pipe", "own"])
def test_each_file_that_is_none_is_answered(name: str, kind: str, tmp_path: Path) -> None:
    docs = write_docs(tmp_path)
    path = docs / name
    targets = {"passwd": "/etc/passwd", "loop": path, "nowhere": "/no/such/file", "endless": "/dev/zero"}
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(targets.get(kind, docs / "claims" / "goal.md"))
    rule = {"claims/x.md": "file-name", "references.bib": "reference-broken", "essay.yaml": "essay-broken"}[name]
    problems = check(docs)
    assert [p.rule for p in problems] == [rule]
    assert "root" not in problems[0].what


def test_a_claim_in_a_folder_of_its_own_is_answered(tmp_path: Path) -> None:
    docs = write_docs(tmp_path)
    (docs / "claims" / "more").mkdir()
    (docs / "claims" / "more" / "x.md").write_text("<script>alert(1)</script>", "utf-8")
    assert [p.rule for p in check(docs)] == ["file-name"]
