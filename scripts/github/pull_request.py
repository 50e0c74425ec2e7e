"""Finds the pull request of a finished check, and keeps one comment on it up to date."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from github_api import call, call_all

MARK = "<!-- argmap diff -->"
TEXT_MOST = 60_000  # GitHub takes comments of 65,536 characters
FILE_MOST = 1_000_000
BLOCKS = (("<details>", "</details>"), ("\n```mermaid\n", "\n```\n"))
CUT = "\n… (cut here: it is too long)\n"


def main(words: list[str]) -> int:
    """Run `find` or `comment NUMBER FILE`."""
    if words == ["find"]:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        return find_pull_request(event["workflow_run"])
    if len(words) == 3 and words[0] == "comment" and words[1].isascii() and words[1].isdecimal():
        write_comment(int(words[1]), read_report(Path(words[2])))
        return 0
    print("usage: pull_request.py find | comment NUMBER FILE", file=sys.stderr)
    return 2


def find_pull_request(run: Mapping[str, Any]) -> int:
    """Print `number=…` and `base=…`, the branch it asks to enter, for the open pull request that the check ran on.

    Nothing is printed where there is none, or where its fork is gone. Both values come from GitHub's API by branch and
    commit: a run for a fork names no pull request, and a file made by the run could name any.
    """
    if run["head_repository"] is None:
        print("The fork of this branch is gone: nothing to say.", file=sys.stderr)
        return 0
    owner, branch, commit = run["head_repository"]["owner"]["login"], run["head_branch"], run["head_sha"]
    asked = call("GET", f"/pulls?state=open&head={quote(f'{owner}:{branch}', safe='')}")
    found = [one for one in asked if one["head"]["sha"] == commit]
    if len(found) != 1:
        print(f"{len(found)} open pull requests have this branch at this commit: nothing to say.", file=sys.stderr)
        return 0
    print(f"number={int(found[0]['number'])}\nbase={found[0]['base']['ref']}")
    return 0


def read_report(path: Path) -> str:
    """Return the report's text, whatever its bytes, up to a size."""
    with path.open("rb") as file:
        return file.read(FILE_MOST).decode("utf-8", "replace")


def write_comment(number: int, report: str) -> None:
    """Write the comment, or put the new text into the one that is there.

    The report is Markdown in which `argmap diff` has escaped every word of the proposal; nothing is escaped twice.
    """
    text = f"{MARK}\n{cut_report(report, TEXT_MOST)}"
    mine = [one for one in call_all(f"/issues/{number}/comments") if is_ours(one)]
    if mine:
        call("PATCH", f"/issues/comments/{int(mine[0]['id'])}", {"body": text})
    else:
        call("POST", f"/issues/{number}/comments", {"body": text})


def cut_report(report: str, most: int) -> str:
    """Return as many of the report's lines as fit in `most` characters; a picture that does not fit is left out."""
    if len(report) <= most:
        return report
    kept = report[: report.rfind("\n", 0, most - len(CUT)) + 1]
    for opening, closing in BLOCKS:
        before, opened, block = kept.rpartition(opening)
        if opened and closing not in block:
            kept = before
    return f"{kept}{CUT}"


def is_ours(comment: Mapping[str, Any]) -> bool:
    """Return whether a workflow wrote this comment, not a person who copied its mark."""
    return bool(comment["body"].startswith(MARK) and comment["user"]["login"] == "github-actions[bot]")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
