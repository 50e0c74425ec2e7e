"""Lists the dead links of references, claims and pages."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # scripts/, where environment.py is

import environment
import faults
from findings import FOUND

ASK = Path(__file__).with_name("ask_link.py")
WORKERS = 8
SECONDS = 60.0  # for one address, from looking up its host to the last of its headers, all tries and redirects
SECONDS_ALL = 600.0  # for all addresses
UNASKED = "not asked"
_IN_BODY = re.compile(r"\]\((https?://(?:[^()\s]|\([^()\s]*\))+)\)")


def main() -> int:
    """Print a Markdown list of dead links, and how many were asked; the exit code is FOUND where there are any."""
    environment.enter()
    places = list_addresses(environment.ROOT / "docs")
    dead = find_dead(places)
    if dead:
        print(render_dead(dead, places))
    unasked = sum(why == UNASKED for why in dead.values())
    print(f"{len(places) - unasked} of {len(places)} addresses asked, {len(dead) - unasked} dead", file=sys.stderr)
    return FOUND if dead else 0


def list_addresses(docs: Path) -> Mapping[str, list[str]]:
    """Return each web address, without its fragment, with the files that name it."""
    from argmap.content.docs_folder import read_docs  # noqa: PLC0415  argmap can be imported only inside the environment

    reading = read_docs(docs)
    places: dict[str, list[str]] = defaultdict(list)
    for reference in reading.bibliography.references.values() if reading.bibliography else ():
        places[reference.url.partition("#")[0]].append(f"references.bib ({reference.id})")
    for claim in reading.claims:
        named = [one for one in claim.fields.references if "://" in one] + _IN_BODY.findall(claim.body)
        if claim.fields.settled_by and claim.fields.settled_by.where:
            named.append(claim.fields.settled_by.where)
        for address in named:
            places[address.partition("#")[0]].append(f"claims/{claim.id}.md")
    for page in sorted(docs.glob("*.md")):
        for address in _IN_BODY.findall(page.read_text("utf-8")):
            places[address.partition("#")[0]].append(page.name)
    places.pop("", None)
    return dict(sorted(places.items()))


def find_dead(addresses: Iterable[str]) -> dict[str, str]:
    """Return the addresses that are gone, each with why; one that only refuses robots, or is slow, is not gone.

    Addresses for which the time ran out are included, as UNASKED.
    """
    asked = list(addresses)
    end = time.monotonic() + SECONDS_ALL
    with ThreadPoolExecutor(WORKERS) as pool:
        answers = pool.map(lambda address: explain_death(address, end), asked)
    return {address: why for address, why in zip(asked, answers, strict=True) if why}


def explain_death(address: str, end: float) -> str:
    """Return why an address is dead; empty where it works or is slow; UNASKED where `end` comes first.

    `end` is a time of the monotonic clock, in seconds.
    """
    left = end - time.monotonic()
    if left <= 0:
        return UNASKED
    command = [sys.executable, "-I", "-S", str(ASK), address]  # starts faster without site-packages
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=min(left, SECONDS))
    except subprocess.TimeoutExpired:
        return UNASKED if left < SECONDS else ""
    return done.stdout.strip() if done.returncode == 0 else f"asking broke off: {done.stderr.strip()[-200:]}"


def render_dead(dead: Mapping[str, str], places: Mapping[str, list[str]]) -> str:
    """Return the dead links as a Markdown section, and how many were not asked as another."""
    known = {address: why for address, why in dead.items() if why != UNASKED}
    lines = [f"- `{address}`: {why}. In {', '.join(sorted(set(places[address])))}." for address, why in known.items()]
    advice = "Look for the work's new address, or for a copy in a web archive, and put it in the file."
    sections = ["\n".join(["## Dead links", "", advice, "", *lines])] if lines else []
    if unasked := len(dead) - len(known):
        said = (
            f"{unasked} of {len(places)} addresses were not asked: {SECONDS_ALL / 60:.0f} minutes had passed by then."
        )
        sections.append(f"## Links that were not checked\n\n{said}")
    return "\n\n".join(sections)


if __name__ == "__main__":
    faults.run(main)
