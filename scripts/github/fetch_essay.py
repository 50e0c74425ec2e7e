"""Fetches the essay and writes its text to a file outside the repository, for `argmap source check`."""

from __future__ import annotations

import sys
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # scripts/, where environment.py is

import environment
import faults

SILENT = {"script", "style", "noscript", "template", "svg", "head"}
BYTES_MOST = 20_000_000
SECONDS = 60
AGENT = "Mozilla/5.0 (compatible; argmap nightly check)"


def main(words: list[str]) -> int:
    """Write the essay's text to the file that is named."""
    environment.enter()
    if len(words) != 1 or Path(words[0]).resolve().is_relative_to(environment.ROOT):
        print("usage: fetch_essay.py FILE, with FILE outside the repository", file=sys.stderr)
        return 2
    from argmap.content.docs_folder import read_docs  # noqa: PLC0415  argmap can be imported only inside the environment

    essay = read_docs(environment.ROOT / "docs").essay
    if essay is None:
        print("docs/essay.yaml cannot be read: argmap check says why", file=sys.stderr)
        return 1
    Path(words[0]).write_text(strip_tags(fetch(essay.url)), "utf-8")
    return 0


def fetch(address: str) -> str:
    """Return a page of the web as text."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310  checked to be https
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  checked to be https
        data: bytes = answer.read(BYTES_MOST)
    return data.decode("utf-8", "replace")


def strip_tags(html: str) -> str:
    """Return the words of a page, without markup, scripts and styles.

    >>> strip_tags("<p>One <b>two</b></p><script>x()</script><p>three")
    'One two three'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in SILENT
        self.parts.append("" if tag in {"b", "i", "em", "strong", "a", "span"} else " ")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in SILENT))

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


if __name__ == "__main__":
    faults.run(lambda: main(sys.argv[1:]))
