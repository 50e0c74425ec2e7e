"""Keeps one issue with the findings of the nightly checks: opens it, updates it, and closes it when there are none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from github_api import call, call_all

TITLE = "Nightly checks found something"
BOT = "github-actions[bot]"
TEXT_MOST = 60_000
NO_REPORT = "## No check was carried out\n\nThe run left no report behind: its log says why."


def main(words: list[str]) -> int:
    """Report the files of a folder, one section each; an empty file is a check that found nothing, no file is none."""
    if len(words) != 1:
        print("usage: report_issue.py FOLDER", file=sys.stderr)
        return 2
    paths = sorted(Path(words[0]).glob("*.md"))
    sections = collect_sections(paths) if paths else [NO_REPORT]
    report("\n\n".join(sections))
    return 0


def collect_sections(paths: Iterable[Path]) -> list[str]:
    """Return the texts of the files that hold any."""
    texts = (path.read_text("utf-8", "replace").strip() for path in paths)
    return [text for text in texts if text]


def report(text: str) -> None:
    """Write `text` into the open issue or a new one; without text, close the open issue."""
    issues = call_all(f"/issues?state=open&creator={BOT.replace('[', '%5B').replace(']', '%5D')}")
    mine = [one for one in issues if one["title"] == TITLE and "pull_request" not in one]
    if not text:
        for one in mine:
            call("PATCH", f"/issues/{int(one['number'])}", {"state": "closed", "state_reason": "completed"})
        return
    body = f"{quiet_text(text, TEXT_MOST)}\n\n{name_run()}"
    if mine:
        call("PATCH", f"/issues/{int(mine[0]['number'])}", {"body": body})
    else:
        call("POST", "/issues", {"title": TITLE, "body": body})


def quiet_text(text: str, most: int) -> str:
    """Return text for an issue that names nobody and links no issue, cut at a line's end to at most `most` bytes."""
    quiet = text.replace("\0", "").replace("@", "@\u2060").replace("#", "#\u2060")
    quiet = "\n".join(_keep_heading(line) for line in quiet.split("\n"))
    data = quiet.encode()
    if len(data) <= most:
        return quiet
    end = data.rfind(b"\n", 0, most - 40)
    return data[: max(end, 0)].decode("utf-8", "ignore") + "\n\n… (cut here: it is too long)\n"


def _keep_heading(line: str) -> str:
    """Remove the word joiners from the signs of a Markdown heading; they serve only before numbers."""
    marks = len(line) - len(line.lstrip("#\u2060"))
    signs = line[:marks].replace("\u2060", "")
    return f"{signs}{line[marks:]}" if line[marks : marks + 1] == " " else line


def name_run() -> str:
    """Return a line that links to the run that found it."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    run = f"{server}/{os.environ['GITHUB_REPOSITORY']}/actions/runs/{os.environ.get('GITHUB_RUN_ID', '')}"
    return (
        f"[The run that found this]({run}). This issue is brought up to date each night, and closed when all is well."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
