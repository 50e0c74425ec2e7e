from __future__ import annotations

import json
import re
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import ask_link
import check_links
import fetch_essay
import issue_text
import nightly
import pull_request
import pytest
import report_issue
from environment import ROOT
from findings import FOUND
from repositories import BASE, start_repository, write_claim

from argmap.cli.main import main as run_argmap

MINE = {"login": "github-actions[bot]"}


class Api(BaseHTTPRequestHandler):
    """A stand-in for GitHub's API: answers what the test lays out, and notes what it is asked."""

    answers: ClassVar[dict[str, Any]] = {}
    asked: ClassVar[list[tuple[str, str, Any]]] = []

    def answer(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        data = json.loads(self.rfile.read(size)) if size else None
        self.asked.append((self.command, self.path, data))
        found = self.answers.get(self.path.partition("?")[0])
        self.send_response(200 if found is not None else 404)
        self.end_headers()
        self.wfile.write(json.dumps(found).encode())

    do_GET = do_POST = do_PATCH = answer  # noqa: N815  the names of the base class

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the names of the base class
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Api.answers, Api.asked = {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture
def api(server: str, monkeypatch: pytest.MonkeyPatch) -> type[Api]:
    monkeypatch.setenv("GITHUB_API_URL", server)
    monkeypatch.setenv("GITHUB_REPOSITORY", "some-owner/the-map")
    monkeypatch.setenv("GH_TOKEN", "token")
    return Api


RUN = {"head_repository": {"owner": {"login": "stranger"}}, "head_branch": "my&branch", "head_sha": "abc"}


def lay_out_pull_request(number: int, commit: str, base: str = "main") -> dict[str, Any]:
    return {"number": number, "head": {"sha": commit}, "base": {"ref": base}}


def test_the_number_and_the_base_come_from_github_by_branch_and_commit(
    api: type[Api], capsys: pytest.CaptureFixture[str]
) -> None:
    api.answers["/repos/some-owner/the-map/pulls"] = [
        lay_out_pull_request(7, "abc", "next/essay"),
        lay_out_pull_request(8, "other"),
    ]
    assert pull_request.find_pull_request(RUN) == 0
    assert capsys.readouterr().out == "number=7\nbase=next/essay\n"
    assert api.asked[0][1] == "/repos/some-owner/the-map/pulls?state=open&head=stranger%3Amy%26branch"


def test_a_branch_that_has_moved_on_gets_no_comment(api: type[Api], capsys: pytest.CaptureFixture[str]) -> None:
    api.answers["/repos/some-owner/the-map/pulls"] = [lay_out_pull_request(8, "other")]
    assert pull_request.find_pull_request(RUN) == 0
    assert capsys.readouterr().out == ""


def test_a_branch_whose_fork_is_gone_gets_no_comment(api: type[Api], capsys: pytest.CaptureFixture[str]) -> None:
    assert pull_request.find_pull_request({**RUN, "head_repository": None}) == 0
    assert (capsys.readouterr().out, api.asked) == ("", [])


def test_one_comment_is_written_then_brought_up_to_date(api: type[Api]) -> None:
    comments = "/repos/some-owner/the-map/issues/7/comments"
    forged = {"id": 1, "body": f"{pull_request.MARK}\nforged", "user": {"login": "stranger"}}
    api.answers = {comments: [forged], "/repos/some-owner/the-map/issues/comments/2": {}}
    pull_request.write_comment(7, "## What changes\n")
    assert api.asked[-1] == ("POST", comments, {"body": f"{pull_request.MARK}\n## What changes\n"})
    api.answers[comments] = [forged, {"id": 2, "body": f"{pull_request.MARK}\nold", "user": MINE}]
    pull_request.write_comment(7, "new")
    assert api.asked[-1][:2] == ("PATCH", "/repos/some-owner/the-map/issues/comments/2")


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """What the workflow hands on about a proposal that means harm: the file that `argmap diff` wrote."""
    heading = "Ask @someone about #12, <b>GH-3</b> and https://example.org"
    hostile = write_claim(heading, "counterclaim", "attacks: [thesis]\n", body="```\n@all\n</details>\n" * 9)
    repository = start_repository(tmp_path, BASE)
    repository.commit("Object", {"no": hostile, "doubt": None})
    revisions = ("HEAD~1...HEAD", "HEAD")
    assert run_argmap(["diff", *revisions, "--format", "markdown", "--docs", str(repository.docs)]) == 0
    path = tmp_path / "diff.md"
    path.write_text(capsys.readouterr().out, "utf-8")
    return path


def test_the_comment_is_the_report_with_its_pictures_and_its_escaping_whole(api: type[Api], report: Path) -> None:
    api.answers = {(comments := "/repos/some-owner/the-map/issues/7/comments"): []}
    assert pull_request.main(["comment", "7", str(report)]) == 0
    body = f"{pull_request.MARK}\n{report.read_text('utf-8')}"
    assert api.asked[-1] == ("POST", comments, {"body": body})
    assert body.count("classDef added stroke-width:3px,stroke:#00626f\n") == 2
    shown = re.sub(r"```mermaid\n.*?\n```\n", "", body, flags=re.DOTALL)
    escaped = (
        "Ask @&#8203;someone about \\#&#8203;12, &lt;b&gt;GH&#8203;\\-3&lt;/b&gt; and https:&#8203;//example\\.org"
    )
    assert escaped in shown
    assert [alive for alive in ("@someone", "@all", "#12", "GH-3", "<b>", "://", "```") if alive in shown] == []
    assert (shown.count("<details>"), shown.count("</details>")) == (1, 1)


def test_a_report_that_is_too_long_is_cut_outside_its_pictures(report: Path) -> None:
    text = report.read_text("utf-8")
    assert pull_request.cut_report(text, len(text)) == text
    for most in range(100, len(text), 20):
        cut = pull_request.cut_report(text, most)
        kept = cut.removesuffix(pull_request.CUT)
        assert (len(cut) <= most, kept != cut, text.startswith(kept)) == (True, True, True)
        assert kept.endswith("\n")
        assert kept.count("```mermaid\n") == kept.count("```\n")
        assert kept.count("<details>") == kept.count("</details>")


def test_a_picture_outside_details_is_not_cut_open() -> None:
    text = "Words.\n\n```mermaid\nflowchart RL\n  a --- b\n```\n\nMore words.\n" * 2
    assert pull_request.cut_report(text, 70) == f"Words.\n{pull_request.CUT}"


@pytest.mark.parametrize("body", ["$(id) `id`; é\r\n", "", None])
def test_an_issues_text_is_printed_as_it_is(
    body: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), "utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    assert issue_text.main() == 0
    assert capfdbinary.readouterr().out == (body or "").encode()


@pytest.mark.parametrize(
    "words", [[], ["comment"], ["comment", "7; rm -rf /", "x"], ["comment", "²", "x"], ["find", "x"]]
)
def test_other_words_are_refused(words: list[str]) -> None:
    assert pull_request.main(words) == 2


def test_text_from_strangers_calls_nobody_and_is_cut() -> None:
    assert report_issue.quiet_text("## A heading\n#12 by @someone, see a/b#3", 1000) == (
        "## A heading\n#\u206012 by @\u2060someone, see a/b#\u20603"
    )
    cut = report_issue.quiet_text("line of text\n" * 10_000, 60_000)
    assert len(cut.encode()) <= 60_000
    assert cut.endswith("line of text\n\n… (cut here: it is too long)\n")


def test_the_nightly_issue_is_opened_kept_up_to_date_and_closed(api: type[Api]) -> None:
    issues = "/repos/some-owner/the-map/issues"
    api.answers = {issues: [], f"{issues}/5": {}}
    report_issue.report("## Dead links")
    assert (api.asked[-1][:2], api.asked[-1][2]["title"]) == (("POST", issues), report_issue.TITLE)
    api.answers[issues] = [{"number": 5, "title": report_issue.TITLE}]
    report_issue.report("## Dead links")
    assert api.asked[-1][:2] == ("PATCH", f"{issues}/5")
    report_issue.report("")
    assert api.asked[-1] == ("PATCH", f"{issues}/5", {"state": "closed", "state_reason": "completed"})


def test_empty_files_are_checks_that_found_nothing(tmp_path: Path) -> None:
    for name, text in (("a.md", ""), ("b.md", "## B\n"), ("c.md", "\n")):
        (tmp_path / name).write_text(text, "utf-8")
    assert report_issue.collect_sections(sorted(tmp_path.glob("*.md"))) == ["## B"]


def test_a_night_without_a_report_is_not_one_that_found_nothing(api: type[Api], tmp_path: Path) -> None:
    issues = "/repos/some-owner/the-map/issues"
    api.answers = {issues: [{"number": 5, "title": report_issue.TITLE}], f"{issues}/5": {}}
    assert report_issue.main([str(tmp_path / "never-written")]) == 0
    method, path, data = api.asked[-1]
    assert (method, path) == ("PATCH", f"{issues}/5")
    assert data["body"].startswith("## No check was carried out\n\nThe run left no report behind: its log says why.\n")


def test_dead_links_are_found_and_refusals_are_not(server: str) -> None:
    Api.answers = {"/alive": {}}
    found = check_links.find_dead([f"{server}/alive", f"{server}/gone", "http://127.0.0.1:1/"])
    assert found[f"{server}/gone"] == "the server answers 404"
    assert sorted(found) == sorted([f"{server}/gone", "http://127.0.0.1:1/"])


@pytest.fixture
def garbled() -> Iterator[str]:
    """A server that answers in no protocol."""

    class Garbled(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(1000)
            self.request.sendall(b"garbage\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Garbled) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


def test_a_bad_address_is_reported_and_ends_nothing(server: str, garbled: str) -> None:
    bad = ["https://example.org:abc/x", "https://[bad/", "https://a..example.org/", "example"]
    found = check_links.find_dead([*bad, garbled, f"{server}/gone"])
    assert found == dict.fromkeys(bad, "not an address") | {
        garbled: "the server's answer is not HTTP",
        f"{server}/gone": "the server answers 404",
    }


def test_an_address_in_any_script_is_asked_for(server: str) -> None:
    Api.answers = {"/wiki/G%C3%B6del": {}}
    assert check_links.find_dead([f"{server}/wiki/Gödel?a=ö&b=%C3%B6"]) == {}
    assert [path for _, path, _ in Api.asked] == ["/wiki/G%C3%B6del?a=%C3%B6&b=%C3%B6"]


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://gödel.example:8080/", "https://xn--gdel-5qa.example:8080/"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://example.org/a_(b)/c;d?e=[f]&g=h+i%20j", "https://example.org/a_(b)/c;d?e=[f]&g=h+i%20j"),
    ],
)
def test_addresses_are_written_in_ascii(address: str, encoded: str) -> None:
    assert ask_link.encode_address(address) == encoded


def test_the_address_of_what_would_settle_a_claim_is_among_them(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    front = "kind: thesis\ntopic: t\nvoice: essay\n"
    settled = "settled_by:\n  true_if: a\n  false_if: b\n  where: https://example.org/watch\n"
    (tmp_path / "claims" / "goal.md").write_text(f"---\n{front}{settled}---\n# A claim\n\nIts body.\n", "utf-8")
    assert check_links.list_addresses(tmp_path) == {"https://example.org/watch": ["claims/goal.md"]}


def test_an_address_that_cannot_be_read_is_listed_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "page.md").write_text("[a](https://[bad/) [b](https://example.org/a?#b)", "utf-8")
    places = {"https://[bad/": ["page.md"], "https://example.org/a?": ["page.md"]}
    assert check_links.list_addresses(tmp_path) == places


@pytest.mark.parametrize(
    ("program", "section"),
    [
        ("sys.exit(0)", ""),
        (f"print('## Dead links'); sys.exit({FOUND})", "## Dead links\n"),
        ("sys.exit('no network')", "## Dead links\n\nThe check broke off.\n\n~~~~\nno network\n~~~~\n"),
    ],
)
def test_a_link_check_that_breaks_off_is_not_one_that_found_nothing(
    program: str, section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "github").mkdir()
    (tmp_path / "github" / "check_links.py").write_text(f"import sys\n{program}\n", "utf-8")
    monkeypatch.setattr(nightly, "SCRIPTS", tmp_path)
    assert nightly.check_links() == section


def test_a_link_check_that_crashes_shows_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "github").mkdir()
    (tmp_path / "github" / "check_links.py").write_text("[][0]\n", "utf-8")
    monkeypatch.setattr(nightly, "SCRIPTS", tmp_path)
    section = nightly.check_links()
    assert section.splitlines()[:3] == ["## Dead links", "", "The check broke off."]
    assert section.endswith("IndexError: list index out of range\n~~~~\n")


def test_links_of_references_claims_and_pages_are_asked_once() -> None:
    places = check_links.list_addresses(ROOT / "docs")
    assert len(places) > 50
    assert all(address.startswith(("https://", "http://")) and "#" not in address for address in places)
    assert check_links.render_dead({"https://example.org/": "gone"}, {"https://example.org/": ["b.md", "a.md"]}) == (
        "## Dead links\n\nLook for the work's new address, or for a copy in a web archive, and put it in the file.\n\n"
        "- `https://example.org/`: gone. In a.md, b.md."
    )


def test_the_essay_is_read_without_its_markup() -> None:
    page = "<head><title>x</title></head><p>One <b>tw</b>o&nbsp;three</p><script>if (a < b) {}</script><p>four"
    assert fetch_essay.strip_tags(page) == "One two three four"


def test_the_essay_never_enters_the_repository() -> None:
    assert fetch_essay.main([str(ROOT / "docs" / "essay.txt")]) == 2


def test_a_section_cannot_be_closed_by_what_it_shows() -> None:
    done = nightly.run_program("essay", "printf", "%s", "~~~~\n@all")
    assert nightly.show_output("T", "What.", done) == "## T\n\nWhat.\n\n~~~~\n~ ~ ~ ~\n@all\n~~~~\n"
