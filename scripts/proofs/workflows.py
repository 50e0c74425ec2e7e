"""The workflows run on this machine, with `act`, against a repository with real branches; each action is a stub.

What GitHub does itself is not tried: permissions, secrets, artifacts between runs, and the pages of Pages.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

import release as release_command
from environment import ROOT
from proofs.result import Result
from proofs.tools import find_tools
from releasing import changelog
from releasing.checkout import Checkout

from argmap.review.issue_form import FIELDS

STUBS = Path(__file__).parent / "stubs"
USES = re.compile(r"uses: ([a-z-]+/[a-z-]+)@([0-9a-f]{40})")
MINUTES = 20
REPOSITORY = "some-owner/the-map"
TARGET = "research-is-messy"
GOOD = f"""---
kind: counterclaim
topic: intro
voice: outside
references: [https://example.org/teams]
attacks: {TARGET}
---
# Copies of one researcher do not make a team of researchers

They share their blind spots.
"""
BAD = GOOD.replace(TARGET, "no-such-claim")
WORDS = "::error::forged and @everyone $(touch owned) `touch owned` ${{ github.token }} [x](https://example.org/#x)"
"""What a runner would take for a command, GitHub for a mention, a shell for a program, and a reader for a link."""
HOSTILE = GOOD.replace("They share their blind spots.", f"::error::forged\n\n{WORDS}")
BASE_FIELDS = {"act": "object", "about": f"https://example.org/map/claims/{TARGET}/", "strength": "weak"}
NUMBER = 7
VERSION = "9999.0"
"""Later than any that there will be."""
NEWS = "- Something of note.\n"
FENCED = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
"""A block of code, which GitHub shows as it is."""


@dataclass
class Forge:
    """Answers what the scripts ask of GitHub's API, and keeps the comments that they write."""

    pulls: list[dict[str, Any]]
    comments: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, method: str, path: str, body: dict[str, Any]) -> object:
        """Return the answer to one request."""
        if method == "GET":
            return self.comments if "/comments" in path else self.pulls
        if method == "POST":
            self.comments.append({"id": 1, "user": {"login": "github-actions[bot]"}})
        self.comments[-1] |= body | {"written": method}
        return self.comments[-1]


@contextmanager
def serve(forge: Forge) -> Iterator[str]:
    """Answer in GitHub's place, and yield the address."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        size = int(handler.headers.get("Content-Length") or 0)
        said = forge.answer(handler.command, handler.path, json.loads(handler.rfile.read(size) or b"{}"))
        text = json.dumps(said).encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(text)))
        handler.end_headers()
        handler.wfile.write(text)

    methods = {f"do_{method}": respond for method in ("GET", "POST", "PATCH")}
    silent = {"log_message": lambda *_: None}
    kind = type("Answers", (BaseHTTPRequestHandler,), methods | silent)
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@dataclass(frozen=True)
class Ran:
    """A run of a workflow: what act printed, its exit code, the folder of artifacts, and the comments written."""

    said: str
    code: int
    store: Path
    comments: list[dict[str, Any]]


@dataclass(frozen=True)
class Ground:
    """Where the workflows run: a folder, and in it the repository as GitHub holds it."""

    folder: Path

    @property
    def bare(self) -> Path:
        """The repository as GitHub holds it, where its address below the folder is as on GitHub."""
        return self.folder / f"{REPOSITORY}.git"

    def git(self, *words: str, at: Path | None = None) -> str:
        """Run git, and return what it prints."""
        names = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always")
        command = ["git", "-C", str(at or self.bare), *names, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def prepare(self) -> None:
        """Clone this checkout's last commit, and make a branch for each proposal.

        Its tests are taken for passed, since they run by themselves: scripts/test.py only says that it ran.
        """
        self.bare.parent.mkdir(parents=True)
        self.git("clone", "--quiet", "--bare", "--no-local", str(ROOT), str(self.bare), at=self.folder)
        self.git("symbolic-ref", "HEAD", "refs/heads/main")
        self.git("branch", "--force", "main", self.git("rev-parse", "HEAD", at=ROOT))
        work = self.clone("work", "main")
        (work / "scripts" / "test.py").write_text('print("The tests would run here.")\n', "utf-8")
        self.git("commit", "--quiet", "--all", "--message", "Take the tests for passed", at=work)
        self.git("push", "--quiet", "origin", "main", at=work)
        for number, (name, text) in enumerate({"good": GOOD, "bad": BAD, "hostile": HOSTILE}.items(), NUMBER):
            self.git("checkout", "--quiet", "-B", name, "main", at=work)
            (work / "docs" / "claims" / "x-proposal.md").write_text(text, "utf-8")
            self.git("add", "--all", at=work)
            self.git("commit", "--quiet", "--message", "Object; $(touch owned)", at=work)
            self.git("push", "--quiet", "origin", name, f"{name}:refs/pull/{number}/head", at=work)

    def clone(self, name: str, branch: str) -> Path:
        """Check a branch out into a folder of its own."""
        self.git("clone", "--quiet", "--branch", branch, str(self.bare), str(self.folder / name), at=self.folder)
        return self.folder / name

    def run(self, name: str, workflow: str, event: str, branch: str, given: Mapping[str, Any], *more: str) -> Ran:
        """Run a workflow in a checkout of a branch, with an event's data."""
        work, store = self.clone(name, branch), self.folder / f"{name}-store"
        store.mkdir()
        file = self.folder / f"{name}.json"
        file.write_text(json.dumps(given), "utf-8")
        head = self.git("rev-parse", "hostile")
        forge = Forge([{"number": NUMBER + 2, "head": {"sha": head}, "base": {"ref": "main"}}])
        with serve(forge) as api:
            setting = {
                "PROOF_STORE": str(store),
                "GITHUB_API_URL": api,
                "GITHUB_SERVER_URL": self.folder.as_uri(),
                "GITHUB_REPOSITORY": REPOSITORY,
            }
            command = [str(find_tools() / "act"), event, "--workflows", f".github/workflows/{workflow}", *more]
            command += ["--eventpath", str(file), "--platform", "ubuntu-latest=-self-hosted", "--no-cache-server"]
            command += [
                "--artifact-server-addr",
                "127.0.0.1",
                "--secret",
                "GITHUB_TOKEN=none",
                *list_stubs(self.folder.as_uri()),
            ]
            command += [word for pair in setting.items() for word in ("--env", "=".join(pair))]
            own = {
                **os.environ,
                "HOME": str(self.folder / f"{name}-home"),
                "XDG_CACHE_HOME": str(self.folder / f"{name}-cache"),
            }
            own |= {"PIP_CACHE_DIR": str(self.folder / "pip"), "NO_COLOR": "1"}
            own |= {"PATH": os.pathsep.join((str(STUBS / "programs"), os.environ["PATH"]))}
            done = subprocess.run(
                command, cwd=work, env=own, capture_output=True, text=True, timeout=MINUTES * 60, check=False
            )
        return Ran(done.stdout + done.stderr, done.returncode, store, forge.comments)

    def propose(self, branch: str) -> Ran:
        """Run the check of a proposal."""
        commits = {"base": {"sha": self.git("rev-parse", "main"), "ref": "main"}, "head": {"ref": branch}}
        given = {"pull_request": {"number": NUMBER, **commits}}
        return self.run(f"check-{branch}", "check.yml", "pull_request", branch, given, "--job", "check")


def list_stubs(server: str) -> list[str]:
    """Return act's options that put a stub in the place of each action that a workflow would take from a server."""
    texts = [path.read_text("utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")]
    used = {(name, commit, STUBS / name.split("/")[1]) for text in texts for name, commit in USES.findall(text)}
    there = sorted(one for one in used if one[-1].is_dir())  # the others stand in workflows that do not run here
    return [word for name, commit, stub in there for word in ("--local-repository", f"{server}/{name}@{commit}={stub}")]


def check_good(ground: Ground) -> None:
    """A good proposal passes, its effect is in the summary, and the site is kept."""
    ran = ground.propose("good")
    assert ran.code == 0, ran.said
    assert "This change adds an objection to" in ran.said
    assert "The tests would run here." in ran.said
    assert (ran.store / "site" / "claims" / "x-proposal" / "index.html").is_file()


def check_bad(ground: Ground) -> None:
    """A bad proposal fails at its line, and is told what to mend."""
    ran = ground.propose("bad")
    assert ran.code != 0, ran.said
    assert re.search(r"::error file=docs/claims/x-proposal\.md,line=6,", ran.said), ran.said
    assert "no-such-claim" in ran.said
    assert not (ran.store / "site").exists()


def check_hostile(ground: Ground) -> None:
    """Hostile words are shown or refused; none of them is a command to the runner or the shell."""
    ran = ground.propose("hostile")
    assert ran.code in (0, 1), ran.said
    assert not any(re.search(r"\|\s+::error::forged", line) for line in ran.said.splitlines()), ran.said
    assert not list(ground.folder.rglob("owned")), "a word of the proposal was run"


def comment(ground: Ground) -> None:
    """The comment on a hostile proposal is written once, and its words are escaped."""
    head = {"head_branch": "hostile", "head_sha": ground.git("rev-parse", "hostile")}
    run = {"event": "pull_request", "head_repository": {"owner": {"login": "a-stranger"}, "full_name": "a/b"}, **head}
    given = {"action": "completed", "workflow_run": run, "repository": {"default_branch": "main"}}
    ran = ground.run("comment", "comment.yml", "workflow_run", "main", given)
    assert ran.code == 0, ran.said
    assert [one["written"] for one in ran.comments] == ["POST"], ran.said
    text = ran.comments[0]["body"]
    assert text.startswith("<!-- argmap diff -->")
    assert "Copies of one researcher" in text, text
    check_escaped(text)
    assert not list(ground.folder.rglob("owned")), "a word of the proposal was run"


def objection(ground: Ground) -> None:
    """An issue's hostile words become a draft in a comment, escaped, and nothing of them is run."""
    words = {"heading": "Copies of one researcher do not make a team", "body": WORDS}
    words |= BASE_FIELDS | {"references": "https://example.org/teams"}
    body = "\n\n".join(f"### {label}\n\n{words.get(name, '_No response_')}" for name, label in FIELDS.items())
    given = {"action": "opened", "issue": {"number": NUMBER, "body": body, "labels": [{"name": "proposal"}]}}
    ran = ground.run("objection", "objection.yml", "issues", "main", given)
    assert ran.code == 0, ran.said
    assert [one["written"] for one in ran.comments] == ["POST"], ran.said
    assert "could not be compared" not in ran.comments[0]["body"], ran.said
    check_escaped(ran.comments[0]["body"])
    assert not list(ground.folder.rglob("owned")), "a word of the issue was run"


def publish(ground: Ground) -> None:
    """A push to main tests, builds for the address that Pages gives, and deploys."""
    given = {"ref": "refs/heads/main", "repository": {"default_branch": "main"}}
    ran = ground.run("publish", "publish.yml", "push", "main", given)
    assert ran.code == 0, ran.said
    home = (ran.store / "github-pages" / "index.html").read_text("utf-8")
    assert 'href="https://some-owner.example.org/the-map/"' in home
    assert (ran.store / "deployed").is_file(), ran.said


def release(ground: Ground) -> None:
    """The command that releases pushes a tag; the workflow builds twice the same, attests, publishes and notes it."""
    work = ground.clone("releasing", "main")
    note_change(work / changelog.FILE)
    for words in (("config", "user.name", "T"), ("config", "user.email", "t@example.org")):
        ground.git(*words, at=work)
    ground.git("commit", "--quiet", "--all", "--message", "Change something of note", at=work)
    ground.git("push", "--quiet", "origin", "main", at=work)
    with redirect_stdout(StringIO()):  # it prints the notes, which are long
        release_command.release(Checkout(work), VERSION)
    given = {"ref": f"refs/tags/v{VERSION}", "repository": {"default_branch": "main"}}
    ran = ground.run("release", "release.yml", "push", f"v{VERSION}", given)
    assert ran.code == 0, ran.said
    files = {path.name: path for path in (ran.store / "made").iterdir()}
    dists = [f"argmap-{VERSION}-py3-none-any.whl", f"argmap-{VERSION}.tar.gz"]
    assert sorted(path.name for path in (ran.store / "index").iterdir()) == dists
    assert sorted(files) == sorted([*dists, "notes.md", "provenance.intoto.jsonl", "sbom.cdx.json", "words.txt"])
    assert files["notes.md"].read_text("utf-8").startswith(NEWS), files["notes.md"].read_text("utf-8")
    assert f"release create v{VERSION} --verify-tag" in files["words.txt"].read_text("utf-8")
    for name in dists:
        digest = hashlib.sha256((ran.store / "index" / name).read_bytes()).hexdigest()
        assert f"{digest}  release/dist/{name}" in files["provenance.intoto.jsonl"].read_text("utf-8")


def note_change(file: Path) -> None:
    """Put an entry at the head of what a changelog names as unreleased."""
    heading = f"## {changelog.UNRELEASED}\n"
    file.write_text(file.read_text("utf-8").replace(heading, f"{heading}\n{NEWS}", 1), "utf-8")


def check_escaped(text: str) -> None:
    """Assert that a comment names a stranger's words and holds no mention, link, command or raw HTML of theirs."""
    assert "forged" in text, text
    text = FENCED.sub("", text)
    found = [
        sign for sign in ("@everyone", "::error", "](https://example.org/#x)", " `touch", "${{", "$(") if sign in text
    ]
    assert not found, f"{found} in {text}"


RUNS: tuple[Callable[[Ground], None], ...] = (
    check_good,
    check_bad,
    check_hostile,
    comment,
    objection,
    publish,
    release,
)
LACKING = (
    "GitHub's own part: permissions, secrets, concurrency, and artifacts that pass from one run to another",
    "the tests within check.yml, publish.yml and release.yml, which run by themselves, and other versions of Python",
    "what signs and publishes a release, and the workflows that only hand the code to CodeQL and Scorecard",
)


def prove(folder: Path) -> Result:
    """Run each workflow on each sort of proposal, two at a time."""
    if shutil.which("git") is None:
        return Result("nothing", ("git is needed: install the package git.",))
    find_tools()
    ground = Ground(folder)
    ground.prepare()
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(partial(run_one, ground), RUNS))
    names = ", ".join(run.__name__.replace("_", " ") for run in RUNS)
    return Result(f"{len(RUNS)} runs with act: {names}", tuple(filter(None, found)), LACKING)


def run_one(ground: Ground, run: Callable[[Ground], None]) -> str:
    """Return what went wrong in one run, or an empty text."""
    try:
        run(ground)
    except Exception as error:  # any error: the other runs go on
        return f"{run.__name__}: {type(error).__name__}: {error}"[-6_000:]
    return ""
