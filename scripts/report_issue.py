"""Keep one issue that says what the nightly checks found: open it, bring it up to date, close it when all is well."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from github_api import call, call_all, quiet_text

TITLE = "Nightly checks found something"
BOT = "github-actions[bot]"
TEXT_MOST = 60_000


def main(words: list[str]) -> int:
    """Report the files of a folder, one section each; an empty file is a check that found nothing."""
    if len(words) != 1:
        print("usage: report_issue.py FOLDER", file=sys.stderr)
        return 2
    sections = collect_sections(sorted(Path(words[0]).glob("*.md")))
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


def name_run() -> str:
    """Return a line that links to the run that found it."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    run = f"{server}/{os.environ['GITHUB_REPOSITORY']}/actions/runs/{os.environ.get('GITHUB_RUN_ID', '')}"
    return (
        f"[The run that found this]({run}). This issue is brought up to date each night, and closed when all is well."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
