"""List the links of references, claims and pages that no longer lead anywhere."""

from __future__ import annotations

import re
import string
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPException, InvalidURL
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import environment

WORKERS = 8
SECONDS = 30
TRIES = 2
DEAD = 3  # the exit code; Python's own for an error that nothing catches is 1
AGENT = "Mozilla/5.0 (compatible; argmap nightly check)"
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_IN_BODY = re.compile(r"\]\((https?://(?:[^()\s]|\([^()\s]*\))+)\)")


def main() -> int:
    """Print a Markdown list of dead links, and how many were asked; the exit code is DEAD where there are any."""
    environment.enter()
    places = list_addresses(environment.ROOT / "docs")
    dead = find_dead(places)
    if dead:
        print(render_dead(dead, places))
    print(f"{len(places)} addresses asked, {len(dead)} dead", file=sys.stderr)
    return DEAD if dead else 0


def list_addresses(docs: Path) -> Mapping[str, list[str]]:
    """Return each web address, without its fragment, with the files that name it."""
    from argmap.reader import read_docs  # noqa: PLC0415  argmap can be imported only inside the environment

    reading = read_docs(docs)
    places: dict[str, list[str]] = defaultdict(list)
    for reference in reading.bibliography.references.values() if reading.bibliography else ():
        places[reference.url.partition("#")[0]].append(f"references.bib ({reference.id})")
    for claim in reading.claims:
        named = [one for one in claim.fields.references if "://" in one] + _IN_BODY.findall(claim.body)
        for address in named:
            places[address.partition("#")[0]].append(f"claims/{claim.id}.md")
    for page in sorted(docs.glob("*.md")):
        for address in _IN_BODY.findall(page.read_text("utf-8")):
            places[address.partition("#")[0]].append(page.name)
    places.pop("", None)
    return dict(sorted(places.items()))


def find_dead(addresses: Iterable[str]) -> dict[str, str]:
    """Return the addresses that are gone, each with why; what only refuses robots, or is slow, is not gone."""
    asked = list(addresses)
    with ThreadPoolExecutor(WORKERS) as pool:
        answers = pool.map(explain_death, asked)
    return {address: why for address, why in zip(asked, answers, strict=True) if why}


def explain_death(address: str) -> str:
    """Return why an address is dead, or nothing where it lives or cannot be judged."""
    why = ""
    for _ in range(TRIES):
        why = _ask(address)
        if not why:
            return ""
    return why


def _ask(address: str) -> str:
    try:
        request = urllib.request.Request(encode_address(address), headers={"User-Agent": AGENT})  # noqa: S310  addresses are checked to be http(s)
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310  addresses are checked to be http(s)
            return ""
    except urllib.error.HTTPError as error:
        return f"the server answers {error.code}" if error.code in GONE else ""
    except urllib.error.URLError as error:
        return "" if isinstance(error.reason, TimeoutError) else f"no connection: {error.reason}"
    except OSError:  # the connection broke, or was too slow, while the server answered
        return ""
    except (ValueError, InvalidURL):
        return "not an address"
    except HTTPException:
        return "the server's answer is not HTTP"


def encode_address(address: str) -> str:
    """Return an address in ASCII, as a browser asks for it: the host by IDNA, the rest percent-encoded as UTF-8.

    Raises:
        ValueError: where it is not an address.
    """
    parts = urlsplit(address)
    host, colon, port = parts.netloc.partition(":")
    ascii_host = host.encode("idna").decode("ascii")
    path, query = (quote(part, safe=string.punctuation) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, f"{ascii_host}{colon}{port}", path, query, ""))


def render_dead(dead: Mapping[str, str], places: Mapping[str, list[str]]) -> str:
    """Return the dead links as a Markdown section."""
    lines = [f"- `{address}`: {why}. In {', '.join(sorted(set(places[address])))}." for address, why in dead.items()]
    advice = "Look for the work's new address, or for a copy in a web archive, and put it in the file."
    return "\n".join(["## Dead links", "", advice, "", *lines])


if __name__ == "__main__":
    sys.exit(main())
