"""The client of GitHub's API for this repository, for use inside a workflow; no other module calls the API."""

from __future__ import annotations

import json
import os
import urllib.request
from typing import Any

_SECONDS = 30


def call(method: str, path: str, data: object = None) -> Any:  # noqa: ANN401  JSON of any shape
    """Return the answer to one request; `path` begins after the repository's address.

    Raises:
        urllib.error.HTTPError: where GitHub refuses.
        KeyError: outside a workflow, where GITHUB_REPOSITORY or GH_TOKEN is not set.
    """
    server = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = urllib.request.Request(  # noqa: S310  the address is GitHub's own
        f"{server}/repos/{os.environ['GITHUB_REPOSITORY']}{path}",
        method=method,
        data=None if data is None else json.dumps(data).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GH_TOKEN']}",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310  the address is GitHub's own
        text = answer.read()
    return json.loads(text) if text else None


def call_all(path: str) -> list[Any]:
    """Return every item of a list that GitHub gives in pages of a hundred."""
    sign = "&" if "?" in path else "?"
    found: list[Any] = []
    page = 1
    while True:
        items = call("GET", f"{path}{sign}per_page=100&page={page}")
        found += items
        if len(items) < 100:
            return found
        page += 1
